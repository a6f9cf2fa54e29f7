/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a threshold drawn over what last year's orders came to. */

#pragma once

#include "studio-field.h"
#include "studio-step-study.h"

G_BEGIN_DECLS

/* A #StudioField. Steps are moved in it. It has the study look at what it shows. */
#define STUDIO_TYPE_STEP_PICTURE (studio_step_picture_get_type ())
G_DECLARE_FINAL_TYPE (StudioStepPicture, studio_step_picture, STUDIO, STEP_PICTURE, GtkWidget)

GtkWidget *studio_step_picture_new (StudioSession *session, StudioStepStudy *study);

G_END_DECLS
