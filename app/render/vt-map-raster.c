/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and marks straight into the pixels of a picture. */

#include "vt-map-raster.h"

#include <math.h>

/* Of 256: less is not seen. */
#define LEAST_ALPHA 2
/* How far a curve may leave the lines it is drawn as. */
#define FLATNESS_PX 0.35
#define MAX_CURVE_LINES 32

static const VtMapShapeOutline outlines[VT_MAP_N_SHAPES] = {
    [VT_MAP_SHAPE_DISC] = {0, 0, 1},       [VT_MAP_SHAPE_SQUARE] = {4, G_PI / 4, 1.25},
    [VT_MAP_SHAPE_DIAMOND] = {4, 0, 1.25}, [VT_MAP_SHAPE_TRIANGLE] = {3, -G_PI / 2, 1.5},
    [VT_MAP_SHAPE_HEXAGON] = {6, 0, 1.1},
};

const VtMapShapeOutline *
vt_map_shape_get_outline (VtMapShape shape)
{
  return &outlines[shape];
}

void
vt_map_raster_begin (VtMapRaster *self, cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  self->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  self->width = cairo_image_surface_get_width (surface);
  self->height = cairo_image_surface_get_height (surface);
  self->stride = cairo_image_surface_get_stride (surface) / (int) sizeof (guint32);
}

void
vt_map_raster_end (VtMapRaster *self, cairo_surface_t *surface)
{
  cairo_surface_mark_dirty (surface);
  self->pixels = NULL;
}

void
vt_map_raster_fill (VtMapRaster *self, guint32 colour)
{
  for (int y = 0; y < self->height; y++)
    {
      guint32 *row = self->pixels + (gsize) y * (gsize) self->stride;

      for (int x = 0; x < self->width; x++)
        row[x] = colour | 0xff000000u;
    }
}

/* @alpha: 0 to 256 */
static inline void
blend (guint32 *pixel, guint32 colour, guint32 alpha)
{
  guint32 below = *pixel;
  guint32 red_blue = (below & 0xff00ff) * (256 - alpha) + (colour & 0xff00ff) * alpha;
  guint32 green = (below & 0x00ff00) * (256 - alpha) + (colour & 0x00ff00) * alpha;

  *pixel = 0xff000000u | ((red_blue >> 8) & 0xff00ff) | ((green >> 8) & 0x00ff00);
}

/* ---- lines ---- */

/* Cuts the line to between @least and @most along its first axis. */
static gboolean
cut (double *u0, double *v0, double *u1, double *v1, double least, double most)
{
  double slope = *u1 > *u0 ? (*v1 - *v0) / (*u1 - *u0) : 0;

  if (*u1 < least || *u0 > most)
    return FALSE;
  if (*u0 < least)
    {
      *v0 += (least - *u0) * slope;
      *u0 = least;
    }
  if (*u1 > most)
    {
      *v1 -= (*u1 - most) * slope;
      *u1 = most;
    }
  return TRUE;
}

typedef struct
{
  guint32 *pixels;
  int      n_u, n_v;           /* pixels along the longer and the shorter axis */
  gsize    u_stride, v_stride; /* from one to the next along each */
  double   half;               /* of the width, along the shorter axis */
  double   alpha;
  guint32  colour;
} Strip;

/* One crossing of the line, from @low to @high along the shorter axis. */
static inline void
paint_crossing (const Strip *strip, int u, double low, double high)
{
  int      first = MAX ((int) floor (low), 0);
  int      last = MIN ((int) floor (high), strip->n_v - 1);
  guint32 *pixel = strip->pixels + (gsize) u * strip->u_stride + (gsize) first * strip->v_stride;

  for (int v = first; v <= last; v++, pixel += strip->v_stride)
    {
      double  covered = MIN (v + 1.0, high) - MAX ((double) v, low);
      guint32 alpha = (guint32) (covered * strip->alpha + 0.5);

      if (alpha >= LEAST_ALPHA)
        blend (pixel, strip->colour, MIN (alpha, 256));
    }
}

