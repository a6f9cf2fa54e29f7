/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole Online Retail sample through the importer, against counts that were made independently
 * of it (see the sample's SOURCE.txt and the comments below). */

#include "vt-import.h"
#include "vt-imports.h"
#include "vt-orders-summary.h"

#include <glib/gstdio.h>

static const VtCurrency gbp = {"GBP", 2};

typedef struct
{
  char        *folder; /* (owned) */
  char        *path;   /* (owned) */
  VtWorkspace *workspace;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.vitrine", NULL);
  fixture->workspace = vt_workspace_create (fixture->path, "Test", &gbp, &error);
  g_assert_no_error (error);
}

static void
fixture_clear (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const char *name;
  GDir       *dir;

  vt_workspace_close (fixture->workspace, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static VtImportReport *
import_sample (Fixture *fixture, VtSkuCase sku_case)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("VITRINE_DATA_DIR"), "samples",
                                            "online-retail", "orders.csv.xz", NULL);
  VtImportOptions  options = {VT_IMPORT_AUTO};
  VtImportReport  *report = NULL;

  options.sku_case = sku_case;
  plan = vt_import_inspect (path, &gbp, &options, NULL, &error);
  g_assert_no_error (error);
  vt_import_run (fixture->workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
  return report;
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);
  VtOrders **ret_orders = data;

  if (catalog == NULL)
    return FALSE;
  *ret_orders = vt_orders_load (database, catalog, job, error);
  return *ret_orders != NULL;
}

static VtOrders *
load_orders (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  VtOrders *orders = NULL;

  vt_workspace_read (fixture->workspace, load, &orders, NULL, &error);
  g_assert_no_error (error);
  return orders;
}

/* Basket = invoice not starting with C, quantity above 0, stock code exactly as written. */
static void
test_as_written (void)
{
  Fixture fixture;
  g_autoptr (VtImportReport) report = NULL;
  g_autoptr (VtOrders) orders = NULL;
  g_autofree guint8 *is_item = NULL;
  guint32            n_baskets = 0, n_items = 0, n_lines = 0;

  fixture_init (&fixture);
  report = import_sample (&fixture, VT_SKU_CASE_EXACT);
  orders = load_orders (&fixture);
  g_assert_cmpuint (orders->n_lines, ==, 541909);
  g_assert_cmpuint (orders->n_orders, ==, 25900);
  g_assert_cmpuint (vt_catalog_get_n_products (orders->catalog), ==, 4070);

  is_item = g_new0 (guint8, vt_catalog_get_n_products (orders->catalog));
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);

      if ((orders->order_flags[i] & VT_ORDER_RETURN) != 0)
        continue;
      for (guint32 l = orders->order_first_line[i]; l < orders->order_first_line[i + 1]; l++)
        if (orders->line_quantity[l] > 0)
          g_hash_table_add (items, GUINT_TO_POINTER (orders->line_product[l]));
      n_baskets += g_hash_table_size (items) > 0;
      n_lines += g_hash_table_size (items);
      for (guint32 l = orders->order_first_line[i]; l < orders->order_first_line[i + 1]; l++)
        if (orders->line_quantity[l] > 0)
          is_item[orders->line_product[l]] = 1;
    }
  for (guint32 i = 0; i < vt_catalog_get_n_products (orders->catalog); i++)
    n_items += is_item[i];
  g_assert_cmpuint (n_baskets, ==, 20728);
  g_assert_cmpuint (n_items, ==, 3941);
  g_assert_cmpuint (n_lines, ==, 520750);
  fixture_clear (&fixture);
}

typedef struct
{
  const char *id;
  guint64     count;
} Expected;

/* Counted with a few lines of another language over the CSV. */
static const Expected expected[] = {
    {"returns", 3836},      {"lines-of-returns", 9288}, {"prices-rounded", 4},
    {"times-differ", 43},   {"customers-new", 4372},    {"spellings-merged", 112},
    {"products-new", 3958},
};

static void
assert_product (VtCatalog *catalog, const char *sku, const char *title, VtProductKind kind)
{
  guint32 index = vt_catalog_index_of_sku (catalog, sku);

  g_assert_cmpuint (index, !=, VT_PRODUCT_NONE);
  g_assert_cmpstr (vt_catalog_get (catalog, index)->title, ==, title);
  g_assert_cmpint (vt_catalog_get (catalog, index)->kind, ==, kind);
}

static void
assert_report (VtImportReport *report)
{
  guint64 sum = 0;

  for (guint i = 0; i < VT_N_ROW_FATES; i++)
    sum += report->n_rows_by_fate[i];
  g_assert_cmpuint (report->n_rows, ==, 541909);
  g_assert_cmpuint (sum, ==, 541909);
  g_assert_cmpuint (report->n_rows_by_fate[VT_ROW_ADDED], ==, 541909);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i].id);
      g_assert_cmpuint (vt_import_report_get_count (report, expected[i].id), ==, expected[i].count);
    }
  g_assert_cmpuint (vt_import_report_get_count (report, "lines-of-sales") +
                        vt_import_report_get_count (report, "lines-of-returns") +
                        vt_import_report_get_count (report, "lines-of-corrections"),
                    ==, 541909);
}

static void
test_folded (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportReport) report = NULL;
  g_autoptr (VtImportReport) again = NULL;
  g_autoptr (VtOrders) orders = NULL;
  g_autoptr (VtOrdersSummary) summary = NULL;
  g_autofree char *text = NULL;
  GStatBuf         status;

  fixture_init (&fixture);
  report = import_sample (&fixture, VT_SKU_CASE_FOLD);
  text = vt_import_report_to_text (report);
  g_test_message ("%s", text);
  assert_report (report);

  orders = load_orders (&fixture);
  assert_product (orders->catalog, "85123A", "WHITE HANGING HEART T-LIGHT HOLDER",
                  VT_PRODUCT_GOODS);
  assert_product (orders->catalog, "PADS", "PADS TO MATCH ALL CUSHIONS", VT_PRODUCT_GOODS);
  assert_product (orders->catalog, "DCGS0003", "BOXED GLASS ASHTRAY", VT_PRODUCT_GOODS);
  assert_product (orders->catalog, "POST", "POSTAGE", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "DOT", "DOTCOM POSTAGE", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "M", "Manual", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "D", "Discount", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "C2", "CARRIAGE", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "S", "SAMPLES", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "B", "Adjust bad debt", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "BANK CHARGES", "Bank Charges", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "AMAZONFEE", "AMAZON FEE", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "CRUK", "CRUK Commission", VT_PRODUCT_FEE);
  assert_product (orders->catalog, "DCGS0073", "DCGS0073", VT_PRODUCT_GOODS);

  summary = vt_orders_summary_new (orders, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->n_months, ==, 13);
  g_assert_cmpuint (summary->n_sales + summary->n_returns + summary->n_corrections, ==, 25900);

  /* Well below a quarter of the CSV's 49 MB. */
  g_assert_cmpint (g_stat (fixture.path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 49253185 / 4);

  again = import_sample (&fixture, VT_SKU_CASE_FOLD);
  g_assert_cmpuint (again->n_rows_by_fate[VT_ROW_UNCHANGED], ==, 541909);
  g_assert_cmpint (again->batch_id, ==, 0);
  fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-truth/as-written", test_as_written);
  g_test_add_func ("/sample-truth/folded", test_folded);
  return g_test_run ();
}
