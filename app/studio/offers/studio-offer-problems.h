/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an offer, each with its fix. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Hidden while there is nothing to say. */
#define STUDIO_TYPE_OFFER_PROBLEMS (studio_offer_problems_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferProblems, studio_offer_problems, STUDIO, OFFER_PROBLEMS, AdwBin)

GtkWidget *studio_offer_problems_new (StudioSession *session);
void       studio_offer_problems_show (StudioOfferProblems *self, const VtOffer *offer);

/* How many errors and warnings an offer has, of its own and with others, and the worst; notes do
 * not count. */
guint studio_offer_count_problems (StudioSession     *session,
                                   const char        *offer_id,
                                   VtProblemSeverity *ret_worst);

/**
 * studio_offer_fix:
 * @id: of an offer
 * @key: as of vt_problems_find_fix()
 *
 * Mends a problem of the offer, as one step of undo called as the fix is. What cannot be done is
 * told by the session's ::failed.
 */
void studio_offer_fix (StudioSession *session, const char *id, const char *key);

G_END_DECLS
