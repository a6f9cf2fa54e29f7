/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs bought together: exact counts over all baskets, their measures and their significance. */

#pragma once

#include "vt-baskets.h"

G_BEGIN_DECLS

/**
 * VtPair:
 * @item_a: the lower item
 * @item_b: the higher item
 * @n_together: baskets with both
 * @support: share of all baskets with both, 0 to 1
 * @confidence_ab: share of the baskets with A that also have B (the attach rate of B to A), 0 to 1
 * @confidence_ba: the same the other way round
 * @lift: how many times more often together than if independent, 0 and up
 * @leverage: support less what independence would give, -0.25 to 0.25
 * @conviction_ab: how much more often A without B would be if independent; +inf where A never lacks
 * B
 * @conviction_ba: the same the other way round
 * @cosine: n_together over the geometric mean of both counts, 0 to 1
 * @jaccard: n_together over the baskets with either, 0 to 1
 * @log_p: natural logarithm of the exact hypergeometric probability of at least so many together by
 * chance, 0 or less (its logarithm, since strong pairs are far below the smallest double)
 * @q: Benjamini-Hochberg's adjusted p over all pairs counted, 0 to 1
 *
 * The formulas and their sources are with the functions that compute them (vt-measures.h,
 * vt-significance.h).
 */
typedef struct
{
  guint32 item_a;
  guint32 item_b;
  guint32 n_together;
  double  support;
  double  confidence_ab;
  double  confidence_ba;
  double  lift;
  double  leverage;
  double  conviction_ab;
  double  conviction_ba;
  double  cosine;
  double  jaccard;
  double  log_p;
  double  q;
} VtPair;

/**
 * VtPairOptions:
 * @min_together: pairs in fewer baskets are counted but not kept; at least 1
 * @n_threads: 0 for as many as the machine has
 */
typedef struct
{
  guint32 min_together;
  guint   n_threads;
} VtPairOptions;

/**
 * VtPairs:
 * @baskets: (owned): what was counted
 * @n_tests: pairs that were together at least once: how many tests the adjusted p corrects for
 * @pairs: (array length=n_pairs): by item_a, then item_b
 *
 * Immutable, reference counted. The same for any number of threads.
 */
typedef struct
{
  VtBaskets    *baskets;
  VtPairOptions options;
  guint64       n_tests;
  gsize         n_pairs;
  const VtPair *pairs;
} VtPairs;

VtPairs *
vt_pairs_mine (VtBaskets *baskets, const VtPairOptions *options, VtJob *job, GError **error);
VtPairs *vt_pairs_ref (VtPairs *self);
void     vt_pairs_unref (VtPairs *self);

/* (nullable): binary search. The order of @item and @other does not matter. */
const VtPair *vt_pairs_find (VtPairs *self, guint32 item, guint32 other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPairs, vt_pairs_unref)

G_END_DECLS
