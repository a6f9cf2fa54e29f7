/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems planted in offers are found, and none where there are none. */

#include "shop-fixture.h"

#include "vt-check.h"
#include "vt-compile.h"

typedef struct
{
  const char  *name;
  const char  *skus;
  VtRewardType type;
  gint64       value;
  int          code; /* -1: nothing is wrong */
  const char  *sku;
  const char  *text;
} AloneCase;

static const AloneCase alone_cases[] = {
    {"sound", "CAM CASE", VT_REWARD_PERCENT, 100000, -1, NULL, NULL},
    {"two-of-one", "CARD*2", VT_REWARD_PERCENT, 100000, -1, NULL, NULL},
    {"at-cost", "CASE CARD", VT_REWARD_FIXED, 1900, -1, NULL, NULL},
    {"one-unit", "CAM", VT_REWARD_PERCENT, 100000, VT_PROBLEM_TOO_FEW_UNITS, NULL,
     "A bundle needs at least two units."},
    {"empty", "", VT_REWARD_PERCENT, 100000, VT_PROBLEM_TOO_FEW_UNITS, NULL,
     "A bundle needs at least two units."},
    {"gone", "CAM NOWHERE", VT_REWARD_PERCENT, 100000, VT_PROBLEM_PART_GONE, "NOWHERE",
     "“NOWHERE” is not in the catalogue."},
    {"no-price", "CAM GIFT", VT_REWARD_PERCENT, 100000, VT_PROBLEM_PART_WITHOUT_PRICE, "GIFT",
     "“Gift” has no price."},
    {"fee", "CAM POST", VT_REWARD_PERCENT, 100000, VT_PROBLEM_PART_IS_FEE, "POST",
     "“Postage” is a fee, which nobody puts in a cart."},
    {"fixed-as-parts", "CASE CARD", VT_REWARD_FIXED, 4499, VT_PROBLEM_NO_SAVING, NULL,
     "Saves nothing: the parts cost £44.99 apart, the set no less."},
    {"fixed-above-parts", "CASE CARD", VT_REWARD_FIXED, 9999, VT_PROBLEM_NO_SAVING, NULL,
     "Saves nothing: the parts cost £44.99 apart, the set no less."},
    {"rounded-to-nothing", "PENNY*2", VT_REWARD_PERCENT, 10000, VT_PROBLEM_NO_SAVING, NULL,
     "Saves nothing: the parts cost £0.02 apart, the set no less."},
    {"below-cost", "CASE CARD", VT_REWARD_FIXED, 1899, VT_PROBLEM_BELOW_COST, NULL,
     "Sold for £18.99, £0.01 below cost: the discount of £26.00 is larger than the margin of "
     "£25.99."},
    {"no-margin-before", "LOSS*2", VT_REWARD_AMOUNT, 100, VT_PROBLEM_BELOW_COST, NULL,
     "Sold for £9.00, £3.00 below cost: its parts leave no margin to discount."},
    {"part-below-cost", "TRIPOD LOSS", VT_REWARD_PERCENT, 100000, VT_PROBLEM_PART_BELOW_COST,
     "LOSS", "Within the set, “Loss leader” brings £4.50 but costs the shop £6.00."},
    {"invalid", "CAM CASE", VT_REWARD_PERCENT, 0, VT_PROBLEM_CANNOT_COMPILE, NULL,
     "“Set” cannot be exported: A discount in percent lies above 0 and is at most 100."},
};

static const VtProblemSeverity severities[] = {
    [VT_PROBLEM_TOO_FEW_UNITS] = VT_PROBLEM_ERROR,
    [VT_PROBLEM_PART_GONE] = VT_PROBLEM_ERROR,
    [VT_PROBLEM_PART_WITHOUT_PRICE] = VT_PROBLEM_ERROR,
    [VT_PROBLEM_PART_IS_FEE] = VT_PROBLEM_ERROR,
    [VT_PROBLEM_NO_SAVING] = VT_PROBLEM_ERROR,
    [VT_PROBLEM_CANNOT_COMPILE] = VT_PROBLEM_ERROR,
    [VT_PROBLEM_BELOW_COST] = VT_PROBLEM_WARNING,
    [VT_PROBLEM_PART_BELOW_COST] = VT_PROBLEM_WARNING,
    [VT_PROBLEM_SAME_SET] = VT_PROBLEM_WARNING,
    [VT_PROBLEM_NO_NAME] = VT_PROBLEM_WARNING,
    [VT_PROBLEM_COMPETES] = VT_PROBLEM_NOTE,
};

