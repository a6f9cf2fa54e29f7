/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order history in memory: an immutable snapshot in columns. */

#pragma once

#include "vt-catalog.h"

G_BEGIN_DECLS

/**
 * VtOrders:
 * @n_orders: orders, returns included
 * @n_lines: lines of all orders
 * @order_first_line: (array length=n_orders+1): where each order's lines begin; the last is
 * @n_lines
 * @order_time_us: (array length=n_orders): when, in microseconds UTC; orders are sorted by time,
 * then as imported
 * @order_customer: (array length=n_orders): customer id, 0 for a guest
 * @order_batch: (array length=n_orders): the import it came with
 * @order_flags: (array length=n_orders): #VtOrderFlags
 * @line_product: (array length=n_lines): product index in @catalog
 * @line_quantity: (array length=n_lines): units, negative where returned
 * @line_price_minor: (array length=n_lines): price of one unit as charged, in minor units
 *
 * Immutable, reference counted, shared between threads. About 17 bytes a line.
 */
typedef struct
{
  VtCatalog     *catalog; /* (owned): what line_product points into */
  guint32        n_orders;
  guint32        n_lines;
  const guint32 *order_first_line;
  const gint64  *order_time_us;
  const guint32 *order_customer;
  const guint32 *order_batch;
  const guint8  *order_flags;
  const guint32 *line_product;
  const gint32  *line_quantity;
  const gint64  *line_price_minor;
} VtOrders;

/**
 * VtOrderFlags:
 * @VT_ORDER_RETURN: a return or cancellation; not a basket
 * @VT_ORDER_CORRECTION: a bookkeeping entry (write-off, bad debt, stock adjustment); not a basket
 */
typedef enum
{
  VT_ORDER_RETURN = 1 << 0,
  VT_ORDER_CORRECTION = 1 << 1,
} VtOrderFlags;

/* Loads all orders whose import stands. @catalog must be of the same snapshot of the database. */
VtOrders *vt_orders_load (VtDatabase *database, VtCatalog *catalog, VtJob *job, GError **error);
VtOrders *vt_orders_ref (VtOrders *self);
void      vt_orders_unref (VtOrders *self);

/* The shop's own name of an order ("536365"); read from the chunk, so not for loops over all. */
char *vt_orders_dup_name (VtOrders *self, guint32 order);

/* Finds an order by the shop's own name; G_MAXUINT32 if there is none. */
guint32 vt_orders_find_name (VtOrders *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOrders, vt_orders_unref)

G_END_DECLS
