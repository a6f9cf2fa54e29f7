/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the counting of tests can be trusted: a test that vanished must not look like one that
 * passed. */

#include "cli-process.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *log; /* lines of JSON; NULL: there is no file */
  const char *last;
  int         status;
} CountRow;

#define RECORD(result, output)                                                                     \
  "{\"name\": \"x\", \"result\": \"" result "\", \"stdout\": \"" output "\"}\n"

static const CountRow count_rows[] = {
    {"all-pass", RECORD ("OK", "1..2\\nok 1 /a\\nok 2 /b\\n"), "2 passed, 0 failed", 0},
    {"comments", RECORD ("OK", "# x\\n1..2\\nok 1 /a\\n# not ok\\nok 2 /b"), "2 passed, 0 failed",
     0},
    {"one-fails", RECORD ("FAIL", "1..2\\nok 1 /a\\nnot ok 2 /b\\n"), "1 passed, 1 failed", 1},
    {"crash", RECORD ("ERROR", "1..3\\nok 1 /a\\nok 2 /b\\n"), "2 passed, 1 failed", 1},
    {"timeout", RECORD ("TIMEOUT", ""), "0 passed, 1 failed", 1},
    {"skip", RECORD ("OK", "1..2\\nok 1 /a # SKIP no disk\\nok 2 /b\\n"), "1 passed, 0 failed", 0},
    {"skip-all", RECORD ("SKIP", "1..0 # SKIP no display\\n"), "0 passed, 0 failed", 1},
    {"todo", RECORD ("OK", "1..1\\nnot ok 1 /a # TODO later\\n"), "1 passed, 0 failed", 0},
    {"no-tap", RECORD ("OK", ""), "1 passed, 0 failed", 0},
    {"word-ok", RECORD ("OK", "1..1\\nokay, begins\\nok 1 /a\\n"), "1 passed, 0 failed", 0},
    {"two-programs", RECORD ("OK", "ok 1 /a\\n") RECORD ("FAIL", "not ok 1 /b\\n"),
     "1 passed, 1 failed", 1},
    {"empty-log", "", "0 passed, 1 failed", 1},
    {"broken-log", "{", "0 passed, 1 failed", 1},
    {"no-log", NULL, "0 passed, 1 failed", 1},
};

static void
test_count (gconstpointer data)
{
  const CountRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *script =
      g_build_filename (g_getenv ("VITRINE_SOURCE_DIR"), ".ci", "count-tests", NULL);
  g_autofree char *log = cli_folder_dup_path (&folder, "testlog.json");
  g_autofree char *output = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (row->log != NULL)
    g_assert_true (g_file_set_contents (log, row->log, -1, &error));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", script, log, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  last = g_strconcat ("\n", row->last, "\n", NULL);
  g_assert_true (g_str_has_suffix (output, last));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, row->status);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (count_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/scripts/count/", count_rows[i].name, NULL);

      g_test_add_data_func (path, &count_rows[i], test_count);
    }

  return g_test_run ();
}
