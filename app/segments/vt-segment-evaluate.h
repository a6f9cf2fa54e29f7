/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a segment, and what that amounts to. */

#pragma once

#include "vt-members.h"
#include "vt-segment-rule.h"

G_BEGIN_DECLS

/**
 * vt_segment_rule_evaluate:
 * @rule: a valid one
 *
 * Who meets a rule. A hundred thousand customers take some milliseconds at most.
 *
 * Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED
 */
VtMembers *vt_segment_rule_evaluate (const VtSegmentRule *rule,
                                     VtCustomers         *customers,
                                     VtJob               *job,
                                     GError             **error);

/* The number that @type ranges over, of one customer; not a number where it has none. In minor
 * units, ppm, days or a count. */
double vt_customers_measure (VtCustomers *customers, VtSegmentRuleType type, guint32 customer);

/**
 * vt_segment_get_threshold:
 * @rule: HIGHEST or LOWEST
 *
 * The value from which on customers are in: "the 20 % with the most revenue" are those of at least
 * so much.
 *
 * Returns: not a number if nobody has one
 */
double vt_segment_get_threshold (const VtSegmentRule *rule, VtCustomers *customers);

/**
 * VtSegmentFigures:
 * @n_customers: members
 * @n_buyers: of them, those with an order
 * @share: of all customers, 0 to 1
 * @n_orders: their orders
 * @revenue_minor: what these brought, less what was returned
 * @revenue_share: of what all customers brought, 0 to 1 and beyond where others cost more than they
 * brought; 0 if they brought nothing
 * @average_order_minor: %VT_MONEY_UNKNOWN without orders
 * @orders_each: orders by buyer; 0 without
 * @revenue_each_minor: revenue by member; %VT_MONEY_UNKNOWN without members
 */
typedef struct
{
  guint32 n_customers;
  guint32 n_buyers;
  double  share;
  guint64 n_orders;
  gint64  revenue_minor;
  double  revenue_share;
  gint64  average_order_minor;
  double  orders_each;
  gint64  revenue_each_minor;
} VtSegmentFigures;

/* Of all customers, with @members %NULL. Sums fit, as that of all customers does. */
void vt_segment_figures (VtCustomers      *customers,
                         const VtMembers  *members,
                         VtSegmentFigures *ret_figures);

/* ---- recency and frequency ---- */

#define VT_SEGMENT_GRID_COLUMNS 6
#define VT_SEGMENT_GRID_ROWS 5

/**
 * VtSegmentGrid:
 * @last_days: the last day of each column of days since the last order, but for the last column,
 * which has no end
 * @last_orders: the most orders of each row, but for the last
 * @n_all: customers in each cell
 * @n_members: members in each cell
 *
 * Buyers by when they ordered last and how often.
 */
typedef struct
{
  gint32  last_days[VT_SEGMENT_GRID_COLUMNS - 1];
  guint32 last_orders[VT_SEGMENT_GRID_ROWS - 1];
  guint32 n_all[VT_SEGMENT_GRID_ROWS][VT_SEGMENT_GRID_COLUMNS];
  guint32 n_members[VT_SEGMENT_GRID_ROWS][VT_SEGMENT_GRID_COLUMNS];
} VtSegmentGrid;

void vt_segment_grid (VtCustomers *customers, const VtMembers *members, VtSegmentGrid *ret_grid);

G_END_DECLS
