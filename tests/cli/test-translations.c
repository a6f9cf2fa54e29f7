/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether every language that is shipped says everything, and the programs find it. */

#include "cli-process.h"

#include <string.h>

static char *
run (GSubprocessLauncher *launcher, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", arguments[0], output);
  return g_steal_pointer (&output);
}

/* What the sources say now, with what meson's "glib" preset calls a text. */
static void
extract (GSubprocessLauncher *launcher, const char *template)
{
  const char *const arguments[] = {"xgettext",
                                   "--files-from=po/POTFILES.in",
                                   "--from-code=UTF-8",
                                   "--keyword=_",
                                   "--keyword=N_",
                                   "--keyword=C_:1c,2",
                                   "--keyword=NC_:1c,2",
                                   "--keyword=g_dngettext:2,3",
                                   "--flag=g_dngettext:2:pass-c-format",
                                   "-o",
                                   template,
                                   NULL};
  g_autofree char  *output = run (launcher, arguments);
}

/* Nothing is left out, nothing is a guess, and no format asks for what the program does not give.
 */
static void
test_complete (gconstpointer data)
{
  const char *language = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *template = cli_folder_dup_path (&folder, "vitrine.pot");
  g_autofree char  *merged = cli_folder_dup_path (&folder, "merged.po");
  g_autofree char  *compiled = cli_folder_dup_path (&folder, "merged.mo");
  g_autofree char  *source = g_strdup_printf ("po/%s.po", language);
  const char *const merge[] = {"msgmerge", "--quiet", "-o", merged, source, template, NULL};
  const char *const check[] = {"msgfmt", "--check", "--statistics", "-o", compiled, merged, NULL};
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autofree char *merge_output = NULL;
  g_autofree char *statistics = NULL;

  g_subprocess_launcher_set_cwd (launcher, g_getenv ("VITRINE_SOURCE_DIR"));
  extract (launcher, template);
  merge_output = run (launcher, merge);
  statistics = run (launcher, check);

  g_test_message ("%s: %s", language, statistics);
  g_assert_nonnull (strstr (statistics, " translated message"));
  if (strstr (statistics, "fuzzy") != NULL || strstr (statistics, "untranslated") != NULL)
    g_error ("po/%s.po: %s", language, statistics);
}

typedef struct
{
  const char *name;
  const char *language;
  const char *begins;
} FoundRow;

static const FoundRow found_rows[] = {
    {"german", "de", "Aufruf:"},           {"german-of-austria", "de_AT", "Aufruf:"},
    {"second-choice", "xx:de", "Aufruf:"}, {"english", "en", "Usage:"},
    {"unknown", "xx", "Usage:"},
};

/* The translations of the build, with nothing installed. */
static void
test_found (gconstpointer data)
{
  const FoundRow   *row = data;
  const char *const arguments[] = {g_getenv ("VITRINE_CLI"), "--help", NULL};
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "LANGUAGE", row->language, TRUE);
  output = run (launcher, arguments);
  if (!g_str_has_prefix (output, row->begins))
    g_error ("%s: %.60s", row->language, output);
}

/* Every language of po/LINGUAS has its own path. */
static void
add_languages (void)
{
  g_autofree char *list = cli_source_read ("po/LINGUAS");
  g_auto (GStrv) languages = g_strsplit_set (g_strstrip (list), " \n", -1);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/translations/complete/", languages[i], NULL);

      g_test_add_data_func_full (path, g_strdup (languages[i]), test_complete, g_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_languages ();
  for (guint i = 0; i < G_N_ELEMENTS (found_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/translations/found/", found_rows[i].name, NULL);

      g_test_add_data_func (path, &found_rows[i], test_found);
    }

  return g_test_run ();
}
