/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders replayed with an offer, against evaluating each of them as a whole, one by one. */

#include "history-fixture.h"

#include "vt-compile.h"
#include "vt-evaluate.h"
#include "vt-replay.h"

#include <time.h>

#define YEAR_US (G_GINT64_CONSTANT (365) * 86400 * G_USEC_PER_SEC)

/* ---- the plain way ---- */

typedef struct
{
  gint64 n_orders;
  gint64 n_got;
  gint64 off_minor;
  gint64 value_minor;
  gint64 n_gifts;
} Sums;

static VrPack *
load_open (const VtOffer *offer, History *history)
{
  g_autoptr (VtOffer) open = vt_offer_open_to_all (offer);
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  VrPack       *pack = NULL;
  gconstpointer json;
  gsize         length;

  g_ptr_array_add (offers, open);
  bytes = vt_offers_compile (offers, open->id, history->catalog, &history->currency, "plain", 0,
                             &error);
  g_assert_no_error (error);
  json = g_bytes_get_data (bytes, &length);
  g_assert_cmpint (vr_pack_load (json, length, &pack, NULL), ==, VR_OK);
  return pack;
}

/* A line a SKU and price, in the order in which they first come; everything that was sold. */
static char *
order_to_json (History *history, guint32 order)
{
  const VtOrders *orders = history->orders;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  guint32 first = orders->order_first_line[order];
  guint32 end = orders->order_first_line[order + 1];

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, history->currency.code);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint32 l = first; l < end; l++)
    {
      const VtProduct *product = vt_catalog_get (history->catalog, orders->line_product[l]);
      gint64           quantity = 0;
      gboolean         is_first = TRUE;

      for (guint32 k = first; k < end; k++)
        {
          if (orders->line_product[k] != orders->line_product[l] ||
              orders->line_price_minor[k] != orders->line_price_minor[l] ||
              orders->line_quantity[k] <= 0)
            continue;
          is_first = is_first && (k >= l);
          quantity += orders->line_quantity[k];
        }
      if (!is_first || orders->line_quantity[l] <= 0 || product->kind == VT_PRODUCT_FEE)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sku");
      json_builder_add_string_value (builder, product->sku);
      json_builder_set_member_name (builder, "quantity");
      json_builder_add_int_value (builder, quantity);
      json_builder_set_member_name (builder, "unit_price");
      json_builder_add_int_value (builder, orders->line_price_minor[l]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
add_outcome (Sums *sums, const VrResult *result)
{
  gint64 off_minor = 0;
  gint64 n_gifts = 0;

  /* From the adjustments, not from the totals. */
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      for (size_t k = 0; k < line->n_adjustments; k++)
        off_minor -= line->adjustments[k].amount;
    }
  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    off_minor -= vr_result_get_order_adjustment (result, i)->amount;
  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    n_gifts += vr_result_get_gift (result, i)->quantity;
  sums->off_minor += off_minor;
  sums->n_gifts += n_gifts;
  if (off_minor == 0 && n_gifts == 0)
    return;
  sums->n_got++;
  sums->value_minor += vr_result_get_totals (result)->list;
}

static Sums
replay_plainly (const VtOffer *offer, History *history)
{
  g_autoptr (VrPack) pack = load_open (offer, history);
  const VtOrders *orders = history->orders;
  gint64          after_us = orders->order_time_us[orders->n_orders - 1] - YEAR_US;
  Sums            sums = {0};

  for (guint32 o = 0; o < orders->n_orders; o++)
    {
      g_autofree char *json = NULL;
      g_autoptr (VrCart) cart = NULL;
      g_autoptr (VrResult) result = NULL;

      if (orders->order_flags[o] != 0 || orders->order_time_us[o] <= after_us)
        continue;
      sums.n_orders++;
      json = order_to_json (history, o);
      g_assert_cmpint (vr_cart_load (pack, json, strlen (json), &cart, NULL), ==, VR_OK);
      g_assert_cmpint (vr_evaluate (pack, cart, &result, NULL), ==, VR_OK);
      add_outcome (&sums, result);
    }
  return sums;
}

static VtReplay
replay (const VtOffer *offer, History *history, guint n_threads)
{
  VtReplaySource source = {.orders = history->orders, .n_threads = n_threads};
  VtReplay       result;
  g_autoptr (GError) error = NULL;

  vt_replay_run (offer, &source, history->catalog, &history->currency, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Orders that count and the others are all orders, whatever is counted of them. */
static void
assert_parts (const VtOffer *offer, History *history)
{
  g_autofree guint8 *odd = g_new0 (guint8, history->orders->n_orders + 1);
  g_autofree guint8 *even = g_new0 (guint8, history->orders->n_orders + 1);
  VtReplaySource     source = {.orders = history->orders};
  g_auto (VtReplay) all = replay (offer, history, 1);
  g_auto (VtReplay) some = {0};
  g_auto (VtReplay) others = {0};

  for (guint32 o = 0; o < history->orders->n_orders; o++)
    (o % 2 != 0 ? odd : even)[o] = 1;
  source.counted = odd;
  g_assert_true (
      vt_replay_run (offer, &source, history->catalog, &history->currency, &some, NULL, NULL));
  source.counted = even;
  g_assert_true (
      vt_replay_run (offer, &source, history->catalog, &history->currency, &others, NULL, NULL));
  g_assert_cmpint (some.n_orders, <, all.n_orders);
  g_assert_cmpint (some.n_orders + others.n_orders, ==, all.n_orders);
  g_assert_cmpint (some.n_got + others.n_got, ==, all.n_got);
  g_assert_cmpint (some.off_minor + others.off_minor, ==, all.off_minor);
  g_assert_cmpint (some.value_minor + others.value_minor, ==, all.value_minor);
}

static void
assert_same (const VtOffer *offer, History *history)
{
  Sums sums = replay_plainly (offer, history);

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_auto (VtReplay) result = replay (offer, history, n_threads);
      gint64 month_minor = 0;
      gint64 month_got = 0;

      g_assert_cmpint (result.n_orders, ==, sums.n_orders);
      g_assert_cmpint (result.n_got, ==, sums.n_got);
      g_assert_cmpint (result.off_minor, ==, sums.off_minor);
      g_assert_cmpint (result.value_minor, ==, sums.value_minor);
      g_assert_cmpint (result.n_gifts, ==, sums.n_gifts);
      g_assert_cmpint (result.n_refused, ==, 0);
      for (guint i = 0; i < result.n_months; i++)
        {
          month_minor += result.months[i].off_minor;
          month_got += result.months[i].n_got;
        }
      g_assert_cmpint (month_minor, ==, sums.off_minor);
      g_assert_cmpint (month_got, ==, sums.n_got);
    }
  assert_parts (offer, history);
}

/* ---- random orders ---- */

typedef struct
{
  const char *path;
  const char *kind;
  const char *terms;
} Case;

static const Case cases[] = {
    {"/evidence/replay/random/mix", "mix_and_match",
     "\"slots\":[{\"quantity\":1,\"select\":{\"price\":{\"to\":1999}}},"
     "{\"quantity\":1,\"select\":{\"skus\":[\"CAM\",\"TRIPOD\"]}}],\"reward\":{\"amount\":333}"},
    {"/evidence/replay/random/volume", "volume",
     "\"select\":{\"price\":{\"from\":600,\"to\":2600}},\"buy\":1,\"get\":1,"
     "\"reward\":{\"percent\":\"33.3\"}"},
    {"/evidence/replay/random/once-a-cart", "volume",
     "\"select\":{\"price\":{\"to\":2600}},\"buy\":1,\"get\":1,\"limits\":{\"per_cart\":1},"
     "\"reward\":{\"percent\":\"50\"}"},
    {"/evidence/replay/random/breaks", "volume",
     "\"select\":{\"except\":{\"skus\":[\"CAM\"]}},\"breaks\":[{\"from\":3,\"reward\":{\"percent\":"
     "\"5\"}},{\"from\":6,\"reward\":{\"percent\":\"10\"}}]"},
    {"/evidence/replay/random/bought-other", "volume",
     "\"buy_select\":{\"skus\":[\"CAM\",\"CASE\"]},\"buy\":1,\"select\":{\"skus\":[\"CARD\","
     "\"MARKUP\"]},\"get\":1,\"reward\":{\"percent\":\"50\"}"},
    {"/evidence/replay/random/protection", "protection",
     "\"select\":{\"skus\":[\"CAM\",\"CASE\",\"TRIPOD\"]},\"plans\":[{\"sku\":\"CARD\","
     "\"term_months\":12,\"price\":{\"from\":2000},\"fixed\":1500}]"},
    {"/evidence/replay/random/cross-sell", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\",\"CASE\"]},\"items\":[{\"sku\":\"CARD\",\"quantity\":1},{"
     "\"sku\":\"CASE\"}],"
     "\"reward\":{\"percent\":\"10\"}"},
    {"/evidence/replay/random/add-on", "add_on",
     "\"requires\":{\"skus\":[\"CAM\",\"TRIPOD\"]},\"groups\":[{\"id\":\"g\",\"max\":1,"
     "\"options\":[{\"sku\":\"MARKUP\",\"per\":\"unit\",\"price\":700},{\"sku\":\"LINES\","
     "\"per\":\"order\",\"price\":500}]}]"},
    {"/evidence/replay/random/threshold", "threshold",
     "\"measure\":\"subtotal\",\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"5\"}},"
     "{\"from\":30000,\"reward\":{\"amount\":2500},\"gift\":{\"sku\":\"CARD\"}}]"},
    {"/evidence/replay/random/threshold-of", "threshold",
     "\"measure\":\"quantity\",\"select\":{\"price\":{\"to\":2500}},\"steps\":[{\"from\":3,"
     "\"reward\":{\"percent\":\"7.5\"}}]"},
    {"/evidence/replay/random/markdown", "markdown",
     "\"select\":{\"price\":{\"from\":1000},\"except\":{\"price\":{\"from\":2000,\"to\":3000}}},"
     "\"reward\":{\"percent\":\"12.5\"},\"coupon\":\"X\",\"limits\":{\"per_cart\":1,\"total\":3}"},
    {"/evidence/replay/random/markdown-floor", "markdown",
     "\"select\":{},\"reward\":{\"amount\":800},\"guards\":{\"min_margin\":\"10\"}"},
};

static void
test_random (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (VtOffer) limited = NULL;
  g_autoptr (History) history = history_new_random (shop, rand, 1500);
  Sums sums;

  assert_same (offer, history);
  sums = replay_plainly (offer, history);
  g_assert_cmpint (sums.n_got, >, 0);
  g_assert_cmpint (sums.n_got, <, sums.n_orders);
}

static void
test_random_bundle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (32);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE*2", VT_REWARD_PERCENT, 100000);
  g_autoptr (History) history = history_new_random (shop, rand, 3000);

  assert_same (offer, history);
}

/* ---- a sample ---- */

static void
test_sample (void)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (History) history = history_new_sample ("electronics", &offers);
  guint n_with = 0;

  g_assert_cmpuint (offers->len, ==, 21);
  for (guint i = 0; i < offers->len; i++)
    {
      g_auto (VtReplay) result = {0};

      g_test_message ("%s", ((const VtOffer *) offers->pdata[i])->name);
      assert_same (offers->pdata[i], history);
      result = replay (offers->pdata[i], history, 0);
      n_with += result.n_got > 0;
    }
  g_assert_cmpuint (n_with, >=, 9);
}

