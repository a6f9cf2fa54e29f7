/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of every offer: whether it may apply at all, and why it did or did not. */

#ifndef VR_VERDICT_H
#define VR_VERDICT_H

#include "vr-choose.h"

/* Whether an offer is open to the cart; if not, fills in the verdict, needs with it. */
VrStatus vr_verdict_gate (VrEvaluation  *evaluation,
                          const VrOffer *offer,
                          VrVerdict     *verdict,
                          bool          *ret_open);

/* Nothing lacks, and yet no way of applying it lowers the total. */
void vr_verdict_refuse (const VrProposal *proposal, VrVerdict *verdict);

/* What became of an offer that claims nothing, and lacks nothing. verdicts are those of all offers.
 */
void vr_verdict_judge (const VrOutcome *outcome, const VrVerdict *verdicts, VrVerdict *verdict);

/* After the choice: fills in the verdict of a proposal, applied or beaten. verdicts are those of
 * all offers. */
void vr_verdict_decide (const VrProposal *proposals,
                        size_t            n_proposals,
                        const VrChoice   *choice,
                        size_t            which,
                        VrVerdict        *verdicts);

#endif
