/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map painted once, of a view and what is around it. */

#pragma once

#include "vt-map-draw.h"

G_BEGIN_DECLS

/**
 * VtMapPicture:
 * @view: what it shows, margins included
 * @margin_x_px: so much at the left and right was not seen when it was ordered, and no label lies
 * across the border; 0 if that is not known
 * @selected: (array length=n_selected): what was selected then
 * @surface: (nullable): until it is rendered; an image in RGB24
 *
 * Made in one thread, rendered in any, once; immutable from then on. Reference counted.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  VtMapScene      *scene; /* (owned) */
  VtMapView        view;
  VtMapStyle       style;
  guint32         *selected; /* (owned) */
  guint32          n_selected;
  int              device_scale;
  VtMapDetail      detail;
  double           margin_x_px;
  double           margin_y_px;
  cairo_surface_t *surface; /* (owned) (nullable) */
} VtMapPicture;

/**
 * VtMapPainter:
 *
 * Remembers the lettering, which takes longer than all the rest. Belongs to one thread at a time.
 */
typedef struct _VtMapPainter VtMapPainter;

VtMapPainter *vt_map_painter_new (void);
void          vt_map_painter_free (VtMapPainter *self);

/* @device_scale: pixels of the device a pixel of the view; at least 1 */
VtMapPicture *vt_map_picture_new (VtMapScene           *scene,
                                  const VtMapView      *view,
                                  const VtMapStyle     *style,
                                  const VtMapHighlight *highlight,
                                  int                   device_scale,
                                  VtMapDetail           detail);
VtMapPicture *vt_map_picture_ref (VtMapPicture *self);
void          vt_map_picture_unref (VtMapPicture *self);

void vt_map_picture_render (VtMapPicture *self, VtMapPainter *painter);

/* Shows it so that its map lies where that of @view does, larger or smaller if need be. */
void vt_map_picture_paint (const VtMapPicture *self, cairo_t *cr, const VtMapView *view);

/* Whether it shows all of @view and @slack of its size on every side beyond. */
gboolean vt_map_picture_covers (const VtMapPicture *self, const VtMapView *view, double slack);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapPicture, vt_map_picture_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapPainter, vt_map_painter_free)

G_END_DECLS
