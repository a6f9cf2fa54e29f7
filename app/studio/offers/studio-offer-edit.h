/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of one offer, each a named step of undo. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* An offer is dragged as its id behind this, products as SKUs, one a line. */
#define STUDIO_OFFER_DRAG_PREFIX "vitrine-offer:"

/* Each is made in the writing thread on the offer as it is stored by then, so that changes made in
 * quick succession never take each other back. What cannot be done is told by the session's
 * ::failed. An offer is named by its id. */
void studio_offer_set_name (StudioSession *session, const char *id, const char *name);
void studio_offer_set_message (StudioSession *session, const char *id, const char *message);
void studio_offer_set_note (StudioSession *session, const char *id, const char *note);
void studio_offer_set_reward (StudioSession *session, const char *id, const VtReward *reward);

/* @name: "from" or "until"; @instant: (nullable): as in a rule pack, %NULL for always */
void studio_offer_set_date (StudioSession *session,
                            const char    *id,
                            const char    *name,
                            const char    *instant);
/* @text: JSON; refused unless the evaluator takes the offer with it, as vt_offer_judge() has it */
void studio_offer_set_terms (StudioSession *session, const char *id, const char *text);
/* Takes in what vt_offers_from_text() reads, all or nothing. */
void studio_offers_paste (StudioSession *session, const char *text);

/* @skus: (array zero-terminated=1): one unit of each; of those that are there already, one more.
 * What no product has is said, the others are added. */
void studio_offer_add_products (StudioSession *session, const char *id, const char *const *skus);
void studio_offer_remove_product (StudioSession *session, const char *id, const char *sku);
/* @quantity: brought within 1 to %VT_COMPONENT_MAX_QUANTITY */
void studio_offer_set_quantity (StudioSession *session,
                                const char    *id,
                                const char    *sku,
                                gint64         quantity);
/* @sku: (nullable): what the others go with; %NULL for none */
void studio_offer_set_primary (StudioSession *session, const char *id, const char *sku);
/* @position: among the components, from 0; beyond the end is the end */
void
studio_offer_move_product (StudioSession *session, const char *id, const char *sku, guint position);

/**
 * studio_offer_set_state:
 *
 * An offer with errors does not become ready.
 *
 * Returns: (transfer full) (nullable): why not, in words; %NULL where the change is under way
 */
char *studio_offer_set_state (StudioSession *session, const char *id, VtOfferState state);

/* @position: among all offers by priority, from 0; beyond the end is the end */
void studio_offer_move (StudioSession *session, const char *id, guint position);

/* An empty draft below all others; it is gone to. */
void studio_offer_create (StudioSession *session, VtOfferKind kind);
/* A draft with the same content, right below; it is gone to. */
void studio_offer_duplicate (StudioSession *session, const char *id);
/* Says so, with a way back. */
void studio_offer_delete (StudioSession *session, const char *id);

G_END_DECLS
