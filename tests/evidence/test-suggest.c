/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders suggest: bundles and how they grow, the list of all kinds, keys. */

#include "suggest-fixture.h"

/* Orders of two or fewer products, repeated: enough for a pair to be certain. The pair of most
 * worth is not the most frequent one; TRIPOD with PENNY may be chance, one has a fee, one no price.
 */
static const Habit habits[] = {
    {60, "CARD MARKUP"}, {20, "CAM CASE"}, {30, "CASE LINES"},  {1, "CAM CARD"}, {40, "POST LONG"},
    {40, "GIFT LOSS"},   {199, "PENNY"},   {1, "TRIPOD PENNY"}, {10, "CAM"},
};

static const VtSuggestion *
get (GPtrArray *suggestions, guint i)
{
  g_assert_cmpuint (i, <, suggestions->len);
  return suggestions->pdata[i];
}

/* ---- bundles ---- */

static void
test_rank (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = suggest_new (shop, habits, G_N_ELEMENTS (habits));
  g_autoptr (GPtrArray) suggestions = suggest_find (suggest, VT_OFFER_BUNDLE, NULL, NULL, 10);
  g_autoptr (GPtrArray) one = suggest_find (suggest, VT_OFFER_BUNDLE, NULL, NULL, 1);
  const VtSuggestion *best = get (suggestions, 0);

  /* CASE with LINES is certain as well, but CASE is taken. */
  g_assert_cmpuint (suggestions->len, ==, 2);
  g_assert_cmpint (best->kind, ==, VT_OFFER_BUNDLE);
  g_assert_cmpstr (best->key, ==, "bundle:3:CAM:4:CASE");
  g_assert_cmpstr (best->title, ==, "Camera + Camera case");
  g_assert_cmpstr (best->draft->name, ==, best->title);
  /* Of 31 with a camera 20 have the case; half as many of the other 11 would bring 15.00 each. */
  g_assert_cmpint (best->worth_minor, ==, 11 * 20 * 1500 / 31 / 2);
  g_assert_true (g_str_has_prefix (best->reason, "20 of 401 orders have both. "));
  g_assert_cmpstr (best->draft->note, ==, best->reason);
  g_assert_cmpuint (best->draft->components->len, ==, 2);
  g_assert_cmpint (best->draft->reward.value, ==, 100000);
  g_assert_cmpstr (get (suggestions, 1)->key, ==, "bundle:4:CARD:6:MARKUP");

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (get (one, 0)->key, ==, best->key);
}

static void
test_covered (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = suggest_new (shop, habits, G_N_ELEMENTS (habits));
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_offer ("Set", "case TRIPOD cam NOWHERE", VT_REWARD_PERCENT, 100000), NULL);
  g_autoptr (GPtrArray) suggestions = suggest_find (suggest, VT_OFFER_BUNDLE, offers, NULL, 10);

  g_assert_cmpuint (suggestions->len, ==, 2);
  for (guint i = 0; i < suggestions->len; i++)
    g_assert_null (strstr (get (suggestions, i)->key, ":CAM"));
}

static void
test_dismissed (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = suggest_new (shop, habits, G_N_ELEMENTS (habits));
  g_autoptr (GPtrArray) dismissed = g_ptr_array_new ();
  g_autoptr (GPtrArray) suggestions = NULL;

  g_ptr_array_add (dismissed, (gpointer) "bundle:3:CAM:4:CASE");
  suggestions = suggest_find (suggest, VT_OFFER_BUNDLE, NULL, dismissed, 10);
  /* Its products are free for others now. */
  g_assert_cmpuint (suggestions->len, ==, 2);
  g_assert_cmpstr (get (suggestions, 0)->key, ==, "bundle:4:CASE:5:LINES");
}

/* Where no cost is known at all, prices rank. */
static void
test_no_costs (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  shop_exec (shop, "UPDATE product SET cost_minor = NULL");
  shop_reload (shop);
  suggest = suggest_new (shop, habits, G_N_ELEMENTS (habits));
  suggestions = suggest_find (suggest, VT_OFFER_BUNDLE, NULL, NULL, 10);
  g_assert_cmpuint (suggestions->len, ==, 2);
  g_assert_cmpint (get (suggestions, 0)->worth_minor, ==, 11 * 20 * 2500 / 31 / 2);
}

