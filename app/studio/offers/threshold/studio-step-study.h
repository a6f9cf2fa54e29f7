/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings on the threshold that is being edited, off the main loop. */

#pragma once

#include "studio-session.h"
#include "studio-step-findings.h"

G_BEGIN_DECLS

/**
 * StudioStepStudy:
 *
 * Adds up the orders again when what counts, or the orders, are others; ::changed whenever there is
 * something new to see, as when the steps are others.
 */
#define STUDIO_TYPE_STEP_STUDY (studio_step_study_get_type ())
G_DECLARE_FINAL_TYPE (StudioStepStudy, studio_step_study, STUDIO, STEP_STUDY, GObject)

StudioStepStudy *studio_step_study_new (StudioSession *session);
/* An offer that is kept, or a draft of it. */
void studio_step_study_look_at (StudioStepStudy *self, const VtOffer *offer);
/* (nullable): what is looked at. */
const VtOffer *studio_step_study_get_offer (StudioStepStudy *self);
/* (nullable): of what counts for that offer; %NULL while it is being added up. */
const StudioStepFindings *studio_step_study_get (StudioStepStudy *self);

G_END_DECLS