/* ---- by hand ---- */

static const HistoryOrder hand[] = {
    {0, 1, 0, "CAM CASE"},                  /* a year and a day before the last: too long ago */
    {2, 1, 0, "CAM CASE"},                  /* 2,500 × 10 % and 50,000 × 10 % */
    {3, 2, VT_ORDER_RETURN, "CAM CASE*-1"}, /* returned */
    {40, 2, 0, "CAM@40000 CASE*3 POST"},    /* sold for less: 4,000 and 250 */
    {40, 3, 0, "CASE CAM*-1 CASE*-1"},      /* with something given back */
    {41, 3, 0, "CASE*2 CASE*-1 CAM*2"},     /* one of two cases given back: 250 each, 5,000 each */
    {366, 0, 0, "TRIPOD"},
};

static void
test_hand (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (History) history = history_new (shop, hand, G_N_ELEMENTS (hand));
  g_auto (VtReplay) result = replay (offer, history, 1);

  g_assert_cmpint (result.n_orders, ==, 5);
  g_assert_cmpint (result.n_got, ==, 3);
  g_assert_cmpint (result.off_minor, ==, 5250 + 4250 + 2 * 5250);
  g_assert_cmpint (result.value_minor, ==, 52500 + 47500 + 105000);
  g_assert_cmpuint (result.n_months, ==, 13);
  g_assert_cmpint (result.months[0].year, ==, 2025);
  g_assert_cmpint (result.months[0].month, ==, 1);
  g_assert_cmpint (result.months[0].off_minor, ==, 5250);
  g_assert_cmpint (result.months[1].off_minor, ==, 4250 + 2 * 5250);
  g_assert_cmpint (result.months[12].month, ==, 1);
}

