/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of the campaign looked at: its name, dates, pause, colour, offers and note. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the session's campaign and follows it; each change is one step of undo. */
#define STUDIO_TYPE_CAMPAIGN_EDITOR (studio_campaign_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioCampaignEditor, studio_campaign_editor, STUDIO, CAMPAIGN_EDITOR, GtkWidget)

GtkWidget *studio_campaign_editor_new (StudioSession *session);

G_END_DECLS
