/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ever smaller pictures of a graph, so that a layout begins with its gist. Internal. */

#include "vt-coarsen.h"

#include <string.h>

#define NO_GROUP G_MAXUINT32
#define MAX_GROUP 4 /* nodes: larger ones would blur the next picture */

typedef enum
{
  PARTNER_FREE,
  PARTNER_IN_GROUP, /* that has room */
} Partner;

typedef struct
{
  const VtAdjacency *adjacency;
  double            *strength; /* (owned) */
  guint32           *group;    /* (unowned) */
  guint32           *n_in;     /* (owned): nodes in each group */
} Coarsener;

/* The neighbour @node holds to most, for that one's strength, else a hub would swallow everything.
 * Returns NO_GROUP if there is none such. */
static guint32
find_partner (const Coarsener *self, guint32 node, Partner wanted)
{
  const VtAdjacency *adjacency = self->adjacency;
  guint32            best = NO_GROUP;
  double             best_hold = 0.0;

  for (guint32 k = adjacency->first[node]; k < adjacency->first[node + 1]; k++)
    {
      guint32 other = adjacency->node[k];
      double  hold = adjacency->weight[k] / self->strength[other];

      if (hold <= best_hold || (self->group[other] == NO_GROUP) != (wanted == PARTNER_FREE))
        continue;
      if (wanted == PARTNER_IN_GROUP && self->n_in[self->group[other]] >= MAX_GROUP)
        continue;
      best = other;
      best_hold = hold;
    }
  return best;
}

guint32
vt_coarsen (const VtAdjacency *adjacency, VtRandom *random, guint32 *ret_group)
{
  guint32             n_nodes = adjacency->n_nodes;
  g_autofree guint32 *order = g_new (guint32, (gsize) n_nodes + 1);
  g_autofree guint32 *n_in = g_new0 (guint32, (gsize) n_nodes + 1);
  g_autofree double  *strength = g_new (double, (gsize) n_nodes + 1);
  Coarsener           self = {adjacency, strength, ret_group, n_in};
  guint32             n_groups = 0;

  memset (ret_group, 0xff, n_nodes * sizeof *ret_group);
  for (guint32 i = 0; i < n_nodes; i++)
    {
      order[i] = i;
      strength[i] = vt_adjacency_get_strength (adjacency, i);
    }
  vt_random_shuffle (random, order, n_nodes);

  for (guint32 i = 0; i < n_nodes; i++)
    {
      guint32 node = order[i];
      guint32 partner;

      if (ret_group[node] != NO_GROUP)
        continue;
      partner = find_partner (&self, node, PARTNER_FREE);
      if (partner == NO_GROUP)
        partner = find_partner (&self, node, PARTNER_IN_GROUP);
      ret_group[node] =
          partner != NO_GROUP && ret_group[partner] != NO_GROUP ? ret_group[partner] : n_groups++;
      n_in[ret_group[node]]++;
      if (partner != NO_GROUP && ret_group[partner] == NO_GROUP)
        {
          ret_group[partner] = ret_group[node];
          n_in[ret_group[node]]++;
        }
    }
  return n_groups;
}
