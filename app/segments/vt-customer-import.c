/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping what a file says of customers. */

#include "vt-customer-file-private.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As long as the value of a condition can be. */
#define MAX_VALUE_BYTES VT_ID_MAX_BYTES

typedef struct
{
  const VtCustomerFile *file;   /* (unowned) */
  VtImportReport       *report; /* (unowned) */
  VtRowReader          *reader; /* (owned) */
  GHashTable           *seen;   /* (owned): customers met in the file */
  GHashTable           *known;  /* (owned): key → what was known, as JSON */
  VtStatement           insert;
  VtStatement           update;
  guint64               n_empty; /* cells */
} CustomerImport;

static void
customer_import_clear (CustomerImport *import)
{
  vt_statement_clear (&import->insert);
  vt_statement_clear (&import->update);
  g_clear_pointer (&import->reader, vt_row_reader_free);
  g_clear_pointer (&import->seen, g_hash_table_unref);
  g_clear_pointer (&import->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CustomerImport, customer_import_clear)

/* ---- one customer ---- */

/* (nullable): the row's values over what was known, in canonical form; %NULL with the problem if
 * one cannot be kept. */
static char *
merge (CustomerImport *import, const VtCsvRecord *record, const char *known, VtRowProblem *problem)
{
  g_autoptr (JsonNode) root = known != NULL ? json_from_string (known, NULL) : NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_clear_pointer (&root, json_node_unref);
      root = json_node_init_object (json_node_alloc (), json_object_new ());
      json_object_unref (json_node_get_object (root));
    }
  object = json_node_get_object (root);
  for (guint i = 0; i < import->file->columns->len; i++)
    {
      const VtCustomerFileColumn *column = import->file->columns->pdata[i];
      const char *value = column->is_taken ? vt_customer_row_get (record, column->column) : "";

      if (strlen (value) > MAX_VALUE_BYTES)
        {
          *problem = (VtRowProblem){(int) column->column, _ ("the text is longer than 256 bytes"),
                                    _ ("leave the column out, or shorten it")};
          return NULL;
        }
      import->n_empty += column->is_taken && *value == '\0';
      if (*value != '\0')
        json_object_set_string_member (object, column->name, value);
    }
  return vt_document_to_text (root, NULL);
}

static gboolean
keep_customer (CustomerImport    *import,
               const VtCsvRecord *record,
               const char        *key,
               VtRowProblem      *problem,
               VtRowFate         *ret_fate,
               GError           **error)
{
  const char      *known = g_hash_table_lookup (import->known, key);
  g_autofree char *merged = merge (import, record, known, problem);
  VtStatement     *statement = known != NULL ? &import->update : &import->insert;

  if (merged == NULL)
    {
      *ret_fate = VT_ROW_REJECTED;
      return TRUE;
    }
  *ret_fate = known == NULL ? VT_ROW_ADDED : VT_ROW_UPDATED;
  if (known != NULL && strcmp (known, merged) == 0)
    {
      *ret_fate = VT_ROW_UNCHANGED;
      return TRUE;
    }
  vt_statement_bind_text (statement, 1, key);
  vt_statement_bind_text (statement, 2, merged);
  return vt_statement_run (statement, error);
}

static gboolean
take_row (CustomerImport *import, const VtCsvRecord *record, GError **error)
{
  const VtImportPlan *plan = import->file->plan;
  VtRowProblem        problem = {-1, "", ""};
  const char         *key = NULL;
  VtRowFate           fate =
      vt_customer_row_judge (import->reader, plan, record, import->seen, &key, &problem);

  if (fate == VT_ROW_UNCHANGED)
    {
      fate = VT_ROW_REJECTED;
      problem = (VtRowProblem){plan->mapping.column[VT_FIELD_CUSTOMER],
                               _ ("a row before is about this customer"),
                               _ ("keep one row for each customer")};
    }
  if (fate == VT_ROW_ADDED && !keep_customer (import, record, key, &problem, &fate, error))
    return FALSE;
  if (fate == VT_ROW_REJECTED)
    vt_row_reader_reject (plan, record, &problem, import->report);
  else
    vt_import_report_count_rows (import->report, fate, 1);
  return TRUE;
}

/* ---- the edit ---- */

