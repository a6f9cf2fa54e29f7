/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether translators get to see every word that users do. */

#include "cli-process.h"

#include <string.h>

static void
collect (const char *folder, GPtrArray *paths)
{
  g_autofree char *full = g_build_filename (g_getenv ("VITRINE_SOURCE_DIR"), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *full_path = g_build_filename (full, name, NULL);

      if (g_file_test (full_path, G_FILE_TEST_IS_DIR))
        collect (path, paths);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h") ||
               g_str_has_suffix (name, ".ui"))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static gboolean
has_words (const char *path)
{
  g_autofree char *content = cli_source_read (path);

  if (g_str_has_suffix (path, ".ui"))
    return strstr (content, "translatable=\"yes\"") != NULL;
  return g_regex_match_simple ("\\b(N?_|C_|g_dngettext|ngettext) \\(", content, 0, 0);
}

/* Whatever has words for the user is listed, and what is listed is there and has some. */
static void
test_potfiles (void)
{
  g_autofree char *list = cli_source_read ("po/POTFILES.in");
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  collect ("app", paths);
  g_assert_cmpuint (paths->len, >, 50);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];

      if (has_words (path) != g_strv_contains ((const char *const *) lines, path))
        g_error ("po/POTFILES.in: %s is %s", path, has_words (path) ? "missing" : "too much");
    }
}

/* xgettext knows the macros of inttypes.h, and cuts a text short at any other. */
static void
test_formats (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  collect ("app", paths);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *content = cli_source_read (paths->pdata[i]);

      if (g_regex_match_simple ("\\b(N?_|g_dngettext) \\([^;]*G_G(U?INT64|SIZE)_FORMAT", content, 0,
                                0))
        g_error ("%s: a text to translate needs PRId64, PRIu64 or zu", (char *) paths->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/po/potfiles", test_potfiles);
  g_test_add_func ("/po/formats", test_formats);

  return g_test_run ();
}
