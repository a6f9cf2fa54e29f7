/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions of each kind, by hand: what brings them about, what they are worth, and what there is
 * already. */

#include "suggest-fixture.h"

/* Exactly one suggestion is expected of the kind, or none without a key. */
typedef struct
{
  const char *path;
  VtOfferKind kind;
  const char *sql; /* (nullable): the catalogue made fit */
  Habit       habits[6];
  const char *offer_kind; /* (nullable): of an offer there is */
  const char *offer_terms;
  const char *key; /* (nullable) */
  const char *terms;
  const char *reason;
  gint64      worth_minor;
} Case;

#define LAMPS_OF(low, middle, high, price)                                                         \
  "UPDATE product SET category = 'Home > Lamps', attributes = CASE sku WHEN 'MARKUP' THEN "        \
  "'{\"power\":\"" low "\",\"socket\":\"E27\"}' WHEN 'LINES' THEN "                                \
  "'{\"power\":\"" middle "\",\"socket\":\"E27\"}' ELSE "                                          \
  "'{\"power\":\"" high "\",\"socket\":\"E27\"}' END, "                                            \
  "price_minor = CASE sku WHEN 'MARKUP' THEN 1000 WHEN 'LINES' THEN " price " ELSE 2400 END, "     \
  "title = sku WHERE sku IN ('MARKUP', 'LINES', 'LONG')"
#define LAMPS LAMPS_OF ("10 W", "20 W", "40 W", "1500")
/* LONG is too cheap for a plan, TRIPOD is dear enough. */
#define PLANS                                                                                      \
  "UPDATE product SET category = CASE sku WHEN 'TRIPOD' THEN 'Photo > Tripods' WHEN 'CARD' THEN "  \
  "'Plans' ELSE 'Photo > Cameras' END, kind = CASE sku WHEN 'CARD' THEN 'plan' ELSE kind END, "    \
  "title = CASE sku WHEN 'CARD' THEN 'Protection, 3 Years' ELSE title END, price_minor = CASE "    \
  "sku WHEN 'TRIPOD' THEN 9999 ELSE price_minor END WHERE sku IN ('CAM', 'TRIPOD', 'CARD', "       \
  "'LONG')"

