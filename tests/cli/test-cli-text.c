/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells, tables, progress and quantities: what the command line says and reads, piece by piece. */

#include "cli-offers.h"
#include "cli-progress.h"
#include "cli-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *cells[4];
  const char *record;
} CsvRow;

static const CsvRow csv_rows[] = {
    {"plain", {"a", "b", NULL}, "a,b\n"},
    {"empty", {"", "b", "", NULL}, "\"\",b,\"\"\n"},
    {"comma", {"a,b", "c", NULL}, "\"a,b\",c\n"},
    {"quote", {"12\" disc", NULL}, "\"12\"\" disc\"\n"},
    {"newline", {"a\nb", NULL}, "\"a\nb\"\n"},
    {"after-newline", {"a\n", "b", NULL}, "\"a\n\",b\n"},
    {"formula-equals", {"=1+2", NULL}, "\"'=1+2\"\n"},
    {"formula-plus", {"+1", NULL}, "\"'+1\"\n"},
    {"formula-minus", {"-cmd|' /C calc'!A0", NULL}, "\"'-cmd|' /C calc'!A0\"\n"},
    {"formula-at", {"@SUM(A1)", NULL}, "\"'@SUM(A1)\"\n"},
    {"formula-tab", {"\t=1", NULL}, "\"'\t=1\"\n"},
    {"formula-return", {"\r=1", NULL}, "\"'\r=1\"\n"},
    {"formula-quote", {"=\"a\"", NULL}, "\"'=\"\"a\"\"\"\n"},
    {"not-a-formula", {"a=1", "5-3", "x@y", NULL}, "a=1,5-3,x@y\n"},
    {"utf8", {"Hafenrösterei", NULL}, "Hafenrösterei\n"},
};

static void
test_csv (gconstpointer data)
{
  const CsvRow *row = data;
  g_autoptr (GString) record = g_string_new (NULL);

  for (guint i = 0; row->cells[i] != NULL; i++)
    cli_csv_add (record, row->cells[i]);
  cli_csv_end (record);
  g_assert_cmpstr (record->str, ==, row->record);
}

/* Numbers are ours, so a minus is no formula; and no locale has a say in them. */
static void
test_csv_numbers (void)
{
  g_autoptr (GString) record = g_string_new (NULL);

  setlocale (LC_NUMERIC, "de_DE.UTF-8");
  cli_csv_add_int (record, -7);
  cli_csv_add_double (record, "%.3f", -0.25);
  cli_csv_add_double (record, "%.3f", INFINITY);
  cli_csv_add_double (record, "%.3f", NAN);
  cli_csv_add_int (record, G_MAXINT64);
  cli_csv_end (record);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (record->str, ==, "-7,-0.250,inf,,9223372036854775807\n");
}

/* Two records never run into each other, whatever the last cell was. */
static void
test_csv_records (void)
{
  g_autoptr (GString) record = g_string_new (NULL);

  cli_csv_add (record, "a");
  cli_csv_end (record);
  cli_csv_add (record, "b");
  cli_csv_add (record, "c");
  cli_csv_end (record);
  g_assert_cmpstr (record->str, ==, "a\nb,c\n");
}

typedef struct
{
  const char *name;
  VtJobState  state;
  glong       n_columns;
  const char *text;
} ProgressRow;

static const ProgressRow progress_rows[] = {
    {"known", {(char *) "Reading", "rows", 50, 200}, 80, "Reading: 50 of 200 rows (25 %)"},
    {"unknown", {(char *) "Reading", "rows", 50, 0}, 80, "Reading: 50 rows"},
    {"not-begun", {(char *) "Reading", "rows", 0, 0}, 80, "Reading"},
    {"no-unit", {(char *) "Reading", NULL, 1, 2}, 80, "Reading: 1 of 2  (50 %)"},
    {"no-phase", {NULL, NULL, 0, 0}, 80, ""},
    {"narrow", {(char *) "Reading über", "rows", 0, 0}, 10, "Reading üb"},
    {"hostile", {(char *) "Reading a\033[2J\nb", NULL, 0, 0}, 80, "Reading a [2J b"},
    {"huge",
     {(char *) "R", "u", G_MAXUINT64, G_MAXUINT64},
     80,
     "R: 18446744073709551615 of 18446744073709551615 u (100 %)"},
};

