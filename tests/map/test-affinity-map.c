/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of synthetic baskets: which links it keeps, that it is stable, and its words. */

#include "vt-affinity-map.h"

#include <locale.h>
#include <math.h>

#define N_CLUSTERS 6
#define ITEMS_A_CLUSTER 5
#define N_ITEMS (N_CLUSTERS * ITEMS_A_CLUSTER)
#define N_ORDERS 1200

/* Every order takes three items of one cluster and one of any: clusters are the links to expect. */
static VtPairs *
make_pairs (guint32 n_orders)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autofree guint32 *first = g_new0 (guint32, n_orders + 1);
  g_autofree guint32 *item = g_new0 (guint32, 4 * n_orders + 1);
  VtBasketSource      source = {
           .n_orders = n_orders, .first_line = first, .line_item = item, .n_items = N_ITEMS};
  VtPairOptions options = {1, 1};
  g_autoptr (VtBaskets) baskets = NULL;

  for (guint32 i = 0; i < n_orders; i++)
    {
      guint32 cluster = i % N_CLUSTERS;

      first[i + 1] = 4 * (i + 1);
      for (guint32 k = 0; k < 3; k++)
        item[4 * i + k] =
            cluster * ITEMS_A_CLUSTER + (guint32) g_rand_int_range (rand, 0, ITEMS_A_CLUSTER);
      item[4 * i + 3] = (guint32) g_rand_int_range (rand, 0, N_ITEMS);
    }
  baskets = vt_baskets_new (&source, NULL, NULL);
  return vt_pairs_mine (baskets, &options, NULL, NULL);
}

static const char *
title_of (guint32 item, gpointer prefix)
{
  return prefix;
}

