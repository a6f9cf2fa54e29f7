/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map shows: nodes with places, sizes and groups, and the links between them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No node, no edge. */
#define VT_MAP_NONE G_MAXUINT32

/**
 * VtMapNode:
 * @x: place in map units (see #VtPoint); finite
 * @y: as @x, growing downwards
 * @radius: in map units; above 0
 * @group: community, from 0, the largest first; colours and shapes repeat from the tenth on
 * @importance: the more important node keeps its label and is drawn on top; ties to the lower index
 * @label: text from outside, shown as it is and never as markup; what cannot be shown is replaced
 */
typedef struct
{
  double      x;
  double      y;
  double      radius;
  guint32     group;
  double      importance;
  const char *label;
} VtMapNode;

/**
 * VtMapEdge:
 * @a: node
 * @b: another node
 * @strength: 0 to 1, of which the width and the opacity are made
 */
typedef struct
{
  guint32 a;
  guint32 b;
  double  strength;
} VtMapEdge;

/**
 * VtMapScene:
 * @edges: in the order given, so that an index means the same to the caller
 * @n_groups: one more than the highest group; 0 without nodes
 * @edge_order: (array length=n_edges): edge indices, weakest first, which is how they are painted
 * @node_order: (array length=n_nodes): node indices, most important first
 * @first_incident: (array length=n_nodes+1): where each node's edges begin in @incident
 * @incident: (array length=2*n_edges): edge indices by node, strongest first
 * @min_x: bounds of the nodes with their radii; all four 0 without nodes
 *
 * Immutable, reference counted, shared between threads. All fields are read only.
 */
typedef struct
{
  guint32          n_nodes;
  const VtMapNode *nodes;
  guint32          n_edges;
  const VtMapEdge *edges;
  guint32          n_groups;
  const guint32   *edge_order;
  const guint32   *node_order;
  const guint32   *first_incident;
  const guint32   *incident;
  double           min_x;
  double           min_y;
  double           max_x;
  double           max_y;
} VtMapScene;

/* Copies everything. Programming errors (a node out of range, a loop, a place that is not finite, a
 * radius of 0 or less) are guarded: %NULL. */
VtMapScene *
vt_map_scene_new (const VtMapNode *nodes, guint32 n_nodes, const VtMapEdge *edges, guint32 n_edges);
VtMapScene *vt_map_scene_ref (VtMapScene *self);
void        vt_map_scene_unref (VtMapScene *self);

/* The node at the other end of @edge. */
guint32 vt_map_scene_other_end (const VtMapScene *self, guint32 edge, guint32 node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapScene, vt_map_scene_unref)

G_END_DECLS
