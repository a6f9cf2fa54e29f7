/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connected parts of a graph. Internal. */

#include "vt-components.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint32 n_nodes;
  guint32 id;
} Size;

static int
compare_sizes (const void *first, const void *second)
{
  const Size *size = first;
  const Size *other = second;

  if (size->n_nodes != other->n_nodes)
    return size->n_nodes > other->n_nodes ? -1 : 1;
  return (size->id > other->id) - (size->id < other->id);
}

/* Marks all that @start is joined to with @id. Returns how many there are. */
static guint32
flood (VtGraph *graph, guint32 start, guint32 id, guint32 *component, guint32 *queue)
{
  const VtGraphEdge *edges = vt_graph_get_edges (graph);
  guint32            n_queued = 1;

  queue[0] = start;
  component[start] = id;
  for (guint32 i = 0; i < n_queued; i++)
    {
      guint32        node = queue[i];
      guint32        n_incident;
      const guint32 *incident = vt_graph_get_incident (graph, node, &n_incident);

      for (guint32 k = 0; k < n_incident; k++)
        {
          const VtGraphEdge *edge = &edges[incident[k]];
          guint32            other = edge->a == node ? edge->b : edge->a;

          if (component[other] != G_MAXUINT32)
            continue;
          component[other] = id;
          queue[n_queued++] = other;
        }
    }
  return n_queued;
}

void
vt_components_init (VtComponents *self, VtGraph *graph)
{
  guint32             n_nodes = vt_graph_get_n_nodes (graph);
  g_autofree guint32 *component = g_new (guint32, (gsize) n_nodes + 1);
  g_autofree guint32 *queue = g_new (guint32, (gsize) n_nodes + 1);
  g_autofree guint32 *rank = g_new (guint32, (gsize) n_nodes + 1);
  g_autofree Size    *sizes = g_new (Size, (gsize) n_nodes + 1);
  g_autofree guint32 *next = NULL;

  *self = (VtComponents){0};
  memset (component, 0xff, (gsize) n_nodes * sizeof *component);
  for (guint32 node = 0; node < n_nodes; node++)
    if (component[node] == G_MAXUINT32)
      {
        sizes[self->n] = (Size){flood (graph, node, self->n, component, queue), self->n};
        self->n++;
      }

  qsort (sizes, self->n, sizeof *sizes, compare_sizes);
  self->first = g_new0 (guint32, (gsize) self->n + 1);
  self->nodes = g_new (guint32, (gsize) n_nodes + 1);
  self->local = g_new (guint32, (gsize) n_nodes + 1);
  for (guint32 i = 0; i < self->n; i++)
    {
      rank[sizes[i].id] = i;
      self->first[i + 1] = self->first[i] + sizes[i].n_nodes;
    }

  next = g_memdup2 (self->first, ((gsize) self->n + 1) * sizeof *next);
  for (guint32 node = 0; node < n_nodes; node++)
    {
      guint32 at = rank[component[node]];

      self->local[node] = next[at] - self->first[at];
      self->nodes[next[at]++] = node;
    }
}

void
vt_components_clear (VtComponents *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->local, g_free);
}
