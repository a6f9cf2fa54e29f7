/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What part each node plays in a graph: how central it is, and whether it ties communities
 * together. */

#include "vt-node-roles.h"

#include "vt-adjacency.h"

#include <math.h>

#define DAMPING 0.85
#define TOLERANCE 1e-12
/* 0.85^200 is below the tolerance, so that it is always reached. */
#define MAX_STEPS 200

static double
bridging_of (const VtAdjacency *adjacency,
             const guint32     *community,
             guint32            node,
             double             strength,
             double            *to_community)
{
  double evenness = 1;

  for (guint32 i = adjacency->first[node]; i < adjacency->first[node + 1]; i++)
    to_community[community[adjacency->node[i]]] += adjacency->weight[i];
  /* What was added up is taken out again, each community once. */
  for (guint32 i = adjacency->first[node]; i < adjacency->first[node + 1]; i++)
    {
      double share = to_community[community[adjacency->node[i]]] / strength;

      to_community[community[adjacency->node[i]]] = 0;
      evenness -= share * share;
    }
  return strength > 0 ? MAX (evenness, 0) : 0;
}

/* One step of all walkers; those at a node without edges start anew. Returns how far the shares
 * moved. */
static double
walk (const VtAdjacency *adjacency, VtNodeRole *roles, double *next)
{
  guint32 n = adjacency->n_nodes;
  double  stuck = 0;
  double  moved = 0;

  for (guint32 node = 0; node < n; node++)
    stuck += roles[node].strength > 0 ? 0 : roles[node].centrality;
  for (guint32 node = 0; node < n; node++)
    next[node] = (1 - DAMPING + DAMPING * stuck) / n;
  for (guint32 node = 0; node < n; node++)
    for (guint32 i = adjacency->first[node]; i < adjacency->first[node + 1]; i++)
      next[adjacency->node[i]] +=
          DAMPING * roles[node].centrality * adjacency->weight[i] / roles[node].strength;
  for (guint32 node = 0; node < n; node++)
    {
      moved += fabs (next[node] - roles[node].centrality);
      roles[node].centrality = next[node];
    }
  return moved;
}

void
vt_node_roles_compute (VtGraph *graph, const guint32 *community, VtNodeRole *ret_roles)
{
  g_autoptr (VtAdjacency) adjacency = NULL;
  g_autofree double *scratch = NULL;
  guint32            n;

  g_return_if_fail (graph != NULL && community != NULL && ret_roles != NULL);

  adjacency = vt_adjacency_new (graph);
  n = adjacency->n_nodes;
  scratch = g_new0 (double, (gsize) n + 1);
  for (guint32 node = 0; node < n; node++)
    {
      double strength = vt_adjacency_get_strength (adjacency, node);

      ret_roles[node] = (VtNodeRole){
          strength,
          1.0 / n,
          bridging_of (adjacency, community, node, strength, scratch),
      };
    }
  for (guint step = 0; step < MAX_STEPS && walk (adjacency, ret_roles, scratch) > TOLERANCE; step++)
    ;
}
