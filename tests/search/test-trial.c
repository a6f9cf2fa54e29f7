/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What carts are tried with: sets of products, sorts of items, instants, shoppers, demands; and the
 * search for the smallest cart. */

#include "finding-text.h"

#include "vt-cart-search.h"
#include "vt-trial-shoppers.h"

#include <inttypes.h>

static GPtrArray *
make_offers (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return offers_from_json (json);
}

/* ---- instants ---- */

typedef struct
{
  const char *name;
  const char *zone;
  const char *schedules[3]; /* of one offer each, in single quotes */
  VtTrialOpen open;
  const char *instants;
} TimeCase;

/* Now is Sunday, 21 June 2026, 00:00 UTC. */
static const TimeCase time_cases[] = {
    {"none", "UTC", {"{}"}, VT_TRIAL_ALL_OPEN, "06-21T00:00"},
    {"from", "UTC", {"{'from':'2026-07-01T10:00:00Z'}"}, VT_TRIAL_ALL_OPEN, "07-01T10:00"},
    {"from-both-ways",
     "UTC",
     {"{'from':'2026-07-01T10:00:00Z'}"},
     VT_TRIAL_ANY_OPEN,
     "06-21T00:00 07-01T10:00"},
    {"over", "UTC", {"{'until':'2026-06-21T00:00:00Z'}"}, VT_TRIAL_ALL_OPEN, ""},
    {"until",
     "UTC",
     {"{'until':'2026-06-22T00:00:00+02:00'}"},
     VT_TRIAL_ANY_OPEN,
     "06-21T00:00 06-21T22:00"},
    {"overlap",
     "UTC",
     {"{'from':'2026-07-01T00:00:00Z','until':'2026-08-01T00:00:00Z'}",
      "{'from':'2026-07-15T00:00:00Z','until':'2026-09-01T00:00:00Z'}"},
     VT_TRIAL_ALL_OPEN,
     "07-15T00:00"},
    {"all-states",
     "UTC",
     {"{'from':'2026-07-01T00:00:00Z','until':'2026-08-01T00:00:00Z'}",
      "{'from':'2026-07-15T00:00:00Z','until':'2026-09-01T00:00:00Z'}"},
     VT_TRIAL_ANY_OPEN,
     "06-21T00:00 07-01T00:00 07-15T00:00 08-01T00:00"},
    {"weekday", "UTC", {"{'weekdays':['wed']}"}, VT_TRIAL_ALL_OPEN, "06-24T00:00"},
    {"weekday-in-zone",
     "Europe/Berlin",
     {"{'weekdays':['wed']}"},
     VT_TRIAL_ALL_OPEN,
     "06-23T22:00"},
    {"hours",
     "UTC",
     {"{'hours':[{'from':'17:30','until':'19:00'}]}"},
     VT_TRIAL_ALL_OPEN,
     "06-21T17:30"},
    {"past-midnight",
     "UTC",
     {"{'weekdays':['tue'],'hours':[{'from':'22:00','until':'02:00'}]}", "{'weekdays':['wed']}"},
     VT_TRIAL_ALL_OPEN,
     "06-24T00:00"},
    {"hours-touch",
     "UTC",
     {"{'hours':[{'from':'10:00','until':'12:00'}]}",
      "{'hours':[{'from':'12:00','until':'13:00'}]}"},
     VT_TRIAL_ALL_OPEN,
     ""},
    {"weekday-outside-dates",
     "UTC",
     {"{'from':'2026-07-06T00:00:00Z','until':'2026-07-08T00:00:00Z','weekdays':['sun']}"},
     VT_TRIAL_ALL_OPEN,
     ""},
    {"weekday-within-dates",
     "UTC",
     {"{'from':'2026-07-06T00:00:00Z','until':'2026-07-13T00:00:00Z','weekdays':['sun']}"},
     VT_TRIAL_ALL_OPEN,
     "07-12T00:00"},
};

static char *
instants_to_text (const GArray *instants)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < instants->len; i++)
    {
      g_autoptr (GDateTime) time =
          g_date_time_new_from_unix_utc (g_array_index (instants, gint64, i) / G_USEC_PER_SEC);
      g_autofree char *words = g_date_time_format (time, "%m-%dT%H:%M");

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words);
    }
  return g_string_free (text, FALSE);
}