static gboolean
load_known (CustomerImport *import, VtDatabase *database, VtJob *job, GError **error)
{
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&row, database, "SELECT key, attributes FROM customer", error))
    return FALSE;
  for (;;)
    {
      if (!vt_statement_step (&row, &has_row, error) || !vt_job_check (job, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_hash_table_insert (import->known, g_strdup (vt_statement_get_text (&row, 0)),
                           g_strdup (vt_statement_get_text (&row, 1)));
    }
}

static char *
list_columns (const VtCustomerFile *file, gboolean taken)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < file->columns->len; i++)
    {
      const VtCustomerFileColumn *column = file->columns->pdata[i];

      if (column->is_taken != taken)
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", column->name);
      if (!taken && column->why_not != NULL)
        g_string_append_printf (list, " (%s)", column->why_not);
    }
  return g_string_free (list, FALSE);
}

static guint
count_columns (const VtCustomerFile *file, gboolean taken)
{
  guint n = 0;

  for (guint i = 0; i < file->columns->len; i++)
    n += ((const VtCustomerFileColumn *) file->columns->pdata[i])->is_taken == taken;
  return n;
}

static void
report_customers (const CustomerImport *import)
{
  VtImportReport  *report = import->report;
  g_autofree char *taken = list_columns (import->file, TRUE);
  g_autofree char *left = list_columns (import->file, FALSE);
  g_autofree char *taken_text = g_strdup_printf (_ ("columns taken: %s"), taken);
  g_autofree char *left_text = g_strdup_printf (_ ("columns left out: %s"), left);

  vt_import_report_add_section (report, "customers", _ ("Customers"));
  vt_import_report_add_fact (report, "customers-matched",
                             report->n_rows_by_fate[VT_ROW_UPDATED] +
                                 report->n_rows_by_fate[VT_ROW_UNCHANGED],
                             _ ("customers that were there already"));
  vt_import_report_add_fact (report, "customers-unknown", report->n_rows_by_fate[VT_ROW_ADDED],
                             _ ("customers that nobody knew: kept without orders, so that their "
                                "orders may come later"));
  vt_import_report_add_fact (report, "values-empty", import->n_empty,
                             _ ("cells that say nothing: what was known stays"));
  vt_import_report_add_section (report, "reading", _ ("Reading"));
  vt_import_report_add_fact (report, "columns-taken", count_columns (import->file, TRUE),
                             taken_text);
  vt_import_report_add_fact (report, "columns-unused", count_columns (import->file, FALSE),
                             left_text);
}

static gboolean
prepare (CustomerImport *import, VtDatabase *database, VtJob *job, GError **error)
{
  return load_known (import, database, job, error) &&
         vt_statement_prepare (&import->insert, database,
                               "INSERT INTO customer (key, attributes) VALUES (?1, ?2)", error) &&
         vt_statement_prepare (&import->update, database,
                               "UPDATE customer SET attributes = ?2 WHERE key = ?1", error);
}

static gboolean
store (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  CustomerImport *import = data;

  if (!prepare (import, database, job, error))
    return FALSE;
  for (;;)
    {
      const VtCsvRecord *record;
      gboolean           has_record;

      if (!vt_row_reader_next (import->reader, &record, &has_record, error))
        return FALSE;
      if (!has_record)
        break;
      if (!take_row (import, record, error))
        return FALSE;
    }
  report_customers (import);
  vt_statement_clear (&import->insert);
  vt_statement_clear (&import->update);
  return TRUE;
}

gboolean
vt_customer_file_import (VtCustomerFile  *file,
                         VtWorkspace     *workspace,
                         VtJob           *job,
                         VtImportReport **ret_report,
                         GError         **error)
{
  g_autoptr (VtImportReport) report = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_auto (CustomerImport) import = {file};

  g_return_val_if_fail (file != NULL && VT_IS_WORKSPACE (workspace) && ret_report != NULL, FALSE);

  if (count_columns (file, TRUE) == 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("No column besides the customer is taken; a list of customers belongs in a "
                      "segment"));
      return FALSE;
    }
  name = g_filename_display_basename (file->plan->path);
  label = g_strdup_printf (_ ("Import “%s”"), name);
  report = vt_import_report_new ("customers", name);
  import.report = report;
  import.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  import.reader = vt_row_reader_open (file->plan, job, error);
  if (import.reader == NULL ||
      !vt_workspace_edit (workspace, label, "offers/segments/", store, &import, job, error))
    return FALSE;
  *ret_report = g_steal_pointer (&report);
  return TRUE;
}
