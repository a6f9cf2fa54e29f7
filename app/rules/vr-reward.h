/* SPDX-License-Identifier: Apache-2.0 */
/* What a set of units costs less: a share, an amount, or a price for the whole. */

#ifndef VR_REWARD_H
#define VR_REWARD_H

#include "vr-claim.h"

typedef enum
{
  VR_REWARD_PERCENT,
  VR_REWARD_AMOUNT,
  VR_REWARD_FIXED,
} VrRewardType;

typedef struct
{
  VrRewardType type;
  int64_t      value;   /* ppm off; minor units off the set; minor units the set costs */
  bool         of_list; /* in the item layer: a share of the list price, whatever is left of it */
} VrReward;

/* The member "reward" of an offer. */
VrStatus vr_reward_load (VrReward *reward, const VrJson *object, VrError *error);

/* Any member that is one. */
VrStatus
vr_reward_load_member (VrReward *reward, const VrJson *object, const char *key, VrError *error);

/* No unit at that price has more taken off by it. */
int64_t vr_reward_bound_unit (const VrReward *reward, int64_t price);

/* Fills in discount, amounts and cuts of a claim whose units and times are known. Lines are dealt
 * with in the order of the cart. A discount of 0 or less before any cut is left at 0. */
VrStatus vr_reward_apply (VrEvaluation     *evaluation,
                          const VrReward   *reward,
                          const VrProposal *proposal,
                          VrClaim          *claim);

/* For a reward of one unit: takes it off n units of the line at a place of the claim, as far as the
 * floor lets it, and adds that to amount, cut and discount. */
VrStatus vr_reward_apply_units (VrEvaluation     *evaluation,
                                const VrReward   *reward,
                                const VrProposal *proposal,
                                VrClaim          *claim,
                                size_t            place,
                                int64_t           n);

/* All units of the claim have it. */
VrStatus vr_reward_apply_each (VrEvaluation     *evaluation,
                               const VrReward   *reward,
                               const VrProposal *proposal,
                               VrClaim          *claim);

/* For n units of one line without the claim: what it would take off, no more than the floor lets
 * it. */
int64_t vr_reward_measure_units (const VrEvaluation *evaluation,
                                 const VrReward     *reward,
                                 const VrProposal   *proposal,
                                 size_t              place,
                                 int64_t             n);

/* No claim with these units or some of them, over any number of times up to that of the claim,
 * takes off more. */
int64_t vr_reward_bound (const VrEvaluation *evaluation,
                         const VrReward     *reward,
                         const VrProposal   *proposal,
                         const VrClaim      *claim);

#endif
