/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of whose price offers together leave next to nothing. */

#pragma once

#include "vt-conflict.h"

G_BEGIN_DECLS

/* A unit is usually held to be as good as free below a tenth of its price. */
#define VT_FREE_PPM 100000

/**
 * vt_free_units_find:
 * @share_ppm: a unit is as good as free if less than this share of its list price is left, or
 * nothing
 * @findings: (element-type VtFinding): what is found is added
 * @ret_n_unsettled: (out): combinations of offers of which it was not found out
 *
 * For each combination of active offers that could do so though none of them does by itself: the
 * smallest cart, with the coupons and segments it takes, in which the units of a line cost so
 * little beside all active offers.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED or an error of the evaluator
 */
gboolean vt_free_units_find (VtTrialShop          *shop,
                             const VtSearchLimits *limits,
                             gint64                share_ppm,
                             GPtrArray            *findings,
                             guint                *ret_n_unsettled,
                             VtJob                *job,
                             GError              **error);

G_END_DECLS