/* A pair grows by what most of those who have it have as well. */
static void
test_grown (void)
{
  static const Habit sets[] = {
      {30, "CAM CASE CARD TRIPOD"},
      {8, "CAM CASE CARD"},
      {6, "CAM CASE"},
      {5, "CAM"},
      {4, "CAM LINES"},
      {100, "PENNY"},
      {80, "MARKUP"},
  };
  static const Habit three[] = {
      {12, "CAM CASE CARD LOSS"},
      {25, "CAM CASE CARD"},
      {6, "CAM CASE"},
      {5, "CAM"},
      {100, "PENNY"},
      {80, "MARKUP"},
  };
  /* Certain, but little more often than with anything. */
  static const Habit popular[] = {
      {60, "CAM CASE PENNY"}, {20, "CAM"}, {100, "PENNY"}, {100, "MARKUP"}};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) all = suggest_new (shop, sets, G_N_ELEMENTS (sets));
  g_autoptr (Suggest) some = suggest_new (shop, three, G_N_ELEMENTS (three));
  g_autoptr (Suggest) none = suggest_new (shop, popular, G_N_ELEMENTS (popular));
  g_autoptr (GPtrArray) of_all = suggest_find (all, VT_OFFER_BUNDLE, NULL, NULL, 10);
  g_autoptr (GPtrArray) of_some = suggest_find (some, VT_OFFER_BUNDLE, NULL, NULL, 10);
  g_autoptr (GPtrArray) of_none = suggest_find (none, VT_OFFER_BUNDLE, NULL, NULL, 10);

  g_assert_cmpstr (get (of_all, 0)->key, ==, "bundle:3:CAM:4:CARD:4:CASE:6:TRIPOD");
  g_assert_true (
      g_str_has_prefix (get (of_all, 0)->reason, "30 of 233 orders already have all of them. "));
  g_assert_cmpstr (get (of_some, 0)->key, ==, "bundle:3:CAM:4:CARD:4:CASE");
  g_assert_cmpstr (get (of_none, 0)->key, ==, "bundle:3:CAM:4:CASE");
}

/* What may well be chance is no bundle, and neither is a plan with what it protects. */
static void
test_none (void)
{
  static const Habit chance[] = {{1, "TRIPOD LONG"}, {3, "TRIPOD"}, {40, "LONG"}, {300, "PENNY"}};
  static const Habit plan[] = {{40, "CAM CASE"}, {20, "CAM"}, {100, "PENNY"}};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = suggest_new (shop, chance, G_N_ELEMENTS (chance));
  g_autoptr (GPtrArray) of_chance = suggest_find (suggest, VT_OFFER_BUNDLE, NULL, NULL, 10);
  g_autoptr (Suggest) with_plan = NULL;
  g_autoptr (GPtrArray) of_plan = NULL;

  g_assert_cmpuint (of_chance->len, ==, 0);
  shop_exec (shop, "UPDATE product SET kind = 'plan' WHERE sku = 'CASE'");
  shop_reload (shop);
  with_plan = suggest_new (shop, plan, G_N_ELEMENTS (plan));
  of_plan = suggest_find (with_plan, VT_OFFER_BUNDLE, NULL, NULL, 10);
  g_assert_cmpuint (of_plan->len, ==, 0);
}

/* ---- the list ---- */

