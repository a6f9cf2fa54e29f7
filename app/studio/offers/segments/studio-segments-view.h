/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments of the Offers page: the list, what the history suggests, the editor of one. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_SEGMENTS_VIEW (studio_segments_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioSegmentsView, studio_segments_view, STUDIO, SEGMENTS_VIEW, GtkWidget)

GtkWidget *studio_segments_view_new (StudioSession *session);

/* Adds the actions on segments and customers; see studio-actions.h. */
void studio_segments_view_add_actions (GActionMap *actions, StudioSession *session);
/* Of them those on files: studio-segment-files.c. */
void studio_segment_files_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
