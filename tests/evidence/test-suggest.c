/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders suggest, and drafts made of products. */

#include "shop-fixture.h"

#include "vt-suggest.h"

/* Orders of two or fewer products, repeated: enough for a pair to be certain. */
typedef struct
{
  guint       n_orders;
  const char *sku;
  const char *other; /* (nullable) */
} Habit;

static VtPairs *
mine (Shop *shop, const Habit *habits, guint n_habits)
{
  g_autoptr (GArray) first_line = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) line_item = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) error = NULL;
  g_autoptr (VtBaskets) baskets = NULL;
  VtBasketSource source = {.n_items = vt_catalog_get_n_products (shop->catalog)};
  VtPairOptions  options = {.min_together = 1, .n_threads = 1};
  VtPairs       *pairs;

  for (guint h = 0; h < n_habits; h++)
    for (guint i = 0; i < habits[h].n_orders; i++)
      {
        guint32 item = shop_index (shop, habits[h].sku);

        g_array_append_val (first_line, line_item->len);
        g_array_append_val (line_item, item);
        if (habits[h].other == NULL)
          continue;
        item = shop_index (shop, habits[h].other);
        g_array_append_val (line_item, item);
      }
  source.n_orders = first_line->len;
  g_array_append_val (first_line, line_item->len);
  source.first_line = (const guint32 *) (gpointer) first_line->data;
  source.line_item = (const guint32 *) (gpointer) line_item->data;
  baskets = vt_baskets_new (&source, NULL, &error);
  g_assert_no_error (error);
  pairs = vt_pairs_mine (baskets, &options, NULL, &error);
  g_assert_no_error (error);
  return pairs;
}

/* The pair of most worth is not the most frequent one; TRIPOD with PENNY may be chance, one has a
 * fee, one no price. */
static const Habit habits[] = {
    {60, "CARD", "MARKUP"}, {20, "CAM", "CASE"},    {30, "CASE", "LINES"},
    {1, "CAM", "CARD"},     {40, "POST", "LONG"},   {40, "GIFT", "LOSS"},
    {199, "PENNY", NULL},   {1, "TRIPOD", "PENNY"}, {10, "CAM", NULL},
};

static GPtrArray *
find (Shop *shop, VtPairs *pairs, GPtrArray *offers, guint n_max)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions =
      vt_suggestions_find (pairs, shop->catalog, &shop->currency, offers, n_max, NULL, &error);

  g_assert_no_error (error);
  return suggestions;
}

static void
assert_pair (Shop *shop, const VtSuggestion *suggestion, const char *sku, const char *other)
{
  g_assert_cmpstr (vt_catalog_get (shop->catalog, suggestion->product_a)->sku, ==, sku);
  g_assert_cmpstr (vt_catalog_get (shop->catalog, suggestion->product_b)->sku, ==, other);
}

static void
test_rank (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtPairs) pairs = mine (shop, habits, G_N_ELEMENTS (habits));
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GPtrArray) suggestions = find (shop, pairs, offers, 10);
  g_autoptr (GPtrArray) one = find (shop, pairs, offers, 1);
  const VtSuggestion *best;

  /* CASE with LINES is certain as well, but CASE is taken. */
  g_assert_cmpuint (suggestions->len, ==, 2);
  best = suggestions->pdata[0];
  assert_pair (shop, best, "CAM", "CASE");
  g_assert_cmpint (best->worth_minor, ==, 20 * (20000 + 1500));
  g_assert_cmpint (best->figures.list_minor, ==, 52500);
  g_assert_cmpint (best->figures.price_minor, ==, 47250);
  g_assert_cmpuint (best->pair.n_together, ==, 20);
  g_assert_true (g_str_has_prefix (best->reason, "20 of 401 orders have both. "));
  assert_pair (shop, suggestions->pdata[1], "CARD", "MARKUP");

  g_assert_cmpuint (one->len, ==, 1);
  assert_pair (shop, one->pdata[0], "CAM", "CASE");
}

static void
test_covered (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtPairs) pairs = mine (shop, habits, G_N_ELEMENTS (habits));
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_offer ("Set", "case TRIPOD cam NOWHERE", VT_REWARD_PERCENT, 100000), NULL);
  g_autoptr (GPtrArray) suggestions = find (shop, pairs, offers, 10);

  g_assert_cmpuint (suggestions->len, ==, 2);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const VtSuggestion *suggestion = suggestions->pdata[i];

      g_assert_cmpuint (suggestion->product_a, !=, shop_index (shop, "CAM"));
    }
}

