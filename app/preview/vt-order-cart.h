/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders of the history as carts. */

#pragma once

#include "vt-cart.h"
#include "vt-orders.h"

G_BEGIN_DECLS

#define VT_ORDER_NONE G_MAXUINT32

/**
 * VtOrderCart:
 * @order_name: the shop's own name of the order
 * @n_left_out: lines that no cart can hold: returned units, fees, products without a price, and
 * what is beyond the size of a cart
 */
typedef struct
{
  char   *order_name; /* (owned) */
  VtCart *cart;       /* (owned) */
  guint   n_left_out;
} VtOrderCart;

/* What was ordered, at the catalogue's prices. The cart is empty where nothing of it can be put in
 * one. */
VtOrderCart *vt_order_cart_new (VtOrders *orders, guint32 order);
void         vt_order_cart_free (VtOrderCart *self);

/**
 * vt_orders_pick_basket:
 * @offers: (nullable) (element-type VtOffer): of which one is to find all its parts in the order;
 * %NULL for any order
 * @seed: where the search begins; any number
 *
 * Picks a sale with at least two different products that a cart can hold.
 *
 * Returns: its index; %VT_ORDER_NONE if there is none
 */
guint32 vt_orders_pick_basket (VtOrders *orders, GPtrArray *offers, guint64 seed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOrderCart, vt_order_cart_free)

G_END_DECLS
