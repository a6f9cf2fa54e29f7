/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of a threshold gives away on an order that just reaches it, as the evaluator has it.
 */

#pragma once

#include "vt-order-values.h"
#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtStepFigures:
 * @value_minor: what the order comes to before
 * @discount_minor: what the step takes off it, 0 and up
 * @shipping_minor: what it takes off shipping
 * @gift_cost_minor: what its gift costs the shop, 0 without one; %VT_MONEY_UNKNOWN if that is not
 * known
 * @margin_before_minor: what the order leaves without the step; %VT_MONEY_UNKNOWN if not known
 * @margin_after_minor: with it
 */
typedef struct
{
  gint64 value_minor;
  gint64 discount_minor;
  gint64 shipping_minor;
  gint64 gift_cost_minor;
  gint64 margin_before_minor;
  gint64 margin_after_minor;
} VtStepFigures;

/**
 * vt_threshold_step:
 * @step: index among the steps of the offer, which is looked at alone
 * @typical: an order like those at the step. Of one that measures money the value is the step's
 * own, and the cost in proportion
 *
 * Quick enough to be called while a step is dragged.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND without such a step or an error of vt_offers_compile()
 */
gboolean vt_threshold_step (const VtOffer        *offer,
                            guint                 step,
                            const VtTypicalOrder *typical,
                            VtCatalog            *catalog,
                            const VtCurrency     *currency,
                            VtStepFigures        *ret_figures,
                            GError              **error);

G_END_DECLS
