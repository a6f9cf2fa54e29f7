/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What part each node plays in a graph: how central it is, and whether it ties communities
 * together. */

#pragma once

#include "vt-graph.h"

G_BEGIN_DECLS

/**
 * VtNodeRole:
 * @strength: weight of all edges at the node, 0 and up
 * @centrality: how often a walker comes by who goes along edges by their weight and starts anew at
 * any node every seventh step or so: PageRank with a damping of 0.85 (Brin and Page, 1998, "The
 * Anatomy of a Large-Scale Hypertextual Web Search Engine"); all nodes' sum to 1
 * @bridging: 1 less the squared shares of the strength that go to each community, the participation
 * coefficient of Guimerà and Amaral (2005), "Functional Cartography of Complex Metabolic Networks";
 * 0 where all go to one community (or there are none), towards 1 the more evenly they are spread
 */
typedef struct
{
  double strength;
  double centrality;
  double bridging;
} VtNodeRole;

/**
 * vt_node_roles_compute:
 * @community: (array length=n_nodes): 0 to n_nodes-1
 * @ret_roles: (out) (array length=n_nodes)
 *
 * Centralities are good to about ten digits.
 */
void vt_node_roles_compute (VtGraph *graph, const guint32 *community, VtNodeRole *ret_roles);

G_END_DECLS
