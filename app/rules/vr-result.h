/* SPDX-License-Identifier: Apache-2.0 */
/* What an evaluation found. */

#ifndef VR_RESULT_H
#define VR_RESULT_H

#include "vr-claim.h"
#include "vr-writer.h"

struct VrResult
{
  VrArena            arena;
  char               currency[4];
  VrChoose           choose;
  VrLine            *lines;
  size_t             n_lines;
  VrVerdict         *verdicts; /* in the order of the pack's offers */
  size_t             n_verdicts;
  VrEvaluation      *evaluation; /* (nullable): who fills in the verdicts that are not there yet */
  uint32_t          *stamps;     /* (array length=n_verdicts): stamp: the verdict is there */
  uint32_t           stamp;
  VrOrderAdjustment *order_adjustments;
  size_t             n_order_adjustments;
  VrGift            *gifts;
  size_t             n_gifts;
  VrPrompt          *prompts; /* the best first */
  size_t             n_prompts;
  VrShipping         shipping;
  VrTotals           totals;
  VrProof            proof;
};

/* All verdicts have to be there, if they are to be told. */
void vr_result_write (VrWriter *writer, const VrResult *result, VrTell tell);

/* For the result: a copy where it has to stand by itself, else the string itself. NULL if there is
 * no memory. */
const char *vr_result_keep (VrEvaluation *evaluation, VrString string);

#endif
