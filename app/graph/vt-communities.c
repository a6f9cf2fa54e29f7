/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Communities by modularity: the Leiden algorithm of Traag, Waltman and van Eck (2019). */

#include "vt-layout.h"

#include "vt-adjacency.h"
#include "vt-random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ROUNDS 20   /* two or three are usual */
#define RANDOMNESS 0.01 /* theta of the paper: how greedy refinement is */
#define LEAST_GAIN 1e-12

/* A partition of the nodes of one (contracted) graph, and what moving a node needs. Modularity
 * times half the total weight is the sum over communities of (weight inside - strength^2 / 4W); a
 * node's gain is the change of that. */
typedef struct
{
  const VtAdjacency *adjacency;
  VtRandom          *random;
  double             double_weight; /* 2W: the strength of all nodes */
  double            *strength;      /* (owned): of nodes */
  guint32           *community;     /* (owned): of nodes */
  double            *sum_strength;  /* (owned): of communities */
  guint32           *n_members;     /* (owned): of communities */
  double            *link;          /* (owned): from a node to communities, 0 between uses */
  guint32           *touched;       /* (owned): communities with a link */
} Partition;

static void
partition_init (Partition *self, const VtAdjacency *adjacency, VtRandom *random)
{
  gsize n = (gsize) adjacency->n_nodes + 1;

  *self = (Partition){
      .adjacency = adjacency,
      .random = random,
      .strength = g_new (double, n),
      .community = g_new (guint32, n),
      .sum_strength = g_new0 (double, n),
      .n_members = g_new0 (guint32, n),
      .link = g_new0 (double, n),
      .touched = g_new (guint32, n),
  };
  for (guint32 i = 0; i < adjacency->n_nodes; i++)
    {
      self->strength[i] = vt_adjacency_get_strength (adjacency, i);
      self->double_weight += self->strength[i];
    }
}

static void
partition_clear (Partition *self)
{
  g_free (self->strength);
  g_free (self->community);
  g_free (self->sum_strength);
  g_free (self->n_members);
  g_free (self->link);
  g_free (self->touched);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Partition, partition_clear)

static void
partition_assign (Partition *self, const guint32 *community)
{
  guint32 n = self->adjacency->n_nodes;

  memset (self->sum_strength, 0, n * sizeof *self->sum_strength);
  memset (self->n_members, 0, n * sizeof *self->n_members);
  for (guint32 i = 0; i < n; i++)
    {
      self->community[i] = community != NULL ? community[i] : i;
      self->sum_strength[self->community[i]] += self->strength[i];
      self->n_members[self->community[i]]++;
    }
}

static void
partition_move (Partition *self, guint32 node, guint32 to)
{
  guint32 from = self->community[node];

  self->sum_strength[from] -= self->strength[node];
  self->n_members[from]--;
  self->sum_strength[to] += self->strength[node];
  self->n_members[to]++;
  self->community[node] = to;
}

/* Adds up the node's links to the communities around it, its neighbours in @within only (of its
 * own part) if that is given. */
static guint32
gather_links (Partition *self, guint32 node, const guint32 *within)
{
  const VtAdjacency *adjacency = self->adjacency;
  guint32            n_touched = 0;

  for (guint32 k = adjacency->first[node]; k < adjacency->first[node + 1]; k++)
    {
      guint32 other = adjacency->node[k];
      guint32 community = self->community[other];

      if (within != NULL && within[other] != within[node])
        continue;
      if (self->link[community] == 0)
        self->touched[n_touched++] = community;
      self->link[community] += adjacency->weight[k];
    }
  return n_touched;
}

static double
get_gain (const Partition *self, guint32 node, guint32 community)
{
  double others = self->sum_strength[community];

  if (self->community[node] == community)
    others -= self->strength[node];
  return self->link[community] - self->strength[node] * others / self->double_weight;
}

static void
forget_links (Partition *self, guint32 n_touched)
{
  for (guint32 i = 0; i < n_touched; i++)
    self->link[self->touched[i]] = 0.0;
}

