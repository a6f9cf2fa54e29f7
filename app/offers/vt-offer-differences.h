/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes one version of an offer another, in plain words. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * vt_offer_differences:
 * @before: may be of another kind
 *
 * "Discount from 10 % to 12 %", "Part “Tea Cup” added", "Ready → Draft": at least one sentence for
 * each member that differs. What there are no words for is told by its place: "Tiers 2 › upgrade ›
 * percent: from “10” to “12”".
 *
 * Returns: (transfer full): plain text, translated, what matters most first; empty if the two are
 * equal
 */
GStrv vt_offer_differences (const VtOffer    *before,
                            const VtOffer    *after,
                            VtCatalog        *catalog,
                            const VtCurrency *currency);

G_END_DECLS
