/* SPDX-License-Identifier: Apache-2.0 */
/* From what was chosen to a result: adjustments and totals. */

#ifndef VR_REPORT_H
#define VR_REPORT_H

#include "vr-decide.h"
#include "vr-result.h"

/* What so much of the layers left, and claims and layers took off together. */
VrStatus
vr_report_totals (VrEvaluation *evaluation, const VrDecision *decision, VrTotals *ret_totals);

/* Lines and verdicts are there already; this fills in the rest. */
VrStatus vr_report_fill (VrEvaluation *evaluation, const VrDecision *decision, VrResult *result);

#endif
