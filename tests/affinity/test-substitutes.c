/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Substitutes against a recount by hand, customer by customer, and against figures worked out on
 * paper. */

#include "vt-substitutes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_ITEMS 8
#define N_CUSTOMERS 30
#define MAX_ORDERS 200
#define MAX_LINES (MAX_ORDERS * 5)

typedef struct
{
  guint32       first_line[MAX_ORDERS + 1];
  guint32       line_item[MAX_LINES];
  gint64        time_us[MAX_ORDERS];
  guint32       customer[MAX_ORDERS];
  gboolean      has[MAX_ORDERS][N_ITEMS];
  VtVisitSource source;
} History;

static void
history_init (History *history)
{
  memset (history, 0, sizeof *history);
  history->source = (VtVisitSource){
      .orders = {0, history->first_line, history->line_item, NULL, NULL, N_ITEMS, NULL, 0},
      .time_us = history->time_us,
      .customer = history->customer,
      .within_days = 1,
  };
}

static void
history_add (History *history, guint32 customer, const guint32 *items, guint n)
{
  guint32 order = history->source.orders.n_orders++;
  guint32 line = history->first_line[order];

  history->customer[order] = customer;
  history->time_us[order] = order;
  for (guint i = 0; i < n; i++)
    {
      history->line_item[line++] = items[i];
      history->has[order][items[i]] = TRUE;
    }
  history->first_line[order + 1] = line;
}

/* Nobody in particular (0) buys as well, and the same thing stands in an order twice. */
static void
history_fill (History *history)
{
  gint32 n_orders = g_test_rand_int_range (1, MAX_ORDERS);

  history_init (history);
  for (gint32 k = 0; k < n_orders; k++)
    {
      guint32 items[5];
      guint   n = (guint) g_test_rand_int_range (1, 6);

      for (guint i = 0; i < n; i++)
        items[i] = (guint32) g_test_rand_int_range (0, N_ITEMS);
      history_add (history, (guint32) g_test_rand_int_range (0, N_CUSTOMERS + 1), items, n);
    }
}

/* ---- by hand ---- */

typedef struct
{
  guint  n_customers, n_a, n_b, n_both, n_together;
  double expected, variance;
} Recount;

static gboolean
is_left_out (const History *history, guint32 customer, guint32 max_items)
{
  guint n = 0;

  for (guint item = 0; item < N_ITEMS; item++)
    {
      gboolean has = FALSE;

      for (guint32 order = 0; order < history->source.orders.n_orders; order++)
        has = has || (history->customer[order] == customer && history->has[order][item]);
      n += has ? 1 : 0;
    }
  return n == 0 || (max_items != 0 && n > max_items);
}

static Recount
recount (const History *history, guint32 a, guint32 b, guint32 max_items)
{
  Recount all = {0};

  for (guint32 customer = 1; customer <= N_CUSTOMERS; customer++)
    {
      double n = 0, n_a = 0, n_b = 0;

      if (is_left_out (history, customer, max_items))
        continue;
      for (guint32 order = 0; order < history->source.orders.n_orders; order++)
        if (history->customer[order] == customer)
          {
            n++;
            n_a += history->has[order][a];
            n_b += history->has[order][b];
            all.n_together += history->has[order][a] && history->has[order][b];
          }
      all.n_customers++;
      all.n_a += n_a > 0;
      all.n_b += n_b > 0;
      all.n_both += n_a > 0 && n_b > 0;
      all.expected += n_a * n_b / n;
      all.variance += n > 1 ? n_a * n_b / n * (n - n_a) / n * (n - n_b) / (n - 1) : 0;
    }
  return all;
}