/* The best community for a node; its own unless another is better. Being alone is among the
 * choices: @empty is a community without members. */
static guint32
find_best (Partition *self, guint32 node, guint32 empty)
{
  guint32 n_touched = gather_links (self, node, NULL);
  guint32 best = self->community[node];
  double  best_gain = get_gain (self, node, best);

  for (guint32 i = 0; i < n_touched; i++)
    {
      double gain = get_gain (self, node, self->touched[i]);

      if (gain > best_gain + LEAST_GAIN)
        {
          best = self->touched[i];
          best_gain = gain;
        }
    }
  if (best_gain < -LEAST_GAIN && empty != G_MAXUINT32)
    best = empty;
  forget_links (self, n_touched);
  return best;
}

/* Moves nodes while that gains, looking again only at those around a move. */
static void
move_nodes_fast (Partition *self)
{
  const VtAdjacency  *adjacency = self->adjacency;
  guint32             n = adjacency->n_nodes;
  g_autofree guint32 *queue = g_new (guint32, (gsize) n + 1); /* a ring */
  g_autofree guint8  *queued = g_new (guint8, (gsize) n + 1);
  guint32             first = 0;
  guint32             n_queued = n;
  guint32             empty = G_MAXUINT32;

  for (guint32 i = 0; i < n; i++)
    queue[i] = i;
  memset (queued, 1, n);
  vt_random_shuffle (self->random, queue, n);

  while (n_queued > 0)
    {
      guint32 node = queue[first];
      guint32 from = self->community[node];
      guint32 to;

      first = first + 1 < n ? first + 1 : 0;
      n_queued--;
      queued[node] = 0;
      to = find_best (self, node, empty != from ? empty : G_MAXUINT32);
      if (to == from)
        continue;

      partition_move (self, node, to);
      if (to == empty)
        empty = G_MAXUINT32;
      if (self->n_members[from] == 0)
        empty = from;
      for (guint32 k = adjacency->first[node]; k < adjacency->first[node + 1]; k++)
        {
          guint32 other = adjacency->node[k];

          if (queued[other] || self->community[other] == to)
            continue;
          queued[other] = 1;
          queue[(first + n_queued) % n] = other;
          n_queued++;
        }
    }
}

/* How likely refinement merges the node into a community it does not lose by, over the best one.
 * Gains are in units of the node's strength: one theta for weights of any size. */
static double
get_odds (const Partition *self, guint32 node, guint32 community, double best_gain)
{
  double gain = get_gain (self, node, community);

  return gain < 0 ? 0.0 : exp ((gain - best_gain) / (self->strength[node] * RANDOMNESS));
}

/* One of the communities the node is linked to, likelier the more it gains; its own if none gains.
 * Only well connected ones qualify: see refine(). */
static guint32
draw_community (Partition *self, guint32 node, guint32 n_touched, const guint8 *qualified)
{
  double  sum = 0.0;
  double  best_gain = 0.0;
  double  drawn;
  guint32 chosen = self->community[node];

  for (guint32 i = 0; i < n_touched; i++)
    if (qualified[self->touched[i]])
      best_gain = MAX (best_gain, get_gain (self, node, self->touched[i]));
  if (best_gain <= LEAST_GAIN)
    return chosen;

  for (guint32 i = 0; i < n_touched; i++)
    if (qualified[self->touched[i]])
      sum += get_odds (self, node, self->touched[i], best_gain);

  drawn = vt_random_double (self->random) * sum;
  for (guint32 i = 0; i < n_touched && drawn >= 0; i++)
    {
      double odds = 0.0;

      if (qualified[self->touched[i]])
        odds = get_odds (self, node, self->touched[i], best_gain);
      if (odds > 0)
        chosen = self->touched[i];
      drawn -= odds;
    }
  return chosen;
}

/* Whether a set is linked to the rest of its part at least as strongly as chance would. */
static gboolean
is_well_connected (double link_to_rest, double strength, double part_strength, double double_weight)
{
  return link_to_rest >= strength * (part_strength - strength) / double_weight - LEAST_GAIN;
}

