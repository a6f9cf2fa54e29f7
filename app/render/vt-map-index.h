/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is where on the map: for the pointer, for rubber bands and for walking by keyboard. */

#pragma once

#include "vt-map-view.h"

G_BEGIN_DECLS

/* Immutable, reference counted. */
typedef struct _VtMapIndex VtMapIndex;

typedef enum
{
  VT_MAP_STEP_LEFT,
  VT_MAP_STEP_RIGHT,
  VT_MAP_STEP_UP,
  VT_MAP_STEP_DOWN,
} VtMapStep;

VtMapIndex *vt_map_index_new (VtMapScene *scene);
VtMapIndex *vt_map_index_ref (VtMapIndex *self);
void        vt_map_index_unref (VtMapIndex *self);

/**
 * vt_map_index_node_at:
 * @tolerance_px: how far beside the drawn node still counts
 *
 * Returns: the node whose border is nearest (whose middle, if the pixel is inside several), or
 * %VT_MAP_NONE
 */
guint32 vt_map_index_node_at (
    VtMapIndex *self, const VtMapView *view, double x_px, double y_px, double tolerance_px);

/* The nearest link within @tolerance_px, above 0, the stronger on a tie; or %VT_MAP_NONE. */
guint32 vt_map_index_edge_at (
    VtMapIndex *self, const VtMapView *view, double x_px, double y_px, double tolerance_px);

/* Nodes whose middle is in the rectangle between two corners, in any order of corners.
 * Returns: (element-type guint32) (transfer full): ascending */
GArray *vt_map_index_nodes_in (VtMapIndex      *self,
                               const VtMapView *view,
                               double           x0_px,
                               double           y0_px,
                               double           x1_px,
                               double           y1_px);

/**
 * vt_map_index_nodes_within:
 * @points_px: (array length=2*n_points): x and y of the corners of any outline, which is closed
 *
 * Nodes whose middle the outline goes around; where it crosses itself, every other time.
 *
 * Returns: (element-type guint32) (transfer full): ascending; none for fewer than three corners
 */
GArray *vt_map_index_nodes_within (VtMapIndex      *self,
                                   const VtMapView *view,
                                   const double    *points_px,
                                   guint            n_points);

/**
 * vt_map_index_step:
 *
 * The node an arrow key goes to: the nearest within 45 degrees of the direction, linked or not.
 *
 * Returns: a node, or %VT_MAP_NONE if there is none that way
 */
guint32 vt_map_index_step (VtMapIndex *self, guint32 from, VtMapStep direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapIndex, vt_map_index_unref)

G_END_DECLS
