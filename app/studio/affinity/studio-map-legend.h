/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the colours and shapes on the map stand for. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The largest communities of the session's map, each with its mark and its name. */
#define STUDIO_TYPE_MAP_LEGEND (studio_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapLegend, studio_map_legend, STUDIO, MAP_LEGEND, GtkWidget)

GtkWidget *studio_map_legend_new (StudioSession *session);

G_END_DECLS
