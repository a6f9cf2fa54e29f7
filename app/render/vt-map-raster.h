/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and marks straight into the pixels of a picture, several times as fast as cairo draws them.
 * Internal to render. */

#pragma once

#include "vt-map-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * VtMapRaster:
 * @pixels: (unowned): 0x__RRGGBB, row by row
 * @stride: pixels from one row to the next
 *
 * All coordinates are pixels of the device from the picture's top left corner; what lies outside is
 * left out.
 */
typedef struct
{
  guint32 *pixels;
  int      width;
  int      height;
  int      stride;
} VtMapRaster;

/* @surface: an image in RGB24 or ARGB32 without transparency; vt_map_raster_end() before cairo
 * draws on it again. */
void vt_map_raster_begin (VtMapRaster *self, cairo_surface_t *surface);
void vt_map_raster_end (VtMapRaster *self, cairo_surface_t *surface);

void vt_map_raster_fill (VtMapRaster *self, guint32 colour);

/**
 * vt_map_raster_line:
 * @width: above 0; thinner than a pixel it is paler instead
 * @opacity: 0 to 1
 *
 * Antialiased by how much of each pixel is covered along the shorter axis. Has no caps: marks lie
 * over the ends.
 */
void vt_map_raster_line (VtMapRaster *self,
                         double       x0,
                         double       y0,
                         double       x1,
                         double       y1,
                         double       width,
                         guint32      colour,
                         double       opacity);

/* A cubic curve as a row of lines. @points: x and y of four points. */
void vt_map_raster_curve (
    VtMapRaster *self, const double *points, double width, guint32 colour, double opacity);

/**
 * VtMapShape:
 *
 * The outlines of marks, of about the same area each, which is what the eye compares.
 */
typedef enum
{
  VT_MAP_SHAPE_DISC,
  VT_MAP_SHAPE_SQUARE,
  VT_MAP_SHAPE_DIAMOND,
  VT_MAP_SHAPE_TRIANGLE,
  VT_MAP_SHAPE_HEXAGON,
} VtMapShape;

#define VT_MAP_N_SHAPES 5

/**
 * VtMapShapeOutline:
 * @n_corners: 0 for a disc
 * @turn: angle of the first corner, radians clockwise from the right
 * @factor: how far the corners are, for a disc of radius 1
 */
typedef struct
{
  guint  n_corners;
  double turn;
  double factor;
} VtMapShapeOutline;

const VtMapShapeOutline *vt_map_shape_get_outline (VtMapShape shape);

/**
 * VtMapRasterMark:
 * @radius: of the disc of the same area
 * @border: width of the rim of @border_colour outside of it
 * @hole: radius of a ring of @border_colour inside of it, @hole_width wide; 0 for none
 */
typedef struct
{
  VtMapShape shape;
  double     x;
  double     y;
  double     radius;
  guint32    colour;
  double     border;
  guint32    border_colour;
  double     hole;
  double     hole_width;
} VtMapRasterMark;

void vt_map_raster_mark (VtMapRaster *self, const VtMapRasterMark *mark);

void vt_map_raster_ring (VtMapRaster *self,
                         double       x,
                         double       y,
                         double       radius,
                         double       width,
                         guint32      colour,
                         double       opacity);

/* A triangle that points along (@dx, @dy), a unit vector, its tip at (@x, @y). */
void vt_map_raster_arrow (VtMapRaster *self,
                          double       x,
                          double       y,
                          double       dx,
                          double       dy,
                          double       length,
                          guint32      colour,
                          double       opacity);

G_END_DECLS
