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
