/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that are in each other's way, or add up, each pair with the smallest cart that shows it.
 */

#pragma once

#include "vt-finding.h"
#include "vt-trial-shop.h"

G_BEGIN_DECLS

/**
 * VtSearchLimits:
 * @max_tries: so many carts are tried for one question at most
 * @max_carts: and so many for all questions of one sort
 *
 * The same limits give the same findings on every machine.
 */
typedef struct
{
  guint64 max_tries;
  guint64 max_carts;
} VtSearchLimits;

/**
 * VtConflictCount:
 * @n_pairs: pairs of offers that were looked at
 * @n_unsettled: those of which nothing was found, though not all carts were tried that could show
 * something
 */
typedef struct
{
  guint n_pairs;
  guint n_unsettled;
} VtConflictCount;

/* Two offers that take less than this share of a line's list price off it together are no matter.
 */
#define VT_ADD_UP_PPM 200000

/**
 * vt_conflicts_find:
 * @findings: (element-type VtFinding): what is found is added
 *
 * For each pair of active offers: the smallest cart, of any shopper at any time from now on, with
 * which one of them would apply by itself and does not beside the other; failing that, the smallest
 * with a line of which both take something off, and much of it together. Of an exclusive group, and
 * of what an offer with steps loses by others, the smallest of all pairs is told.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED or an error of the evaluator
 */
gboolean vt_conflicts_find (VtTrialShop          *shop,
                            const VtSearchLimits *limits,
                            GPtrArray            *findings,
                            VtConflictCount      *ret_count,
                            VtJob                *job,
                            GError              **error);

G_END_DECLS
