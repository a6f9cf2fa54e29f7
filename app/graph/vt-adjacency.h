/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Neighbours of every node in one piece of memory, and the same of groups of nodes. Internal. */

#pragma once

#include "vt-graph.h"

G_BEGIN_DECLS

/**
 * VtAdjacency:
 * @first: (array length=n_nodes+1): where each node's neighbours begin
 * @node: (array length=first[n_nodes]): neighbours, each edge from both its ends
 * @weight: (array length=first[n_nodes]): of the edge to the neighbour
 * @loop: (array length=n_nodes): weight of the edges inside the group a node stands for
 */
typedef struct
{
  guint32  n_nodes;
  guint32 *first;
  guint32 *node;
  double  *weight;
  double  *loop;
} VtAdjacency;

VtAdjacency *vt_adjacency_new (VtGraph *graph);

/**
 * vt_adjacency_new_part:
 * @nodes: (array length=n): of @graph; all neighbours of each are among them
 * @local: (array length=n_nodes of the graph): the index in @nodes of each of them
 */
VtAdjacency *
vt_adjacency_new_part (VtGraph *graph, const guint32 *nodes, guint32 n, const guint32 *local);

/**
 * vt_adjacency_contract:
 * @group: (array length=n_nodes): 0 to n_groups-1
 *
 * Returns: one node for each group, parallel edges added up, those inside as its loop
 */
VtAdjacency *
vt_adjacency_contract (const VtAdjacency *self, const guint32 *group, guint32 n_groups);

/* Returns: weights at @node, its loop from both ends */
double vt_adjacency_get_strength (const VtAdjacency *self, guint32 node);

void vt_adjacency_free (VtAdjacency *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtAdjacency, vt_adjacency_free)

G_END_DECLS
