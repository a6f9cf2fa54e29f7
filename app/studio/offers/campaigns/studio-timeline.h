/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The campaigns on a timeline: moved and stretched by pointer and by keys, said in words too. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTimeline:
 *
 * Shows the campaigns and offers of the session as the session's #StudioCampaignScope says, and
 * which campaign is looked at. What is moved is shown at once and kept when the pointer lets go, or
 * the keys rest: one step of undo. Emits ::view-changed when it shows other days.
 */
#define STUDIO_TYPE_TIMELINE (studio_timeline_get_type ())
G_DECLARE_FINAL_TYPE (StudioTimeline, studio_timeline, STUDIO, TIMELINE, GtkWidget)

GtkWidget *studio_timeline_new (StudioSession *session);

/* The days above it; it scrolls below them. */
GtkWidget *studio_timeline_axis_new (StudioTimeline *timeline);

/* (transfer none): what is said of the campaign looked at, with what is being done to it. */
const char *studio_timeline_get_words (StudioTimeline *self);

G_END_DECLS
