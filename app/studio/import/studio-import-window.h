/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant: what a file is, how its columns are read, and what became of every row. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioImportWindow:
 *
 * Looks at a file without writing anything; Import stores it as the session's job, one step of
 * undo. Escape closes it at any moment and leaves the workspace as it was.
 */
#define STUDIO_TYPE_IMPORT_WINDOW (studio_import_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioImportWindow, studio_import_window, STUDIO, IMPORT_WINDOW, AdwWindow)

/* Opens modal to @parent and looks at the file at @path. */
GtkWidget *studio_import_window_new (GtkWindow *parent, StudioSession *session, const char *path);

G_END_DECLS
