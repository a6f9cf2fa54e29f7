/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a file about customers, and reading its rows. */

#include "vt-customer-file-private.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
column_free (gpointer data)
{
  VtCustomerFileColumn *column = data;

  g_free (column->name);
  g_free (column->sample);
  g_free (column);
}

void
vt_customer_file_free (VtCustomerFile *file)
{
  if (file == NULL)
    return;

  vt_import_plan_free (file->plan);
  g_ptr_array_unref (file->columns);
  g_free (file);
}

VtCustomerFileColumn *
vt_customer_file_find_column (VtCustomerFile *file, const char *name)
{
  g_return_val_if_fail (file != NULL && name != NULL, NULL);

  for (guint i = 0; i < file->columns->len; i++)
    if (strcmp (((const VtCustomerFileColumn *) file->columns->pdata[i])->name, name) == 0)
      return file->columns->pdata[i];
  return NULL;
}

/* ---- rows ---- */

const char *
vt_customer_row_get (const VtCsvRecord *record, guint column)
{
  VtMapping mapping = {.column = {[VT_FIELD_NONE] = (int) column}};
  gsize     length;

  return vt_row_get (record, &mapping, VT_FIELD_NONE, &length);
}

VtRowFate
vt_customer_row_judge (VtRowReader        *reader,
                       const VtImportPlan *plan,
                       const VtCsvRecord  *record,
                       GHashTable         *seen,
                       const char        **ret_key,
                       VtRowProblem       *ret_problem)
{
  int       column = plan->mapping.column[VT_FIELD_CUSTOMER];
  VtRowFate fate = vt_row_reader_judge (reader, record, ret_problem);
  gsize     length;

  if (fate != VT_ROW_ADDED)
    return fate;
  *ret_key = vt_row_get (record, &plan->mapping, VT_FIELD_CUSTOMER, &length);
  if (length == 0)
    {
      *ret_problem = (VtRowProblem){column, _ ("there is no customer"),
                                    _ ("name the customer as the orders do")};
      return VT_ROW_REJECTED;
    }
  if (length > VT_CUSTOMER_KEY_MAX_BYTES)
    {
      *ret_problem = (VtRowProblem){column, _ ("the customer’s name is longer than 255 bytes"),
                                    _ ("name the customer as the orders do")};
      return VT_ROW_REJECTED;
    }
  return g_hash_table_add (seen, g_strdup (*ret_key)) ? VT_ROW_ADDED : VT_ROW_UNCHANGED;
}

/* ---- columns ---- */

/* What is seen of the columns while the file is read. */
typedef struct
{
  VtCustomerFile *file;   /* (unowned) */
  GPtrArray      *values; /* (owned) (element-type GHashTable): of each column */
  GArray         *mails;  /* (owned) (element-type gboolean): whether a value is an address */
} Look;

static void
look_clear (Look *look)
{
  g_ptr_array_unref (look->values);
  g_array_unref (look->mails);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static void
make_columns (VtCustomerFile *file)
{
  const VtImportPlan *plan = file->plan;

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const VtImportColumn *from = plan->columns->pdata[i];
      VtCustomerFileColumn *column;

      if (from->field == VT_FIELD_CUSTOMER)
        continue;
      column = g_new0 (VtCustomerFileColumn, 1);
      column->column = i;
      column->name = g_strdup (from->name);
      column->sample = g_strdup (from->sample);
      g_ptr_array_add (file->columns, column);
    }
}

static void
look_at_row (Look *look, const VtCsvRecord *record)
{
  look->file->n_rows++;
  for (guint i = 0; i < look->file->columns->len; i++)
    {
      VtCustomerFileColumn *column = look->file->columns->pdata[i];
      GHashTable           *values = look->values->pdata[i];
      const char           *value = vt_customer_row_get (record, column->column);

      if (*value == '\0')
        continue;
      column->n_known++;
      if (strchr (value, '@') != NULL)
        g_array_index (look->mails, gboolean, i) = TRUE;
      if (g_hash_table_size (values) <= VT_CUSTOMER_FILE_MAX_VALUES &&
          !g_hash_table_contains (values, value))
        g_hash_table_add (values, g_strdup (value));
    }
}

static gboolean
look_at_rows (Look *look, VtJob *job, GError **error)
{
  g_autoptr (VtRowReader) reader = vt_row_reader_open (look->file->plan, job, error);

  if (reader == NULL)
    return FALSE;
  for (;;)
    {
      const VtCsvRecord *record;
      VtRowProblem       problem;
      gboolean           has_record;

      if (!vt_row_reader_next (reader, &record, &has_record, error))
        return FALSE;
      if (!has_record)
        return TRUE;
      if (vt_row_reader_judge (reader, record, &problem) == VT_ROW_ADDED)
        look_at_row (look, record);
    }
}

static void
choose_columns (Look *look)
{
  guint n_taken = 0;

  for (guint i = 0; i < look->file->columns->len; i++)
    {
      VtCustomerFileColumn *column = look->file->columns->pdata[i];

      column->n_values = g_hash_table_size (look->values->pdata[i]);
      if (column->n_known == 0)
        column->why_not = _ ("it is empty");
      else if (strlen (column->name) > VT_ID_MAX_BYTES)
        column->why_not = _ ("its name is too long");
      else if (g_array_index (look->mails, gboolean, i))
        column->why_not = _ ("it has e-mail addresses");
      else if (column->n_values > VT_CUSTOMER_FILE_MAX_VALUES)
        column->why_not = _ ("it has more than 100 different values");
      else if (n_taken == VT_CUSTOMER_FILE_MAX_COLUMNS)
        column->why_not = _ ("there are 64 columns before it");
      column->is_taken = column->why_not == NULL;
      n_taken += column->is_taken;
    }
}

VtCustomerFile *
vt_customer_file_inspect (const char            *path,
                          const VtCurrency      *currency,
                          const VtImportOptions *options,
                          VtJob                 *job,
                          GError               **error)
{
  VtImportOptions own = options != NULL ? *options : (VtImportOptions){VT_IMPORT_AUTO};
  g_autoptr (VtCustomerFile) file = g_new0 (VtCustomerFile, 1);
  g_auto (Look) look = {0};
  gboolean looks_like_mail = FALSE;

  g_return_val_if_fail (path != NULL && currency != NULL, NULL);

  own.kind = VT_IMPORT_CUSTOMERS;
  file->columns = g_ptr_array_new_with_free_func (column_free);
  look.file = file;
  look.values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  look.mails = g_array_new (FALSE, FALSE, sizeof (gboolean));
  file->plan = vt_import_inspect (path, currency, &own, job, error);
  if (file->plan == NULL)
    return NULL;
  make_columns (file);
  for (guint i = 0; i < file->columns->len; i++)
    {
      g_ptr_array_add (look.values, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
      g_array_append_val (look.mails, looks_like_mail);
    }
  if (!look_at_rows (&look, job, error))
    return NULL;
  choose_columns (&look);
  return g_steal_pointer (&file);
}
