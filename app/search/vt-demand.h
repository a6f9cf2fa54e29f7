/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cart must have at least for an offer to take anything off: so that carts which cannot
 * matter need not be tried. */

#pragma once

#include "vt-trial-items.h"

G_BEGIN_DECLS

typedef enum
{
  VT_DEMAND_UNITS,         /* units of a set */
  VT_DEMAND_AMOUNT,        /* minor units that what is of a set costs by list */
  VT_DEMAND_SUBSCRIPTIONS, /* units of a set that are delivered again and again */
  VT_DEMAND_REPLACEMENTS,  /* units of a set that have taken the place of others */
} VtDemandType;

/**
 * VtDemand:
 * @is_own: no unit serves two such demands of one offer
 */
typedef struct
{
  VtDemandType type;
  guint        set;
  gint64       least;
  gboolean     is_own;
} VtDemand;

/* (element-type VtDemand): each has to be met, or the offer takes nothing off. There may be more to
 * it: meeting them all need not be enough. */
GArray *vt_demands_new (VtTrialShop *shop, const VtTrialOffer *offer);

/* The same for an offer that only has something to say to the shopper. */
GArray *vt_demands_new_to_speak (VtTrialShop *shop, const VtTrialOffer *offer);

/* Whether one more of the item serves the demand. */
gboolean
vt_demand_is_served (const VtDemand *demand, const VtTrialShop *shop, const VtTrialItem *item);

G_END_DECLS
