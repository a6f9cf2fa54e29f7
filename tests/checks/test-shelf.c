/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selectors answered from the sorted catalogue say what is said of each product by itself. */

#include "shop-fixture.h"

#include "vt-shelf.h"

static const char *const selectors[] = {
    "{}",
    "{\"skus\":[\"CAM\",\"case\",\"NIX\"]}",
    "{\"skus\":[]}",
    "{\"skus\":\"CAM\"}",
    "{\"tags\":[\"gift\"]}",
    "{\"tags\":[\"gift\",\"new\"]}",
    "{\"tags\":[\"a\\\\b\",\"none\"]}",
    "{\"tags\":[]}",
    "{\"tags\":[7]}",
    "{\"categories\":[[\"Photo\"]]}",
    "{\"categories\":[[\"Photo\",\"Cameras\"],[\"Sweets\"]]}",
    "{\"categories\":[[\"Pho\"]]}",
    "{\"categories\":[\"Photo\"]}",
    "{\"brands\":[\"Aurora\"]}",
    "{\"brands\":[\"aurora\"]}",
    "{\"attributes\":{\"mount\":\"AX\"}}",
    "{\"attributes\":{\"mount\":\"AX\",\"weight\":\"1.5\"}}",
    "{\"attributes\":{\"we\":\"1.5\"}}",
    "{\"attributes\":{}}",
    "{\"price\":{\"from\":1000}}",
    "{\"price\":{\"to\":1999}}",
    "{\"price\":{\"from\":1999,\"to\":1999}}",
    "{\"price\":7}",
    "{\"categories\":[[\"Photo\"]],\"price\":{\"to\":3000},\"tags\":[\"gift\"]}",
    "{\"except\":{\"categories\":[[\"Photo\"]]}}",
    "{\"brands\":[\"Aurora\"],\"except\":{\"skus\":[\"CASE\"]}}",
    "{\"x-note\":\"n\",\"brands\":[\"Aurora\"]}",
};

static Shop *
make_shop (void)
{
  Shop *shop = shop_new ();

  shop_exec (shop, "UPDATE product SET category = 'Photo > Cameras', brand = 'Aurora',"
                   " attributes = '{\"mount\":\"AX\",\"weight\":1.50}' WHERE sku = 'CAM'");
  shop_exec (shop, "UPDATE product SET category = 'Photo > Bags', brand = 'Aurora',"
                   " tags = '[\"gift\",\"new\"]' WHERE sku IN ('CASE','CARD')");
  shop_exec (shop, "UPDATE product SET category = 'Sweets', tags = '[\"\\u0067ift\"]',"
                   " attributes = '{\"mount\":\"\\u0041X\"}' WHERE sku = 'PENNY'");
  shop_exec (shop, "UPDATE product SET tags = '[\"a\\\\b\"]', attributes = 'no JSON'"
                   " WHERE sku = 'TRIPOD'");
  shop_exec (shop, "UPDATE product SET category = 'Photo', brand = 'Aurora', tags = '[\"gift\"]'"
                   " WHERE sku IN ('POST','GIFT')");
  shop_reload (shop);
  return shop;
}

static gboolean
is_there (VtCatalog *catalog, guint32 index, JsonObject *selector)
{
  g_auto (VtFacts) facts = {vt_catalog_get (catalog, index)};

  return facts.product->price_minor != VT_MONEY_UNKNOWN && facts.product->kind != VT_PRODUCT_FEE &&
         vt_facts_match (&facts, selector);
}

static void
test_like_facts (gconstpointer data)
{
  g_autoptr (Shop) shop = make_shop ();
  g_autoptr (VtShelf) shelf = vt_shelf_new (shop->catalog);
  g_autoptr (JsonNode) node = json_from_string (data, NULL);
  JsonObject   *selector = json_node_get_object (node);
  const GArray *found = vt_shelf_select (shelf, selector);
  guint         n = 0;

  for (guint32 i = 0; i < vt_catalog_get_n_products (shop->catalog); i++)
    {
      gboolean is = is_there (shop->catalog, i, selector);

      n += is;
      if (vt_products_have (found, i) != is)
        g_error ("%s: %s", (const char *) data, vt_catalog_get (shop->catalog, i)->sku);
    }
  g_assert_cmpuint (found->len, ==, n);
  /* Asked again, it is the very same. */
  g_assert_true (vt_shelf_select (shelf, selector) == found);
}

static void
test_everything (void)
{
  g_autoptr (Shop) shop = make_shop ();
  g_autoptr (VtShelf) shelf = vt_shelf_new (shop->catalog);
  const GArray *all = vt_shelf_select (shelf, NULL);

  g_assert_true (vt_products_have (all, shop_index (shop, "CAM")));
  g_assert_false (vt_products_have (all, shop_index (shop, "POST")));
  g_assert_false (vt_products_have (all, shop_index (shop, "GIFT")));
}

static void
test_attribute (void)
{
  g_autoptr (Shop) shop = make_shop ();
  g_autoptr (VtShelf) shelf = vt_shelf_new (shop->catalog);
  g_autofree char *mount = vt_shelf_dup_attribute (shelf, shop_index (shop, "CAM"), "mount");
  g_autofree char *escaped = vt_shelf_dup_attribute (shelf, shop_index (shop, "PENNY"), "mount");

  g_assert_cmpstr (mount, ==, "AX");
  g_assert_cmpstr (escaped, ==, "AX");
  g_assert_null (vt_shelf_dup_attribute (shelf, shop_index (shop, "CASE"), "mount"));
}

static void
test_drop (void)
{
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) dropped = g_array_new (FALSE, FALSE, sizeof (guint32));
  static const guint32 some[] = {1, 2, 5, 9};
  static const guint32 out[] = {0, 2, 3, 9, 11};

  g_array_append_vals (products, some, G_N_ELEMENTS (some));
  g_array_append_vals (dropped, out, G_N_ELEMENTS (out));
  vt_products_drop (products, dropped);
  g_assert_cmpuint (products->len, ==, 2);
  g_assert_cmpuint (g_array_index (products, guint32, 0), ==, 1);
  g_assert_cmpuint (g_array_index (products, guint32, 1), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (selectors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/shelf/like-facts/%zu", i);

      g_test_add_data_func (path, selectors[i], test_like_facts);
    }
  g_test_add_func ("/checks/shelf/everything", test_everything);
  g_test_add_func ("/checks/shelf/attribute", test_attribute);
  g_test_add_func ("/checks/shelf/drop", test_drop);
  return g_test_run ();
}
