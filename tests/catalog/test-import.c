/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports from a file to the workspace and back out: undo, redo, cancel, again, removal. */

#include "vt-import.h"
#include "vt-imports.h"
#include "vt-orders-summary.h"

#include <glib/gstdio.h>
#include <string.h>

static const VtCurrency gbp = {"GBP", 2};

typedef struct
{
  char        *folder; /* (owned) */
  VtWorkspace *workspace;
  VtOrders    *orders; /* (owned): as last looked at */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "test.vitrine", NULL);
  fixture->workspace = vt_workspace_create (path, "Test", &gbp, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *name;
  GDir       *dir;

  g_clear_pointer (&fixture->orders, vt_orders_unref);
  g_assert_true (vt_workspace_close (fixture->workspace, NULL));
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
}

static VtImportPlan *
inspect (Fixture *fixture, const char *text, const VtImportOptions *options, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "file.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return vt_import_inspect (path, &gbp, options, NULL, error);
}

static VtImportReport *
import (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = inspect (fixture, text, NULL, &error);
  VtImportReport *report = NULL;
  guint64         sum = 0;

  g_assert_no_error (error);
  vt_import_run (fixture->workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < VT_N_ROW_FATES; i++)
    sum += report->n_rows_by_fate[i];
  g_assert_cmpuint (report->n_rows, ==, sum);
  return report;
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);
  Fixture *fixture = data;

  if (catalog == NULL)
    return FALSE;
  g_clear_pointer (&fixture->orders, vt_orders_unref);
  fixture->orders = vt_orders_load (database, catalog, job, error);
  return fixture->orders != NULL;
}

/* All there is, as text: products, then orders. */
static char *
show (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GString  *text = g_string_new (NULL);
  VtOrders *orders;

  vt_workspace_read (fixture->workspace, load, fixture, NULL, &error);
  g_assert_no_error (error);
  orders = fixture->orders;
  for (guint32 i = 0; i < vt_catalog_get_n_products (orders->catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (orders->catalog, i);

      g_string_append_printf (text, "%s “%s” %" G_GINT64_FORMAT "\n", product->sku, product->title,
                              product->price_minor == VT_MONEY_UNKNOWN ? -1 : product->price_minor);
    }
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      g_autofree char *name = vt_orders_dup_name (orders, i);

      g_assert_cmpuint (vt_orders_find_name (orders, name), ==, i);
      g_string_append_printf (text, "%s @%" G_GINT64_FORMAT " c%u f%u:", name,
                              orders->order_time_us[i] / G_USEC_PER_SEC / 86400,
                              orders->order_customer[i], orders->order_flags[i]);
      for (guint32 l = orders->order_first_line[i]; l < orders->order_first_line[i + 1]; l++)
        g_string_append_printf (text, " %d×%s@%" G_GINT64_FORMAT, orders->line_quantity[l],
                                vt_catalog_get (orders->catalog, orders->line_product[l])->sku,
                                orders->line_price_minor[l]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_shows (Fixture *fixture, const char *expected)
{
  g_autofree char *text = show (fixture);

  g_assert_cmpstr (text, ==, expected);
}

#define HEADER "Order,SKU,Title,Quantity,Date,Price,Customer\n"
#define FIRST                                                                                      \
  HEADER "1001,A1,Apple,2,1970-01-03,1.50,ann\n"                                                   \
         "1001,B2,Bread,1,1970-01-03,2.00,ann\n"                                                   \
         "1002,A1,Apple,1,1970-01-02,1.50,\n"
#define FIRST_PRODUCTS "A1 “Apple” 150\nB2 “Bread” 200\n"
#define FIRST_ORDERS "1002 @1 c0 f0: 1×A1@150\n1001 @2 c1 f0: 2×A1@150 1×B2@200\n"
#define SECOND                                                                                     \
  HEADER "1002,A1,Apple,1,1970-01-02,1.50,\n"                                                      \
         "1003,A1,Apple,5,1970-01-02,1.40,bob\n"                                                   \
         "1003,C3,Cheese,1,1970-01-02,9.00,bob\n"

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) report = import (fixture, FIRST);

  g_assert_cmpuint (report->n_rows_by_fate[VT_ROW_ADDED], ==, 3);
  g_assert_cmpuint (vt_import_report_get_count (report, "sales"), ==, 2);
  g_assert_cmpuint (vt_import_report_get_count (report, "guests"), ==, 1);
  assert_shows (fixture, FIRST_PRODUCTS FIRST_ORDERS);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) report = import (fixture, FIRST);
  g_autoptr (VtImportReport) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;

  vt_workspace_undo (fixture->workspace, &place, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (place, ==, "orders");
  assert_shows (fixture, "");
  g_assert_true (vt_workspace_redo (fixture->workspace, NULL, NULL));
  assert_shows (fixture, FIRST_PRODUCTS FIRST_ORDERS);

  /* What was undone does not come back with the number of another import. */
  g_assert_true (vt_workspace_undo (fixture->workspace, NULL, NULL));
  other = import (fixture, HEADER "7,Z,Zest,1,1970-01-02,3,\n");
  g_assert_cmpint (other->batch_id, !=, report->batch_id);
  assert_shows (fixture, "Z “Zest” 300\n7 @1 c0 f0: 1×Z@300\n");
}

/* Orders of several imports are one history; one that is there already is not there twice. */
static void
test_second (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) first = import (fixture, FIRST);
  g_autoptr (VtImportReport) second = import (fixture, SECOND);
  g_autoptr (VtImportReport) again = import (fixture, SECOND);

  g_assert_cmpuint (second->n_rows_by_fate[VT_ROW_ADDED], ==, 2);
  g_assert_cmpuint (second->n_rows_by_fate[VT_ROW_UNCHANGED], ==, 1);
  g_assert_cmpuint (vt_import_report_get_count (second, "orders-unchanged"), ==, 1);
  g_assert_cmpuint (vt_import_report_get_count (second, "products-known"), ==, 1);
  g_assert_cmpuint (again->n_rows_by_fate[VT_ROW_UNCHANGED], ==, 3);
  g_assert_cmpint (again->batch_id, ==, 0);
  assert_shows (fixture, FIRST_PRODUCTS "C3 “Cheese” 900\n"
                                        "1002 @1 c0 f0: 1×A1@150\n"
                                        "1003 @1 c2 f0: 5×A1@140 1×C3@900\n"
                                        "1001 @2 c1 f0: 2×A1@150 1×B2@200\n");
}

