/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Neighbours of every node in one piece of memory, and the same of groups of nodes. Internal. */

#include "vt-adjacency.h"

#include <string.h>

static VtAdjacency *
adjacency_alloc (guint32 n_nodes, gsize n_ends)
{
  VtAdjacency *self = g_new0 (VtAdjacency, 1);

  self->n_nodes = n_nodes;
  self->first = g_new0 (guint32, (gsize) n_nodes + 1);
  self->node = g_new (guint32, n_ends + 1);
  self->weight = g_new (double, n_ends + 1);
  self->loop = g_new0 (double, (gsize) n_nodes + 1);
  return self;
}

VtAdjacency *
vt_adjacency_new_part (VtGraph *graph, const guint32 *nodes, guint32 n, const guint32 *local)
{
  const VtGraphEdge *edges = vt_graph_get_edges (graph);
  VtAdjacency       *self;
  guint32            n_ends = 0;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 n_incident;

      vt_graph_get_incident (graph, nodes[i], &n_incident);
      n_ends += n_incident;
    }

  self = adjacency_alloc (n, n_ends);
  n_ends = 0;
  for (guint32 i = 0; i < n; i++)
    {
      guint32        n_incident;
      const guint32 *incident = vt_graph_get_incident (graph, nodes[i], &n_incident);

      for (guint32 k = 0; k < n_incident; k++)
        {
          const VtGraphEdge *edge = &edges[incident[k]];

          self->node[n_ends] = local[edge->a == nodes[i] ? edge->b : edge->a];
          self->weight[n_ends++] = edge->weight;
        }
      self->first[i + 1] = n_ends;
    }
  return self;
}

VtAdjacency *
vt_adjacency_new (VtGraph *graph)
{
  guint32             n_nodes = vt_graph_get_n_nodes (graph);
  g_autofree guint32 *nodes = g_new (guint32, (gsize) n_nodes + 1);

  for (guint32 i = 0; i < n_nodes; i++)
    nodes[i] = i;
  return vt_adjacency_new_part (graph, nodes, n_nodes, nodes);
}

/* The members of each group, one group after the other. */
static guint32 *
list_members (const guint32 *group, guint32 n_nodes, guint32 n_groups, guint32 *ret_first)
{
  guint32            *members = g_new (guint32, (gsize) n_nodes + 1);
  g_autofree guint32 *next = g_new (guint32, (gsize) n_groups + 1);

  memset (ret_first, 0, ((gsize) n_groups + 1) * sizeof *ret_first);
  for (guint32 i = 0; i < n_nodes; i++)
    ret_first[group[i] + 1]++;
  for (guint32 g = 0; g < n_groups; g++)
    ret_first[g + 1] += ret_first[g];
  memcpy (next, ret_first, ((gsize) n_groups + 1) * sizeof *next);
  for (guint32 i = 0; i < n_nodes; i++)
    members[next[group[i]]++] = i;
  return members;
}

VtAdjacency *
vt_adjacency_contract (const VtAdjacency *self, const guint32 *group, guint32 n_groups)
{
  VtAdjacency        *contracted = adjacency_alloc (n_groups, self->first[self->n_nodes]);
  g_autofree guint32 *first_member = g_new (guint32, (gsize) n_groups + 1);
  g_autofree guint32 *members = list_members (group, self->n_nodes, n_groups, first_member);
  g_autofree guint32 *place = g_new (guint32, (gsize) n_groups + 1); /* of an edge to a group */
  guint32             n_ends = 0;

  memset (place, 0xff, ((gsize) n_groups + 1) * sizeof *place);
  for (guint32 g = 0; g < n_groups; g++)
    {
      for (guint32 m = first_member[g]; m < first_member[g + 1]; m++)
        {
          guint32 i = members[m];

          contracted->loop[g] += self->loop[i];
          for (guint32 k = self->first[i]; k < self->first[i + 1]; k++)
            {
              guint32 other = group[self->node[k]];

              if (other == g)
                {
                  contracted->loop[g] += self->weight[k] / 2;
                  continue;
                }
              if (place[other] == G_MAXUINT32)
                {
                  place[other] = n_ends;
                  contracted->node[n_ends] = other;
                  contracted->weight[n_ends++] = 0.0;
                }
              contracted->weight[place[other]] += self->weight[k];
            }
        }
      for (guint32 k = contracted->first[g]; k < n_ends; k++)
        place[contracted->node[k]] = G_MAXUINT32;
      contracted->first[g + 1] = n_ends;
    }
  return contracted;
}

double
vt_adjacency_get_strength (const VtAdjacency *self, guint32 node)
{
  double strength = 2 * self->loop[node];

  for (guint32 k = self->first[node]; k < self->first[node + 1]; k++)
    strength += self->weight[k];
  return strength;
}

void
vt_adjacency_free (VtAdjacency *self)
{
  g_free (self->first);
  g_free (self->node);
  g_free (self->weight);
  g_free (self->loop);
  g_free (self);
}
