/* SPDX-License-Identifier: Apache-2.0 */
/* What an evaluation found. */

#ifndef VR_RESULT_H
#define VR_RESULT_H

#include "vr-pack.h"

struct VrResult
{
  VrArena            arena;
  char               currency[4];
  VrChoose           choose;
  VrLine            *lines;
  size_t             n_lines;
  VrVerdict         *verdicts; /* in the order of the pack's offers */
  size_t             n_verdicts;
  VrOrderAdjustment *order_adjustments;
  size_t             n_order_adjustments;
  VrGift            *gifts;
  size_t             n_gifts;
  VrShipping         shipping;
  VrTotals           totals;
  VrProof            proof;
};

#endif
