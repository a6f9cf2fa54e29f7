/* SPDX-License-Identifier: Apache-2.0 */
/* What a cart would come to, were it changed as an offer suggests. */

#ifndef VR_TRIAL_H
#define VR_TRIAL_H

#include "vr-suggest.h"

/* The totals of the changed cart. *ret_fits is false where there can be no such cart: it would have
 * too many lines, or its amounts would not fit. Memory is given back. */
VrStatus vr_trial (VrEvaluation       *evaluation,
                   const VrSuggestion *suggestion,
                   VrTotals           *ret_totals,
                   bool               *ret_fits);

#endif
