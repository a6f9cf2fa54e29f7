/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The graph's arrays say the same as the edges it was made from, and bad edges make none. */

#include "vt-graph.h"

#include "graph-samples.h"

static void
test_edges_sorted (void)
{
  const VtGraphEdge edges[] = {{2, 3, 1.0}, {0, 3, 2.0}, {0, 1, 3.0}};
  g_autoptr (VtGraph) graph = vt_graph_new (5, edges, G_N_ELEMENTS (edges));
  const VtGraphEdge *sorted = vt_graph_get_edges (graph);

  g_assert_cmpuint (vt_graph_get_n_nodes (graph), ==, 5);
  g_assert_cmpuint (vt_graph_get_n_edges (graph), ==, 3);
  g_assert_cmpuint (sorted[0].b, ==, 1);
  g_assert_cmpuint (sorted[1].b, ==, 3);
  g_assert_cmpuint (sorted[2].a, ==, 2);
}

static void
test_incident (void)
{
  g_autoptr (VtGraph) graph = sample_planted (4, 20, 0.5, 0.1, 9);
  const VtGraphEdge *edges = vt_graph_get_edges (graph);
  gsize              n_ends = 0;

  for (guint32 node = 0; node < vt_graph_get_n_nodes (graph); node++)
    {
      guint32        n;
      const guint32 *incident = vt_graph_get_incident (graph, node, &n);

      for (guint32 i = 0; i < n; i++)
        {
          g_assert_true (edges[incident[i]].a == node || edges[incident[i]].b == node);
          if (i > 0)
            g_assert_cmpfloat (edges[incident[i - 1]].weight, >=, edges[incident[i]].weight);
        }
      n_ends += n;
    }
  g_assert_cmpuint (n_ends, ==, 2 * vt_graph_get_n_edges (graph));
}

static void
test_strongest_first (void)
{
  const VtGraphEdge edges[] = {{0, 1, 1.0}, {0, 2, 9.0}, {0, 3, 5.0}};
  g_autoptr (VtGraph) graph = vt_graph_new (4, edges, G_N_ELEMENTS (edges));
  guint32        n;
  const guint32 *incident = vt_graph_get_incident (graph, 0, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (incident[0], ==, 1);
  g_assert_cmpuint (incident[1], ==, 2);
  g_assert_cmpuint (incident[2], ==, 0);
}

typedef struct
{
  const char *name;
  VtGraphEdge edges[2];
} BadRow;

static const BadRow bad_rows[] = {
    {"loop", {{0, 1, 1.0}, {2, 2, 1.0}}},
    {"node out of range", {{0, 1, 1.0}, {1, 3, 1.0}}},
    {"ends in the wrong order", {{0, 1, 1.0}, {2, 1, 1.0}}},
    {"parallel", {{0, 1, 1.0}, {0, 1, 2.0}}},
    {"weight of zero", {{0, 1, 1.0}, {0, 2, 0.0}}},
};

static void
test_bad (gconstpointer data)
{
  const BadRow *row = data;

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*edges_are_valid*");
  g_assert_null (vt_graph_new (3, row->edges, G_N_ELEMENTS (row->edges)));
  g_test_assert_expected_messages ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graph/edges sorted", test_edges_sorted);
  g_test_add_func ("/graph/incident", test_incident);
  g_test_add_func ("/graph/strongest first", test_strongest_first);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/graph/bad/%s", bad_rows[i].name);

      g_test_add_data_func (path, &bad_rows[i], test_bad);
    }
  return g_test_run ();
}
