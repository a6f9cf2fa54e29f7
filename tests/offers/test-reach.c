/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far offers reach: what they name, what they select, and what is asked of it. */

#include "shop-fixture.h"

#include "vt-reach.h"

#include <string.h>

static Shop *
shop_with_facts (void)
{
  Shop *shop = shop_new ();

  shop_exec (shop, "UPDATE product SET category = 'Photo > Cameras', brand = 'Aurora',"
                   " tags = '[\"electronic\",7]', attributes = '{\"mount\":\"AX\",\"pixels\":24}',"
                   " weight_g = 900 WHERE sku = 'CAM'");
  shop_exec (shop, "UPDATE product SET category = 'Photo >Accessories', brand = 'Fieldbag',"
                   " tags = '[\"case\"]' WHERE sku = 'CASE'");
  shop_exec (shop, "UPDATE product SET category = 'Photo > Accessories', tags = '[\"memory\"]',"
                   " attributes = 'no json' WHERE sku = 'CARD'");
  shop_exec (shop, "UPDATE product SET category = 'Photography' WHERE sku = 'TRIPOD'");
  shop_exec (shop, "UPDATE product SET category = 'Photo' WHERE sku IN ('POST', 'GIFT')");
  shop_reload (shop);
  return shop;
}

static char *
list_skus (VtReach *reach)
{
  g_autoptr (GArray) list = vt_reach_list (reach);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            vt_catalog_get (reach->catalog, g_array_index (list, guint32, i))->sku);
  return g_string_free (text, FALSE);
}

/* ---- selectors ---- */

typedef struct
{
  const char *name;
  const char *selector;
  const char *skus;
} SelectorCase;

static const SelectorCase selector_cases[] = {
    {"category", "{\"categories\":[[\"Photo\"]]}", "CAM CARD CASE"},
    {"narrower", "{\"categories\":[[\"Photo\",\"Accessories\"]]}", "CARD CASE"},
    {"several", "{\"categories\":[[\"Photo\",\"Cameras\"],[\"Photography\"]]}", "CAM TRIPOD"},
    {"too-deep", "{\"categories\":[[\"Photo\",\"Cameras\",\"Old\"]]}", ""},
    {"brand", "{\"brands\":[\"Aurora\",\"Nobody\"]}", "CAM"},
    {"tag", "{\"tags\":[\"case\",\"memory\"]}", "CARD CASE"},
    {"tag-number", "{\"tags\":[\"7\"]}", ""},
    {"attribute", "{\"attributes\":{\"mount\":\"AX\"}}", "CAM"},
    {"attribute-number", "{\"attributes\":{\"pixels\":\"24\"}}", "CAM"},
    {"attributes", "{\"attributes\":{\"mount\":\"AX\",\"pixels\":\"25\"}}", ""},
    {"both", "{\"categories\":[[\"Photo\"]],\"tags\":[\"memory\"]}", "CARD"},
    /* The price in a cart may be another. */
    {"price-left-aside", "{\"categories\":[[\"Photo\"]],\"price\":{\"from\":40000}}",
     "CAM CARD CASE"},
    {"price-alone", "{\"price\":{\"from\":2000,\"to\":5000}}", "CASE TRIPOD"},
    {"skus", "{\"skus\":[\"cam\",\"CARD\",\"GONE\"]}", "CAM CARD"},
    {"skus-and-more", "{\"skus\":[\"CAM\",\"CARD\"],\"tags\":[\"memory\"]}", "CAM CARD"},
    /* What is left out has to be known to be left out. */
    {"except", "{\"except\":{\"tags\":[\"case\"]}}", "CASE"},
    {"except-of", "{\"tags\":[\"memory\"],\"except\":{\"brands\":[\"Aurora\"]}}", "CAM CARD"},
    {"everything", "{}", ""},
    {"wrong-type", "{\"tags\":\"case\"}", ""},
};

static void
test_selector (gconstpointer data)
{
  const SelectorCase *c = data;
  g_autoptr (Shop) shop = shop_with_facts ();
  g_autofree char *terms = g_strdup_printf ("\"select\":%s", c->selector);
  g_autoptr (VtOffer) offer = shop_make_kind ("markdown", terms);
  g_autoptr (VtReach) reach = vt_reach_of (offer, shop->catalog);
  g_autofree char *skus = list_skus (reach);

  g_assert_cmpstr (skus, ==, c->skus);
}

