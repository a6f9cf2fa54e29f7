/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What last year's orders say of the steps of a threshold. */

#pragma once

#include "vt-order-values.h"
#include "vt-threshold-figures.h"

G_BEGIN_DECLS

/**
 * StudioFiller:
 * @product: goods with a price that count for the threshold
 * @price_minor: what it costs
 * @n_orders: orders of the last year with it
 */
typedef struct
{
  guint32 product;
  gint64  price_minor;
  guint32 n_orders;
} StudioFiller;

/**
 * StudioStepFindings:
 * @catalog: what the products of @fillers point into
 * @measure: how the orders were measured
 * @values: what they came to
 * @fillers: (element-type StudioFiller): what can fill up a cart, the cheapest first
 *
 * Of what counts and how it is measured, whatever the steps. Immutable.
 */
typedef struct
{
  VtCatalog     *catalog; /* (owned) */
  VtMeasure      measure;
  VtOrderValues *values;  /* (owned) */
  GArray        *fillers; /* (owned) */
} StudioStepFindings;

/**
 * studio_step_findings_new:
 * @terms: of a threshold
 *
 * A pass over the orders and the products: not for the main thread.
 *
 * Returns: (transfer full): %NULL with an error of vt_order_values_new()
 */
StudioStepFindings *studio_step_findings_new (
    VtOrders *orders, VtCatalog *catalog, JsonObject *terms, VtJob *job, GError **error);
void studio_step_findings_free (StudioStepFindings *self);

/**
 * StudioStepLook:
 * @n_reached: orders that came to the step
 * @within: how much less counts as just below: a fifth of the step, or back to the one before
 * @below: orders just below
 * @has_figures: whether the step can be evaluated
 * @figures: what it gives on an order that just reaches it
 * @knows_shipping: whether orders were charged for shipping, so that its cost is in the figures
 */
typedef struct
{
  guint         n_reached;
  gint64        within;
  VtOrdersBelow below;
  gboolean      has_figures;
  VtStepFigures figures;
  gboolean      knows_shipping;
} StudioStepLook;

/* @step: index among the steps of @offer. Quick enough to be called while a step is dragged. */
void studio_step_look (const StudioStepFindings *self,
                       const VtOffer            *offer,
                       guint                     step,
                       const VtCurrency         *currency,
                       StudioStepLook           *ret_look);

/**
 * studio_step_find_fillers:
 * @from_minor: what they have to cost at least
 * @to_minor: and at most
 * @taken: (nullable): the SKUs that are there already
 * @max: how many at most
 *
 * (element-type StudioFiller): the ones ordered most.
 */
GArray *studio_step_find_fillers (const StudioStepFindings *self,
                                  gint64                    from_minor,
                                  gint64                    to_minor,
                                  JsonArray                *taken,
                                  guint                     max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioStepFindings, studio_step_findings_free)

G_END_DECLS
