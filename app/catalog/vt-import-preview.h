/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as they would be stored. */

#pragma once

#include "vt-import.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type VtImportRow): read by the reader that imports */
GPtrArray *vt_import_preview (const VtImportPlan *plan, GError **error);

G_END_DECLS