/* The same number of lines, another price; a line less; another customer. */
static const char *const changes[] = {
    HEADER "1002,A1,Apple,1,1970-01-02,1.40,\n",
    HEADER "1001,A1,Apple,2,1970-01-03,1.50,ann\n",
    HEADER "1002,A1,Apple,1,1970-01-02,1.50,ann\n",
    HEADER "1002,B2,Bread,1,1970-01-02,1.50,\n",
};

static void
test_each_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) first = import (fixture, FIRST);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (VtImportReport) report = import (fixture, changes[i]);

      g_assert_cmpuint (vt_import_report_get_count (report, "orders-changed"), ==, 1);
      g_assert_cmpuint (report->n_rows_by_fate[VT_ROW_REJECTED], ==, 1);
    }
  assert_shows (fixture, FIRST_PRODUCTS FIRST_ORDERS);
}

/* Shops count anew each year: the same number at another time is another order. */
static void
test_number_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) first = import (fixture, FIRST);
  g_autoptr (VtImportReport) second = import (fixture, HEADER "1002,A1,Apple,1,1971-01-02,1.50,\n");

  g_assert_cmpuint (second->n_rows_by_fate[VT_ROW_ADDED], ==, 1);
}

static void
test_changed_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) first = import (fixture, FIRST);
  g_autoptr (VtImportReport) second =
      import (fixture, HEADER "1001,A1,Apple,3,1970-01-03,1.50,ann\n");
  const VtRejection *rejection;

  g_assert_cmpuint (second->n_rows_by_fate[VT_ROW_REJECTED], ==, 1);
  rejection = g_ptr_array_index (second->rejections, 0);
  g_assert_cmpuint (rejection->row, ==, 2);
  g_assert_cmpstr (rejection->column, ==, "Order");
  g_assert_cmpstr (rejection->value, ==, "1001");
  assert_shows (fixture, FIRST_PRODUCTS FIRST_ORDERS);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) first = import (fixture, FIRST);
  g_autoptr (VtImportReport) second = import (fixture, SECOND);
  g_autoptr (GError) error = NULL;

  /* The second import still sells apples; nobody buys bread any more. */
  g_assert_true (vt_import_remove (fixture->workspace, first->batch_id, NULL, NULL));
  assert_shows (fixture, "A1 “Apple” 150\nC3 “Cheese” 900\n1003 @1 c2 f0: 5×A1@140 1×C3@900\n");
  g_assert_true (vt_workspace_undo (fixture->workspace, NULL, NULL));
  g_assert_true (vt_import_remove (fixture->workspace, second->batch_id, NULL, NULL));
  assert_shows (fixture, FIRST_PRODUCTS FIRST_ORDERS);
  g_assert_false (vt_import_remove (fixture->workspace, second->batch_id, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static gboolean
load_imports (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **ret_imports = data;

  *ret_imports = vt_imports_load (database, job, error);
  return *ret_imports != NULL;
}

static void
test_imports (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) first = import (fixture, FIRST);
  g_autoptr (VtImportReport) second = import (fixture, SECOND "1004,,,1,1970-01-02,1,\n");
  g_autoptr (VtImportReport) stored = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;
  const VtImportBatch *batch;

  vt_workspace_read (fixture->workspace, load_imports, &imports, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 2);
  batch = g_ptr_array_index (imports, 0);
  g_assert_cmpint (batch->id, ==, second->batch_id);
  g_assert_cmpstr (batch->kind, ==, "orders");
  g_assert_cmpstr (batch->file_name, ==, "file.csv");
  g_assert_cmpint (batch->n_orders, ==, 1);
  g_assert_cmpint (batch->n_lines, ==, 2);
  g_assert_cmpuint (batch->n_rejected, ==, 1);
  stored = vt_import_report_from_json (batch->report_json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->n_rows, ==, 4);
  g_assert_cmpuint (vt_import_report_get_count (stored, "sales"), ==, 1);
  g_assert_cmpuint (stored->rejections->len, ==, 1);
}

static void
cancel_at (VtJob *job, gpointer data)
{
  int *n_left = data;

  if ((*n_left)-- <= 0)
    vt_job_cancel (job);
}

/* Cancelled at whichever report, the workspace is as it was. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  gboolean was_cancelled = TRUE;
  int      n_cancelled = 0;

  for (int at = 0; was_cancelled; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtImportPlan) plan = inspect (fixture, FIRST, NULL, NULL);
      g_autoptr (VtImportReport) report = NULL;
      g_autoptr (VtJob) job = vt_job_new (NULL);
      int n_left = at;

      vt_job_set_listener (job, cancel_at, &n_left);
      was_cancelled = !vt_import_run (fixture->workspace, plan, job, &report, &error);
      if (!was_cancelled)
        break;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (report);
      assert_shows (fixture, "");
      n_cancelled++;
    }
  g_assert_cmpint (n_cancelled, >=, 2);
  assert_shows (fixture, FIRST_PRODUCTS FIRST_ORDERS);
}

/* ---- rules, each by a small file ---- */

typedef struct
{
  const char *name;
  const char *rows;
  const char *fact; /* its id */
  guint64     count;
  const char *shows; /* NULL: not looked at */
} RuleCase;

static const RuleCase rule_cases[] = {
    {"return-by-name", "1,A,APPLE,1,1970-01-02,1,x\nC2,A,APPLE,-1,1970-01-03,1,x\n", "returns", 1,
     "A “APPLE” 100\n1 @1 c1 f0: 1×A@100\nC2 @2 c1 f1: -1×A@100\n"},
    {"return-by-quantity", "1,A,APPLE,-1,1970-01-02,1,x\n", "returns", 1, NULL},
    {"write-off", "1,A,APPLE,-1,1970-01-02,0,\n", "corrections", 1, NULL},
    {"found-in-stock", "1,A,APPLE,5,1970-01-02,0,\n", "corrections", 1, NULL},
    {"gift-to-customer", "1,A,APPLE,5,1970-01-02,0,x\n", "lines-free", 1, NULL},
    {"negative-price", "1,A,APPLE,1,1970-01-02,-5,x\n", "corrections", 1, NULL},
    {"adjustment",
     "1,A,APPLE,1,1970-01-02,1,\n2,A,APPLE,1,1970-01-02,1,\n"
     "A3,B,Adjust bad debt,1,1970-01-02,99,\n",
     "corrections", 1, NULL},
    {"web-orders-are-sales",
     "1,A,APPLE,1,1970-01-02,1,\n2,A,APPLE,1,1970-01-02,1,\n"
     "W3,A,APPLE,1,1970-01-02,1,\n",
     "sales", 3, NULL},
    {"taken-back", "1,A,APPLE,1,1970-01-02,1,\n1,B,BREAD,-1,1970-01-02,1,\n", "lines-taken-back", 1,
     NULL},
    {"letter-case",
     "1,a1,APPLE,1,1970-01-02,1,\n2,A1,APPLE,1,1970-01-02,1,\n3,A1,APPLE,1,1970-01-"
     "02,1,\n",
     "spellings-merged", 1,
     "A1 “APPLE” 100\n1 @1 c0 f0: 1×A1@100\n2 @1 c0 f0: 1×A1@100\n3 @1 c0 f0: 1×A1@100\n"},
    {"title-by-sales",
     "1,A,damaged,-1,1970-01-02,0,\n2,A,check,-1,1970-01-02,0,\n"
     "3,A,check,-1,1970-01-02,0,\n4,A,APPLE,1,1970-01-02,1,\n",
     "titles-left", 2, NULL},
    {"title-from-code", "1,A,damaged?,-1,1970-01-02,0,\n", "without-title", 1,
     "A “A” -1\n1 @1 c0 f2: -1×A@0\n"},
    {"fee", "1,POST,POSTAGE,1,1970-01-02,1,\n", "fees", 1, NULL},
    {"price-most-often",
     "1,A,APPLE,1,1970-01-02,3,\n2,A,APPLE,1,1970-01-02,2,\n"
     "3,A,APPLE,1,1970-01-02,2,\n",
     "products-new", 1,
     "A “APPLE” 200\n1 @1 c0 f0: 1×A@300\n2 @1 c0 f0: 1×A@200\n3 @1 c0 f0: 1×A@200\n"},
    {"price-tie-latest", "1,A,APPLE,1,1970-01-03,3,\n2,A,APPLE,1,1970-01-02,2,\n", "products-new",
     1, "A “APPLE” 300\n2 @1 c0 f0: 1×A@200\n1 @2 c0 f0: 1×A@300\n"},
    {"price-too-fine", "1,A,APPLE,1,1970-01-02,0.125,\n", "prices-rounded", 1, NULL},
    {"scattered-order",
     "1,A,APPLE,1,1970-01-02,1,\n2,A,APPLE,1,1970-01-02,1,\n1,B,BREAD,1,1970-01-"
     "02,1,\n",
     "sales", 2,
     "A “APPLE” 100\nB “BREAD” 100\n1 @1 c0 f0: 1×A@100 1×B@100\n2 @1 c0 f0: 1×A@100\n"},
    {"several-times", "1,A,APPLE,1,1970-01-03,1,\n1,B,BREAD,1,1970-01-02,1,\n", "times-differ", 1,
     "A “APPLE” 100\nB “BREAD” 100\n1 @1 c0 f0: 1×A@100 1×B@100\n"},
};

static void
test_rule (Fixture *fixture, gconstpointer data)
{
  const RuleCase  *test = data;
  g_autofree char *text = g_strconcat (HEADER, test->rows, NULL);
  g_autoptr (VtImportReport) report = import (fixture, text);

  g_assert_cmpuint (vt_import_report_get_count (report, test->fact), ==, test->count);
  if (test->shows != NULL)
    assert_shows (fixture, test->shows);
}

typedef struct
{
  const char *name;
  const char *row;
  VtRowFate   fate;
  const char *column; /* of the rejection */
} RowCase;

static const RowCase row_cases[] = {
    {"fine", "1,A,Apple,1,1970-01-02,1,x", VT_ROW_ADDED, NULL},
    {"no-customer-column", "1,A,Apple,1,1970-01-02,1", VT_ROW_ADDED, NULL},
    {"blank", "", VT_ROW_IGNORED, NULL},
    {"only-delimiters", ",,,,,,", VT_ROW_IGNORED, NULL},
    {"header-again", "Order,SKU,Title,Quantity,Date,Price,Customer", VT_ROW_IGNORED, NULL},
    {"no-order", ",A,Apple,1,1970-01-02,1,x", VT_ROW_REJECTED, "Order"},
    {"no-sku", "1,,Apple,1,1970-01-02,1,x", VT_ROW_REJECTED, "SKU"},
    {"quantity-zero", "1,A,Apple,0,1970-01-02,1,x", VT_ROW_REJECTED, "Quantity"},
    {"quantity-part", "1,A,Apple,1.5,1970-01-02,1,x", VT_ROW_REJECTED, "Quantity"},
    {"bad-date", "1,A,Apple,1,1970-13-02,1,x", VT_ROW_REJECTED, "Date"},
    {"no-date", "1,A,Apple,1,,1,x", VT_ROW_REJECTED, "Date"},
    {"bad-price", "1,A,Apple,1,1970-01-02,free,x", VT_ROW_REJECTED, "Price"},
    {"huge-price", "1,A,Apple,1,1970-01-02,99999999999999999,x", VT_ROW_REJECTED, "Price"},
    {"too-many-fields", "1,A,Apple,1,1970-01-02,1,x,y", VT_ROW_REJECTED, ""},
    {"after-quote", "1,\"A\"b,Apple,1,1970-01-02,1,x", VT_ROW_REJECTED, "SKU"},
};

static void
test_row (Fixture *fixture, gconstpointer data)
{
  const RowCase   *test = data;
  g_autofree char *text =
      g_strconcat (HEADER, "0,A,Apple,1,1970-01-02,1,x\n", test->row, "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = inspect (fixture, text, NULL, &error);
  g_autoptr (VtImportReport) report = import (fixture, text);
  const VtImportRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_rows, ==, 2);
  g_assert_cmpuint (report->n_rows_by_fate[test->fate], ==, test->fate == VT_ROW_ADDED ? 2 : 1);
  g_assert_cmpuint (report->rejections->len, ==, test->column != NULL);
  if (test->column != NULL)
    {
      const VtRejection *rejection = g_ptr_array_index (report->rejections, 0);

      g_assert_cmpuint (rejection->row, ==, 3);
      g_assert_cmpstr (rejection->column, ==, test->column);
    }
  /* What the preview shows is what the import does. */
  row = g_ptr_array_index (plan->rows, 1);
  g_assert_cmpint (row->fate, ==, test->fate);
  g_assert_cmpint (row->problem != NULL, ==, test->column != NULL);
}

#define CATALOGUE                                                                                  \
  "sku;title;price;cost;category;brand;stock;kind;tags;attributes\n"                               \
  "A1;Äpfel;1,50;0,90;Food > Fruit;Farm;12;goods;red, sweet;\"size=L; origin=UK\"\n"              \
  "W1;Plan;9,99;;;;;plan;;\n"

static void
test_catalogue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) first = import (fixture, CATALOGUE);
  g_autoptr (VtImportReport) again = import (fixture, CATALOGUE);
  g_autoptr (VtImportReport) changed =
      import (fixture, "sku,title,price,stock\nA1,,1.75,12\na1,Twice,1,1\nN1,New,2.00,\n,x,1,\n");
  const VtProduct *product;

  g_assert_cmpuint (first->n_rows_by_fate[VT_ROW_ADDED], ==, 2);
  g_assert_cmpuint (again->n_rows_by_fate[VT_ROW_UNCHANGED], ==, 2);
  g_assert_cmpint (again->batch_id, ==, 0);
  g_assert_cmpuint (changed->n_rows_by_fate[VT_ROW_UPDATED], ==, 1);
  g_assert_cmpuint (changed->n_rows_by_fate[VT_ROW_ADDED], ==, 1);
  g_assert_cmpuint (changed->n_rows_by_fate[VT_ROW_REJECTED], ==, 2);
  g_assert_cmpuint (vt_import_report_get_count (changed, "changed-price"), ==, 1);
  g_assert_cmpuint (vt_import_report_get_count (changed, "changed-title"), ==, 0);
  assert_shows (fixture, "A1 “Äpfel” 175\nW1 “Plan” 999\nN1 “New” 200\n");
  product = vt_catalog_get (fixture->orders->catalog, 0);
  g_assert_cmpint (product->cost_minor, ==, 90);
  g_assert_cmpint (product->stock, ==, 12);
  g_assert_cmpstr (product->category, ==, "Food > Fruit");
  g_assert_cmpstr (product->tags_json, ==, "[\"red\",\"sweet\"]");
  g_assert_cmpstr (product->attributes_json, ==, "{\"size\":\"L\",\"origin\":\"UK\"}");
  g_assert_cmpint (vt_catalog_get (fixture->orders->catalog, 1)->kind, ==, VT_PRODUCT_PLAN);

  /* What another import changed stays when the first one goes. */
  g_assert_true (vt_import_remove (fixture->workspace, first->batch_id, NULL, NULL));
  assert_shows (fixture, "A1 “Äpfel” 175\nN1 “New” 200\n");
}

