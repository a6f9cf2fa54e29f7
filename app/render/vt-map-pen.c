/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What draws links and marks: cairo on any surface, or our own lines on a picture. */

#include "vt-map-pen.h"

#include "vt-map-paint.h"

#include <math.h>

#define BORDER_PX 1.0
#define HOLE_PX 1.5
#define HOLE_SHARE 0.58
/* Below it a ring inside the mark would fill it. */
#define HOLE_MIN_RADIUS_PX 5.0
/* How wide an arrowhead is, for its length. */
#define ARROW_SLIM 0.45

VtMapMark
vt_map_mark_get (const VtMapStyle *style, VtMapColouring colouring, guint32 mark)
{
  VtMapMark self = {VT_MAP_SHAPE_DISC, vt_map_style_get_mark_colour (style, colouring, mark),
                    FALSE};

  if (colouring == VT_MAP_COLOURING_BANDS)
    {
      self.has_hole = mark >= VT_MAP_N_BANDS;
      return self;
    }
  self.shape = (VtMapShape) (mark % VT_MAP_N_SHAPES);
  self.has_hole = (mark / VT_MAP_N_SHAPES) % 2 == 1;
  return self;
}

/* ---- links ---- */

static void
stroke_with_cairo (VtMapPen     *self,
                   const double *p,
                   gboolean      is_bent,
                   guint32       colour,
                   double        width_px,
                   double        opacity)
{
  vt_map_set_colour (self->cr, colour, opacity);
  cairo_set_line_width (self->cr, width_px);
  cairo_move_to (self->cr, p[0], p[1]);
  if (is_bent)
    cairo_curve_to (self->cr, p[2], p[3], p[4], p[5], p[6], p[7]);
  else
    cairo_line_to (self->cr, p[6], p[7]);
  cairo_stroke (self->cr);
}

void
vt_map_pen_curve (VtMapPen     *self,
                  const double *points,
                  gboolean      is_bent,
                  guint32       colour,
                  double        width_px,
                  double        opacity)
{
  double scaled[8];

  if (self->raster == NULL)
    {
      stroke_with_cairo (self, points, is_bent, colour, width_px, opacity);
      return;
    }
  for (int k = 0; k < 8; k++)
    scaled[k] = points[k] * self->device_scale;
  if (is_bent)
    vt_map_raster_curve (self->raster, scaled, width_px * self->device_scale, colour, opacity);
  else
    vt_map_raster_line (self->raster, scaled[0], scaled[1], scaled[6], scaled[7],
                        width_px * self->device_scale, colour, opacity);
}

/* ---- marks ---- */

static void
mark_path (cairo_t *cr, VtMapShape shape, double x_px, double y_px, double radius_px)
{
  const VtMapShapeOutline *outline = vt_map_shape_get_outline (shape);

  cairo_new_path (cr);
  if (outline->n_corners == 0)
    cairo_arc (cr, x_px, y_px, radius_px, 0, 2 * G_PI);
  for (guint k = 0; k < outline->n_corners; k++)
    {
      double angle = outline->turn + 2 * G_PI * k / outline->n_corners;

      cairo_line_to (cr, x_px + radius_px * outline->factor * cos (angle),
                     y_px + radius_px * outline->factor * sin (angle));
    }
  cairo_close_path (cr);
}

static void
mark_with_cairo (VtMapPen        *self,
                 const VtMapMark *mark,
                 guint32          background,
                 double           x_px,
                 double           y_px,
                 double           radius_px)
{
  /* The border is a larger mark below: filling takes half the time of stroking. */
  mark_path (self->cr, mark->shape, x_px, y_px, radius_px + BORDER_PX);
  vt_map_set_colour (self->cr, background, 1);
  cairo_fill (self->cr);
  mark_path (self->cr, mark->shape, x_px, y_px, radius_px);
  vt_map_set_colour (self->cr, mark->colour, 1);
  cairo_fill (self->cr);

  if (mark->has_hole && radius_px >= HOLE_MIN_RADIUS_PX)
    {
      mark_path (self->cr, mark->shape, x_px, y_px, radius_px * HOLE_SHARE);
      vt_map_set_colour (self->cr, background, 1);
      cairo_set_line_width (self->cr, HOLE_PX);
      cairo_stroke (self->cr);
    }
}

void
vt_map_pen_mark (VtMapPen        *self,
                 const VtMapMark *mark,
                 guint32          background,
                 double           x_px,
                 double           y_px,
                 double           radius_px)
{
  double          scale = self->device_scale;
  VtMapRasterMark pixels = {.shape = mark->shape,
                            .x = x_px * scale,
                            .y = y_px * scale,
                            .radius = radius_px * scale,
                            .colour = mark->colour,
                            .border = BORDER_PX * scale,
                            .border_colour = background};

  if (self->raster == NULL)
    {
      mark_with_cairo (self, mark, background, x_px, y_px, radius_px);
      return;
    }
  if (mark->has_hole && radius_px >= HOLE_MIN_RADIUS_PX)
    {
      pixels.hole = pixels.radius * HOLE_SHARE;
      pixels.hole_width = HOLE_PX * scale;
    }
  vt_map_raster_mark (self->raster, &pixels);
}

void
vt_map_pen_ring (
    VtMapPen *self, double x_px, double y_px, double radius_px, double width_px, guint32 colour)
{
  double scale = self->device_scale;

  if (self->raster != NULL)
    {
      vt_map_raster_ring (self->raster, x_px * scale, y_px * scale, radius_px * scale,
                          width_px * scale, colour, 1);
      return;
    }
  cairo_new_path (self->cr);
  cairo_arc (self->cr, x_px, y_px, radius_px, 0, 2 * G_PI);
  vt_map_set_colour (self->cr, colour, 1);
  cairo_set_line_width (self->cr, width_px);
  cairo_stroke (self->cr);
}

void
vt_map_pen_arrow (VtMapPen *self,
                  double    x_px,
                  double    y_px,
                  double    dx,
                  double    dy,
                  double    length_px,
                  guint32   colour,
                  double    opacity)
{
  double scale = self->device_scale;
  double back_x = x_px - dx * length_px, back_y = y_px - dy * length_px;
  double aside = length_px * ARROW_SLIM;

  if (self->raster != NULL)
    {
      vt_map_raster_arrow (self->raster, x_px * scale, y_px * scale, dx, dy, length_px * scale,
                           colour, opacity);
      return;
    }
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x_px, y_px);
  cairo_line_to (self->cr, back_x - dy * aside, back_y + dx * aside);
  cairo_line_to (self->cr, back_x + dy * aside, back_y - dx * aside);
  cairo_close_path (self->cr);
  vt_map_set_colour (self->cr, colour, opacity);
  cairo_fill (self->cr);
}
