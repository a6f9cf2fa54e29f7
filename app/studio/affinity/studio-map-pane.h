/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map with what stands around it: legend, tools, the whole in small, the card, whose
 * surroundings are shown. */

#pragma once

#include "studio-map-canvas.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_MAP_PANE (studio_map_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapPane, studio_map_pane, STUDIO, MAP_PANE, GtkWidget)

GtkWidget *studio_map_pane_new (StudioSession *session);

StudioMapCanvas *studio_map_pane_get_canvas (StudioMapPane *self);

G_END_DECLS
