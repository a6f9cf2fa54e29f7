/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the map is on the screen, and how large. */

#include "vt-map-view.h"

#include <math.h>

/* Of a map unit, so that small nodes stay small next to their links; within bounds. */
#define RADIUS_MIN 0.36
#define RADIUS_LEAST_PX 1.7
#define RADIUS_MIN_PX 3.0
#define RADIUS_MAX_PX 44.0
/* How much of the way zooming takes, against panning; what people like best in the source. */
#define RHO 1.42

VtMapView
vt_map_view_fit (const VtMapScene *scene, double width_px, double height_px, double margin_px)
{
  VtMapView self = {.width_px = MAX (width_px, 1), .height_px = MAX (height_px, 1), .scale = 40};
  double    width, height;

  if (scene->n_nodes == 0)
    return self;

  width = scene->max_x - scene->min_x;
  height = scene->max_y - scene->min_y;
  self.centre_x = (scene->min_x + scene->max_x) / 2;
  self.centre_y = (scene->min_y + scene->max_y) / 2;
  self.scale = MIN (MAX (self.width_px - 2 * margin_px, 1) / width,
                    MAX (self.height_px - 2 * margin_px, 1) / height);
  /* A handful of nodes does not fill the screen with three discs. */
  self.scale = CLAMP (self.scale, VT_MAP_SCALE_MIN, 120);
  return self;
}

VtMapView
vt_map_view_resize (VtMapView self, double width_px, double height_px)
{
  self.width_px = MAX (width_px, 1);
  self.height_px = MAX (height_px, 1);
  return self;
}

VtMapView
vt_map_view_zoom (VtMapView self, double factor, double x_px, double y_px)
{
  double x = vt_map_view_x_from_px (&self, x_px);
  double y = vt_map_view_y_from_px (&self, y_px);

  g_return_val_if_fail (factor > 0, self);

  self.scale = CLAMP (self.scale * factor, VT_MAP_SCALE_MIN, VT_MAP_SCALE_MAX);
  self.centre_x = x - (x_px - self.width_px / 2) / self.scale;
  self.centre_y = y - (y_px - self.height_px / 2) / self.scale;
  return self;
}

VtMapView
vt_map_view_pan (VtMapView self, double dx_px, double dy_px)
{
  self.centre_x -= dx_px / self.scale;
  self.centre_y -= dy_px / self.scale;
  return self;
}

/* How far a picture moves so that @at lies between the margins; a margin too wide means the
 * middle. */
static double
movement_into (double at, double size, double margin)
{
  margin = MIN (margin, size / 2);
  if (at < margin)
    return margin - at;
  if (at > size - margin)
    return size - margin - at;
  return 0;
}

VtMapView
vt_map_view_reveal (VtMapView self, const VtMapScene *scene, guint32 node, double margin_px)
{
  double x_px, y_px;

  g_return_val_if_fail (node < scene->n_nodes, self);

  x_px = vt_map_view_x_to_px (&self, scene->nodes[node].x);
  y_px = vt_map_view_y_to_px (&self, scene->nodes[node].y);
  return vt_map_view_pan (self, movement_into (x_px, self.width_px, margin_px),
                          movement_into (y_px, self.height_px, margin_px));
}

VtMapView
vt_map_view_centre (VtMapView self, const VtMapScene *scene, guint32 node)
{
  g_return_val_if_fail (node < scene->n_nodes, self);

  self.centre_x = scene->nodes[node].x;
  self.centre_y = scene->nodes[node].y;
  return self;
}

/* The way, in the source's letters: widths of what is seen in map units, and S, its length. */
typedef struct
{
  double w0, w1, u1;
  double r0, s;
  double is_zoom; /* only that: the middles are the same */
} Travel;

static Travel
plan_travel (const VtMapView *from, const VtMapView *to)
{
  Travel self = {from->width_px / from->scale, to->width_px / to->scale,
                 hypot (to->centre_x - from->centre_x, to->centre_y - from->centre_y)};
  double rho2 = RHO * RHO, b0, b1;

  self.is_zoom = self.u1 < 1e-6 * MIN (self.w0, self.w1);
  if (self.is_zoom)
    {
      self.s = fabs (log (self.w1 / self.w0)) / RHO;
      return self;
    }
  b0 = (self.w1 * self.w1 - self.w0 * self.w0 + rho2 * rho2 * self.u1 * self.u1) /
       (2 * self.w0 * rho2 * self.u1);
  b1 = (self.w1 * self.w1 - self.w0 * self.w0 - rho2 * rho2 * self.u1 * self.u1) /
       (2 * self.w1 * rho2 * self.u1);
  self.r0 = -asinh (b0);
  self.s = (-asinh (b1) - self.r0) / RHO;
  return self;
}

VtMapView
vt_map_view_travel (const VtMapView *from, const VtMapView *to, double t)
{
  Travel    travel = plan_travel (from, to);
  VtMapView view = *to;
  double    w, share;

  if (t <= 0)
    return vt_map_view_resize (*from, to->width_px, to->height_px);
  if (t >= 1)
    return *to;
  if (travel.is_zoom)
    {
      w = travel.w0 * pow (travel.w1 / travel.w0, t);
      share = t;
    }
  else
    {
      double r = RHO * t * travel.s + travel.r0;

      w = travel.w0 * cosh (travel.r0) / cosh (r);
      share =
          travel.w0 / (RHO * RHO) * (cosh (travel.r0) * tanh (r) - sinh (travel.r0)) / travel.u1;
    }
  view.centre_x = from->centre_x + (to->centre_x - from->centre_x) * share;
  view.centre_y = from->centre_y + (to->centre_y - from->centre_y) * share;
  view.scale = CLAMP (to->width_px / w, VT_MAP_SCALE_MIN, VT_MAP_SCALE_MAX);
  return view;
}

double
vt_map_view_get_distance (const VtMapView *from, const VtMapView *to)
{
  return fabs (plan_travel (from, to).s);
}

double
vt_map_view_x_to_px (const VtMapView *self, double x)
{
  return (x - self->centre_x) * self->scale + self->width_px / 2;
}

double
vt_map_view_y_to_px (const VtMapView *self, double y)
{
  return (y - self->centre_y) * self->scale + self->height_px / 2;
}

double
vt_map_view_x_from_px (const VtMapView *self, double x_px)
{
  return (x_px - self->width_px / 2) / self->scale + self->centre_x;
}

double
vt_map_view_y_from_px (const VtMapView *self, double y_px)
{
  return (y_px - self->height_px / 2) / self->scale + self->centre_y;
}

double
vt_map_view_radius_px (const VtMapView *self, const VtMapNode *node)
{
  double least_px = CLAMP (RADIUS_MIN * self->scale, RADIUS_LEAST_PX, RADIUS_MIN_PX);

  return CLAMP (node->radius * self->scale, least_px, RADIUS_MAX_PX);
}
