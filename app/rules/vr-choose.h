/* SPDX-License-Identifier: Apache-2.0 */
/* Which offers get the units that several of them claim. */

#ifndef VR_CHOOSE_H
#define VR_CHOOSE_H

#include "vr-layers.h"

/* Steps of the search for one evaluation, and steps spent on finding out by how much offers were
 * beaten. */
#define VR_CHOOSE_MAX_NODES 20000
#define VR_CHOOSE_MAX_NODES_AGAIN 20000

typedef struct
{
  size_t  *claims; /* (array length=n_proposals): the claim taken of each, or VR_NONE */
  int64_t *leads;  /* (array length=n_proposals): of those without a claim, how much less they and
                      what goes with them would take off than what was chosen; VR_UNKNOWN */
  int64_t gap;     /* no choice takes off more than that above this one */
  bool    proven;  /* it is the best, ties included */
} VrChoice;

/* The choice by the pack's rule among proposals that each could take something off, in the order of
 * rank, with what the layers take off after it. */
VrStatus vr_choose (VrEvaluation     *evaluation,
                    const VrProposal *proposals,
                    size_t            n_proposals,
                    VrLayers         *layers,
                    VrChoice         *ret_choice);

#endif
