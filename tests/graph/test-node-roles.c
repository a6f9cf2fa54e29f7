/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that nodes play, by hand and by what must hold for any graph. */

#include "vt-node-roles.h"

#include "graph-samples.h"
#include "vt-layout.h"

#include <math.h>

/* Two triangles that share node 2; 6 stands alone. */
static void
test_two_triangles (void)
{
  static const VtGraphEdge edges[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1},
                                      {2, 3, 1}, {2, 4, 3}, {3, 4, 1}};
  static const guint32     community[] = {0, 0, 0, 1, 1, 2, 3};
  g_autoptr (VtGraph) graph = vt_graph_new (7, edges, G_N_ELEMENTS (edges));
  VtNodeRole roles[7];

  vt_node_roles_compute (graph, community, roles);
  g_assert_cmpfloat (roles[0].strength, ==, 2);
  g_assert_cmpfloat (roles[2].strength, ==, 6);
  g_assert_cmpfloat (roles[6].strength, ==, 0);
  g_assert_cmpfloat (roles[0].bridging, ==, 0);
  /* 2 of 6 to its own, 4 of 6 to the other: 1 - 1/9 - 4/9. */
  g_assert_cmpfloat_with_epsilon (roles[2].bridging, 4.0 / 9, 1e-15);
  g_assert_cmpfloat_with_epsilon (roles[4].bridging, 1 - 1.0 / 16 - 9.0 / 16, 1e-15);
  g_assert_cmpfloat (roles[6].bridging, ==, 0);
  g_assert_cmpfloat (roles[2].centrality, >, roles[4].centrality);
  g_assert_cmpfloat (roles[4].centrality, >, roles[0].centrality);
  g_assert_cmpfloat_with_epsilon (roles[0].centrality, roles[1].centrality, 1e-12);
  g_assert_cmpfloat_with_epsilon (roles[5].centrality, roles[6].centrality, 1e-12);
}

/* A star of four: c = 0.15/5 + 0.85 (4 l), l = 0.15/5 + 0.85 c/4. */
static void
test_star (void)
{
  static const VtGraphEdge edges[] = {{0, 1, 2}, {0, 2, 2}, {0, 3, 2}, {0, 4, 2}};
  static const guint32     community[] = {0, 0, 0, 0, 0};
  g_autoptr (VtGraph) graph = vt_graph_new (5, edges, G_N_ELEMENTS (edges));
  double     hub = (0.03 + 0.85 * 4 * 0.03) / (1 - 0.85 * 0.85);
  VtNodeRole roles[5];

  vt_node_roles_compute (graph, community, roles);
  g_assert_cmpfloat_with_epsilon (roles[0].centrality, hub, 1e-11);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpfloat_with_epsilon (roles[i].centrality, (1 - hub) / 4, 1e-11);
}

/* The instructor and the administrator, over whom the club broke apart, come first. */
static void
test_karate (void)
{
  g_autoptr (VtGraph) graph = sample_karate ();
  guint32    community[34];
  VtNodeRole roles[34];
  double     sum = 0;

  vt_communities_compute (graph, 1, community);
  vt_node_roles_compute (graph, community, roles);
  for (guint i = 0; i < 34; i++)
    {
      sum += roles[i].centrality;
      g_assert_cmpfloat (roles[i].bridging, >=, 0);
      g_assert_cmpfloat (roles[i].bridging, <, 1);
      if (i != 0 && i != 33)
        {
          g_assert_cmpfloat (roles[i].centrality, <, roles[0].centrality);
          g_assert_cmpfloat (roles[i].centrality, <, roles[33].centrality);
        }
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
}

static void
test_no_edges (void)
{
  g_autoptr (VtGraph) graph = sample_empty (4);
  g_autoptr (VtGraph) nothing = sample_empty (0);
  static const guint32 community[] = {0, 1, 2, 3};
  VtNodeRole           roles[4];

  vt_node_roles_compute (graph, community, roles);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (roles[i].centrality, ==, 0.25);
  vt_node_roles_compute (nothing, community, roles);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/node-roles/two-triangles", test_two_triangles);
  g_test_add_func ("/node-roles/star", test_star);
  g_test_add_func ("/node-roles/karate", test_karate);
  g_test_add_func ("/node-roles/no-edges", test_no_edges);
  return g_test_run ();
}
