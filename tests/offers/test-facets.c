/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a catalogue can be selected by, and how much selectors select. */

#include "shop-fixture.h"

#include "vt-facets.h"

static Shop *
make_shop (void)
{
  Shop *shop = shop_new ();

  shop_exec (shop, "DELETE FROM product");
  shop_exec (
      shop,
      "INSERT INTO product (sku, title, kind, price_minor, origin, category, brand, tags,"
      " attributes) VALUES"
      " ('S1', 'Shirt', 'goods', 1000, 'hand', 'Clothing > Shirts', 'Acme', '[\"gift\",\"new\"]',"
      "  '{\"size\":\"M\",\"n\":2}'),"
      " ('S2', 'Shirt', 'goods', 2000, 'hand', 'Clothing > Shirts', 'Zeta', '[\"gift\"]',"
      "  '{\"size\":\"L\"}'),"
      " ('T1', 'Tee', 'goods', 1500, 'hand', 'Clothing > Tees', 'Acme', '[]', '{}'),"
      " ('C1', 'Clock', 'goods', 9000, 'hand', 'Clocks', '', '[]', '{\"size\":\"M\"}'),"
      " ('N1', 'No price', 'goods', NULL, 'hand', 'Clothing', 'Acme', '[]', '{}'),"
      " ('P1', 'Post', 'fee', 300, 'hand', 'Post', 'Post', '[\"post\"]', '{\"post\":\"1\"}')");
  shop_reload (shop);
  return shop;
}

static const char *const wanted[VT_N_FACET_KINDS] = {
    [VT_FACET_CATEGORY] = "0 Clocks 1 [\"Clocks\"]\n"
                          "0 Clothing 4 [\"Clothing\"]\n"
                          "1 Clothing › Shirts 2 [\"Clothing\",\"Shirts\"]\n"
                          "1 Clothing › Tees 1 [\"Clothing\",\"Tees\"]\n",
    [VT_FACET_BRAND] = "0 Acme 3 \"Acme\"\n0 Zeta 1 \"Zeta\"\n",
    [VT_FACET_TAG] = "0 gift 2 \"gift\"\n0 new 1 \"new\"\n",
    [VT_FACET_ATTRIBUTE] = "0 n: 2 1 \"2\"\n0 size: L 1 \"L\"\n0 size: M 2 \"M\"\n",
};

static void
test_facets (void)
{
  Shop *shop = make_shop ();
  g_autoptr (VtFacets) facets = vt_facets_new (shop->catalog, NULL, NULL);

  for (guint kind = 0; kind < VT_N_FACET_KINDS; kind++)
    {
      GPtrArray *list = vt_facets_get (facets, kind);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < list->len; i++)
        {
          const VtFacet   *facet = list->pdata[i];
          g_autofree char *value = json_to_string (facet->value, FALSE);

          g_string_append_printf (text, "%u %s %u %s\n", facet->depth, facet->label,
                                  facet->n_products, value);
        }
      g_assert_cmpstr (text->str, ==, wanted[kind]);
    }
  shop_free (shop);
}

static void
test_cancelled (void)
{
  Shop *shop = make_shop ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  g_autoptr (GError) error = NULL;
  guint n = 7;

  g_cancellable_cancel (cancellable);
  g_assert_null (vt_facets_new (shop->catalog, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (vt_selector_count (NULL, shop->catalog, job, &n, NULL));
  g_assert_cmpuint (n, ==, 7);
  shop_free (shop);
}

static const struct
{
  const char *selector; /* NULL: none */
  guint       n;
} counts[] = {
    {NULL, 4},
    {"{}", 4},
    {"{\"brands\":[\"Acme\"]}", 2},
    {"{\"categories\":[[\"Clothing\"]],\"except\":{\"tags\":[\"new\"]}}", 2},
    {"{\"attributes\":{\"n\":\"2\"}}", 1},
    {"{\"price\":{\"from\":1500,\"to\":2000}}", 2},
    {"{\"skus\":[\"P1\",\"N1\"]}", 0},
};

static void
test_count (void)
{
  Shop *shop = make_shop ();

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (JsonNode) node =
          counts[i].selector != NULL ? json_from_string (counts[i].selector, NULL) : NULL;
      guint n;

      g_assert_true (vt_selector_count (node != NULL ? json_node_get_object (node) : NULL,
                                        shop->catalog, NULL, &n, NULL));
      g_assert_cmpuint (n, ==, counts[i].n);
    }
  shop_free (shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facets/all", test_facets);
  g_test_add_func ("/facets/cancelled", test_cancelled);
  g_test_add_func ("/facets/count", test_count);
  return g_test_run ();
}