/* Splits each community of @coarse into well connected pieces, from single nodes upwards, so that
 * no community stays badly connected inside. @self begins with each node alone. */
static void
refine (Partition *self, const Partition *coarse)
{
  const VtAdjacency  *adjacency = self->adjacency;
  guint32             n = adjacency->n_nodes;
  g_autofree guint32 *order = g_new (guint32, (gsize) n + 1);
  g_autofree double  *cut = g_new0 (double, (gsize) n + 1); /* of pieces, to the rest */
  g_autofree guint8  *qualified = g_new (guint8, (gsize) n + 1);

  for (guint32 i = 0; i < n; i++)
    {
      order[i] = i;
      for (guint32 k = adjacency->first[i]; k < adjacency->first[i + 1]; k++)
        if (coarse->community[adjacency->node[k]] == coarse->community[i])
          cut[i] += adjacency->weight[k];
    }
  vt_random_shuffle (self->random, order, n);

  for (guint32 i = 0; i < n; i++)
    {
      guint32 node = order[i];
      double  part_strength = coarse->sum_strength[coarse->community[node]];
      double  node_cut = cut[node];
      guint32 n_touched, to;

      if (self->n_members[self->community[node]] != 1 ||
          !is_well_connected (node_cut, self->strength[node], part_strength, self->double_weight))
        continue;

      n_touched = gather_links (self, node, coarse->community);
      for (guint32 k = 0; k < n_touched; k++)
        {
          guint32 piece = self->touched[k];

          qualified[piece] = is_well_connected (cut[piece], self->sum_strength[piece],
                                                part_strength, self->double_weight);
        }
      to = draw_community (self, node, n_touched, qualified);
      if (to != self->community[node])
        {
          /* What now is inside the piece led out from both. */
          cut[to] += node_cut - 2 * self->link[to];
          partition_move (self, node, to);
        }
      forget_links (self, n_touched);
    }
}

/* Numbers the communities in use 0, 1, … in the order of their first node. */
static guint32
renumber (guint32 *community, guint32 n)
{
  g_autofree guint32 *number = g_new (guint32, (gsize) n + 1);
  guint32             n_numbers = 0;

  memset (number, 0xff, (gsize) n * sizeof *number);
  for (guint32 i = 0; i < n; i++)
    {
      if (number[community[i]] == G_MAXUINT32)
        number[community[i]] = n_numbers++;
      community[i] = number[community[i]];
    }
  return n_numbers;
}

/* One round at one level after the other, until no community has more than one node. @communities
 * is where it starts from and what it improves. */
static void
improve (const VtAdjacency *finest, VtRandom *random, guint32 *communities)
{
  guint32             n_finest = finest->n_nodes;
  g_autofree guint32 *node_of = g_new (guint32, (gsize) n_finest + 1); /* at this level */
  g_autofree guint32 *start = g_memdup2 (communities, ((gsize) n_finest + 1) * sizeof *start);
  g_autoptr (VtAdjacency) owned = NULL;
  const VtAdjacency *adjacency = finest;

  for (guint32 i = 0; i < n_finest; i++)
    node_of[i] = i;
  for (;;)
    {
      g_auto (Partition) coarse = {0};
      g_auto (Partition) fine = {0};
      VtAdjacency *contracted;
      guint32      n_communities, n_pieces;

      partition_init (&coarse, adjacency, random);
      partition_assign (&coarse, start);
      move_nodes_fast (&coarse);
      for (guint32 i = 0; i < n_finest; i++)
        communities[i] = coarse.community[node_of[i]];
      n_communities = renumber (coarse.community, adjacency->n_nodes);
      partition_assign (&coarse, coarse.community);
      if (n_communities == adjacency->n_nodes)
        return;

      partition_init (&fine, adjacency, random);
      partition_assign (&fine, NULL);
      refine (&fine, &coarse);
      n_pieces = renumber (fine.community, adjacency->n_nodes);
      if (n_pieces == adjacency->n_nodes)
        return;

      for (guint32 i = 0; i < adjacency->n_nodes; i++)
        start[fine.community[i]] = coarse.community[i];
      for (guint32 i = 0; i < n_finest; i++)
        node_of[i] = fine.community[node_of[i]];
      contracted = vt_adjacency_contract (adjacency, fine.community, n_pieces);
      g_clear_pointer (&owned, vt_adjacency_free);
      owned = contracted;
      adjacency = contracted;
    }
}

