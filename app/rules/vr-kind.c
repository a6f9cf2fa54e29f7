/* SPDX-License-Identifier: Apache-2.0 */
/* The table of the kinds of offers. */

#include "vr-kind.h"

static const VrKind *const kinds[] = {
    &vr_add_on_kind,       &vr_bundle_kind,    &vr_cross_sell_kind,  &vr_downsell_kind,
    &vr_follow_up_kind,    &vr_markdown_kind,  &vr_mix_kind,         &vr_protection_kind,
    &vr_subscription_kind, &vr_threshold_kind, &vr_tier_ladder_kind, &vr_volume_kind,
};

const VrKind *
vr_kind_find (VrString name)
{
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    {
      if (vr_string_is (name, kinds[i]->name))
        return kinds[i];
    }
  return NULL;
}
