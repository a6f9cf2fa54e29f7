/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an offer was made, in the curator's words; kept when it is left. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFER_NOTE (studio_offer_note_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferNote, studio_offer_note, STUDIO, OFFER_NOTE, AdwBin)

GtkWidget *studio_offer_note_new (StudioSession *session);
/* Keeps what is being typed into the offer shown. */
void studio_offer_note_commit (StudioOfferNote *self);
void studio_offer_note_show (StudioOfferNote *self, const VtOffer *offer);

G_END_DECLS
