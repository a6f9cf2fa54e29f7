/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs whose interface changed between versions of GTK and libadwaita: asked for here in one
 * way, whatever is installed. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  STUDIO_FILE_OPEN,
  STUDIO_FILE_SAVE,
} StudioFileMode;

/**
 * StudioFileQuestion:
 * @title: translated
 * @accept: the button, translated, with a mnemonic ("_Import")
 * @suggested_name: (nullable): when saving
 * @kind: (nullable): what the files are, translated ("Workspaces"); %NULL shows all files
 * @suffixes: (nullable) (array zero-terminated=1): of those files, without the point
 */
typedef struct
{
  StudioFileMode     mode;
  const char        *title;
  const char        *accept;
  const char        *suggested_name;
  const char        *kind;
  const char *const *suffixes;
} StudioFileQuestion;

/* Called with the file chosen; not at all if none was. */
typedef void (*StudioFileChosen) (const char *path, gpointer user_data);

/* Asks for a file, beginning in the folder used last. @user_data is a #GObject, kept alive. */
void studio_compat_choose_file (GtkWindow                *parent,
                                const StudioFileQuestion *question,
                                StudioFileChosen          chosen,
                                gpointer                  user_data);

/* A message that waits to be closed. Plain text. */
void studio_compat_show_message (GtkWindow *parent, const char *heading, const char *body);

void studio_compat_show_about (GtkWindow *parent);

G_END_DECLS
