/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers as the rule pack that an export writes, and what a bundle costs by it. */

#pragma once

#include "vt-offer.h"

#include "rules.h"

G_BEGIN_DECLS

/**
 * VtBundleFigures:
 * @list_minor: what the components cost apart; %VT_MONEY_UNKNOWN if a price is missing
 * @price_minor: what they cost together
 * @saving_minor: the difference, 0 or more
 * @cost_minor: what they cost the shop; %VT_MONEY_UNKNOWN if the cost of any is missing
 * @margin_before_minor: list less cost
 * @margin_after_minor: price less cost
 *
 * Computed by evaluating the compiled offer with a cart of exactly its components, so that it is
 * what the pack gives. Where a price is missing, all that depend on it are %VT_MONEY_UNKNOWN.
 */
typedef struct
{
  gint64 list_minor;
  gint64 price_minor;
  gint64 saving_minor;
  gint64 cost_minor;
  gint64 margin_before_minor;
  gint64 margin_after_minor;
} VtBundleFigures;

/**
 * vt_bundle_figures:
 *
 * Quick enough to be called while a slider moves (see tests/offers/test-figures.c).
 *
 * Returns: %FALSE with an error of vt_offer_validate() or, where amounts do not fit,
 * %VT_ERROR_LIMIT
 */
gboolean vt_bundle_figures (const VtOffer    *offer,
                            VtCatalog        *catalog,
                            const VtCurrency *currency,
                            VtBundleFigures  *ret_figures,
                            GError          **error);

/**
 * vt_offers_compile:
 * @offers: (element-type VtOffer): those that are ready go in; with @only, that one goes in
 * whatever its state
 * @only: (nullable): an offer's id
 * @pack_id: 1 to 256 bytes
 * @revision: 0 to 2^53-1
 *
 * The rule pack as canonical, sealed JSON. The same offers, in any order, and the same catalogue
 * give the same bytes. It carries the products that its offers name or select, and of them what
 * their evaluation needs, and the catalogue's time zone, as the system knows it, if one of its
 * offers goes by weekdays or hours. Offers of all kinds that the evaluator knows can be compiled:
 * it has the last word on each.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT naming the offer that cannot be compiled
 * and why, %VT_ERROR_TOO_NEW if the evaluator does not know its kind, %VT_ERROR_NOT_FOUND if there
 * is no offer @only; an error of vt_zone_table_load() if the time zone cannot be had
 */
GBytes *vt_offers_compile (GPtrArray        *offers,
                           const char       *only,
                           VtCatalog        *catalog,
                           const VtCurrency *currency,
                           const char       *pack_id,
                           guint64           revision,
                           GError          **error);

/* Whether the evaluator takes the offer, whatever its state, alone with the products it needs.
 * Errors as of vt_offers_compile(). */
gboolean vt_offer_judge (const VtOffer    *offer,
                         VtCatalog        *catalog,
                         const VtCurrency *currency,
                         GError          **error);

/**
 * vt_offer_load_alone:
 * @products: (element-type guint32) (nullable): indices: of what the offer selects, that which is
 * to be in the pack: quick where the offer selects thousands; %NULL for all of it
 *
 * The offer alone, whatever its state, as a pack to evaluate carts of these products with.
 *
 * Returns: (transfer full): freed with vr_pack_free(); %NULL with an error as of
 * vt_offers_compile()
 */
VrPack *vt_offer_load_alone (const VtOffer    *offer,
                             const GArray     *products,
                             VtCatalog        *catalog,
                             const VtCurrency *currency,
                             GError          **error);

G_END_DECLS
