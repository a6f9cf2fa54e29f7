/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that no cart and no shopper is there for. */

#pragma once

#include "vt-conflict.h"

G_BEGIN_DECLS

/**
 * vt_never_fires_find:
 * @findings: (element-type VtFinding): what is found is added
 *
 * For each offer, drafts included: whether any cart is there, of any shopper at any time from now
 * on, that it applies to by itself or with which it puts something before the shopper. And for each
 * active one that takes something off: whether it ever does beside all the others.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED or an error of the evaluator
 */
gboolean vt_never_fires_find (VtTrialShop          *shop,
                              const VtSearchLimits *limits,
                              GPtrArray            *findings,
                              VtJob                *job,
                              GError              **error);

G_END_DECLS
