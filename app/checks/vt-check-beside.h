/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What offers have in common, found once for all of them. Internal to this folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/* @offers has to outlive it; paused ones are not looked at. */
VtBeside *vt_beside_new (GPtrArray *offers, VtCatalog *catalog);
void      vt_beside_free (VtBeside *self);

G_END_DECLS
