/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a segment amounts to. */

#include "vt-segment-evaluate.h"

#include <string.h>

/* Halves away from zero. */
static gint64
divide (__int128 amount, guint64 by)
{
  __int128 quotient = amount / by;
  __int128 rest = amount % by;

  if (2 * (rest < 0 ? -rest : rest) >= by)
    quotient += amount < 0 ? -1 : 1;
  return (gint64) quotient;
}

typedef struct
{
  guint32  n_customers;
  guint32  n_buyers;
  guint64  n_orders;
  __int128 revenue_minor;
} Sums;

static Sums
sum (const VtCustomers *customers, const VtMembers *members)
{
  Sums sums = {0};

  for (guint32 i = 0; i < customers->n_customers; i++)
    {
      if (members != NULL && !vt_members_has (members, i))
        continue;
      sums.n_customers++;
      sums.n_buyers += customers->n_orders[i] > 0;
      sums.n_orders += customers->n_orders[i];
      sums.revenue_minor += customers->revenue_minor[i];
    }
  return sums;
}

void
vt_segment_figures (VtCustomers *customers, const VtMembers *members, VtSegmentFigures *ret_figures)
{
  Sums all, own;

  g_return_if_fail (customers != NULL && ret_figures != NULL);
  g_return_if_fail (members == NULL || members->n_customers == customers->n_customers);

  all = sum (customers, NULL);
  own = members != NULL ? sum (customers, members) : all;
  memset (ret_figures, 0, sizeof *ret_figures);
  ret_figures->n_customers = own.n_customers;
  ret_figures->n_buyers = own.n_buyers;
  ret_figures->n_orders = own.n_orders;
  ret_figures->revenue_minor =
      (gint64) CLAMP (own.revenue_minor, (__int128) -G_MAXINT64, (__int128) G_MAXINT64);
  if (all.n_customers > 0)
    ret_figures->share = (double) own.n_customers / all.n_customers;
  if (all.revenue_minor > 0)
    ret_figures->revenue_share = (double) own.revenue_minor / (double) all.revenue_minor;
  ret_figures->average_order_minor =
      own.n_orders > 0 ? divide (own.revenue_minor, own.n_orders) : VT_MONEY_UNKNOWN;
  if (own.n_buyers > 0)
    ret_figures->orders_each = (double) own.n_orders / own.n_buyers;
  ret_figures->revenue_each_minor =
      own.n_customers > 0 ? divide (own.revenue_minor, own.n_customers) : VT_MONEY_UNKNOWN;
}

/* ---- recency and frequency ---- */

/* Steps that people think in; the first whose last step leaves little beyond it. */
static void
choose_days (gint32 longest, gint32 *last_days)
{
  static const gint32 steps[][VT_SEGMENT_GRID_COLUMNS - 1] = {
      {7, 14, 30, 60, 90}, {30, 60, 90, 180, 365}, {90, 180, 365, 730, 1095}};
  gsize chosen = 0;

  while (chosen + 1 < G_N_ELEMENTS (steps) &&
         longest > 2 * steps[chosen][VT_SEGMENT_GRID_COLUMNS - 2])
    chosen++;
  memcpy (last_days, steps[chosen], sizeof steps[chosen]);
}

static void
choose_orders (double orders_each, guint32 *last_orders)
{
  static const guint32 steps[][VT_SEGMENT_GRID_ROWS - 1] = {
      {1, 2, 4, 9}, {1, 4, 9, 24}, {4, 9, 24, 49}};
  gsize chosen = orders_each <= 5 ? 0 : orders_each <= 15 ? 1 : 2;

  memcpy (last_orders, steps[chosen], sizeof steps[chosen]);
}

static void
choose_steps (VtCustomers *customers, VtSegmentGrid *grid)
{
  VtSegmentFigures all;
  gint32           longest = 0;

  vt_segment_figures (customers, NULL, &all);
  for (guint32 i = 0; i < customers->n_customers; i++)
    if (customers->n_orders[i] > 0)
      longest = MAX (longest, customers->day - customers->last_order_day[i]);
  choose_days (longest, grid->last_days);
  choose_orders (all.orders_each, grid->last_orders);
}

void
vt_segment_grid (VtCustomers *customers, const VtMembers *members, VtSegmentGrid *ret_grid)
{
  g_return_if_fail (customers != NULL && members != NULL && ret_grid != NULL);

  memset (ret_grid, 0, sizeof *ret_grid);
  choose_steps (customers, ret_grid);
  for (guint32 i = 0; i < customers->n_customers; i++)
    {
      guint row = 0, column = 0;

      if (customers->n_orders[i] == 0)
        continue;
      while (row < VT_SEGMENT_GRID_ROWS - 1 && customers->n_orders[i] > ret_grid->last_orders[row])
        row++;
      while (column < VT_SEGMENT_GRID_COLUMNS - 1 &&
             customers->day - customers->last_order_day[i] > ret_grid->last_days[column])
        column++;
      ret_grid->n_all[row][column]++;
      ret_grid->n_members[row][column] += vt_members_has (members, i);
    }
}
