/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole map in small, with the part that is seen; a click goes there. */

#pragma once

#include "studio-map-canvas.h"

G_BEGIN_DECLS

/**
 * StudioMapMinimap:
 *
 * Shows itself while only a part of the map is seen. By keyboard the map itself is panned.
 */
#define STUDIO_TYPE_MAP_MINIMAP (studio_map_minimap_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapMinimap, studio_map_minimap, STUDIO, MAP_MINIMAP, GtkWidget)

/* @canvas lives at least as long. */
GtkWidget *studio_map_minimap_new (StudioMapCanvas *canvas, StudioSession *session);

/* Whether there is more of the map than is seen, and it is wanted. */
gboolean studio_map_minimap_is_needed (StudioMapMinimap *self);

G_END_DECLS
