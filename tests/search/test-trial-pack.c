/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs that carts are tried with, who the carts belong to, and products that are alike. */

#include "finding-text.h"

#include "vt-trial-shoppers.h"
#include "vt-trial-twins.h"

static GPtrArray *
make_offers (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return offers_from_json (json);
}

static guint
find_item (const VtTrialShop *trial, GArray *items, const char *sku)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp (vt_trial_shop_get_product (trial, vt_trial_items_get (items, i)->place)->sku,
                sku) == 0)
      return i;
  g_assert_not_reached ();
}

/* ---- packs ---- */

/* What a pack carries makes no difference, only when it is made. */
static void
test_small (void)
{
  static const char *const skus[] = {"PENNY", "CAM", "CASE", "CARD", "LONG"};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (
      "[{'id':'a','name':'A','kind':'markdown','reward':{'percent':'10'},'guards':{'min_margin':'"
      "60'"
      "}},{'id':'b','name':'B','kind':'bundle','components':[{'sku':'CAM','quantity':1},"
      "{'sku':'CASE','quantity':1}],'reward':{'percent':'20'}}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  const guint  both[] = {0, 1};
  VtTrialScope scope = {.offers = both, .n_offers = 2, .n_twins = 9, .everything = TRUE};
  g_autoptr (GArray) items = vt_trial_items_new (trial, &scope, NULL);
  g_autoptr (VtTrialPack) whole = vt_trial_pack_new (trial, both, 2, VT_TRIAL_PACK_WHOLE, NULL);
  g_autoptr (VtTrialPack) small = vt_trial_pack_new (trial, both, 2, VT_TRIAL_PACK_SMALL, NULL);
  g_autoptr (VtTrialShopper) shopper =
      vt_trial_shopper_new (trial, vt_search_shopper_new (TEST_NOW_US));

  for (guint i = 0; i < G_N_ELEMENTS (skus); i++)
    for (guint j = 0; j < G_N_ELEMENTS (skus); j++)
      {
        const VtTrialCount counts[] = {{find_item (trial, items, skus[i]), 2},
                                       {find_item (trial, items, skus[j]), 1}};
        guint              n = i == j ? 1 : 2;
        const VrResult    *result = vt_trial_pack_run (whole, items, shopper, counts, n);
        gint64             due_minor = vr_result_get_totals (result)->due;

        result = vt_trial_pack_run (small, items, shopper, counts, n);
        g_assert_cmpint (vr_result_get_totals (result)->due, ==, due_minor);
      }
}

/* What was bought before counts as the pack has it, though it is in no cart. */
static void
test_bought (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtTrialShop) trial = NULL;
  g_autoptr (GPtrArray) offers =
      make_offers ("[{'id':'a','name':'A','kind':'markdown','select':{'skus':['CASE']},'reward':{'"
                   "percent':'10'},"
                   "'when':{'bought':{'select':{'categories':[['Photo']]}}}},"
                   "{'id':'b','name':'B','kind':'markdown','select':{'categories':[['Photo']]},"
                   "'reward':{'percent':'10'}}]");
  const guint first = 0;
  g_autoptr (GArray) items = NULL;
  g_autoptr (VtTrialPack) small = NULL;
  g_autoptr (VtTrialShoppers) shoppers = NULL;
  VtTrialScope       scope = {.offers = &first, .n_offers = 1, .n_twins = 1};
  VtTrialShopperWish wish = {.offers = &first, .n_offers = 1, .open = VT_TRIAL_ALL_OPEN, .max = 9};
  VtTrialCount       count = {0, 1};
  const VrResult    *result;

  shop_exec (shop, "UPDATE product SET category = 'Photo' WHERE sku = 'CAM'");
  shop_reload (shop);
  trial = trial_shop_new (shop, offers);
  g_assert_cmpstr (vt_trial_shop_get_offer (trial, 0)->offer->id, ==, "a");
  items = vt_trial_items_new (trial, &scope, NULL);
  count.item = find_item (trial, items, "CASE");
  small = vt_trial_pack_new (trial, &first, 1, VT_TRIAL_PACK_SMALL, NULL);
  shoppers = vt_trial_shoppers_new (trial, &wish);
  g_assert_cmpuint (shoppers->list->len, ==, 1);
  result = vt_trial_pack_run (small, items, shoppers->list->pdata[0], &count, 1);
  g_assert_cmpint (vr_result_get_verdict (result, 0)->code, ==, VR_VERDICT_APPLIED);
}

