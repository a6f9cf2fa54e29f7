/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a volume offer. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet. */
GtkWidget *studio_volume_editor_new (StudioSession *session);

G_END_DECLS
