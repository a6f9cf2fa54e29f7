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
 * VtMapDirection:
 *
 * Which way a link says more; an arrowhead tells it.
 */
typedef enum
{
  VT_MAP_DIRECTION_BOTH,
  VT_MAP_DIRECTION_TO_B,
  VT_MAP_DIRECTION_TO_A,
} VtMapDirection;

/**
 * VtMapEdge:
 * @a: node
 * @b: another node
 * @strength: 0 to 1, of which the width and the opacity are made
 * @band: 0 for the colour of the group both ends are in, if it is one; else 1 to %VT_MAP_N_BANDS
 * for the colour of a band, the weakest first
 */
typedef struct
{
  guint32        a;
  guint32        b;
  double         strength;
  guint32        band;
  VtMapDirection direction;
} VtMapEdge;

/**
 * VtMapColouring:
 * @VT_MAP_COLOURING_GROUPS: marks are kinds without an order: a colour and a shape each
 * @VT_MAP_COLOURING_BANDS: marks are %VT_MAP_N_BANDS steps from little to much, from pale to deep,
 * all discs; %VT_MAP_BAND_UNKNOWN is a ring
 */
typedef enum
{
  VT_MAP_COLOURING_GROUPS,
  VT_MAP_COLOURING_BANDS,
} VtMapColouring;

#define VT_MAP_N_BANDS 5
#define VT_MAP_BAND_UNKNOWN VT_MAP_N_BANDS

/**
 * VtMapCurve:
 * @x1: of the first control point of a cubic curve from a to b, in map units
 *
 * Links between the same two groups run together, as streets do, the more the more there are
 * (after Holten, 2006, "Hierarchical Edge Bundles"); alone, a link is straight.
 */
typedef struct
{
  double   x1;
  double   y1;
  double   x2;
  double   y2;
  gboolean is_bent;
} VtMapCurve;

/**
 * VtMapScene:
 * @edges: in the order given, so that an index means the same to the caller
 * @curves: (array length=n_edges): how each edge runs
 * @marks: (array length=n_nodes): what each node is coloured by: its group, unless said otherwise
 * @n_groups: one more than the highest group; 0 without nodes
 * @edge_order: (array length=n_edges): edge indices, weakest first, which is how they are painted
 * @node_order: (array length=n_nodes): node indices, most important first
 * @first_incident: (array length=n_nodes+1): where each node's edges begin in @incident
 * @incident: (array length=2*n_edges): edge indices by node, strongest first
 * @max_radius: of the largest node, in map units
 * @min_x: bounds of the nodes with their radii; all four 0 without nodes
 *
 * Immutable, reference counted, shared between threads. All fields are read only.
 */
typedef struct
{
  guint32           n_nodes;
  const VtMapNode  *nodes;
  guint32           n_edges;
  const VtMapEdge  *edges;
  const VtMapCurve *curves;
  const guint32    *marks;
  VtMapColouring    colouring;
  guint32           n_groups;
  const guint32    *edge_order;
  const guint32    *node_order;
  const guint32    *first_incident;
  const guint32    *incident;
  double            max_radius;
  double            min_x;
  double            min_y;
  double            max_x;
  double            max_y;
} VtMapScene;

/* Copies everything. Programming errors (a node out of range, a loop, a place that is not finite, a
 * radius of 0 or less) are guarded: %NULL. */
VtMapScene *
vt_map_scene_new (const VtMapNode *nodes, guint32 n_nodes, const VtMapEdge *edges, guint32 n_edges);

/* The same, with nodes coloured by @marks (array length=n_nodes). */
VtMapScene *vt_map_scene_new_coloured (const VtMapNode *nodes,
                                       guint32          n_nodes,
                                       const VtMapEdge *edges,
                                       guint32          n_edges,
                                       const guint32   *marks,
                                       VtMapColouring   colouring);

/**
 * vt_map_scene_move:
 * @x: (array length=n_nodes): finite
 * @y: (array length=n_nodes): finite
 *
 * The same map with its nodes elsewhere, in a fraction of the time of a new one: what an animation
 * shows. Shares the rest with @self.
 */
VtMapScene *vt_map_scene_move (VtMapScene *self, const double *x, const double *y);

VtMapScene *vt_map_scene_ref (VtMapScene *self);
void        vt_map_scene_unref (VtMapScene *self);

/* Where edge @edge runs at @t, 0 (at a) to 1 (at b), in map units. */
void vt_map_scene_get_point (
    const VtMapScene *self, guint32 edge, double t, double *ret_x, double *ret_y);

/* The node at the other end of @edge. */
guint32 vt_map_scene_other_end (const VtMapScene *self, guint32 edge, guint32 node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapScene, vt_map_scene_unref)

G_END_DECLS
