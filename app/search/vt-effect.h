/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most that each offer can take off a unit, whatever else is in the cart. Never too little, so
 * that what is proven by it holds. */

#pragma once

#include "vt-trial-items.h"

G_BEGIN_DECLS

#define VT_PPM_WHOLE 1000000

typedef enum
{
  VT_EFFECT_PERCENT,      /* ppm of what is left, rounded once for a line, halves up */
  VT_EFFECT_LIST_PERCENT, /* ppm of the list price, likewise */
  VT_EFFECT_AMOUNT,       /* minor units off each unit */
  VT_EFFECT_PRICE,        /* minor units that each unit costs at most */
  VT_EFFECT_SHARE,        /* ppm of what is left, rounded up */
} VtEffectType;

/**
 * VtGiftCharge:
 * @cost_minor: of the gift that costs most for what it asks; 0: none
 * @least: what has to be in the cart for it: minor units by list, or units
 * @most_minor: of the dearest gift of the offer
 *
 * No cart in which a gift goes along has less, so that what is charged to all of it is no less
 * than the gift costs.
 */
typedef struct
{
  gint64   cost_minor;
  gint64   most_minor;
  gint64   least;
  gboolean is_by_units;
} VtGiftCharge;

/**
 * VtEffect:
 * @offer: which of the shop
 * @floor_minor: what a unit costs at least by the offer's guards, 0 without any
 * @gift: what its gifts cost the shop, charged to what has to be there for them
 * @n_get: of @n_all units that are claimed together so many have it, the cheapest; equal where any
 * may
 * @mean_ppm: of a share of the order: what is taken off all that the offer speaks of together, in
 * ppm; less than @value if what a floor keeps of one line may go to others
 * @is_cut: of a share of the order: what falls to other lines may be cut, so that no other has as
 * much less as this one has more by the odd minor unit
 * @mean_price: of a set that costs so much together: how much of that falls to the unit, by what
 * units of its place in the set cost the shop at most. Below 0: each unit has its own discount
 */
typedef struct
{
  guint        offer;
  VtTrialLayer layer;
  VtEffectType type;
  gint64       value;
  gint64       floor_minor;
  VtGiftCharge gift;
  gint64       n_get;
  gint64       n_all;
  gint64       mean_ppm;
  gboolean     is_cut;
  double       mean_price;
  const char  *group; /* (nullable) */
  gboolean     is_last;
  gboolean     joins_claimed;
} VtEffect;

/**
 * VtOrderShare:
 *
 * The most that an offer on the order takes off what is left of what it speaks of together, in ppm,
 * and its gifts.
 */
typedef struct
{
  gint64       off_ppm;
  VtGiftCharge gift;
} VtOrderShare;

/* Whether what a floor keeps from one unit may go to others. */
gboolean vt_trial_offer_shares_cut (const VtTrialOffer *offer);

/**
 * vt_effect_find:
 * @shares: (array length=offers of the shop): of the offers on the order
 *
 * Returns: %FALSE if the offer takes nothing off such a unit
 */
gboolean vt_effect_find (VtTrialShop        *shop,
                         guint               offer,
                         const VtTrialItem  *item,
                         const VtOrderShare *shares,
                         VtEffect           *ret_effect);

/* What is left of @n units of that list price, of which @left_minor were left before. */
gint64 vt_effect_take (const VtEffect *effect, gint64 price_minor, gint64 n, gint64 left_minor);

/* What of a gift is charged to @n units of that list price, rounded up; never more than it costs.
 */
gint64 vt_gift_charge (const VtGiftCharge *gift, gint64 price_minor, gint64 n);

/* The most that the effect takes off one of any number of units, rounded up. */
gint64 vt_effect_most_off (const VtEffect *effect, gint64 price_minor);

/* What an effect takes off the units of a cart on an average, charged to one of them: no cart loses
 * more by the offer than all its units are charged. */
double vt_effect_mean_off (const VtEffect *effect, gint64 price_minor);

/* Whether that can differ from what is taken off the unit. */
gboolean vt_effect_has_mean (const VtEffect *effect);

G_END_DECLS