/* Grams unless a unit is said; a fraction of who knows what is refused. */
static void
test_weights (Fixture *fixture, gconstpointer data)
{
  static const gint64 expected_g[] = {350, 1200, 500, VT_WEIGHT_UNKNOWN, 0};
  g_autoptr (VtImportReport) first =
      import (fixture, "sku,title,price,weight\nA,A,1.00,350\nB,B,1.00,1.2 kg\nC,C,1.00,500 G\n"
                       "D,D,1.00,\nE,E,1.00,0\nF,F,1.00,0.35\nG,G,1.00,-3\nH,H,1.00,heavy\n");
  g_autoptr (VtImportReport) again =
      import (fixture, "sku,title,price,Variant Grams\nA,A,1.00,360\nB,B,1.00,1200\n");

  g_assert_cmpuint (first->n_rows_by_fate[VT_ROW_ADDED], ==, 5);
  g_assert_cmpuint (first->n_rows_by_fate[VT_ROW_REJECTED], ==, 3);
  g_assert_cmpuint (vt_import_report_get_count (again, "changed-weight"), ==, 1);
  assert_shows (fixture, "A “A” 100\nB “B” 100\nC “C” 100\nD “D” 100\nE “E” 100\n");
  for (guint i = 1; i < G_N_ELEMENTS (expected_g); i++)
    g_assert_cmpint (vt_catalog_get (fixture->orders->catalog, i)->weight_g, ==, expected_g[i]);
  g_assert_cmpint (vt_catalog_get (fixture->orders->catalog, 0)->weight_g, ==, 360);
}

