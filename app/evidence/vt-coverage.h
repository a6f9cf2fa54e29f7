/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Protection plans and what they are for: which units were sold with one, which products have one.
 */

#pragma once

#include "vt-offer.h"
#include "vt-orders.h"

G_BEGIN_DECLS

#define VT_COVERAGE_MAX_PLANS 62

/**
 * VtPlan:
 * @from_minor: the price, included, from which on it is for a product
 * @to_minor: the price, included, up to which it is
 */
typedef struct
{
  guint32 product;
  gint64  from_minor;
  gint64  to_minor;
} VtPlan;

/**
 * VtCoverage:
 * @is_covered: (array length=n_products): non-zero for what a protection offer selects and is no
 * plan of its own
 * @plans: (array length=n_plans): in the offer's order; those that the catalogue lacks left out
 * @n_selected: products that it selects, at any price
 * @n_covered: those at whose price in the catalogue there is a plan
 */
typedef struct
{
  guint8 *is_covered; /* (owned) */
  VtPlan  plans[VT_COVERAGE_MAX_PLANS];
  guint   n_plans;
  guint32 n_selected;
  guint32 n_covered;
} VtCoverage;

VtCoverage *vt_coverage_new (const VtOffer *offer, VtCatalog *catalog);
void        vt_coverage_free (VtCoverage *coverage);
/* Whether some plan is for that price. */
gboolean vt_coverage_has_price (const VtCoverage *coverage, gint64 price_minor);

/**
 * vt_coverage_count_order:
 * @ret_units: (out): units sold that a plan is for, at the price that was charged
 * @ret_plans: (out) (array length=n_plans): units of each plan that one of them has: the plans in
 * their order each take the dearest units that are left to them, as the evaluator matches them
 *
 * Within one order.
 */
void vt_coverage_count_order (const VtCoverage *coverage,
                              VtOrders         *orders,
                              guint32           order,
                              gint64           *ret_units,
                              gint64           *ret_plans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCoverage, vt_coverage_free)

G_END_DECLS
