/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes with any of some products, against counting by hand. */

#include "shop-fixture.h"

#include "vt-companions.h"

#define LENGTH(array) G_N_ELEMENTS (array)

/* Letters are products by their index: CAM a, CASE b, CARD c, TRIPOD d, LOSS e, PENNY f, POST g,
 * GIFT h. Each row stands for so many orders. */
typedef struct
{
  const char *items;
  guint       n;
} Row;

/* Anchors are a and b, which go with each other. The card goes with them, the tripod by chance, the
 * penny too seldom. */
static const Row rows[] = {
    {"ac", 6}, {"bc", 4}, {"abc", 2}, {"ad", 5}, {"d", 40},  {"ae", 4},
    {"ag", 9}, {"ah", 9}, {"ab", 12}, {"af", 4}, {"e", 460},
};

static VtBaskets *
make_baskets (guint32 n_items)
{
  g_autoptr (GArray) first_line = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) line_item = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) error = NULL;
  VtBasketSource source = {.n_items = n_items};
  VtBaskets     *baskets;

  for (gsize i = 0; i < LENGTH (rows); i++)
    for (guint k = 0; k < rows[i].n; k++)
      {
        g_array_append_val (first_line, line_item->len);
        for (const char *p = rows[i].items; *p != '\0'; p++)
          {
            guint32 item = *p - 'a';

            g_array_append_val (line_item, item);
          }
      }
  source.n_orders = first_line->len;
  g_array_append_val (first_line, line_item->len);
  source.first_line = (const guint32 *) (gpointer) first_line->data;
  source.line_item = (const guint32 *) (gpointer) line_item->data;
  baskets = vt_baskets_new (&source, NULL, &error);
  g_assert_no_error (error);
  return baskets;
}

static const guint32 anchors[] = {0, 1, 999};

static void
test_counts (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtBaskets) baskets = make_baskets (vt_catalog_get_n_products (shop->catalog));
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCompanions) companions =
      vt_companions_new (baskets, anchors, LENGTH (anchors), NULL, &error);
  VtCompanion card = vt_companions_get (companions, 2);
  VtCompanion camera = vt_companions_get (companions, 0);
  VtCompanion markup = vt_companions_get (companions, 8);

  g_assert_no_error (error);
  g_assert_cmpuint (companions->n_anchors, ==, 55);
  g_assert_cmpuint (card.n_together, ==, 12);
  g_assert_cmpfloat (card.attach, ==, 12.0 / 55);
  /* 12 of 555 together, 55 and 12 of 555 each. */
  g_assert_cmpfloat_with_epsilon (card.lift, 555.0 / 55, 1e-12);
  /* With the other anchor. */
  g_assert_cmpuint (camera.n_together, ==, 14);
  g_assert_cmpuint (markup.n_together, ==, 0);
  g_assert_cmpfloat (markup.lift, ==, 0);
  g_assert_cmpuint (vt_companions_get (companions, 999).n_together, ==, 0);
}

static char *
list (Shop *shop, GArray *left_out, guint n_max)
{
  g_autoptr (VtBaskets) baskets = make_baskets (vt_catalog_get_n_products (shop->catalog));
  g_autoptr (VtCompanions) companions =
      vt_companions_new (baskets, anchors, LENGTH (anchors), NULL, NULL);
  g_autoptr (GArray) found = vt_companions_list (companions, shop->catalog, left_out, n_max);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (
        told, "%s%s", i > 0 ? " " : "",
        vt_catalog_get (shop->catalog, g_array_index (found, VtCompanion, i).product)->sku);
  return g_string_free (told, FALSE);
}

/* Neither what chance explains, nor what is too rare, nor fees or what has no price. */
static void
test_list (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GArray) left_out = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *all = list (shop, NULL, 9);
  g_autofree char *rest = NULL;
  g_autofree char *priced = NULL;
  g_autofree char *one = NULL;
  guint32          card = 2;

  g_assert_cmpstr (all, ==, "CARD");
  g_array_append_val (left_out, card);
  rest = list (shop, left_out, 9);
  g_assert_cmpstr (rest, ==, "");
  shop_set_price (shop, "GIFT", 500);
  shop_reload (shop);
  priced = list (shop, NULL, 9);
  g_assert_cmpstr (priced, ==, "CARD GIFT");
  one = list (shop, NULL, 1);
  g_assert_cmpstr (one, ==, "CARD");
}

static void
test_nothing (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtBaskets) baskets = make_baskets (vt_catalog_get_n_products (shop->catalog));
  g_autoptr (VtCompanions) companions = vt_companions_new (baskets, NULL, 0, NULL, NULL);
  g_autoptr (GArray) found = vt_companions_list (companions, shop->catalog, NULL, 9);

  g_assert_cmpuint (companions->n_anchors, ==, 0);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (vt_companions_get (companions, 2).n_together, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/companions/counts", test_counts);
  g_test_add_func ("/evidence/companions/list", test_list);
  g_test_add_func ("/evidence/companions/nothing", test_nothing);
  return g_test_run ();
}
