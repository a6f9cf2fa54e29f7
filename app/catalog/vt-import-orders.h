/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of order lines; called by vt_import_run(). */

#pragma once

#include "vt-import.h"

G_BEGIN_DECLS

gboolean vt_import_orders (VtWorkspace        *workspace,
                           const VtImportPlan *plan,
                           VtImportReport     *report,
                           VtJob              *job,
                           GError            **error);

/* What an import's row in the workspace says beside its report. */
typedef struct
{
  guint32 n_orders;
  guint32 n_lines;
  gint64  first_us;
  gint64  last_us;
} VtBatchFigures;

/* The number that an import gets: never one that an undone import has, since its chunks are still
 * there. */
gboolean vt_import_next_batch_id (VtDatabase *database, gint64 *ret_id, GError **error);

/* Writes the import's row, with the report as it is. */
gboolean vt_import_write_batch (VtDatabase           *database,
                                VtImportReport       *report,
                                const VtBatchFigures *figures,
                                GError              **error);

G_END_DECLS