/* Half open, so that lines one after the other leave no gap and paint no pixel twice. */
static void
paint_along (const Strip *strip, double u0, double v0, double u1, double v1)
{
  double slope, v;
  int    first, end;

  if (!cut (&u0, &v0, &u1, &v1, 0, strip->n_u) || u1 <= u0)
    return;
  slope = (v1 - v0) / (u1 - u0);
  first = (int) ceil (u0 - 0.5);
  end = MIN ((int) ceil (u1 - 0.5), strip->n_u);
  v = v0 + (first + 0.5 - u0) * slope;
  for (int u = MAX (first, 0); u < end; u++, v += slope)
    if (v + strip->half >= 0 && v - strip->half < strip->n_v)
      paint_crossing (strip, u, v - strip->half, v + strip->half);
}

void
vt_map_raster_line (VtMapRaster *self,
                    double       x0,
                    double       y0,
                    double       x1,
                    double       y1,
                    double       width,
                    guint32      colour,
                    double       opacity)
{
  double dx = x1 - x0, dy = y1 - y0;
  Strip  strip = {.pixels = self->pixels, .alpha = opacity * 256, .colour = colour};

  if (fabs (dx) >= fabs (dy))
    {
      double slope = dx != 0 ? dy / dx : 0;

      strip.n_u = self->width;
      strip.n_v = self->height;
      strip.u_stride = 1;
      strip.v_stride = (gsize) self->stride;
      strip.half = width / 2 * sqrt (1 + slope * slope);
      if (dx >= 0)
        paint_along (&strip, x0, y0, x1, y1);
      else
        paint_along (&strip, x1, y1, x0, y0);
      return;
    }
  strip.n_u = self->height;
  strip.n_v = self->width;
  strip.u_stride = (gsize) self->stride;
  strip.v_stride = 1;
  strip.half = width / 2 * sqrt (1 + dx / dy * (dx / dy));
  if (dy >= 0)
    paint_along (&strip, y0, x0, y1, x1);
  else
    paint_along (&strip, y1, x1, y0, x0);
}

/* A cubic's second differences bound how far it leaves its chords (Goldman, 2003, "Pyramid
 * Algorithms": for n equal parts at most 3/4 of the larger over n²). */
static int
count_lines (const double *p)
{
  double one = hypot (p[0] - 2 * p[2] + p[4], p[1] - 2 * p[3] + p[5]);
  double two = hypot (p[2] - 2 * p[4] + p[6], p[3] - 2 * p[5] + p[7]);
  double n = ceil (sqrt (0.75 * MAX (one, two) / FLATNESS_PX));

  return (int) CLAMP (n, 1, MAX_CURVE_LINES);
}

static gboolean
is_outside (const VtMapRaster *self, const double *p, double width)
{
  double left = MIN (MIN (p[0], p[2]), MIN (p[4], p[6]));
  double right = MAX (MAX (p[0], p[2]), MAX (p[4], p[6]));
  double top = MIN (MIN (p[1], p[3]), MIN (p[5], p[7]));
  double bottom = MAX (MAX (p[1], p[3]), MAX (p[5], p[7]));

  return right < -width || bottom < -width || left > self->width + width ||
         top > self->height + width;
}

void
vt_map_raster_curve (
    VtMapRaster *self, const double *points, double width, guint32 colour, double opacity)
{
  const double *p = points;
  double        x = p[0], y = p[1];
  int           n;

  if (is_outside (self, points, width))
    return;
  n = count_lines (points);
  for (int k = 1; k <= n; k++)
    {
      double t = (double) k / n, s = 1 - t;
      double next_x =
          s * s * s * p[0] + 3 * s * s * t * p[2] + 3 * s * t * t * p[4] + t * t * t * p[6];
      double next_y =
          s * s * s * p[1] + 3 * s * s * t * p[3] + 3 * s * t * t * p[5] + t * t * t * p[7];

      vt_map_raster_line (self, x, y, next_x, next_y, width, colour, opacity);
      x = next_x;
      y = next_y;
    }
}

/* ---- marks ---- */

#define MAX_CORNERS 6

/* A convex outline as half planes: a point is as far out as its farthest. */
typedef struct
{
  guint  n; /* 0 for a disc */
  double nx[MAX_CORNERS];
  double ny[MAX_CORNERS];
  double inner; /* distance of the sides from the middle; of a disc, its radius */
} Outline;

static void
outline_init (Outline *self, VtMapShape shape, double radius)
{
  const VtMapShapeOutline *outline = &outlines[shape];
  double                   half = outline->n_corners > 0 ? G_PI / outline->n_corners : 0;

  self->n = outline->n_corners;
  self->inner = radius * outline->factor * cos (half);
  for (guint k = 0; k < self->n; k++)
    {
      double angle = outline->turn + half + 2 * half * k;

      self->nx[k] = cos (angle);
      self->ny[k] = sin (angle);
    }
}

