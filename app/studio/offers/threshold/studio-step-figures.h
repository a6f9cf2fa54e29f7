/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each step of a threshold would have met last year: who reaches it, who is just below, what
 * it leaves. */

#pragma once

#include "studio-step-study.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Follows drafts as well. */
#define STUDIO_TYPE_STEP_FIGURES (studio_step_figures_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioStepFigures, studio_step_figures, STUDIO, STEP_FIGURES, AdwPreferencesGroup)

GtkWidget *studio_step_figures_new (StudioSession *session, StudioStepStudy *study);

G_END_DECLS
