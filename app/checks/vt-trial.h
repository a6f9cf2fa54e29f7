/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone before the evaluator, as it is for whom it is meant, tried with small carts.
 * Internal to this folder. */

#pragma once

#include "vt-evaluate.h"

G_BEGIN_DECLS

typedef struct _VtTrial VtTrial;

/**
 * VtTrialLine:
 * @product: index of the product
 * @quantity: units
 * @price_minor: of one unit, %VT_MONEY_UNKNOWN for the catalogue's
 * @instead_of: index of the product whose place it has taken, or %VT_PRODUCT_NONE
 * @is_delivered: whether it is delivered again and again
 */
typedef struct
{
  guint32  product;
  gint64   quantity;
  gint64   price_minor;
  guint32  instead_of;
  gboolean is_delivered;
} VtTrialLine;

/* So many units of a product, as most carts have them. */
#define VT_TRIAL_LINE(index, n)                                                                    \
  ((VtTrialLine){(index), (n), VT_MONEY_UNKNOWN, VT_PRODUCT_NONE, FALSE})

/**
 * VtTrialSum:
 * @list_minor: what the cart costs without the offer
 * @due_minor: with it, shipping aside
 * @cost_minor: what it costs the shop, gifts included; %VT_MONEY_UNKNOWN where a cost is not known
 * @cut_minor: what floors kept of the discount
 */
typedef struct
{
  gint64 list_minor;
  gint64 due_minor;
  gint64 cost_minor;
  gint64 cut_minor;
} VtTrialSum;

/**
 * vt_trial_new:
 * @products: (element-type guint32): of what the offer selects, whatever carts will have
 *
 * Returns: %NULL if the evaluator does not take the offer; errors as of vt_offers_compile()
 */
VtTrial *vt_trial_new (const VtOffer    *offer,
                       const GArray     *products,
                       VtCatalog        *catalog,
                       const VtCurrency *currency,
                       GError          **error);
void     vt_trial_free (VtTrial *self);

/* (nullable): until the next cart is tried; %NULL where the evaluator does not take the cart. */
const VrResult *vt_trial_run (VtTrial *self, const VtTrialLine *lines, guint n_lines);
/* The same, summed up; %FALSE where the evaluator does not take the cart. */
gboolean
vt_trial_weigh (VtTrial *self, const VtTrialLine *lines, guint n_lines, VtTrialSum *ret_sum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrial, vt_trial_free)

G_END_DECLS
