/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying out a map of clusters, and finding them: bench-layout [FILE]. The file is for others to be
 * compared with. */

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

/* JSON: how long a processor was at it, the edges by their ends and weights, and where each node
 * came to stand.
 */
static void
write_result (const char *path, gint64 processor_us, VtGraph *graph, const VtPoint *places)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const VtGraphEdge *edges = vt_graph_get_edges (graph);
  char               x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "{\"processor_us\":%" G_GINT64_FORMAT ",\"edges\":[", processor_us);
  for (gsize i = 0; i < vt_graph_get_n_edges (graph); i++)
    g_string_append_printf (text, "%s[%u,%u,%s]", i > 0 ? "," : "", edges[i].a, edges[i].b,
                            g_ascii_dtostr (x, sizeof x, edges[i].weight));
  g_string_append (text, "],\"places\":[");
  for (guint32 i = 0; i < vt_graph_get_n_nodes (graph); i++)
    g_string_append_printf (text, "%s[%s,%s]", i > 0 ? "," : "",
                            g_ascii_dtostr (x, sizeof x, places[i].x),
                            g_ascii_dtostr (y, sizeof y, places[i].y));
  g_string_append (text, "]}\n");
  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
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
  const char         *path = bench_get_path (argc, argv);
  gint64              took_us;
  gint64              processor_us;
  guint32             n_communities;

  processor_us = -(gint64) bench_get_processor_micros ();
  vt_layout_compute (graph, &(VtLayoutOptions){.seed = 1}, NULL, NULL, places, NULL, NULL);
  took_us = g_get_monotonic_time () - before_us;
  processor_us += (gint64) bench_get_processor_micros ();
  bench_print_row ("layout", took_us, "%u nodes, %u edges", n_nodes, n_edges);

  before_us = g_get_monotonic_time ();
  n_communities = vt_communities_compute (graph, 1, community);
  bench_print_row ("communities", g_get_monotonic_time () - before_us,
                   "%u communities, modularity %.4f", n_communities,
                   vt_communities_get_modularity (graph, community));
  if (path != NULL)
    write_result (path, processor_us, graph, places);
  return EXIT_SUCCESS;
}
