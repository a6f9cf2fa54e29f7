/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in words. Internal to this folder. */

#pragma once

#include "vt-catalog.h"

G_BEGIN_DECLS

/* "24 November 2025", as the calendar on the shop's wall has it. */
char *vt_instant_tell (gint64 us, VtCatalog *catalog);

G_END_DECLS
