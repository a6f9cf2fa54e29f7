/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What draws links and marks: cairo on any surface, or our own lines on a picture. Internal to
 * render. */

#pragma once

#include "vt-map-raster.h"
#include "vt-map-style.h"

G_BEGIN_DECLS

/**
 * VtMapPen:
 * @cr: (unowned): its origin is the view's top left corner
 * @raster: (nullable) (unowned): of @cr's surface, if it is a picture with the view's top left
 * corner as its own; then @cr is for text only
 * @device_scale: pixels of the device a pixel of the view
 */
typedef struct
{
  cairo_t     *cr;
  VtMapRaster *raster;
  double       device_scale;
} VtMapPen;

/**
 * VtMapMark:
 * @has_hole: whether a ring is left out of it, which tells the sixth to tenth mark from the first
 * to fifth
 *
 * What a mark looks like.
 */
typedef struct
{
  VtMapShape shape;
  guint32    colour;
  gboolean   has_hole;
} VtMapMark;

VtMapMark vt_map_mark_get (const VtMapStyle *style, VtMapColouring colouring, guint32 mark);

/* @points: (array fixed-size=8): of a cubic curve in the view */
void vt_map_pen_curve (VtMapPen     *self,
                       const double *points,
                       gboolean      is_bent,
                       guint32       colour,
                       double        width_px,
                       double        opacity);

/* With a rim in @background that keeps it apart from what it lies over. */
void vt_map_pen_mark (VtMapPen        *self,
                      const VtMapMark *mark,
                      guint32          background,
                      double           x_px,
                      double           y_px,
                      double           radius_px);

void vt_map_pen_ring (
    VtMapPen *self, double x_px, double y_px, double radius_px, double width_px, guint32 colour);

/* As vt_map_raster_arrow(), in the view. */
void vt_map_pen_arrow (VtMapPen *self,
                       double    x_px,
                       double    y_px,
                       double    dx,
                       double    dy,
                       double    length_px,
                       guint32   colour,
                       double    opacity);

G_END_DECLS
