/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forces of the layout: edges pull, nodes push. Internal. */

#include "vt-forces.h"

#include <math.h>

/* LinLog has 0, ForceAtlas2 has 1. Half-way clusters still stand apart, and the map is not mostly
 * empty paper. */
#define PULL_EXPONENT 0.5

/* Of the disc that gravity gathers the nodes in, at rest and without edges, times the root of their
 * number: less crowds the clusters into each other, more leaves most of the paper empty. */
#define GATHER_RADIUS 1.35
/* Gravity is so much stronger up and down, which makes the map wider than high, as screens are. */
#define GATHER_ASPECT 1.6

/* Close up, both forces fade, so that a step cannot throw nodes past each other. */
#define SOFT_PULL 0.05
#define SOFT_PUSH 0.01

double
vt_forces_get_push (guint32 n_nodes, double sum_mass)
{
  /* Where a node of mass m far out is at rest, m d^PULL_EXPONENT = m push sum_mass / d: so the
   * map's radius grows with the root of the number of nodes, and two nodes come to lie 1 apart. */
  return 2 * pow (n_nodes / 2.0, (1 + PULL_EXPONENT) / 2) / sum_mass;
}

void
vt_forces_init (VtForces *self, const VtAdjacency *adjacency, double push, guint32 n_finest)
{
  guint32 n = adjacency->n_nodes;

  *self = (VtForces){
      .adjacency = adjacency,
      .push = push,
      .n_finest = n_finest,
      .mass = g_new (double, (gsize) n + 1),
      .moves = g_new (VtPoint, (gsize) n + 1),
      .tree = vt_quadtree_new (n),
  };
  for (guint32 i = 0; i < n; i++)
    self->mass[i] = vt_adjacency_get_strength (adjacency, i);
}

void
vt_forces_clear (VtForces *self)
{
  g_clear_pointer (&self->mass, g_free);
  g_clear_pointer (&self->moves, g_free);
  g_clear_pointer (&self->tree, vt_quadtree_free);
}

double
vt_forces_get_sum_mass (const VtForces *self)
{
  double sum = 0.0;

  for (guint32 i = 0; i < self->adjacency->n_nodes; i++)
    sum += self->mass[i];
  return sum;
}

static VtPoint
get_pull (const VtForces *self, const VtPoint *places, guint32 node)
{
  const VtAdjacency *adjacency = self->adjacency;
  VtPoint            sum = {0, 0};

  for (guint32 k = adjacency->first[node]; k < adjacency->first[node + 1]; k++)
    {
      double dx = places[adjacency->node[k]].x - places[node].x;
      double dy = places[adjacency->node[k]].y - places[node].y;
      double factor = adjacency->weight[k] / sqrt (sqrt (dx * dx + dy * dy) + SOFT_PULL);

      sum.x += dx * factor;
      sum.y += dy * factor;
    }
  return sum;
}

/* The centre of gravity: pulling towards it moves the nodes, never the map as a whole. */
static VtPoint
get_centre (const VtForces *self, const VtPoint *places)
{
  VtPoint sum = {0, 0};
  double  mass = 0;

  for (guint32 i = 0; i < self->adjacency->n_nodes; i++)
    {
      sum.x += places[i].x * self->mass[i];
      sum.y += places[i].y * self->mass[i];
      mass += self->mass[i];
    }
  return (VtPoint){sum.x / mass, sum.y / mass};
}

void
vt_forces_step (VtForces *self, VtPoint *places, double longest)
{
  guint32 n = self->adjacency->n_nodes;

  VtPoint centre = get_centre (self, places);
  double  gravity =
      self->push * vt_forces_get_sum_mass (self) / (GATHER_RADIUS * GATHER_RADIUS * self->n_finest);
  double gravity_x = gravity / sqrt (GATHER_ASPECT), gravity_y = gravity * sqrt (GATHER_ASPECT);

  vt_quadtree_build (self->tree, places, self->mass, n);
  for (guint32 i = 0; i < n; i++)
    {
      VtPoint pull = get_pull (self, places, i);
      VtPoint push = vt_quadtree_get_repulsion (self->tree, places[i], SOFT_PUSH);
      double  x =
          pull.x / self->mass[i] + push.x * self->push - gravity_x * (places[i].x - centre.x);
      double y =
          pull.y / self->mass[i] + push.y * self->push - gravity_y * (places[i].y - centre.y);
      double length = sqrt (x * x + y * y);
      double scale = longest / MAX (length, 1.0);

      self->moves[i] = (VtPoint){x * scale, y * scale};
    }
  for (guint32 i = 0; i < n; i++)
    if (self->fixed == NULL || self->fixed[i] == 0)
      {
        places[i].x += self->moves[i].x;
        places[i].y += self->moves[i].y;
      }
}
