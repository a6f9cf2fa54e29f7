/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of exports in the workspace. Internal to this folder. */

#pragma once

#include "vt-export.h"

G_BEGIN_DECLS

gboolean vt_export_log_add (VtDatabase       *database,
                            const char       *path,
                            const VtPackInfo *info,
                            GBytes           *pack,
                            gint64           *ret_id,
                            GError          **error);
gboolean vt_export_log_remove (VtDatabase *database, gint64 id, GError **error);

G_END_DECLS
