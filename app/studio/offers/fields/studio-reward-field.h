/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for what is given: a share off, an amount off, or a price. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

/**
 * StudioRewardFlags:
 * @STUDIO_REWARD_PERCENT: a share can be chosen; so for the others
 * @STUDIO_REWARD_SLIDER: a slider below, whose way is a draft
 */
typedef enum
{
  STUDIO_REWARD_PERCENT = 1 << 0,
  STUDIO_REWARD_AMOUNT = 1 << 1,
  STUDIO_REWARD_FIXED = 1 << 2,
  STUDIO_REWARD_ANY = STUDIO_REWARD_PERCENT | STUDIO_REWARD_AMOUNT | STUDIO_REWARD_FIXED,
  STUDIO_REWARD_SLIDER = 1 << 3,
  STUDIO_REWARD_OPTIONAL = 1 << 4,
} StudioRewardFlags;

/* What the reward is off, in minor units, at most %VT_MONEY_MAX; %VT_MONEY_UNKNOWN where that is
 * not one price. */
typedef gint64 (*StudioRewardWhole) (const VtOffer *offer, VtCatalog *catalog);

/**
 * StudioRewardField:
 *
 * A list of what can be given and an entry for how much. With a whole (see
 * studio_reward_field_set_whole()) another choice leaves the price as it is, and the slider is
 * there for amounts as well. An empty entry of an optional one says nothing.
 */
#define STUDIO_TYPE_REWARD_FIELD (studio_reward_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioRewardField, studio_reward_field, STUDIO, REWARD_FIELD, StudioFieldRow)

GtkWidget *studio_reward_field_new (StudioSession    *session,
                                    const char       *title,
                                    const char       *path,
                                    StudioRewardFlags flags);
void       studio_reward_field_set_whole (StudioRewardField *self, StudioRewardWhole whole);

/* Of an object {"percent": …}, {"amount": …} or {"fixed": …}; %FALSE if it is none. */
gboolean studio_reward_from_node (JsonNode *node, VtReward *ret_reward);
/* (transfer full) */
JsonNode *studio_reward_to_node (const VtReward *reward);

G_END_DECLS
