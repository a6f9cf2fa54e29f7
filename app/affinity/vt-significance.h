/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely chance alone puts two items together so often, and what is left of it after many
 * tests. */

#pragma once

#include "vt-measures.h"

G_BEGIN_DECLS

/**
 * vt_significance_log_p:
 *
 * Logarithm of the probability that, of @n_baskets, @n_a drawn at random without replacement hit at
 * least @n_together of the @n_b that have B: the upper tail of the hypergeometric distribution,
 * which is Fisher's exact test, one-sided (Fisher, 1935, "The Logic of Inductive Inference").
 *
 * One term comes from Loader (2000), "Fast and Accurate Computation of Binomial Probabilities",
 * which loses no digits however large the counts; the others from the ratio of neighbours. It is
 * good to about 12 digits, also where the probability itself is below the smallest double.
 *
 * Returns: natural logarithm, 0 or less
 */
double vt_significance_log_p (VtPairCounts counts);

/**
 * vt_significance_adjust:
 * @log_p: (array length=n): natural logarithms of the p-values of some of the tests
 * @n_tests: how many tests were made in all; at least @n
 * @ret_q: (out) (array length=n): adjusted p, 0 to 1
 *
 * Controls the false discovery rate by Benjamini and Hochberg (1995), "Controlling the False
 * Discovery Rate": q of the i-th smallest p is the least p_j n_tests / j over all j from i on.
 * Tests not given count as the largest p-values: their number is known, and the result can only be
 * the more careful for it.
 */
void vt_significance_adjust (const double *log_p, guint32 n, guint64 n_tests, double *ret_q);

G_END_DECLS
