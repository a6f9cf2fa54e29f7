/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a markdown: the products and how much less they cost. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet: shown and committed as one. */
GtkWidget *studio_markdown_editor_new (StudioSession *session);

G_END_DECLS
