/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What offers of every kind say in a sentence, and in lines. */

#include "shop-fixture.h"

#include "vt-offer-words.h"
#include "vt-terms-words.h"
#include "vt-words.h"

#include <string.h>

#define SHIRTS "{\"categories\":[[\"Clothing\",\"Shirts\"]]}"
#define TEES "{\"categories\":[[\"Clothing\",\"Shirts\"],[\"Clothing\",\"Tees\"]]}"

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *sentence;
} SentenceCase;

static const SentenceCase sentence_cases[] = {
    {"bundle", "bundle",
     "\"components\":[{\"sku\":\"CAM\",\"quantity\":1},{\"sku\":\"CASE\",\"quantity\":2}],"
     "\"reward\":{\"percent\":\"10\"}",
     "Buy “Camera” and 2 × “Camera case” together, get 10 % off."},
    {"empty", "volume", "", "This offer says nothing yet."},
    {"mix-percent", "mix_and_match",
     "\"slots\":[{\"quantity\":2,\"select\":" SHIRTS
     "},{\"quantity\":1,\"select\":{\"skus\":[\"CAM\"]}}],"
     "\"reward\":{\"percent\":\"15\"}",
     "Choose 2 of Shirts and 1 of “Camera” together, get 15 % off."},
    {"mix-fixed", "mix_and_match", "\"slots\":[{\"quantity\":3}],\"reward\":{\"fixed\":1500}",
     "Choose 3 of any product, pay £15.00 together."},
    {"second-fixed", "volume",
     "\"select\":" SHIRTS ",\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990}",
     "Buy 1 of Shirts, get the second for £19.90."},
    {"second-half", "volume",
     "\"select\":" TEES ",\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}",
     "Buy 1 of Shirts or Tees, get the second 50 % off."},
    {"one-free", "volume", "\"buy\":2,\"get\":1,\"reward\":{\"percent\":\"100\"}",
     "Buy 2 of any product, get 1 more free."},
    {"one-for-another", "volume",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy_select\":{\"skus\":[\"CAM\"]},\"buy\":1,\"get\":1,"
     "\"reward\":{\"percent\":\"50\"}",
     "Buy 1 of “Camera”, get 1 of “Memory card” 50 % off."},
    {"two-for-another", "volume",
     "\"select\":" SHIRTS ",\"buy_select\":" TEES ",\"buy\":2,\"get\":3,"
     "\"reward\":{\"fixed\":1990}",
     "Buy 2 of Shirts or Tees, get 3 of Shirts for £19.90."},
    {"every", "volume", "\"select\":" SHIRTS ",\"buy\":0,\"get\":2,\"reward\":{\"amount\":100}",
     "Get 2 of Shirts £1.00 off."},
    {"breaks", "volume",
     "\"select\":" SHIRTS ",\"breaks\":[{\"from\":3,\"reward\":{\"percent\":\"5\"}},"
     "{\"from\":1000,\"reward\":{\"fixed\":900}}]",
     "From 3 of Shirts on, each 5 % off; from 1,000 on, for £9.00."},
    {"subscription", "subscription", "\"select\":" SHIRTS ",\"reward\":{\"percent\":\"10\"}",
     "Have Shirts delivered regularly, get each delivery 10 % off."},
    {"subscription-once", "subscription", "\"deliveries\":1,\"reward\":{\"percent\":\"10\"}",
     "Have any product delivered regularly, get the first delivery 10 % off."},
    {"subscription-thrice", "subscription", "\"deliveries\":3,\"reward\":{\"percent\":\"10\"}",
     "Have any product delivered regularly, get the first 3 deliveries 10 % off."},
    {"ladder", "tier_ladder", "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CAM\"}]",
     "Choose among 2 tiers from “Memory card” to “Camera”."},
    {"ladder-upgrade", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CAM\",\"upgrade\":{\"percent\":\"10\"}}]",
     "Choose among 2 tiers from “Memory card” to “Camera”; a step up costs less."},
    {"alternative", "downsell",
     "\"alternative\":{\"for\":{\"skus\":[\"CAM\"]},\"sku\":\"CASE\"},\"reward\":{\"amount\":50}",
     "Too dear? Take “Camera case” in place of “Camera”, £0.50 off."},
    {"instalments", "downsell", "\"from\":50000,\"instalments\":{\"n\":12,\"every_days\":30}",
     "Pay for any product, from £500.00 on, in 12 instalments, one every 30 days."},
    {"instalments-any", "downsell",
     "\"select\":" SHIRTS ",\"instalments\":{\"n\":2,\"every_days\":1}",
     "Pay for Shirts in 2 instalments, one every 1 day."},
    {"protection", "protection", "\"select\":" SHIRTS ",\"plans\":[{\"sku\":\"CASE\"}]",
     "Offer 1 protection plan for Shirts."},
    {"protection-later", "protection", "\"window_days\":30,\"plans\":[{},{}]",
     "Offer 2 protection plans for any product, up to 30 days after the purchase."},
    {"cross-sell", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"},{\"sku\":\"CARD\"}]",
     "With “Camera”, suggest “Camera case” and “Memory card”."},
    {"cross-sell-price", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"}],\"reward\":{\"percent\":"
     "\"5\"}",
     "With “Camera”, suggest “Camera case”, 5 % off when bought together."},
    {"add-on", "add_on",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"options\":[{\"sku\":\"CASE\"},{\"sku\":"
     "\"CARD\"}]},"
     "{\"options\":[{\"sku\":\"TRIPOD\"},{\"sku\":\"LOSS\"}]}]",
     "With “Camera”, add as wanted, each at its own price: “Camera case”, “Memory card” and 2 "
     "other "
     "products."},
    {"threshold", "threshold",
     "\"steps\":[{\"from\":5000,\"shipping\":0},{\"from\":10000,\"reward\":{\"percent\":\"5\"},"
     "\"shipping\":100,\"gift\":{\"sku\":\"CARD\"}}]",
     "From £50.00 on, free shipping; from £100.00 on, 5 % off and shipping for £1.00 and “Memory "
     "card” as a gift."},
    {"threshold-shipping", "threshold",
     "\"steps\":[{\"from\":5000,\"shipping_off\":{\"percent\":\"20\"}},{\"from\":9000,"
     "\"reward\":{\"amount\":500},\"shipping_off\":{\"amount\":300}}]",
     "From £50.00 on, 20 % off shipping; from £90.00 on, £5.00 off and £3.00 off shipping."},
    {"threshold-units", "threshold",
     "\"measure\":\"quantity\",\"select\":" SHIRTS
     ",\"steps\":[{\"from\":1,\"reward\":{\"amount\":1}}]",
     "From 1 unit of Shirts on, £0.01 off."},
    {"threshold-weight", "threshold",
     "\"measure\":\"weight\",\"steps\":[{\"from\":5000,\"shipping\":0},{\"from\":7500,\"shipping\":"
     "0}]",
     "From 5 kg on, free shipping; from 7500 g on, free shipping."},
    {"markdown", "markdown", "\"select\":" SHIRTS ",\"reward\":{\"fixed\":990}",
     "Get Shirts for £9.90."},
    {"follow-up", "follow_up", "\"after\":" SHIRTS ",\"steps\":[{\"days\":0},{\"days\":7}]",
     "After buying Shirts, write 2 times, first at once."},
    {"follow-up-until", "follow_up",
     "\"after\":" SHIRTS ",\"without\":{\"skus\":[\"CASE\"]},\"steps\":[{\"days\":7}]",
     "After buying Shirts, write 1 time, first 7 days later. Nothing more once any of this is "
     "bought: “Camera case”."},
    /* What no evaluator would take is still told. */
    {"nonsense", "volume", "\"select\":7,\"buy\":\"x\",\"reward\":[]", "Get 1 of any product ?."},
    {"nonsense-tiers", "tier_ladder", "\"tiers\":[7,{\"sku\":8}]",
     "Choose among 2 tiers from “?” to “?”."},
};

