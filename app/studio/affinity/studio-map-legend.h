/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the colours, shapes, sizes and lines on the map stand for, and how to let them tell
 * something else. */

#pragma once

#include "studio-map-canvas.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_MAP_LEGEND (studio_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapLegend, studio_map_legend, STUDIO, MAP_LEGEND, GtkWidget)

/* @canvas lives at least as long. A click on a colour selects its products. */
GtkWidget *studio_map_legend_new (StudioMapCanvas *canvas, StudioSession *session);

G_END_DECLS
