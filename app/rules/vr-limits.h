/* SPDX-License-Identifier: Apache-2.0 */
/* How often an offer may be applied, and how much it may take off, of all carts and of this one. */

#ifndef VR_LIMITS_H
#define VR_LIMITS_H

#include "vr-claim.h"

/* The member "limits" of an offer. */
VrStatus vr_limits_load (VrOffer *offer, const VrJson *object, VrError *error);

/* The limit that leaves nothing of the offer for a cart ("per_customer", "total" or "budget"), or
 * NULL. */
const char *vr_limits_find_spent (const VrOffer *offer, const VrCart *cart);

/* Times that are left for a cart, of all limits together. */
int64_t vr_limits_get_times (const VrOffer *offer, const VrCart *cart);

/* Minor units that are left to be taken off; INT64_MAX without a budget. */
int64_t vr_limits_get_budget (const VrOffer *offer, const VrCart *cart);

/* Cuts the claims of a proposal to the budget that is left, the later lines first, and puts them in
 * order again. */
void vr_limits_cut_claims (const VrEvaluation *evaluation, VrProposal *proposal);

#endif
