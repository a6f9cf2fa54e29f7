/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shop with an order history, for tests of segments. */

#include "history.h"

#include "vt-import.h"
#include "vt-time-zone.h"

typedef struct
{
  History *history;
  gint32   day;
} Load;

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Load    *wanted = data;
  History *history = wanted->history;

  g_clear_pointer (&history->customers, vt_customers_unref);
  g_clear_pointer (&history->orders, vt_orders_unref);
  history->orders = vt_orders_load (database, history->shop->catalog, job, error);
  if (history->orders == NULL)
    return FALSE;
  history->customers = vt_customers_load (database, history->orders, history->shop->catalog,
                                          wanted->day, job, error);
  return history->customers != NULL;
}

void
history_reload (History *history, gint32 day)
{
  Load wanted = {history, day};
  g_autoptr (GError) error = NULL;

  shop_reload (history->shop);
  vt_workspace_read (history->shop->workspace, load, &wanted, NULL, &error);
  g_assert_no_error (error);
}

static void
import (Shop *shop, const char *rows)
{
  VtImportOptions  options = {.kind = VT_IMPORT_ORDERS, .date_order = VT_DATE_ORDER_DAY_FIRST};
  g_autofree char *path = shop_path (shop, "orders.csv");
  g_autofree char *text = g_strconcat ("order,time,customer,sku,quantity,price\n", rows, NULL);
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  plan = vt_import_inspect (path, &shop->currency, &options, NULL, &error);
  g_assert_no_error (error);
  vt_import_run (shop->workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_rows_by_fate[VT_ROW_REJECTED], ==, 0);
}

History *
history_new (const char *rows)
{
  History *history = g_new0 (History, 1);
  g_autoptr (GError) error = NULL;

  history->shop = shop_new ();
  vt_time_zone_set (history->shop->workspace, "UTC", &error);
  g_assert_no_error (error);
  shop_exec (history->shop, "UPDATE product SET category = 'Photo' "
                            "WHERE sku IN ('CAM', 'CASE', 'CARD', 'TRIPOD');"
                            "UPDATE product SET brand = 'Aurora' "
                            "WHERE sku IN ('CAM', 'CASE', 'CARD')");
  if (*rows != '\0')
    import (history->shop, rows);
  history_reload (history, VT_DAY_NONE);
  return history;
}

void
history_free (History *history)
{
  vt_customers_unref (history->customers);
  vt_orders_unref (history->orders);
  shop_free (history->shop);
  g_free (history);
}

guint32
history_customer (History *history, const char *key)
{
  guint32 customer = vt_customers_find_key (history->customers, key);

  g_assert_cmpuint (customer, !=, VT_CUSTOMER_NONE);
  return customer;
}
