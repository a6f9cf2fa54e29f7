/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which offers could be in each other's way at all. */

#pragma once

#include "vt-trial-shop.h"

G_BEGIN_DECLS

/* Whether one of them could be kept from applying by the other. */
gboolean
vt_offers_may_conflict (const VtTrialShop *shop, const VtTrialOffer *a, const VtTrialOffer *b);

/* Whether both could take something off the same unit, before anything is taken off the order. */
gboolean
vt_offers_may_add_up (const VtTrialShop *shop, const VtTrialOffer *a, const VtTrialOffer *b);

/* Whether all that @items can do to @order, an offer on the order, or it to them, is to move what
 * the cart costs across a step. */
gboolean vt_offers_meet_at_steps (const VtTrialOffer *items, const VtTrialOffer *order);

gboolean vt_offers_share_group (const VtTrialOffer *a, const VtTrialOffer *b);

G_END_DECLS
