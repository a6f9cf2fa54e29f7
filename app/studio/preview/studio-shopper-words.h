/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cart's shopper in words, and what is typed of them. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* "Anybody, at this moment", "24 November 2026, 18:30 · Loyal · SPRING · first order": what is said
 * of them but where they stand. */
char *studio_shopper_describe (StudioSession *session, const VtShopper *shopper);

/* "18 October 2026: “Camera”, “Case”": an earlier order. */
char *studio_shopper_order_to_text (StudioSession *session, const VtShopperOrder *order);

/* (transfer full): the instant as it is typed, by the clock on the shop's wall; "" for %NULL. */
char *studio_shopper_time_to_typed (StudioSession *session, const char *at);

/**
 * studio_shopper_time_from_typed:
 * @typed: "2026-11-24", "2026-11-24 18:30" by the clock on the shop's wall, or RFC 3339; blanks
 * around it are allowed
 * @ret_at: (out) (transfer full) (nullable): RFC 3339; %NULL for ""
 *
 * Returns: %FALSE if it is none of these
 */
gboolean studio_shopper_time_from_typed (StudioSession *session, const char *typed, char **ret_at);

/* What is typed wrong, in a sentence, translated. */
const char *studio_shopper_time_problem (void);

G_END_DECLS
