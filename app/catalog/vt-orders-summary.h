/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an order history amounts to: the figures of the overview, catalogue and orders pages. */

#pragma once

#include "vt-orders.h"

G_BEGIN_DECLS

/* A calendar month, UTC. */
typedef struct
{
  int     year;
  int     month; /* 1 to 12 */
  guint32 n_sales;
  gint64  revenue_minor; /* quantity × price of all lines of sales and returns, fees included */
} VtOrdersMonth;

/**
 * VtOrdersSummary:
 * @first_us: time of the first order, microseconds UTC; 0 without orders
 * @n_sales: orders that are neither returns nor corrections
 * @n_guests: sales without a customer
 * @n_customers: different customers of sales
 * @n_baskets: sales with a product that is no fee
 * @n_baskets_several: baskets of at least two different products
 * @revenue_minor: as VtOrdersMonth
 * @months: (array length=n_months): every month from the first to the last, in order
 * @product_units: (array length=n_products): units sold less units returned
 * @product_orders: (array length=n_products): sales with the product
 * @product_revenue_minor: (array length=n_products)
 *
 * Corrections count as orders and lines only.
 */
typedef struct
{
  gint64         first_us;
  gint64         last_us;
  guint32        n_orders;
  guint32        n_lines;
  guint32        n_sales;
  guint32        n_returns;
  guint32        n_corrections;
  guint32        n_guests;
  guint32        n_customers;
  guint32        n_baskets;
  guint32        n_baskets_several;
  gint64         revenue_minor;
  guint32        n_months;
  VtOrdersMonth *months; /* (owned) */
  guint32        n_products;
  gint64        *product_units;         /* (owned) */
  guint32       *product_orders;        /* (owned) */
  gint64        *product_revenue_minor; /* (owned) */
} VtOrdersSummary;

/* Returns: (transfer full): %NULL with %VT_ERROR_LIMIT if a sum does not fit, or cancelled */
VtOrdersSummary *vt_orders_summary_new (VtOrders *orders, VtJob *job, GError **error);
void             vt_orders_summary_free (VtOrdersSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOrdersSummary, vt_orders_summary_free)

G_END_DECLS
