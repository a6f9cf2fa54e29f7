/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely chance alone puts two items together so often, and what is left of it after many
 * tests. */

#include "vt-significance.h"

#include "vt-sort.h"

#include <math.h>

#define LOG_2_PI 1.837877066409345483560659472811

/* Terms below this share of the sum no longer change it. */
#define NEGLIGIBLE 1e-17

/* ln n! less Stirling's formula (n + 1/2) ln n - n + 1/2 ln 2 pi, for n of 1 to 15, where the
 * series below is not yet exact. */
static const double stirling_error_of_small[16] = {
    0.0,
    0.08106146679532725821967026,
    0.04134069595540929409382208,
    0.02767792568499833914878929,
    0.02079067210376509311152277,
    0.01664469118982119216319487,
    0.01387612882307074799874573,
    0.01189670994589177009505572,
    0.01041126526197209649747857,
    0.009255462182712732917728637,
    0.008330563433362871256469318,
    0.007573675487951840794972024,
    0.006942840107209529865664152,
    0.006408994188004207068439631,
    0.005951370112758847735624416,
    0.005554733551962801371038690,
};

static double
stirling_error (guint32 n)
{
  double square = (double) n * n;

  if (n < G_N_ELEMENTS (stirling_error_of_small))
    return stirling_error_of_small[n];
  return (1.0 / 12 -
          (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) /
              square) /
         n;
}

/* Loader's deviance x ln (x / mean) + mean - x, by a series where both are close and the plain form
 * would cancel. */
static double
deviance (double x, double mean)
{
  double difference = x - mean;
  double v = difference / (x + mean);
  double sum = difference * v;
  double term = 2 * x * v;

  if (fabs (difference) >= 0.1 * (x + mean))
    return x * log (x / mean) + mean - x;

  for (guint i = 3;; i += 2)
    {
      double before = sum;

      term *= v * v;
      sum += term / i;
      if (sum == before)
        return sum;
    }
}

/* ln of the binomial probability of x in n at p = 1 - q. */
static double
log_binomial (guint32 x, guint32 n, double p, double q)
{
  if (x == 0)
    return n == 0 ? 0.0 : n * (p < 0.5 ? log1p (-p) : log (q));
  if (x == n)
    return n * (q < 0.5 ? log1p (-q) : log (p));
  return stirling_error (n) - stirling_error (x) - stirling_error (n - x) - deviance (x, n * p) -
         deviance (n - x, n * q) + 0.5 * (log ((double) n / ((double) x * (n - x))) - LOG_2_PI);
}

/* ln of the probability of exactly k together. */
static double
log_term (VtPairCounts c, guint32 k)
{
  double p = (double) c.n_a / c.n_baskets;
  double q = (double) (c.n_baskets - c.n_a) / c.n_baskets;

  /* All or none drawn: certain. */
  if (c.n_a == c.n_baskets)
    return 0.0;
  return log_binomial (k, c.n_b, p, q) + log_binomial (c.n_a - k, c.n_baskets - c.n_b, p, q) -
         log_binomial (c.n_a, c.n_baskets, p, q);
}

/* Sum of the terms from k up, in units of the term at k. */
static double
sum_upwards (VtPairCounts c, guint32 k)
{
  guint32 last = MIN (c.n_a, c.n_b);
  gint64  n_neither = (gint64) c.n_baskets - c.n_a - c.n_b;
  double  sum = 1.0;
  double  term = 1.0;

  for (guint32 i = k; i < last && term > NEGLIGIBLE * sum; i++)
    {
      term *= (double) ((guint64) (c.n_a - i) * (c.n_b - i)) /
              ((double) (i + 1) * (double) (n_neither + i + 1));
      sum += term;
    }
  return sum;
}

/* Sum of the terms from k down, in units of the term at k. */
static double
sum_downwards (VtPairCounts c, guint32 k)
{
  gint64  n_neither = (gint64) c.n_baskets - c.n_a - c.n_b;
  guint32 first = (guint32) MAX (0, -n_neither);
  double  sum = 1.0;
  double  term = 1.0;

  for (guint32 i = k; i > first && term > NEGLIGIBLE * sum; i--)
    {
      term *= ((double) i * (double) (n_neither + i)) /
              (double) ((guint64) (c.n_a - i + 1) * (c.n_b - i + 1));
      sum += term;
    }
  return sum;
}

double
vt_significance_log_p (VtPairCounts c)
{
  gint64  n_least = MAX (0, (gint64) c.n_a + c.n_b - c.n_baskets);
  guint64 seen = (guint64) c.n_together * c.n_baskets;
  guint64 expected = (guint64) c.n_a * c.n_b;
  double  lower;

  g_return_val_if_fail (c.n_a <= c.n_baskets && c.n_b <= c.n_baskets, 0.0);
  g_return_val_if_fail (c.n_together <= MIN (c.n_a, c.n_b) && c.n_together >= n_least, 0.0);

  if (c.n_together == n_least)
    return 0.0;

  /* The terms fall away from the mean on either side, so each tail is summed outwards. */
  if (seen >= expected)
    return MIN (0.0, log_term (c, c.n_together) + log (sum_upwards (c, c.n_together)));
  lower = exp (log_term (c, c.n_together - 1)) * sum_downwards (c, c.n_together - 1);
  return log1p (-lower);
}

void
vt_significance_adjust (const double *log_p, guint32 n, guint64 n_tests, double *ret_q)
{
  g_autofree guint32 *ranks = NULL;
  double              log_n_tests = log ((double) MAX (n_tests, 1));
  double              least = 0.0;

  g_return_if_fail (n_tests >= n);

  ranks = vt_sort_ranks (log_p, n);
  for (guint32 i = n; i > 0; i--)
    {
      guint32 at = ranks[i - 1];

      least = MIN (least, log_p[at] + log_n_tests - log (i));
      ret_q[at] = exp (least);
    }
}
