/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hypergeometric tail against exact fractions, the adjusted p against its definition. */

#include "vt-significance.h"

#include <math.h>

typedef struct
{
  VtPairCounts counts;
  double       log_p;
} Row;

/* Sums of binomial coefficients as exact integers, their logarithm to 60 digits:
 * python3 -c 'from math import comb; from decimal import *; getcontext().prec = 60
 * N, a, b, k = 10, 4, 5, 3
 * print(Decimal(sum(comb(b, i) * comb(N - b, a - i) for i in range(k, min(a, b) + 1))).ln()
 *       - Decimal(comb(N, a)).ln())' */
static const Row rows[] = {
    {{10, 4, 5, 3}, -1.33977434548499774181e+00},
    {{10, 5, 5, 5}, -5.52942908751142336854e+00},
    {{100, 10, 10, 1}, -4.01188582124775761084e-01},
    {{100, 10, 10, 5}, -7.30580631696006488340e+00},
    {{1000, 100, 50, 5}, -5.56721986287756709366e-01},
    {{1000, 100, 50, 4}, -2.78726099922577574830e-01},
    {{1000, 100, 50, 30}, -4.34701951718799648461e+01},
    {{1000, 600, 700, 420}, -6.39939776469920285074e-01},
    {{1000, 600, 700, 421}, -7.52503821144118401065e-01},
    {{1000, 600, 700, 390}, -7.02723870523124119838e-06},
    {{5000, 200, 300, 200}, -6.48238147893783320797e+02},
    {{20000, 1500, 900, 60}, -1.62161291884333258473e-01},
    {{20000, 1500, 900, 67}, -6.06995584715335878556e-01},
    {{20000, 1500, 900, 68}, -7.06582810917703474374e-01},
    {{20000, 1500, 900, 300}, -2.75818043907443268381e+02},
    {{20000, 1500, 900, 900}, -2.66047019489392050673e+03},
    {{20000, 1, 1, 1}, -9.90348755253612722527e+00},
    {{20000, 20000, 5, 5}, 0.0},
    {{10, 8, 7, 6}, -6.28608659422374094206e-01},
    {{10, 8, 7, 5}, 0.0},
    {{18000, 2000, 1990, 1985}, -6.12382155307085031382e+03},
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  double     log_p = vt_significance_log_p (row->counts);
  double     swapped = vt_significance_log_p (vt_pair_counts_swap (row->counts));

  g_assert_cmpfloat_with_epsilon (log_p, row->log_p, 1e-12 * MAX (1e-3, fabs (row->log_p)));
  g_assert_cmpfloat_with_epsilon (swapped, row->log_p, 1e-12 * MAX (1e-3, fabs (row->log_p)));
}

/* The plain sum over logarithms of factorials, for counts where it is good enough. */
static double
naive_log_p (VtPairCounts c)
{
  double sum = 0.0;

  for (guint32 k = c.n_together; k <= MIN (c.n_a, c.n_b); k++)
    sum +=
        exp (lgamma (c.n_b + 1.0) - lgamma (k + 1.0) - lgamma (c.n_b - k + 1.0) +
             lgamma (c.n_baskets - c.n_b + 1.0) - lgamma (c.n_a - k + 1.0) -
             lgamma ((double) c.n_baskets - c.n_b - c.n_a + k + 1.0) - lgamma (c.n_baskets + 1.0) +
             lgamma (c.n_a + 1.0) + lgamma (c.n_baskets - c.n_a + 1.0));
  return log (MIN (1.0, sum));
}

static void
test_against_naive (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      VtPairCounts c;
      gint32       n_least;

      c.n_baskets = (guint32) g_test_rand_int_range (2, 400);
      c.n_a = (guint32) g_test_rand_int_range (1, (gint32) c.n_baskets + 1);
      c.n_b = (guint32) g_test_rand_int_range (1, (gint32) c.n_baskets + 1);
      n_least = MAX (0, (gint32) (c.n_a + c.n_b) - (gint32) c.n_baskets);
      c.n_together = (guint32) g_test_rand_int_range (n_least, (gint32) MIN (c.n_a, c.n_b) + 1);
      g_assert_cmpfloat_with_epsilon (vt_significance_log_p (c), naive_log_p (c), 1e-9);
    }
}

