/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plans cost for the cheapest and the dearest product that has one. */

#pragma once

#include "studio-plan-study.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PLAN_EXAMPLES (studio_plan_examples_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioPlanExamples, studio_plan_examples, STUDIO, PLAN_EXAMPLES, AdwPreferencesGroup)

GtkWidget *studio_plan_examples_new (StudioSession *session, StudioPlanStudy *study);

G_END_DECLS
