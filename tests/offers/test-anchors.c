/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fits what. */

#include "shop-fixture.h"

#include "vt-anchors.h"

static Shop *
make_shop (void)
{
  Shop *shop = shop_new ();

  shop_exec (shop, "UPDATE product SET attributes = '{\"model\":\"X\",\"colour\":\"red\"}', "
                   "tags = '[\"phone\"]' WHERE sku = 'CAM'");
  shop_exec (shop, "UPDATE product SET attributes = '{\"model\":\"Y\",\"wide\":true}', "
                   "tags = '[\"phone\"]' WHERE sku = 'TRIPOD'");
  shop_exec (shop, "UPDATE product SET attributes = '{\"model\":\"X\",\"colour\":\"blue\","
                   "\"size\":\"M\"}' WHERE sku = 'CASE'");
  shop_exec (shop, "UPDATE product SET attributes = '{\"wide\":\"true\"}' WHERE sku = 'CARD'");
  shop_reload (shop);
  return shop;
}

static VtAnchors *
make_anchors (Shop *shop, const char *selector)
{
  g_autoptr (JsonNode) node = json_from_string (selector, NULL);

  return vt_anchors_new (json_node_get_object (node), shop->catalog);
}

static void
test_products (void)
{
  g_autoptr (Shop) shop = make_shop ();
  g_autoptr (VtAnchors) phones = make_anchors (shop, "{\"tags\":[\"phone\"]}");
  g_autoptr (VtAnchors) none = vt_anchors_new (NULL, shop->catalog);
  const guint32 *products;
  guint          n;

  products = vt_anchors_get (phones, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (products[0], ==, shop_index (shop, "CAM"));
  g_assert_true (vt_anchors_has (phones, shop_index (shop, "TRIPOD")));
  g_assert_false (vt_anchors_has (phones, shop_index (shop, "CASE")));
  (void) vt_anchors_get (none, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (vt_anchors_has (none, shop_index (shop, "CAM")));
}

static const struct
{
  const char *selector;
  const char *sku;
  const char *shared;
} shared_cases[] = {
    {"{\"tags\":[\"phone\"]}", "CASE", "colour model"},
    {"{\"tags\":[\"phone\"]}", "CARD", "wide"},
    {"{\"tags\":[\"phone\"]}", "LOSS", ""},
    /* It does not share with itself. */
    {"{\"skus\":[\"CASE\"]}", "CASE", ""},
    {"{\"tags\":[\"phone\"]}", "CAM", "model"},
};

static void
test_shared (void)
{
  g_autoptr (Shop) shop = make_shop ();

  for (gsize i = 0; i < G_N_ELEMENTS (shared_cases); i++)
    {
      g_autoptr (VtAnchors) anchors = make_anchors (shop, shared_cases[i].selector);
      g_autoptr (GPtrArray) shared =
          vt_anchors_list_shared (anchors, shop_index (shop, shared_cases[i].sku));
      g_autofree char *joined = NULL;

      g_ptr_array_add (shared, NULL);
      joined = g_strjoinv (" ", (GStrv) shared->pdata);
      g_assert_cmpstr (joined, ==, shared_cases[i].shared);
    }
}

static const struct
{
  const char *sku;
  const char *compatible;
  guint       n;
} fit_cases[] = {
    {"CASE", "[]", 2},          {"CASE", "[\"model\"]", 1}, {"CASE", "[\"model\",\"colour\"]", 0},
    {"CASE", "[\"size\"]", 0},  {"CARD", "[\"wide\"]", 1},  {"LOSS", "[]", 2},
    {"LOSS", "[\"model\"]", 0}, {"CAM", "[]", 1},           {"CASE", "[3]", 0},
};

static void
test_fits (void)
{
  g_autoptr (Shop) shop = make_shop ();
  g_autoptr (VtAnchors) anchors = make_anchors (shop, "{\"tags\":[\"phone\"]}");

  for (gsize i = 0; i < G_N_ELEMENTS (fit_cases); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (fit_cases[i].compatible, NULL);

      g_assert_cmpuint (vt_anchors_count_fits (anchors, shop_index (shop, fit_cases[i].sku),
                                               json_node_get_array (node)),
                        ==, fit_cases[i].n);
    }
  g_assert_cmpuint (vt_anchors_count_fits (anchors, shop_index (shop, "CASE"), NULL), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/anchors/products", test_products);
  g_test_add_func ("/offers/anchors/shared", test_shared);
  g_test_add_func ("/offers/anchors/fits", test_fits);
  return g_test_run ();
}
