/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shoppers that offers make a difference between: coupons, segments, channels and the like are
 * given freely, as far as the offers ask for them. */

#pragma once

#include "vt-trial-pack.h"
#include "vt-trial-times.h"

G_BEGIN_DECLS

/**
 * VtTrialShoppers:
 * @list: (element-type VtTrialShopper): those of whom least has to be said first
 * @is_complete: whether all that could make a difference are in it
 */
typedef struct
{
  GPtrArray *list; /* (owned) */
  gboolean   is_complete;
} VtTrialShoppers;

/**
 * VtTrialShopperWish:
 * @offers: (array length=n_offers): whose conditions are to be told apart
 * @besides: (array length=n_besides): whose conditions are to be told apart as well, though they
 * need not be open
 * @open: with %VT_TRIAL_ALL_OPEN only shoppers for whom all of them may be open, whatever is in the
 * cart
 * @max: so many shoppers at most
 * @pays_shipping: whether shipping has a price, so that an offer can take something off it
 * @is_asked: the shopper stands where the offers put something before them
 */
typedef struct
{
  const guint *offers;
  guint        n_offers;
  const guint *besides;
  guint        n_besides;
  VtTrialOpen  open;
  guint        max;
  gboolean     pays_shipping;
  gboolean     is_asked;
} VtTrialShopperWish;

VtTrialShoppers *vt_trial_shoppers_new (VtTrialShop *shop, const VtTrialShopperWish *wish);
void             vt_trial_shoppers_free (VtTrialShoppers *shoppers);

/* Whether the offer takes something off shipping. */
gboolean vt_trial_offer_ships (const VtTrialOffer *offer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialShoppers, vt_trial_shoppers_free)

G_END_DECLS
