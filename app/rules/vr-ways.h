/* SPDX-License-Identifier: Apache-2.0 */
/* The ways of claiming sets: from each slot so many units, one or more times. */

#ifndef VR_WAYS_H
#define VR_WAYS_H

#include "vr-listing.h"
#include "vr-reward.h"

/* So many units of any of these lines, each time. No line is in two slots. */
typedef struct
{
  const size_t *lines; /* (array length=n): of the cart, the dearest first */
  size_t        n;
  int64_t       quantity;
  size_t       *places; /* (array length=n): in the proposal's lines; filled in by the listing */
} VrSlot;

typedef struct VrWays VrWays;
struct VrWays
{
  VrListing listing;
  VrSlot   *slots; /* (array length=n_slots): all of them are filled each time */
  size_t    n_slots;

  /* No claim takes off more, over any times up to those of the claim, which has the dearest units.
   */
  int64_t (*bound) (const VrWays *ways, const VrClaim *claim);

  int64_t most_times; /* filled in by the listing */
};

/* Slots without lines. With a reward of each set price and bound are known. */
VrStatus vr_ways_init (VrWays         *ways,
                       VrEvaluation   *evaluation,
                       VrProposal     *proposal,
                       size_t          n_slots,
                       const VrReward *reward);

/* The lines of all slots: that each line of the cart is in, or VR_NONE. */
VrStatus vr_ways_sort_lines (VrWays *ways, const size_t *slots_by_line);

/* Fills in the proposal: lines, claims, bound and guard. */
VrStatus vr_ways_list (VrWays *ways);

/* The same with one way for each number of times: the first units of the cart. One slot. */
VrStatus vr_ways_list_first (VrWays *ways);

#endif
