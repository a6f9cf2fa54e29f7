/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: opens workspaces, each in a window of its own. */

#pragma once

#include "vt-money.h"

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
/**
 * StudioNewWorkspace:
 * @path: where it is made; nothing may be there yet
 * @name: the shop's
 * @import_path: (nullable): a table that the import assistant shows once the workspace is open
 */
typedef struct
{
  const char *path;
  const char *name;
  VtCurrency  currency;
  const char *import_path;
} StudioNewWorkspace;

/* Makes an empty workspace and opens it; likewise. */
void studio_application_create (StudioApplication        *self,
                                const StudioNewWorkspace *wanted,
                                GtkWindow                *window);
/* As it, named after the file and in the currency of the place. */
void studio_application_create_at (StudioApplication *self, const char *path, GtkWindow *window);
/* Opens the sample shop of that name; imports it on the first time. */
void studio_application_open_sample (StudioApplication *self, const char *name, GtkWindow *window);

/* The currency of the place whose language is set; dollars where that is nowhere. */
VtCurrency studio_application_guess_currency (void);
/* A path at which nothing is yet, in the folder for documents. */
char *studio_application_dup_default_path (const char *name);

G_END_DECLS