static void
test_times (gconstpointer data)
{
  const TimeCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO setting (key, value) VALUES ('time_zone', '%s')"
                       " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       c->zone);
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (VtTrialShop) trial = NULL;
  g_autoptr (GArray) active = NULL;
  g_autoptr (GArray) instants = NULL;
  g_autofree char *text = NULL;

  shop_exec (shop, sql);
  shop_reload (shop);
  for (guint i = 0; i < 3 && c->schedules[i] != NULL; i++)
    g_string_append_printf (json,
                            "%s{'id':'o%u','kind':'markdown','name':'O','reward':{'percent':'5'},"
                            "'schedule':%s}",
                            i > 0 ? "," : "", i, c->schedules[i]);
  g_string_append_c (json, ']');
  offers = make_offers (json->str);
  trial = trial_shop_new (shop, offers);
  active = vt_trial_shop_list_active (trial);
  instants = vt_trial_instants_list (trial, (const guint *) active->data, active->len, c->open);
  text = instants_to_text (instants);
  g_assert_cmpstr (text, ==, c->instants);
}

/* ---- shoppers ---- */

typedef struct
{
  const char *name;
  const char *terms; /* in single quotes, of a markdown */
  VtTrialOpen open;
  const char *shoppers; /* what is said of each, joined by "; " */
} ShopperCase;

static const ShopperCase shopper_cases[] = {
    {"anyone", "", VT_TRIAL_ALL_OPEN, ""},
    {"coupon", ",'coupon':'A'", VT_TRIAL_ALL_OPEN, "+A"},
    {"coupon-or-not", ",'coupon':'A'", VT_TRIAL_ANY_OPEN, "; +A"},
    {"first-of-coupons", ",'coupons':['A','B']", VT_TRIAL_ALL_OPEN, "+A"},
    {"two-segments", ",'audience':{'all':[{'segment':'x'},{'segment':'y'}]}", VT_TRIAL_ALL_OPEN,
     "@x @y"},
    {"either-segment", ",'audience':{'any':[{'segment':'x'},{'segment':'y'}]}", VT_TRIAL_ALL_OPEN,
     "@x; @y; @x @y"},
    {"not-segment", ",'audience':{'not':{'segment':'x'}}", VT_TRIAL_ALL_OPEN, ""},
    {"contradiction", ",'audience':{'segment':'x'},'when':{'not':{'segment':'x'}}",
     VT_TRIAL_ALL_OPEN, "-"},
    {"channel", ",'channels':['web','app']", VT_TRIAL_ALL_OPEN, "in web; in app"},
    {"placement", ",'when':{'placement':'cart'}", VT_TRIAL_ALL_OPEN, "at cart"},
    {"depends-on-cart", ",'when':{'has':'CAM'}", VT_TRIAL_ALL_OPEN, ""},
    {"over", ",'schedule':{'until':'2026-01-01T00:00:00Z'}", VT_TRIAL_ALL_OPEN, "-"},
};

