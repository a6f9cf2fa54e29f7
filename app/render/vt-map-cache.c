/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map painted once and shown often. */

#include "vt-map-cache.h"

#include "vt-map-paint.h"

#include <math.h>
#include <string.h>

/* Of the view's size on every side, once the picture moves: a flick of the hand stays inside. */
#define MARGIN 0.25

struct _VtMapCache
{
  cairo_surface_t *surface;  /* (owned) (nullable) */
  VtMapText       *text;     /* (owned) (nullable): stays when the picture goes */
  VtMapScene      *scene;    /* (owned) (nullable): what the surface shows */
  VtMapView        view;     /* of the surface, margins included */
  GArray          *selected; /* (owned) of guint32 */
  int              device_scale;
};

VtMapCache *
vt_map_cache_new (void)
{
  VtMapCache *self = g_new0 (VtMapCache, 1);

  self->selected = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
vt_map_cache_invalidate (VtMapCache *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->scene, vt_map_scene_unref);
}

void
vt_map_cache_free (VtMapCache *self)
{
  if (self == NULL)
    return;

  vt_map_cache_invalidate (self);
  vt_map_text_free (self->text);
  g_array_unref (self->selected);
  g_free (self);
}

static gboolean
shows_selection (const VtMapCache *self, const VtMapHighlight *highlight)
{
  guint32 n_selected = highlight != NULL ? highlight->n_selected : 0;

  return self->selected->len == n_selected &&
         (n_selected == 0 ||
          memcmp (self->selected->data, highlight->selected, n_selected * sizeof (guint32)) == 0);
}

static gboolean
covers (const VtMapCache *self, const VtMapView *view)
{
  const double half_pixel = 0.5 / view->scale;

  return fabs (view->centre_x - self->view.centre_x) + view->width_px / 2 / view->scale <=
             self->view.width_px / 2 / self->view.scale + half_pixel &&
         fabs (view->centre_y - self->view.centre_y) + view->height_px / 2 / view->scale <=
             self->view.height_px / 2 / self->view.scale + half_pixel;
}

static void
render (VtMapCache           *self,
        VtMapScene           *scene,
        const VtMapView      *view,
        const VtMapStyle     *style,
        const VtMapHighlight *highlight,
        double                margin,
        int                   device_scale)
{
  cairo_t *cr;

  vt_map_cache_invalidate (self);
  self->scene = vt_map_scene_ref (scene);
  self->device_scale = device_scale;
  self->view = vt_map_view_resize (*view, ceil (view->width_px * (1 + 2 * margin)),
                                   ceil (view->height_px * (1 + 2 * margin)));
  g_array_set_size (self->selected, 0);
  if (highlight != NULL && highlight->n_selected > 0)
    g_array_append_vals (self->selected, highlight->selected, highlight->n_selected);

  if (self->text == NULL || !vt_map_text_suits (self->text, style, device_scale))
    {
      vt_map_text_free (self->text);
      self->text = vt_map_text_new (style, device_scale);
    }

  self->surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->view.width_px * device_scale,
                                  (int) self->view.height_px * device_scale);
  cairo_surface_set_device_scale (self->surface, device_scale, device_scale);
  cr = cairo_create (self->surface);
  vt_map_draw_base (cr, self->text, scene, &self->view, style, highlight, VT_MAP_DETAIL_FULL);
  cairo_destroy (cr);
}

/* Shows the surface so that its map lies where the view's does. */
static void
blit (const VtMapCache *self, cairo_t *cr, const VtMapView *view)
{
  double   factor = view->scale / self->view.scale;
  double   left_px = vt_map_view_x_to_px (view, vt_map_view_x_from_px (&self->view, 0));
  double   top_px = vt_map_view_y_to_px (view, vt_map_view_y_from_px (&self->view, 0));
  gboolean unscaled = view->scale == self->view.scale;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width_px, view->height_px);
  cairo_clip (cr);
  if (unscaled)
    {
      /* Whole device pixels: a picture moved by half a pixel is blurred. */
      left_px = round (left_px * self->device_scale) / self->device_scale;
      top_px = round (top_px * self->device_scale) / self->device_scale;
    }
  cairo_translate (cr, left_px, top_px);
  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            unscaled ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  /* The clip decides what is seen; past the border the picture's last line stands in for less than
   * a pixel. */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
}

gboolean
vt_map_cache_paint (VtMapCache           *self,
                    cairo_t              *cr,
                    VtMapScene           *scene,
                    const VtMapView      *view,
                    const VtMapStyle     *style,
                    const VtMapHighlight *highlight,
                    VtMapQuality          quality,
                    int                   device_scale)
{
  gboolean same;

  g_return_val_if_fail (self != NULL && cr != NULL && scene != NULL, FALSE);
  g_return_val_if_fail (device_scale >= 1, FALSE);

  same = self->surface != NULL && self->scene == scene && self->device_scale == device_scale &&
         shows_selection (self, highlight) && covers (self, view);
  if (!same || (quality == VT_MAP_QUALITY_SHARP && self->view.scale != view->scale))
    /* At rest just what is seen, as soon as can be: most pictures are never moved. */
    render (self, scene, view, style, highlight, quality == VT_MAP_QUALITY_MOVING ? MARGIN : 0,
            device_scale);

  blit (self, cr, view);
  vt_map_draw_overlay (cr, scene, view, style, highlight);
  return self->view.scale == view->scale;
}