static void
test_sentence (gconstpointer data)
{
  const SentenceCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autofree char *sentence = vt_offer_to_sentence (offer, shop->catalog, &shop->currency, NULL);

  g_assert_cmpstr (sentence, ==, c->sentence);
}

/* ---- selectors ---- */

static const struct
{
  const char *selector;
  const char *words;
} selector_cases[] = {
    {"{}", "any product"},
    {"{\"except\":" SHIRTS "}", "any product except Shirts"},
    {"{\"tags\":[\"a\",\"b\",\"c\"]}", "products tagged “a”, “b” or “c”"},
    {"{\"brands\":[\"Aurora\"],\"price\":{\"from\":2000}}", "products by “Aurora” from £20.00"},
    {"{\"price\":{\"to\":2000}}", "products up to £20.00"},
    {"{\"price\":{\"from\":100,\"to\":2000}}", "products from £1.00 to £20.00"},
    {"{\"attributes\":{\"mount\":\"AX\"}}", "products with mount “AX”"},
    {"{\"skus\":[\"CAM\",\"CASE\"],\"categories\":[[\"Photo\"]]}",
     "“Camera” or “Camera case” in Photo"},
    {"{\"skus\":[\"A\",\"B\",\"C\",\"D\"]}", "4 named products"},
};

