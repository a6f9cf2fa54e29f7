/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of an offer drawn: their bands, and what they cost. */

#pragma once

#include "studio-field.h"
#include "studio-plan-study.h"

G_BEGIN_DECLS

/* A #StudioField. The ends of bands are moved in it. It has the study look at what it shows. */
#define STUDIO_TYPE_PLAN_PICTURE (studio_plan_picture_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlanPicture, studio_plan_picture, STUDIO, PLAN_PICTURE, GtkWidget)

GtkWidget *studio_plan_picture_new (StudioSession *session, StudioPlanStudy *study);

G_END_DECLS