/* More together is never likelier, on either side of the mean. */
static void
test_monotonic (void)
{
  VtPairCounts c = {1250000, 30000, 20000, 0};
  double       before = 0.0;

  for (c.n_together = 0; c.n_together <= 20000; c.n_together++)
    {
      double log_p = vt_significance_log_p (c);

      g_assert_true (isfinite (log_p));
      g_assert_cmpfloat (log_p, <=, before);
      before = log_p;
    }
  g_assert_cmpfloat (before, <, -50000.0);
}

/* By the definition, in quadratic time. The tests that are not given are 1. */
static double
naive_q (const double *p, guint n, guint n_tests, guint at)
{
  double least = 1.0;

  for (guint i = 0; i < n; i++)
    {
      guint rank = 0;

      for (guint j = 0; j < n; j++)
        rank += p[j] <= p[i];
      if (p[i] >= p[at])
        least = MIN (least, p[i] * n_tests / rank);
    }
  return least;
}

static void
test_adjust_against_naive (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint              n = (guint) g_test_rand_int_range (1, 60);
      guint              n_tests = n + (guint) g_test_rand_int_range (0, 100);
      g_autofree double *p = g_new (double, n);
      g_autofree double *log_p = g_new (double, n);
      g_autofree double *q = g_new (double, n);

      for (guint i = 0; i < n; i++)
        {
          /* Coarse, so that ties occur. */
          log_p[i] = -(double) g_test_rand_int_range (0, 24) / 2;
          p[i] = exp (log_p[i]);
        }
      vt_significance_adjust (log_p, n, n_tests, q);
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat_with_epsilon (q[i], naive_q (p, n, n_tests, i), 1e-12);
    }
}

/* The worked example of Benjamini and Hochberg (1995), table 1: at 0.05 the first four stand. */
static void
test_adjust_published (void)
{
  static const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                             0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  double              log_p[G_N_ELEMENTS (p)];
  double              q[G_N_ELEMENTS (p)];

  for (gsize i = 0; i < G_N_ELEMENTS (p); i++)
    log_p[i] = log (p[i]);
  vt_significance_adjust (log_p, G_N_ELEMENTS (p), G_N_ELEMENTS (p), q);

  g_assert_cmpfloat_with_epsilon (q[0], 0.0015, 1e-12);
  g_assert_cmpfloat_with_epsilon (q[3], 0.0095 * 15 / 4, 1e-12);
  g_assert_cmpfloat (q[3], <=, 0.05);
  g_assert_cmpfloat (q[4], >, 0.05);
  g_assert_cmpfloat (q[14], ==, 1.0);
}

/* Far below the smallest double a p still has its place among the others. */
static void
test_adjust_far_tail (void)
{
  const double log_p[] = {-1000.0, -90000.0, -0.01};
  double       q[3];

  vt_significance_adjust (log_p, 3, 1000000, q);
  g_assert_cmpfloat (q[0], ==, 0.0);
  g_assert_cmpfloat (q[1], ==, 0.0);
  g_assert_cmpfloat (q[2], ==, 1.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const VtPairCounts *c = &rows[i].counts;
      g_autofree char *path = g_strdup_printf ("/significance/%u of %u and %u in %u", c->n_together,
                                               c->n_a, c->n_b, c->n_baskets);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/significance/against naive", test_against_naive);
  g_test_add_func ("/significance/monotonic", test_monotonic);
  g_test_add_func ("/significance/adjust/against naive", test_adjust_against_naive);
  g_test_add_func ("/significance/adjust/published", test_adjust_published);
  g_test_add_func ("/significance/adjust/far tail", test_adjust_far_tail);
  return g_test_run ();
}