static void
test_alone (gconstpointer data)
{
  const AloneCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *offer = shop_make_offer ("Set", c->skus, c->type, c->value);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (GPtrArray) problems = vt_offers_check (offers, shop->catalog, &shop->currency);
  const VtProblem *problem;

  if (c->code < 0)
    {
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_false (vt_problems_block (problems, offer->id));
      return;
    }
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpint (problem->code, ==, c->code);
  g_assert_cmpint (problem->severity, ==, severities[c->code]);
  g_assert_cmpstr (problem->offer_id, ==, offer->id);
  g_assert_cmpstr (problem->sku, ==, c->sku);
  g_assert_cmpstr (problem->text, ==, c->text);
  g_assert_cmpint (vt_problems_block (problems, offer->id), ==,
                   severities[c->code] == VT_PROBLEM_ERROR);
  g_assert_false (vt_problems_block (problems, "another"));
}

static const VtProblem *
find_problem (GPtrArray *problems, const VtOffer *offer, VtProblemCode code)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->code == code && strcmp (problem->offer_id, offer->id) == 0)
        return problem;
    }
  return NULL;
}

static void
test_no_name (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *offer = shop_make_offer ("", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (GPtrArray) problems = vt_offers_check (offers, shop->catalog, &shop->currency);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (find_problem (problems, offer, VT_PROBLEM_NO_NAME));
}

static void
test_same_set (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *first = shop_make_offer ("First", "CAM CASE*2", VT_REWARD_PERCENT, 100000);
  VtOffer *same = shop_make_offer ("Same", "case*2 cam", VT_REWARD_PERCENT, 50000);
  VtOffer *more = shop_make_offer ("More", "CARD CASE*3", VT_REWARD_PERCENT, 50000);
  g_autoptr (GPtrArray) offers = shop_list_offers (first, same, more, NULL);
  g_autoptr (GPtrArray) problems = vt_offers_check (offers, shop->catalog, &shop->currency);
  const VtProblem *problem = find_problem (problems, same, VT_PROBLEM_SAME_SET);

  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->text, ==, "“First” has the same parts.");
  g_assert_null (find_problem (problems, first, VT_PROBLEM_SAME_SET));
  g_assert_null (find_problem (problems, more, VT_PROBLEM_SAME_SET));
}