static void
test_shoppers (gconstpointer data)
{
  const ShopperCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autofree char *json = g_strdup_printf (
      "[{'id':'o','kind':'markdown','name':'O','reward':{'percent':'5'}%s}]", c->terms);
  g_autoptr (GPtrArray) offers = make_offers (json);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  guint              offer = 0;
  VtTrialShopperWish wish = {.offers = &offer, .n_offers = 1, .open = c->open, .max = 64};
  g_autoptr (VtTrialShoppers) shoppers = vt_trial_shoppers_new (trial, &wish);
  g_autoptr (GString) text = g_string_new (shoppers->list->len == 0 ? "-" : NULL);

  for (guint i = 0; i < shoppers->list->len; i++)
    {
      const VtTrialShopper *shopper = shoppers->list->pdata[i];
      g_autofree char      *words = cart_to_text (nothing, shopper->shopper);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  g_assert_cmpstr (text->str, ==, c->shoppers);
  g_assert_true (shoppers->is_complete);
}

/* With too many to combine, those that stand out are there, and it is said that others are not. */
static void
test_many_shoppers (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (VtTrialShop) trial = NULL;
  g_autoptr (GArray) active = NULL;
  g_autoptr (VtTrialShoppers) shoppers = NULL;
  VtTrialShopperWish wish = {.open = VT_TRIAL_ANY_OPEN, .max = 64};

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (json,
                            "%s{'id':'o%u','kind':'markdown','name':'O','reward':{'percent':'5'},"
                            "'coupon':'C%u'}",
                            i > 0 ? "," : "", i, i);
  g_string_append_c (json, ']');
  offers = make_offers (json->str);
  trial = trial_shop_new (shop, offers);
  active = vt_trial_shop_list_active (trial);
  wish.offers = (const guint *) active->data;
  wish.n_offers = active->len;
  shoppers = vt_trial_shoppers_new (trial, &wish);
  g_assert_false (shoppers->is_complete);
  g_assert_cmpuint (shoppers->list->len, ==, 42);
  g_assert_cmpuint (
      vt_search_shopper_count_facts (((const VtTrialShopper *) shoppers->list->pdata[0])->shopper),
      ==, 0);
  g_assert_cmpuint (
      vt_search_shopper_count_facts (((const VtTrialShopper *) shoppers->list->pdata[41])->shopper),
      ==, 20);
}

/* ---- items ---- */

typedef struct
{
  const char *name;
  const char *offer; /* in single quotes */
  guint       n_twins;
  gboolean    everything;
  guint       n_sorts;
  guint       n_items;
} ItemCase;

/* MARKUP, LINES and LONG cost the same. */
static const ItemCase item_cases[] = {
    {"one",
     "{'id':'o','kind':'markdown','name':'O','select':{'skus':['CASE']},"
     "'reward':{'percent':'5'}}",
     4, FALSE, 1, 1},
    {"alike",
     "{'id':'o','kind':'markdown','name':'O','select':{'skus':['LINES','LONG','CASE']},"
     "'reward':{'percent':'5'}}",
     1, FALSE, 2, 2},
    {"twins",
     "{'id':'o','kind':'markdown','name':'O','select':{'skus':['LINES','LONG','CASE']},"
     "'reward':{'percent':'5'}}",
     4, FALSE, 2, 3},
    {"told-apart",
     "{'id':'o','kind':'bundle','name':'O','components':[{'sku':'LINES','quantity':1},"
     "{'sku':'LONG','quantity':1}],'reward':{'percent':'5'}}",
     1, FALSE, 2, 2},
    {"everything",
     "{'id':'o','kind':'markdown','name':'O','select':{'skus':['CASE']},"
     "'reward':{'percent':'5'}}",
     1, TRUE, 7, 7},
    {"on-subscription",
     "{'id':'o','kind':'subscription','name':'O','select':{'skus':['CASE']},"
     "'reward':{'percent':'5'}}",
     1, FALSE, 1, 2},
    {"upgrades",
     "{'id':'o','kind':'tier_ladder','name':'O','tiers':[{'sku':'CARD'},{'sku':'CASE'},"
     "{'sku':'CAM'}]}",
     1, FALSE, 3, 6},
    {"in-place",
     "{'id':'o','kind':'downsell','name':'O','alternative':{'for':{'skus':['CAM']},"
     "'sku':'CASE'},'reward':{'percent':'5'}}",
     1, FALSE, 2, 3},
};

static void
test_items (gconstpointer data)
{
  const ItemCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (c->offer);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  guint        offer = 0;
  VtTrialScope scope = {
      .offers = &offer, .n_offers = 1, .n_twins = c->n_twins, .everything = c->everything};
  guint n_sorts;
  g_autoptr (GArray) items = vt_trial_items_new (trial, &scope, &n_sorts);

  g_assert_cmpuint (n_sorts, ==, c->n_sorts);
  g_assert_cmpuint (items->len, ==, c->n_items);
  for (guint i = 1; i < items->len; i++)
    g_assert_cmpint (vt_trial_items_get (items, i - 1)->price_minor, <=,
                     vt_trial_items_get (items, i)->price_minor);
}

/* ---- the smallest cart ---- */

typedef struct
{
  GArray      *items;
  GPtrArray   *skus; /* (element-type utf8): of which the cart has to have a unit each */
  gint64       least_minor;
  guint        n_calls;
  VtTrialShop *trial;
} Wanted;

static gboolean
try_wanted (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  Wanted *wanted = data;
  gint64  sum_minor = 0;
  guint   n_there = 0;

  wanted->n_calls++;
  for (guint i = 0; i < n_counts; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (wanted->items, counts[i].item);

      sum_minor += item->price_minor * counts[i].n;
      for (guint j = 0; j < wanted->skus->len; j++)
        n_there += g_str_equal (wanted->skus->pdata[j],
                                vt_trial_shop_get_product (wanted->trial, item->place)->sku);
    }
  return sum_minor >= wanted->least_minor && n_there == wanted->skus->len;
}

typedef struct
{
  const char   *name;
  const char   *demanded; /* SKUs, separated by blanks, of one demand for one unit; or NULL */
  gint64        least;    /* units of them, or minor units of everything if that is NULL */
  const char   *skus;     /* that the cart has to have */
  gint64        least_minor;
  guint         max_more;
  guint64       max_tries;
  VtCartOutcome outcome;
  const char   *cart;
} SearchCase;

/* By price: PENNY .01, LOSS 5, LINES, LONG, MARKUP 10 each, CARD 19.99, CASE 25, TRIPOD 49.99, CAM
 * 500. */
static const SearchCase search_cases[] = {
    {"empty", NULL, 0, "", 0, 2, 1000, VT_CART_FOUND, ""},
    {"one", NULL, 0, "CASE", 0, 2, 1000, VT_CART_FOUND, "CASE"},
    {"two", NULL, 0, "CASE CARD", 0, 2, 1000, VT_CART_FOUND, "CARD CASE"},
    {"too-few-units", NULL, 0, "CASE CARD", 0, 1, 1000, VT_CART_NONE, ""},
    {"cheapest-for-amount", NULL, 0, "", 2600, 2, 1000, VT_CART_FOUND, "TRIPOD"},
    {"fewest-before-cheapest", NULL, 0, "", 50100, 2, 1000, VT_CART_FOUND, "CAM LOSS"},
    {"first-by-sku", NULL, 0, "", 1000, 1, 1000, VT_CART_FOUND, "LINES"},
    {"demand", "CASE", 2, "", 0, 0, 1000, VT_CART_FOUND, "CASE*2"},
    {"demand-of-either", "CASE TRIPOD", 2, "", 0, 0, 1000, VT_CART_FOUND, "CASE*2"},
    {"demand-and-more", "CASE", 1, "CARD", 0, 1, 1000, VT_CART_FOUND, "CARD CASE"},
    {"amount", NULL, 52500, "CARD", 0, 1, 10000, VT_CART_FOUND, "CAM CARD LINES"},
    {"impossible", "NONE", 1, "", 0, 2, 1000, VT_CART_NONE, ""},
    {"cut", NULL, 0, "CASE CARD", 0, 2, 5, VT_CART_CUT, ""},
};

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
counts_to_text (const Wanted *wanted, const GArray *counts)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < counts->len; i++)
    {
      const VtTrialCount *count = &g_array_index (counts, VtTrialCount, i);
      guint               place = vt_trial_items_get (wanted->items, count->item)->place;
      const char         *sku = vt_trial_shop_get_product (wanted->trial, place)->sku;

      g_ptr_array_add (words,
                       count->n > 1 ? g_strdup_printf ("%s*%u", sku, count->n) : g_strdup (sku));
    }
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static GPtrArray *
split (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (list, g_strdup (*word));
  g_ptr_array_sort (list, compare_words);
  return list;
}

