/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repulsion of many bodies at once: Barnes and Hut (1986). Internal to the layout. */

#pragma once

#include "vt-layout.h"

G_BEGIN_DECLS

typedef struct _VtQuadtree VtQuadtree;

/* Memory for trees of up to @n_max bodies, rebuilt for each step. */
VtQuadtree *vt_quadtree_new (guint32 n_max);
void        vt_quadtree_free (VtQuadtree *self);

/* Bodies may coincide; @places are finite. Copies what it needs. */
void
vt_quadtree_build (VtQuadtree *self, const VtPoint *places, const double *masses, guint32 n_bodies);

/**
 * vt_quadtree_get_repulsion:
 *
 * Sum over all bodies of mass times the vector from the body to @place over its squared length (to
 * which @softening is added): the gradient of the logarithm of the distance. Groups seen under an
 * angle below about 1 radian count as one body.
 */
VtPoint vt_quadtree_get_repulsion (const VtQuadtree *self, VtPoint place, double softening);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtQuadtree, vt_quadtree_free)

G_END_DECLS
