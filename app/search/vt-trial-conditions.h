/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What conditions ask of a shopper, and whether a shopper can meet them. */

#pragma once

#include "vt-search-shopper.h"
#include "vt-trial-shop.h"

G_BEGIN_DECLS

typedef enum
{
  VT_HOLDS_NOT,
  VT_HOLDS_PERHAPS, /* it depends on what is in the cart, or on the clock */
  VT_HOLDS,
} VtHolds;

/* @condition: as in a rule pack; (nullable): holds. */
VtHolds vt_trial_condition_judge (JsonObject *condition, const VtSearchShopper *shopper);

/* Whether the offer can be open to the shopper, leaving aside what is in the cart and what time it
 * is. */
gboolean vt_trial_offer_may_open (const VtTrialOffer *offer, const VtSearchShopper *shopper);

typedef void (*VtTrialConditionFunc) (const char *name, JsonNode *wanted, gpointer data);

/* Calls @func for every condition of the offer that stands for itself, with its name ("segment")
 * and what it asks for. */
void vt_trial_offer_foreach_condition (const VtTrialOffer  *offer,
                                       VtTrialConditionFunc func,
                                       gpointer             data);

G_END_DECLS
