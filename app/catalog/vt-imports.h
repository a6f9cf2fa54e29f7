/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports that stand, and taking one of them out again. */

#pragma once

#include "vt-workspace.h"

G_BEGIN_DECLS

/**
 * VtImportBatch:
 * @kind: "catalogue" or "orders"
 * @imported_us: when, in microseconds UTC
 * @first_us: time of its first order; 0 without orders
 * @last_us: of its last
 * @n_rejected: rows that could not be stored
 * @report_json: see vt_import_report_from_json()
 */
typedef struct
{
  gint64  id;
  char   *kind;
  char   *file_name;
  gint64  imported_us;
  gint64  n_orders;
  gint64  n_lines;
  gint64  first_us;
  gint64  last_us;
  guint64 n_rejected;
  char   *report_json;
} VtImportBatch;

/* Returns: (transfer full) (element-type VtImportBatch): the latest first; %NULL on error */
GPtrArray *vt_imports_load (VtDatabase *database, VtJob *job, GError **error);

/**
 * vt_import_remove:
 *
 * Takes an import out, in any order, as one edit. Its orders go. Its products go where no other
 * import's orders have them and nobody changed them since: a product belongs to the import that
 * made it until an edit by hand (which sets origin to 'hand') or another import changes it. What a
 * catalogue changed in products that were there before stays.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND if there is no such import
 */
gboolean vt_import_remove (VtWorkspace *workspace, gint64 batch_id, VtJob *job, GError **error);

G_END_DECLS
