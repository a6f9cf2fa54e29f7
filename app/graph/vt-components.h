/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connected parts of a graph. Internal. */

#pragma once

#include "vt-graph.h"

G_BEGIN_DECLS

/**
 * VtComponents:
 * @n: components, the largest first, equally large ones by their lowest node
 * @first: (array length=n+1): where each one's nodes begin
 * @nodes: (array length=n_nodes): ascending in each component
 * @local: (array length=n_nodes): of each node, its place among those of its component
 */
typedef struct
{
  guint32  n;
  guint32 *first; /* (owned) */
  guint32 *nodes; /* (owned) */
  guint32 *local; /* (owned) */
} VtComponents;

void vt_components_init (VtComponents *self, VtGraph *graph);
void vt_components_clear (VtComponents *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtComponents, vt_components_clear)

G_END_DECLS
