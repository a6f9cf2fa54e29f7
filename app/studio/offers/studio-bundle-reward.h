/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What buying a bundle gives: percent off, an amount off, or a price for all together. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioBundleReward:
 *
 * While its slider moves, ::draft (const VtReward *) says where it stands; the change is kept, as
 * one step of undo, once it is let go.
 */
#define STUDIO_TYPE_BUNDLE_REWARD (studio_bundle_reward_get_type ())
G_DECLARE_FINAL_TYPE (StudioBundleReward, studio_bundle_reward, STUDIO, BUNDLE_REWARD, AdwBin)

GtkWidget *studio_bundle_reward_new (StudioSession *session);
void       studio_bundle_reward_show (StudioBundleReward *self, const VtOffer *offer);

/**
 * studio_reward_from_typed:
 * @text: a percentage or an amount as people write it in their language, with or without its sign
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT
 */
gboolean studio_reward_from_typed (const char       *text,
                                   VtRewardType      type,
                                   const VtCurrency *currency,
                                   VtReward         *ret_reward,
                                   GError          **error);
/* As studio_reward_from_typed() reads it. */
char *studio_reward_to_typed (const VtReward *reward, const VtCurrency *currency);

/**
 * studio_reward_convert:
 * @figures: with @reward; no amount of it unknown
 *
 * Returns: a reward of @type that leaves the price as it is, as near as percentages of four digits
 * can say it
 */
VtReward
studio_reward_convert (const VtReward *reward, VtRewardType type, const VtBundleFigures *figures);

G_END_DECLS
