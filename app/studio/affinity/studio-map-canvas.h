/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affinity map on the screen: painted, panned, zoomed, pointed at and walked by keyboard. */

#pragma once

#include "studio-session.h"
#include "vt-map-style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioMapCanvas:
 *
 * Shows the session's map; its selection is the session's. Paints nothing unless something changed.
 *
 * Pointer: drag pans, the wheel zooms to the pointer, click selects, Ctrl or Shift and click adds,
 * Shift and drag selects all within a rectangle, double click shows a product's neighbours only.
 *
 * Keys: arrows go to the nearest product that way, N and P to the next and the last neighbour by
 * strength, Space selects what has focus, Return shows its neighbours only, Escape goes back one
 * step, plus, minus and 0 zoom and fit.
 *
 * Class actions: "map.zoom-in", "map.zoom-out", "map.fit", "map.back".
 */
#define STUDIO_TYPE_MAP_CANVAS (studio_map_canvas_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapCanvas, studio_map_canvas, STUDIO, MAP_CANVAS, GtkWidget)

GtkWidget *studio_map_canvas_new (StudioSession *session);

/* Brings a product into view and the focus to it; nothing if it is not on the map. */
void studio_map_canvas_fly_to (StudioMapCanvas *self, guint32 product);

/* Whether a product's neighbours alone are shown. */
gboolean studio_map_canvas_is_isolated (StudioMapCanvas *self);

/* The product under the pointer, or %VT_PRODUCT_NONE; "hovered" notifies. Its place in the canvas
 * is written to @ret_area. */
guint32 studio_map_canvas_get_hovered (StudioMapCanvas *self, GdkRectangle *ret_area);

/**
 * StudioMapCanvas::hovered:
 *
 * The pointer came to another product, or left it.
 *
 * StudioMapCanvas::said: (text): what the keyboard came to, in words
 */

/* The colours of the map in the style of today: light or dark, high contrast or not. */
VtMapStyle studio_map_style_of_today (void);

G_END_DECLS
