/* SPDX-License-Identifier: Apache-2.0 */
/* From a cart to a choice of claims and what the layers make of it. */

#ifndef VR_DECIDE_H
#define VR_DECIDE_H

#include "vr-choose.h"

typedef struct
{
  VrProposal *proposals; /* in the order of rank */
  size_t      n_proposals;
  VrChoice    choice;
  VrLayers    layers; /* as they are after the choice; with records, but for a trial */
} VrDecision;

/* Wakes the offers, lists what they could claim, chooses, and runs the layers. Verdicts are filled
 * in as far as they are known then. */
VrStatus vr_decide (VrEvaluation *evaluation, VrDecision *decision);

/* The verdicts of the offers that were awake: why each did or did not apply. */
VrStatus vr_decide_verdicts (VrEvaluation *evaluation, VrDecision *decision);

#endif