/* What is bought for the reward has to be known in the cart, as what is rewarded has. */
static void
test_bought (void)
{
  g_autoptr (Shop) shop = shop_with_facts ();
  g_autoptr (VtOffer) offer =
      shop_make_kind ("volume", "\"buy_select\":{\"categories\":[[\"Photo\",\"Cameras\"]]},"
                                "\"buy\":1,\"select\":{\"tags\":[\"memory\"]},\"get\":1,"
                                "\"reward\":{\"percent\":\"50\"}");
  g_autoptr (VtReach) reach = vt_reach_of (offer, shop->catalog);
  g_autofree char *skus = list_skus (reach);

  g_assert_cmpstr (skus, ==, "CAM CARD");
}

/* Neither fees nor what has no price, whatever they are. */
static void
test_match (void)
{
  g_autoptr (Shop) shop = shop_with_facts ();
  g_autoptr (JsonNode) selector = json_from_string ("{\"price\":{\"from\":395,\"to\":395}}", NULL);
  g_auto (VtFacts) post = {vt_catalog_get (shop->catalog, shop_index (shop, "POST"))};
  g_auto (VtFacts) camera = {vt_catalog_get (shop->catalog, shop_index (shop, "CAM"))};

  g_assert_false (vt_facts_match (&post, json_node_get_object (selector)));
  g_assert_false (vt_facts_match (&camera, json_node_get_object (selector)));
  g_assert_cmpstr (vt_facts_get_category (&camera)[1], ==, "Cameras");
}

/* ---- SKUs ---- */

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *skus;
  const char *missing;
  const char *unknown;
} NameCase;

static const NameCase name_cases[] = {
    {"gift", "threshold", "\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"CARD\"}}]", "CARD", "", ""},
    {"fill", "threshold", "\"steps\":[],\"fill\":[\"CARD\",\"NIX\"]", "CARD", "NIX", ""},
    {"tiers", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CAM\"}],\"required\":[\"sku\"]", "CAM CARD", "", ""},
    {"plans", "protection", "\"select\":{\"tags\":[\"electronic\"]},\"plans\":[{\"sku\":\"PLAN\"}]",
     "CAM", "PLAN", ""},
    {"options", "add_on",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"options\":[{\"sku\":\"CASE\"}]}]",
     "CAM CASE", "", ""},
    {"items", "cross_sell", "\"anchor\":{\"skus\":[\"X\"]},\"items\":[{\"sku\":\"CARD\"}]", "CARD",
     "", "X"},
    {"reminder", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"items\":[\"CARD\",\"Y\"]}]", "CAM CARD", "Y",
     ""},
    {"alternative", "downsell",
     "\"alternative\":{\"for\":{\"brands\":[\"Aurora\"]},\"sku\":\"CASE\",\"required\":[\"mount\"]"
     "}",
     "CAM CASE", "", ""},
    {"conditions", "markdown",
     "\"when\":{\"all\":[{\"has\":\"CARD\"},{\"not\":{\"bought\":{\"skus\":[\"Z\"],\"days\":3}}}]}",
     "CARD", "", "Z"},
    {"quantity", "markdown",
     "\"when\":{\"quantity\":{\"select\":{\"tags\":[\"case\"]},\"from\":2}}", "CASE", "", ""},
    {"bought-besides", "volume",
     "\"buy_select\":{\"tags\":[\"electronic\"]},\"buy\":1,\"get\":1,"
     "\"select\":{\"tags\":[\"case\"]}",
     "CAM CASE", "", ""},
    {"margin-of-all", "markdown", "\"guards\":{\"min_margin\":\"10\"}",
     "CAM CARD CASE LINES LONG LOSS MARKUP PENNY", "", ""},
    {"margin-of-rest", "volume",
     "\"guards\":{\"min_margin\":\"10\"},\"select\":{\"except\":{\"tags\":[\"case\"]}}",
     "CAM CARD CASE LINES LONG LOSS MARKUP PENNY", "", ""},
    {"margin-of-slot", "mix_and_match",
     "\"guards\":{\"min_margin\":\"10\"},\"slots\":[{\"quantity\":1,\"select\":{\"tags\":[\"case\"]"
     "}},{\"quantity\":1}]",
     "CAM CARD CASE LINES LONG LOSS MARKUP PENNY", "", ""},
    {"margin-of-some", "markdown",
     "\"guards\":{\"min_margin\":\"10\"},\"select\":{\"tags\":[\"case\"]}", "CASE", "", ""},
    {"price-of-all", "markdown", "\"guards\":{\"min_price\":10}", "", "", ""},
    {"opaque", "markdown",
     "\"message\":{\"en\":\"sku\"},\"x-skus\":[\"CAM\"],\"select\":{\"attributes\":{\"sku\":"
     "\"CAM\"}}",
     "", "", ""},
    {"no-price", "markdown", "\"select\":{\"skus\":[\"GIFT\"]}", "", "", ""},
};

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static void
test_name (gconstpointer data)
{
  const NameCase *c = data;
  g_autoptr (Shop) shop = shop_with_facts ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (VtReach) reach = vt_reach_of (offer, shop->catalog);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *skus = list_skus (reach);
  g_autofree char *unknown_skus = NULL;

  vt_reach_list_unknown (reach, unknown);
  unknown_skus = join (unknown);
  g_assert_cmpstr (skus, ==, c->skus);
  g_assert_cmpstr (unknown_skus, ==, c->unknown);
  g_assert_cmpuint (g_hash_table_size (reach->missing), ==, *c->missing != '\0');
  if (*c->missing != '\0')
    g_assert_true (g_hash_table_contains (reach->missing, c->missing));
}

