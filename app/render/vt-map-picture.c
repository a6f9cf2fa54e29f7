/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map painted once, of a view and what is around it. */

#include "vt-map-picture.h"

#include "vt-map-paint.h"

#include <math.h>

struct _VtMapPainter
{
  VtMapText *text; /* (owned) (nullable) */
};

VtMapPainter *
vt_map_painter_new (void)
{
  return g_new0 (VtMapPainter, 1);
}

void
vt_map_painter_free (VtMapPainter *self)
{
  if (self == NULL)
    return;

  vt_map_text_free (self->text);
  g_free (self);
}

VtMapPicture *
vt_map_picture_new (VtMapScene           *scene,
                    const VtMapView      *view,
                    const VtMapStyle     *style,
                    const VtMapHighlight *highlight,
                    int                   device_scale,
                    VtMapDetail           detail)
{
  VtMapPicture *self;

  g_return_val_if_fail (scene != NULL && view != NULL && style != NULL, NULL);
  g_return_val_if_fail (device_scale >= 1, NULL);

  self = g_new0 (VtMapPicture, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->scene = vt_map_scene_ref (scene);
  self->view = vt_map_view_resize (*view, ceil (view->width_px), ceil (view->height_px));
  self->style = *style;
  self->device_scale = device_scale;
  self->detail = detail;
  if (highlight != NULL && highlight->n_selected > 0)
    {
      self->n_selected = highlight->n_selected;
      self->selected =
          g_memdup2 (highlight->selected, highlight->n_selected * sizeof *self->selected);
    }
  return self;
}

VtMapPicture *
vt_map_picture_ref (VtMapPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_map_picture_unref (VtMapPicture *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  vt_map_scene_unref (self->scene);
  g_free (self->selected);
  g_free (self);
}

void
vt_map_picture_render (VtMapPicture *self, VtMapPainter *painter)
{
  VtMapHighlight highlight = VT_MAP_HIGHLIGHT_NONE;
  VtMapRaster    raster;
  VtMapPen       pen = {NULL, &raster, self->device_scale};

  g_return_if_fail (self->surface == NULL && painter != NULL);

  if (painter->text == NULL || !vt_map_text_suits (painter->text, &self->style, self->device_scale))
    {
      vt_map_text_free (painter->text);
      painter->text = vt_map_text_new (&self->style, self->device_scale);
    }
  highlight.selected = self->selected;
  highlight.n_selected = self->n_selected;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                              (int) self->view.width_px * self->device_scale,
                                              (int) self->view.height_px * self->device_scale);
  cairo_surface_set_device_scale (self->surface, self->device_scale, self->device_scale);
  pen.cr = cairo_create (self->surface);
  vt_map_draw_base (&pen, painter->text, self->scene, &self->view, &self->style, &highlight,
                    self->detail, self->margin_x_px, self->margin_y_px);
  cairo_destroy (pen.cr);
}

void
vt_map_picture_paint (const VtMapPicture *self, cairo_t *cr, const VtMapView *view)
{
  double   factor = view->scale / self->view.scale;
  double   left_px = vt_map_view_x_to_px (view, vt_map_view_x_from_px (&self->view, 0));
  double   top_px = vt_map_view_y_to_px (view, vt_map_view_y_from_px (&self->view, 0));
  gboolean unscaled = view->scale == self->view.scale;

  g_return_if_fail (self->surface != NULL);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width_px, view->height_px);
  cairo_clip (cr);
  if (unscaled)
    {
      /* Dot on dot: anything else would blur it, and be slower. */
      left_px = round (left_px * self->device_scale) / self->device_scale;
      top_px = round (top_px * self->device_scale) / self->device_scale;
    }
  cairo_translate (cr, left_px, top_px);
  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            unscaled ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_rectangle (cr, 0, 0, self->view.width_px, self->view.height_px);
  cairo_fill (cr);
  cairo_restore (cr);
}

gboolean
vt_map_picture_covers (const VtMapPicture *self, const VtMapView *view, double slack)
{
  const double half_pixel = 0.5 / view->scale;
  const double grown = 0.5 + slack;

  return fabs (view->centre_x - self->view.centre_x) + grown * view->width_px / view->scale <=
             self->view.width_px / 2 / self->view.scale + half_pixel &&
         fabs (view->centre_y - self->view.centre_y) + grown * view->height_px / view->scale <=
             self->view.height_px / 2 / self->view.scale + half_pixel;
}
