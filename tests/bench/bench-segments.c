/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Customers and segments: bench-segments FILE.csv customers=N. The file is an order history;
 * another one of so many customers is made up. */

#include "bench.h"
#include "vt-import.h"
#include "vt-segment-evaluate.h"
#include "vt-segment-presets.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_CUSTOMERS 100000
#define N_PRODUCTS 4000
#define MEAN_ORDERS 5
#define MEAN_LINES 3
#define N_DAYS 730
#define N_LISTED 20000

typedef struct
{
  VtWorkspace *workspace; /* (owned) */
  VtOrders    *orders;    /* (owned) */
  VtCustomers *customers; /* (owned) */
} Shop;

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static gboolean
load_orders (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Shop *shop = data;
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);

  shop->orders = vt_orders_load (database, catalog, job, error);
  return shop->orders != NULL;
}

static gboolean
load_customers (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Shop *shop = data;

  g_clear_pointer (&shop->customers, vt_customers_unref);
  shop->customers =
      vt_customers_load (database, shop->orders, shop->orders->catalog, VT_DAY_NONE, job, error);
  return shop->customers != NULL;
}

static gboolean
know (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "UPDATE customer SET attributes = '{\"age\":\"' || (id % 70) || "
      "'\",\"income\":\"' || (id % 12) || '\",\"kids\":\"' || (id % 5) || '\"}'",
      error);
}

static void
open_shop (Shop *shop, const char *folder, const char *name, const char *csv)
{
  VtCurrency       currency = {"GBP", 2};
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  shop->workspace = vt_workspace_create (path, "Bench", &currency, &error);
  check (error);
  plan = vt_import_inspect (csv, &currency, NULL, NULL, &error);
  check (error);
  vt_import_run (shop->workspace, plan, NULL, &report, &error);
  check (error);
  vt_workspace_read (shop->workspace, load_orders, shop, NULL, &error);
  check (error);
}

static void
close_shop (Shop *shop)
{
  g_clear_pointer (&shop->customers, vt_customers_unref);
  g_clear_pointer (&shop->orders, vt_orders_unref);
  vt_workspace_close (shop->workspace, NULL);
  g_clear_object (&shop->workspace);
}

static void
time_customers (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  gint64 before_us = g_get_monotonic_time ();

  vt_workspace_read (shop->workspace, load_customers, shop, NULL, &error);
  check (error);
  bench_print_row ("what the orders say of customers", g_get_monotonic_time () - before_us,
                   "%u customers, %u orders, %u lines, %u columns", shop->customers->n_customers,
                   shop->orders->n_orders, shop->orders->n_lines, shop->customers->n_columns);
}

static void
time_presets (Shop *shop)
{
  gint64 before_us = g_get_monotonic_time ();
  g_autoptr (GPtrArray) presets = vt_segment_presets (shop->customers, NULL, NULL);

  bench_print_row ("all presets", g_get_monotonic_time () - before_us, "%u presets", presets->len);
}

/* ---- segments ---- */

typedef struct
{
  VtSegmentRule   *rule;
  VtCustomers     *customers;
  VtSegmentFigures figures;
} Evaluation;

static void
evaluate (gpointer data)
{
  Evaluation *evaluation = data;
  g_autoptr (VtMembers) members =
      vt_segment_rule_evaluate (evaluation->rule, evaluation->customers, NULL, NULL);

  vt_segment_figures (evaluation->customers, members, &evaluation->figures);
}

static void
time_rule (Shop *shop, const char *job, VtSegmentRule *rule)
{
  Evaluation evaluation = {rule, shop->customers};
  gint64     n_times;
  double     micros = bench_repeat (evaluate, &evaluation, &n_times);

  bench_print_rate (job, micros, "%u customers in it", evaluation.figures.n_customers);
}

static void
time_text (Shop *shop, const char *job, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_from_text (text, &error);

  check (error);
  time_rule (shop, job, rule);
}

