/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affinity map on the screen: painted, panned, zoomed, pointed at and walked by keyboard. */

#pragma once

#include "studio-session.h"
#include "vt-map-cache.h"
#include "vt-map-shown.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioMapCanvas:
 *
 * Shows the session's map as its #StudioMapState says; its selection is the session's. Pictures are
 * rendered in a thread of their own; nothing is painted or computed while nothing changes.
 *
 * Pointer: drag on the ground pans (or selects, with another tool), on a product moves and pins it;
 * the wheel zooms to the pointer; click selects, Ctrl and click adds, Shift and click selects the
 * rectangle from the last one on; Shift and drag draws a rectangle, Ctrl and drag a lasso; double
 * click shows a product's surroundings only; the other button opens what can be done to a product.
 *
 * Keys: arrows go to the nearest product that way, with Shift select the rectangle passed over,
 * with Ctrl pan; N and P go to the next and the last neighbour by strength; Space selects what has
 * focus; Return shows its surroundings only, [ and ] fewer and more of them; E brings more
 * neighbours, A selects them, H hides, Shift+H shows what is hidden, F pins or unpins; C, S and W
 * change what colour, size and width tell; Menu opens what can be done; Escape goes back one step;
 * plus, minus and 0 zoom and fit.
 *
 * Class actions: "map.zoom-in", "map.zoom-out", "map.fit", "map.back".
 */
#define STUDIO_TYPE_MAP_CANVAS (studio_map_canvas_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapCanvas, studio_map_canvas, STUDIO, MAP_CANVAS, GtkWidget)

GtkWidget *studio_map_canvas_new (StudioSession *session);

/* Flies to a product and puts the focus on it; nothing if it is not shown. */
void studio_map_canvas_fly_to (StudioMapCanvas *self, guint32 product);

/* Whether a product's surroundings alone are shown. */
gboolean studio_map_canvas_is_isolated (StudioMapCanvas *self);

/* The product under the pointer, or %VT_PRODUCT_NONE; ::hovered tells. Its place in the canvas is
 * written to @ret_area (nullable). */
guint32 studio_map_canvas_get_hovered (StudioMapCanvas *self, GdkRectangle *ret_area);
/* (nullable): the pair whose link is under the pointer, where no product is. */
const VtPair *studio_map_canvas_get_hovered_pair (StudioMapCanvas *self);

/* (nullable): what is shown; ::shown tells of another. */
VtMapShown *studio_map_canvas_get_shown (StudioMapCanvas *self);
/* Which part of it is seen; ::view-changed tells. */
const VtMapView *studio_map_canvas_get_view (StudioMapCanvas *self);
/* Looks at that place of the map. */
void studio_map_canvas_look_at (StudioMapCanvas *self, double x, double y);
/* (nullable): the whole map in small; ::view-changed tells of another. */
VtMapPicture *studio_map_canvas_get_overview (StudioMapCanvas *self);

/* So many pixels at the left are covered by something else: the whole map is shown beside it. */
void studio_map_canvas_set_inset (StudioMapCanvas *self, int inset_px);

/* Whether pictures are under way or something moves. */
gboolean studio_map_canvas_is_working (StudioMapCanvas *self);

/**
 * StudioMapCanvas::hovered:
 *
 * The pointer came to another product or link, or left it.
 *
 * StudioMapCanvas::said: (text): what the keyboard came to, in words
 *
 * StudioMapCanvas::shown:
 *
 * StudioMapCanvas::view-changed:
 */

/* The colours of the map in the style of today: light or dark, high contrast or not. */
VtMapStyle studio_map_style_of_today (void);

G_END_DECLS
