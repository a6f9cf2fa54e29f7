/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Substitutes: what the same customers buy, but not at the same time. */

#pragma once

#include "vt-pairs.h"
#include "vt-visits.h"

G_BEGIN_DECLS

/**
 * VtSubstitute:
 * @item_a: the lower item
 * @item_b: the higher item
 * @n_a: customers who bought A
 * @n_b: customers who bought B
 * @n_both: customers who bought both, in one visit or in several
 * @lift: how many times more customers bought both than if independent, 0 and up: P(A and B) over
 * P(A) P(B), of customers (vt_measure_lift())
 * @n_together: visits with both
 * @expected: how many visits with both there would be if each customer had spread what they bought
 * over their own visits by chance: the sum over customers of (visits with A) × (visits with B) ÷
 * (all visits), as in Mantel and Haenszel (1959), "Statistical Aspects of the Analysis of Data from
 * Retrospective Studies of Disease". That some customers buy much of everything does not change it
 * @apart: @n_together over @expected, 0 and up; below 1 one stands in for the other
 * @z: (@n_together - @expected) over the standard deviation that chance would give, Mantel and
 * Haenszel's statistic without a correction for continuity; negative where they are kept apart
 * @q: adjusted p of so few together, over all pairs that were looked at (Benjamini and Hochberg,
 * 1995; vt_significance_adjust()), from the normal distribution, 0 to 1
 *
 * That substitutes show as bought by the same people, but rarely at once: Savasere, Omiecinski and
 * Navathe (1998), "Mining for Strong Negative Associations in a Large Database of Customer
 * Transactions"; McAuley, Pandey and Leskovec (2015), "Inferring Networks of Substitutable and
 * Complementary Products".
 */
typedef struct
{
  guint32 item_a;
  guint32 item_b;
  guint32 n_a;
  guint32 n_b;
  guint32 n_both;
  double  lift;
  guint32 n_together;
  double  expected;
  double  apart;
  double  z;
  double  q;
} VtSubstitute;

/**
 * VtSubstituteOptions:
 * @min_both: pairs bought by fewer customers are not looked at; 1 and up
 * @min_lift: so many times more customers than by chance bought both, 0 and up
 * @max_apart: of @apart, 0 and up
 * @max_q: 0 to 1
 * @max_items: customers who bought more different items are left out, as resellers are; 0 for no
 * bound
 * @n_threads: 0 for as many as the machine has
 */
typedef struct
{
  guint32 min_both;
  double  min_lift;
  double  max_apart;
  double  max_q;
  guint32 max_items;
  guint   n_threads;
} VtSubstituteOptions;

#define VT_SUBSTITUTE_OPTIONS_DEFAULT                                                              \
  {                                                                                                \
    5, 1.0, 0.5, 0.01, 1000, 0                                                                     \
  }

/**
 * VtSubstitutes:
 * @n_customers: who were looked at
 * @n_tests: pairs bought by enough customers, whether kept or not
 * @items: (array length=n): the surest first, which is by @z, then by the items
 */
typedef struct
{
  guint32       n_customers;
  gsize         n_tests;
  gsize         n;
  VtSubstitute *items; /* (owned) */
} VtSubstitutes;

/**
 * vt_substitutes_find:
 * @visits: what known customers bought, whatever comes soon in them
 * @options: (nullable): the defaults
 *
 * Exact counts. Customers of one visit count for who buys what, but say nothing of what is kept
 * apart.
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED, or %VT_ERROR_LIMIT where more pairs
 * than can be held are bought by so few customers
 */
VtSubstitutes *vt_substitutes_find (VtVisits                  *visits,
                                    const VtSubstituteOptions *options,
                                    VtJob                     *job,
                                    GError                   **error);
void           vt_substitutes_free (VtSubstitutes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSubstitutes, vt_substitutes_free)

G_END_DECLS
