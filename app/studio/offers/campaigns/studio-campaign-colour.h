/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of campaigns, which are the theme's. */

#pragma once

#include "vt-campaign.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dot of a campaign's colour; grey at first. */
GtkWidget *studio_campaign_dot_new (void);
void       studio_campaign_dot_set (GtkWidget *dot, guint colour);

/* The colour to paint with on @widget; @other without a campaign, or of one without a document. */
GdkRGBA
studio_campaign_get_colour (GtkWidget *widget, const VtCampaign *campaign, const GdkRGBA *other);
/* A colour of the theme; @other where it has none of that name. */
GdkRGBA studio_theme_get_colour (GtkWidget *widget, const char *name, const GdkRGBA *other);

G_END_DECLS
