/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What widgets that draw themselves share: the style's colours, and lines of text. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A colour of the style by its name ("accent_color"); the text's where the style has no such. */
GdkRGBA studio_paint_color (GtkWidget *widget, const char *name);
/* The colour of the text, so transparent: 0 to 1. */
GdkRGBA studio_paint_faded (GtkWidget *widget, float alpha);
/* Sets a colour for cairo. */
void studio_paint_source (cairo_t *cr, const GdkRGBA *color);

/**
 * StudioPaintText:
 * @text: plain
 * @x_px: the left end of the room it has
 * @y_px: the top
 * @width_px: how much room there is; what does not fit ends with an ellipsis
 * @alignment: within the room
 * @scale: 1 for the size of the widget's text
 * @is_bold: stressed
 */
typedef struct
{
  const char    *text;
  double         x_px;
  double         y_px;
  double         width_px;
  PangoAlignment alignment;
  double         scale;
  gboolean       is_bold;
} StudioPaintText;

/* One line. Returns: how high it is, in pixels */
int studio_paint_text (GtkWidget             *widget,
                       GtkSnapshot           *snapshot,
                       const StudioPaintText *text,
                       const GdkRGBA         *color);
/* How wide a text would be on one line, in pixels. */
int studio_paint_measure (GtkWidget *widget, const char *text, double scale);

/* A line with a head at its end. */
void studio_paint_arrow (
    cairo_t *cr, double from_x_px, double from_y_px, double to_x_px, double to_y_px);

G_END_DECLS
