/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What widgets that draw themselves share. */

#include "studio-paint.h"

#include <math.h>

#define HEAD_PX 7.0
/* Half of the angle at the tip, in radians. */
#define HEAD_ANGLE 0.5

GdkRGBA
studio_paint_color (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA          color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

GdkRGBA
studio_paint_faded (GtkWidget *widget, float alpha)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= alpha;
  return color;
}

void
studio_paint_source (cairo_t *cr, const GdkRGBA *color)
{
  cairo_set_source_rgba (cr, (double) color->red, (double) color->green, (double) color->blue,
                         (double) color->alpha);
}

static PangoLayout *
layout_new (GtkWidget *widget, const char *text, double scale, gboolean is_bold)
{
  PangoLayout   *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

int
studio_paint_text (GtkWidget             *widget,
                   GtkSnapshot           *snapshot,
                   const StudioPaintText *text,
                   const GdkRGBA         *color)
{
  g_autoptr (PangoLayout) layout = layout_new (widget, text->text, text->scale, text->is_bold);
  int height;

  pango_layout_set_width (layout, (int) (MAX (text->width_px, 1) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, text->alignment);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) round (text->x_px), (float) round (text->y_px)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return height;
}

int
studio_paint_measure (GtkWidget *widget, const char *text, double scale)
{
  g_autoptr (PangoLayout) layout = layout_new (widget, text, scale, FALSE);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

void
studio_paint_arrow (cairo_t *cr, double from_x_px, double from_y_px, double to_x_px, double to_y_px)
{
  double angle = atan2 (to_y_px - from_y_px, to_x_px - from_x_px);

  cairo_move_to (cr, from_x_px, from_y_px);
  cairo_line_to (cr, to_x_px, to_y_px);
  cairo_stroke (cr);
  cairo_move_to (cr, to_x_px - HEAD_PX * cos (angle - HEAD_ANGLE),
                 to_y_px - HEAD_PX * sin (angle - HEAD_ANGLE));
  cairo_line_to (cr, to_x_px, to_y_px);
  cairo_line_to (cr, to_x_px - HEAD_PX * cos (angle + HEAD_ANGLE),
                 to_y_px - HEAD_PX * sin (angle + HEAD_ANGLE));
  cairo_stroke (cr);
}
