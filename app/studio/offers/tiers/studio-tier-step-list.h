/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken off each step up a ladder. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A #StudioField: a discount for each step, with what it comes to. */
#define STUDIO_TYPE_TIER_STEP_LIST (studio_tier_step_list_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioTierStepList, studio_tier_step_list, STUDIO, TIER_STEP_LIST, AdwPreferencesGroup)

GtkWidget *studio_tier_step_list_new (StudioSession *session);
/* Puts the focus on the step up to @tier. */
void studio_tier_step_list_go_to (StudioTierStepList *self, guint tier);

G_END_DECLS
