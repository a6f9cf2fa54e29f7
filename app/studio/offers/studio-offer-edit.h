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

/**
 * StudioTermsChange:
 *
 * Gives new terms in the place of @terms. Runs in the writing thread and must not touch the
 * session.
 *
 * Returns: (transfer full): %NULL with an error
 */
typedef JsonNode *(*StudioTermsChange) (JsonNode *terms, gpointer data, GError **error);

/* @label: what the step is called under Undo, translated; so for all that follow. @data is freed
 * with @destroy (nullable) in any thread. What the evaluator does not take is kept as well: the
 * checks say so. */
void studio_offer_change_terms (StudioSession    *session,
                                const char       *id,
                                const char       *label,
                                StudioTermsChange change,
                                gpointer          data,
                                GDestroyNotify    destroy);

/* As vt_terms_path_set(), vt_terms_path_insert(), vt_terms_path_move().
 * @value: (transfer full); (nullable) where it is set */
void studio_offer_set_term (
    StudioSession *session, const char *id, const char *label, const char *path, JsonNode *value);
void studio_offer_insert_term (StudioSession *session,
                               const char    *id,
                               const char    *label,
                               const char    *path,
                               guint          position,
                               JsonNode      *value);
void studio_offer_move_term (StudioSession *session,
                             const char    *id,
                             const char    *label,
                             const char    *path,
                             guint          from,
                             guint          to);

/* The same for an element by what it is, as in vt-terms-list.h. @element: (transfer full) */
void studio_offer_add_element (
    StudioSession *session, const char *id, const char *label, const char *path, JsonNode *element);
void studio_offer_remove_element (
    StudioSession *session, const char *id, const char *label, const char *path, JsonNode *element);
void studio_offer_move_element (StudioSession *session,
                                const char    *id,
                                const char    *label,
                                const char    *path,
                                JsonNode      *element,
                                guint          to);

/* @text: JSON; refused unless the evaluator takes the offer with it, as vt_offer_judge() has it */
void studio_offer_set_terms (StudioSession *session, const char *id, const char *text);
/* Takes in what vt_offers_from_text() reads, all or nothing. */
void studio_offers_paste (StudioSession *session, const char *text);

/* @skus: (array zero-terminated=1): each goes where vt_offer_add_product() puts it. What no product
 * has is said, the others are added. */
void studio_offer_add_products (StudioSession *session, const char *id, const char *const *skus);
/* (transfer full): those of @skus that the catalogue has, as it writes them; it is said which it
 * lacks. */
GStrv studio_products_find (StudioSession *session, const char *const *skus);
/* "Add 2 Products": what that step is called. */
char *studio_products_label (guint n);
/* ---- of a bundle ---- */
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

/* A draft with values to begin with, below all others; it is gone to. */
void studio_offer_create (StudioSession *session, VtOfferKind kind);
/* A draft with the same content, right below; it is gone to. */
void studio_offer_duplicate (StudioSession *session, const char *id);
/* Says so, with a way back. */
void studio_offer_delete (StudioSession *session, const char *id);

G_END_DECLS
