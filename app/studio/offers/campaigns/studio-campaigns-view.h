/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The campaigns of the Offers page: the list, what is live when, the editor of one. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CAMPAIGNS_VIEW (studio_campaigns_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioCampaignsView, studio_campaigns_view, STUDIO, CAMPAIGNS_VIEW, GtkWidget)

GtkWidget *studio_campaigns_view_new (StudioSession *session);

/* Adds the actions on campaigns; see studio-actions.h. */
void studio_campaigns_view_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
