/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the bands of an offer's plans, each with what mends it; or that nothing is. */

#pragma once

#include "studio-plan-study.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PLAN_FAULTS (studio_plan_faults_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioPlanFaults, studio_plan_faults, STUDIO, PLAN_FAULTS, AdwPreferencesGroup)

GtkWidget *studio_plan_faults_new (StudioSession *session, StudioPlanStudy *study);

G_END_DECLS