/* Pixels outside of the outline; below 0 inside. */
static inline double
outline_distance (const Outline *self, double x, double y)
{
  double farthest = -G_MAXDOUBLE;

  if (self->n == 0)
    return sqrt (x * x + y * y) - self->inner;
  for (guint k = 0; k < self->n; k++)
    farthest = MAX (farthest, x * self->nx[k] + y * self->ny[k]);
  return farthest - self->inner;
}

static inline guint32
alpha_inside (double distance, double opacity)
{
  return (guint32) (CLAMP (0.5 - distance, 0, 1) * opacity * 256 + 0.5);
}

typedef struct
{
  int x0, y0, x1, y1;
} Box;

static gboolean
box_around (const VtMapRaster *self, double x, double y, double reach, Box *ret_box)
{
  if (!(x + reach > 0 && y + reach > 0 && x - reach < self->width && y - reach < self->height))
    return FALSE;
  *ret_box =
      (Box){MAX ((int) floor (x - reach), 0), MAX ((int) floor (y - reach), 0),
            MIN ((int) ceil (x + reach), self->width), MIN ((int) ceil (y + reach), self->height)};
  return TRUE;
}

void
vt_map_raster_mark (VtMapRaster *self, const VtMapRasterMark *mark)
{
  Outline outline;
  double  factor = outlines[mark->shape].factor;
  double  ratio;
  Box     box;

  outline_init (&outline, mark->shape, mark->radius);
  ratio = mark->radius > 0 ? mark->hole / mark->radius : 0;
  if (!box_around (self, mark->x, mark->y, (mark->radius + mark->border) * factor + 1, &box))
    return;

  for (int y = box.y0; y < box.y1; y++)
    for (int x = box.x0; x < box.x1; x++)
      {
        guint32 *pixel = self->pixels + (gsize) y * (gsize) self->stride + x;
        double   distance = outline_distance (&outline, x + 0.5 - mark->x, y + 0.5 - mark->y);
        guint32  inside = alpha_inside (distance, 1);

        if (inside < 256)
          {
            guint32 rim = alpha_inside (distance - mark->border, 1);

            if (rim == 0)
              continue;
            blend (pixel, mark->border_colour, rim);
          }
        blend (pixel, mark->colour, inside);
        if (mark->hole > 0)
          {
            double off = fabs (distance + outline.inner * (1 - ratio)) - mark->hole_width / 2;

            blend (pixel, mark->border_colour, alpha_inside (off, 1));
          }
      }
}

void
vt_map_raster_ring (VtMapRaster *self,
                    double       x,
                    double       y,
                    double       radius,
                    double       width,
                    guint32      colour,
                    double       opacity)
{
  Box box;

  if (!box_around (self, x, y, radius + width, &box))
    return;
  for (int row = box.y0; row < box.y1; row++)
    for (int column = box.x0; column < box.x1; column++)
      {
        double  off = fabs (hypot (column + 0.5 - x, row + 0.5 - y) - radius) - width / 2;
        guint32 alpha = alpha_inside (off, opacity);

        if (alpha > 0)
          blend (self->pixels + (gsize) row * (gsize) self->stride + column, colour, alpha);
      }
}

void
vt_map_raster_arrow (VtMapRaster *self,
                     double       x,
                     double       y,
                     double       dx,
                     double       dy,
                     double       length,
                     guint32      colour,
                     double       opacity)
{
  /* Two sides that open by a quarter of a right angle each, and the back. */
  const double slim = 0.45;
  double       norm = sqrt (1 + slim * slim);
  Box          box;

  if (!box_around (self, x, y, length * 1.2, &box))
    return;
  for (int row = box.y0; row < box.y1; row++)
    for (int column = box.x0; column < box.x1; column++)
      {
        double  px = column + 0.5 - x, py = row + 0.5 - y;
        double  along = px * dx + py * dy, aside = fabs (py * dx - px * dy);
        double  distance = MAX ((aside + along * slim) / norm, -along - length);
        guint32 alpha = alpha_inside (distance, opacity);

        if (alpha > 0)
          blend (self->pixels + (gsize) row * (gsize) self->stride + column, colour, alpha);
      }
}
