/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the order history says of each customer: an immutable snapshot in columns. */

#pragma once

#include "vt-day.h"
#include "vt-intern.h"
#include "vt-orders.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VT_CUSTOMER_NONE G_MAXUINT32

/**
 * VtCustomerColumn:
 * @name: as the shop names it ("income")
 * @values: (array length=n_values): each value once, sorted
 * @n_with: (array length=n_values): customers of each value
 * @code: (array length=n_customers): of each customer its value's index plus 1, or 0 where nothing
 * is known
 *
 * What a file said of customers: age, income, how they pay.
 */
typedef struct
{
  const char        *name;
  guint32            n_values;
  const char *const *values;
  const guint32     *n_with;
  const guint32     *code;
} VtCustomerColumn;

/**
 * VtCustomers:
 * @catalog: what prices, kinds and categories are taken from; its indices are those of the orders
 * @day: the reference day, in the shop's time zone. What was ordered later does not count, and days
 * "ago" are counted from it
 * @last_day: that of the last order there is, which is the reference day unless another was set;
 * never today, as a history that ended in spring would have lost everybody by autumn
 * @day_is_set: whether somebody set it, rather than the orders
 * @n_buyers: customers with an order; the others returned something only, ordered later than @day,
 * or are known from a file
 * @n_sales: orders of customers and guests
 * @sales_minor: what these brought, less what was returned
 * @n_guest_sales: those of guests, whom no segment can hold
 * @customer_id: (array length=n_customers): ascending
 * @first_day: (array length=n_customers): of the first order, %VT_DAY_NONE without one
 * @last_order_day: (array length=n_customers): of the last order, likewise
 * @n_orders: (array length=n_customers): orders that are neither returns nor corrections
 * @n_visits: (array length=n_customers): different days with an order
 * @n_units: (array length=n_customers): units ordered, no fees; what was returned is not taken off
 * @n_listed_units: (array length=n_customers): those of them whose list price the catalogue knows
 * @n_bargain_units: (array length=n_customers): those of these that cost less than that
 * @n_products: (array length=n_customers): different products ordered, no fees
 * @revenue_minor: (array length=n_customers): quantity × price of all lines of orders and returns,
 * fees included, as everywhere in the studio
 * @average_minor: (array length=n_customers): revenue by order, halves away from zero;
 * %VT_MONEY_UNKNOWN without orders
 * @gap_days: (array length=n_customers): mean of the days between one day with an order and the
 * next; not a number with less than two such days
 * @order_customer: (array length=orders->n_orders): customer index; %VT_CUSTOMER_NONE for guests,
 * corrections, and what came after @day
 * @order_day: (array length=orders->n_orders): the day of each order
 * @first_order_of: (array length=n_customers+1): where each customer's orders begin in @orders_of
 * @orders_of: orders and returns of each customer by time
 * @columns: (array length=n_columns): by name
 *
 * Reference counted, shared between threads. Corrections count nowhere.
 */
typedef struct
{
  VtOrders               *orders;  /* (owned) */
  VtCatalog              *catalog; /* (owned) */
  gint32                  day;
  gint32                  last_day;
  gboolean                day_is_set;
  guint32                 n_customers;
  guint32                 n_buyers;
  guint32                 n_sales;
  guint32                 n_guest_sales;
  gint64                  sales_minor;
  const guint32          *customer_id;
  const gint32           *first_day;
  const gint32           *last_order_day;
  const guint32          *n_orders;
  const guint32          *n_visits;
  const guint32          *n_units;
  const guint32          *n_listed_units;
  const guint32          *n_bargain_units;
  const guint32          *n_products;
  const gint64           *revenue_minor;
  const gint64           *average_minor;
  const double           *gap_days;
  const guint32          *order_customer;
  const gint32           *order_day;
  const guint32          *first_order_of;
  const guint32          *orders_of;
  guint                   n_columns;
  const VtCustomerColumn *columns;
} VtCustomers;

/**
 * vt_customers_load:
 * @orders: of the same snapshot of the database
 * @catalog: of the same snapshot, in which products are where they were for @orders; it may be a
 * later one than theirs
 * @day: the reference day; %VT_DAY_NONE for that which is set in the workspace, or of the last
 * order
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_CORRUPT if what is known of a customer cannot be
 * read, %VT_ERROR_LIMIT if a sum does not fit, or %G_IO_ERROR_CANCELLED
 */
VtCustomers *vt_customers_load (VtDatabase *database,
                                VtOrders   *orders,
                                VtCatalog  *catalog,
                                gint32      day,
                                VtJob      *job,
                                GError    **error);
VtCustomers *vt_customers_ref (VtCustomers *self);
void         vt_customers_unref (VtCustomers *self);

/* As the shop calls the customer; lives as long as @self. */
const char *vt_customers_get_key (VtCustomers *self, guint32 customer);
/* %VT_CUSTOMER_NONE if there is none. */
guint32 vt_customers_find_key (VtCustomers *self, const char *key);
/* (nullable) */
const VtCustomerColumn *vt_customers_find_column (VtCustomers *self, const char *name);

/**
 * vt_customers_get_selected:
 * @selector: as in a rule pack
 *
 * Which products a selector means. Looked for once; asked again, it is there.
 *
 * Returns: (transfer full): a byte for each product of the catalogue, 1 if it is selected
 */
GBytes *vt_customers_get_selected (VtCustomers *self, JsonObject *selector);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCustomers, vt_customers_unref)

G_END_DECLS
