/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A weighted undirected graph as plain arrays. */

#pragma once

#include "vt-job.h"

G_BEGIN_DECLS

/**
 * VtGraphEdge:
 * @a: node, less than @b
 * @b: node
 * @weight: strength of attraction, above 0
 */
typedef struct
{
  guint32 a;
  guint32 b;
  double  weight;
} VtGraphEdge;

/* Immutable, reference counted. No loops, no parallel edges. */
typedef struct _VtGraph VtGraph;

/* Copies the edges, sorts them, and indexes them by node. Programming errors (a node out of range,
 * a loop) are guarded. */
VtGraph *vt_graph_new (guint32 n_nodes, const VtGraphEdge *edges, gsize n_edges);
VtGraph *vt_graph_ref (VtGraph *self);
void     vt_graph_unref (VtGraph *self);

guint32            vt_graph_get_n_nodes (VtGraph *self);
gsize              vt_graph_get_n_edges (VtGraph *self);
const VtGraphEdge *vt_graph_get_edges (VtGraph *self);

/**
 * vt_graph_get_incident:
 * @ret_n: (out): how many
 *
 * Returns: (array length=ret_n): indices of the edges at @node, strongest first
 */
const guint32 *vt_graph_get_incident (VtGraph *self, guint32 node, guint32 *ret_n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtGraph, vt_graph_unref)

G_END_DECLS
