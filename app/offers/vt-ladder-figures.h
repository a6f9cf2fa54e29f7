/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step up a ladder costs the shopper and brings the shop, as the evaluator has it. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtLadderStep:
 * @lower_minor: what the tier below costs
 * @price_minor: what the tier costs
 * @difference_minor: how much dearer it is, 0 and up
 * @pays_minor: how much more is due for who takes it instead of the one below
 * @saving_minor: what of the difference is taken off
 * @margin_minor: how much more margin is left with the tier, taken so, than with the one below;
 * %VT_MONEY_UNKNOWN where a cost is not known
 */
typedef struct
{
  gint64 lower_minor;
  gint64 price_minor;
  gint64 difference_minor;
  gint64 pays_minor;
  gint64 saving_minor;
  gint64 margin_minor;
} VtLadderStep;

/**
 * vt_ladder_step:
 * @tier: the upper of the two, 1 and up
 *
 * Of one step, whatever the others are like. Quick enough to be called while a slider moves.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND without such a step or an error of vt_offers_compile(),
 * as where a product has no price or the tier is cheaper than the one below
 */
gboolean vt_ladder_step (const VtOffer    *offer,
                         guint             tier,
                         VtCatalog        *catalog,
                         const VtCurrency *currency,
                         VtLadderStep     *ret_step,
                         GError          **error);

G_END_DECLS
