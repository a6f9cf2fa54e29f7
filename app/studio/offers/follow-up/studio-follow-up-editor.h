/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a follow-up: after what, when it stops, and its steps in time. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet: shown and committed as one. */
GtkWidget *studio_follow_up_editor_new (StudioSession *session);

G_END_DECLS
