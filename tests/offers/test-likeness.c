/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much alike products are, worked out by hand. */

#include "shop-fixture.h"

#include "vt-likeness.h"

#define SET(sku, category, attributes)                                                             \
  "UPDATE product SET category = '" category "', attributes = '" attributes "' WHERE sku = '" sku  \
  "'"

/* CAM 500.00, CASE 25.00, CARD 19.99, TRIPOD 49.99, LOSS 5.00, PENNY 0.01 */
static Shop *
make_shop (void)
{
  static const char *const updates[] = {
      SET ("CAM", "Photo > Cameras", "{\"mount\":\"E\",\"mp\":24,\"sensor\":\"full\"}"),
      SET ("TRIPOD", "Photo > Cameras", "{\"mount\":\"E\",\"mp\":\"24\",\"wifi\":\"yes\"}"),
      SET ("CASE", "Photo > Cards > Small", "{}"),
      SET ("LOSS", "Photo > Cards", "{}"),
      SET ("PENNY", "", "{}"),
      "UPDATE product SET price_minor = NULL, category = '', attributes = '' WHERE sku = 'CARD'",
  };
  Shop *shop = shop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (updates); i++)
    shop_exec (shop, updates[i]);
  shop_reload (shop);
  return shop;
}

static const struct
{
  const char *sku;
  const char *other;
  double      category, attributes, price; /* -1 where it cannot be told */
  double      alike;
} cases[] = {
    {"CAM", "CAM", 1, 1, 1, 1},
    {"CAM", "TRIPOD", 1, 2. / 4, 4999. / 50000, (1 + 0.5 + 0.09998) / 3},
    {"CAM", "LOSS", 1. / 2, 0, 500. / 50000, (0.5 + 0.01) / 3},
    {"CASE", "LOSS", 2. / 3, -1, 500. / 2500, (2. / 3 + 0.2) / 2},
    {"CAM", "CARD", 0, 0, -1, 0},
    {"LOSS", "PENNY", 0, -1, 1. / 500, 0.001},
    {"PENNY", "CARD", -1, -1, -1, 0},
};

static void
assert_part (gboolean has, double value, double expected)
{
  g_assert_cmpint (has, ==, expected >= 0);
  g_assert_cmpfloat_with_epsilon (value, MAX (expected, 0), 1e-12);
}

static void
test_likeness (void)
{
  g_autoptr (Shop) shop = make_shop ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32    product = shop_index (shop, cases[i].sku);
      guint32    other = shop_index (shop, cases[i].other);
      VtLikeness likeness = vt_likeness_of (shop->catalog, product, other);

      assert_part (likeness.has_category, likeness.category, cases[i].category);
      assert_part (likeness.has_attributes, likeness.attributes, cases[i].attributes);
      assert_part (likeness.has_price, likeness.price, cases[i].price);
      g_assert_cmpfloat_with_epsilon (likeness.alike, cases[i].alike, 1e-12);
      g_assert_cmpfloat (vt_likeness_of (shop->catalog, other, product).alike, ==, likeness.alike);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/likeness", test_likeness);
  return g_test_run ();
}