/* What no history tells is told by the caller. */
static void
test_supposed (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) ladder = shop_make_kind (
      "tier_ladder", "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"percent\":"
                     "\"50\"}},{\"sku\":\"TRIPOD\",\"upgrade\":{\"amount\":100}}]");
  g_autoptr (VtOffer) subscription = shop_make_kind (
      "subscription", "\"select\":{\"skus\":[\"CASE\"]},\"reward\":{\"percent\":\"10\"},"
                      "\"deliveries\":2");
  static const HistoryOrder orders[] = {
      {1, 1, 0, "CASE*2"}, {9, 1, 0, "CASE"}, {20, 1, 0, "CASE TRIPOD"}, {30, 2, 0, "CASE"}};
  static const guint32 deliveries[] = {1, 2, 3, 0, 0};
  g_autoptr (History) history = history_new (shop, orders, G_N_ELEMENTS (orders));
  g_autofree const char **instead_of =
      g_new0 (const char *, vt_catalog_get_n_products (shop->catalog));
  VtReplaySource source = {.orders = history->orders};
  g_auto (VtReplay) stepped = {0};
  g_auto (VtReplay) delivered = {0};
  g_auto (VtReplay) nothing = replay (ladder, history, 1);

  g_assert_cmpint (nothing.n_got, ==, 0);

  instead_of[shop_index (shop, "CASE")] = "CARD";
  instead_of[shop_index (shop, "TRIPOD")] = "CASE";
  source.instead_of = instead_of;
  g_assert_true (
      vt_replay_run (ladder, &source, shop->catalog, &shop->currency, &stepped, NULL, NULL));
  /* Half of 5.01, rounded, for each of five, and 1.00. */
  g_assert_cmpint (stepped.n_got, ==, 4);
  g_assert_cmpint (stepped.off_minor, ==, 5 * 251 + 100);

  source.instead_of = NULL;
  source.line_delivery = deliveries;
  g_assert_true (vt_replay_run (subscription, &source, shop->catalog, &shop->currency, &delivered,
                                NULL, NULL));
  g_assert_cmpint (delivered.n_got, ==, 2);
  g_assert_cmpint (delivered.off_minor, ==, 500 + 250);
}

