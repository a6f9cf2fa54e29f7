/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zones that people choose from, and finding one by a few letters. */

#include "vt-zone-names.h"

#include "vt-zone.h"

#include <string.h>

#define DEFAULT_FOLDER "/usr/share/zoneinfo"
/* Country, coordinates, name, comment: between tabs, lines with "#" are remarks. */
#define TABLE "zone.tab"
#define NAME_COLUMN 2

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
vt_zone_names_load (void)
{
  const char      *folder = g_getenv ("TZDIR");
  g_autofree char *path =
      g_build_filename (folder != NULL && *folder != '\0' ? folder : DEFAULT_FOLDER, TABLE, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_file_get_contents (path, &table, NULL, NULL))
    lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] != '#' && g_strv_length (columns) > NAME_COLUMN &&
          vt_zone_is_name (columns[NAME_COLUMN]))
        g_ptr_array_add (names, g_strdup (columns[NAME_COLUMN]));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_insert (names, 0, g_strdup (VT_ZONE_UTC));
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* Small letters, and blanks as people type them. */
static char *
simplify (const char *text)
{
  char *simple = g_utf8_casefold (text, -1);

  g_strdelimit (simple, "_", ' ');
  return g_strstrip (simple);
}

static gboolean
has_words (const char *simple, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (simple, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The part behind the last slash. */
static const char *
place_of (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

GStrv
vt_zone_names_match (const char *const *names, const char *typed, guint max)
{
  g_autofree char *simple = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n_first = 0;

  g_return_val_if_fail (names != NULL && typed != NULL, NULL);

  simple = simplify (typed);
  words = g_strsplit (simple, " ", -1);
  for (guint i = 0; *simple != '\0' && names[i] != NULL; i++)
    {
      g_autofree char *name = simplify (names[i]);

      if (!has_words (name, (const char *const *) words))
        continue;
      if (g_str_has_prefix (place_of (name), simple))
        g_ptr_array_insert (found, (int) n_first++, g_strdup (names[i]));
      else
        g_ptr_array_add (found, g_strdup (names[i]));
    }
  while (found->len > max)
    g_free (g_ptr_array_remove_index (found, found->len - 1));
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
