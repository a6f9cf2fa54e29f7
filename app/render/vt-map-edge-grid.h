/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which links pass where. Internal to render. */

#pragma once

#include "vt-map-scene.h"

G_BEGIN_DECLS

/* Squares over the map, each with the links that pass through it. Immutable. */
typedef struct _VtMapEdgeGrid VtMapEdgeGrid;

VtMapEdgeGrid *vt_map_edge_grid_new (const VtMapScene *scene);
void           vt_map_edge_grid_free (VtMapEdgeGrid *self);

/**
 * vt_map_edge_grid_find:
 * @x: map units
 * @reach: map units, above 0
 *
 * Returns: the nearest link no farther than @reach, the stronger on a tie; or %VT_MAP_NONE
 */
guint32 vt_map_edge_grid_find (
    const VtMapEdgeGrid *self, const VtMapScene *scene, double x, double y, double reach);

G_END_DECLS
