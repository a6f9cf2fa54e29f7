/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers written as data, taken into the workspace. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtOffersAdded:
 * @ids: (element-type utf8): of all that were taken in, in their order
 * @n_replaced: how many of them took the place of an offer with the same id
 * @held: (element-type utf8): names of those that are drafts now, as this version cannot evaluate
 * their kind
 */
typedef struct
{
  GPtrArray *ids; /* (owned) */
  guint      n_replaced;
  GPtrArray *held; /* (owned) */
} VtOffersAdded;

void vt_offers_added_clear (VtOffersAdded *added);

/**
 * vt_offers_add:
 * @offers: (element-type VtOffer): they get what they lack: a name of their own, a priority
 * @ret_added: (out) (optional)
 *
 * Inside a #VtWorkspaceFunc: takes all offers in. The evaluator has to take each of them, with the
 * products of the workspace; and what is ready must have no error of vt_offers_check(). An offer
 * with an id that is there takes its place; another gets a name of its own. Those with the priority
 * 0 come after all that are there. What this version cannot evaluate becomes a draft.
 *
 * Returns: %FALSE with an error of vt_offer_judge(), with %VT_ERROR_CONSTRAINT if an offer cannot
 * be ready, or an error of the workspace; some may be saved then, so the caller has to take back
 */
gboolean vt_offers_add (VtDatabase       *database,
                        GPtrArray        *offers,
                        const VtCurrency *currency,
                        VtJob            *job,
                        VtOffersAdded    *ret_added,
                        GError          **error);

/**
 * vt_offers_add_drafts:
 * @offers: (element-type VtOffer): they become drafts with an id and a name of their own, below all
 * that are there
 *
 * Inside a #VtWorkspaceFunc: takes in what was copied elsewhere, to be worked on here: also what
 * this catalogue lacks products for, which the checks tell.
 *
 * Returns: %FALSE with an error of the workspace
 */
gboolean vt_offers_add_drafts (VtDatabase *database, GPtrArray *offers, GError **error);

/**
 * vt_offers_list_lacking:
 * @offers: (element-type VtOffer)
 *
 * Returns: (transfer full) (element-type utf8): the SKUs that they speak of and @catalog lacks,
 * each once, sorted
 */
GPtrArray *vt_offers_list_lacking (GPtrArray *offers, VtCatalog *catalog);

/**
 * vt_offers_add_text:
 * @text: what vt_offers_from_text() reads
 * @length: bytes of @text, or -1 if it ends with a NUL
 * @label: what the step is called under Undo
 * @ret_added: (out) (optional)
 *
 * vt_offers_add() as one step of undo: all offers or none.
 *
 * Returns: %FALSE with an error of vt_offers_from_text() or vt_offers_add()
 */
gboolean vt_offers_add_text (VtWorkspace   *workspace,
                             const char    *text,
                             gssize         length,
                             const char    *label,
                             VtJob         *job,
                             VtOffersAdded *ret_added,
                             GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtOffersAdded, vt_offers_added_clear)

G_END_DECLS
