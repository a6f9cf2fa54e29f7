/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows before a workspace is open. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sample shops, new and existing workspaces. */
GtkWidget *studio_welcome_new (void);

/* Why the file at @path was not opened, and what to do about it. */
GtkWidget *studio_refusal_new (const char *path, const GError *error);

G_END_DECLS
