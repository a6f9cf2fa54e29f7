/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in a chart. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of text around @center_px, kept within the widget's width; left out, and %FALSE, where
 * it is wider than @max_width_px. */
gboolean studio_chart_append_text (GtkWidget     *widget,
                                   GtkSnapshot   *snapshot,
                                   const char    *text,
                                   double         center_px,
                                   double         top_px,
                                   double         max_width_px,
                                   const GdkRGBA *color);

/* How wide that text would be. */
int studio_chart_measure_text (GtkWidget *widget, const char *text);

G_END_DECLS
