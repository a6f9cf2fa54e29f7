/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tier of a ladder: its product with price, margin and stock. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTierCard:
 *
 * A product dropped on it (SKUs, one a line: the first) becomes the tier's. Its buttons, and Alt+Up
 * and Alt+Down, move it; Delete removes it. ::replace (guint: the tier) asks for another product.
 */
#define STUDIO_TYPE_TIER_CARD (studio_tier_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioTierCard, studio_tier_card, STUDIO, TIER_CARD, GtkWidget)

GtkWidget *studio_tier_card_new (StudioSession *session, int width_px);
/* @tier: of @offer, from 0; @n_tiers: how many it has */
void studio_tier_card_show (StudioTierCard *self, const VtOffer *offer, guint tier, guint n_tiers);

G_END_DECLS
