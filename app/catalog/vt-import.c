/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running an import: what catalogues and orders have in common. */

#include "vt-import.h"

#include "vt-import-catalogue.h"
#include "vt-import-orders.h"

#include <glib/gi18n-lib.h>

gboolean
vt_import_next_batch_id (VtDatabase *database, gint64 *ret_id, GError **error)
{
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&row, database,
                             "SELECT 1 + max ((SELECT ifnull (max (id), 0) FROM import_batch), "
                             "(SELECT ifnull (max (batch_id), 0) FROM chunk_order))",
                             error) ||
      !vt_statement_step (&row, &has_row, error))
    return FALSE;

  *ret_id = vt_statement_get_int64 (&row, 0);
  return TRUE;
}

gboolean
vt_import_write_batch (VtDatabase           *database,
                       VtImportReport       *report,
                       const VtBatchFigures *figures,
                       GError              **error)
{
  g_autofree char *json = vt_import_report_to_json (report);
  g_auto (VtStatement) insert = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (
          &insert, database,
          "INSERT INTO import_batch (id, kind, file_name, imported_us, n_orders, "
          "n_lines, first_us, last_us, report) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
          error))
    return FALSE;

  vt_statement_bind_int64 (&insert, 1, report->batch_id);
  vt_statement_bind_text (&insert, 2, report->kind);
  vt_statement_bind_text (&insert, 3, report->file_name);
  vt_statement_bind_int64 (&insert, 4, g_get_real_time ());
  vt_statement_bind_int64 (&insert, 5, figures->n_orders);
  vt_statement_bind_int64 (&insert, 6, figures->n_lines);
  if (figures->n_orders > 0)
    {
      vt_statement_bind_int64 (&insert, 7, figures->first_us);
      vt_statement_bind_int64 (&insert, 8, figures->last_us);
    }
  else
    {
      vt_statement_bind_null (&insert, 7);
      vt_statement_bind_null (&insert, 8);
    }
  vt_statement_bind_text (&insert, 9, json);
  return vt_statement_run (&insert, error);
}

gboolean
vt_import_run (VtWorkspace     *workspace,
               VtImportPlan    *plan,
               VtJob           *job,
               VtImportReport **ret_report,
               GError         **error)
{
  g_autoptr (VtImportReport) report = NULL;
  g_autofree char  *file_name = NULL;
  const VtCurrency *currency;
  gboolean          orders, stored;

  g_return_val_if_fail (VT_IS_WORKSPACE (workspace) && plan != NULL && ret_report != NULL, FALSE);
  g_return_val_if_fail (plan->mapping.kind != VT_IMPORT_CUSTOMERS, FALSE);

  currency = vt_workspace_get_currency (workspace);
  if (!g_str_equal (currency->code, plan->currency.code))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("The file was looked at for %s, but the workspace is in %s"),
                   plan->currency.code, currency->code);
      return FALSE;
    }

  orders = plan->mapping.kind == VT_IMPORT_ORDERS;
  file_name = g_filename_display_basename (plan->path);
  report = vt_import_report_new (orders ? "orders" : "catalogue", file_name);
  stored = orders ? vt_import_orders (workspace, plan, report, job, error)
                  : vt_import_catalogue (workspace, plan, report, job, error);
  if (!stored)
    return FALSE;

  *ret_report = g_steal_pointer (&report);
  return TRUE;
}
