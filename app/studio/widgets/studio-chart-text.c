/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in a chart. */

#include "studio-chart-text.h"

#include <math.h>

gboolean
studio_chart_append_text (GtkWidget     *widget,
                          GtkSnapshot   *snapshot,
                          const char    *text,
                          double         center_px,
                          double         top_px,
                          double         max_width_px,
                          const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  double left_px;
  int    width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > max_width_px)
    return FALSE;
  left_px = CLAMP (center_px - width / 2.0, 0, MAX (gtk_widget_get_width (widget) - width, 0));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (left_px), (float) top_px));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return TRUE;
}

int
studio_chart_measure_text (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}
