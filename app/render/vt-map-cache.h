/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map painted once and shown often: panning and zooming show the last picture moved. */

#pragma once

#include "vt-map-picture.h"

G_BEGIN_DECLS

/**
 * VtMapCache:
 *
 * Two pictures: of the view and a margin around it, and a small one of the whole map, which shows
 * where the other does not reach until it is painted anew. Paints neither itself: it says which
 * picture is wanted, and takes it when it is there, so that no frame waits for it. Not shared
 * between threads.
 */
typedef struct _VtMapCache VtMapCache;

/**
 * VtMapQuality:
 * @VT_MAP_QUALITY_SHARP: at rest: another picture is wanted unless the last is for this very view,
 * with no label cut off at its border
 * @VT_MAP_QUALITY_MOVING: while a gesture lasts: the last picture does, moved and scaled, until it
 * no longer reaches or is too coarse
 * @VT_MAP_QUALITY_ANIMATED: while nodes move: the same, without labels
 */
typedef enum
{
  VT_MAP_QUALITY_SHARP,
  VT_MAP_QUALITY_MOVING,
  VT_MAP_QUALITY_ANIMATED,
} VtMapQuality;

VtMapCache *vt_map_cache_new (void);
void        vt_map_cache_free (VtMapCache *self);

/* Forgets all pictures: where none of what they show may be seen any more. */
void vt_map_cache_clear (VtMapCache *self);

/**
 * vt_map_cache_order:
 *
 * Returns: (transfer full) (nullable): the picture that is wanted for the view; %NULL if the one
 * there is serves
 */
VtMapPicture *vt_map_cache_order (VtMapCache           *self,
                                  VtMapScene           *scene,
                                  const VtMapView      *view,
                                  const VtMapStyle     *style,
                                  const VtMapHighlight *highlight,
                                  VtMapQuality          quality,
                                  int                   device_scale);

/* The same for the picture of the whole. */
VtMapPicture *
vt_map_cache_order_overview (VtMapCache *self, VtMapScene *scene, const VtMapStyle *style);

/* Takes a picture that was ordered, once it is rendered. */
void vt_map_cache_take (VtMapCache *self, VtMapPicture *picture);

/* (nullable): the picture of the whole map, as it was taken last. */
VtMapPicture *vt_map_cache_get_overview (VtMapCache *self);

/**
 * vt_map_cache_paint:
 *
 * Shows what there is, at once, and what the pointer and the keyboard are on over it.
 *
 * Returns: %TRUE if it is just what painting anew would show
 */
gboolean vt_map_cache_paint (VtMapCache           *self,
                             cairo_t              *cr,
                             VtMapScene           *scene,
                             const VtMapView      *view,
                             const VtMapStyle     *style,
                             const VtMapHighlight *highlight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapCache, vt_map_cache_free)

G_END_DECLS
