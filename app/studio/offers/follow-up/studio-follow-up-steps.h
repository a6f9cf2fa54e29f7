/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a follow-up: on a line of days, and one of them to be edited. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/**
 * StudioFollowUpSteps:
 *
 * What is chosen on the line is edited below it. Actions on the widget: steps.add, steps.duplicate,
 * steps.remove.
 */
#define STUDIO_TYPE_FOLLOW_UP_STEPS (studio_follow_up_steps_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioFollowUpSteps, studio_follow_up_steps, STUDIO, FOLLOW_UP_STEPS, GtkWidget)

GtkWidget *studio_follow_up_steps_new (StudioSession *session);

/* One named step of undo; the step stays the chosen one, wherever it comes to stand. */
void studio_follow_up_steps_move (StudioFollowUpSteps *self, guint index, gint64 days);

G_END_DECLS
