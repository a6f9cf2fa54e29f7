/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of how two items go together, each from four counts of baskets. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VtPairCounts:
 * @n_baskets: all baskets; at least 1
 * @n_a: baskets with A; at least 1, at most @n_baskets
 * @n_b: baskets with B; at least 1, at most @n_baskets
 * @n_together: baskets with both; at most the lesser of @n_a and @n_b, at least
 * @n_a + @n_b - @n_baskets
 *
 * The two-by-two table of a pair. Products of two counts are exact in 64 bits, so every measure
 * rounds at most three times. P(X) below is the share of all baskets that have X.
 */
typedef struct
{
  guint32 n_baskets;
  guint32 n_a;
  guint32 n_b;
  guint32 n_together;
} VtPairCounts;

/* The same pair seen from B. */
VtPairCounts vt_pair_counts_swap (VtPairCounts counts);

/**
 * vt_measure_support:
 *
 * P(A and B). Agrawal, Imielinski and Swami (1993), "Mining Association Rules between Sets of Items
 * in Large Databases".
 *
 * Returns: 0 to 1
 */
double vt_measure_support (VtPairCounts counts);

/**
 * vt_measure_confidence:
 *
 * P(B | A) = P(A and B) / P(A): the attach rate of B to A. Agrawal, Imielinski and Swami (1993),
 * as above.
 *
 * Returns: 0 to 1
 */
double vt_measure_confidence (VtPairCounts counts);

/**
 * vt_measure_lift:
 *
 * P(A and B) / (P(A) P(B)). Called interest in Brin, Motwani, Ullman and Tsur (1997), "Dynamic
 * Itemset Counting and Implication Rules for Market Basket Data". Symmetric.
 *
 * Returns: 0 and up; 1 if independent
 */
double vt_measure_lift (VtPairCounts counts);

/**
 * vt_measure_leverage:
 *
 * P(A and B) - P(A) P(B). Piatetsky-Shapiro (1991), "Discovery, Analysis, and Presentation of
 * Strong Rules". Symmetric.
 *
 * Returns: -0.25 to 0.25; 0 if independent
 */
double vt_measure_leverage (VtPairCounts counts);

/**
 * vt_measure_conviction:
 *
 * P(A) P(not B) / P(A and not B). Brin, Motwani, Ullman and Tsur (1997), as above.
 *
 * Returns: 0 and up; 1 if independent; +inf where A never lacks B
 */
double vt_measure_conviction (VtPairCounts counts);

/**
 * vt_measure_cosine:
 *
 * P(A and B) / sqrt (P(A) P(B)), the cosine between the two columns of the basket matrix. Tan,
 * Kumar and Srivastava (2004), "Selecting the Right Objective Measure for Association Analysis".
 * Symmetric.
 *
 * Returns: 0 to 1
 */
double vt_measure_cosine (VtPairCounts counts);

/**
 * vt_measure_jaccard:
 *
 * P(A and B) / P(A or B). Jaccard (1901), "Etude comparative de la distribution florale dans une
 * portion des Alpes et des Jura". Symmetric.
 *
 * Returns: 0 to 1
 */
double vt_measure_jaccard (VtPairCounts counts);

/**
 * vt_measure_kulczynski:
 *
 * (P(B | A) + P(A | B)) / 2. Kulczynski (1927), "Die Pflanzenassoziationen der Pieninen"; in
 * baskets Wu, Chen and Han (2010), "Re-examination of Interestingness Measures in Pattern Mining".
 * Symmetric; baskets with neither do not matter.
 *
 * Returns: 0 to 1
 */
double vt_measure_kulczynski (VtPairCounts counts);

/**
 * vt_measure_imbalance:
 *
 * |P(A) - P(B)| / P(A or B): how unlike the two are in how often they sell, which tells a pair of
 * equals from an accessory. Wu, Chen and Han (2010), as above. Symmetric.
 *
 * Returns: 0 to below 1; 0 if both sell as often
 */
double vt_measure_imbalance (VtPairCounts counts);

/**
 * vt_measure_all_confidence:
 *
 * P(A and B) / max (P(A), P(B)): the lesser of both confidences. Omiecinski (2003), "Alternative
 * Interest Measures for Mining Associations in Databases". Symmetric.
 *
 * Returns: 0 to 1
 */
double vt_measure_all_confidence (VtPairCounts counts);

/**
 * vt_measure_chi_squared:
 *
 * Pearson's statistic of the two-by-two table, without a correction for continuity; one degree of
 * freedom. Pearson (1900), "On the Criterion that a Given System of Deviations …". Symmetric.
 *
 * Returns: 0 to @n_baskets; 0 also where all baskets have A or all have B, as then nothing can be
 * said
 */
double vt_measure_chi_squared (VtPairCounts counts);

/**
 * vt_measure_lift_interval:
 * @z: how many standard deviations to each side, 0 and up; 1.96 for 95 %
 * @ret_low: (out): 0 and up
 * @ret_high: (out): @ret_low and up; +inf where they were never together
 *
 * Where the lift may well lie, were other baskets drawn from the same customers: by the delta
 * method on its logarithm, baskets being multinomial over the four cells, whose variance is
 * 1 / n_together - 1 / n_a - 1 / n_b + (2 lift - 1) / n_baskets (Agresti, 2013, "Categorical Data
 * Analysis", 3rd ed., section 16.1, has the method). Needs some baskets with both to be of use:
 * with fewer than about 5 it is too narrow below.
 */
void vt_measure_lift_interval (VtPairCounts counts, double z, double *ret_low, double *ret_high);

G_END_DECLS
