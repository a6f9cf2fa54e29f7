/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling sales from returns and bookkeeping entries. */

#pragma once

#include "vt-order-products.h"
#include "vt-orders.h"

G_BEGIN_DECLS

/**
 * vt_order_flags_new:
 *
 * A return has nothing but negative quantities and either a price or, among plain numbers, a number
 * with a C in front.
 *
 * A correction is no trade with a customer: an order with a negative price; negative quantities
 * without a price (a write-off); an order of a guest in which nothing was charged (a stock
 * movement); or, among plain numbers, an order with a letter in front that holds nothing but fees
 * (an adjustment).
 *
 * All else is a sale.
 *
 * Returns: (transfer full) (array): #VtOrderFlags of each order in the table
 */
guint8 *vt_order_flags_new (const VtOrderTable *table, const VtOrderProducts *products);

G_END_DECLS