static void
test_selectors (void)
{
  g_autoptr (Shop) shop = shop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (selector_cases); i++)
    {
      g_autofree char *terms = g_strdup_printf ("\"select\":%s,\"reward\":{\"percent\":\"1\"}",
                                                selector_cases[i].selector);
      g_autofree char *expected = g_strdup_printf ("Get %s 1 %% off.", selector_cases[i].words);
      g_autoptr (VtOffer) offer = shop_make_kind ("markdown", terms);
      g_autofree char *sentence =
          vt_offer_to_sentence (offer, shop->catalog, &shop->currency, NULL);

      g_assert_cmpstr (sentence, ==, expected);
    }
}

/* ---- lines ---- */

static char *
join_lines (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const VtOfferLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s: %s\n", line->label, line->text);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *lines;
} LineCase;

static const LineCase particular_cases[] = {
    {"bought-for", "volume",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy_select\":{\"skus\":[\"CAM\"]},\"buy\":1",
     "What to Buy: “Camera”\nApplies To: “Memory card”\n"},
    {"tiers", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\",\"features\":[\"a\",\"b\"]},{\"sku\":\"CAM\",\"upgrade\":{"
     "\"fixed\":100}}],"
     "\"required\":[\"a\"]",
     "Memory card: £19.99 · a and b\nCamera: £500.00 · step up for £1.00\nKept Features: a\n"},
    {"plans", "protection",
     "\"plans\":[{\"sku\":\"CASE\",\"term_months\":24,\"percent\":\"8\",\"price\":{\"from\":100,"
     "\"to\":200}},"
     "{\"sku\":\"NIX\",\"term_months\":1,\"fixed\":990}],\"window_days\":14",
     "Camera case: 8 % of the price · 24 months · for products from £1.00 to £2.00\n"
     "NIX: £9.90 · 1 month\nDays to Decide: 14\n"},
    {"items", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\",\"compatible\":[\"mount\"]}],"
     "\"show\":3",
     "Goes With: “Camera”\nCamera case: £25.00 · where it has the same mount\nShown at Once: 3\n"},
    {"options", "add_on",
     "\"groups\":[{\"options\":[{\"sku\":\"CASE\",\"price\":100,\"per\":\"order\"},{\"sku\":"
     "\"CARD\",\"price\":50}]}]",
     "Camera case: £1.00 for an order\nMemory card: £0.50 for a unit\n"},
    {"steps", "threshold", "\"steps\":[{\"from\":5000,\"shipping\":0}]",
     "Step 1: From £50.00 on, free shipping\n"},
    {"reminders", "follow_up",
     "\"steps\":[{\"days\":0,\"placement\":\"receipt_email\"},{\"days\":9,\"placement\":\"direct\","
     "\"coupon\":\"X\"}]",
     "Step 1: At once, in the receipt e-mail\n"
     "Step 2: After 9 days, in direct contact, with the coupon “X”\n"},
    {"instalments", "downsell", "\"instalments\":{\"n\":2,\"fee\":100,\"first_days\":30}",
     "Fee: £1.00\nFirst Payment: After 30 days\n"},
    {"slots", "mix_and_match", "\"slots\":[{\"quantity\":2,\"select\":" SHIRTS "}]",
     "Choice 1: 2 of Shirts\n"},
};

