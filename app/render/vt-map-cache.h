/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map painted once and shown often: panning and zooming show the last picture moved. */

#pragma once

#include "vt-map-draw.h"

G_BEGIN_DECLS

/**
 * VtMapCache:
 *
 * A picture of the view; while it moves, larger by a quarter on every side. Also remembers the
 * lettering, which takes longer than all the rest. Not shared between threads.
 */
typedef struct _VtMapCache VtMapCache;

/**
 * VtMapQuality:
 * @VT_MAP_QUALITY_SHARP: at rest: paints anew if the last picture was for another scale
 * @VT_MAP_QUALITY_MOVING: while a gesture lasts: shows the last picture moved and scaled, and
 * paints anew only where it does not cover the view
 */
typedef enum
{
  VT_MAP_QUALITY_SHARP,
  VT_MAP_QUALITY_MOVING,
} VtMapQuality;

VtMapCache *vt_map_cache_new (void);
void        vt_map_cache_free (VtMapCache *self);

/* Forgets the picture: after a change of the style. A change of the scene or of the highlight is
 * seen without it. */
void vt_map_cache_invalidate (VtMapCache *self);

/**
 * vt_map_cache_paint:
 * @device_scale: pixels of the device a pixel of the view; at least 1
 *
 * Returns: %TRUE if the picture shown is sharp; %FALSE if it should be painted again at rest
 */
gboolean vt_map_cache_paint (VtMapCache           *self,
                             cairo_t              *cr,
                             VtMapScene           *scene,
                             const VtMapView      *view,
                             const VtMapStyle     *style,
                             const VtMapHighlight *highlight,
                             VtMapQuality          quality,
                             int                   device_scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapCache, vt_map_cache_free)

G_END_DECLS
