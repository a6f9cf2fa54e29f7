/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the catalogue, the orders and the evaluator say for and against an offer of any kind. */

#pragma once

#include "vt-baskets.h"
#include "vt-fact.h"
#include "vt-offer.h"
#include "vt-orders.h"

G_BEGIN_DECLS

/**
 * VtEvidenceInput:
 * @catalog: where prices and costs are from
 * @orders: whose indices of products are those of @catalog
 * @baskets: of the same orders: what counts as bought together, as on the map
 * @n_threads: 0 for as many as the machine has
 * @counted: (nullable) (array length=n_orders): non-zero for orders of whom the offer is for, which
 * are replayed alone; %NULL for all
 * @counted_note: (nullable): what is said of that, a sentence
 */
typedef struct
{
  VtCatalog        *catalog;
  VtOrders         *orders;
  VtBaskets        *baskets;
  const VtCurrency *currency;
  guint             n_threads;
  const guint8     *counted;
  const char       *counted_note;
} VtEvidenceInput;

/**
 * VtOfferEvidence:
 * @facts: (element-type VtFact): the most telling first
 * @pictures: (element-type VtPicture)
 * @notes: (element-type utf8): what the figures leave aside, each a sentence
 *
 * A value, immutable once made.
 *
 * What goes together is counted in all baskets; money, and what depends on quantities, in the sales
 * of the last 365 days up to the last order, at the prices that were charged. Margins are those of
 * the catalogue today. Coupons, schedule and conditions are left aside, and a note says so; so are
 * segments, but for what is replayed where @counted says whose orders are.
 */
typedef struct
{
  GPtrArray *facts;    /* (owned) */
  GPtrArray *pictures; /* (owned) */
  GPtrArray *notes;    /* (owned) */
} VtOfferEvidence;

/**
 * vt_offer_evidence_compute:
 *
 * Codes of facts, where they apply: "support", "attach", "lift", "together" (how often what the
 * offer asks for is bought anyway), "margin", "cost" (what it would have taken off last year's
 * orders), "break-even" (see vt_break_even()), and what is particular to the kind. An offer that
 * cannot be evaluated yet has those that need no evaluation.
 *
 * Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED
 */
VtOfferEvidence *vt_offer_evidence_compute (const VtOffer         *offer,
                                            const VtEvidenceInput *input,
                                            VtJob                 *job,
                                            GError               **error);
void             vt_offer_evidence_free (VtOfferEvidence *evidence);

/* (nullable): the first of that code; belongs to @evidence. */
const VtFact    *vt_offer_evidence_find_fact (const VtOfferEvidence *evidence, const char *code);
const VtPicture *vt_offer_evidence_find_picture (const VtOfferEvidence *evidence, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOfferEvidence, vt_offer_evidence_free)

G_END_DECLS
