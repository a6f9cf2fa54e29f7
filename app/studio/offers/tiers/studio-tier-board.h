/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder as a board: a column a tier, the steps between them as arrows, the features below. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/**
 * StudioTierBoard:
 *
 * A #StudioField. The columns scroll sideways by themselves; the names of the features stay.
 * ::replace (guint: a tier) asks for another product, ::step-chosen (guint: the upper tier) to go
 * to a step.
 */
#define STUDIO_TYPE_TIER_BOARD (studio_tier_board_get_type ())
G_DECLARE_FINAL_TYPE (StudioTierBoard, studio_tier_board, STUDIO, TIER_BOARD, GtkWidget)

GtkWidget *studio_tier_board_new (StudioSession *session);
/* Shows the steps as they would be, and nothing else anew. */
void studio_tier_board_show_steps (StudioTierBoard *self, const VtOffer *draft);

G_END_DECLS
