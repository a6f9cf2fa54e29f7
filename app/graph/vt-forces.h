/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forces of the layout: edges pull, nodes push. Internal. */

#pragma once

#include "vt-adjacency.h"
#include "vt-layout.h"
#include "vt-quadtree.h"

G_BEGIN_DECLS

/**
 * VtForces:
 * @adjacency: (unowned)
 * @fixed: (array length=n_nodes) (nullable) (unowned)
 * @push: strength of repulsion; vt_forces_get_push()
 * @n_finest: nodes that those of a coarse picture stand for, which is how large it is to become
 *
 * Noack's energy models with edge repulsion (2007, "Energy Models for Graph Clustering"; 2009,
 * "Modularity Clustering Is Force-Directed Layout"): an edge pulls with its weight times a power of
 * its length, two nodes push with the product of their weighted degrees over their distance. The
 * lower the power, the more the distance of two clusters says how weakly they are linked, which is
 * what the map is read for; hubs move apart and take their own with them. A gravity that grows with
 * the distance from the middle gathers what few edges hold to the rest (as in Jacomy, Venturini,
 * Heymann and Bastian, 2014, "ForceAtlas2").
 */
typedef struct
{
  const VtAdjacency *adjacency;
  const guint8      *fixed;
  double             push;
  guint32            n_finest;
  double            *mass;  /* (owned) */
  VtPoint           *moves; /* (owned) */
  VtQuadtree        *tree;  /* (owned) */
} VtForces;

/* Returns: the push that puts two nodes joined by one edge at distance 1, and gives @n_nodes of
 * @sum_mass in all an area in proportion to their number */
double vt_forces_get_push (guint32 n_nodes, double sum_mass);

void vt_forces_init (VtForces *self, const VtAdjacency *adjacency, double push, guint32 n_finest);
void vt_forces_clear (VtForces *self);

double vt_forces_get_sum_mass (const VtForces *self);

/**
 * vt_forces_step:
 * @places: (inout) (array length=n_nodes)
 * @longest: how far a node may move at most
 *
 * Moves every node along its force, as seen from the places before the step.
 */
void vt_forces_step (VtForces *self, VtPoint *places, double longest);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtForces, vt_forces_clear)

G_END_DECLS