static double
z_of (const Recount *all)
{
  return all->variance > 0 ? (all->n_together - all->expected) / sqrt (all->variance) : 0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The share of false discoveries if all at least as unlikely as @p are taken: by definition. */
static double
q_of (double p, const double *sorted, guint n)
{
  double least = 1;

  for (guint k = n; k > 0 && sorted[k - 1] >= p; k--)
    least = MIN (least, sorted[k - 1] * n / k);
  return least;
}

static const VtSubstitute *
find (const VtSubstitutes *found, guint32 a, guint32 b)
{
  for (gsize i = 0; i < found->n; i++)
    if (found->items[i].item_a == a && found->items[i].item_b == b)
      return &found->items[i];
  return NULL;
}

static void
assert_close (double value, double expected)
{
  if (isnan (value) || fabs (value - expected) > 1e-9 * MAX (fabs (expected), 1))
    g_error ("%.17g for %.17g", value, expected);
}

static void
assert_substitute (const VtSubstitute *substitute, const Recount *all, double q)
{
  g_assert_nonnull (substitute);
  g_assert_cmpuint (substitute->n_a, ==, all->n_a);
  g_assert_cmpuint (substitute->n_b, ==, all->n_b);
  g_assert_cmpuint (substitute->n_both, ==, all->n_both);
  g_assert_cmpuint (substitute->n_together, ==, all->n_together);
  assert_close (substitute->lift, (double) all->n_both * all->n_customers / all->n_a / all->n_b);
  assert_close (substitute->expected, all->expected);
  assert_close (substitute->apart, all->n_together / all->expected);
  assert_close (substitute->z, z_of (all));
  assert_close (substitute->q, q);
}

static void
test_against_recount (void)
{
  for (guint round = 0; round < 60; round++)
    {
      VtSubstituteOptions options = {1 + round % 4, 0, G_MAXDOUBLE, 1, round % 3 == 0 ? 6 : 0, 2};
      History             history;
      g_autoptr (VtVisits) visits = NULL;
      g_autoptr (VtSubstitutes) found = NULL;
      Recount all[N_ITEMS][N_ITEMS];
      double  p[N_ITEMS * N_ITEMS];
      guint   n = 0;

      history_fill (&history);
      visits = vt_visits_new (&history.source, NULL, NULL);
      found = vt_substitutes_find (visits, &options, NULL, NULL);
      for (guint32 a = 0; a < N_ITEMS; a++)
        for (guint32 b = a + 1; b < N_ITEMS; b++)
          {
            all[a][b] = recount (&history, a, b, options.max_items);
            if (all[a][b].n_both >= options.min_both)
              p[n++] = (1 + erf (z_of (&all[a][b]) / sqrt (2))) / 2;
          }
      qsort (p, n, sizeof *p, compare_doubles);
      g_assert_cmpuint (found->n_tests, ==, n);
      g_assert_cmpuint (found->n, ==, n);
      for (guint32 a = 0; a < N_ITEMS; a++)
        for (guint32 b = a + 1; b < N_ITEMS; b++)
          if (all[a][b].n_both >= options.min_both)
            assert_substitute (find (found, a, b), &all[a][b],
                               q_of ((1 + erf (z_of (&all[a][b]) / sqrt (2))) / 2 - 1e-12, p, n));
      for (gsize i = 1; i < found->n; i++)
        g_assert_cmpfloat (found->items[i - 1].z, <=, found->items[i].z);
    }
}

/* Ten customers buy two kinds of beans in turn, with filters each time: the beans stand in for each
 * other, the filters for nothing. */
static void
test_beans (void)
{
  static const guint32 mild[] = {0, 2};
  static const guint32 strong[] = {1, 2};
  static const guint32 other[] = {3};
  History              history;
  g_autoptr (VtVisits) visits = NULL;
  g_autoptr (VtSubstitutes) found = NULL;
  const VtSubstitute *beans;

  history_init (&history);
  for (guint32 customer = 1; customer <= 10; customer++)
    {
      for (guint k = 0; k < 2; k++)
        {
          history_add (&history, customer, mild, 2);
          history_add (&history, customer, strong, 2);
        }
      history_add (&history, 10 + customer, other, 1);
    }
  visits = vt_visits_new (&history.source, NULL, NULL);
  found = vt_substitutes_find (visits, NULL, NULL, NULL);
  g_assert_cmpuint (found->n_customers, ==, 20);
  g_assert_cmpuint (found->n, ==, 1);
  beans = find (found, 0, 1);
  g_assert_cmpuint (beans->n_both, ==, 10);
  assert_close (beans->lift, 2);      /* 10 · 20 ÷ (10 · 10) */
  assert_close (beans->expected, 10); /* 10 · (2 · 2 ÷ 4) */
  g_assert_cmpuint (beans->n_together, ==, 0);
  assert_close (beans->z, -10 / sqrt (10. / 3)); /* each varies by 2·2·2·2 ÷ (16 · 3) */
  /* Of three pairs the surest: three times the normal tail below -5.477, 2.16e-8. */
  assert_close (beans->q * 1e8, 3 * 2.160231528913754);
}

/* Who came once says nothing of what is kept apart. */
static void
test_one_visit (void)
{
  static const guint32 both[] = {0, 1};
  History              history;
  VtSubstituteOptions  options = {1, 0, G_MAXDOUBLE, 1, 0, 1};
  g_autoptr (VtVisits) visits = NULL;
  g_autoptr (VtSubstitutes) found = NULL;

  history_init (&history);
  for (guint32 customer = 1; customer <= 10; customer++)
    history_add (&history, customer, both, 2);
  visits = vt_visits_new (&history.source, NULL, NULL);
  found = vt_substitutes_find (visits, &options, NULL, NULL);
  g_assert_cmpuint (found->n, ==, 1);
  g_assert_cmpfloat (found->items[0].apart, ==, 1);
  g_assert_cmpfloat (found->items[0].z, ==, 0);
}

static void
test_cancel (void)
{
  History history;
  g_autoptr (VtVisits) visits = NULL;
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  history_fill (&history);
  visits = vt_visits_new (&history.source, NULL, NULL);
  vt_job_cancel (job);
  g_assert_null (vt_substitutes_find (visits, NULL, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/substitutes/against-recount", test_against_recount);
  g_test_add_func ("/substitutes/beans", test_beans);
  g_test_add_func ("/substitutes/one-visit", test_one_visit);
  g_test_add_func ("/substitutes/cancel", test_cancel);
  return g_test_run ();
}
