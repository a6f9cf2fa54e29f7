/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files about customers: looked at, imported with every row accounted for, taken back. */

#include "history.h"

#include "vt-customer-file.h"
#include "vt-imports.h"

#include <string.h>

static const char *const rows = "1,2020-01-01 10:00,ann,CAM,1,500.00\n"
                                "2,2020-01-02 10:00,bob,CAM,1,500.00\n"
                                "3,2020-01-03 10:00,17,CAM,1,500.00\n";

static char *
put (History *history, const char *text)
{
  char *path = shop_path (history->shop, "people.csv");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static VtCustomerFile *
inspect (History *history, const char *text, GError **error)
{
  g_autofree char *path = put (history, text);

  return vt_customer_file_inspect (path, &history->shop->currency, NULL, NULL, error);
}

/* With the columns that are taken without being asked for. */
static VtImportReport *
import (History *history, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCustomerFile) file = inspect (history, text, &error);
  VtImportReport *report = NULL;
  guint64         sum = 0;

  g_assert_no_error (error);
  vt_customer_file_import (file, history->shop->workspace, NULL, &report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < VT_N_ROW_FATES; i++)
    sum += report->n_rows_by_fate[i];
  g_assert_cmpuint (report->n_rows, ==, sum);
  history_reload (history, VT_DAY_NONE);
  return report;
}

/* All that is known: "ann{age=35} bob{}", by id. */
static char *
show (History *history)
{
  GString *text = g_string_new (NULL);

  for (guint32 i = 0; i < history->customers->n_customers; i++)
    {
      g_string_append_printf (text, "%s%s{", i > 0 ? " " : "",
                              vt_customers_get_key (history->customers, i));
      for (guint k = 0; k < history->customers->n_columns; k++)
        {
          const VtCustomerColumn *column = &history->customers->columns[k];

          if (column->code[i] != 0)
            g_string_append_printf (text, "%s=%s;", column->name,
                                    column->values[column->code[i] - 1]);
        }
      g_string_append_c (text, '}');
    }
  return g_string_free (text, FALSE);
}

static void
assert_shows (History *history, const char *expected)
{
  g_autofree char *text = show (history);

  g_assert_cmpstr (text, ==, expected);
}

/* ---- every row ---- */

typedef struct
{
  const char *name;
  const char *text;
  guint       fates[VT_N_ROW_FATES]; /* added, updated, unchanged, rejected, ignored */
  const char *shown;
  const char *rejection; /* NULL, or "row/column/reason" of the first */
} ImportRow;

static const ImportRow import_rows[] = {
    {"matched",
     "customer,age\nann,35\nbob,36\n",
     {0, 2, 0, 0, 0},
     "ann{age=35;} bob{age=36;} 17{}",
     NULL},
    {"number", "household_id,age\n17,35\n", {0, 1, 0, 0, 0}, "ann{} bob{} 17{age=35;}", NULL},
    {"unknown", "customer,age\neve,35\n", {1, 0, 0, 0, 0}, "ann{} bob{} 17{} eve{age=35;}", NULL},
    {"exact", "customer,age\nAnn,35\n", {1, 0, 0, 0, 0}, "ann{} bob{} 17{} Ann{age=35;}", NULL},
    {"empty-cell",
     "customer,age,sex\nann,,f\nbob,NA,m\n",
     {0, 2, 0, 0, 0},
     "ann{sex=f;} bob{sex=m;} 17{}",
     NULL},
    {"nothing-new",
     "customer,age\nann,\nbob,36\n",
     {0, 1, 1, 0, 0},
     "ann{} bob{age=36;} 17{}",
     NULL},
    {"no-customer",
     "customer,age\n,35\nbob,36\n",
     {0, 1, 0, 1, 0},
     "ann{} bob{age=36;} 17{}",
     "2/customer/there is no customer"},
    {"twice",
     "customer,age\nann,35\nann,36\n",
     {0, 1, 0, 1, 0},
     "ann{age=35;} bob{} 17{}",
     "3/customer/a row before is about this customer"},
    {"too-wide",
     "customer,age\nann,35,9\nbob,36\n",
     {0, 1, 0, 1, 0},
     "ann{} bob{age=36;} 17{}",
     "2//the row has more columns than the header"},
    {"blank", "customer,age\n\nann,35\n\n", {0, 1, 0, 0, 2}, "ann{age=35;} bob{} 17{}", NULL},
    {"quotes",
     "customer;age\n\"ann\";\"a \"\"b\"\" é\"\n",
     {0, 1, 0, 0, 0},
     "ann{age=a \"b\" é;} bob{} 17{}",
     NULL},
    {"formula", "customer,age\nann,=1+1\n", {0, 1, 0, 0, 0}, "ann{age==1+1;} bob{} 17{}", NULL},
};