static void
test_latin1 (Fixture *fixture, gconstpointer data)
{
  VtImportOptions options = {VT_IMPORT_AUTO};
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;

  options.encoding = "ISO-8859-1";
  plan = inspect (fixture, "sku,title,price\nA,Caf\xE9,1\n", &options, &error);
  g_assert_no_error (error);
  g_assert_true (vt_import_run (fixture->workspace, plan, NULL, &report, &error));
  assert_shows (fixture, "A “Café” 100\n");
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportReport) report =
      import (fixture, HEADER "1,A,APPLE,2,2019-11-30,1.50,ann\n1,B,BREAD,1,2019-11-30,2,ann\n"
                              "1,POST,POSTAGE,1,2019-11-30,3,ann\n2,A,APPLE,1,2020-01-01,1.50,\n"
                              "C3,A,APPLE,-1,2020-01-02,1.50,ann\n4,B,BREAD,-9,2020-01-03,0,\n");
  g_autofree char *text = show (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOrdersSummary) summary = vt_orders_summary_new (fixture->orders, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (summary->n_sales, ==, 2);
  g_assert_cmpuint (summary->n_returns, ==, 1);
  g_assert_cmpuint (summary->n_corrections, ==, 1);
  g_assert_cmpuint (summary->n_guests, ==, 1);
  g_assert_cmpuint (summary->n_customers, ==, 1);
  g_assert_cmpuint (summary->n_baskets, ==, 2);
  g_assert_cmpuint (summary->n_baskets_several, ==, 1);
  g_assert_cmpint (summary->revenue_minor, ==, 300 + 200 + 300 + 150 - 150);
  g_assert_cmpuint (summary->n_months, ==, 3);
  g_assert_cmpint (summary->months[0].year, ==, 2019);
  g_assert_cmpint (summary->months[0].month, ==, 11);
  g_assert_cmpint (summary->months[0].revenue_minor, ==, 800);
  g_assert_cmpint (summary->months[1].revenue_minor, ==, 0);
  g_assert_cmpint (summary->months[2].month, ==, 1);
  g_assert_cmpuint (summary->months[2].n_sales, ==, 1);
  g_assert_cmpint (summary->product_units[0], ==, 2);
  g_assert_cmpuint (summary->product_orders[0], ==, 2);
  g_assert_cmpint (summary->product_revenue_minor[0], ==, 300);
  g_assert_cmpint (summary->product_units[1], ==, 1);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *says;
} RefusedCase;

