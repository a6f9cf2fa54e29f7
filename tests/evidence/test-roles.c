/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles of products, and which of them baskets and orders have, against counting line by line. */

#include "history-fixture.h"

#include "vt-roles.h"
#include "vt-sale.h"

static JsonObject *
parse (const char *text, JsonNode **ret_node)
{
  *ret_node = json_from_string (text, NULL);
  return json_node_get_object (*ret_node);
}

static void
test_members (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);
  g_autoptr (JsonNode) cheap = NULL;
  JsonObject *select = parse ("{\"price\":{\"to\":1000}}", &cheap);

  g_assert_cmpuint (vt_roles_add (roles), ==, 0);
  g_assert_cmpuint (vt_roles_add (roles), ==, 1);
  g_assert_cmpuint (vt_roles_add (roles), ==, 2);
  vt_roles_add_sku (roles, 0, "cam");
  vt_roles_add_sku (roles, 0, "GIFT");
  vt_roles_add_sku (roles, 0, "NOWHERE");
  vt_roles_add_sku (roles, 0, NULL);
  vt_roles_add_selector (roles, 1, select);
  vt_roles_add_selector (roles, 2, NULL);
  vt_roles_finish (roles);

  /* What has no price plays a role only where it is named; a fee none. */
  g_assert_cmpuint (vt_roles_count (roles, 0), ==, 2);
  g_assert_true (vt_roles_has (roles, shop_index (shop, "GIFT"), 0));
  g_assert_cmpuint (vt_roles_count (roles, 1), ==, 5);
  g_assert_false (vt_roles_has (roles, shop_index (shop, "POST"), 1));
  g_assert_cmpuint (vt_roles_count (roles, 2), ==, 9);
  g_assert_false (vt_roles_has (roles, shop_index (shop, "GIFT"), 2));
  g_assert_false (vt_roles_has (roles, VT_PRODUCT_NONE, 2));
}

static void
test_many (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);

  for (guint i = 0; i < VT_MAX_ROLES; i++)
    g_assert_cmpuint (vt_roles_add (roles), ==, i);
  g_assert_cmpuint (vt_roles_add (roles), ==, VT_MAX_ROLES - 1);
  vt_roles_add_sku (roles, VT_MAX_ROLES - 1, "CAM");
  g_assert_true (vt_roles_has (roles, shop_index (shop, "CAM"), VT_MAX_ROLES - 1));
}

static gboolean
order_has (History *history, guint32 order, VtRoles *roles, VtRoleMask mask, gboolean all)
{
  VtRoleMask found = 0;

  for (guint32 l = history->orders->order_first_line[order];
       l < history->orders->order_first_line[order + 1]; l++)
    if (history->orders->line_quantity[l] > 0)
      found |= roles->masks[history->orders->line_product[l]];
  return all ? (found & mask) == mask : (found & mask) != 0;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new_random (shop, rand, 700);
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);
  g_autofree VtRoleMask *found = NULL;
  guint32                n = history->baskets->n_baskets;
  VtPairCounts           any = {0}, wholes = {0};
  VtPairCounts           counts;

  for (guint i = 0; i < 4; i++)
    vt_roles_add (roles);
  for (guint i = 0; i < 20; i++)
    vt_roles_add_product (roles, (guint) g_rand_int_range (rand, 0, 4),
                          (guint32) g_rand_int_range (rand, 0, (gint32) roles->n_products));
  roles->masks[shop_index (shop, "POST")] = 0;
  found = vt_roles_find_in_baskets (roles, history->baskets);
  for (guint32 o = 0; o < history->orders->n_orders; o++)
    {
      gint64 units[4];
      gint64 n_units = 0;

      if (history->orders->order_flags[o] != 0)
        continue;
      any.n_a += order_has (history, o, roles, 3, FALSE);
      any.n_b += order_has (history, o, roles, 12, FALSE);
      any.n_together +=
          order_has (history, o, roles, 3, FALSE) && order_has (history, o, roles, 12, FALSE);
      wholes.n_a += order_has (history, o, roles, 3, TRUE);
      wholes.n_b += order_has (history, o, roles, 12, TRUE);
      wholes.n_together += order_has (history, o, roles, 15, TRUE);
      vt_roles_count_order (roles, history->orders, o, units);
      for (guint32 l = history->orders->order_first_line[o];
           l < history->orders->order_first_line[o + 1]; l++)
        if (vt_roles_has (roles, history->orders->line_product[l], 2))
          n_units += history->orders->line_quantity[l];
      g_assert_cmpint (units[2], ==, n_units);
    }
  counts = vt_found_count (found, n, 3, 12);
  g_assert_cmpuint (counts.n_a, ==, any.n_a);
  g_assert_cmpuint (counts.n_b, ==, any.n_b);
  g_assert_cmpuint (counts.n_together, ==, any.n_together);
  g_assert_cmpuint (counts.n_together, >, 0);
  counts = vt_found_count_wholes (found, n, 3, 12);
  g_assert_cmpuint (counts.n_a, ==, wholes.n_a);
  g_assert_cmpuint (counts.n_b, ==, wholes.n_b);
  g_assert_cmpuint (counts.n_together, ==, wholes.n_together);
  g_assert_cmpuint (vt_found_count_all (found, n, 3), ==, wholes.n_a);
  g_assert_cmpuint (vt_found_count_any (found, n, 12), ==, any.n_b);
}

/* ---- the last year ---- */

static void
test_year (void)
{
  static const HistoryOrder orders[] = {
      {0, 1, 0, "CAM"},
      {1, 1, 0, "CAM CASE*2"},
      {2, 1, VT_ORDER_RETURN, "CAM*-1"},
      {3, 2, VT_ORDER_CORRECTION, "CAM"},
      {300, 2, 0, "POST CASE@0 CARD*-2"},
      {366, 2, 0, "TRIPOD@1000000"},
  };
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new (shop, orders, G_N_ELEMENTS (orders));
  VtYear             year = vt_year_of (history->orders);
  g_autofree gint64 *units = vt_year_count_units (&year, history->orders);
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);
  gint64 n_sold;

  /* An order 365 days before the last to the second is not of the year any more. */
  g_assert_cmpuint (year.first, ==, 2);
  g_assert_cmpuint (year.end, ==, 6);
  g_assert_cmpuint (year.n_sales, ==, 2);
  g_assert_cmpint (units[shop_index (shop, "CAM")], ==, 0);
  g_assert_cmpint (units[shop_index (shop, "CASE")], ==, 1);
  g_assert_cmpint (units[shop_index (shop, "CARD")], ==, 0);
  g_assert_cmpint (units[shop_index (shop, "POST")], ==, 0);
  vt_roles_add (roles);
  for (guint32 i = 0; i < roles->n_products; i++)
    vt_roles_add_product (roles, 0, i);
  vt_roles_count_order (roles, history->orders, 4, &n_sold);
  g_assert_cmpint (n_sold, ==, 1);
  g_assert_cmpint (vt_sale_value (history->orders, 1), ==, 50000 + 2 * 2500);
  g_assert_cmpint (vt_sale_value (history->orders, 4), ==, 0);
  g_assert_cmpint (vt_month_of (history->orders->order_time_us[0]), ==, 2025 * 12);
  g_assert_cmpint (vt_month_of (-1), ==, 1969 * 12 + 11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/roles/members", test_members);
  g_test_add_func ("/evidence/roles/many", test_many);
  g_test_add_func ("/evidence/roles/random", test_random);
  g_test_add_func ("/evidence/roles/year", test_year);
  return g_test_run ();
}