static void
test_import (gconstpointer data)
{
  const ImportRow *row = data;
  g_autoptr (History) history = history_new (rows);
  g_autoptr (VtImportReport) report = import (history, row->text);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < VT_N_ROW_FATES; i++)
    g_assert_cmpuint (report->n_rows_by_fate[i], ==, row->fates[i]);
  assert_shows (history, row->shown);
  if (row->rejection != NULL)
    {
      const VtRejection *rejection = report->rejections->pdata[0];
      g_autofree char   *text = g_strdup_printf ("%u/%s/%s", (guint) rejection->row,
                                                 rejection->column, rejection->reason);

      g_assert_cmpstr (text, ==, row->rejection);
      g_assert_cmpstr (rejection->remedy, !=, "");
    }
  /* One step of undo takes all of it back. */
  vt_workspace_undo (history->shop->workspace, NULL, &error);
  g_assert_no_error (error);
  history_reload (history, VT_DAY_NONE);
  assert_shows (history, "ann{} bob{} 17{}");
}

static void
test_long_value (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autofree char *value = g_strnfill (257, 'x');
  g_autofree char *text = g_strdup_printf ("customer,age\nann,%s\nbob,%.256s\n", value, value);
  g_autoptr (VtImportReport) report = import (history, text);

  g_assert_cmpuint (report->n_rows_by_fate[VT_ROW_REJECTED], ==, 1);
  g_assert_cmpuint (report->n_rows_by_fate[VT_ROW_UPDATED], ==, 1);
  g_assert_cmpstr (((const VtRejection *) report->rejections->pdata[0])->column, ==, "age");
}

/* A second file adds to the first, and says what it says once more without a step. */
static void
test_again (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (VtImportReport) first = import (history, "customer,age,sex\nann,35,f\n");
  g_autoptr (VtImportReport) second = import (history, "customer,age,kids\nann,36,2\n");
  g_autoptr (VtImportReport) third = import (history, "customer,age,kids\nann,36,2\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->n_rows_by_fate[VT_ROW_UPDATED], ==, 1);
  g_assert_cmpuint (second->n_rows_by_fate[VT_ROW_UPDATED], ==, 1);
  g_assert_cmpuint (third->n_rows_by_fate[VT_ROW_UNCHANGED], ==, 1);
  assert_shows (history, "ann{age=36;kids=2;sex=f;} bob{} 17{}");
  vt_workspace_undo (history->shop->workspace, NULL, &error);
  history_reload (history, VT_DAY_NONE);
  assert_shows (history, "ann{age=35;sex=f;} bob{} 17{}");
}

/* ---- columns ---- */

/* (nullable): the words of a fact. */
static const char *
find_text (const VtImportReport *report, const char *id)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const VtReportSection *section = report->sections->pdata[i];

      for (guint k = 0; k < section->facts->len; k++)
        if (g_str_equal (((const VtReportFact *) section->facts->pdata[k])->id, id))
          return ((const VtReportFact *) section->facts->pdata[k])->text;
    }
  return NULL;
}

static void
test_columns (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GString) text = g_string_new ("id,age,mail,name,nothing\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCustomerFile) file = NULL;
  g_autoptr (VtImportReport) report = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (text, "%u,%u,%s,name %u,\n", i, i % 3, i == 7 ? "a@b.c" : "-", i);
  file = inspect (history, text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->n_rows, ==, 150);
  g_assert_cmpuint (file->columns->len, ==, 4);
  g_assert_true (vt_customer_file_find_column (file, "age")->is_taken);
  g_assert_cmpuint (vt_customer_file_find_column (file, "age")->n_values, ==, 3);
  g_assert_false (vt_customer_file_find_column (file, "mail")->is_taken);
  g_assert_false (vt_customer_file_find_column (file, "name")->is_taken);
  g_assert_cmpuint (vt_customer_file_find_column (file, "name")->n_values, ==, 101);
  g_assert_false (vt_customer_file_find_column (file, "nothing")->is_taken);
  g_assert_null (vt_customer_file_find_column (file, "id"));

  /* What is asked for is taken, whatever it is. */
  vt_customer_file_find_column (file, "name")->is_taken = TRUE;
  vt_customer_file_import (file, history->shop->workspace, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vt_import_report_get_count (report, "columns-taken"), ==, 2);
  g_assert_cmpstr (find_text (report, "columns-taken"), ==, "columns taken: age, name");
  g_assert_cmpstr (find_text (report, "columns-unused"), ==,
                   "columns left out: mail (it has e-mail addresses), nothing (it is empty)");
  g_assert_cmpuint (vt_import_report_get_count (report, "columns-unused"), ==, 2);
  g_assert_cmpuint (vt_import_report_get_count (report, "customers-matched"), ==, 1);
  g_assert_cmpuint (vt_import_report_get_count (report, "customers-unknown"), ==, 149);
  history_reload (history, VT_DAY_NONE);
  g_assert_nonnull (vt_customers_find_column (history->customers, "name"));
  g_assert_null (vt_customers_find_column (history->customers, "mail"));
}

