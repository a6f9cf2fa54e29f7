/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a segment amounts to, against counting customer by customer and order by order. */

#include "recount.h"

#include "vt-segment-evaluate.h"

#include <math.h>

static void
test_figures (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (History) history = recount_make (rand);

  for (guint trial = 0; trial < 50; trial++)
    {
      g_autoptr (VtSegmentRule) rule = recount_random_rule (rand, 0);
      g_autoptr (VtMembers) members =
          vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
      VtSegmentFigures figures;
      guint32          n = 0, n_buyers = 0, n_all = 0;
      guint64          n_orders = 0;
      gint64           revenue_minor = 0, all_minor = 0;

      for (int i = 0; i < RECOUNT_N_CUSTOMERS; i++)
        {
          g_autofree char *key = g_strdup_printf ("c%d", i);

          if (vt_customers_find_key (history->customers, key) == VT_CUSTOMER_NONE)
            continue;
          n_all++;
          all_minor += recount_revenue (i);
          if (!recount_holds (i, rule))
            continue;
          n++;
          n_buyers += recount_orders (i) > 0;
          n_orders += (guint64) recount_orders (i);
          revenue_minor += recount_revenue (i);
        }
      vt_segment_figures (history->customers, members, &figures);
      g_assert_cmpuint (figures.n_customers, ==, n);
      g_assert_cmpuint (figures.n_buyers, ==, n_buyers);
      g_assert_cmpuint (figures.n_orders, ==, n_orders);
      g_assert_cmpint (figures.revenue_minor, ==, revenue_minor);
      g_assert_cmpfloat_with_epsilon (figures.share, (double) n / n_all, 1e-12);
      g_assert_cmpfloat_with_epsilon (figures.revenue_share,
                                      (double) revenue_minor / (double) all_minor, 1e-12);
      if (n_orders > 0)
        g_assert_cmpint (figures.average_order_minor, ==,
                         (gint64) round ((double) revenue_minor / (double) n_orders));
      if (n_buyers > 0)
        g_assert_cmpfloat_with_epsilon (figures.orders_each, (double) n_orders / n_buyers, 1e-12);
      if (n > 0)
        g_assert_cmpint (figures.revenue_each_minor, ==,
                         (gint64) round ((double) revenue_minor / n));
    }
}

/* Every buyer is in one cell, and the cell is the right one. */
static void
test_grid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (History) history = recount_make (rand);
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new_range (VT_SEGMENT_ORDERS, 1, 2);
  g_autoptr (VtMembers) members = vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
  VtSegmentGrid grid;
  guint32       n_all = 0, n_members = 0, n_recent = 0, n_expected = 0;

  vt_segment_grid (history->customers, members, &grid);
  for (guint row = 0; row < VT_SEGMENT_GRID_ROWS; row++)
    for (guint column = 0; column < VT_SEGMENT_GRID_COLUMNS; column++)
      {
        n_all += grid.n_all[row][column];
        n_members += grid.n_members[row][column];
        n_recent += column == 0 ? grid.n_all[row][column] : 0;
        g_assert_cmpuint (grid.n_members[row][column], <=, grid.n_all[row][column]);
      }
  g_assert_cmpuint (n_all, ==, history->customers->n_buyers);
  g_assert_cmpuint (n_members, ==, vt_members_count (members));
  g_assert_cmpint (grid.last_days[0], ==, 30);
  g_assert_cmpuint (grid.last_orders[0], ==, 1);
  for (int i = 0; i < RECOUNT_N_CUSTOMERS; i++)
    n_expected += recount_measure (i, VT_SEGMENT_RECENCY_DAYS) <= 30;
  g_assert_cmpuint (n_recent, ==, n_expected);
}

/* The last row and the last column have no end. */
static void
test_grid_ends (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (History) history = NULL;
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new_range (VT_SEGMENT_ORDERS, 1, 1);
  g_autoptr (VtMembers) members = NULL;
  VtSegmentGrid grid;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (rows, "%u,2020-01-%02u 08:00,often,CAM,1,500.00\n", i + 1, i + 1);
  for (guint i = 0; i < 9; i++)
    g_string_append_printf (rows, "%u,2021-06-01 08:00,once%u,CAM,1,500.00\n", i + 100, i);
  history = history_new (rows->str);
  members = vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
  vt_segment_grid (history->customers, members, &grid);
  g_assert_cmpint (grid.last_days[VT_SEGMENT_GRID_COLUMNS - 2], ==, 365);
  g_assert_cmpuint (grid.last_orders[VT_SEGMENT_GRID_ROWS - 2], ==, 9);
  g_assert_cmpuint (grid.n_all[VT_SEGMENT_GRID_ROWS - 1][VT_SEGMENT_GRID_COLUMNS - 1], ==, 1);
  g_assert_cmpuint (grid.n_members[VT_SEGMENT_GRID_ROWS - 1][VT_SEGMENT_GRID_COLUMNS - 1], ==, 0);
  g_assert_cmpuint (grid.n_all[0][0], ==, 9);
  g_assert_cmpuint (grid.n_members[0][0], ==, 9);
}

/* ---- members ---- */

static void
test_members (void)
{
  g_autoptr (VtMembers) even = vt_members_new (130, VT_MEMBERS_NOBODY);
  g_autoptr (VtMembers) some = NULL;
  g_autoptr (VtMembers) all = vt_members_new (130, VT_MEMBERS_EVERYBODY);
  g_autoptr (VtMembers) none = vt_members_new (0, VT_MEMBERS_EVERYBODY);

  for (guint32 i = 0; i < 130; i += 2)
    vt_members_add (even, i);
  g_assert_cmpuint (vt_members_count (even), ==, 65);
  g_assert_cmpuint (vt_members_count (all), ==, 130);
  g_assert_cmpuint (vt_members_count (none), ==, 0);
  some = vt_members_copy (even);
  vt_members_invert (some);
  g_assert_cmpuint (vt_members_count (some), ==, 65);
  g_assert_cmpuint (vt_members_count_common (some, even), ==, 0);
  vt_members_add (some, 0);
  g_assert_cmpuint (vt_members_count_common (some, even), ==, 1);
  vt_members_and (all, some);
  g_assert_cmpuint (vt_members_count (all), ==, 66);
  vt_members_or (all, even);
  g_assert_cmpuint (vt_members_count (all), ==, 130);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/segment-figures/figures", test_figures);
  g_test_add_func ("/segment-figures/grid", test_grid);
  g_test_add_func ("/segment-figures/grid-ends", test_grid_ends);
  g_test_add_func ("/segment-figures/members", test_members);
  return g_test_run ();
}