double
vt_communities_get_modularity (VtGraph *graph, const guint32 *community)
{
  guint32            n_nodes;
  const VtGraphEdge *edges;
  g_autofree double *strength = NULL;
  double             double_weight = 0.0;
  double             modularity = 0.0;

  g_return_val_if_fail (graph != NULL, 0.0);

  n_nodes = vt_graph_get_n_nodes (graph);
  edges = vt_graph_get_edges (graph);
  strength = g_new0 (double, (gsize) n_nodes + 1);
  for (gsize i = 0; i < vt_graph_get_n_edges (graph); i++)
    double_weight += 2 * edges[i].weight;
  if (double_weight <= 0)
    return 0.0;

  for (gsize i = 0; i < vt_graph_get_n_edges (graph); i++)
    {
      const VtGraphEdge *edge = &edges[i];

      g_return_val_if_fail (community[edge->a] < n_nodes && community[edge->b] < n_nodes, 0.0);
      strength[community[edge->a]] += edge->weight;
      strength[community[edge->b]] += edge->weight;
      if (community[edge->a] == community[edge->b])
        modularity += 2 * edge->weight / double_weight;
    }
  for (guint32 c = 0; c < n_nodes; c++)
    modularity -= strength[c] / double_weight * (strength[c] / double_weight);
  return modularity;
}

typedef struct
{
  guint32 id;
  guint32 n_members;
} Size;

static int
compare_sizes (const void *first, const void *second)
{
  const Size *size = first;
  const Size *other = second;

  if (size->n_members != other->n_members)
    return size->n_members > other->n_members ? -1 : 1;
  return (size->id > other->id) - (size->id < other->id);
}

/* The largest first; equally large ones by their first node. */
static guint32
number_by_size (guint32 *community, guint32 n_nodes)
{
  guint32             n = renumber (community, n_nodes);
  g_autofree Size    *sizes = g_new (Size, (gsize) n + 1);
  g_autofree guint32 *rank = g_new (guint32, (gsize) n + 1);

  for (guint32 c = 0; c < n; c++)
    sizes[c] = (Size){c, 0};
  for (guint32 i = 0; i < n_nodes; i++)
    sizes[community[i]].n_members++;
  qsort (sizes, n, sizeof *sizes, compare_sizes);
  for (guint32 c = 0; c < n; c++)
    rank[sizes[c].id] = c;
  for (guint32 i = 0; i < n_nodes; i++)
    community[i] = rank[community[i]];
  return n;
}

guint32
vt_communities_compute (VtGraph *graph, guint64 seed, guint32 *ret_community)
{
  g_autoptr (VtAdjacency) adjacency = NULL;
  g_autofree guint32 *communities = NULL;
  VtRandom            random = {seed};
  guint32             n_nodes;
  double              best = -INFINITY;

  g_return_val_if_fail (graph != NULL, 0);

  n_nodes = vt_graph_get_n_nodes (graph);
  g_return_val_if_fail (ret_community != NULL || n_nodes == 0, 0);
  if (n_nodes == 0)
    return 0;

  adjacency = vt_adjacency_new (graph);
  communities = g_new (guint32, (gsize) n_nodes + 1);
  for (guint32 i = 0; i < n_nodes; i++)
    communities[i] = i;

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      double modularity;

      improve (adjacency, &random, communities);
      modularity = vt_communities_get_modularity (graph, communities);
      if (modularity <= best + LEAST_GAIN)
        break;
      best = modularity;
      memcpy (ret_community, communities, (gsize) n_nodes * sizeof *ret_community);
    }
  return number_by_size (ret_community, n_nodes);
}
