/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets and communities as lists, against counts made by hand of the shop. */

#include "map-shop.h"

#include "vt-community-facts.h"
#include "vt-set-rows.h"

static Shop shop;

static VtItemSets *
mine (void)
{
  g_autoptr (GError) error = NULL;
  VtItemSets *sets = vt_set_rows_mine (shop.pairs, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sets->n_sets, >, 0);
  return sets;
}

static guint32
count_together (const VtItemSet *set)
{
  const VtBaskets *baskets = shop.pairs->baskets;
  guint32          n = 0;

  for (guint32 i = 0; i < baskets->n_baskets; i++)
    {
      guint n_found = 0;

      for (guint32 k = baskets->first_entry[i]; k < baskets->first_entry[i + 1]; k++)
        for (guint j = 0; j < set->n_items; j++)
          n_found += baskets->entry_item[k] == set->items[j];
      n += n_found == set->n_items;
    }
  return n;
}

/* Product i brings 50 * (i + 1) minor units, and of every fifth nothing is known. */
static void
test_margin (void)
{
  g_autoptr (VtItemSets) sets = mine ();
  guint32 n_baskets = shop.pairs->baskets->n_baskets;
  gsize   n_found;
  g_autoptr (GArray) rows =
      vt_set_rows_choose (sets, shop.catalog, n_baskets, VT_SETS_ALL, NULL, 0, 5000, &n_found);

  g_assert_cmpuint (n_found, ==, sets->n_sets);
  for (guint i = 0; i < rows->len; i++)
    {
      const VtSetRow *row = &g_array_index (rows, VtSetRow, i);
      gint64          margin = 0;
      gboolean        is_known = TRUE;
      guint32         n = count_together (&row->set);

      g_assert_cmpuint (row->set.n_together, ==, n);
      for (guint j = 0; j < row->set.n_items; j++)
        {
          is_known &= row->set.items[j] % 5 != 4;
          margin += 50 * (row->set.items[j] + 1);
        }
      g_assert_cmpint (row->margin_minor, ==, is_known ? margin : VT_MONEY_UNKNOWN);
      if (is_known)
        g_assert_cmpint (row->expected_minor, ==, (margin * n * 1000 + n_baskets / 2) / n_baskets);
      if (i > 0)
        g_assert_cmpfloat (row->set.all_confidence, <=,
                           g_array_index (rows, VtSetRow, i - 1).set.all_confidence);
    }
}

static void
test_wishes (void)
{
  g_autoptr (VtItemSets) sets = mine ();
  const guint32 product = sets->sets[0].items[1];
  gsize         n[3];
  gsize         n_with;
  g_autoptr (GArray) with = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) rows = vt_set_rows_choose (sets, shop.catalog, 1, i, NULL, 0, 1, &n[i]);
      gsize n_wished = 0;

      for (gsize k = 0; k < sets->n_sets; k++)
        n_wished += i == 0 || (i == 1 ? sets->sets[k].is_closed : sets->sets[k].is_maximal);
      g_assert_cmpuint (n[i], ==, n_wished);
      g_assert_cmpuint (rows->len, <=, 1);
    }
  with = vt_set_rows_choose (sets, shop.catalog, 1, VT_SETS_ALL, &product, 1, 5000, &n_with);
  g_assert_cmpuint (n_with, <, n[0]);
  g_assert_cmpuint (with->len, ==, n_with);
  for (guint i = 0; i < with->len; i++)
    {
      const VtItemSet *set = &g_array_index (with, VtSetRow, i).set;
      gboolean         has = FALSE;

      for (guint j = 0; j < set->n_items; j++)
        has |= set->items[j] == product;
      g_assert_true (has);
    }
}

static void
test_communities (void)
{
  gint64 revenue[N_ITEMS];
  gint64 sum = 0;
  guint  n = 0;
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < N_ITEMS; i++)
    revenue[i] = 1000 + i;
  all = vt_community_facts_find (shop.map, revenue, N_ITEMS);
  g_assert_cmpuint (all->len, ==, vt_affinity_map_get_n_communities (shop.map));
  for (guint i = 0; i < all->len; i++)
    {
      const VtCommunityFacts *facts = all->pdata[i];
      gint64                  of_this = 0;

      for (guint32 k = 0; k < facts->n_products; k++)
        {
          guint32 node = vt_affinity_map_get_node (shop.map, facts->products[k]);

          g_assert_cmpuint (vt_affinity_map_get_community (shop.map, node), ==, i);
          of_this += revenue[facts->products[k]];
        }
      g_assert_cmpint (facts->revenue_minor, ==, of_this);
      g_assert_cmpuint (facts->strongest, !=, VT_MAP_NONE);
      sum += of_this;
      n += facts->n_products;
    }
  g_assert_cmpuint (n, ==, N_ITEMS);
  g_assert_cmpint (sum, ==, N_ITEMS * 1000 + N_ITEMS * (N_ITEMS - 1) / 2);
}

/* Without what was sold nothing is said of revenue; bridges lead out of their community. */
static void
test_bridges (void)
{
  g_autoptr (GPtrArray) all = vt_community_facts_find (shop.map, NULL, 0);

  for (guint i = 0; i < all->len; i++)
    {
      const VtCommunityFacts *facts = all->pdata[i];
      gboolean                leads_out = FALSE;
      const guint32          *links;
      guint32                 n;

      g_assert_cmpint (facts->revenue_minor, ==, VT_MONEY_UNKNOWN);
      g_assert_cmpstr (facts->name, ==, vt_affinity_map_get_community_name (shop.map, i));
      if (facts->bridge == VT_PRODUCT_NONE)
        continue;
      g_assert_cmpfloat (facts->bridging, >, 0);
      links = vt_affinity_map_get_links (shop.map,
                                         vt_affinity_map_get_node (shop.map, facts->bridge), &n);
      for (guint32 k = 0; k < n; k++)
        {
          const VtPair *pair = vt_affinity_map_get_pair (shop.map, links[k]);
          guint32       other = pair->item_a == facts->bridge ? pair->item_b : pair->item_a;
          guint32       node = vt_affinity_map_get_node (shop.map, other);

          leads_out |= vt_affinity_map_get_community (shop.map, node) != i;
        }
      g_assert_true (leads_out);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop_open (&shop);
  g_test_add_func ("/map-lists/margin", test_margin);
  g_test_add_func ("/map-lists/wishes", test_wishes);
  g_test_add_func ("/map-lists/communities", test_communities);
  g_test_add_func ("/map-lists/bridges", test_bridges);
  status = g_test_run ();
  shop_close (&shop);
  return status;
}
