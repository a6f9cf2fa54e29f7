/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that would fill the usual gap to a step of a threshold. */

#pragma once

#include "studio-step-study.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Each with a button that adds it to what is offered to fill up with. Not there where nothing can
 * be suggested. */
#define STUDIO_TYPE_FILL_SUGGESTIONS (studio_fill_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioFillSuggestions, studio_fill_suggestions, STUDIO, FILL_SUGGESTIONS, AdwPreferencesGroup)

GtkWidget *studio_fill_suggestions_new (StudioSession *session, StudioStepStudy *study);

G_END_DECLS