static VtAffinityMap *
build (VtPairs *pairs, const VtAffinityMapOptions *options)
{
  g_autoptr (GError) error = NULL;
  VtAffinityMap *map = vt_affinity_map_build_with_titles (pairs, title_of, (gpointer) "RED  MUG",
                                                          options, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
test_expected_links (void)
{
  g_autoptr (VtPairs) pairs = make_pairs (N_ORDERS);
  g_autoptr (VtAffinityMap) map = build (pairs, NULL);
  guint32 n_pairs_a_cluster = ITEMS_A_CLUSTER * (ITEMS_A_CLUSTER - 1) / 2;

  g_assert_cmpuint (vt_affinity_map_get_n_nodes (map), ==, N_ITEMS);
  g_assert_cmpuint (vt_affinity_map_get_n_links (map), ==, N_CLUSTERS * n_pairs_a_cluster);
  g_assert_cmpuint (vt_affinity_map_get_n_communities (map), ==, N_CLUSTERS);
  for (guint32 l = 0; l < vt_affinity_map_get_n_links (map); l++)
    {
      const VtPair *pair = vt_affinity_map_get_pair (map, l);

      g_assert_cmpuint (pair->item_a / ITEMS_A_CLUSTER, ==, pair->item_b / ITEMS_A_CLUSTER);
      if (l > 0)
        g_assert_cmpfloat (pair->cosine, <=, vt_affinity_map_get_pair (map, l - 1)->cosine);
    }
}

static void
test_both_ways (void)
{
  g_autoptr (VtPairs) pairs = make_pairs (N_ORDERS);
  g_autoptr (VtAffinityMap) map = build (pairs, NULL);
  VtMapScene *scene = vt_affinity_map_get_scene (map);

  for (guint32 i = 0; i < vt_affinity_map_get_n_nodes (map); i++)
    {
      guint32        n_links;
      const guint32 *links = vt_affinity_map_get_links (map, i, &n_links);
      guint32        product = vt_affinity_map_get_product (map, i);

      g_assert_cmpuint (vt_affinity_map_get_node (map, product), ==, i);
      g_assert_cmpuint (scene->nodes[i].group, ==, vt_affinity_map_get_community (map, i));
      g_assert_cmpstr (scene->nodes[i].label, ==, "Red mug");
      g_assert_cmpuint (n_links, ==, ITEMS_A_CLUSTER - 1);
      for (guint32 k = 0; k < n_links; k++)
        {
          const VtPair *pair = vt_affinity_map_get_pair (map, links[k]);

          g_assert_true (pair->item_a == product || pair->item_b == product);
          g_assert_true (k == 0 || links[k - 1] < links[k]);
        }
    }
  g_assert_cmpuint (vt_affinity_map_get_node (map, N_ITEMS + 7), ==, VT_MAP_NONE);
}

/* In map units. */
static double
mean_move (VtAffinityMap *before, VtAffinityMap *after)
{
  double  sum = 0;
  guint32 n = 0;

  for (guint32 i = 0; i < vt_affinity_map_get_n_nodes (after); i++)
    {
      guint32 was = vt_affinity_map_get_node (before, vt_affinity_map_get_product (after, i));
      const VtMapNode *from, *to = &vt_affinity_map_get_scene (after)->nodes[i];

      if (was == VT_MAP_NONE)
        continue;
      from = &vt_affinity_map_get_scene (before)->nodes[was];
      sum += hypot (to->x - from->x, to->y - from->y);
      n++;
    }
  return sum / MAX (n, 1);
}

static void
test_stable (void)
{
  g_autoptr (VtPairs) pairs = make_pairs (N_ORDERS);
  g_autoptr (VtAffinityMap) one = build (pairs, NULL);
  g_autoptr (VtAffinityMap) other = build (pairs, NULL);
  VtAffinityMapOptions options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;
  g_autoptr (VtAffinityMap) next = NULL;
  g_autoptr (VtAffinityMap) anew = NULL;

  for (guint32 i = 0; i < N_ITEMS; i++)
    {
      const VtMapNode *a = &vt_affinity_map_get_scene (one)->nodes[i];
      const VtMapNode *b = &vt_affinity_map_get_scene (other)->nodes[i];

      g_assert_true (a->x == b->x && a->y == b->y && a->group == b->group);
    }

  /* With fewer links the products that stay are about where they were. */
  options.previous = one;
  options.links.max_links = 50;
  next = build (pairs, &options);
  g_assert_cmpuint (vt_affinity_map_get_n_links (next), <=, 50);
  g_assert_cmpuint (vt_affinity_map_get_n_candidates (next), ==, 60);
  g_assert_cmpfloat (mean_move (one, next), <, 2.0);
  options.previous = NULL;
  anew = build (pairs, &options);
  g_assert_cmpfloat (mean_move (one, next), <, mean_move (one, anew) / 2);
}

/* Every cluster is an island of five products. */
static void
test_islands (void)
{
  g_autoptr (VtPairs) pairs = make_pairs (N_ORDERS);
  VtAffinityMapOptions options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;
  g_autoptr (VtAffinityMap) kept = NULL;
  g_autoptr (VtAffinityMap) left_off = NULL;

  options.min_island = ITEMS_A_CLUSTER;
  kept = build (pairs, &options);
  options.min_island = ITEMS_A_CLUSTER + 1;
  left_off = build (pairs, &options);
  g_assert_cmpuint (vt_affinity_map_get_n_nodes (kept), ==, N_ITEMS);
  g_assert_cmpuint (vt_affinity_map_get_n_nodes (left_off), ==, 0);
  g_assert_cmpuint (vt_affinity_map_get_n_left_off (kept), ==, 0);
  g_assert_cmpuint (vt_affinity_map_get_n_left_off (left_off), ==, N_ITEMS);
}

static void
test_empty (void)
{
  g_autoptr (VtPairs) pairs = make_pairs (0);
  g_autoptr (VtAffinityMap) map = build (pairs, NULL);

  g_assert_cmpuint (vt_affinity_map_get_n_nodes (map), ==, 0);
  g_assert_cmpuint (vt_affinity_map_get_n_communities (map), ==, 0);
  g_assert_nonnull (vt_affinity_map_get_scene (map));
}

static void
test_cancel (void)
{
  g_autoptr (VtPairs) pairs = make_pairs (N_ORDERS);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (
      vt_affinity_map_build_with_titles (pairs, title_of, (gpointer) "x", NULL, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Every measure: the chosen come in its order, within the bounds asked for. */
static void
test_measure (gconstpointer data)
{
  VtMapLinkOptions options = VT_MAP_LINK_OPTIONS_DEFAULT;
  g_autoptr (VtPairs) pairs = make_pairs (N_ORDERS);
  g_autoptr (GArray) links = NULL;
  guint32 degree[N_ITEMS] = {0};

  options.measure = GPOINTER_TO_INT (data);
  options.max_links = 40;
  options.max_links_per_item = 3;
  links = vt_map_links_choose (pairs, &options);
  g_assert_cmpuint (links->len, >, 0);
  g_assert_cmpuint (links->len, <=, 40);
  for (guint k = 0; k < links->len; k++)
    {
      const VtPair *pair = &pairs->pairs[g_array_index (links, gsize, k)];
      double        value = vt_map_measure_of_pair (pair, options.measure);

      g_assert_true (isfinite (value));
      g_assert_cmpfloat (pair->lift, >=, options.min_lift);
      g_assert_cmpfloat (pair->q, <=, options.max_q);
      g_assert_cmpuint (++degree[pair->item_a], <=, 3);
      g_assert_cmpuint (++degree[pair->item_b], <=, 3);
      if (k > 0)
        g_assert_cmpfloat (
            value, <=,
            vt_map_measure_of_pair (&pairs->pairs[g_array_index (links, gsize, k - 1)],
                                    options.measure));
    }
}

typedef struct
{
  const char *name;
  const char *title;
  guint       max_chars;
  const char *expected;
} TitleRow;

static const TitleRow title_rows[] = {
    {"as-is", "Red Mug", 20, "Red Mug"},
    {"shouting", "WHITE HANGING HEART T-LIGHT HOLDER", 40, "White hanging heart t-light holder"},
    {"digits-stay", "SET OF 3 CAKE TINS A4", 40, "Set of 3 cake tins A4"},
    {"words-with-digits", "SET/20 RED 50'S 3D BAGS", 40, "Set/20 red 50's 3D bags"},
    {"abbreviation", "TV 4K", 20, "TV 4K"},
    {"spaces", "  RED \t MUG\n", 20, "Red mug"},
    {"cut-at-word", "White hanging heart holder", 20, "White hanging heart…"},
    {"cut-in-word", "Donaudampfschifffahrt", 10, "Donaudamp…"},
    {"empty", "", 20, ""},
    {"invalid",
     "\xff"
     "a",
     20,
     "\xef\xbf\xbd"
     "a"},
};

static void
test_title (gconstpointer data)
{
  const TitleRow  *row = data;
  g_autofree char *title = vt_title_shorten (row->title, row->max_chars);

  g_assert_cmpstr (title, ==, row->expected);
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, row->max_chars);
}

static void
test_sentence (void)
{
  VtPair           pair = {.item_a = 1,
                           .item_b = 2,
                           .n_together = 12,
                           .confidence_ab = 0.42,
                           .confidence_ba = 0.001,
                           .lift = 3.84};
  g_autofree char *from_a = vt_pair_to_sentence (&pair, 1, "%s", "B");
  g_autofree char *from_b = vt_pair_to_sentence (&pair, 2, "B", "A");

  g_assert_cmpstr (from_a, ==,
                   "Bought together 12 times, 3.8 times as often as by chance. Of 100 orders with "
                   "%s, 42 also have B.");
  g_assert_cmpstr (from_b, ==,
                   "Bought together 12 times, 3.8 times as often as by chance. Of 100 orders with "
                   "B, fewer than one also has A.");
}

int
main (int argc, char **argv)
{
  static const char *const measures[] = {"cosine", "together", "lift", "jaccard", "confidence"};

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/expected-links", test_expected_links);
  g_test_add_func ("/map/both-ways", test_both_ways);
  g_test_add_func ("/map/stable", test_stable);
  g_test_add_func ("/map/islands", test_islands);
  g_test_add_func ("/map/empty", test_empty);
  g_test_add_func ("/map/cancel", test_cancel);
  g_test_add_func ("/map/sentence", test_sentence);
  for (int k = 0; k < VT_MAP_N_MEASURES; k++)
    {
      g_autofree char *path = g_strdup_printf ("/map/measure/%s", measures[k]);

      g_test_add_data_func (path, GINT_TO_POINTER (k), test_measure);
    }
  for (guint k = 0; k < G_N_ELEMENTS (title_rows); k++)
    {
      g_autofree char *path = g_strdup_printf ("/map/title/%s", title_rows[k].name);

      g_test_add_data_func (path, &title_rows[k], test_title);
    }
  return g_test_run ();
}
