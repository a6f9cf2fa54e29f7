/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers of a campaign: gone to, taken out, added. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CAMPAIGN_OFFERS (studio_campaign_offers_get_type ())
G_DECLARE_FINAL_TYPE (StudioCampaignOffers, studio_campaign_offers, STUDIO, CAMPAIGN_OFFERS, AdwBin)

GtkWidget *studio_campaign_offers_new (StudioSession *session);
void       studio_campaign_offers_show (StudioCampaignOffers *self, const VtCampaign *campaign);

G_END_DECLS