static void
time_list (Shop *shop)
{
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_LIST);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint32 i = 0; i < MIN (shop->customers->n_customers, N_LISTED); i++)
    g_ptr_array_add (keys, (gpointer) vt_customers_get_key (shop->customers, i));
  g_ptr_array_add (keys, NULL);
  vt_segment_rule_set_values (rule, (const char *const *) keys->pdata);
  time_rule (shop, "size: a list of 20,000", rule);
}

static void
time_segments (Shop *shop)
{
  static const struct
  {
    const char *job;
    const char *text;
  } rules[] = {
      {"size: at least 3 orders", "{\"orders\":{\"from\":3}}"},
      {"size: last order at most 90 days ago", "{\"recency_days\":{\"to\":90}}"},
      {"size: overdue", "{\"overdue\":{\"percent\":200}}"},
      {"size: one of two incomes", "{\"attribute\":{\"name\":\"income\",\"is\":[\"3\",\"7\"]}}"},
      {"size: 20 % with the most revenue", "{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}"},
      {"size: 20 % with the most orders", "{\"highest\":{\"of\":\"orders\",\"percent\":\"20\"}}"},
      {"size: bought anything in the last year",
       "{\"bought\":{\"select\":{},\"units\":2,\"days\":365}}"},
      {"size: five conditions in groups",
       "{\"all\":[{\"recency_days\":{\"to\":180}},{\"any\":[{\"orders\":{\"from\":5}},{\"highest\":"
       "{\"of\":\"revenue\",\"percent\":\"10\"}}]},{\"not\":{\"bargain_share\":{\"from\":\"50\"}}},"
       "{\"bought\":{\"select\":{\"skus\":[\"P7\",\"P8\",\"P9\"]},\"units\":1}}]}"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    time_text (shop, rules[i].job, rules[i].text);
  time_list (shop);
}

/* ---- a history of many customers ---- */

static void
write_order (GString *rows, GRand *rand, guint32 order, guint32 customer, int day)
{
  guint n_lines = (guint) g_rand_int_range (rand, 1, 2 * MEAN_LINES);

  for (guint i = 0; i < n_lines; i++)
    {
      /* Few products are bought often. */
      guint product = (guint) (g_rand_double (rand) * g_rand_double (rand) * N_PRODUCTS);

      g_string_append_printf (rows, "%u,2023-%02d-%02d,c%u,P%u,%d,%d.%02d\n", order,
                              1 + day / 28 % 12, 1 + day % 28, customer, product,
                              g_rand_int_range (rand, 1, 4), 1 + (int) product % 90,
                              g_rand_boolean (rand) ? 0 : 99);
    }
}

static void
write_history (const char *path, guint32 n_customers)
{
  g_autoptr (GString) rows = g_string_new ("order,date,customer,sku,quantity,price\n");
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  guint32 order = 0;

  for (guint32 i = 0; i < n_customers; i++)
    for (int k = g_rand_int_range (rand, 1, 2 * MEAN_ORDERS); k > 0; k--)
      write_order (rows, rand, ++order, i, g_rand_int_range (rand, 0, N_DAYS));
  g_file_set_contents (path, rows->str, (gssize) rows->len, &error);
  check (error);
}

static void
run (const char *folder, const char *csv, guint32 n_customers)
{
  g_autofree char *made = g_build_filename (folder, "made.csv", NULL);
  Shop             shop = {NULL};
  g_autoptr (GError) error = NULL;

  open_shop (&shop, folder, "given.vitrine", csv);
  time_customers (&shop);
  time_presets (&shop);
  close_shop (&shop);

  write_history (made, n_customers);
  open_shop (&shop, folder, "made.vitrine", made);
  vt_workspace_note (shop.workspace, know, NULL, NULL, &error);
  check (error);
  time_customers (&shop);
  time_presets (&shop);
  time_segments (&shop);
  close_shop (&shop);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-segments FILE.csv [customers=N]\n");
      return 2;
    }
  folder = g_dir_make_tmp ("vitrine-bench-XXXXXX", NULL);
  if (folder == NULL)
    return EXIT_FAILURE;
  run (folder, argv[1], bench_get_argument (argc, argv, "customers", N_CUSTOMERS));
  remove_files (folder);
  return EXIT_SUCCESS;
}