static void
test_many_columns (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) values = g_string_new ("ann");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCustomerFile) file = NULL;

  for (guint i = 0; i < VT_CUSTOMER_FILE_MAX_COLUMNS + 2; i++)
    {
      g_string_append_printf (names, ",c%u", i);
      g_string_append (values, i == 3 ? "," : ",x");
    }
  text = g_strdup_printf ("%s\n%s\n", names->str, values->str);
  file = inspect (history, text, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < VT_CUSTOMER_FILE_MAX_COLUMNS + 2; i++)
    {
      const VtCustomerFileColumn *column = file->columns->pdata[i];

      /* One of them is empty. */
      g_assert_cmpint (column->is_taken, ==, i != 3 && i <= VT_CUSTOMER_FILE_MAX_COLUMNS);
    }
  g_assert_cmpstr (vt_customer_file_find_column (file, "c65")->why_not, ==,
                   "there are 64 columns before it");
}

static void
test_no_columns (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCustomerFile) file = inspect (history, "customer,mail\nann,a@b.c\n", &error);
  VtImportReport *report = NULL;

  g_assert_no_error (error);
  g_assert_false (vt_customer_file_import (file, history->shop->workspace, NULL, &report, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static void
test_no_customer_column (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GError) error = NULL;

  g_assert_null (inspect (history, "age,sex\n35,f\n", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "customer="));
}

/* ---- beside the orders ---- */

static gboolean
find_batch (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) imports = vt_imports_load (database, job, error);

  *(gint64 *) data = ((const VtImportBatch *) imports->pdata[0])->id;
  return TRUE;
}

/* When orders are taken out, whoever a file speaks of stays. */
static void
test_orders_removed (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (VtImportReport) report = import (history, "customer,age\nann,35\n");
  g_autoptr (GError) error = NULL;
  gint64 batch = 0;

  vt_workspace_read (history->shop->workspace, find_batch, &batch, NULL, NULL);
  vt_import_remove (history->shop->workspace, batch, NULL, &error);
  g_assert_no_error (error);
  history_reload (history, VT_DAY_NONE);
  assert_shows (history, "ann{age=35;}");
  g_assert_cmpuint (history->customers->n_buyers, ==, 0);
}

/* ---- lists ---- */

typedef struct
{
  const char *name;
  const char *text;
  const char *keys;
  guint       n_known;
  guint       n_repeated;
  guint       n_rejected;
} ListRow;

static const ListRow list_rows[] = {
    {"header", "customer\nann\neve\n", "ann eve", 1, 0, 0},
    {"no-header", "ann\neve\nbob\n", "ann eve bob", 2, 0, 0},
    {"numbers", "17\n18\n", "17 18", 1, 0, 0},
    {"repeated", "ann\neve\nann\nann\n", "ann eve", 1, 2, 0},
    {"blank", "ann\n\n  \nbob\n", "ann bob", 2, 0, 1},
    {"more-columns", "name,customer_id\nAnn,ann\nNobody,\n", "ann", 1, 0, 1},
    {"mail", "email\na@b.c\n", "a@b.c", 0, 0, 0},
};

static void
test_list (gconstpointer data)
{
  const ListRow *row = data;
  g_autoptr (History) history = history_new (rows);
  g_autofree char *path = put (history, row->text);
  g_autoptr (VtImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) keys = NULL;
  g_autofree char *joined = NULL;

  vt_customer_list_read (path, &history->shop->currency, NULL, history->shop->workspace, NULL,
                         &keys, &report, &error);
  g_assert_no_error (error);
  joined = g_strjoinv (" ", keys);
  g_assert_cmpstr (joined, ==, row->keys);
  g_assert_cmpuint (vt_import_report_get_count (report, "customers-matched"), ==, row->n_known);
  g_assert_cmpuint (vt_import_report_get_count (report, "customers-listed"), ==,
                    g_strv_length (keys));
  g_assert_cmpuint (vt_import_report_get_count (report, "customers-repeated"), ==, row->n_repeated);
  g_assert_cmpuint (report->n_rows_by_fate[VT_ROW_REJECTED], ==, row->n_rejected);
}

static void
test_list_refused (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autofree char *path = put (history, "age,sex\n35,f\n");
  g_autoptr (VtImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) keys = NULL;

  g_assert_false (vt_customer_list_read (path, &history->shop->currency, NULL, NULL, NULL, &keys,
                                         &report, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (vt_customer_list_read ("/nowhere/x.csv", &history->shop->currency, NULL, NULL,
                                         NULL, &keys, &report, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (import_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/customer-file/import/%s", import_rows[i].name);

      g_test_add_data_func (path, &import_rows[i], test_import);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (list_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/customer-file/list/%s", list_rows[i].name);

      g_test_add_data_func (path, &list_rows[i], test_list);
    }
  g_test_add_func ("/customer-file/long-value", test_long_value);
  g_test_add_func ("/customer-file/again", test_again);
  g_test_add_func ("/customer-file/columns", test_columns);
  g_test_add_func ("/customer-file/many-columns", test_many_columns);
  g_test_add_func ("/customer-file/no-columns", test_no_columns);
  g_test_add_func ("/customer-file/no-customer-column", test_no_customer_column);
  g_test_add_func ("/customer-file/orders-removed", test_orders_removed);
  g_test_add_func ("/customer-file/list-refused", test_list_refused);
  return g_test_run ();
}
