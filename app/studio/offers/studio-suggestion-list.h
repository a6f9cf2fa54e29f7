/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders speak for: pairs without an offer, each to make one of. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_SUGGESTION_LIST (studio_suggestion_list_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioSuggestionList, studio_suggestion_list, STUDIO, SUGGESTION_LIST, GtkWidget)

GtkWidget *studio_suggestion_list_new (StudioSession *session);

/* Adds `win.accept-suggestion`, `win.dismiss-suggestion` and `win.suggestion-kind`. */
void studio_suggestions_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
