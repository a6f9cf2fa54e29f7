/* SPDX-License-Identifier: Apache-2.0 */
/* Quantity breaks: from so many units on, each of them costs less. */

#ifndef VR_BREAKS_H
#define VR_BREAKS_H

#include "vr-picks.h"

typedef struct
{
  int64_t  from;   /* units */
  VrReward reward; /* of each of them */
} VrBreak;

typedef struct
{
  VrBreak *items; /* (array length=n): upwards */
  size_t   n;
  int64_t *marks; /* (array length=n_marks): numbers of units at which another one begins */
  size_t   n_marks;
} VrBreaks;

/* The member "breaks" of an offer, which has to be there. */
VrStatus vr_breaks_load (VrPack *pack, const VrJson *object, VrBreaks *breaks, VrError *error);

/* Fills in the proposal: any units of what the offer selects, from the first break on. */
VrStatus vr_breaks_propose (VrEvaluation *evaluation, VrProposal *proposal, const VrBreaks *breaks);

#endif
