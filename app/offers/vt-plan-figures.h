/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a protection plan costs the shopper for what it covers, as the evaluator has it. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * vt_plan_costs:
 * @plan: index among the plans of the offer, which is looked at alone
 * @prices: (array length=n): of what is covered, minor units, none negative
 * @ret_costs: (array length=n): what the plan costs for each; what it costs anyway for a price that
 * it does not cover. Written only on success
 *
 * One pack is made, and one cart evaluated for each price (some 20 µs).
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND without such a plan or an error of vt_offers_compile()
 */
gboolean vt_plan_costs (const VtOffer    *offer,
                        guint             plan,
                        VtCatalog        *catalog,
                        const VtCurrency *currency,
                        const gint64     *prices,
                        guint             n,
                        gint64           *ret_costs,
                        GError          **error);

/* Whether a plan is dearer than a third of what it covers: more than most people pay. */
gboolean vt_plan_is_dear (gint64 cost_minor, gint64 price_minor);

G_END_DECLS
