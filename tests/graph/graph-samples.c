/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs whose shape is known, for the tests of this folder. */

#include "graph-samples.h"

#include "vt-random.h"

static void
add_edge (GArray *edges, guint32 a, guint32 b, double weight)
{
  VtGraphEdge edge = {MIN (a, b), MAX (a, b), weight};

  g_array_append_val (edges, edge);
}

static VtGraph *
graph_of (guint32 n_nodes, GArray *edges)
{
  return vt_graph_new (n_nodes, (const VtGraphEdge *) (gpointer) edges->data, edges->len);
}

VtGraph *
sample_planted (guint32 n_groups, guint32 n_in, double inside, double outside, guint64 seed)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (VtGraphEdge));
  VtRandom random = {seed};
  guint32  n_nodes = n_groups * n_in;

  for (guint32 a = 0; a < n_nodes; a++)
    for (guint32 b = a + 1; b < n_nodes; b++)
      if (vt_random_double (&random) < (a / n_in == b / n_in ? inside : outside))
        add_edge (edges, a, b, 1.0);
  return graph_of (n_nodes, edges);
}

VtGraph *
sample_karate (void)
{
  static const guint8 ends[][2] = {
      {1, 2},   {1, 3},   {1, 4},   {1, 5},   {1, 6},   {1, 7},   {1, 8},   {1, 9},   {1, 11},
      {1, 12},  {1, 13},  {1, 14},  {1, 18},  {1, 20},  {1, 22},  {1, 32},  {2, 3},   {2, 4},
      {2, 8},   {2, 14},  {2, 18},  {2, 20},  {2, 22},  {2, 31},  {3, 4},   {3, 8},   {3, 9},
      {3, 10},  {3, 14},  {3, 28},  {3, 29},  {3, 33},  {4, 8},   {4, 13},  {4, 14},  {5, 7},
      {5, 11},  {6, 7},   {6, 11},  {6, 17},  {7, 17},  {9, 31},  {9, 33},  {9, 34},  {10, 34},
      {14, 34}, {15, 33}, {15, 34}, {16, 33}, {16, 34}, {19, 33}, {19, 34}, {20, 34}, {21, 33},
      {21, 34}, {23, 33}, {23, 34}, {24, 26}, {24, 28}, {24, 30}, {24, 33}, {24, 34}, {25, 26},
      {25, 28}, {25, 32}, {26, 32}, {27, 30}, {27, 34}, {28, 34}, {29, 32}, {29, 34}, {30, 33},
      {30, 34}, {31, 33}, {31, 34}, {32, 33}, {32, 34}, {33, 34},
  };
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (VtGraphEdge));

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    add_edge (edges, ends[i][0] - 1u, ends[i][1] - 1u, 1.0);
  return graph_of (34, edges);
}

VtGraph *
sample_empty (guint32 n_nodes)
{
  return vt_graph_new (n_nodes, NULL, 0);
}

/* A path of 40, a star of 60, a pair, and five that know nobody. */
VtGraph *
sample_scattered (void)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (VtGraphEdge));

  for (guint32 i = 0; i + 1 < 40; i++)
    add_edge (edges, i, i + 1, 1.0);
  for (guint32 i = 41; i < 100; i++)
    add_edge (edges, 40, i, 0.5);
  add_edge (edges, 100, 101, 7.0);
  return graph_of (107, edges);
}
