/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most that offers take off a unit, and the least that they leave together. */

#include "finding-text.h"

#include "vt-least-left.h"

static Shop *shop;

static GPtrArray *
make_offers (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return offers_from_json (json);
}

typedef struct
{
  GPtrArray   *offers; /* (owned) */
  VtTrialShop *trial;  /* (owned) */
  GArray      *items;  /* (owned) */
  VtLeastLeft *least;  /* (owned) */
} Made;

static Made
made_new (const char *text)
{
  Made made = {.offers = make_offers (text)};
  g_autoptr (GArray) active = NULL;
  VtTrialScope scope = {.n_twins = 9, .everything = TRUE, .by_cost = TRUE};

  made.trial = trial_shop_new (shop, made.offers);
  active = vt_trial_shop_list_active (made.trial);
  scope.offers = (const guint *) active->data;
  scope.n_offers = active->len;
  made.items = vt_trial_items_new (made.trial, &scope, NULL);
  made.least = vt_least_left_new (made.trial, scope.offers, scope.n_offers, made.items);
  return made;
}

static void
made_clear (Made *made)
{
  vt_least_left_free (made->least);
  g_array_unref (made->items);
  vt_trial_shop_free (made->trial);
  g_ptr_array_unref (made->offers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

static guint
find_item (const Made *made, const char *sku)
{
  for (guint i = 0; i < made->items->len; i++)
    if (strcmp (vt_trial_shop_get_product (made->trial, vt_trial_items_get (made->items, i)->place)
                    ->sku,
                sku) == 0)
      return i;
  g_assert_not_reached ();
}

/* ---- what is left ---- */

typedef struct
{
  const char *name;
  const char *offers; /* in single quotes */
  const char *sku;
  gint64      n;
  gint64      left_minor;
} LeftCase;

#define OFF(id, percent, more)                                                                     \
  "{'id':'" id "','name':'" id                                                                     \
  "','kind':'markdown','select':{'skus':['CASE']},'reward':{'percent':"                            \
  "'" percent "'}" more "}"
#define STEP(id, reward, more)                                                                     \
  "{'id':'" id "','name':'" id "','kind':'threshold','priority':5,'select':{'skus':['CASE']},"     \
  "'steps':[{'from':2500" reward "}]" more "}"

/* CASE costs 25.00, and the shop 10.00. */
static const LeftCase left_cases[] = {
    {"nothing", "[]", "CASE", 2, 5000},
    {"share", "[" OFF ("a", "10", "") "]", "CASE", 2, 4500},
    {"of-others", "[" OFF ("a", "10", "") "]", "CARD", 1, 1999},
    {"share-of-a-share", "[" OFF ("a", "10", "") "," OFF ("b", "10", "") "]", "CASE", 1, 2025},
    {"share-of-list", "[" OFF ("a", "10", "") "," OFF ("b", "10", ",'of':'list'") "]", "CASE", 1,
     2000},
    {"better-of-a-group",
     "[" OFF ("a", "10", ",'exclusive_group':'g'") "," OFF (
         "b", "30", ",'exclusive_group':'g'") "]",
     "CASE", 1, 1750},
    {"last-or-both",
     "[" OFF ("a", "10", ",'last':true,'priority':1") "," OFF ("b", "30", ",'priority':2") "]",
     "CASE", 1, 1750},
    {"guarded", "[" OFF ("a", "90", ",'guards':{'min_margin':'20'}") "]", "CASE", 1, 1250},
    {"least-price", "[" OFF ("a", "90", ",'guards':{'min_price':2000}") "]", "CASE", 1, 2000},
    {"order", "[" STEP ("s", ",'reward':{'percent':'20'}", "") "]", "CASE", 1, 2000},
    {"order-amount", "[" STEP ("s", ",'reward':{'amount':500}", "") "]", "CASE", 3, 6000},
    /* All of it may come off this line. */
    {"order-cut-shared",
     "[" STEP ("s", ",'reward':{'percent':'20'}", ",'guards':{'on_cut':'share'}") "]", "CASE", 1,
     0},
    /* The rest of what t is for may be gone by then, so that all of the amount falls to this line.
     */
    {"amount-after-a-shared-cut",
     "[{'id':'s','name':'s','kind':'threshold','priority':1,'select':{'skus':['CARD','CAM']},"
     "'guards':{'on_cut':'share'},'steps':[{'from':1,'reward':{'percent':'20'}}]},"
     "{'id':'t','name':'t','kind':'threshold','priority':5,'select':{'skus':['CARD','CASE']},"
     "'steps':[{'from':4000,'reward':{'amount':100}}]}]",
     "CASE", 1, 0},
    {"gift", "[" STEP ("s", ",'gift':{'sku':'CARD'}", "") "]", "CASE", 1, 1600},
    /* A gift is no dearer for more units. */
    {"gift-for-more", "[" STEP ("s", ",'gift':{'sku':'CARD'}", "") "]", "CASE", 4, 9100},
    {"part-of-a-gift",
     "[{'id':'s','name':'s','kind':'threshold','select':{'skus':['CASE']},'steps':[{'from':10000,"
     "'gift':{'sku':'CARD'}}]}]",
     "CASE", 1, 2275},
    {"gift-after-the-last",
     "[" STEP ("s", ",'reward':{'percent':'20'}", ",'last':true") "," STEP (
         "t", ",'reward':{'percent':'50'},'gift':{'sku':'CARD'}", "") "]",
     "CASE", 1, 350},
    /* The first step takes nothing off, so that the other offer comes. */
    {"gift-before-the-last-step",
     "[{'id':'s','name':'s','kind':'threshold','last':true,'select':{'skus':['CASE']},'steps':["
     "{'from':2500,'gift':{'sku':'CARD'}},{'from':9000,'reward':{'percent':'1'}}]}," STEP (
         "t", ",'reward':{'percent':'50'}", "") "]",
     "CASE", 1, 350},
    {"last-that-may-take-nothing",
     "[" OFF ("a", "10", ",'last':true,'priority':1,'guards':{'min_price':2500}") "," OFF (
         "b", "30", ",'priority':2") "]",
     "CASE", 1, 1750},
    /* 599.7 a unit are less than 600, though each alone is rounded to it. */
    {"breaks-that-round-alike",
     "[{'id':'v','name':'v','kind':'volume','select':{'skus':['CARD']},'breaks':[{'from':2,"
     "'reward':{'percent':'30'}},{'from':3,'reward':{'amount':600}}]}]",
     "CARD", 3, 4197},
    {"claim", "[{'id':'v','name':'v','kind':'volume','buy':1,'get':1,'reward':{'percent':'100'}}]",
     "CASE", 1, 0},
    {"either-claim",
     "[{'id':'v','name':'v','kind':'volume','buy':1,'get':1,'reward':{'percent':'40'}},"
     "{'id':'w','name':'w','kind':'volume','buy':1,'get':1,'reward':{'percent':'30'}}]",
     "CASE", 1, 1500},
    {"claim-and-share",
     "[{'id':'v','name':'v','kind':'volume','buy':1,'get':1,'reward':{'percent':'40'}}," OFF (
         "a", "50", "") "]",
     "CASE", 1, 750},
    {"claim-not-joined",
     "[{'id':'v','name':'v','kind':'volume','buy':1,'get':1,'reward':{'percent':'40'}}," OFF (
         "a", "50", ",'stacks':false") "]",
     "CASE", 1, 1250},
};

static void
test_left (gconstpointer data)
{
  const LeftCase *c = data;
  g_auto (Made) made = made_new (c->offers);

  g_assert_cmpint (vt_least_left_get (made.least, find_item (&made, c->sku), c->n, NULL), ==,
                   c->left_minor);
}

/* Of what may not apply nothing is taken off, nor charged. */
static void
test_allowed (void)
{
  g_auto (Made) made = made_new ("[" OFF ("a", "10", "") "," STEP (
      "s", ",'reward':{'percent':'20'},'gift':{'sku':'CARD'}", "") "]");
  guint        item = find_item (&made, "CASE");
  const guint8 only_first[] = {TRUE, FALSE};
  const guint8 only_second[] = {FALSE, TRUE};

  g_assert_cmpint (vt_least_left_get (made.least, item, 1, only_first), ==, 2250);
  g_assert_cmpint (vt_least_left_get_gifts (made.least, item, 1, only_first), ==, 0);
  g_assert_cmpint (vt_least_left_get (made.least, item, 1, only_second), ==, 1100);
  g_assert_cmpint (vt_least_left_get_gifts (made.least, item, 1, only_second), ==, 900);
  g_assert_cmpint (vt_least_left_get (made.least, item, 1, NULL), ==, 900);
  g_assert_cmpuint (vt_least_left_get_effects (made.least, item)->len, ==, 2);
}

/* Of two steps the gift that is dearer for what it asks, but never more than the dearest. */
static void
test_steps_of_gifts (void)
{
  g_auto (Made) made = made_new (
      "[{'id':'s','name':'s','kind':'threshold','measure':'quantity','select':{'skus':['CASE']},"
      "'steps':[{'from':1,'gift':{'sku':'MARKUP'}},{'from':5,'gift':{'sku':'CARD','quantity':2}}]}"
      "]");
  guint item = find_item (&made, "CASE");

  g_assert_cmpint (vt_least_left_get_gifts (made.least, item, 1, NULL), ==, 400);
  g_assert_cmpint (vt_least_left_get_gifts (made.least, item, 4, NULL), ==, 1600);
  g_assert_cmpint (vt_least_left_get_gifts (made.least, item, 6, NULL), ==, 1800);
}

/* ---- means ---- */

/* Two for the price of one leave half of each on an average. */
static void
test_means (void)
{
  g_auto (Made) pair =
      made_new ("[{'id':'v','name':'v','kind':'volume','select':{'skus':['CASE']},'buy':1,'get':1,"
                "'reward':{'percent':'100'}}]");
  g_auto (Made) dearest =
      made_new ("[{'id':'v','name':'v','kind':'volume','select':{'skus':['CASE']},'buy':1,'get':1,"
                "'pick':'dearest','reward':{'percent':'100'}}]");
  double mean = vt_least_left_get_mean (pair.least, find_item (&pair, "CASE"));

  g_assert_true (vt_least_left_has_means (pair.least));
  g_assert_cmpfloat (mean, <=, 1250);
  g_assert_cmpfloat (mean, >, 1245);
  g_assert_false (vt_least_left_has_means (dearest.least));
}

/* What may come off any line of an order is no more of all together. */
static void
test_mean_of_shared_cut (void)
{
  g_auto (Made) made =
      made_new ("[" STEP ("s", ",'reward':{'percent':'20'}", ",'guards':{'on_cut':'share'}") "]");
  double mean = vt_least_left_get_mean (made.least, find_item (&made, "CASE"));

  g_assert_true (vt_least_left_has_means (made.least));
  g_assert_cmpfloat (mean, <=, 2000);
  g_assert_cmpfloat (mean, >, 1995);
}

/* ---- one effect ---- */

typedef struct
{
  const char *name;
  VtEffect    effect;
  gint64      n;
  gint64      left_minor; /* before */
  gint64      after_minor;
  gint64      most_minor; /* off one unit of 10.00 */
} TakeCase;

static const TakeCase take_cases[] = {
    {"percent", {.type = VT_EFFECT_PERCENT, .value = 333333}, 3, 3000, 2000, 334},
    {"percent-half", {.type = VT_EFFECT_PERCENT, .value = 500000}, 1, 1001, 500, 500},
    {"of-list", {.type = VT_EFFECT_LIST_PERCENT, .value = 100000}, 2, 500, 300, 100},
    {"of-list-below-nothing", {.type = VT_EFFECT_LIST_PERCENT, .value = 900000}, 2, 500, 0, 900},
    {"amount", {.type = VT_EFFECT_AMOUNT, .value = 150}, 3, 3000, 2550, 150},
    {"amount-above-price", {.type = VT_EFFECT_AMOUNT, .value = 5000}, 3, 3000, 0, 1000},
    {"price", {.type = VT_EFFECT_PRICE, .value = 700}, 2, 2000, 1400, 300},
    {"price-above", {.type = VT_EFFECT_PRICE, .value = 1700}, 2, 2000, 2000, 0},
    {"share", {.type = VT_EFFECT_SHARE, .value = 100001}, 1, 1000, 899, 101},
    /* 200 exactly; but the order is rounded up, and the odd minor unit may fall to this line. */
    {"share-cut-elsewhere",
     {.type = VT_EFFECT_SHARE, .value = 200000, .is_cut = TRUE},
     1,
     1000,
     799,
     200},
    {"floor", {.type = VT_EFFECT_PERCENT, .value = 900000, .floor_minor = 600}, 2, 2000, 1200, 900},
    {"floor-above-what-is-left",
     {.type = VT_EFFECT_PERCENT, .value = 900000, .floor_minor = 600},
     2,
     800,
     800,
     900},
};

static void
test_take (gconstpointer data)
{
  const TakeCase *c = data;

  g_assert_cmpint (vt_effect_take (&c->effect, 1000, c->n, c->left_minor), ==, c->after_minor);
  g_assert_cmpint (vt_effect_most_off (&c->effect, 1000), ==, c->most_minor);
}

static void
test_charge (void)
{
  const VtGiftCharge none = {0};
  const VtGiftCharge by_money = {.cost_minor = 700, .most_minor = 900, .least = 3000};
  const VtGiftCharge by_units = {
      .cost_minor = 700, .most_minor = 700, .least = 3, .is_by_units = TRUE};
  const VtGiftCharge large = {
      .cost_minor = G_MAXINT64 / 4, .most_minor = G_MAXINT64 / 4, .least = 1};

  g_assert_cmpint (vt_gift_charge (&none, 1000, 5), ==, 0);
  g_assert_cmpint (vt_gift_charge (&by_money, 1000, 1), ==, 234);
  g_assert_cmpint (vt_gift_charge (&by_money, 1000, 3), ==, 700);
  g_assert_cmpint (vt_gift_charge (&by_money, 1000, 9), ==, 900);
  g_assert_cmpint (vt_gift_charge (&by_units, 1000, 1), ==, 234);
  g_assert_cmpint (vt_gift_charge (&by_units, 1000, 2), ==, 467);
  g_assert_cmpint (vt_gift_charge (&large, 1000000, 12), ==, G_MAXINT64 / 4);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop = shop_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (left_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/least-left/", left_cases[i].name, NULL);

      g_test_add_data_func (path, &left_cases[i], test_left);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (take_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/effect/", take_cases[i].name, NULL);

      g_test_add_data_func (path, &take_cases[i], test_take);
    }
  g_test_add_func ("/checks/effect/gift-charge", test_charge);
  g_test_add_func ("/checks/least-left/allowed", test_allowed);
  g_test_add_func ("/checks/least-left/steps-of-gifts", test_steps_of_gifts);
  g_test_add_func ("/checks/least-left/means", test_means);
  g_test_add_func ("/checks/least-left/mean-of-shared-cut", test_mean_of_shared_cut);
  status = g_test_run ();
  shop_free (shop);
  return status;
}
