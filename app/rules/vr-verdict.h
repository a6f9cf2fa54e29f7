/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of every offer: whether it may apply at all, and why it did or did not. */

#ifndef VR_VERDICT_H
#define VR_VERDICT_H

#include "vr-choose.h"

/* The verdict of an offer, emptied the first time it is asked for in an evaluation. */
VrVerdict *vr_verdict_open (VrEvaluation *evaluation, size_t index);

/* The same, as it was left. */
VrVerdict *vr_verdict_get (VrEvaluation *evaluation, size_t index);

/* Of an offer that was left asleep. */
VrStatus vr_verdict_fill (VrEvaluation *evaluation, size_t index);

/* Whether an offer is open to the cart; if not, fills in the verdict, needs with it. */
VrStatus vr_verdict_gate (VrEvaluation  *evaluation,
                          const VrOffer *offer,
                          VrVerdict     *verdict,
                          bool          *ret_open);

/* Whether an offer may be put before the shopper: whatever it lacks, it is not a condition or
 * coupon that they do not meet. */
bool vr_verdict_may_suggest (const VrEvaluation *evaluation, const VrOffer *offer);

/* Nothing lacks, and yet no way of applying it lowers the total. */
void vr_verdict_refuse (const VrProposal *proposal, VrVerdict *verdict);

/* What became of an offer that claims nothing, and lacks nothing. */
void vr_verdict_judge (VrEvaluation *evaluation, const VrOutcome *outcome, VrVerdict *verdict);

/* After the choice: fills in the verdict of a proposal, applied or beaten. */
void vr_verdict_decide (VrEvaluation     *evaluation,
                        const VrProposal *proposals,
                        size_t            n_proposals,
                        const VrChoice   *choice,
                        size_t            which);

#endif
