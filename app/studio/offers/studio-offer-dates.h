/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From when until when an offer is there. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFER_DATES (studio_offer_dates_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferDates, studio_offer_dates, STUDIO, OFFER_DATES, AdwBin)

GtkWidget *studio_offer_dates_new (StudioSession *session);
void       studio_offer_dates_show (StudioOfferDates *self, const VtOffer *offer);
/* What is being typed is kept. */
void studio_offer_dates_commit (StudioOfferDates *self);

/**
 * studio_date_from_typed:
 * @text: "2025-11-24", "2025-11-24 18:30" (UTC) or an RFC 3339 time
 *
 * Returns: (transfer full) (nullable): as it stands in a rule pack; %NULL if @text is no such time
 */
char *studio_date_from_typed (const char *text);
/* (transfer full): the day alone where it begins then. */
char *studio_date_to_typed (const char *instant);

G_END_DECLS
