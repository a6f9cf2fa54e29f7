/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of campaigns, which are the theme's. */

#include "studio-campaign-colour.h"

GtkWidget *
studio_campaign_dot_new (void)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (dot, 12, 12);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dot, "campaign-dot");
  return dot;
}

void
studio_campaign_dot_set (GtkWidget *dot, guint colour)
{
  for (guint i = 0; i < VT_CAMPAIGN_N_COLOURS; i++)
    {
      g_autofree char *css_class = g_strdup_printf ("campaign-%u", i);

      if (i == colour)
        gtk_widget_add_css_class (dot, css_class);
      else
        gtk_widget_remove_css_class (dot, css_class);
    }
}

GdkRGBA
studio_theme_get_colour (GtkWidget *widget, const char *name, const GdkRGBA *other)
{
  GdkRGBA color;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color))
    return color;
  return *other;
}

GdkRGBA
studio_campaign_get_colour (GtkWidget *widget, const VtCampaign *campaign, const GdkRGBA *other)
{
  /* As studio.css has them for the dots; the last is grey. */
  static const char *const names[VT_CAMPAIGN_N_COLOURS] = {
      "blue_3", "orange_3", "green_4", "purple_3", "yellow_5", "red_3", "brown_3", ""};

  if (campaign == NULL || !vt_campaign_has_document (campaign))
    return *other;
  return studio_theme_get_colour (widget, names[campaign->colour], other);
}
