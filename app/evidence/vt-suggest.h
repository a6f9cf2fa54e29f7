/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders suggest: pairs worth an offer, and drafts made of products. */

#pragma once

#include "vt-compile.h"
#include "vt-evidence.h"

G_BEGIN_DECLS

/**
 * VtSuggestion:
 * @product_a: product index
 * @product_b: product index
 * @pair: the evidence
 * @worth_minor: what it is ranked by: orders that had both, times what one pair brings
 * @reason: one sentence or two, translated, plain text
 * @figures: of the draft that vt_offer_from_products() makes of it
 */
typedef struct
{
  guint32         product_a;
  guint32         product_b;
  VtPair          pair;
  gint64          worth_minor;
  char           *reason; /* (owned) */
  VtBundleFigures figures;
} VtSuggestion;

/**
 * vt_suggestions_find:
 * @pairs: items are indices of products in @catalog
 * @offers: (element-type VtOffer): a pair that one of them has both of is not suggested again
 * @n_max: how many at most
 *
 * The pairs most worth an offer: bought together more often than by chance (adjusted p at most one
 * in a hundred), both goods with a price, ranked by the orders that had both times the margin of
 * one unit each. Where a cost is not known, the mean margin of the catalogue stands in for it, or
 * the price if no cost at all is known. A product stands in at most one suggestion, so that the
 * list has variety.
 *
 * Returns: (element-type VtSuggestion): best first; %NULL only with %G_IO_ERROR_CANCELLED
 */
GPtrArray *vt_suggestions_find (VtPairs          *pairs,
                                VtCatalog        *catalog,
                                const VtCurrency *currency,
                                GPtrArray        *offers,
                                guint             n_max,
                                VtJob            *job,
                                GError          **error);

/**
 * vt_offer_from_products:
 * @products: (array length=n_products): product indices; more than the most that a bundle takes
 * are left out, as are repeats
 * @pairs: (nullable): where the note's evidence comes from
 *
 * A draft bundle of one unit each: named after its products, with 10 % off, or less where that
 * would take more than half of a known margin, and with the evidence as its note.
 */
VtOffer *vt_offer_from_products (VtCatalog     *catalog,
                                 const guint32 *products,
                                 guint          n_products,
                                 VtPairs       *pairs);

G_END_DECLS
