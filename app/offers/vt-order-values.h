/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much past orders came to, by what a threshold measures. */

#pragma once

#include "vt-orders.h"
#include "vt-terms.h"

G_BEGIN_DECLS

/**
 * VtMeasure:
 * @VT_MEASURE_SUBTOTAL: minor units
 * @VT_MEASURE_QUANTITY: units
 * @VT_MEASURE_WEIGHT: grams; what is not known weighs nothing
 * @VT_MEASURE_LEFT: minor units that earlier offers left; of past orders the same as the subtotal,
 * which is what was charged
 */
typedef enum
{
  VT_MEASURE_SUBTOTAL,
  VT_MEASURE_QUANTITY,
  VT_MEASURE_WEIGHT,
  VT_MEASURE_LEFT,
} VtMeasure;

/* "subtotal": as in rule packs. */
const char *vt_measure_to_word (VtMeasure measure);
/* Of a threshold's terms; the subtotal where they do not say one. */
VtMeasure vt_measure_read (JsonObject *terms);
/* Whether it counts money. */
gboolean vt_measure_is_money (VtMeasure measure);

/**
 * VtOrderValues:
 *
 * What each sale came to, sorted. Immutable, reference counted, shared between threads.
 */
typedef struct _VtOrderValues VtOrderValues;

/**
 * vt_order_values_new:
 * @select: (nullable): what counts, as in a rule pack, judged by the catalogue; %NULL for all goods
 * @after_us: orders later than that count, microseconds UTC; %G_MININT64 for all
 *
 * One pass over the orders. Returns, corrections and fees do not count, nor do units that were
 * returned, nor orders of which nothing counts.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_LIMIT if a sum does not fit, or cancelled
 */
VtOrderValues *vt_order_values_new (VtOrders   *orders,
                                    JsonObject *select,
                                    VtMeasure   measure,
                                    gint64      after_us,
                                    VtJob      *job,
                                    GError    **error);
VtOrderValues *vt_order_values_ref (VtOrderValues *self);
void           vt_order_values_unref (VtOrderValues *self);

/* The last 365 days of 24 hours up to the last order begin after that, microseconds UTC. */
gint64 vt_orders_last_year (const VtOrders *orders);

/* How many orders there are, and (array length=n, ascending) what each came to. */
guint         vt_order_values_get_n (VtOrderValues *self);
const gint64 *vt_order_values_get (VtOrderValues *self);

/* How many came to so much or more. */
guint vt_order_values_count_from (VtOrderValues *self, gint64 from);

/**
 * VtOrdersBelow:
 * @n: orders that came to less than a step, but no more than so much less
 * @lacking: how much they lacked on average, rounded half up; 0 without any
 */
typedef struct
{
  guint  n;
  gint64 lacking;
} VtOrdersBelow;

/* @within: how much less, 1 and up. */
VtOrdersBelow vt_order_values_get_below (VtOrderValues *self, gint64 from, gint64 within);

/**
 * VtTypicalOrder:
 * @n: orders looked at
 * @value_minor: what was charged on average for what counts; rounded half up, so for the others
 * @cost_minor: what that cost the shop, at the share that it had in orders whose costs are all
 * known; %VT_MONEY_UNKNOWN if there are none
 * @fees_minor: postage and other fees charged on average
 */
typedef struct
{
  guint  n;
  gint64 value_minor;
  gint64 cost_minor;
  gint64 fees_minor;
} VtTypicalOrder;

/* Of the orders that came to @from or more, but less than @until; all zero without any. */
void vt_order_values_get_typical (VtOrderValues  *self,
                                  gint64          from,
                                  gint64          until,
                                  VtTypicalOrder *ret_typical);

/**
 * vt_order_values_choose_edges:
 * @n_max: how many bins at most, 1 and up
 * @steps: (array length=n_steps): values that lie within, as the steps of a threshold
 *
 * Round numbers from 0 up, equally far apart; the last bin is for the orders that came to a lot
 * more, and ends with the largest. With steps these have room beyond them, and half of the orders
 * are shown at least; without, all but a few are.
 *
 * Returns: (element-type gint64): one more than there are bins, ascending
 */
GArray *
vt_order_values_choose_edges (VtOrderValues *self, guint n_max, const gint64 *steps, guint n_steps);
/* @edges: (array length=n_bins+1): ascending. @ret_counts: (array length=n_bins): orders from each
 * edge on, below the next; in the last bin the upper edge is included. */
void
vt_order_values_bin (VtOrderValues *self, const gint64 *edges, guint n_bins, guint *ret_counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOrderValues, vt_order_values_unref)

G_END_DECLS