/* Of each kind by worth; among kinds the next counts half for each that is there. */
static void
test_mixed (void)
{
  static const Habit mixed[] = {
      {40, "CAM CASE CARD"}, {20, "CAM CASE"}, {30, "CAM"},    {40, "CARD*2"},
      {70, "CARD"},          {40, "TRIPOD*2"}, {90, "TRIPOD"}, {60, "LOSS"},
  };
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = suggest_new (shop, mixed, G_N_ELEMENTS (mixed));
  g_autoptr (GPtrArray) all = suggest_find (suggest, VT_N_OFFER_KINDS, NULL, NULL, 100);
  guint  n_taken[VT_N_OFFER_KINDS] = {0};
  gint64 last_of[VT_N_OFFER_KINDS];
  gint64 last = G_MAXINT64;
  guint  n_kinds = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const VtSuggestion *suggestion = get (all, i);
      gint64              counted = suggestion->worth_minor >> n_taken[suggestion->kind];

      g_assert_cmpint (counted, <=, last);
      last = counted;
      if (n_taken[suggestion->kind]++ > 0)
        g_assert_cmpint (suggestion->worth_minor, <=, last_of[suggestion->kind]);
      else
        n_kinds++;
      last_of[suggestion->kind] = suggestion->worth_minor;
      g_assert_true (suggestion == vt_suggestions_find_key (all, suggestion->key));
    }
  g_assert_cmpuint (n_kinds, >=, 3);
  g_assert_null (vt_suggestions_find_key (all, "bundle"));
  g_assert_null (vt_suggestions_find_key (NULL, "bundle"));
}

static void
test_cancel (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = suggest_new (shop, habits, G_N_ELEMENTS (habits));

  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    {
      g_autoptr (GPtrArray) offers = g_ptr_array_new ();
      g_autoptr (VtJob) job = vt_job_new (NULL);
      g_autoptr (GError) error = NULL;
      VtSuggestInput input = suggest->input;

      if (!vt_offer_kind_is_suggested (kind))
        continue;
      input.offers = offers;
      vt_job_cancel (job);
      g_assert_null (vt_suggestions_find (&input, 1u << kind, 5, job, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* ---- keys and words ---- */

static void
test_keys (void)
{
  const char *const ab[] = {"A", "B:1"};
  const char *const ba[] = {"B:1", "A"};
  const char *const other[] = {"A1:B", "1"};
  g_autofree char  *key = vt_suggestion_make_key (VT_OFFER_BUNDLE, ab, 2);
  g_autofree char  *same = vt_suggestion_make_key (VT_OFFER_BUNDLE, ba, 2);
  g_autofree char  *kind = vt_suggestion_make_key (VT_OFFER_VOLUME, ab, 2);
  g_autofree char  *different = vt_suggestion_make_key (VT_OFFER_BUNDLE, other, 2);
  g_autofree char  *alone = vt_suggestion_make_key (VT_OFFER_THRESHOLD, NULL, 0);

  g_assert_cmpstr (key, ==, "bundle:1:A:3:B:1");
  g_assert_cmpstr (same, ==, key);
  g_assert_cmpstr (kind, !=, key);
  g_assert_cmpstr (different, !=, key);
  g_assert_cmpstr (alone, ==, "threshold");
}

static const struct
{
  gint64      minor;
  const char *text;
} worth_cases[] = {
    {0, "£0.00"},   {7, "£0.07"},          {99, "£0.99"},        {104, "£1.00"},
    {105, "£1.10"}, {569730, "£5,700.00"}, {99600, "£1,000.00"}, {100000, "£1,000.00"},
};

static void
test_worth (void)
{
  g_autoptr (Shop) shop = shop_new ();

  for (guint i = 0; i < G_N_ELEMENTS (worth_cases); i++)
    {
      g_autofree char *text = vt_suggestion_worth_to_text (worth_cases[i].minor, &shop->currency);

      g_assert_cmpstr (text, ==, worth_cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/suggest/rank", test_rank);
  g_test_add_func ("/offers/suggest/covered", test_covered);
  g_test_add_func ("/offers/suggest/dismissed", test_dismissed);
  g_test_add_func ("/offers/suggest/no-costs", test_no_costs);
  g_test_add_func ("/offers/suggest/grown", test_grown);
  g_test_add_func ("/offers/suggest/none", test_none);
  g_test_add_func ("/offers/suggest/mixed", test_mixed);
  g_test_add_func ("/offers/suggest/cancel", test_cancel);
  g_test_add_func ("/offers/suggest/keys", test_keys);
  g_test_add_func ("/offers/suggest/worth", test_worth);
  return g_test_run ();
}
