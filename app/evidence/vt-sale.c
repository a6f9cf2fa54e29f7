/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which orders are sales, what of them counts, and which are of the last year. */

#include "vt-sale.h"

#include "vt-order-values.h"
#include "vt-times.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

gboolean
vt_sale_is (const VtOrders *orders, guint32 order)
{
  return orders->order_flags[order] == 0;
}

gboolean
vt_sale_line_is_sold (const VtOrders *orders, guint32 line)
{
  return orders->line_quantity[line] > 0 && orders->line_price_minor[line] >= 0 &&
         vt_catalog_get (orders->catalog, orders->line_product[line])->kind != VT_PRODUCT_FEE;
}

/* The first order later than @time_us. */
static guint32
find_after (const VtOrders *orders, gint64 time_us)
{
  guint32 low = 0;
  guint32 high = orders->n_orders;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (orders->order_time_us[middle] > time_us)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

VtYear
vt_year_of (const VtOrders *orders)
{
  VtYear year = {0};

  if (orders->n_orders == 0)
    return year;
  year.end = orders->n_orders;
  year.until_us = orders->order_time_us[orders->n_orders - 1];
  year.from_us = vt_orders_last_year (orders);
  year.first = find_after (orders, year.from_us);
  for (guint32 o = year.first; o < year.end; o++)
    year.n_sales += vt_sale_is (orders, o);
  return year;
}

gint64 *
vt_year_count_units (const VtYear *year, const VtOrders *orders)
{
  gint64 *units = g_new0 (gint64, vt_catalog_get_n_products (orders->catalog));

  for (guint32 o = year->first; o < year->end; o++)
    {
      if (!vt_sale_is (orders, o))
        continue;
      for (guint32 l = orders->order_first_line[o]; l < orders->order_first_line[o + 1]; l++)
        if (vt_sale_line_is_sold (orders, l))
          units[orders->line_product[l]] += orders->line_quantity[l];
    }
  return units;
}

gint64
vt_sale_value (const VtOrders *orders, guint32 order)
{
  gint64 value = 0;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    {
      gint64 amount;

      if (!vt_sale_line_is_sold (orders, l))
        continue;
      if (__builtin_mul_overflow (orders->line_price_minor[l], (gint64) orders->line_quantity[l],
                                  &amount) ||
          __builtin_add_overflow (value, amount, &value))
        return VT_MONEY_UNKNOWN;
    }
  return value;
}

int
vt_month_of (gint64 time_us)
{
  int year, month;

  vt_civil_from_days (time_us / DAY_US - (time_us % DAY_US < 0), &year, &month, NULL);
  return year * 12 + month - 1;
}
