/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to offer next, at the place where the shopper stands. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PROMPTS_VIEW (studio_prompts_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioPromptsView, studio_prompts_view, STUDIO, PROMPTS_VIEW, GtkWidget)

/* Shows the session's receipt; the place goes out as win.placement. */
GtkWidget *studio_prompts_view_new (StudioSession *session);

G_END_DECLS
