/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders say for and against the offer that is being edited. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioOfferEvidence:
 *
 * One widget for every kind of offer. The evidence is gathered off the main loop once an offer has
 * stood still for a moment, and given up when another is shown; until the new is there, what was
 * said of the same offer stays.
 */
#define STUDIO_TYPE_OFFER_EVIDENCE (studio_offer_evidence_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferEvidence, studio_offer_evidence, STUDIO, OFFER_EVIDENCE, AdwBin)

GtkWidget *studio_offer_evidence_new (StudioSession *session);

/* @offer may be a draft that a control which moves would give; it is copied. */
void studio_offer_evidence_show (StudioOfferEvidence *self, const VtOffer *offer);

/* Whether what is shown is of the offer as it was shown last. */
gboolean studio_offer_evidence_is_current (StudioOfferEvidence *self);

G_END_DECLS
