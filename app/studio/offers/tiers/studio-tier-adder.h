/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding tiers and features to a ladder, and putting another product in a tier's place. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/* A #StudioField. */
#define STUDIO_TYPE_TIER_ADDER (studio_tier_adder_get_type ())
G_DECLARE_FINAL_TYPE (StudioTierAdder, studio_tier_adder, STUDIO, TIER_ADDER, GtkWidget)

GtkWidget *studio_tier_adder_new (StudioSession *session);
/* Asks for another product for @tier; Escape takes that back. */
void studio_tier_adder_replace (StudioTierAdder *self, guint tier);

G_END_DECLS
