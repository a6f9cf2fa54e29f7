/* SPDX-License-Identifier: Apache-2.0 */
/* What is put before the shopper next: what offers suggest, less what guards hold back, with the
 * price change that accepting it would bring, the best first. */

#ifndef VR_PROMPT_H
#define VR_PROMPT_H

#include "vr-result.h"
#include "vr-suggest.h"

/* The member "prompts" of a pack: what a prompt is judged by. */
VrStatus vr_prompt_rules_load (VrPack *pack, const VrJson *root, VrError *error);

/* After everything else. Fills in prompts, and what they mean for the verdicts. Without a placement
 * in the cart there are none. */
VrStatus vr_prompt (VrEvaluation *evaluation, VrResult *result);

#endif
