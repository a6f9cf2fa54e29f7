/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cross-sell looks like beside its anchor. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/* On the left a product that it goes with, on the right what is suggested at once with its prices,
 * as the evaluator has them. Not there until both are known. */
#define STUDIO_TYPE_LOOK_CARD (studio_look_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioLookCard, studio_look_card, STUDIO, LOOK_CARD, GtkWidget)

GtkWidget *studio_look_card_new (StudioSession *session);

G_END_DECLS