/* Whatever characters stand in what a pack carries, it is loaded. */
static void
test_characters (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers =
      make_offers ("[{'id':'a','name':'Ä \\u007f \\u0001 / "
                   "\\\\','kind':'markdown','select':{'tags':['é\\u007f']},"
                   "'reward':{'percent':'10'}}]");
  g_autoptr (VtTrialShop) trial = NULL;
  g_autoptr (VtTrialPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  const guint first = 0;

  shop_exec (shop, "UPDATE product SET tags = json_array ('é' || char (127)) WHERE sku = 'CAM'");
  shop_reload (shop);
  trial = trial_shop_new (shop, offers);
  pack = vt_trial_pack_new (trial, &first, 1, VT_TRIAL_PACK_WHOLE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pack);
}

/* ---- shoppers ---- */

static char *
shopper_to_json (const VtSearchShopper *shopper)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  vt_search_shopper_write (shopper, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
test_shopper (void)
{
  g_autoptr (VtSearchShopper) shopper = vt_search_shopper_new (TEST_NOW_US);
  g_autoptr (VtSearchShopper) copy = NULL;
  g_autofree char *plain = shopper_to_json (shopper);
  g_autofree char *full = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (plain, ==, "{\"now\":\"2026-06-21T00:00:00Z\"}");
  g_assert_cmpuint (vt_search_shopper_count_facts (shopper), ==, 0);
  g_ptr_array_add (shopper->coupons, g_strdup ("TEN"));
  g_ptr_array_add (shopper->segments, g_strdup ("loyal"));
  shopper->channel = g_strdup ("web");
  shopper->placement = g_strdup ("cart");
  shopper->shipping_method = g_strdup ("post");
  shopper->shipping_minor = 395;
  shopper->has_declined = TRUE;
  vt_search_shopper_add_order (shopper, "CAM", TEST_NOW_US - G_USEC_PER_SEC);
  full = shopper_to_json (shopper);
  g_assert_cmpstr (full, ==,
                   "{\"now\":\"2026-06-21T00:00:00Z\",\"channel\":\"web\",\"placement\":\"cart\","
                   "\"coupons\":[\"TEN\"],\"declined\":[\"-\"],\"shipping\":{\"method\":\"post\","
                   "\"price\":395},\"customer\":{\"segments\":[\"loyal\"],\"orders\":[{\"at\":"
                   "\"2026-06-20T23:59:59Z\",\"skus\":[\"CAM\"]}]}}");
  g_assert_cmpuint (vt_search_shopper_count_facts (shopper), ==, 8);
  copy = vt_search_shopper_copy (shopper);
  again = shopper_to_json (copy);
  g_assert_cmpstr (again, ==, full);
}

/* Who some offers are open to, with and without what others ask for. */
static void
test_besides (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (
      "[{'id':'a','name':'A','kind':'markdown','reward':{'percent':'10'},'coupon':'A','schedule':"
      "{'from':'2026-07-01T00:00:00Z','until':'2026-09-01T00:00:00Z'}},"
      "{'id':'b','name':'B','kind':'markdown','reward':{'percent':'10'},"
      "'audience':{'segment':'x'},'schedule':{'from':'2026-08-01T00:00:00Z'}}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  const guint        first = 0;
  const guint        second = 1;
  VtTrialShopperWish wish = {.offers = &first,
                             .n_offers = 1,
                             .besides = &second,
                             .n_besides = 1,
                             .open = VT_TRIAL_ALL_OPEN,
                             .max = 64};
  g_autoptr (GString) text = g_string_new (NULL);
  VtTrialShoppers *shoppers = vt_trial_shoppers_new (trial, &wish);

  for (guint i = 0; i < shoppers->list->len; i++)
    {
      g_autoptr (GPtrArray) no_lines = g_ptr_array_new ();
      g_autofree char *words =
          cart_to_text (no_lines, ((const VtTrialShopper *) shoppers->list->pdata[i])->shopper);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  g_assert_cmpstr (text->str, ==,
                   "+A 2026-07-01T00:00; +A 2026-08-01T00:00; +A @x 2026-07-01T00:00; "
                   "+A @x 2026-08-01T00:00");
  g_assert_true (shoppers->is_complete);
  vt_trial_shoppers_free (shoppers);
}

/* ---- products that are alike ---- */

#define ON_ALIKE                                                                                   \
  "[{'id':'u','name':'U','kind':'subscription','select':{'skus':['LINES','LONG','MARKUP','CASE']}" \
  ","                                                                                              \
  "'reward':{'percent':'5'}}]"

typedef struct
{
  Shop        *shop;
  GPtrArray   *offers;
  VtTrialShop *trial;
  GArray      *items;
  GString     *text;
} Alike;

static Alike
alike_new (void)
{
  Alike        alike = {.shop = shop_new (), .offers = make_offers (ON_ALIKE)};
  const guint  first = 0;
  VtTrialScope scope = {.offers = &first, .n_offers = 1, .n_twins = 3};

  alike.trial = trial_shop_new (alike.shop, alike.offers);
  alike.items = vt_trial_items_new (alike.trial, &scope, NULL);
  alike.text = g_string_new (NULL);
  return alike;
}

static void
alike_clear (Alike *alike)
{
  g_string_free (alike->text, TRUE);
  g_array_unref (alike->items);
  vt_trial_shop_free (alike->trial);
  g_ptr_array_unref (alike->offers);
  shop_free (alike->shop);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Alike, alike_clear)

/* "LONG(s)*2" */
static VtTrialCount
read_count (const Alike *alike, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "*", 2);
  gboolean     is_subscription = g_str_has_suffix (parts[0], "(s)");
  VtTrialCount count = {0, (guint) g_ascii_strtoull (parts[1], NULL, 10)};

  if (is_subscription)
    parts[0][strlen (parts[0]) - 3] = '\0';
  for (; count.item < alike->items->len; count.item++)
    {
      const VtTrialItem *item = vt_trial_items_get (alike->items, count.item);

      if (item->is_subscription == is_subscription &&
          strcmp (vt_trial_shop_get_product (alike->trial, item->place)->sku, parts[0]) == 0)
        return count;
    }
  g_assert_not_reached ();
}

static GArray *
read_counts (const Alike *alike, const char *text)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      VtTrialCount count = read_count (alike, words[i]);

      g_array_append_val (counts, count);
    }
  return counts;
}

static void
note (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  Alike *alike = data;

  g_string_append (alike->text, alike->text->len > 0 ? "; " : "");
  for (guint i = 0; i < n_counts; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (alike->items, counts[i].item);

      g_string_append_printf (alike->text, "%s%s%s*%u", i > 0 ? " " : "",
                              vt_trial_shop_get_product (alike->trial, item->place)->sku,
                              item->is_subscription ? "(s)" : "", counts[i].n);
    }
}

typedef struct
{
  const char *name;
  const char *cart;
  const char *orders;
} TwinCase;

/* LINES, LONG and MARKUP are alike. */
static const TwinCase twin_cases[] = {
    {"none", "CASE*2", "CASE*2"},
    {"one", "LINES*2 CASE*1", "LINES*2 CASE*1"},
    {"not-the-first", "MARKUP*2", "LINES*2"},
    {"as-many", "LINES*2 LONG*2", "LINES*2 LONG*2"},
    {"two", "LINES*2 LONG*1", "LINES*2 LONG*1; LINES*1 LONG*2"},
    {"two-ways", "LINES*1 LONG(s)*1", "LINES*1 LONG(s)*1; LINES(s)*1 LONG*1"},
    {"both-ways", "LINES*1 LINES(s)*2 LONG*1",
     "LINES*1 LINES(s)*2 LONG*1; LINES*1 LONG*1 LONG(s)*2"},
    {"three", "LINES*1 LONG*2 MARKUP*1",
     "LINES*1 LONG*2 MARKUP*1; LINES*1 LONG*1 MARKUP*2; LINES*2 LONG*1 MARKUP*1"},
};

static void
test_orders (gconstpointer data)
{
  const TwinCase *c = data;
  g_auto (Alike) alike = alike_new ();
  g_autoptr (VtTrialTwins) twins = vt_trial_twins_new (alike.items);
  g_autoptr (GArray) counts = read_counts (&alike, c->cart);

  vt_trial_twins_foreach (twins, (const VtTrialCount *) counts->data, counts->len, note, &alike);
  g_assert_cmpstr (alike.text->str, ==, c->orders);
}

static void
test_may_come (void)
{
  static const struct
  {
    const char *cart;
    const char *next;
    gboolean    may_come;
  } rows[] = {{"", "LINES*1", TRUE},          {"", "LONG*1", FALSE},
              {"LINES*1", "LONG*1", TRUE},    {"LINES(s)*1", "LONG*1", TRUE},
              {"LINES*1", "MARKUP*1", FALSE}, {"LINES*1 LONG*1", "MARKUP*1", TRUE},
              {"LONG*1", "LONG(s)*1", TRUE},  {"CASE*1", "LONG*1", FALSE},
              {"LINES*1", "LONG(s)*9", TRUE}};
  g_auto (Alike) alike = alike_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) counts = read_counts (&alike, rows[i].cart);

      g_assert_cmpint (vt_trial_twin_may_come (alike.items, (const VtTrialCount *) counts->data,
                                               counts->len, read_count (&alike, rows[i].next).item),
                       ==, rows[i].may_come);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/trial-pack/small", test_small);
  g_test_add_func ("/checks/trial-pack/bought", test_bought);
  g_test_add_func ("/checks/trial-pack/characters", test_characters);
  g_test_add_func ("/checks/trial-shopper/json", test_shopper);
  g_test_add_func ("/checks/trial-shopper/besides", test_besides);
  g_test_add_func ("/checks/twins/may-come", test_may_come);
  for (gsize i = 0; i < G_N_ELEMENTS (twin_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/twins/orders/", twin_cases[i].name, NULL);

      g_test_add_data_func (path, &twin_cases[i], test_orders);
    }
  return g_test_run ();
}
