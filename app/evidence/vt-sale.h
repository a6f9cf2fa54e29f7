/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which orders are sales, what of them counts, and which are of the last year. */

#pragma once

#include "vt-orders.h"

G_BEGIN_DECLS

/* Whether an order is neither a return nor a correction. */
gboolean vt_sale_is (const VtOrders *orders, guint32 order);
/* Whether a line of a sale is of goods, plans or perks that went out: neither a fee nor returned
 * nor a deduction. */
gboolean vt_sale_line_is_sold (const VtOrders *orders, guint32 line);

/**
 * VtYear:
 * @from_us: orders later than that are of the year, microseconds UTC
 * @until_us: the last order
 * @first: the first order of the year
 * @end: the order after the last one
 * @n_sales: sales among them
 *
 * The last 365 days of 24 hours up to the last order, see vt_orders_last_year(). Without any order,
 * all is 0.
 */
typedef struct
{
  gint64  from_us;
  gint64  until_us;
  guint32 first;
  guint32 end;
  guint32 n_sales;
} VtYear;

VtYear vt_year_of (const VtOrders *orders);

/* (transfer full) (array length=n_products): units of each product sold in the year. */
gint64 *vt_year_count_units (const VtYear *year, const VtOrders *orders);

/**
 * vt_sale_value:
 *
 * What was paid for what of an order is sold, fees left aside.
 *
 * Returns: minor units, 0 and up; %VT_MONEY_UNKNOWN if that does not fit
 */
gint64 vt_sale_value (const VtOrders *orders, guint32 order);

/* Months since the year 0 of a time, UTC. */
int vt_month_of (gint64 time_us);

G_END_DECLS
