/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of detail: how many links a view can hold before they are a grey mass. Internal to render.
 */

#pragma once

#include "vt-map-view.h"

G_BEGIN_DECLS

/**
 * vt_map_lod_choose_edges:
 * @ret_opacity: (array length=n_edges): 0 for what is left out, 1 for what is drawn in full, less
 * for what is about to go
 *
 * Links are drawn from the strongest on until their lines cover so much of the map as can be told
 * apart. Nearer there is more room, and weaker ones come out, each fading in rather than all at
 * once. What is the strongest link of either end stays longer, so that few products seem alone
 * that are not. It depends on the scale alone: nothing comes or goes while the map is panned.
 *
 * Returns: how many have an opacity above 0
 */
guint32
vt_map_lod_choose_edges (const VtMapScene *scene, const VtMapView *view, float *ret_opacity);

/* What widths of links are multiplied with: hair lines from afar. */
double vt_map_lod_get_width_factor (const VtMapView *view);

G_END_DECLS
