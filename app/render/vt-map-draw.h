/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map on cairo: the same for the screen, for files and for tests. */

#pragma once

#include "vt-map-style.h"
#include "vt-map-view.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * VtMapHighlight:
 * @selected: (array length=n_selected) (nullable): nodes in any order; while there are any, what
 * is neither selected nor linked to a selected node is dimmed
 * @hovered: node under the pointer, or %VT_MAP_NONE
 * @focus: node the keyboard is on, or %VT_MAP_NONE
 * @hovered_edge: link under the pointer where no node is, or %VT_MAP_NONE
 * @pinned: (array length=n_pinned) (nullable): nodes that get a dot in the middle
 */
typedef struct
{
  const guint32 *selected;
  guint32        n_selected;
  guint32        hovered;
  guint32        focus;
  guint32        hovered_edge;
  const guint32 *pinned;
  guint32        n_pinned;
} VtMapHighlight;

#define VT_MAP_HIGHLIGHT_NONE                                                                      \
  {                                                                                                \
    NULL, 0, VT_MAP_NONE, VT_MAP_NONE, VT_MAP_NONE, NULL, 0                                        \
  }

/**
 * VtMapDetail:
 * @VT_MAP_DETAIL_FULL: everything
 * @VT_MAP_DETAIL_MOVING: while nodes move: no labels, which could not be read
 * @VT_MAP_DETAIL_OVERVIEW: a small picture of the whole: no labels, nodes as small as dots
 */
typedef enum
{
  VT_MAP_DETAIL_FULL,
  VT_MAP_DETAIL_MOVING,
  VT_MAP_DETAIL_OVERVIEW,
} VtMapDetail;

/**
 * VtMapLabel:
 * @node: whose label it is
 * @x_px: left edge of the text's box in the view
 * @is_name: whether it names the node's group, in larger letters
 */
typedef struct
{
  guint32  node;
  double   x_px;
  double   y_px;
  double   width_px;
  double   height_px;
  gboolean is_name;
} VtMapLabel;

/**
 * vt_map_place_labels:
 *
 * The labels vt_map_draw() draws: the selected nodes' first, then their neighbours', then one for
 * each group that is large enough for a name, then the others; all by importance, each where none
 * drawn before it stands and no other node is hidden. The nearer the view, the more of them fit.
 * The hovered or focused node's own tag lies over all of them.
 *
 * Returns: (element-type VtMapLabel) (transfer full): no two of them overlap
 */
GArray *vt_map_place_labels (const VtMapScene     *scene,
                             const VtMapView      *view,
                             const VtMapStyle     *style,
                             const VtMapHighlight *highlight);

/**
 * vt_map_draw:
 * @cr: its origin is the view's top left corner; nothing is drawn outside the view
 * @highlight: (nullable): nothing
 */
void vt_map_draw (cairo_t              *cr,
                  const VtMapScene     *scene,
                  const VtMapView      *view,
                  const VtMapStyle     *style,
                  const VtMapHighlight *highlight,
                  VtMapDetail           detail);

/* A mark alone, as in a legend: in its colour and shape. */
void vt_map_draw_mark (cairo_t          *cr,
                       const VtMapStyle *style,
                       VtMapColouring    colouring,
                       guint32           mark,
                       double            x_px,
                       double            y_px,
                       double            radius_px);

/**
 * vt_map_draw_sample_edge:
 * @band: as of a #VtMapEdge; 0 for a link between groups
 *
 * A link alone, as in a legend, from left to right.
 */
void vt_map_draw_sample_edge (cairo_t          *cr,
                              const VtMapStyle *style,
                              double            strength,
                              guint32           band,
                              VtMapDirection    direction,
                              double            x0_px,
                              double            x1_px,
                              double            y_px);

G_END_DECLS