static const RefusedCase refused_cases[] = {
    {"empty", "", "The file is empty"},
    {"open-quote", HEADER "1,\"A,Apple,1,1970-01-02,1,x\n", "never closed"},
    {"open-dates", HEADER "1,A,Apple,1,01/02/2019,1,x\n", "day first or month first"},
    {"open-decimals", "sku,title,price\nA,Apple,1.234\n", "decimal points or decimal commas"},
    {"no-kind", "a,b\nx,y\n", "do not tell"},
};

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const RefusedCase *test = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (inspect (fixture, test->text, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, test->says));
}

/* Packed, and in the encoding in which spreadsheets write "Unicode text". */
static void
test_packed_utf16 (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "sku\ttitle\tprice\nA\tCafé\t1,50\nB\t日本\t2,00\n";
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "file.txt.gz", NULL);
  g_autofree char *utf16 = NULL;
  char             packed[1024];
  gsize            size, n_read, n_packed;

  utf16 = g_convert (text, sizeof text - 1, "UTF-16LE", "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_converter_convert (G_CONVERTER (gzip), utf16, size, packed, sizeof packed,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_packed, &error),
                   ==, G_CONVERTER_FINISHED);
  g_assert_true (g_file_set_contents (path, packed, (gssize) n_packed, NULL));

  plan = vt_import_inspect (path, &gbp, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plan->encoding, ==, "UTF-16LE");
  g_assert_cmpint (plan->format.delimiter, ==, '\t');
  g_assert_cmpint (plan->decimal, ==, VT_DECIMAL_COMMA);
  vt_import_run (fixture->workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
  assert_shows (fixture, "A “Café” 150\nB “日本” 200\n");

  /* A packed file that ends too early is no shorter table. */
  g_clear_pointer (&plan, vt_import_plan_free);
  g_assert_true (g_file_set_contents (path, packed, (gssize) n_packed - 12, NULL));
  plan = vt_import_inspect (path, &gbp, NULL, NULL, &error);
  g_assert_null (plan);
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "none.csv", NULL);

  g_assert_null (vt_import_inspect (path, &gbp, NULL, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (vt_import_inspect (fixture->folder, &gbp, NULL, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static void
test_plan_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtImportPlan) plan = inspect (fixture, FIRST, NULL, NULL);
  g_autofree char *json = vt_import_plan_to_json (plan);

  g_assert_nonnull (strstr (json, "\"kind\":\"orders\""));
  g_assert_nonnull (strstr (json, "\"1970-01-03 00:00:00 UTC\""));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
#define ADD_ALL(prefix, table, func)                                                               \
  for (gsize i_ = 0; i_ < G_N_ELEMENTS (table); i_++)                                              \
    {                                                                                              \
      g_autofree char *path_ = g_strconcat (prefix, table[i_].name, NULL);                         \
      g_test_add (path_, Fixture, &table[i_], set_up, func, tear_down);                            \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/orders", test_orders);
  ADD ("/import/undo", test_undo);
  ADD ("/import/second", test_second);
  ADD ("/import/changed-order", test_changed_order);
  ADD ("/import/each-change", test_each_change);
  ADD ("/import/number-again", test_number_again);
  ADD ("/import/summary", test_summary);
  ADD ("/import/remove", test_remove);
  ADD ("/import/imports", test_imports);
  ADD ("/import/cancel", test_cancel);
  ADD ("/import/catalogue", test_catalogue);
  ADD ("/import/weights", test_weights);
  ADD ("/import/latin1", test_latin1);
  ADD ("/import/packed-utf16", test_packed_utf16);
  ADD ("/import/no-file", test_no_file);
  ADD ("/import/plan-json", test_plan_json);
  ADD_ALL ("/import/rule/", rule_cases, test_rule)
  ADD_ALL ("/import/row/", row_cases, test_row)
  ADD_ALL ("/import/refused/", refused_cases, test_refused)
  return g_test_run ();
}
