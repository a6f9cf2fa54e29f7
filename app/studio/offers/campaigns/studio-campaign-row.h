/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A campaign in the list: its colour, name, dates and how many offers it has. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CAMPAIGN_ROW (studio_campaign_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioCampaignRow, studio_campaign_row, STUDIO, CAMPAIGN_ROW, GtkListBoxRow)

GtkWidget *studio_campaign_row_new (const VtCampaign *campaign);
/* Its id, or its name where it is only that. */
const char *studio_campaign_row_get_id (StudioCampaignRow *self);
void        studio_campaign_row_show (StudioCampaignRow *self,
                                      StudioSession     *session,
                                      const VtCampaign  *campaign);
/* Whether its name has @folded, as g_utf8_casefold() makes it. */
gboolean studio_campaign_row_matches (StudioCampaignRow *self, const char *folded);

/* What the session and places call it: the id, or the name where there is no document. Belongs to
 * @campaign. */
const char *studio_campaign_get_key (const VtCampaign *campaign);

G_END_DECLS
