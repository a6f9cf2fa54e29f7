/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the drawing files share. Internal to render. */

#pragma once

#include "vt-map-draw.h"

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

/* The outline of a group's shape as the current path. */
void vt_map_mark_path (cairo_t *cr, guint32 group, double x_px, double y_px, double radius_px);

/* A layout for labels, the same on every surface: unhinted, so that text keeps its width while
 * zooming. */
PangoLayout *vt_map_layout_new (cairo_t *cr, const VtMapStyle *style);

/* Everything but the hovered and the focused node's rings and label, which change often. */
void vt_map_draw_base (cairo_t              *cr,
                       const VtMapScene     *scene,
                       const VtMapView      *view,
                       const VtMapStyle     *style,
                       const VtMapHighlight *highlight,
                       VtMapDetail           detail);
void vt_map_draw_overlay (cairo_t              *cr,
                          const VtMapScene     *scene,
                          const VtMapView      *view,
                          const VtMapStyle     *style,
                          const VtMapHighlight *highlight);

/* Text at the top left corner given, with a halo that keeps lines from striking it through. */
void vt_map_draw_text (cairo_t          *cr,
                       PangoLayout      *layout,
                       const VtMapStyle *style,
                       double            opacity,
                       double            x_px,
                       double            y_px);

G_END_DECLS
