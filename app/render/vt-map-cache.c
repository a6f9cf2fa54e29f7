/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map painted once and shown often. */

#include "vt-map-cache.h"

#include "vt-map-paint.h"

#include <math.h>
#include <string.h>

/* Of the view's size on every side: a flick of the hand stays inside. */
#define MARGIN 0.25
/* So much of it is kept in hand while the view moves, until the next picture is there. */
#define SLACK 0.06
/* A picture that is scaled by more than that is too coarse, or shows too much. */
#define MOST_SCALING 1.3
#define OVERVIEW_WIDTH_PX 640
#define OVERVIEW_HEIGHT_PX 400
#define OVERVIEW_MARGIN_PX 6

struct _VtMapCache
{
  VtMapPicture *picture;  /* (owned) (nullable) */
  VtMapPicture *overview; /* (owned) (nullable) */
};

VtMapCache *
vt_map_cache_new (void)
{
  return g_new0 (VtMapCache, 1);
}

void
vt_map_cache_clear (VtMapCache *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->picture, vt_map_picture_unref);
  g_clear_pointer (&self->overview, vt_map_picture_unref);
}

void
vt_map_cache_free (VtMapCache *self)
{
  if (self == NULL)
    return;

  vt_map_cache_clear (self);
  g_free (self);
}

static gboolean
shows_selection (const VtMapPicture *picture, const VtMapHighlight *highlight)
{
  guint32 n_selected = highlight != NULL ? highlight->n_selected : 0;

  return picture->n_selected == n_selected &&
         (n_selected == 0 ||
          memcmp (picture->selected, highlight->selected, n_selected * sizeof (guint32)) == 0);
}

static gboolean
serves (const VtMapPicture   *picture,
        VtMapScene           *scene,
        const VtMapView      *view,
        const VtMapStyle     *style,
        const VtMapHighlight *highlight,
        VtMapQuality          quality,
        int                   device_scale)
{
  double factor;

  if (picture == NULL || picture->scene != scene || picture->device_scale != device_scale ||
      !shows_selection (picture, highlight) || !vt_map_style_equal (&picture->style, style))
    return FALSE;
  if (quality == VT_MAP_QUALITY_SHARP)
    return picture->view.scale == view->scale && picture->detail == VT_MAP_DETAIL_FULL &&
           vt_map_picture_covers (picture, view, 0);
  factor = view->scale / picture->view.scale;
  return factor < MOST_SCALING && factor > 1 / MOST_SCALING &&
         vt_map_picture_covers (picture, view, SLACK);
}

/* Whether its labels were placed for just this view. */
static gboolean
is_of_view (const VtMapPicture *picture, const VtMapView *view)
{
  double half_pixel = 0.5 / view->scale;

  return picture->margin_x_px == ceil (view->width_px * MARGIN) &&
         picture->margin_y_px == ceil (view->height_px * MARGIN) &&
         fabs (picture->view.centre_x - view->centre_x) < half_pixel &&
         fabs (picture->view.centre_y - view->centre_y) < half_pixel;
}

VtMapPicture *
vt_map_cache_order (VtMapCache           *self,
                    VtMapScene           *scene,
                    const VtMapView      *view,
                    const VtMapStyle     *style,
                    const VtMapHighlight *highlight,
                    VtMapQuality          quality,
                    int                   device_scale)
{
  VtMapView     larger;
  VtMapPicture *picture;
  double        margin_x_px, margin_y_px;

  g_return_val_if_fail (self != NULL && scene != NULL && view != NULL && style != NULL, NULL);

  if (serves (self->picture, scene, view, style, highlight, quality, device_scale) &&
      (quality != VT_MAP_QUALITY_SHARP || is_of_view (self->picture, view)))
    return NULL;
  /* A whole number on either side, so that its pixels lie on those of the view. */
  margin_x_px = ceil (view->width_px * MARGIN);
  margin_y_px = ceil (view->height_px * MARGIN);
  larger = vt_map_view_resize (*view, view->width_px + 2 * margin_x_px,
                               view->height_px + 2 * margin_y_px);
  picture = vt_map_picture_new (scene, &larger, style, highlight, device_scale,
                                quality == VT_MAP_QUALITY_ANIMATED ? VT_MAP_DETAIL_MOVING
                                                                   : VT_MAP_DETAIL_FULL);
  if (quality == VT_MAP_QUALITY_SHARP)
    {
      picture->margin_x_px = margin_x_px;
      picture->margin_y_px = margin_y_px;
    }
  return picture;
}

VtMapPicture *
vt_map_cache_order_overview (VtMapCache *self, VtMapScene *scene, const VtMapStyle *style)
{
  VtMapView view;

  g_return_val_if_fail (self != NULL && scene != NULL && style != NULL, NULL);

  if (self->overview != NULL && self->overview->scene == scene &&
      vt_map_style_equal (&self->overview->style, style))
    return NULL;
  view = vt_map_view_fit (scene, OVERVIEW_WIDTH_PX, OVERVIEW_HEIGHT_PX, OVERVIEW_MARGIN_PX);
  return vt_map_picture_new (scene, &view, style, NULL, 1, VT_MAP_DETAIL_OVERVIEW);
}

void
vt_map_cache_take (VtMapCache *self, VtMapPicture *picture)
{
  VtMapPicture **place =
      picture->detail == VT_MAP_DETAIL_OVERVIEW ? &self->overview : &self->picture;

  g_return_if_fail (self != NULL && picture != NULL && picture->surface != NULL);

  vt_map_picture_ref (picture);
  g_clear_pointer (place, vt_map_picture_unref);
  *place = picture;
}

VtMapPicture *
vt_map_cache_get_overview (VtMapCache *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->overview;
}

gboolean
vt_map_cache_paint (VtMapCache           *self,
                    cairo_t              *cr,
                    VtMapScene           *scene,
                    const VtMapView      *view,
                    const VtMapStyle     *style,
                    const VtMapHighlight *highlight)
{
  VtMapPicture *picture;

  g_return_val_if_fail (self != NULL && cr != NULL && scene != NULL, FALSE);

  picture = self->picture;
  if (picture == NULL || !vt_map_picture_covers (picture, view, 0))
    {
      cairo_save (cr);
      cairo_rectangle (cr, 0, 0, view->width_px, view->height_px);
      vt_map_set_colour (cr, style->background, 1);
      cairo_fill (cr);
      cairo_restore (cr);
      if (self->overview != NULL && self->overview->scene == scene)
        vt_map_picture_paint (self->overview, cr, view);
    }
  if (picture != NULL)
    vt_map_picture_paint (picture, cr, view);
  vt_map_draw_overlay (cr, scene, view, style, highlight);
  return serves (picture, scene, view, style, highlight, VT_MAP_QUALITY_SHARP,
                 picture != NULL ? picture->device_scale : 1);
}
