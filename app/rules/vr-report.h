/* SPDX-License-Identifier: Apache-2.0 */
/* From what was chosen to a result: adjustments and totals. */

#ifndef VR_REPORT_H
#define VR_REPORT_H

#include "vr-layers.h"
#include "vr-result.h"

typedef struct
{
  VrProposal *proposals; /* in the order of rank */
  size_t      n_proposals;
  size_t     *claims; /* (array length=n_proposals): the claim taken of each, or VR_NONE */
  VrLayers   *layers; /* run, with records */
} VrReport;

/* Lines and verdicts are there already; this fills in the rest. */
VrStatus vr_report_fill (VrEvaluation *evaluation, const VrReport *report, VrResult *result);

#endif