static void
test_competition (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *first = shop_make_offer ("First", "CAM CASE", VT_REWARD_PERCENT, 100000);
  VtOffer *second = shop_make_offer ("Second", "CASE CARD", VT_REWARD_PERCENT, 100000);
  VtOffer *third = shop_make_offer ("Third", "TRIPOD CASE", VT_REWARD_PERCENT, 100000);
  VtOffer *apart = shop_make_offer ("Apart", "MARKUP LINES", VT_REWARD_PERCENT, 100000);
  VtOffer *paused = shop_make_offer ("Paused", "MARKUP LONG", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (first, second, third, apart, paused, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  const VtProblem *problem;

  paused->state = VT_OFFER_PAUSED;
  problems = vt_offers_check (offers, shop->catalog, &shop->currency);
  g_assert_cmpuint (problems->len, ==, 3);
  problem = find_problem (problems, first, VT_PROBLEM_COMPETES);
  g_assert_cmpstr (problem->text, ==,
                   "Shares “Camera case” with “Second” and others (2): a cart with one of it gets "
                   "the offer that saves most.");
  problem = find_problem (problems, third, VT_PROBLEM_COMPETES);
  g_assert_cmpstr (problem->sku, ==, "CASE");
  g_assert_nonnull (strstr (problem->text, "with “First”"));
}

/* ---- other kinds ---- */

static const struct
{
  const char *name;
  const char *kind;
  const char *terms;
  int         code; /* -1: nothing is wrong */
  const char *text;
} kind_cases[] = {
    {"sound", "threshold", "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"CARD\"}}]", -1, NULL},
    {"gone", "threshold", "\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"NIX\"}}]",
     VT_PROBLEM_PART_GONE, "“NIX” is not in the catalogue."},
    {"no-price", "threshold", "\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"GIFT\"}}]",
     VT_PROBLEM_PART_WITHOUT_PRICE, "“Gift” has no price."},
    {"fee", "threshold", "\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"POST\"}}]",
     VT_PROBLEM_PART_IS_FEE, "“Postage” is a fee, which nobody puts in a cart."},
    {"refused", "markdown", "\"reward\":{\"percent\":\"0\"}", VT_PROBLEM_CANNOT_COMPILE,
     "“markdown” cannot be exported: reward › percent: "},
    {"empty", "markdown", "", VT_PROBLEM_CANNOT_COMPILE, "Say how much less the products cost."},
    {"half-done", "cross_sell", "\"anchor\":{\"skus\":[\"CAM\"]}", VT_PROBLEM_CANNOT_COMPILE,
     "Add the products to suggest."},
    {"selects-nothing", "markdown", "\"reward\":{\"percent\":\"1\"},\"select\":{\"tags\":[\"x\"]}",
     VT_PROBLEM_SELECTS_NOTHING, "No product of the catalogue is what it asks for."},
    {"unknown-sku", "markdown",
     "\"reward\":{\"percent\":\"1\"},\"select\":{\"skus\":[\"CAM\",\"NIX\"]}",
     VT_PROBLEM_UNKNOWN_SKU, "Asks for “NIX”, which is not in the catalogue."},
    {"bundle-terms", "bundle",
     "\"components\":[{\"sku\":\"CAM\",\"quantity\":2}],\"reward\":{\"percent\":\"9\"},\"colour\":"
     "1",
     VT_PROBLEM_CANNOT_COMPILE, "colour: "},
    /* Whoever it is for, it saves something for them. */
    {"bundle-audience", "bundle",
     "\"components\":[{\"sku\":\"CAM\",\"quantity\":2}],\"reward\":{\"percent\":\"9\"},"
     "\"audience\":{\"segment\":\"vip\"},\"coupon\":\"X\"",
     -1, NULL},
};

static void
test_kind (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_kind (kind_cases[i].kind, kind_cases[i].terms), NULL);
  g_autoptr (GPtrArray) problems = vt_offers_check (offers, shop->catalog, &shop->currency);

  if (kind_cases[i].code < 0)
    {
      g_assert_cmpuint (problems->len, ==, 0);
      return;
    }
  for (guint j = 0; j < problems->len; j++)
    g_test_message ("%s", ((const VtProblem *) problems->pdata[j])->text);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (((const VtProblem *) problems->pdata[0])->code, ==, kind_cases[i].code);
  if (strstr (((const VtProblem *) problems->pdata[0])->text, kind_cases[i].text) == NULL)
    g_error ("“%s” is not “%s”", ((const VtProblem *) problems->pdata[0])->text,
             kind_cases[i].text);
}

static void
test_worst_first (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_offer ("Note", "CAM CASE", VT_REWARD_PERCENT, 100000),
                        shop_make_offer ("Warning", "CASE CARD", VT_REWARD_FIXED, 100),
                        shop_make_offer ("Error", "CAM GIFT", VT_REWARD_PERCENT, 100000), NULL);
  g_autoptr (GPtrArray) problems = vt_offers_check (offers, shop->catalog, &shop->currency);

  g_assert_cmpint (((VtProblem *) problems->pdata[0])->severity, ==, VT_PROBLEM_ERROR);
  for (guint i = 1; i < problems->len; i++)
    g_assert_cmpint (((VtProblem *) problems->pdata[i - 1])->severity, >=,
                     ((VtProblem *) problems->pdata[i])->severity);
}

/* Whatever a product is called, the sentence is one short line with the name as it is. */
static void
test_hostile_titles (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) offers = NULL;

  shop_exec (shop, "UPDATE product SET price_minor = NULL WHERE sku IN ('MARKUP','LINES','LONG')");
  shop_reload (shop);
  offers = shop_list_offers (
      shop_make_offer ("Set", "MARKUP LINES LONG", VT_REWARD_PERCENT, 100000), NULL);
  problems = vt_offers_check (offers, shop->catalog, &shop->currency);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpstr (((VtProblem *) problems->pdata[0])->text, ==,
                   "“<b>Tom & \"Jerry\"</b> %s {0}'); DROP TABLE offer;--” has no price.");
  g_assert_cmpstr (((VtProblem *) problems->pdata[1])->text, ==,
                   "“Two lines and more” has no price.");
  g_assert_cmpint (g_utf8_strlen (((VtProblem *) problems->pdata[2])->text, -1), <, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (alone_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/check/", alone_cases[i].name, NULL);

      g_test_add_data_func (path, &alone_cases[i], test_alone);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kind_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/check/kind/", kind_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_kind);
    }
  g_test_add_func ("/offers/check/no-name", test_no_name);
  g_test_add_func ("/offers/check/same-set", test_same_set);
  g_test_add_func ("/offers/check/competition", test_competition);
  g_test_add_func ("/offers/check/worst-first", test_worst_first);
  g_test_add_func ("/offers/check/hostile-titles", test_hostile_titles);
  return g_test_run ();
}
