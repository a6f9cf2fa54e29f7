/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order histories for tests of evidence. */

#include "history-fixture.h"

#include "vt-mining.h"
#include "vt-sample-shop.h"

#include <glib/gstdio.h>

#define FIRST_DAY_US G_GINT64_CONSTANT (1735732800000000) /* 1 January 2025, noon UTC */
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* ---- columns ---- */

typedef struct
{
  GArray *first_line;
  GArray *time_us;
  GArray *customer;
  GArray *flags;
  GArray *product;
  GArray *quantity;
  GArray *price_minor;
} Columns;

static GArray *
column_new (History *history, guint size)
{
  GArray *column = g_array_new (FALSE, TRUE, size);

  g_ptr_array_add (history->columns, column);
  return column;
}

static void
columns_init (Columns *columns, History *history)
{
  columns->first_line = column_new (history, sizeof (guint32));
  columns->time_us = column_new (history, sizeof (gint64));
  columns->customer = column_new (history, sizeof (guint32));
  columns->flags = column_new (history, sizeof (guint8));
  columns->product = column_new (history, sizeof (guint32));
  columns->quantity = column_new (history, sizeof (gint32));
  columns->price_minor = column_new (history, sizeof (gint64));
}

static void
add_order (Columns *columns, guint day, guint32 customer, guint8 flags)
{
  gint64 time_us = FIRST_DAY_US + day * DAY_US;

  g_array_append_val (columns->first_line, columns->product->len);
  g_array_append_val (columns->time_us, time_us);
  g_array_append_val (columns->customer, customer);
  g_array_append_val (columns->flags, flags);
}

static void
add_line (Columns *columns, guint32 product, gint32 quantity, gint64 price_minor)
{
  g_array_append_val (columns->product, product);
  g_array_append_val (columns->quantity, quantity);
  g_array_append_val (columns->price_minor, price_minor);
}

static History *
history_alloc (Shop *shop)
{
  History *history = g_new0 (History, 1);

  history->catalog = vt_catalog_ref (shop->catalog);
  history->currency = shop->currency;
  history->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return history;
}

static void
find_baskets (History *history)
{
  g_autoptr (GError) error = NULL;

  history->baskets = vt_mine_baskets (history->orders, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
finish (History *history, Columns *columns)
{
  VtOrders *orders = g_new0 (VtOrders, 1);

  orders->catalog = history->catalog;
  orders->n_orders = columns->time_us->len;
  orders->n_lines = columns->product->len;
  g_array_append_val (columns->first_line, columns->product->len);
  orders->order_first_line = (const guint32 *) (gpointer) columns->first_line->data;
  orders->order_time_us = (const gint64 *) (gpointer) columns->time_us->data;
  orders->order_customer = (const guint32 *) (gpointer) columns->customer->data;
  orders->order_flags = (const guint8 *) columns->flags->data;
  orders->line_product = (const guint32 *) (gpointer) columns->product->data;
  orders->line_quantity = (const gint32 *) (gpointer) columns->quantity->data;
  orders->line_price_minor = (const gint64 *) (gpointer) columns->price_minor->data;
  history->orders = orders;
  find_baskets (history);
}

/* ---- by hand ---- */

static void
add_words (Columns *columns, Shop *shop, const char *lines)
{
  g_auto (GStrv) words = g_strsplit (lines, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      char   *at = strchr (words[i], '@');
      char   *times = strchr (words[i], '*');
      guint32 product;

      if (at != NULL)
        *at = '\0';
      if (times != NULL)
        *times = '\0';
      product = shop_index (shop, words[i]);
      add_line (columns, product, times != NULL ? (gint32) atoi (times + 1) : 1,
                at != NULL ? atoi (at + 1) : vt_catalog_get (shop->catalog, product)->price_minor);
    }
}

History *
history_new (Shop *shop, const HistoryOrder *orders, guint n)
{
  History *history = history_alloc (shop);
  Columns  columns;

  columns_init (&columns, history);
  for (guint i = 0; i < n; i++)
    {
      add_order (&columns, orders[i].day, orders[i].customer, orders[i].flags);
      add_words (&columns, shop, orders[i].lines);
    }
  finish (history, &columns);
  return history;
}

/* ---- at random ---- */

static void
add_random_line (Columns *columns, VtCatalog *catalog, GRand *rand, gboolean is_return)
{
  guint32 product =
      (guint32) g_rand_int_range (rand, 0, (gint32) vt_catalog_get_n_products (catalog));
  gint64 price_minor = vt_catalog_get (catalog, product)->price_minor;
  gint32 quantity = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 2, 7) : 1;

  if (price_minor == VT_MONEY_UNKNOWN || g_rand_int_range (rand, 0, 6) == 0)
    price_minor = g_rand_int_range (rand, 0, 3000);
  add_line (columns, product, is_return ? -quantity : quantity, price_minor);
}

History *
history_new_random (Shop *shop, GRand *rand, guint n)
{
  History *history = history_alloc (shop);
  Columns  columns;

  columns_init (&columns, history);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_return = g_rand_int_range (rand, 0, 12) == 0;
      guint    n_lines = (guint) g_rand_int_range (rand, 1, 6);

      add_order (&columns, i * 730 / n, (guint32) g_rand_int_range (rand, 0, 12),
                 is_return ? VT_ORDER_RETURN : 0);
      for (guint k = 0; k < n_lines; k++)
        add_random_line (&columns, shop->catalog, rand, is_return);
    }
  finish (history, &columns);
  return history;
}

/* ---- a sample ---- */

typedef struct
{
  History   *history;
  GPtrArray *offers;
} Load;

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Load *at = data;

  at->history->catalog = vt_catalog_load (database, job, error);
  if (at->history->catalog == NULL)
    return FALSE;
  at->history->orders = vt_orders_load (database, at->history->catalog, job, error);
  at->offers = vt_offers_load (database, error);
  return at->history->orders != NULL && at->offers != NULL;
}

History *
history_new_sample (const char *name, GPtrArray **ret_offers)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtSample) sample = vt_samples_find (data_dir, name, &error);
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autofree char *path = NULL;
  Load             at = {g_new0 (History, 1), NULL};

  g_assert_no_error (error);
  at.history->folder = g_dir_make_tmp ("vitrine-history-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (at.history->folder, "shop.vitrine", NULL);
  workspace = vt_sample_create_shop (sample, path, NULL, NULL, &error);
  g_assert_no_error (error);
  at.history->currency = *vt_workspace_get_currency (workspace);
  vt_workspace_read (workspace, load, &at, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (vt_workspace_close (workspace, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);
  find_baskets (at.history);
  *ret_offers = at.offers;
  return at.history;
}

void
history_free (History *history)
{
  if (history == NULL)
    return;

  vt_baskets_unref (history->baskets);
  if (history->columns != NULL)
    {
      g_free (history->orders);
      g_ptr_array_unref (history->columns);
    }
  else
    vt_orders_unref (history->orders);
  vt_catalog_unref (history->catalog);
  if (history->folder != NULL)
    g_assert_cmpint (g_rmdir (history->folder), ==, 0);
  g_free (history->folder);
  g_free (history);
}
