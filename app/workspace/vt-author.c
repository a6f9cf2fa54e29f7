/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the versions are by that the workspace keeps of its offers. */

#include "vt-author.h"

/* On one line and not too long; "" if nothing is left of it. */
static char *
tidy (const char *name)
{
  g_autofree char *line = NULL;
  glong            n_characters;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return g_strdup ("");
  line = g_strdup (name);
  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (line);
  n_characters = g_utf8_strlen (line, -1);
  return g_utf8_substring (line, 0, MIN (n_characters, VT_AUTHOR_MAX_CHARACTERS));
}

char *
vt_author_dup_default (void)
{
  const char *real_name = g_get_real_name ();
  /* What GLib says where the system has no name. */
  const char *names[] = {g_getenv ("VITRINE_AUTHOR"),
                         g_strcmp0 (real_name, "Unknown") != 0 ? real_name : NULL,
                         g_get_user_name ()};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = tidy (names[i]);

      if (*name != '\0')
        return g_steal_pointer (&name);
    }
  return g_strdup ("");
}

gboolean
vt_author_save (VtDatabase *database, const char *name, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *kept = tidy (name);

  if (*kept == '\0')
    {
      g_free (kept);
      kept = vt_author_dup_default ();
    }
  if (!vt_statement_prepare (&statement, database,
                             "UPDATE log_author SET name = ?1 WHERE name <> ?1", error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, kept);
  return vt_statement_run (&statement, error);
}
