/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row that says which campaign an offer is of, and when it is there then. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioOfferCampaign:
 *
 * Tells of the offer looked at; by buttons it goes into another campaign, and one goes to that.
 */
#define STUDIO_TYPE_OFFER_CAMPAIGN (studio_offer_campaign_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioOfferCampaign, studio_offer_campaign, STUDIO, OFFER_CAMPAIGN, AdwActionRow)

GtkWidget *studio_offer_campaign_new (StudioSession *session);
void       studio_offer_campaign_show (StudioOfferCampaign *self, const VtOffer *offer);

G_END_DECLS
