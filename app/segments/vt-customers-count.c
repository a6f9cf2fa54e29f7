/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders say of each customer. */

#include "vt-customers-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CHECK_EVERY 65536

static gboolean
is_sale (const VtOrders *orders, guint32 order)
{
  return (orders->order_flags[order] & (VT_ORDER_RETURN | VT_ORDER_CORRECTION)) == 0;
}

static gboolean
is_correction (const VtOrders *orders, guint32 order)
{
  return (orders->order_flags[order] & VT_ORDER_CORRECTION) != 0;
}

/* ---- who and when ---- */

/* Ids to indices. They are dense nearly always, so a table is smaller than a hash. */
static guint32
find_customer (const Customers *self, guint32 id)
{
  guint32 low = 0, high = self->public.n_customers;

  /* Where nobody was ever removed the place is known. */
  if (id - 1 < high && self->customer_id[id - 1] == id)
    return id - 1;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->customer_id[middle] == id)
        return middle;
      if (self->customer_id[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return VT_CUSTOMER_NONE;
}

static void
find_days (Customers *self, gint32 day)
{
  const VtOrders *orders = self->public.orders;
  g_auto (VtDayClock) clock = {0};
  gint32 last = VT_DAY_NONE;

  vt_day_clock_init (&clock, vt_catalog_get_time_zone (self->public.catalog));
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      self->order_day[i] = vt_day_clock_get (&clock, orders->order_time_us[i]);
      if (!is_correction (orders, i))
        last = MAX (last, self->order_day[i]);
    }
  self->public.last_day = last;
  self->public.day_is_set = day != VT_DAY_NONE;
  self->public.day = self->public.day_is_set ? day : last;
}

static void
find_customers (Customers *self)
{
  const VtOrders *orders = self->public.orders;

  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      gboolean counts = !is_correction (orders, i) && self->order_day[i] <= self->public.day;

      self->order_customer[i] = counts && orders->order_customer[i] != 0
                                    ? find_customer (self, orders->order_customer[i])
                                    : VT_CUSTOMER_NONE;
    }
}

/* ---- order by order ---- */

static gboolean
sum_order (const VtOrders *orders, guint32 order, gint64 *ret_sum)
{
  gint64 sum = 0;

  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    {
      gint64 amount;

      if (__builtin_mul_overflow ((gint64) orders->line_quantity[i], orders->line_price_minor[i],
                                  &amount) ||
          __builtin_add_overflow (sum, amount, &sum))
        return FALSE;
    }
  *ret_sum = sum;
  return TRUE;
}

static void
count_units (Customers *self, guint32 order, guint32 customer)
{
  const VtOrders *orders = self->public.orders;

  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    {
      const VtProduct *product = vt_catalog_get (self->public.catalog, orders->line_product[i]);
      guint32          n = orders->line_quantity[i] > 0 ? (guint32) orders->line_quantity[i] : 0;

      if (product->kind == VT_PRODUCT_FEE)
        continue;
      self->n_units[customer] += n;
      if (product->price_minor == VT_MONEY_UNKNOWN)
        continue;
      self->n_listed_units[customer] += n;
      if (orders->line_price_minor[i] < product->price_minor)
        self->n_bargain_units[customer] += n;
    }
}

static void
count_sale (Customers *self, guint32 order, guint32 customer)
{
  gint32 day = self->order_day[order];

  if (self->n_orders[customer] == 0)
    self->first_day[customer] = day;
  /* No day comes before the one of an earlier order, but where clocks are set back at midnight. */
  if (day > self->last_order_day[customer])
    self->n_visits[customer]++;
  self->n_orders[customer]++;
  self->last_order_day[customer] = MAX (self->last_order_day[customer], day);
  count_units (self, order, customer);
}

/* %FALSE if a sum does not fit. */
static gboolean
count_order (Customers *self, guint32 order)
{
  const VtOrders *orders = self->public.orders;
  guint32         customer = self->order_customer[order];
  gboolean        sale = is_sale (orders, order);
  gint64          sum;

  if (is_correction (orders, order) || self->order_day[order] > self->public.day)
    return TRUE;
  if (!sum_order (orders, order, &sum) ||
      __builtin_add_overflow (self->public.sales_minor, sum, &self->public.sales_minor))
    return FALSE;
  self->public.n_sales += sale;
  if (customer == VT_CUSTOMER_NONE)
    {
      self->public.n_guest_sales += sale;
      return TRUE;
    }
  self->first_order_of[customer + 1]++;
  if (sale)
    count_sale (self, order, customer);
  return !__builtin_add_overflow (self->revenue_minor[customer], sum,
                                  &self->revenue_minor[customer]);
}

