/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A weighted undirected graph as plain arrays. */

#include "vt-graph.h"

#include <stdlib.h>
#include <string.h>

struct _VtGraph
{
  grefcount    ref_count;
  guint32      n_nodes;
  gsize        n_edges;
  VtGraphEdge *edges;          /* (owned): by a, then b */
  guint32     *first_incident; /* (owned) (array length=n_nodes+1) */
  guint32     *incident;       /* (owned) (array length=2*n_edges): indices of edges */
};

static int
compare_edges (const void *first, const void *second)
{
  const VtGraphEdge *edge = first;
  const VtGraphEdge *other = second;

  if (edge->a != other->a)
    return edge->a < other->a ? -1 : 1;
  return (edge->b > other->b) - (edge->b < other->b);
}

static int
compare_incident (gconstpointer first, gconstpointer second, gpointer user_data)
{
  const VtGraphEdge *edges = user_data;
  guint32            edge = *(const guint32 *) first;
  guint32            other = *(const guint32 *) second;

  if (edges[edge].weight != edges[other].weight)
    return edges[edge].weight > edges[other].weight ? -1 : 1;
  return (edge > other) - (edge < other);
}

static void
graph_index (VtGraph *self)
{
  g_autofree guint32 *next = NULL;

  for (gsize i = 0; i < self->n_edges; i++)
    {
      self->first_incident[self->edges[i].a + 1]++;
      self->first_incident[self->edges[i].b + 1]++;
    }
  for (guint32 node = 0; node < self->n_nodes; node++)
    self->first_incident[node + 1] += self->first_incident[node];

  next = g_memdup2 (self->first_incident, ((gsize) self->n_nodes + 1) * sizeof *next);
  for (gsize i = 0; i < self->n_edges; i++)
    {
      self->incident[next[self->edges[i].a]++] = (guint32) i;
      self->incident[next[self->edges[i].b]++] = (guint32) i;
    }
  for (guint32 node = 0; node < self->n_nodes; node++)
    g_qsort_with_data (self->incident + self->first_incident[node],
                       (int) (self->first_incident[node + 1] - self->first_incident[node]),
                       sizeof *self->incident, compare_incident, self->edges);
}

static gboolean
edges_are_valid (const VtGraphEdge *edges, gsize n_edges, guint32 n_nodes)
{
  for (gsize i = 0; i < n_edges; i++)
    {
      const VtGraphEdge *edge = &edges[i];

      /* A NaN is not above 0 either. */
      if (edge->a >= edge->b || edge->b >= n_nodes || !(edge->weight > 0))
        return FALSE;
      if (i > 0 && compare_edges (edge - 1, edge) == 0)
        return FALSE;
    }
  return TRUE;
}

VtGraph *
vt_graph_new (guint32 n_nodes, const VtGraphEdge *edges, gsize n_edges)
{
  g_autoptr (VtGraph) self = NULL;

  g_return_val_if_fail (edges != NULL || n_edges == 0, NULL);
  g_return_val_if_fail (n_edges <= G_MAXINT32 / 2, NULL);

  self = g_new0 (VtGraph, 1);
  g_ref_count_init (&self->ref_count);
  self->n_nodes = n_nodes;
  self->n_edges = n_edges;
  self->edges = g_new (VtGraphEdge, n_edges + 1);
  self->first_incident = g_new0 (guint32, (gsize) n_nodes + 1);
  self->incident = g_new (guint32, 2 * n_edges + 1);
  if (n_edges > 0)
    {
      memcpy (self->edges, edges, n_edges * sizeof *edges);
      qsort (self->edges, n_edges, sizeof *self->edges, compare_edges);
    }
  g_return_val_if_fail (edges_are_valid (self->edges, n_edges, n_nodes), NULL);

  graph_index (self);
  return g_steal_pointer (&self);
}

VtGraph *
vt_graph_ref (VtGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_graph_unref (VtGraph *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_free (self->edges);
  g_free (self->first_incident);
  g_free (self->incident);
  g_free (self);
}

guint32
vt_graph_get_n_nodes (VtGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_nodes;
}

gsize
vt_graph_get_n_edges (VtGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_edges;
}

const VtGraphEdge *
vt_graph_get_edges (VtGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->edges;
}

const guint32 *
vt_graph_get_incident (VtGraph *self, guint32 node, guint32 *ret_n)
{
  g_return_val_if_fail (self != NULL && node < self->n_nodes && ret_n != NULL, NULL);

  *ret_n = self->first_incident[node + 1] - self->first_incident[node];
  return self->incident + self->first_incident[node];
}