static const LineCase condition_cases[] = {
    {"none", "markdown", "", ""},
    {"schedule", "markdown",
     "\"schedule\":{\"from\":\"2025-11-24T00:00:00Z\",\"until\":\"2025-12-01T18:30:00Z\","
     "\"weekdays\":[\"sat\",\"sun\"],\"hours\":[{\"from\":\"09:00\",\"until\":\"17:00\"}]}",
     "Schedule: From 24 November 2025, 00:00 UTC until 1 December 2025, 18:30 UTC\n"
     "Days of the Week: Saturday and Sunday\nHours: 09:00 to 17:00\n"},
    {"campaign", "markdown", "\"campaign\":\"Spring <b>\"", "Campaign: Spring <b>\n"},
    {"until", "markdown", "\"schedule\":{\"until\":\"soon\"}", "Schedule: Until soon\n"},
    {"audience", "markdown",
     "\"audience\":{\"any\":[{\"segment\":\"vip\"},{\"all\":[{\"first_order\":true},{\"not\":"
     "{\"bought\":{\"skus\":[\"CAM\"],\"days\":30}}}]}]}",
     "Shoppers: shoppers of “vip” or (first order and not: has bought “Camera” within 30 days)\n"},
    {"not-group", "markdown",
     "\"audience\":{\"not\":{\"any\":[{\"segment\":\"vip\"},{\"orders\":{\"from\":4,\"to\":6}}]}}",
     "Shoppers: not: (shoppers of “vip” or 4 to 6 orders so far)\n"},
    {"orders", "markdown",
     "\"audience\":{\"all\":[{\"orders\":{\"from\":1}},{\"orders\":{\"to\":2}},{\"orders\":{"
     "\"from\":3,"
     "\"to\":3}}]}",
     "Shoppers: at least 1 order so far, at most 2 orders so far and just 3 orders so far\n"},
    {"how", "markdown",
     "\"when\":{\"any\":[{\"shipping\":\"express\"},{\"hours\":[{\"from\":\"09:00\",\"until\":\"12:"
     "00\"},"
     "{\"from\":\"14:00\",\"until\":\"18:00\"}]}]}",
     "Conditions: shipped by “express” or 09:00 to 12:00 and 14:00 to 18:00\n"},
    {"when", "markdown",
     "\"when\":{\"all\":[{\"subtotal\":{\"from\":5000}},{\"quantity\":{\"select\":" SHIRTS
     ",\"from\":1,\"to\":2}},{\"has\":\"CAM\"},{\"weekday\":[\"mon\"]}]}",
     "Conditions: at least £50.00 of any product, 1 to 2 of Shirts, “Camera” is in the cart and "
     "Monday\n"},
    {"places", "markdown",
     "\"channels\":[\"web\",\"app\"],\"placements\":[\"cart\",\"post_purchase\"],\"coupon\":\"X\"",
     "Coupon: X\nChannels: web and app\nShown At: the cart and the thank-you page\n"},
    {"limits", "markdown",
     "\"limits\":{\"per_cart\":1,\"per_customer\":2,\"total\":300,\"budget\":500000,"
     "\"over_budget\":\"refuse\"}",
     "Times in a Cart: 1\nTimes for a Customer: 2\nTimes in All: 300\nBudget: £5,000.00\n"
     "Beyond the Budget: Not applied\n"},
    {"combining", "markdown",
     "\"exclusive_group\":\"sale\",\"last\":true,\"stacks\":false,\"guards\":{\"min_margin\":"
     "\"20\","
     "\"min_price\":100,\"on_cut\":\"share\"}",
     "Exclusive Group: One of “sale” in a cart\nLast: No later offer joins it\n"
     "Joins Other Offers: No\nLowest Margin: 20 %\nLowest Price: £1.00\n"
     "What a Floor Keeps: Goes to what still has room\n"},
    {"nonsense", "markdown",
     "\"audience\":{},\"when\":{\"all\":[7]},\"schedule\":[],\"limits\":{\"total\":\"x\"}",
     "Shoppers: ?\nConditions: ?\n"},
};

