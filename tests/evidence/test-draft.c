/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draft bundles made of products. */

#include "history-fixture.h"

#include "vt-compile.h"
#include "vt-mining.h"
#include "vt-suggest.h"

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
  static const HistoryOrder orders[] = {{0, 1, 0, "CAM CASE"}, {1, 1, 0, "CAM CASE"},
                                        {2, 1, 0, "CAM"},      {3, 1, 0, "CASE CARD"},
                                        {4, 1, 0, "CASE"},     {5, 1, 0, "TRIPOD"}};
  VtMiningOptions           options = VT_MINING_OPTIONS_DEFAULT;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new (shop, orders, G_N_ELEMENTS (orders));
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (VtOffer) offer = NULL;

  options.min_together = 1;
  pairs = vt_mine_orders (history->orders, &options, NULL, NULL);
  offer = make_draft (shop, "CAM CASE", pairs);
  g_assert_cmpstr (offer->note, ==,
                   "2 of 6 orders have both. 67 % of the orders with “Camera” also have “Camera "
                   "case”, which is no more than by chance.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (draft_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/draft/", draft_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_draft);
    }
  g_test_add_func ("/offers/draft/margin", test_draft_margin);
  g_test_add_func ("/offers/draft/note", test_draft_note);
  return g_test_run ();
}
