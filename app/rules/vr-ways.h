/* SPDX-License-Identifier: Apache-2.0 */
/* The ways in which an offer can claim units of the cart, listed. */

#ifndef VR_WAYS_H
#define VR_WAYS_H

#include "vr-claim.h"

/* So many units of any of these lines, each time. No line is in two slots. */
typedef struct
{
  const size_t *lines; /* (array length=n): of the cart, the dearest first */
  size_t        n;
  int64_t       quantity;
  size_t       *places; /* (array length=n): in the proposal's lines; filled in by vr_ways_list() */
} VrSlot;

typedef struct
{
  VrEvaluation *evaluation;
  VrProposal   *proposal;
  VrSlot       *slots; /* all of them are filled each time */
  size_t        n_slots;

  /* Fills in discount, amounts and cuts of a claim whose units and times are known. */
  VrStatus (*price) (VrEvaluation *evaluation, const VrProposal *proposal, VrClaim *claim);

  /* No claim takes off more, over any times up to those of the claim, which has the dearest units.
   */
  int64_t (*bound) (const VrEvaluation *evaluation,
                    const VrProposal   *proposal,
                    const VrClaim      *claim);

  /* ---- for vr_ways_list_any() ---- */

  int64_t        least; /* units of a way, together; 1 or more */
  const int64_t *marks; /* (array length=n_marks): numbers of units that are worth trying */
  size_t         n_marks;

  /* ---- filled in by the listing, 0 before ---- */

  int64_t *units; /* (array length=proposal->n_lines): the way being tried */
  int64_t  most_times;
  int64_t  most_cut;  /* that a guard kept from one line */
  size_t   cut_place; /* the first such line */
  size_t   n_ways;
  bool     is_cut; /* whether ways were left out */
} VrWays;

/* Fills in the proposal: lines, claims, bound and guard. */
VrStatus vr_ways_list (VrWays *ways);

/* The same with one way for each number of times: the first units of the cart. One slot. */
VrStatus vr_ways_list_first (VrWays *ways);

/* The same where any units will do, from each slot no more than its quantity, and that once. There
 * is a line at least. */
VrStatus vr_ways_list_any (VrWays *ways);

/* ---- for who lists ---- */

/* Collects the lines of the slots; of each line the most units, and most_times. */
VrStatus vr_ways_begin (VrWays *ways);

/* Takes down the way that ways->units says; there has to be room in the proposal's claims. */
VrStatus vr_ways_add (VrWays *ways, int64_t n_times);

/* False once enough was listed. The first way is always. */
bool vr_ways_may_go_on (const VrWays *ways);

/* How many more ways could be. */
size_t vr_ways_count_room (const VrWays *ways);

/* After the last: what the whole list says. */
void vr_ways_end (VrWays *ways);

#endif
