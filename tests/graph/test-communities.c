/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Communities: known ones are found, all are connected, and the same seed gives the same. */

#include "vt-layout.h"

#include "graph-samples.h"

#include <string.h>

static void
test_karate (void)
{
  g_autoptr (VtGraph) graph = sample_karate ();
  guint32 community[34];

  for (guint64 seed = 0; seed < 20; seed++)
    {
      guint32 n = vt_communities_compute (graph, seed, community);

      g_assert_cmpuint (n, ==, 4);
      g_assert_cmpfloat (vt_communities_get_modularity (graph, community), >=, 0.415);
    }
}

/* Worked by hand: two triangles and an edge between, each triangle one community. 2W = 14, 12 of it
 * inside, both strengths 7: 12/14 - 1/2. */
static void
test_modularity_by_hand (void)
{
  const VtGraphEdge edges[] = {{0, 1, 1.0}, {0, 2, 1.0}, {1, 2, 1.0}, {2, 3, 1.0},
                               {3, 4, 1.0}, {3, 5, 1.0}, {4, 5, 1.0}};
  const guint32     community[] = {0, 0, 0, 1, 1, 1};
  guint32           found[6];
  g_autoptr (VtGraph) graph = vt_graph_new (6, edges, G_N_ELEMENTS (edges));

  g_assert_cmpfloat_with_epsilon (vt_communities_get_modularity (graph, community), 12.0 / 14 - 0.5,
                                  1e-15);
  g_assert_cmpuint (vt_communities_compute (graph, 1, found), ==, 2);
  g_assert_cmpmem (found, sizeof found, community, sizeof community);
}

static void
test_planted (void)
{
  const guint32 n_groups = 20;
  const guint32 n_in = 40;
  g_autoptr (VtGraph) graph = sample_planted (n_groups, n_in, 0.3, 0.005, 3);
  g_autofree guint32 *community = g_new (guint32, n_groups * n_in);

  g_assert_cmpuint (vt_communities_compute (graph, 5, community), ==, n_groups);
  for (guint32 i = 0; i < n_groups * n_in; i++)
    g_assert_cmpuint (community[i], ==, community[i / n_in * n_in]);
}

static void
test_same_seed (void)
{
  g_autoptr (VtGraph) graph = sample_planted (10, 30, 0.2, 0.05, 4);
  guint32 community[300], again[300];

  g_assert_cmpuint (vt_communities_compute (graph, 8, community), ==,
                    vt_communities_compute (graph, 8, again));
  g_assert_cmpmem (community, sizeof community, again, sizeof again);
}

/* How many of the nodes of @start's community can be reached from it inside. */
static guint32
count_reached (VtGraph *graph, const guint32 *community, guint32 start, guint32 n_nodes)
{
  const VtGraphEdge   *edges = vt_graph_get_edges (graph);
  g_autofree gboolean *reached = g_new0 (gboolean, n_nodes);
  guint32              n_reached = 1;
  gboolean             grew = TRUE;

  reached[start] = TRUE;
  while (grew)
    {
      grew = FALSE;
      for (gsize i = 0; i < vt_graph_get_n_edges (graph); i++)
        if (community[edges[i].a] == community[start] &&
            community[edges[i].b] == community[start] && reached[edges[i].a] != reached[edges[i].b])
          {
            reached[edges[i].a] = reached[edges[i].b] = TRUE;
            n_reached++;
            grew = TRUE;
          }
    }
  return n_reached;
}

/* What Leiden promises over Louvain. Sizes fall with the number. */
static void
test_connected_and_sorted (void)
{
  for (guint64 seed = 0; seed < 20; seed++)
    {
      g_autoptr (VtGraph) graph = sample_planted (8, 15, 0.12, 0.03, seed);
      guint32 n_nodes = vt_graph_get_n_nodes (graph);
      guint32 community[120];
      guint32 n_members[120] = {0};
      guint32 n = vt_communities_compute (graph, seed, community);

      for (guint32 i = 0; i < n_nodes; i++)
        {
          g_assert_cmpuint (community[i], <, n);
          n_members[community[i]]++;
        }
      for (guint32 c = 1; c < n; c++)
        g_assert_cmpuint (n_members[c - 1], >=, n_members[c]);
      for (guint32 i = 0; i < n_nodes; i++)
        g_assert_cmpuint (count_reached (graph, community, i, n_nodes), ==,
                          n_members[community[i]]);
    }
}

static void
test_without_edges (void)
{
  g_autoptr (VtGraph) nothing = sample_empty (0);
  g_autoptr (VtGraph) five = sample_empty (5);
  guint32 community[5];

  g_assert_cmpuint (vt_communities_compute (nothing, 1, NULL), ==, 0);
  g_assert_cmpuint (vt_communities_compute (five, 1, community), ==, 5);
  for (guint32 i = 0; i < 5; i++)
    g_assert_cmpuint (community[i], ==, i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/communities/karate", test_karate);
  g_test_add_func ("/communities/modularity by hand", test_modularity_by_hand);
  g_test_add_func ("/communities/planted", test_planted);
  g_test_add_func ("/communities/same seed", test_same_seed);
  g_test_add_func ("/communities/connected and sorted", test_connected_and_sorted);
  g_test_add_func ("/communities/without edges", test_without_edges);
  return g_test_run ();
}
