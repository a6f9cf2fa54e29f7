/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the drawing files share. Internal to render. */

#pragma once

#include "vt-map-draw.h"
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

/* The outline of a group's shape as the current path. */
void vt_map_mark_path (cairo_t *cr, guint32 group, double x_px, double y_px, double radius_px);

/**
 * vt_map_place_labels_with:
 * @states: (array length=n_nodes)
 *
 * As vt_map_place_labels(), with texts measured before.
 */
GArray *vt_map_place_labels_with (VtMapText        *text,
                                  const VtMapScene *scene,
                                  const VtMapView  *view,
                                  const guint8     *states);

/* Everything but the hovered and the focused node's rings and label, which change often. */
void vt_map_draw_base (cairo_t              *cr,
                       VtMapText            *text,
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

G_END_DECLS
