/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the map is on the screen, and how large. */

#include "vt-map-view.h"

#define RADIUS_MIN_PX 3.0
#define RADIUS_MAX_PX 44.0

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
  return CLAMP (node->radius * self->scale, RADIUS_MIN_PX, RADIUS_MAX_PX);
}
