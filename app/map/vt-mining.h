/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the order history to pairs: which orders are baskets, and how few times together say
 * nothing. */

#pragma once

#include "vt-orders.h"
#include "vt-pairs.h"
#include "vt-visits.h"

G_BEGIN_DECLS

/**
 * VtMiningOptions:
 * @max_items: orders of more different products are left out; 0 for no bound. The default is 100:
 * an order of 500 products is a reseller stocking up, says little of what goes together, and
 * counts 25 times as many pairs as one of 100
 * @min_together: pairs in fewer baskets are not kept; 0 decides by the number of baskets, see
 * vt_mining_min_together()
 * @from_us: orders before it are left out, microseconds UTC; %G_MININT64 for no bound
 * @until_us: orders at or after it are left out; %G_MAXINT64 for no bound
 * @n_threads: 0 for as many as the machine has
 * @min_items: orders of fewer different products are left out; 0 for no bound. As for @max_items,
 * every product of an order counts but fees, also such as @hide_product keeps out of the pairs
 * @skip_order: (array length=n_orders) (nullable): non-zero leaves an order out, as those of other
 * customers; must outlive the call
 * @hide_product: (array length=n_products) (nullable): non-zero keeps a product out of the baskets,
 * as those of other categories: an order of such alone is none; must outlive the call
 */
typedef struct
{
  guint32       max_items;
  guint32       min_together;
  gint64        from_us;
  gint64        until_us;
  guint         n_threads;
  guint32       min_items;
  const guint8 *skip_order;
  const guint8 *hide_product;
} VtMiningOptions;

#define VT_MINING_OPTIONS_DEFAULT                                                                  \
  {                                                                                                \
    100, 0, G_MININT64, G_MAXINT64, 0, 0, NULL, NULL                                               \
  }

/* Five at least, so that a few chance orders do not make a pair; 0.1 % of the baskets where that is
 * more, as rarer pairs are no base for an offer. */
guint32 vt_mining_min_together (guint32 n_orders);

/* The baskets alone that vt_mine_orders() counts in. %NULL only with %G_IO_ERROR_CANCELLED. */
VtBaskets *
vt_mine_baskets (VtOrders *orders, const VtMiningOptions *options, VtJob *job, GError **error);

/**
 * vt_mine_orders:
 * @options: (nullable): the defaults
 *
 * Returns, corrections and fees are no purchases and are left out. Items of the pairs are product
 * indices of the orders' catalogue.
 *
 * Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED
 */
VtPairs *
vt_mine_orders (VtOrders *orders, const VtMiningOptions *options, VtJob *job, GError **error);

/**
 * vt_follow_customers:
 * @options: (nullable): which orders; only @max_items, @from_us and @until_us matter
 * @within_days: how long after a visit another is soon; 1 and up
 *
 * The visits of all known customers, for vt_sequences_mine(). Returns, corrections and fees are
 * left out as in vt_mine_orders().
 *
 * Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED
 */
VtVisits *vt_follow_customers (VtOrders              *orders,
                               const VtMiningOptions *options,
                               guint32                within_days,
                               VtJob                 *job,
                               GError               **error);

G_END_DECLS
