/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an order history amounts to. */

#include "vt-orders-summary.h"

#include "vt-times.h"

#include <glib/gi18n-lib.h>

#define DAY_US (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

/* What is kept while walking over the orders. */
typedef struct
{
  VtOrders        *orders;      /* (unowned) */
  VtOrdersSummary *summary;     /* (unowned) */
  guint32         *seen_in;     /* (owned): of each product, the last order it was met in, plus 1 */
  int              first_month; /* months since the year 0 */
} Walk;

static int
month_of (gint64 time_us)
{
  int year, month;

  vt_civil_from_days (time_us / DAY_US - (time_us % DAY_US < 0), &year, &month, NULL);
  return year * 12 + month - 1;
}

void
vt_orders_summary_free (VtOrdersSummary *self)
{
  if (self == NULL)
    return;

  g_free (self->months);
  g_free (self->product_units);
  g_free (self->product_orders);
  g_free (self->product_revenue_minor);
  g_free (self);
}

static void
make_months (Walk *walk)
{
  VtOrdersSummary *summary = walk->summary;

  if (summary->n_orders == 0)
    return;

  summary->first_us = walk->orders->order_time_us[0];
  summary->last_us = walk->orders->order_time_us[summary->n_orders - 1];
  walk->first_month = month_of (summary->first_us);
  summary->n_months = (guint32) (month_of (summary->last_us) - walk->first_month + 1);
  summary->months = g_new0 (VtOrdersMonth, summary->n_months);
  for (guint32 i = 0; i < summary->n_months; i++)
    {
      summary->months[i].year = (walk->first_month + (int) i) / 12;
      summary->months[i].month = (walk->first_month + (int) i) % 12 + 1;
    }
}

/* Adds one line of a sale or return; %FALSE if a sum does not fit. */
static gboolean
add_line (Walk *walk, guint32 line, VtOrdersMonth *month)
{
  const VtOrders  *orders = walk->orders;
  VtOrdersSummary *summary = walk->summary;
  guint32          product = orders->line_product[line];
  gint64           amount;

  summary->product_units[product] += orders->line_quantity[line];
  return !__builtin_mul_overflow ((gint64) orders->line_quantity[line],
                                  orders->line_price_minor[line], &amount) &&
         !__builtin_add_overflow (summary->revenue_minor, amount, &summary->revenue_minor) &&
         !__builtin_add_overflow (month->revenue_minor, amount, &month->revenue_minor) &&
         !__builtin_add_overflow (summary->product_revenue_minor[product], amount,
                                  &summary->product_revenue_minor[product]);
}

static void
count_sale (Walk *walk, guint32 order, VtOrdersMonth *month)
{
  const VtOrders  *orders = walk->orders;
  VtOrdersSummary *summary = walk->summary;
  guint32          n_different = 0;

  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    {
      guint32 product = orders->line_product[i];

      if (orders->line_quantity[i] <= 0 || walk->seen_in[product] == order + 1)
        continue;
      walk->seen_in[product] = order + 1;
      summary->product_orders[product]++;
      n_different += vt_catalog_get (orders->catalog, product)->kind != VT_PRODUCT_FEE;
    }
  summary->n_sales++;
  summary->n_guests += orders->order_customer[order] == 0;
  summary->n_baskets += n_different > 0;
  summary->n_baskets_several += n_different > 1;
  month->n_sales++;
}

static gboolean
add_order (Walk *walk, guint32 order)
{
  const VtOrders  *orders = walk->orders;
  VtOrdersSummary *summary = walk->summary;
  guint8           flags = orders->order_flags[order];
  VtOrdersMonth   *month =
      &summary->months[month_of (orders->order_time_us[order]) - walk->first_month];

  if ((flags & VT_ORDER_CORRECTION) != 0)
    {
      summary->n_corrections++;
      return TRUE;
    }
  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    if (!add_line (walk, i, month))
      return FALSE;
  if ((flags & VT_ORDER_RETURN) != 0)
    summary->n_returns++;
  else
    count_sale (walk, order, month);
  return TRUE;
}

static guint32
count_customers (const VtOrders *orders)
{
  g_autoptr (GHashTable) customers = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < orders->n_orders; i++)
    if (orders->order_customer[i] != 0 &&
        (orders->order_flags[i] & (VT_ORDER_RETURN | VT_ORDER_CORRECTION)) == 0)
      g_hash_table_add (customers, GUINT_TO_POINTER (orders->order_customer[i]));
  return g_hash_table_size (customers);
}

static gboolean
walk_orders (Walk *walk, VtJob *job, GError **error)
{
  for (guint32 i = 0; i < walk->orders->n_orders; i++)
    {
      if (i % 65536 == 0 && !vt_job_check (job, error))
        return FALSE;
      if (!add_order (walk, i))
        {
          g_set_error_literal (error, VT_ERROR, VT_ERROR_LIMIT,
                               _ ("The sum of all orders is too large a number"));
          return FALSE;
        }
    }
  return TRUE;
}

VtOrdersSummary *
vt_orders_summary_new (VtOrders *orders, VtJob *job, GError **error)
{
  g_autoptr (VtOrdersSummary) self = NULL;
  Walk     walk = {orders};
  gboolean walked;

  g_return_val_if_fail (orders != NULL, NULL);

  self = g_new0 (VtOrdersSummary, 1);
  self->n_orders = orders->n_orders;
  self->n_lines = orders->n_lines;
  self->n_products = vt_catalog_get_n_products (orders->catalog);
  self->product_units = g_new0 (gint64, (gsize) self->n_products + 1);
  self->product_orders = g_new0 (guint32, (gsize) self->n_products + 1);
  self->product_revenue_minor = g_new0 (gint64, (gsize) self->n_products + 1);
  walk.summary = self;
  walk.seen_in = g_new0 (guint32, (gsize) self->n_products + 1);
  make_months (&walk);
  walked = walk_orders (&walk, job, error);
  g_free (walk.seen_in);
  if (!walked)
    return NULL;

  self->n_customers = count_customers (orders);
  return g_steal_pointer (&self);
}
