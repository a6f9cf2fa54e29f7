/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What past orders came to, by hand and against adding up order by order. */

#include "shop-fixture.h"

#include "vt-document.h"
#include "vt-order-values.h"

#define HOUR_US (G_GINT64_CONSTANT (60) * 60 * G_USEC_PER_SEC)

/* Orders in plain arrays, of products of the shop. */
typedef struct
{
  VtOrders orders;
  GArray  *first_line; /* (owned) */
  GArray  *flags;      /* (owned) */
  GArray  *time;       /* (owned) */
  GArray  *product;    /* (owned) */
  GArray  *quantity;   /* (owned) */
  GArray  *price;      /* (owned) */
} History;

static void
history_init (History *history, VtCatalog *catalog)
{
  *history = (History){.orders = {.catalog = catalog}};
  history->first_line = g_array_new (FALSE, FALSE, sizeof (guint32));
  history->flags = g_array_new (FALSE, FALSE, sizeof (guint8));
  history->time = g_array_new (FALSE, FALSE, sizeof (gint64));
  history->product = g_array_new (FALSE, FALSE, sizeof (guint32));
  history->quantity = g_array_new (FALSE, FALSE, sizeof (gint32));
  history->price = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
history_clear (History *history)
{
  g_array_unref (history->first_line);
  g_array_unref (history->flags);
  g_array_unref (history->time);
  g_array_unref (history->product);
  g_array_unref (history->quantity);
  g_array_unref (history->price);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

/* An order an hour, from the beginning of the epoch on. */
static void
begin_order (History *history, guint8 flags)
{
  guint32 line = history->product->len;
  gint64  time_us = history->time->len * HOUR_US;

  g_array_append_val (history->time, time_us);
  g_array_append_val (history->first_line, line);
  g_array_append_val (history->flags, flags);
}

static void
add_line (History *history, guint32 product, gint32 quantity, gint64 price)
{
  g_array_append_val (history->product, product);
  g_array_append_val (history->quantity, quantity);
  g_array_append_val (history->price, price);
}

static VtOrders *
finish (History *history)
{
  guint32 line = history->product->len;

  history->orders.n_orders = history->first_line->len;
  history->orders.n_lines = line;
  g_array_append_val (history->first_line, line);
  history->orders.order_first_line = (const guint32 *) history->first_line->data;
  history->orders.order_time_us = (const gint64 *) history->time->data;
  history->orders.order_flags = (const guint8 *) history->flags->data;
  history->orders.line_product = (const guint32 *) history->product->data;
  history->orders.line_quantity = (const gint32 *) history->quantity->data;
  history->orders.line_price_minor = (const gint64 *) history->price->data;
  return &history->orders;
}

static VtOrderValues *
values_of (VtOrders *orders, const char *select, VtMeasure measure)
{
  g_autoptr (JsonNode) node = select != NULL ? json_from_string (select, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  VtOrderValues *values = vt_order_values_new (
      orders, node != NULL ? json_node_get_object (node) : NULL, measure, G_MININT64, NULL, &error);

  g_assert_no_error (error);
  return values;
}

/* ---- by hand ---- */

/* Four sales, of which one is a camera alone, and what is none. */
static VtOrders *
fill_by_hand (History *history, Shop *shop)
{
  history_init (history, shop->catalog);
  begin_order (history, 0);
  add_line (history, shop_index (shop, "CASE"), 2, 2400);
  add_line (history, shop_index (shop, "CARD"), 1, 1999);
  add_line (history, shop_index (shop, "POST"), 1, 395);
  begin_order (history, VT_ORDER_RETURN);
  add_line (history, shop_index (shop, "CASE"), -2, 2400);
  begin_order (history, 0);
  add_line (history, shop_index (shop, "CAM"), 1, 50000);
  begin_order (history, VT_ORDER_CORRECTION);
  add_line (history, shop_index (shop, "CAM"), 1, 50000);
  begin_order (history, 0);
  add_line (history, shop_index (shop, "TRIPOD"), 1, 5000);
  add_line (history, shop_index (shop, "CASE"), -1, 2500);
  add_line (history, shop_index (shop, "POST"), 1, 500);
  begin_order (history, 0);
  add_line (history, shop_index (shop, "POST"), 1, 395);
  begin_order (history, 0);
  add_line (history, shop_index (shop, "CARD"), 3, 1000);
  return finish (history);
}

typedef struct
{
  const char *name;
  const char *select;
  VtMeasure   measure;
  const char *values;
} ValuesCase;

static const ValuesCase values_cases[] = {
    {"subtotal", NULL, VT_MEASURE_SUBTOTAL, "3000 5000 6799 50000"},
    {"left", NULL, VT_MEASURE_LEFT, "3000 5000 6799 50000"},
    {"quantity", NULL, VT_MEASURE_QUANTITY, "1 1 3 3"},
    {"weight", NULL, VT_MEASURE_WEIGHT, "0 0 200 900"},
    {"selected", "{\"skus\":[\"CARD\"]}", VT_MEASURE_SUBTOTAL, "1999 3000"},
    {"selected-units", "{\"skus\":[\"CARD\",\"CASE\"]}", VT_MEASURE_QUANTITY, "3 3"},
    {"nothing", "{\"skus\":[\"POST\"]}", VT_MEASURE_SUBTOTAL, ""},
};

static void
test_values (gconstpointer data)
{
  const ValuesCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_auto (History) history;
  g_autoptr (VtOrderValues) values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  shop_exec (shop, "UPDATE product SET weight_g = 900 WHERE sku = 'CAM'");
  shop_exec (shop, "UPDATE product SET weight_g = 100 WHERE sku = 'CASE'");
  shop_reload (shop);
  values = values_of (fill_by_hand (&history, shop), c->select, c->measure);
  for (guint i = 0; i < vt_order_values_get_n (values); i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            vt_order_values_get (values)[i]);
  g_assert_cmpstr (text->str, ==, c->values);
}

static void
test_typical (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (History) history;
  g_autoptr (VtOrderValues) values =
      values_of (fill_by_hand (&history, shop), NULL, VT_MEASURE_SUBTOTAL);
  VtTypicalOrder typical;

  /* The tripod's cost is not known: 29.00 of 67.99 is the share of the other. */
  vt_order_values_get_typical (values, 5000, 50000, &typical);
  g_assert_cmpuint (typical.n, ==, 2);
  g_assert_cmpint (typical.value_minor, ==, 5900);
  g_assert_cmpint (typical.cost_minor, ==, (gint64) 5900 * 2900 / 6799);
  g_assert_cmpint (typical.fees_minor, ==, 448);

  vt_order_values_get_typical (values, 5000, 5001, &typical);
  g_assert_cmpuint (typical.n, ==, 1);
  g_assert_cmpint (typical.cost_minor, ==, VT_MONEY_UNKNOWN);

  vt_order_values_get_typical (values, 60000, 50000, &typical);
  g_assert_cmpuint (typical.n, ==, 0);
  g_assert_cmpint (typical.value_minor, ==, 0);
}

static void
test_year (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (History) history;
  VtOrders *orders;
  g_autoptr (VtOrderValues) values = NULL;
  g_autoptr (GError) error = NULL;

  history_init (&history, shop->catalog);
  for (guint i = 0; i <= 365 * 24 + 1; i++)
    {
      begin_order (&history, 0);
      add_line (&history, shop_index (shop, "CAM"), 1, i);
    }
  orders = finish (&history);
  g_assert_cmpint (vt_orders_last_year (orders), ==, HOUR_US);
  values = vt_order_values_new (orders, NULL, VT_MEASURE_SUBTOTAL, vt_orders_last_year (orders),
                                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vt_order_values_get_n (values), ==, 365 * 24);
  g_assert_cmpint (vt_order_values_get (values)[0], ==, 2);
  orders->n_orders = 0;
  g_assert_cmpint (vt_orders_last_year (orders), ==, G_MININT64);
}

static void
test_measures (void)
{
  for (guint i = 0; i <= VT_MEASURE_LEFT; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"measure\":\"%s\"}", vt_measure_to_word (i));
      g_autoptr (JsonNode) terms = json_from_string (text, NULL);

      g_assert_cmpint (vt_measure_read (json_node_get_object (terms)), ==, i);
    }
  g_assert_cmpint (vt_measure_read (NULL), ==, VT_MEASURE_SUBTOTAL);
  g_assert_true (vt_measure_is_money (VT_MEASURE_SUBTOTAL));
  g_assert_true (vt_measure_is_money (VT_MEASURE_LEFT));
  g_assert_false (vt_measure_is_money (VT_MEASURE_QUANTITY));
  g_assert_false (vt_measure_is_money (VT_MEASURE_WEIGHT));
}

static void
test_too_much (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (History) line;
  g_auto (History) sum;
  g_autoptr (GError) error = NULL;

  history_init (&line, shop->catalog);
  begin_order (&line, 0);
  add_line (&line, shop_index (shop, "CAM"), 2, G_MAXINT64 / 2 + 1);
  g_assert_null (
      vt_order_values_new (finish (&line), NULL, VT_MEASURE_SUBTOTAL, G_MININT64, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
  g_clear_error (&error);

  history_init (&sum, shop->catalog);
  for (guint i = 0; i < 2; i++)
    {
      begin_order (&sum, 0);
      add_line (&sum, shop_index (shop, "CAM"), 1, G_MAXINT64 / 2 + 1);
    }
  g_assert_null (
      vt_order_values_new (finish (&sum), NULL, VT_MEASURE_SUBTOTAL, G_MININT64, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

static void
test_cancelled (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (History) history;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  g_autoptr (GError) error = NULL;
  VtOrders *orders = fill_by_hand (&history, shop);

  g_cancellable_cancel (cancellable);
  g_assert_null (vt_order_values_new (orders, NULL, VT_MEASURE_SUBTOTAL, G_MININT64, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- against counting ---- */

static VtOrders *
fill_at_random (History *history, Shop *shop)
{
  static const char *const skus[] = {"PENNY", "LOSS", "CARD", "CASE", "TRIPOD", "POST", "GIFT"};
  guint                    n_orders = (guint) g_test_rand_int_range (0, 80);

  history_init (history, shop->catalog);
  for (guint i = 0; i < n_orders; i++)
    {
      guint n_lines = (guint) g_test_rand_int_range (1, 4);

      begin_order (history, g_test_rand_int_range (0, 8) == 0 ? VT_ORDER_RETURN : 0);
      for (guint j = 0; j < n_lines; j++)
        add_line (history, shop_index (shop, skus[g_test_rand_int_range (0, G_N_ELEMENTS (skus))]),
                  g_test_rand_int_range (-1, 4), g_test_rand_int_range (0, 60));
    }
  return finish (history);
}

/* What an order comes to in the plainest way; %FALSE if nothing of it counts. */
static gboolean
add_up (const VtOrders *orders, guint32 order, gint64 *ret_value)
{
  gboolean has_any = FALSE;

  *ret_value = 0;
  if (orders->order_flags[order] != 0)
    return FALSE;
  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    if (vt_catalog_get (orders->catalog, orders->line_product[i])->kind != VT_PRODUCT_FEE &&
        orders->line_quantity[i] > 0)
      {
        has_any = TRUE;
        *ret_value += orders->line_quantity[i] * orders->line_price_minor[i];
      }
  return has_any;
}

static void
check_counts (const VtOrders *orders, VtOrderValues *values)
{
  gint64        from = g_test_rand_int_range (0, 250);
  gint64        within = g_test_rand_int_range (1, 80);
  VtOrdersBelow below = vt_order_values_get_below (values, from, within);
  gint64        lacking = 0;
  guint         n_from = 0;
  guint         n_below = 0;
  gint64        value;

  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      if (!add_up (orders, i, &value))
        continue;
      n_from += value >= from;
      if (value >= from || value < from - within)
        continue;
      n_below++;
      lacking += from - value;
    }
  g_assert_cmpuint (vt_order_values_count_from (values, from), ==, n_from);
  g_assert_cmpuint (below.n, ==, n_below);
  g_assert_cmpint (below.lacking, ==, n_below > 0 ? (lacking + n_below / 2) / n_below : 0);
}

static void
check_bins (const VtOrders *orders, VtOrderValues *values)
{
  const gint64 steps[] = {g_test_rand_int_range (1, 400)};
  guint        n_max = (guint) g_test_rand_int_range (1, 30);
  g_autoptr (GArray) edges = vt_order_values_choose_edges (values, n_max, steps, 1);
  guint             n_bins = edges->len - 1;
  g_autofree guint *counts = g_new0 (guint, n_bins);
  guint             n = 0;
  gint64            value;

  g_assert_cmpuint (n_bins, <=, n_max);
  g_assert_cmpuint (n_bins, >, 0);
  g_assert_cmpint (g_array_index (edges, gint64, 0), ==, 0);
  g_assert_cmpint (g_array_index (edges, gint64, n_bins), >=, steps[0]);
  for (guint i = 0; i + 2 < n_bins; i++)
    g_assert_cmpint (g_array_index (edges, gint64, i + 1) - g_array_index (edges, gint64, i), ==,
                     g_array_index (edges, gint64, 1));
  vt_order_values_bin (values, (const gint64 *) edges->data, n_bins, counts);
  for (guint bin = 0; bin < n_bins; bin++)
    {
      guint n_in = 0;

      g_assert_cmpint (g_array_index (edges, gint64, bin), <,
                       g_array_index (edges, gint64, bin + 1));
      for (guint32 i = 0; i < orders->n_orders; i++)
        if (add_up (orders, i, &value))
          n_in += value >= g_array_index (edges, gint64, bin) &&
                  (value < g_array_index (edges, gint64, bin + 1) ||
                   (bin + 1 == n_bins && value == g_array_index (edges, gint64, n_bins)));
      g_assert_cmpuint (counts[bin], ==, n_in);
      n += counts[bin];
    }
  /* Nobody is beyond the edges. */
  g_assert_cmpuint (n, ==, vt_order_values_get_n (values));
}

static void
test_random (void)
{
  g_autoptr (Shop) shop = shop_new ();

  for (guint round = 0; round < 1500; round++)
    {
      g_auto (History) history;
      VtOrders *orders = fill_at_random (&history, shop);
      g_autoptr (VtOrderValues) values = values_of (orders, NULL, VT_MEASURE_SUBTOTAL);
      guint n = 0;

      for (guint32 i = 0; i < orders->n_orders; i++)
        {
          gint64 value;

          n += add_up (orders, i, &value);
        }
      g_assert_cmpuint (vt_order_values_get_n (values), ==, n);
      for (guint i = 1; i < n; i++)
        g_assert_cmpint (vt_order_values_get (values)[i - 1], <=, vt_order_values_get (values)[i]);
      check_counts (orders, values);
      check_bins (orders, values);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (values_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/order-values/", values_cases[i].name, NULL);

      g_test_add_data_func (path, &values_cases[i], test_values);
    }
  g_test_add_func ("/order-values/typical", test_typical);
  g_test_add_func ("/order-values/year", test_year);
  g_test_add_func ("/order-values/measures", test_measures);
  g_test_add_func ("/order-values/too-much", test_too_much);
  g_test_add_func ("/order-values/cancelled", test_cancelled);
  g_test_add_func ("/order-values/random", test_random);
  return g_test_run ();
}