static void
test_search (gconstpointer data)
{
  const SearchCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers ("[]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  VtTrialScope scope = {.n_twins = 3, .everything = TRUE};
  g_autoptr (GArray) items = vt_trial_items_new (trial, &scope, NULL);
  g_autoptr (GPtrArray) skus = split (c->skus);
  g_autoptr (GPtrArray) demanded = split (c->demanded != NULL ? c->demanded : "");
  g_autoptr (GPtrArray) demands = g_ptr_array_new ();
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (VtDemand));
  Wanted       wanted = {items, skus, c->least_minor, 0, trial};
  VtDemand     demand = {VT_DEMAND_AMOUNT, VT_TRIAL_EVERYTHING, c->least, FALSE};
  VtCartSearch search = {.shop = trial,
                         .items = items,
                         .demands = demands,
                         .max_more = c->max_more,
                         .max_tries = c->max_tries,
                         .try = try_wanted,
                         .data = &wanted};
  g_auto (VtCartFound) found = {0};
  g_autofree char *cart = NULL;

  if (c->demanded != NULL)
    demand = (VtDemand){VT_DEMAND_UNITS, vt_trial_shop_name (trial, demanded), c->least, TRUE};
  if (c->least > 0)
    g_array_append_val (own, demand);
  g_ptr_array_add (demands, own);
  g_assert_true (vt_cart_search_run (&search, NULL, &found, NULL));
  cart = counts_to_text (&wanted, found.counts);
  g_assert_cmpint (found.outcome, ==, c->outcome);
  g_assert_cmpstr (cart, ==, c->cart);
  g_assert_cmpuint (found.n_tries, ==, wanted.n_calls);
  g_assert_cmpuint (found.n_tries, <=, c->max_tries);
  g_assert_cmpint (found.is_impossible, ==, g_strcmp0 (c->demanded, "NONE") == 0);
}

#define ADD_ALL(cases, prefix, func)                                                               \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat (prefix, cases[i].name, NULL);                           \
                                                                                                   \
      g_test_add_data_func (path, &cases[i], func);                                                \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ALL (time_cases, "/checks/trial/times/", test_times);
  ADD_ALL (shopper_cases, "/checks/trial/shoppers/", test_shoppers);
  ADD_ALL (item_cases, "/checks/trial/items/", test_items);
  ADD_ALL (search_cases, "/checks/trial/search/", test_search);
  g_test_add_func ("/checks/trial/many-shoppers", test_many_shoppers);
  return g_test_run ();
}
