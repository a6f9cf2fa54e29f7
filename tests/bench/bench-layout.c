/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying out a map of clusters, and finding them. */

#include "bench.h"
#include "vt-layout.h"
#include "vt-random.h"

#include <stdlib.h>

#define N_IN_CLUSTER 50

/* Nine edges of ten lie inside a cluster of N_IN_CLUSTER. */
static VtGraph *
generate_graph (guint32 n_nodes, guint32 n_edges)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree VtGraphEdge *edges = g_new (VtGraphEdge, n_edges);
  VtRandom                random = {1};
  guint32                 n = 0;

  while (n < n_edges)
    {
      guint32 a = vt_random_below (&random, n_nodes);
      guint32 first = a / N_IN_CLUSTER * N_IN_CLUSTER;
      guint32 b = vt_random_double (&random) < 0.9
                      ? first + vt_random_below (&random, MIN (N_IN_CLUSTER, n_nodes - first))
                      : vt_random_below (&random, n_nodes);
      gint64 *key = g_new (gint64, 1);

      *key = (gint64) MIN (a, b) << 32 | MAX (a, b);
      if (a == b)
        g_free (key);
      else if (g_hash_table_add (seen, key))
        edges[n++] = (VtGraphEdge){MIN (a, b), MAX (a, b), 0.5 + vt_random_double (&random)};
    }
  return vt_graph_new (n_nodes, edges, n_edges);
}

int
main (int argc, char *argv[])
{
  guint32 n_nodes = bench_get_argument (argc, argv, "nodes", 5000);
  guint32 n_edges = bench_get_argument (argc, argv, "edges", 50000);
  g_autoptr (VtGraph) graph = generate_graph (n_nodes, n_edges);
  g_autofree VtPoint *places = g_new (VtPoint, n_nodes);
  g_autofree guint32 *community = g_new (guint32, n_nodes);
  gint64              before_us = g_get_monotonic_time ();
  guint32             n_communities;

  vt_layout_compute (graph, &(VtLayoutOptions){.seed = 1}, NULL, NULL, places, NULL, NULL);
  bench_print_row ("layout", g_get_monotonic_time () - before_us, "%u nodes, %u edges", n_nodes,
                   n_edges);

  before_us = g_get_monotonic_time ();
  n_communities = vt_communities_compute (graph, 1, community);
  bench_print_row ("communities", g_get_monotonic_time () - before_us,
                   "%u communities, modularity %.4f", n_communities,
                   vt_communities_get_modularity (graph, community));
  return EXIT_SUCCESS;
}
