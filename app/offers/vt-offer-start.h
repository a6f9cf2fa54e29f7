/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer of each kind begins with, what it still lacks, and where products go in it. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/* (transfer full): a draft with values to begin with, in amounts of that currency. The evaluator
 * takes it, or vt_offer_tell_next() says what is to be done first. */
VtOffer *vt_offer_new_of_kind (VtOfferKind kind, const char *name, const VtCurrency *currency);

/* (nullable): what has to be said next before the offer can be evaluated, a sentence, translated;
 * %NULL where nothing is missing that every offer of its kind needs, and no condition was left
 * empty. */
char *vt_offer_tell_next (const VtOffer *offer);

/* A round amount to begin with, in minor units: 50 of most currencies. */
gint64 vt_offer_round_amount (const VtCurrency *currency);

/**
 * vt_offer_add_product:
 * @sku: as @catalog writes it
 *
 * Puts a product where most go in an offer of that kind: among the parts of a bundle, the tiers of
 * a ladder (by price), the plans, options or suggestions, or what is selected. What there is once
 * only, as what a suggestion goes with, comes first. A bundle gets one more unit of what it has, in
 * others it is there once.
 *
 * Returns: %FALSE with %VT_ERROR_CONSTRAINT where products are chosen by category, brand or the
 * like, or %VT_ERROR_LIMIT
 */
gboolean vt_offer_add_product (VtOffer *offer, VtCatalog *catalog, const char *sku, GError **error);

/**
 * vt_selector_add_sku:
 * @path: of a selector, absent or not, see vt-terms-path.h
 *
 * Returns: (transfer full): new, sealed terms that select the product as well; %NULL with
 * %VT_ERROR_CONSTRAINT where something else than SKUs is asked for, as all of it has to hold
 */
JsonNode *vt_selector_add_sku (JsonNode *terms, const char *path, const char *sku, GError **error);

G_END_DECLS
