/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the drawing files share. Internal to render. */

#pragma once

#include "vt-map-draw.h"
#include "vt-map-pen.h"
#include "vt-map-text.h"

G_BEGIN_DECLS

/* How a node stands to the selection. */
typedef enum
{
  VT_MAP_STATE_PLAIN,
  VT_MAP_STATE_DIMMED,
  VT_MAP_STATE_NEIGHBOUR,
  VT_MAP_STATE_SELECTED,
} VtMapState;

/* Returns: (array length=n_nodes) (transfer full): a #VtMapState for each node */
guint8 *vt_map_states_new (const VtMapScene *scene, const VtMapHighlight *highlight);

void vt_map_set_colour (cairo_t *cr, guint32 colour, double opacity);

/**
 * VtMapStroke:
 * @opacity: 0 for a link that is left out
 *
 * How a link is drawn.
 */
typedef struct
{
  guint32 colour;
  double  width_px;
  double  opacity;
} VtMapStroke;

VtMapStroke vt_map_stroke_of_edge (const VtMapScene *scene,
                                   const VtMapView  *view,
                                   const VtMapStyle *style,
                                   guint32           edge);

/* @ret_points: (array fixed-size=8): x and y of the four points of the edge's curve in the view */
void vt_map_edge_points (const VtMapScene *scene,
                         const VtMapView  *view,
                         guint32           edge,
                         double           *ret_points);

/**
 * VtMapArrow:
 *
 * The tip of an arrowhead in the view, and which way it points.
 */
typedef struct
{
  double x_px;
  double y_px;
  double dx;
  double dy;
  double length_px;
} VtMapArrow;

/**
 * vt_map_arrow_of_edge:
 * @points: (inout) (array fixed-size=8): of the edge; where it has an arrowhead they end at its
 * back
 *
 * Returns: %FALSE where the edge has none, or is too short to show it
 */
gboolean vt_map_arrow_of_edge (const VtMapScene *scene,
                               const VtMapView  *view,
                               guint32           edge,
                               double            width_px,
                               double           *points,
                               VtMapArrow       *ret_arrow);

/**
 * vt_map_place_labels_with:
 * @states: (array length=n_nodes)
 * @margin_x_px: of the view at the left and right that is not seen for now: no label lies across
 * the border between both
 *
 * As vt_map_place_labels(), with texts measured before.
 */
GArray *vt_map_place_labels_with (VtMapText        *text,
                                  const VtMapScene *scene,
                                  const VtMapView  *view,
                                  const guint8     *states,
                                  double            margin_x_px,
                                  double            margin_y_px);

/* The radius a node is drawn with at that detail. */
double vt_map_radius_at_detail (const VtMapView *view, const VtMapNode *node, VtMapDetail detail);

/* Everything but the hovered and the focused node's rings and label, which change often. Margins:
 * as of vt_map_place_labels_with(). */
void vt_map_draw_base (VtMapPen             *pen,
                       VtMapText            *text,
                       const VtMapScene     *scene,
                       const VtMapView      *view,
                       const VtMapStyle     *style,
                       const VtMapHighlight *highlight,
                       VtMapDetail           detail,
                       double                margin_x_px,
                       double                margin_y_px);
void vt_map_draw_overlay (cairo_t              *cr,
                          const VtMapScene     *scene,
                          const VtMapView      *view,
                          const VtMapStyle     *style,
                          const VtMapHighlight *highlight);

G_END_DECLS
