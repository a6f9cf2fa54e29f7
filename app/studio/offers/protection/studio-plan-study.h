/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings on the protection offer that is being edited, off the main loop. */

#pragma once

#include "studio-plan-findings.h"
#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioPlanStudy:
 *
 * Looks again whenever the offer or the catalogue changes; ::changed once there is something new.
 */
#define STUDIO_TYPE_PLAN_STUDY (studio_plan_study_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlanStudy, studio_plan_study, STUDIO, PLAN_STUDY, GObject)

StudioPlanStudy *studio_plan_study_new (StudioSession *session);
/* An offer that is kept, or a draft of it. */
void studio_plan_study_look_at (StudioPlanStudy *self, const VtOffer *offer);
/* (nullable): of the offer looked at, or of how it was a moment ago; %NULL until there is
 * something.
 */
const StudioPlanFindings *studio_plan_study_get (StudioPlanStudy *self);

G_END_DECLS
