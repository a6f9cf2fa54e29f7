/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose the versions of offers are: a setting, and the row that changes it. */

#include "studio-author.h"

#include "studio-application.h"
#include "studio-text-row.h"
#include "vt-author.h"

#include <glib/gi18n-lib.h>

#define KEY "author"

static void
on_changed (GSettings *settings, const char *key, gpointer session)
{
  g_autofree char *name = g_settings_get_string (settings, KEY);

  studio_session_set_author (session, name);
}

void
studio_author_follow (StudioSession *session)
{
  GSettings       *settings = studio_application_get_settings ();
  g_autofree char *name = g_settings_get_string (settings, KEY);

  g_return_if_fail (STUDIO_IS_SESSION (session));

  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (on_changed), session, 0);
  /* Opening named the login. */
  if (*name != '\0')
    studio_session_set_author (session, name);
}

static void
show_name (StudioTextRow *row)
{
  g_autofree char *name = g_settings_get_string (studio_application_get_settings (), KEY);
  g_autofree char *login = vt_author_dup_default ();

  studio_text_row_set_kept (row, *name != '\0' ? name : login);
  /* What was typed may amount to what was kept before. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), *name != '\0' ? name : login))
    gtk_editable_set_text (GTK_EDITABLE (row), *name != '\0' ? name : login);
}

static void
on_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  g_autofree char *login = vt_author_dup_default ();

  /* The login's name is not written down: it may be another on another machine. */
  g_settings_set_string (studio_application_get_settings (), KEY,
                         g_str_equal (name, login) ? "" : name);
  show_name (row);
}

GtkWidget *
studio_author_row_new (void)
{
  GtkWidget *row = studio_text_row_new (_ ("Your Name in the History of Offers"));

  show_name (STUDIO_TEXT_ROW (row));
  g_signal_connect (row, "committed", G_CALLBACK (on_committed), NULL);
  return row;
}
