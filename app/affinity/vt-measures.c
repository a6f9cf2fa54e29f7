/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of how two items go together, each from four counts of baskets. */

#include "vt-measures.h"

#include <math.h>

VtPairCounts
vt_pair_counts_swap (VtPairCounts counts)
{
  VtPairCounts swapped = counts;

  swapped.n_a = counts.n_b;
  swapped.n_b = counts.n_a;
  return swapped;
}

double
vt_measure_support (VtPairCounts counts)
{
  return (double) counts.n_together / counts.n_baskets;
}

double
vt_measure_confidence (VtPairCounts counts)
{
  return (double) counts.n_together / counts.n_a;
}

double
vt_measure_lift (VtPairCounts counts)
{
  guint64 seen = (guint64) counts.n_together * counts.n_baskets;
  guint64 expected = (guint64) counts.n_a * counts.n_b;

  return (double) seen / (double) expected;
}

double
vt_measure_leverage (VtPairCounts counts)
{
  guint64 seen = (guint64) counts.n_together * counts.n_baskets;
  guint64 expected = (guint64) counts.n_a * counts.n_b;
  double  all = (double) ((guint64) counts.n_baskets * counts.n_baskets);

  /* Subtracted as integers: near independence two shares would cancel to noise. */
  if (seen >= expected)
    return (double) (seen - expected) / all;
  return -((double) (expected - seen) / all);
}

double
vt_measure_conviction (VtPairCounts counts)
{
  guint64 expected = (guint64) counts.n_a * (counts.n_baskets - counts.n_b);
  guint64 seen = (guint64) counts.n_baskets * (counts.n_a - counts.n_together);

  if (seen == 0)
    return INFINITY;
  return (double) expected / (double) seen;
}

double
vt_measure_cosine (VtPairCounts counts)
{
  /* The root of a product just above a square may round below it. */
  return MIN (1.0, counts.n_together / sqrt ((double) ((guint64) counts.n_a * counts.n_b)));
}

double
vt_measure_jaccard (VtPairCounts counts)
{
  guint64 n_either = (guint64) counts.n_a + counts.n_b - counts.n_together;

  return (double) counts.n_together / (double) n_either;
}

double
vt_measure_kulczynski (VtPairCounts counts)
{
  return (vt_measure_confidence (counts) + vt_measure_confidence (vt_pair_counts_swap (counts))) /
         2;
}

double
vt_measure_imbalance (VtPairCounts counts)
{
  guint32 n_apart = MAX (counts.n_a, counts.n_b) - MIN (counts.n_a, counts.n_b);
  guint64 n_either = (guint64) counts.n_a + counts.n_b - counts.n_together;

  return (double) n_apart / (double) n_either;
}

double
vt_measure_all_confidence (VtPairCounts counts)
{
  return (double) counts.n_together / MAX (counts.n_a, counts.n_b);
}

double
vt_measure_chi_squared (VtPairCounts counts)
{
  guint64 seen = (guint64) counts.n_together * counts.n_baskets;
  guint64 expected = (guint64) counts.n_a * counts.n_b;
  double  apart = (double) (MAX (seen, expected) - MIN (seen, expected));
  double  spread_a = (double) ((guint64) counts.n_a * (counts.n_baskets - counts.n_a));
  double  spread_b = (double) ((guint64) counts.n_b * (counts.n_baskets - counts.n_b));

  if (spread_a == 0 || spread_b == 0)
    return 0;
  return counts.n_baskets * (apart * apart / (spread_a * spread_b));
}

void
vt_measure_lift_interval (VtPairCounts counts, double z, double *ret_low, double *ret_high)
{
  double lift = vt_measure_lift (counts);
  double variance;
  double factor;

  if (counts.n_together == 0)
    {
      *ret_low = 0;
      *ret_high = INFINITY;
      return;
    }
  variance = 1.0 / counts.n_together - 1.0 / counts.n_a - 1.0 / counts.n_b +
             (2 * lift - 1) / counts.n_baskets;
  /* 0 but for rounding where every basket has both. */
  factor = exp (z * sqrt (MAX (variance, 0)));
  *ret_low = lift / factor;
  *ret_high = lift * factor;
}
