/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the map is on the screen, and how large. */

#pragma once

#include "vt-map-scene.h"

G_BEGIN_DECLS

#define VT_MAP_SCALE_MIN 0.5
#define VT_MAP_SCALE_MAX 1000.0

/**
 * VtMapView:
 * @centre_x: map units, in the middle of the view
 * @scale: pixels a map unit, %VT_MAP_SCALE_MIN to %VT_MAP_SCALE_MAX
 * @width_px: of the view; above 0
 *
 * A plain value.
 */
typedef struct
{
  double centre_x;
  double centre_y;
  double scale;
  double width_px;
  double height_px;
} VtMapView;

/* All of the scene, with @margin_px free on every side. */
VtMapView
vt_map_view_fit (const VtMapScene *scene, double width_px, double height_px, double margin_px);
/* The same centre and scale in another size. */
VtMapView vt_map_view_resize (VtMapView self, double width_px, double height_px);
/* @factor above 1 comes nearer; what is at the given pixel stays there. */
VtMapView vt_map_view_zoom (VtMapView self, double factor, double x_px, double y_px);
/* Moves the picture by so many pixels, as a hand drags paper. */
VtMapView vt_map_view_pan (VtMapView self, double dx_px, double dy_px);
/* The least movement that brings the node into view, @margin_px from the border. */
VtMapView
vt_map_view_reveal (VtMapView self, const VtMapScene *scene, guint32 node, double margin_px);

/* With the node in the middle. */
VtMapView vt_map_view_centre (VtMapView self, const VtMapScene *scene, guint32 node);

/**
 * vt_map_view_travel:
 * @t: 0 (at @from) to 1 (at @to)
 *
 * The view on the way from one to another: far ones from a height that shows both (van Wijk and
 * Nuij, 2003, "Smooth and Efficient Zooming and Panning"). The size is that of @to.
 */
VtMapView vt_map_view_travel (const VtMapView *from, const VtMapView *to, double t);

/* How far that is, as the eye takes it: 0 and up, about 1 for a zoom by 4 or a pan by the width. */
double vt_map_view_get_distance (const VtMapView *from, const VtMapView *to);

double vt_map_view_x_to_px (const VtMapView *self, double x);
double vt_map_view_y_to_px (const VtMapView *self, double y);
double vt_map_view_x_from_px (const VtMapView *self, double x_px);
double vt_map_view_y_from_px (const VtMapView *self, double y_px);

/* The radius a node is drawn with: in proportion, but never too small to see or to hit, nor so
 * large that it hides the map. */
double vt_map_view_radius_px (const VtMapView *self, const VtMapNode *node);

G_END_DECLS