static void
test_progress (gconstpointer data)
{
  const ProgressRow *row = data;
  g_autofree char   *text = cli_progress_to_text (&row->state, row->n_columns);

  g_assert_cmpstr (text, ==, row->text);
}

typedef struct
{
  const char *name;
  const char *text;
  gint64      max;
  const char *sku; /* NULL: refused */
  gint64      quantity;
} QuantityRow;

static const QuantityRow quantity_rows[] = {
    {"plain", "CAM", 999, "CAM", 1},
    {"two", "CAM:2", 999, "CAM", 2},
    {"most", "CAM:999", 999, "CAM", 999},
    {"too-many", "CAM:1000", 999, NULL, 0},
    {"zero", "CAM:0", 999, NULL, 0},
    {"negative", "CAM:-1", 999, NULL, 0},
    {"no-number", "CAM:x", 999, NULL, 0},
    {"nothing", "CAM:", 999, NULL, 0},
    {"several-colons", "a:b:3", 999, "a:b", 3},
    {"overflow", "CAM:99999999999999999999", 999, NULL, 0},
};

static void
test_quantity (gconstpointer data)
{
  const QuantityRow *row = data;
  g_autofree char   *sku = NULL;
  gint64             quantity = -1;
  g_autoptr (GError) error = NULL;

  if (!cli_quantity_split (row->text, NULL, row->max, &sku, &quantity, &error))
    {
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
      g_assert_null (row->sku);
      g_assert_null (sku);
      g_assert_cmpint (quantity, ==, -1);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (sku, ==, row->sku);
  g_assert_cmpint (quantity, ==, row->quantity);
}

static void
print_table (void)
{
  g_autoptr (CliTable) table = cli_table_new ();

  cli_table_add_column (table, "Name", CLI_LEFT);
  cli_table_add_column (table, "N", CLI_RIGHT);
  cli_table_add_column (table, "Last", CLI_LEFT);
  cli_table_add (table, "über\033[31m");
  cli_table_add_format (table, "%d", 1);
  cli_table_add (table, "x");
  cli_table_add (table, "日本");
  cli_table_add_format (table, "%d", 1234);
  cli_table_add (table, "");
  cli_table_print (table);
}

/* Wide characters take two columns, control characters become blanks, nothing trails. */
static void
test_table (void)
{
  if (g_test_subprocess ())
    {
      print_table ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*Name          N  Last\n"
                             "über ?31m     1  x\n"
                             "日本       1234  \n*");
}

static void
test_times (void)
{
  g_autofree char *text = cli_time_to_text (G_GINT64_CONSTANT (1291191960000000));

  g_assert_cmpstr (text, ==, "2010-12-01T08:26:00Z");
}

#define ADD_ROWS(path, rows, function)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)                                                  \
    {                                                                                              \
      g_autofree char *row_path = g_strconcat (path, "/", rows[i].name, NULL);                     \
                                                                                                   \
      g_test_add_data_func (row_path, &rows[i], function);                                         \
    }

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD_ROWS ("/cli/csv", csv_rows, test_csv);
  g_test_add_func ("/cli/csv-numbers", test_csv_numbers);
  g_test_add_func ("/cli/csv-records", test_csv_records);
  ADD_ROWS ("/cli/progress", progress_rows, test_progress);
  ADD_ROWS ("/cli/quantity", quantity_rows, test_quantity);
  g_test_add_func ("/cli/table", test_table);
  g_test_add_func ("/cli/times", test_times);

  return g_test_run ();
}
