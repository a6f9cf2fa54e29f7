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

G_END_DECLS
