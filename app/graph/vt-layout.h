/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Force-directed layout: seeded, so that the same graph gives the same picture on every run. */

#pragma once

#include "vt-graph.h"

G_BEGIN_DECLS

/**
 * VtPoint:
 *
 * A place on the map in its own units: one unit is the ideal length of an edge of weight 1; y grows
 * downwards.
 */
typedef struct
{
  double x;
  double y;
} VtPoint;

/**
 * VtLayoutOptions:
 * @seed: of the random start
 * @start: (array length=n_nodes) (nullable): where nodes start, NaN for a node without a place;
 * %NULL starts all anew
 * @fixed: (array length=n_nodes) (nullable): non-zero nodes stay where @start puts them
 * @radius: (array length=n_nodes) (nullable): of the disc that should lie over no other, in map
 * units; %NULL for %VT_LAYOUT_RADIUS
 */
typedef struct
{
  guint64        seed;
  const VtPoint *start;
  const guint8  *fixed;
  const double  *radius;
} VtLayoutOptions;

/* Of a node's disc where nothing else is said, in map units. */
#define VT_LAYOUT_RADIUS 0.25

/**
 * VtLayoutStep:
 *
 * Sees the places while they settle, in the working thread; copies what it wants.
 */
typedef void (*VtLayoutStep) (const VtPoint *places, guint32 n_nodes, gpointer user_data);

/**
 * vt_layout_compute:
 * @ret_places: (array length=n_nodes): written only on success
 *
 * Returns: %FALSE only with %G_IO_ERROR_CANCELLED
 */
gboolean vt_layout_compute (VtGraph               *graph,
                            const VtLayoutOptions *options,
                            VtLayoutStep           step,
                            gpointer               step_data,
                            VtPoint               *ret_places,
                            VtJob                 *job,
                            GError               **error);

/**
 * vt_communities_compute:
 * @ret_community: (array length=n_nodes): numbered from 0, the largest first
 *
 * Modularity communities by the Leiden algorithm (Traag, Waltman and van Eck, 2019, "From Louvain
 * to Leiden").
 *
 * Returns: how many communities there are
 */
guint32 vt_communities_compute (VtGraph *graph, guint64 seed, guint32 *ret_community);

/**
 * vt_communities_get_modularity:
 * @community: (array length=n_nodes): 0 to n_nodes-1
 *
 * How much more weight lies inside communities than chance would put there (Newman and Girvan,
 * 2004, "Finding and Evaluating Community Structure in Networks").
 *
 * Returns: -0.5 to 1; 0 for a graph without edges
 */
double vt_communities_get_modularity (VtGraph *graph, const guint32 *community);

G_END_DECLS