static void
test_particulars (gconstpointer data)
{
  const LineCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (GPtrArray) lines = vt_offer_list_particulars (offer, shop->catalog, &shop->currency);
  g_autofree char *text = join_lines (lines);

  g_assert_cmpstr (text, ==, c->lines);
}

static void
test_conditions (gconstpointer data)
{
  const LineCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (GPtrArray) lines = vt_offer_list_conditions (offer, shop->catalog, &shop->currency);
  g_autofree char *text = join_lines (lines);

  g_assert_cmpstr (text, ==, c->lines);
}

static void
test_texts (void)
{
  g_autoptr (VtOffer) offer = shop_make_kind (
      "markdown", "\"reason\":{\"und\":\"r\"},\"message\":{\"und\":\"n\",\"de\":\"m\",\"en\":7}");
  g_autoptr (GPtrArray) lines = vt_offer_list_texts (offer);
  g_autofree char *text = join_lines (lines);

  g_assert_cmpstr (text, ==, "Message (de): m\nReason: r\n");
}

/* All of it, in the order in which people ask for it; what is not said has no line. */
static void
test_all (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) bundle = shop_make_offer ("Set", "CAM CARD*2", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOffer) markdown = shop_make_kind ("markdown", "\"coupon\":\"X\"");
  g_autoptr (GPtrArray) bundle_lines = NULL;
  g_autoptr (GPtrArray) lines = vt_offer_list_all (markdown, shop->catalog, &shop->currency);
  g_autofree char *text = join_lines (lines);
  g_autofree char *bundle_text = NULL;

  ((VtComponent *) bundle->components->pdata[0])->primary = TRUE;
  g_free (bundle->note);
  bundle->note = g_strdup ("Sells well");
  bundle_lines = vt_offer_list_all (bundle, shop->catalog, &shop->currency);
  bundle_text = join_lines (bundle_lines);
  g_assert_cmpstr (text, ==, "Name: markdown\nKind: Markdown\nState: Ready\nCoupon: X\n");
  g_assert_cmpstr (bundle_text, ==,
                   "Name: Set\nKind: Bundle\nState: Ready\n"
                   "Camera: 1 × £500.00, what the others go with\nMemory card: 2 × £19.99\n"
                   "Discount: 10 % off\nNote: Sells well\n");
}

/* ---- short ones ---- */

static void
test_short (void)
{
  const VtCurrency gbp = {"GBP", 2};
  g_autoptr (VtOffer) markdown = shop_make_kind ("markdown", "\"reward\":{\"percent\":\"12.5\"}");
  g_autoptr (VtOffer) steps = shop_make_kind ("threshold", "\"steps\":[]");
  g_autofree char *reward = vt_offer_reward_to_text (markdown, &gbp);
  g_autofree char *kind = vt_offer_reward_to_text (steps, &gbp);
  g_autofree char *path = vt_words_path ("steps[1].reward.percent");
  g_autofree char *offer_path = vt_words_path (".fill[0]");

  g_assert_cmpstr (reward, ==, "12.5 % off");
  g_assert_cmpstr (kind, ==, "Cart Threshold");
  g_assert_cmpstr (path, ==, "steps 2 › reward › percent");
  g_assert_cmpstr (offer_path, ==, "fill 1");
  g_assert_cmpstr (vt_terms_member_to_text ("tiers"), ==, "Tiers");
  g_assert_cmpstr (vt_terms_member_to_text ("x-own"), ==, "x-own");
}

static void
add_lines (const char *prefix, const LineCase *cases, gsize n, GTestDataFunc test)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (prefix, cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sentence_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/sentence/", sentence_cases[i].name, NULL);

      g_test_add_data_func (path, &sentence_cases[i], test_sentence);
    }
  g_test_add_func ("/offers/sentence/selectors", test_selectors);
  add_lines ("/offers/particulars/", particular_cases, G_N_ELEMENTS (particular_cases),
             test_particulars);
  add_lines ("/offers/conditions/", condition_cases, G_N_ELEMENTS (condition_cases),
             test_conditions);
  g_test_add_func ("/offers/words/texts", test_texts);
  g_test_add_func ("/offers/words/all", test_all);
  g_test_add_func ("/offers/words/short", test_short);
  return g_test_run ();
}
