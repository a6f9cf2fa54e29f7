/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of customers from files. */

#include "vt-customer-file-private.h"
#include "vt-segment-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  VtImportPlan   *plan;   /* (owned) */
  VtImportReport *report; /* (owned) */
  GHashTable     *seen;   /* (owned) */
  GPtrArray      *keys;   /* (owned) (element-type utf8): in the order of the file */
  guint64         n_known;
} CustomerList;

static void
customer_list_clear (CustomerList *list)
{
  g_clear_pointer (&list->plan, vt_import_plan_free);
  g_clear_pointer (&list->report, vt_import_report_free);
  g_clear_pointer (&list->seen, g_hash_table_unref);
  g_clear_pointer (&list->keys, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CustomerList, customer_list_clear)

/* A file of one column is the list, with or without a header: one that is no name of such a column
 * is a customer. */
static VtImportPlan *
inspect (const char            *path,
         const VtCurrency      *currency,
         const VtImportOptions *options,
         VtJob                 *job,
         GError               **error)
{
  static const char *const first_column[] = {"customer=1", NULL};
  g_autoptr (GError) first_error = NULL;
  VtImportOptions own = options != NULL ? *options : (VtImportOptions){VT_IMPORT_AUTO};
  g_autoptr (VtImportPlan) plan = NULL;

  own.kind = VT_IMPORT_CUSTOMERS;
  plan = vt_import_inspect (path, currency, &own, job, &first_error);
  if (plan != NULL)
    return g_steal_pointer (&plan);
  if (own.columns == NULL && g_error_matches (first_error, VT_ERROR, VT_ERROR_BAD_INPUT))
    {
      own.columns = first_column;
      if (own.header == VT_HEADER_AUTO)
        own.header = VT_HEADER_ABSENT;
      plan = vt_import_inspect (path, currency, &own, job, NULL);
      if (plan != NULL && plan->columns->len == 1)
        return g_steal_pointer (&plan);
    }
  g_propagate_error (error, g_steal_pointer (&first_error));
  return NULL;
}

static gboolean
take_row (CustomerList *list, VtRowReader *reader, const VtCsvRecord *record, GError **error)
{
  VtRowProblem problem = {-1, "", ""};
  const char  *key = NULL;
  VtRowFate fate = vt_customer_row_judge (reader, list->plan, record, list->seen, &key, &problem);

  if (fate == VT_ROW_REJECTED)
    {
      vt_row_reader_reject (list->plan, record, &problem, list->report);
      return TRUE;
    }
  vt_import_report_count_rows (list->report, fate, 1);
  if (fate != VT_ROW_ADDED)
    return TRUE;
  if (list->keys->len == VT_SEGMENT_MAX_LISTED)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("The list has more than %d customers"),
                   VT_SEGMENT_MAX_LISTED);
      return FALSE;
    }
  g_ptr_array_add (list->keys, g_strdup (key));
  return TRUE;
}

static gboolean
read_rows (CustomerList *list, VtJob *job, GError **error)
{
  g_autoptr (VtRowReader) reader = vt_row_reader_open (list->plan, job, error);

  if (reader == NULL)
    return FALSE;
  for (;;)
    {
      const VtCsvRecord *record;
      gboolean           has_record;

      if (!vt_row_reader_next (reader, &record, &has_record, error))
        return FALSE;
      if (!has_record)
        return TRUE;
      if (!take_row (list, reader, record, error))
        return FALSE;
    }
}

/* A VtWorkspaceFunc. */
static gboolean
count_known (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  CustomerList *list = data;
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&row, database, "SELECT 1 FROM customer WHERE key = ?1", error))
    return FALSE;
  for (guint i = 0; i < list->keys->len; i++)
    {
      vt_statement_bind_text (&row, 1, list->keys->pdata[i]);
      if (!vt_statement_step (&row, &has_row, error))
        return FALSE;
      list->n_known += has_row;
      vt_statement_reset (&row);
    }
  return TRUE;
}

static void
report_list (CustomerList *list)
{
  VtImportReport *report = list->report;

  vt_import_report_add_section (report, "customers", _ ("Customers"));
  vt_import_report_add_fact (report, "customers-listed", list->keys->len,
                             _ ("different customers on the list"));
  vt_import_report_add_fact (report, "customers-matched", list->n_known,
                             _ ("of them the workspace knows"));
  vt_import_report_add_fact (report, "customers-unknown", list->keys->len - list->n_known,
                             _ ("of them nobody knows: kept on the list, in case they order"));
  vt_import_report_add_fact (report, "customers-repeated", report->n_rows_by_fate[VT_ROW_UNCHANGED],
                             _ ("rows that name a customer again"));
}

gboolean
vt_customer_list_read (const char            *path,
                       const VtCurrency      *currency,
                       const VtImportOptions *options,
                       VtWorkspace           *workspace,
                       VtJob                 *job,
                       GStrv                 *ret_keys,
                       VtImportReport       **ret_report,
                       GError               **error)
{
  g_auto (CustomerList) list = {0};
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && currency != NULL, FALSE);
  g_return_val_if_fail (ret_keys != NULL && ret_report != NULL, FALSE);

  list.plan = inspect (path, currency, options, job, error);
  if (list.plan == NULL)
    return FALSE;
  name = g_filename_display_basename (path);
  list.report = vt_import_report_new ("customers", name);
  list.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list.keys = g_ptr_array_new_with_free_func (g_free);
  if (!read_rows (&list, job, error) ||
      (workspace != NULL && !vt_workspace_read (workspace, count_known, &list, job, error)))
    return FALSE;
  report_list (&list);
  g_ptr_array_add (list.keys, NULL);
  *ret_keys = (GStrv) g_ptr_array_free (g_steal_pointer (&list.keys), FALSE);
  *ret_report = g_steal_pointer (&list.report);
  return TRUE;
}
