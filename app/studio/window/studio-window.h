/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: one workspace, its pages, and the welcome page where there is none yet. */

#pragma once

#include "studio-application.h"
#include "studio-session.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_WINDOW (studio_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioWindow, studio_window, STUDIO, WINDOW, AdwApplicationWindow)

/* Empty: what is opened in it, or studio_window_show_welcome(), fills it. */
GtkWidget *studio_window_new (StudioApplication *application);

/* What can be opened, while there is nothing. Call it once the window is presented: what is in a
 * window before is made ready for painting twice. */
void studio_window_show_welcome (StudioWindow *self);

/* (nullable): until a workspace is there. */
StudioSession *studio_window_get_session (StudioWindow *self);

/* Whether a workspace can still be opened in it. */
gboolean studio_window_is_vacant (StudioWindow *self);

/* Shows that a workspace is being opened, with progress; %NULL ends it. */
void studio_window_set_opening (StudioWindow *self, VtJob *job, const char *description);
/* Takes over @workspace; it is closed with the window. */
void studio_window_take_workspace (StudioWindow *self, VtWorkspace *workspace);
/* Shows what the table at @path is and how it will be read, before anything is written; where there
 * is no workspace yet, one is asked for first. */
void studio_window_ask_import (StudioWindow *self, const char *path);
/* Says why the file at @path was not opened; after a cancellation, nothing. */
void studio_window_show_refusal (StudioWindow *self, const char *path, const GError *error);

G_END_DECLS