static void
test_empty (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (History) history = history_new (shop, NULL, 0);
  g_auto (VtReplay) result = replay (offer, history, 1);

  g_assert_cmpint (result.n_orders, ==, 0);
  g_assert_cmpuint (result.n_months, ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM NOWHERE", VT_REWARD_PERCENT, 100000);
  g_autoptr (History) history = history_new (shop, hand, G_N_ELEMENTS (hand));
  g_autoptr (GError) error = NULL;
  VtReplaySource source = {.orders = history->orders};
  VtReplay       result;

  g_assert_false (
      vt_replay_run (offer, &source, shop->catalog, &shop->currency, &result, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static void
test_cancel (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (History) history = history_new (shop, hand, G_N_ELEMENTS (hand));
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;
  VtReplaySource source = {.orders = history->orders};
  VtReplay       result;

  vt_job_cancel (job);
  g_assert_false (
      vt_replay_run (offer, &source, shop->catalog, &shop->currency, &result, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- what can make a difference ---- */

typedef struct
{
  const char *path;
  const char *kind;
  const char *terms;
  const char *skus; /* %NULL: any product */
} RelevantCase;

static const RelevantCase relevant_cases[] = {
    {"/evidence/relevant/skus", "markdown",
     "\"select\":{\"skus\":[\"CAM\",\"CARD\"]},\"reward\":{\"percent\":\"5\"}", "CAM CARD"},
    /* A cart may have another price than the catalogue. */
    {"/evidence/relevant/price-aside", "markdown",
     "\"select\":{\"skus\":[\"CAM\"],\"price\":{\"to\":1}},\"reward\":{\"percent\":\"5\"}", "CAM"},
    {"/evidence/relevant/except-aside", "markdown",
     "\"select\":{\"skus\":[\"CAM\"],\"except\":{\"price\":{\"from\":1}}},"
     "\"reward\":{\"percent\":\"5\"}",
     "CAM"},
    {"/evidence/relevant/price-alone", "markdown",
     "\"select\":{\"price\":{\"from\":1}},\"reward\":{\"percent\":\"5\"}", NULL},
    {"/evidence/relevant/all", "markdown", "\"select\":{},\"reward\":{\"percent\":\"5\"}", NULL},
    {"/evidence/relevant/threshold", "threshold",
     "\"measure\":\"subtotal\",\"steps\":[{\"from\":1,\"reward\":{\"percent\":\"5\"}}]", NULL},
    {"/evidence/relevant/threshold-select", "threshold",
     "\"measure\":\"subtotal\",\"select\":{\"skus\":[\"CASE\"]},\"steps\":[{\"from\":1,\"reward\":"
     "{\"percent\":\"5\"}}]",
     "CASE"},
    /* What opens it to some is left aside with the others' conditions. */
    {"/evidence/relevant/audience", "markdown",
     "\"select\":{\"skus\":[\"CAM\"]},\"reward\":{\"percent\":\"5\"},\"when\":{\"has\":\"CARD\"}",
     "CAM"},
};

static void
test_relevant (gconstpointer data)
{
  const RelevantCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autofree guint8 *relevant = vt_replay_find_relevant (offer, shop->catalog);
  g_autoptr (GString) skus = g_string_new (NULL);

  if (c->skus == NULL)
    {
      g_assert_null (relevant);
      return;
    }
  for (guint32 i = 0; i < vt_catalog_get_n_products (shop->catalog); i++)
    if (relevant[i] != 0)
      g_string_append_printf (skus, "%s%s", skus->len > 0 ? " " : "",
                              vt_catalog_get (shop->catalog, i)->sku);
  g_assert_cmpstr (skus->str, ==, c->skus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/replay/hand", test_hand);
  g_test_add_func ("/evidence/replay/supposed", test_supposed);
  g_test_add_func ("/evidence/replay/empty", test_empty);
  g_test_add_func ("/evidence/replay/refused", test_refused);
  g_test_add_func ("/evidence/replay/cancel", test_cancel);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_random);
  g_test_add_func ("/evidence/replay/random/bundle", test_random_bundle);
  for (gsize i = 0; i < G_N_ELEMENTS (relevant_cases); i++)
    g_test_add_data_func (relevant_cases[i].path, &relevant_cases[i], test_relevant);
  g_test_add_func ("/evidence/replay/sample", test_sample);
  return g_test_run ();
}
