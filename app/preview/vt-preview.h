/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart evaluated against the compiled pack, and the outcome in words. */

#pragma once

#include "vt-cart.h"
#include "vt-compile.h"

#include "rules.h"

G_BEGIN_DECLS

/**
 * VtPreview:
 *
 * The outcome of one cart against one pack. The very bytes of the pack that an export would write
 * are evaluated. Immutable; belongs to one thread at a time.
 */
typedef struct _VtPreview VtPreview;

/**
 * vt_preview_evaluate:
 * @placement: (nullable): where the shopper stands, a word of vt_placements_list() or a shop's own:
 * the result then has prompts, and totals as without it
 * @catalog: where the prices are of what the pack does not carry
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_NOT_FOUND or %VT_ERROR_BAD_INPUT naming the
 * product that is not in the catalogue or has no price, or with an error of the evaluator
 */
VtPreview *vt_preview_evaluate (GBytes           *pack,
                                const VtCart     *cart,
                                const char       *placement,
                                VtCatalog        *catalog,
                                const VtCurrency *currency,
                                GError          **error);
/* The same for another shopper than the cart's, who may stand elsewhere as well. */
VtPreview      *vt_preview_evaluate_for (GBytes           *pack,
                                         const VtCart     *cart,
                                         const VtShopper  *shopper,
                                         VtCatalog        *catalog,
                                         const VtCurrency *currency,
                                         GError          **error);
void            vt_preview_free (VtPreview *self);
const VrResult *vt_preview_get_result (VtPreview *self);
const VrTotals *vt_preview_get_totals (VtPreview *self);
/* What is due without shipping, less the catalogue's cost of all that is in the cart
 * or goes with it as a gift; %VT_MONEY_UNKNOWN if that of any is not known. (The pack's own margin
 * knows the cost of the products it carries only.) */
gint64 vt_preview_get_margin_minor (VtPreview *self);
/* (nullable): what happened to that offer; %NULL if the pack does not have it. */
const VrVerdict *vt_preview_find_verdict (VtPreview *self, const char *offer_id);

/**
 * vt_verdict_to_text:
 * @offers: (element-type VtOffer): where the names are
 *
 * What happened to an offer and why, as one translated sentence in plain text: "Applied once: £4.20
 * off.", "Needs 1 more of “Tea cup”.". Product titles come from @catalog.
 */
char *vt_verdict_to_text (const VrVerdict  *verdict,
                          GPtrArray        *offers,
                          VtCatalog        *catalog,
                          const VtCurrency *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPreview, vt_preview_free)

G_END_DECLS