static const Case cases[] = {
    /* 60 could take the case as 40 of 100 do, 70 the card as 30 do. */
    {"/suggest/extras/list",
     VT_OFFER_CROSS_SELL,
     NULL,
     {{30, "CAM CASE CARD"}, {10, "CAM CASE"}, {60, "CAM"}, {300, "TRIPOD"}},
     NULL,
     NULL,
     "cross_sell:3:CAM",
     "{\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"},{\"sku\":\"CARD\"}],"
     "\"purpose\":\"accessories\",\"show\":2}",
     "Of 100 orders with “Camera”, 40 % take “Camera case” and 30 % take “Memory card” along with "
     "it, each above chance.",
     60 * 40 * 1500 / 100 / 2 + 70 * 30 * 1099 / 2 / 100},
    {"/suggest/extras/offered",
     VT_OFFER_CROSS_SELL,
     NULL,
     {{30, "CAM CASE CARD"}, {10, "CAM CASE"}, {60, "CAM"}, {300, "TRIPOD"}},
     "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"}]",
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/extras/offered-with-another",
     VT_OFFER_CROSS_SELL,
     NULL,
     {{30, "CAM CASE CARD"}, {10, "CAM CASE"}, {60, "CAM"}, {300, "TRIPOD"}},
     "cross_sell",
     "\"anchor\":{\"skus\":[\"TRIPOD\"]},\"items\":[{\"sku\":\"CASE\"}]",
     "cross_sell:3:CAM",
     NULL,
     NULL,
     0},
    /* One is no list; and what costs about as much is no accessory. */
    {"/suggest/extras/one",
     VT_OFFER_CROSS_SELL,
     NULL,
     {{40, "CAM CASE"}, {60, "CAM"}, {300, "TRIPOD"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/extras/too-dear",
     VT_OFFER_CROSS_SELL,
     NULL,
     {{40, "CASE CARD LINES"}, {60, "CASE"}, {300, "TRIPOD"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},

    /* 30 could step up to 20 W as 20 of 50 do, for 5.00 more margin; 20 to 40 W as 10 of 30,
       for 9.00. */
    {"/suggest/tiers/ladder",
     VT_OFFER_TIER_LADDER,
     LAMPS,
     {{30, "MARKUP"}, {20, "LINES"}, {10, "LONG"}, {40, "CAM"}},
     NULL,
     NULL,
     "tier_ladder:5:LINES:4:LONG:6:MARKUP",
     "{\"required\":[\"E27 socket\"],\"tiers\":[{\"features\":[\"10 W power\",\"E27 socket\"],"
     "\"sku\":\"MARKUP\"},{\"features\":[\"20 W power\",\"E27 "
     "socket\"],\"sku\":\"LINES\",\"upgrade\":"
     "{\"percent\":\"10\"}},{\"features\":[\"40 W power\",\"E27 "
     "socket\"],\"sku\":\"LONG\",\"upgrade\":"
     "{\"percent\":\"10\"}}]}",
     "3 products of Lamps grow in features from £10.00 to £24.00; 60 of 60 orders with one of them "
     "have just that one.",
     30 * 20 * 500 / 50 / 2 + 20 * 10 * 900 / 30 / 2},
    {"/suggest/tiers/bought-together",
     VT_OFFER_TIER_LADDER,
     LAMPS,
     {{30, "MARKUP LINES"}, {20, "LINES"}, {10, "LONG"}, {40, "CAM"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/tiers/no-more",
     VT_OFFER_TIER_LADDER,
     LAMPS_OF ("10 W", "10 W", "10 W", "1500"),
     {{30, "MARKUP"}, {20, "LINES"}, {10, "LONG"}, {40, "CAM"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/tiers/less",
     VT_OFFER_TIER_LADDER,
     LAMPS_OF ("10 W\",\"life\":\"9 h", "20 W\",\"life\":\"5 h", "40 W\",\"life\":\"5 h", "1500"),
     {{30, "MARKUP"}, {20, "LINES"}, {10, "LONG"}, {40, "CAM"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/tiers/steps-too-small",
     VT_OFFER_TIER_LADDER,
     LAMPS_OF ("10 W", "20 W", "40 W", "1100"),
     {{30, "MARKUP"}, {20, "LINES"}, {10, "LONG"}, {40, "CAM"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/tiers/steps-too-large",
     VT_OFFER_TIER_LADDER,
     LAMPS_OF ("10 W", "20 W", "40 W", "950"),
     {{30, "MARKUP"}, {20, "LINES"}, {10, "LONG"}, {40, "CAM"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/tiers/offered",
     VT_OFFER_TIER_LADDER,
     LAMPS,
     {{30, "MARKUP"}, {20, "LINES"}, {10, "LONG"}, {40, "CAM"}},
     "tier_ladder",
     "\"tiers\":[{\"sku\":\"MARKUP\"},{\"sku\":\"LINES\"}]",
     NULL,
     NULL,
     NULL,
     0},

    /* 80 could take the plan as 20 of 100 do. */
    {"/suggest/plans/uncovered",
     VT_OFFER_PROTECTION,
     PLANS,
     {{20, "CAM CARD"}, {80, "CAM"}, {200, "TRIPOD"}, {3, "TRIPOD CARD"}},
     NULL,
     NULL,
     "protection:3:CAM",
     "{\"plans\":[{\"fixed\":1999,\"price\":{\"from\":5997},\"sku\":\"CARD\",\"term_months\":36}],"
     "\"select\":{\"skus\":[\"CAM\"]}}",
     "1 product of Cameras has no plan in any offer, but 20 of 100 orders with it take one: 20 %.",
     80 * 20 * 1099 / 100 / 2},
    /* Bought with tripods above chance as well, but for the camera that goes with them. */
    {"/suggest/plans/by-the-way",
     VT_OFFER_PROTECTION,
     PLANS,
     {{20, "CAM CARD"}, {80, "CAM"}, {192, "TRIPOD"}, {8, "TRIPOD CARD"}, {2000, "PENNY"}},
     NULL,
     NULL,
     "protection:3:CAM",
     NULL,
     NULL,
     0},
    {"/suggest/plans/covered",
     VT_OFFER_PROTECTION,
     PLANS,
     {{20, "CAM CARD"}, {80, "CAM"}, {200, "TRIPOD"}},
     "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"CARD\",\"term_months\":12,\"fixed\":"
     "100}]",
     NULL,
     NULL,
     NULL,
     0},
    /* Covered is only what there is a plan for at its price. */
    {"/suggest/plans/gap",
     VT_OFFER_PROTECTION,
     PLANS,
     {{20, "CAM CARD"}, {80, "CAM"}, {200, "TRIPOD"}},
     "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"CARD\",\"term_months\":12,\"fixed\":"
     "100,"
     "\"price\":{\"to\":4999}}]",
     "protection:3:CAM",
     NULL,
     NULL,
     0},

    /* The median is 25.00: from 28.75 to 35.00 the roundest is 30.00. 120 lack 5.00, the mean
       margin of the catalogue's goods that have a cost. */
    {"/suggest/threshold/round",
     VT_OFFER_THRESHOLD,
     NULL,
     {{100, "CARD"}, {120, "CASE"}},
     NULL,
     NULL,
     "threshold",
     "{\"measure\":\"subtotal\",\"steps\":[{\"from\":3000,\"shipping\":0}]}",
     "Half of the orders of the last year come to less than £25.00; 120 end just below £30.00 and "
     "lack £5.00 on average.",
     0},
    /* The median is 100.00; below 120.00 there are 60, below 140.00 there are 70. */
    {"/suggest/threshold/most-below",
     VT_OFFER_THRESHOLD,
     NULL,
     {{60, "CASE"}, {60, "CASE*4"}, {70, "LINES*13"}},
     NULL,
     NULL,
     "threshold",
     "{\"measure\":\"subtotal\",\"steps\":[{\"from\":14000,\"shipping\":0}]}",
     NULL,
     0},
    {"/suggest/threshold/few-orders",
     VT_OFFER_THRESHOLD,
     NULL,
     {{99, "CASE"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/threshold/offered",
     VT_OFFER_THRESHOLD,
     NULL,
     {{100, "CARD"}, {120, "CASE"}},
     "threshold",
     "\"measure\":\"subtotal\",\"steps\":[{\"from\":9000,\"shipping\":0}]",
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/threshold/offered-for-some",
     VT_OFFER_THRESHOLD,
     NULL,
     {{100, "CARD"}, {120, "CASE"}},
     "threshold",
     "\"measure\":\"subtotal\",\"select\":{\"skus\":[\"CAM\"]},\"steps\":[{\"from\":9000,"
     "\"shipping\":0}]",
     "threshold",
     NULL,
     NULL,
     0},

    /* 15 of 100 have three, 25 two. */
    {"/suggest/volume/third",
     VT_OFFER_VOLUME,
     NULL,
     {{60, "CARD"}, {25, "CARD*2"}, {15, "CARD CARD*2"}},
     NULL,
     NULL,
     "volume:4:CARD",
     "{\"breaks\":[{\"from\":3,\"reward\":{\"percent\":\"5\"}}],\"select\":{\"skus\":[\"CARD\"]}}",
     "Of 100 orders with “Memory card”, 40 have two units or more; 25 have 2.",
     25 * 15 * 1099 / 2 / 100},
    {"/suggest/volume/wholesale",
     VT_OFFER_VOLUME,
     NULL,
     {{40, "CARD*8"}, {30, "CARD*9"}, {30, "CARD*12"}},
     NULL,
     NULL,
     "volume:4:CARD",
     NULL,
     "Of 100 orders with “Memory card”, 100 have two units or more; 70 have 8 to 9.",
     0},
    {"/suggest/volume/one-will-do",
     VT_OFFER_VOLUME,
     NULL,
     {{90, "CARD"}, {10, "CARD*2"}},
     NULL,
     NULL,
     NULL,
     NULL,
     NULL,
     0},
    {"/suggest/volume/offered",
     VT_OFFER_VOLUME,
     NULL,
     {{60, "CARD"}, {25, "CARD*2"}, {15, "CARD*3"}},
     "volume",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}",
     NULL,
     NULL,
     NULL,
     0},
};

static guint
count_habits (const Case *c)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (c->habits) && c->habits[n].lines != NULL)
    n++;
  return n;
}

static void
assert_suggestion (const VtSuggestion *suggestion, const Case *c)
{
  g_autofree char *terms = json_to_string (suggestion->draft->terms, FALSE);

  g_assert_cmpint (suggestion->kind, ==, c->kind);
  g_assert_cmpint (suggestion->draft->kind, ==, c->kind);
  g_assert_cmpint (suggestion->draft->state, ==, VT_OFFER_DRAFT);
  g_assert_cmpstr (suggestion->key, ==, c->key);
  g_assert_cmpint (suggestion->worth_minor, >, 0);
  if (c->terms != NULL)
    {
      g_autoptr (JsonNode) expected = json_from_string (c->terms, NULL);

      g_assert_true (json_node_equal (suggestion->draft->terms, expected));
    }
  if (c->reason != NULL)
    g_assert_cmpstr (suggestion->reason, ==, c->reason);
  if (c->worth_minor != 0)
    g_assert_cmpint (suggestion->worth_minor, ==, c->worth_minor);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  if (c->sql != NULL)
    {
      shop_exec (shop, c->sql);
      shop_reload (shop);
    }
  if (c->offer_kind != NULL)
    offers = shop_list_offers (shop_make_kind (c->offer_kind, c->offer_terms), NULL);
  suggest = suggest_new (shop, c->habits, count_habits (c));
  suggestions = suggest_find (suggest, c->kind, offers, NULL, 10);
  g_assert_cmpuint (suggestions->len, ==, c->key != NULL ? 1 : 0);
  if (c->key != NULL)
    assert_suggestion (suggestions->pdata[0], c);
}

/* ---- what customers come back for ---- */

/* Sixty customers buy a camera; every second comes back for a card ten days later, the others for
 * something of many. Nobody else buys cards; the history goes on for long enough to know. */
static History *
card_history (Shop *shop)
{
  static const char *const others[] = {"TRIPOD", "CASE", "LINES", "MARKUP", "LONG"};
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (HistoryOrder));

  for (guint day = 0; day <= 365; day++)
    for (guint i = 0; i < 2; i++)
      {
        guint        number = (day - 10 * i) / 2;
        gboolean     is_turn = day >= 10 * i && (day - 10 * i) % 2 == 0 && number < 60;
        HistoryOrder order = {day, number + 1, 0, i == 0 ? "CAM" : "CARD"};

        if (!is_turn)
          continue;
        if (i == 1 && number % 2 == 1)
          order.lines = others[number % G_N_ELEMENTS (others)];
        g_array_append_val (orders, order);
      }
  for (guint day = 140; day <= 365; day++)
    {
      HistoryOrder order = {day, 100 + day % 20, 0, others[day % G_N_ELEMENTS (others)]};

      g_array_append_val (orders, order);
    }
  return history_new (shop, (const HistoryOrder *) (gpointer) orders->data, orders->len);
}

static void
test_follow_up (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) suggest = suggest_new_of (card_history (shop));
  g_autoptr (GPtrArray) suggestions = suggest_find (suggest, VT_OFFER_FOLLOW_UP, NULL, NULL, 10);
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_kind ("follow_up",
                      "\"after\":{\"skus\":[\"CAM\"]},\"without\":{\"skus\":[\"CARD\"]},"
                      "\"steps\":[{\"days\":1,\"placement\":\"direct\"}]"),
      NULL);
  g_autoptr (GPtrArray) offered = suggest_find (suggest, VT_OFFER_FOLLOW_UP, offers, NULL, 10);
  g_autoptr (JsonNode) terms = json_from_string (
      "{\"after\":{\"skus\":[\"CAM\"]},\"without\":{\"skus\":[\"CARD\"]},\"steps\":["
      "{\"days\":5,\"until_days\":61,\"placement\":\"follow_up_email\",\"items\":["
      "\"CARD\"]}]}",
      NULL);
  const VtSuggestion *suggestion;

  g_assert_cmpuint (suggestions->len, ==, 1);
  suggestion = suggestions->pdata[0];
  g_assert_cmpstr (suggestion->key, ==, "follow_up:3:CAM:4:CARD");
  g_assert_true (json_node_equal (suggestion->draft->terms, terms));
  g_assert_true (g_str_has_prefix (suggestion->reason,
                                   "30 of 60 purchases of “Camera” were followed by “Memory card” "
                                   "within 60 days, "));
  g_assert_true (g_str_has_suffix (suggestion->reason, "; half of these within 10 days."));
  /* 30 could, as 30 of 60 do. */
  g_assert_cmpint (suggestion->worth_minor, ==, 30 * 30 * 1099 / 2 / 60);
  g_assert_cmpuint (offered->len, ==, 0);
}

/* ---- again and again ---- */

/* Twelve customers buy a case every 30 days, four times; twenty once. @late: every other return
 * comes at another time each. */
static History *
case_history (Shop *shop, gboolean late)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (HistoryOrder));

  for (guint day = 0; day <= 365; day++)
    for (guint customer = 1; customer <= 12; customer++)
      for (guint turn = 0; turn < 4; turn++)
        {
          guint        at = customer + 30 * turn + (late ? 17 * turn * (customer % 5) : 0);
          HistoryOrder order = {day, customer, 0, turn % 2 == 0 ? "CASE" : "CASE CARD"};

          if (day == at)
            g_array_append_val (orders, order);
        }
  for (guint i = 0; i <= 20; i++)
    {
      HistoryOrder order = {365, 50 + i, 0, i > 0 ? "CASE" : "TRIPOD"};

      g_array_append_val (orders, order);
    }
  g_array_index (orders, HistoryOrder, 0).day = 0;
  return history_new (shop, (const HistoryOrder *) (gpointer) orders->data, orders->len);
}

static void
test_subscription (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (Suggest) regular = suggest_new_of (case_history (shop, FALSE));
  g_autoptr (Suggest) irregular = suggest_new_of (case_history (shop, TRUE));
  g_autoptr (GPtrArray) suggestions = suggest_find (regular, VT_OFFER_SUBSCRIPTION, NULL, NULL, 10);
  g_autoptr (GPtrArray) none = suggest_find (irregular, VT_OFFER_SUBSCRIPTION, NULL, NULL, 10);
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_kind ("subscription", "\"select\":{\"skus\":[\"CASE\"]},\"reward\":{\"percent\":"
                                      "\"5\"}"),
      NULL);
  g_autoptr (GPtrArray) offered = suggest_find (regular, VT_OFFER_SUBSCRIPTION, offers, NULL, 10);
  const VtSuggestion *suggestion;

  g_assert_cmpuint (suggestions->len, ==, 1);
  suggestion = suggestions->pdata[0];
  g_assert_cmpstr (suggestion->key, ==, "subscription:4:CASE");
  g_assert_cmpstr (suggestion->reason, ==,
                   "12 of 32 customers with Camera case bought the same again; 36 of 36 such "
                   "purchases came about 30 days after the last.");
  /* Twelve deliveries a year of 15.00 each; 20 could, as 12 of 32 do. */
  g_assert_cmpint (suggestion->worth_minor, ==, 20 * 12 * 12 * 1500 / 2 / 32);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (offered->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/suggest/follow-up", test_follow_up);
  g_test_add_func ("/suggest/subscription", test_subscription);
  return g_test_run ();
}
