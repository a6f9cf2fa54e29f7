/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: opens workspaces, each in a window of its own. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_APPLICATION (studio_application_get_type ())
G_DECLARE_FINAL_TYPE (StudioApplication, studio_application, STUDIO, APPLICATION, AdwApplication)

StudioApplication *studio_application_new (void);

/* The program's settings: window size, last folder, style. Made on first use. */
GSettings *studio_application_get_settings (void);

/* Opens the workspace at @path: in @window (nullable) if that has none yet, else in a new one; the
 * window that shows it already is raised. */
void studio_application_open_path (StudioApplication *self, const char *path, GtkWindow *window);
/* Makes an empty workspace named after the file, and opens it. */
void studio_application_create_at (StudioApplication *self, const char *path, GtkWindow *window);
/* Opens the sample shop of that name; imports it on the first time. */
void studio_application_open_sample (StudioApplication *self, const char *name, GtkWindow *window);

G_END_DECLS
