/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps between the columns of a ladder as arrows: up with what the shopper pays, down where
 * the lower tier will do. */

#pragma once

#include "vt-tier-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTierStep:
 * @difference: what the upper tier is dearer, with its sign ("+$500.00"); why there is no step
 * where that cannot be said
 * @pays: (nullable): what the shopper pays for the step ("pays $450.00")
 * @lower: the tier that is offered to whom the upper one is too dear; %VT_TIER_NONE if none is
 * @lost: (nullable): what the next tier down lacks ("no liquid cooling")
 * @words: the whole step in words, for the keyboard and screen readers
 *
 * Of the step up to a tier from the one below.
 */
typedef struct
{
  const char *difference;
  const char *pays;
  guint       lower;
  const char *lost;
  const char *words;
} StudioTierStep;

/**
 * StudioTierArrows:
 *
 * Left and Right walk from step to step and say each; Return, Space and a click choose one, which
 * is told by ::chosen (guint: the upper tier).
 */
#define STUDIO_TYPE_TIER_ARROWS (studio_tier_arrows_get_type ())
G_DECLARE_FINAL_TYPE (StudioTierArrows, studio_tier_arrows, STUDIO, TIER_ARROWS, GtkWidget)

/* @column_px: how wide a tier's column is */
GtkWidget *studio_tier_arrows_new (int column_px);

/* @steps: (array length=n_tiers-1): copied */
void
studio_tier_arrows_set_steps (StudioTierArrows *self, const StudioTierStep *steps, guint n_tiers);

G_END_DECLS
