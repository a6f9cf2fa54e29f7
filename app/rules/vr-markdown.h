/* SPDX-License-Identifier: Apache-2.0 */
/* Taking a reward of one unit off every unit that is selected, claimed or not: for the kinds that
 * do. */

#ifndef VR_MARKDOWN_H
#define VR_MARKDOWN_H

#include "vr-layers.h"

/* As VrKind has them, for a reward. */
VrStatus vr_markdown_check (VrLayers *layers, size_t which, const VrReward *reward);
void     vr_markdown_apply (VrLayers *layers, size_t which, VrLayer layer, const VrReward *reward);
int64_t  vr_markdown_bound (const VrLayers *layers, size_t which, const VrReward *reward);

#endif
