/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cheaper products that will do as well. */

#include "shop-fixture.h"

#include "vt-alternatives.h"

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
      SET ("CASE", "Photo > Cameras", "{\"mount\":\"E\",\"mp\":\"24\"}"),
      SET ("CARD", "Photo > Cameras", "{\"mount\":\"E\"}"),
      SET ("LOSS", "Photo > Cards", "{\"mount\":\"E\",\"mp\":\"24\",\"sensor\":\"full\"}"),
      SET ("PENNY", "Toys", "{}"),
      SET ("GIFT", "Photo > Cameras", "{\"mount\":\"E\"}"),
      SET ("POST", "Photo > Cameras", "{\"mount\":\"E\"}"),
  };
  Shop *shop = shop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (updates); i++)
    shop_exec (shop, updates[i]);
  shop_reload (shop);
  return shop;
}

/* "mount=E/E*": a star where it is kept. */
static char *
describe (GPtrArray *compared)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < compared->len; i++)
    {
      const VtComparedAttribute *one = compared->pdata[i];

      g_string_append_printf (told, "%s%s=%s/%s%s", i > 0 ? " " : "", one->name,
                              one->value != NULL ? one->value : "-",
                              one->other != NULL ? one->other : "-", one->is_kept ? "*" : "");
    }
  return g_string_free (told, FALSE);
}

static const struct
{
  const char *sku;
  const char *other;
  const char *compared;
  guint       n_kept;
  guint       n_all;
} compare_cases[] = {
    {"CAM", "TRIPOD", "mount=E/E* mp=24/24* sensor=full/- wifi=-/yes", 2, 3},
    {"CAM", "CAM", "mount=E/E* mp=24/24* sensor=full/full*", 3, 3},
    {"CAM", "PENNY", "mount=E/- mp=24/- sensor=full/-", 0, 3},
    {"PENNY", "CARD", "mount=-/E", 0, 0},
    {"PENNY", "PENNY", "", 0, 0},
};

static void
test_compare (void)
{
  g_autoptr (Shop) shop = make_shop ();

  for (gsize i = 0; i < G_N_ELEMENTS (compare_cases); i++)
    {
      g_autoptr (GPtrArray) compared =
          vt_attributes_compare (shop->catalog, shop_index (shop, compare_cases[i].sku),
                                 shop_index (shop, compare_cases[i].other));
      g_autofree char *told = describe (compared);
      guint            n_all;

      g_assert_cmpstr (told, ==, compare_cases[i].compared);
      g_assert_cmpuint (vt_attributes_count_kept (compared, &n_all), ==, compare_cases[i].n_kept);
      g_assert_cmpuint (n_all, ==, compare_cases[i].n_all);
    }
}

/* "TRIPOD 2/3 45001" */
static char *
list (Shop *shop, const char *sku, guint n_max)
{
  g_autoptr (GArray) found = vt_alternatives_find (shop->catalog, shop_index (shop, sku), n_max);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const VtAlternative *one = &g_array_index (found, VtAlternative, i);

      g_string_append_printf (told, "%s%s %u/%u %d", i > 0 ? ", " : "",
                              vt_catalog_get (shop->catalog, one->product)->sku, one->n_kept,
                              one->n_all, (int) one->saving_minor);
    }
  return g_string_free (told, FALSE);
}

static const struct
{
  const char *name;
  const char *update; /* (nullable) */
  const char *sku;
  guint       n_max;
  const char *found;
} find_cases[] = {
    /* The dearer of equals first; neither fees nor what has no price. */
    {"all", NULL, "CAM", 10, "TRIPOD 2/3 45001, CASE 2/3 47500, CARD 1/3 48001"},
    {"at-most", NULL, "CAM", 2, "TRIPOD 2/3 45001, CASE 2/3 47500"},
    {"sold-out", "UPDATE product SET stock = 0 WHERE sku = 'TRIPOD'", "CAM", 1, "CASE 2/3 47500"},
    {"cheapest", NULL, "CARD", 9, "LOSS 1/1 1499"},
    {"same-price", "UPDATE product SET price_minor = 50000 WHERE sku = 'CASE'", "CAM", 9,
     "TRIPOD 2/3 45001, CARD 1/3 48001"},
    /* Nothing in its own category: in the widest around it. */
    {"around", SET ("CAM", "Photo > Lenses", "{\"mount\":\"E\"}"), "CAM", 2,
     "TRIPOD 1/1 45001, CASE 1/1 47500"},
    {"without-category", "UPDATE product SET category = '' WHERE sku = 'CAM'", "CAM", 9, ""},
    {"without-price", NULL, "GIFT", 9, ""},
    {"alone", NULL, "PENNY", 9, ""},
};

static void
test_find (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = make_shop ();
  g_autofree char *found = NULL;

  if (find_cases[i].update != NULL)
    {
      shop_exec (shop, find_cases[i].update);
      shop_reload (shop);
    }
  found = list (shop, find_cases[i].sku, find_cases[i].n_max);
  g_assert_cmpstr (found, ==, find_cases[i].found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/alternatives/compare", test_compare);
  for (gsize i = 0; i < G_N_ELEMENTS (find_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/alternatives/find/", find_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_find);
    }
  return g_test_run ();
}
