/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the curator should know about an offer before it goes out: money now, money with it, what is
 * wrong with it. */

#pragma once

#include "vt-offer.h"

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
 * what the pack gives.
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

gboolean vt_bundle_figures (const VtOffer    *offer,
                            VtCatalog        *catalog,
                            const VtCurrency *currency,
                            VtBundleFigures  *ret_figures,
                            GError          **error);

typedef enum
{
  VT_PROBLEM_NOTE,
  VT_PROBLEM_WARNING,
  VT_PROBLEM_ERROR, /* an offer with one cannot be ready */
} VtProblemSeverity;

typedef struct
{
  VtProblemSeverity severity;
  char             *offer_id; /* (owned) */
  char             *text;     /* (owned): a sentence, translated */
} VtProblem;

/* (element-type VtProblem): worst first. Sold below cost, a part without price, gone or a fee, no
 * saving, fewer than two parts, the same set twice. */
GPtrArray *vt_offers_check (GPtrArray *offers, VtCatalog *catalog, const VtCurrency *currency);

/**
 * vt_offers_compile:
 * @offers: (element-type VtOffer): those that are ready go in; with @only, that one goes in
 * whatever its state
 * @only: (nullable): an offer's id
 *
 * The rule pack as canonical, sealed JSON. The same offers and catalogue give the same bytes.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT naming the offer that cannot be compiled
 */
GBytes *vt_offers_compile (GPtrArray        *offers,
                           const char       *only,
                           VtCatalog        *catalog,
                           const VtCurrency *currency,
                           const char       *pack_id,
                           guint64           revision,
                           GError          **error);

G_END_DECLS
