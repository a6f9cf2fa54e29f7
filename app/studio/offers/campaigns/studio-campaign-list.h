/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The campaigns by name; the one selected is the one looked at. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CAMPAIGN_LIST (studio_campaign_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioCampaignList, studio_campaign_list, STUDIO, CAMPAIGN_LIST, GtkWidget)

GtkWidget *studio_campaign_list_new (StudioSession *session);
/* Shows those whose name has it. */
void studio_campaign_list_set_search (StudioCampaignList *self, const char *search);

G_END_DECLS
