/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders of the history as carts, and the search for one. */

#include "shop-fixture.h"

#include "vt-import.h"
#include "vt-order-cart.h"

#include <glib/gstdio.h>

static const char csv[] = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n"
                          "1001,CAM,Camera,1,2024-01-02 10:00:00,500.00\n"
                          "1002,CAM,Camera,2,2024-01-03 10:00:00,480.00\n"
                          "1002,CASE,Case,3,2024-01-03 10:00:00,25.00\n"
                          "1002,cam,Camera,1,2024-01-03 10:00:00,480.00\n"
                          "1002,POST,Postage,1,2024-01-03 10:00:00,3.95\n"
                          "1002,GIFT,Gift,1,2024-01-03 10:00:00,0.00\n"
                          "1003,CARD,Card,1,2024-01-04 10:00:00,19.99\n"
                          "1003,POST,Postage,1,2024-01-04 10:00:00,3.95\n"
                          "1004,CARD,Card,1,2024-01-05 10:00:00,19.99\n"
                          "1004,TRIPOD,Tripod,1,2024-01-05 10:00:00,49.99\n"
                          "C1005,CAM,Camera,-1,2024-01-06 10:00:00,500.00\n"
                          "C1005,CASE,Case,-1,2024-01-06 10:00:00,25.00\n";

typedef struct
{
  VtCatalog *catalog;
  VtOrders  *orders;
} Loaded;

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Loaded *loaded = data;

  loaded->catalog = vt_catalog_load (database, job, error);
  if (loaded->catalog != NULL)
    loaded->orders = vt_orders_load (database, loaded->catalog, job, error);
  return loaded->orders != NULL;
}

static VtOrders *
import_orders (Shop *shop)
{
  g_autofree char *path = shop_path (shop, "orders.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = NULL;
  VtImportReport *report = NULL;
  Loaded          loaded = {NULL, NULL};

  g_file_set_contents (path, csv, -1, &error);
  g_assert_no_error (error);
  plan = vt_import_inspect (path, &shop->currency, NULL, NULL, &error);
  g_assert_no_error (error);
  vt_import_run (shop->workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
  vt_import_report_free (report);
  g_assert_cmpint (g_remove (path), ==, 0);
  vt_workspace_read (shop->workspace, load, &loaded, NULL, &error);
  g_assert_no_error (error);
  vt_catalog_unref (loaded.catalog);
  return loaded.orders;
}

static const struct
{
  const char *name;
  const char *order;
  const char *cart; /* as VtCart: "CAM*2 CASE" */
  guint       n_left_out;
} order_cases[] = {
    {"one", "1001", "CAM", 0},
    /* Postage is a fee, the gift has no price, and one product's lines are put together. */
    {"mixed", "1002", "CAM*3 CASE*3", 2},
    {"fee", "1003", "CARD", 1},
    {"return", "C1005", "", 2},
};

static void
test_order (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOrders) orders = import_orders (shop);
  g_autoptr (VtOrderCart) found = NULL;
  g_autoptr (VtOffer) wanted = shop_make_offer ("", order_cases[i].cart, VT_REWARD_PERCENT, 1);
  g_autoptr (VtCart) cart = vt_cart_from_offer (wanted);

  found = vt_order_cart_new (orders, vt_orders_find_name (orders, order_cases[i].order));
  g_assert_cmpstr (found->order_name, ==, order_cases[i].order);
  g_assert_cmpuint (found->n_left_out, ==, order_cases[i].n_left_out);
  g_assert_true (vt_cart_equal (found->cart, cart));
}

static const struct
{
  const char *name;
  const char *set; /* NULL: any order */
  guint64     seed;
  const char *order; /* NULL: none */
} pick_cases[] = {
    {"any-from-first", NULL, 0, "1002"},
    {"any-from-third", NULL, 2, "1004"},
    {"any-wraps", NULL, 4, "1002"},
    {"any-large-seed", NULL, G_MAXUINT64, "1002"},
    {"set", "CARD TRIPOD", 0, "1004"},
    {"set-in-other-case", "card tripod", 0, "1004"},
    {"enough-units", "CAM*3 CASE", 0, "1002"},
    {"too-few-units", "CAM*4 CASE", 0, NULL},
    {"part-nobody-has", "CAM NOWHERE", 0, NULL},
    {"only-in-a-return", "CAM CASE TRIPOD", 0, NULL},
};

static void
test_pick (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOrders) orders = import_orders (shop);
  g_autoptr (GPtrArray) offers = NULL;
  guint32 order;

  if (pick_cases[i].set != NULL)
    offers =
        shop_list_offers (shop_make_offer ("Set", pick_cases[i].set, VT_REWARD_PERCENT, 1), NULL);
  order = vt_orders_pick_basket (orders, offers, pick_cases[i].seed);
  if (pick_cases[i].order == NULL)
    {
      g_assert_cmpuint (order, ==, VT_ORDER_NONE);
      return;
    }
  g_assert_cmpuint (order, ==, vt_orders_find_name (orders, pick_cases[i].order));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (order_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/order-cart/order/", order_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_order);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pick_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/order-cart/pick/", pick_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_pick);
    }
  return g_test_run ();
}