/* Where no cost is known at all, prices rank. */
static void
test_no_costs (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GPtrArray) suggestions = NULL;

  shop_exec (shop, "UPDATE product SET cost_minor = NULL");
  shop_reload (shop);
  pairs = mine (shop, habits, G_N_ELEMENTS (habits));
  suggestions = find (shop, pairs, offers, 10);
  g_assert_cmpuint (suggestions->len, ==, 2);
  g_assert_cmpint (((VtSuggestion *) suggestions->pdata[0])->worth_minor, ==, 20 * 52500);
  g_assert_cmpint (((VtSuggestion *) suggestions->pdata[0])->figures.cost_minor, ==,
                   VT_MONEY_UNKNOWN);
}

static void
test_cancel (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtPairs) pairs = mine (shop, habits, G_N_ELEMENTS (habits));
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (
      vt_suggestions_find (pairs, shop->catalog, &shop->currency, offers, 5, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- drafts ---- */

static const struct
{
  const char *name;
  const char *skus;
  const char *offer_name;
  gint64      reward_ppm;
} draft_cases[] = {
    {"pair", "CAM CASE", "Camera + Camera case", 100000},
    {"three", "CAM CASE CARD", "Camera + Camera case + 1 more", 100000},
    {"one", "CAM", "Camera", 100000},
    {"none", "", "New Bundle", 100000},
    {"repeated", "CAM CAM CASE", "Camera + Camera case", 100000},
    {"cost-unknown", "CAM TRIPOD", "Camera + Tripod", 100000},
    {"price-unknown", "CAM GIFT", "Camera + Gift", 100000},
    {"loss", "LOSS LOSS", "Loss leader", 10000},
    {"no-margin", "PENNY LOSS", "Penny sweet + Loss leader", 10000},
    {"hostile", "MARKUP LINES", "<b>Tom & \"Jerry\"</b> %s {0}'); DROP TAB… + Two lines and more",
     100000},
};

static VtOffer *
make_draft (Shop *shop, const char *skus, VtPairs *pairs)
{
  g_auto (GStrv) words = g_strsplit (skus, " ", -1);
  guint32 products[8];
  guint   n_products = 0;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      products[n_products++] = shop_index (shop, *word);
  return vt_offer_from_products (shop->catalog, products, n_products, pairs);
}

static void
test_draft (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = make_draft (shop, draft_cases[i].skus, NULL);

  g_assert_true (vt_offer_validate (offer, &error));
  g_assert_cmpstr (offer->name, ==, draft_cases[i].offer_name);
  g_assert_cmpint (offer->state, ==, VT_OFFER_DRAFT);
  g_assert_cmpint (offer->reward.type, ==, VT_REWARD_PERCENT);
  g_assert_cmpint (offer->reward.value, ==, draft_cases[i].reward_ppm);
  g_assert_cmpstr (offer->note, ==, "");
}

/* Thin margins get a discount of at most half of them. */
static void
test_draft_margin (void)
{
  g_autoptr (Shop) shop = shop_new ();

  for (gint64 cost_minor = 0; cost_minor < 1000; cost_minor += 37)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE product SET cost_minor = %d"
                                              " WHERE sku IN ('MARKUP', 'LINES')",
                                              (int) cost_minor);
      g_autoptr (VtOffer) offer = NULL;
      VtBundleFigures figures;

      shop_exec (shop, sql);
      shop_reload (shop);
      offer = make_draft (shop, "MARKUP LINES", NULL);
      g_assert_true (vt_bundle_figures (offer, shop->catalog, &shop->currency, &figures, NULL));
      g_assert_cmpint (offer->reward.value % 10000, ==, 0);
      g_assert_cmpint (offer->reward.value, <=, 100000);
      /* One percent is the least there is. */
      if (offer->reward.value > 10000)
        g_assert_cmpint (2 * figures.saving_minor, <=, figures.margin_before_minor + 2);
    }
}

static void
test_draft_note (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtPairs) pairs = mine (shop, habits, G_N_ELEMENTS (habits));
  g_autoptr (VtOffer) offer = make_draft (shop, "CAM CASE", pairs);

  g_assert_true (g_str_has_prefix (offer->note, "20 of 401 orders have both. 65 % of the orders "
                                                "with “Camera” also have “Camera case”, "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/suggest/rank", test_rank);
  g_test_add_func ("/offers/suggest/covered", test_covered);
  g_test_add_func ("/offers/suggest/no-costs", test_no_costs);
  g_test_add_func ("/offers/suggest/cancel", test_cancel);
  for (gsize i = 0; i < G_N_ELEMENTS (draft_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/draft/", draft_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_draft);
    }
  g_test_add_func ("/offers/draft/margin", test_draft_margin);
  g_test_add_func ("/offers/draft/note", test_draft_note);
  return g_test_run ();
}
