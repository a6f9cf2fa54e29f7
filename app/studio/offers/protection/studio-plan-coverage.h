/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of the catalogue the plans of an offer cover, and what they leave out. */

#pragma once

#include "studio-plan-study.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Opened, it lists the products that are selected and have no plan, each with a way to it. */
#define STUDIO_TYPE_PLAN_COVERAGE (studio_plan_coverage_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioPlanCoverage, studio_plan_coverage, STUDIO, PLAN_COVERAGE, AdwExpanderRow)

GtkWidget *studio_plan_coverage_new (StudioSession *session, StudioPlanStudy *study);

G_END_DECLS
