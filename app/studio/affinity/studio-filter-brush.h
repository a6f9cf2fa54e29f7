/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars side by side, over which a range is brushed. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioFilterBrush:
 *
 * Dragging over the bars brushes a range of them, at an edge of it moves that edge, within it moves
 * the whole; a double click takes it away. By key: Left and Right move the range, with Shift its
 * end, with Control its beginning; Home and End take it to either end, Escape and Delete take it
 * away. What it shows is said in words by its description, the range by its value.
 *
 * ::brushed (from: guint, until: guint): bars from @from to before @until; all of them where there
 * is no range. Many a second while it is dragged.
 */
#define STUDIO_TYPE_FILTER_BRUSH (studio_filter_brush_get_type ())
G_DECLARE_FINAL_TYPE (StudioFilterBrush, studio_filter_brush, STUDIO, FILTER_BRUSH, GtkWidget)

GtkWidget *studio_filter_brush_new (const char *label, int height_px);

/**
 * studio_filter_brush_set_bars:
 * @values: (array length=n_bars)
 * @labels: (array length=n_bars): of each %NULL or what stands below its beginning, where there is
 * room
 * @words: what the bars show, translated
 *
 * The range stays where it is among the bars; if there are fewer, it ends with them.
 */
void studio_filter_brush_set_bars (StudioFilterBrush *self,
                                   const guint32     *values,
                                   const char *const *labels,
                                   guint              n_bars,
                                   const char        *words);
/* Without ::brushed. @words: the range, translated. While it is dragged, the range is the user's.
 */
void
studio_filter_brush_set_range (StudioFilterBrush *self, guint from, guint until, const char *words);
void studio_filter_brush_get_range (StudioFilterBrush *self, guint *ret_from, guint *ret_until);
/* As the user does it, with ::brushed. */
void studio_filter_brush_brush (StudioFilterBrush *self, guint from, guint until);

G_END_DECLS