static gboolean
count_orders (Customers *self, VtJob *job, GError **error)
{
  for (guint32 i = 0; i < self->public.orders->n_orders; i++)
    {
      if (i % CHECK_EVERY == 0 && !vt_job_check (job, error))
        return FALSE;
      if (!count_order (self, i))
        {
          g_set_error_literal (error, VT_ERROR, VT_ERROR_LIMIT,
                               _ ("The sum of all orders is too large a number"));
          return FALSE;
        }
    }
  return TRUE;
}

/* ---- customer by customer ---- */

static void
list_orders (Customers *self)
{
  guint32 n = self->public.n_customers;

  for (guint32 i = 0; i < n; i++)
    self->first_order_of[i + 1] += self->first_order_of[i];
  self->orders_of = g_new (guint32, (gsize) self->first_order_of[n] + 1);
  for (guint32 i = 0; i < self->public.orders->n_orders; i++)
    if (self->order_customer[i] != VT_CUSTOMER_NONE)
      self->orders_of[self->first_order_of[self->order_customer[i]]++] = i;
  memmove (self->first_order_of + 1, self->first_order_of, sizeof (guint32) * n);
  self->first_order_of[0] = 0;
}

/* @seen_by: of each product, the last customer it was met with, plus 1. */
static guint32
count_products (const Customers *self, guint32 customer, guint32 *seen_by)
{
  const VtOrders *orders = self->public.orders;
  guint32         n = 0;

  for (guint32 i = self->first_order_of[customer]; i < self->first_order_of[customer + 1]; i++)
    {
      guint32 order = self->orders_of[i];

      for (guint32 k = orders->order_first_line[order];
           is_sale (orders, order) && k < orders->order_first_line[order + 1]; k++)
        {
          guint32 product = orders->line_product[k];

          if (orders->line_quantity[k] <= 0 || seen_by[product] == customer + 1 ||
              vt_catalog_get (self->public.catalog, product)->kind == VT_PRODUCT_FEE)
            continue;
          seen_by[product] = customer + 1;
          n++;
        }
    }
  return n;
}

/* Halves away from zero. */
static gint64
divide (gint64 amount, guint32 by)
{
  gint64 quotient = amount / by;
  gint64 rest = amount % by;

  if (2 * ABS (rest) >= by)
    quotient += amount < 0 ? -1 : 1;
  return quotient;
}

static gboolean
finish_customers (Customers *self, VtJob *job, GError **error)
{
  g_autofree guint32 *seen_by =
      g_new0 (guint32, (gsize) vt_catalog_get_n_products (self->public.catalog) + 1);

  for (guint32 i = 0; i < self->public.n_customers; i++)
    {
      guint32 n_gaps = MAX (self->n_visits[i], 1) - 1;

      if (i % CHECK_EVERY == 0 && !vt_job_check (job, error))
        return FALSE;
      self->public.n_buyers += self->n_orders[i] > 0;
      self->n_products[i] = count_products (self, i, seen_by);
      self->average_minor[i] = self->n_orders[i] > 0
                                   ? divide (self->revenue_minor[i], self->n_orders[i])
                                   : VT_MONEY_UNKNOWN;
      self->gap_days[i] = n_gaps > 0
                              ? (double) (self->last_order_day[i] - self->first_day[i]) / n_gaps
                              : (double) NAN;
    }
  return TRUE;
}

static void
make_columns (Customers *self)
{
  gsize n = (gsize) self->public.n_customers + 1;
  gsize n_orders = (gsize) self->public.orders->n_orders + 1;

  self->first_day = g_new (gint32, n);
  self->last_order_day = g_new (gint32, n);
  for (gsize i = 0; i < n; i++)
    self->first_day[i] = self->last_order_day[i] = VT_DAY_NONE;
  self->n_orders = g_new0 (guint32, n);
  self->n_visits = g_new0 (guint32, n);
  self->n_units = g_new0 (guint32, n);
  self->n_listed_units = g_new0 (guint32, n);
  self->n_bargain_units = g_new0 (guint32, n);
  self->n_products = g_new0 (guint32, n);
  self->revenue_minor = g_new0 (gint64, n);
  self->average_minor = g_new0 (gint64, n);
  self->gap_days = g_new0 (double, n);
  self->first_order_of = g_new0 (guint32, n);
  self->order_customer = g_new (guint32, n_orders);
  self->order_day = g_new (gint32, n_orders);
}

gboolean
vt_customers_count (Customers *self, gint32 day, VtJob *job, GError **error)
{
  make_columns (self);
  find_days (self, day);
  find_customers (self);
  if (!count_orders (self, job, error))
    return FALSE;
  list_orders (self);
  return finish_customers (self, job, error);
}
