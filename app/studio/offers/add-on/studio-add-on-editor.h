/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to an add-on: its base, and groups of options. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet: shown and committed as one. */
GtkWidget *studio_add_on_editor_new (StudioSession *session);

G_END_DECLS