/* What no selector asks for is not carried. */
static void
test_asked (void)
{
  g_autoptr (Shop) shop = shop_with_facts ();
  g_autoptr (VtReach) reach = vt_reach_new (shop->catalog);
  g_autoptr (VtOffer) first = shop_make_kind (
      "markdown", "\"select\":{\"tags\":[\"case\"],\"except\":{\"attributes\":{\"mount\":\"X\"}}}");
  g_autoptr (VtOffer) second = shop_make_kind (
      "cross_sell", "\"anchor\":{\"categories\":[[\"Photo\"]]},\"items\":[{\"sku\":\"CARD\","
                    "\"compatible\":[\"model\"]}]");
  g_autoptr (VtOffer) third = shop_make_kind ("threshold", "\"measure\":\"weight\",\"steps\":[]");

  vt_reach_add (reach, first);
  g_assert_true (g_hash_table_contains (reach->tags, "case"));
  g_assert_true (g_hash_table_contains (reach->attributes, "mount"));
  g_assert_false (reach->asks_category || reach->asks_brand || reach->asks_weight);
  vt_reach_add (reach, second);
  g_assert_true (reach->asks_category);
  g_assert_true (g_hash_table_contains (reach->attributes, "model"));
  vt_reach_add (reach, third);
  g_assert_true (reach->asks_weight && reach->weighs_all);
  vt_reach_finish (reach);
  g_assert_true (vt_reach_has (reach, shop_index (shop, "CAM")));
}

/* What weighs a whole cart needs all weights, however it says so. */
static void
test_weighs_all (void)
{
  static const struct
  {
    const char *terms;
    gboolean    weighs_all;
  } rows[] = {
      {"\"measure\":\"weight\",\"steps\":[]", TRUE},
      {"\"measure\":\"weight\",\"select\":{},\"steps\":[]", TRUE},
      {"\"measure\":\"weight\",\"select\":{\"except\":{\"skus\":[\"CARD\"]}},\"steps\":[]", TRUE},
      {"\"measure\":\"weight\",\"select\":{\"skus\":[\"CARD\"]},\"steps\":[]", FALSE},
      {"\"measure\":\"quantity\",\"select\":{},\"steps\":[]", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Shop) shop = shop_with_facts ();
      g_autoptr (VtOffer) offer = shop_make_kind ("threshold", rows[i].terms);
      g_autoptr (VtReach) reach = vt_reach_new (shop->catalog);

      vt_reach_add (reach, offer);
      vt_reach_finish (reach);
      g_assert_cmpint (reach->weighs_all, ==, rows[i].weighs_all);
      g_assert_cmpint (vt_reach_has (reach, shop_index (shop, "CAM")), ==, rows[i].weighs_all);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (selector_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/reach/select/", selector_cases[i].name, NULL);

      g_test_add_data_func (path, &selector_cases[i], test_selector);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/reach/name/", name_cases[i].name, NULL);

      g_test_add_data_func (path, &name_cases[i], test_name);
    }
  g_test_add_func ("/offers/reach/bought-for", test_bought);
  g_test_add_func ("/offers/reach/match", test_match);
  g_test_add_func ("/offers/reach/asked", test_asked);
  g_test_add_func ("/offers/reach/weighs-all", test_weighs_all);
  return g_test_run ();
}
