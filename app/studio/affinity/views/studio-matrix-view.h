/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs of the map at a glance: products across and down, the colour of a cell the strength. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioMatrixView:
 *
 * Scrolls (#GtkScrollable) with its titles staying. Products that belong together stand together.
 * One cell has the focus: arrow keys move it, Ctrl and an arrow goes to the next pair in that
 * direction, Return or a click selects its products, a click on a title that product. Plus, minus
 * and Ctrl with the wheel zoom, 0 shows as much as can be read. What the cell says is in ::said and
 * in the description.
 */
#define STUDIO_TYPE_MATRIX_VIEW (studio_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioMatrixView, studio_matrix_view, STUDIO, MATRIX_VIEW, GtkWidget)

GtkWidget *studio_matrix_view_new (StudioSession *session);

/* Moves the focus to the cell of two products, if both are on the map. */
void studio_matrix_view_focus (StudioMatrixView *self, guint32 product, guint32 other);
/* Selects the products of the cell in focus. Returns: %FALSE if none has it */
gboolean studio_matrix_view_activate (StudioMatrixView *self);
/* By a factor above 0, around the cell in focus; bounded by what can be seen. */
void studio_matrix_view_zoom (StudioMatrixView *self, double factor);
void studio_matrix_view_zoom_fit (StudioMatrixView *self);

/* How strong the least pair of a colour is: seven steps, and their colours (0xRRGGBB). */
guint32 studio_matrix_view_get_colour (StudioMatrixView *self, guint32 level);
/* (transfer full) (nullable): that bound in words of the measure; %NULL before there is a matrix */
char *studio_matrix_view_tell_bound (StudioMatrixView *self, guint32 level);

/**
 * StudioMatrixView::said: (words): of the cell in focus or under the pointer
 *
 * StudioMatrixView::changed: another matrix, or other colours
 */

G_END_DECLS
