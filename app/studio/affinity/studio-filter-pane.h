/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which orders and pairs the Affinity page looks at. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_FILTER_PANE_WIDTH_PX 280

/* Shows itself as long as the session shows filters. */
#define STUDIO_TYPE_FILTER_PANE (studio_filter_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioFilterPane, studio_filter_pane, STUDIO, FILTER_PANE, GtkWidget)

GtkWidget *studio_filter_pane_new (StudioSession *session);

/* studio-filter-actions.c */
/* Adds win.affinity-filters and win.affinity-filter-…, see studio-actions.h. */
void studio_filter_add_actions (GActionMap *actions, StudioSession *session);
void studio_filter_apply_preset (StudioSession *session, VtPairPreset preset);
/* What is filtered, in a sentence, translated. */
char *studio_filter_to_text (StudioSession *session);

G_END_DECLS
