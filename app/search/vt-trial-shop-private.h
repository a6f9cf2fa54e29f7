/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking offers apart for trials. */

#pragma once

#include "vt-trial-shop.h"

G_BEGIN_DECLS

/* No trial puts more units into a cart, so that sums fit. */
#define VT_TRIAL_MAX_UNITS 1000000

/* Makes the set of everything. */
void vt_trial_shop_begin_sets (VtTrialShop *shop);
/* Fills in what follows from the form of the offer. */
void vt_trial_offer_look (VtTrialShop *shop, VtTrialOffer *offer);

G_END_DECLS
