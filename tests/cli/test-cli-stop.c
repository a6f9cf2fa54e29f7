/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line leaves behind when it is stopped, kept out, or cannot print. */

#include "cli-call.h"
#include "cli-process.h"
#include "vt-workspace.h"

#include <signal.h>
#include <string.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)

static void
wait_for_file (const char *path)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (1000);
    }
}

/* Ctrl+C in the middle of half a million order lines: nothing of the workspace is left. */
static void
test_signal (gconstpointer data)
{
  int signal_number = GPOINTER_TO_INT (data);
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *path = cli_folder_dup_path (&folder, "shop.vitrine");
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      cli_process_start (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                         (const char *const[]){"sample", "online-retail", path, NULL});

  wait_for_file (path);
  g_subprocess_send_signal (process, signal_number);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, CLI_FAILED);
  g_assert_nonnull (strstr (errors, "Stopped; nothing was changed"));
  g_assert_cmpuint (cli_folder_count (&folder), ==, 0);
}

/* Into a workspace that is there: it stays as it was. */
static void
test_signal_import (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *orders = g_build_filename (g_getenv ("VITRINE_DATA_DIR"), "samples",
                                              "online-retail", "orders.csv.xz", NULL);
  g_auto (CliResult) info = {0};
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GSubprocess) process =
      cli_process_start (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         (const char *const[]){"import", shop, orders, NULL});

  g_usleep (G_USEC_PER_SEC / 5);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  info = cli_process_expect (CLI_DONE, "info", shop, "--json", NULL);
  root = cli_result_get_json (&info);

  /* On a very fast machine it may have been done in time; then all of it is there. */
  if (g_subprocess_get_exit_status (process) == CLI_FAILED)
    g_assert_cmpint (cli_json_get_int (root, "$.orders.lines"), ==, 13565);
  else
    g_assert_cmpint (cli_json_get_int (root, "$.orders.lines"), ==, 13565 + 541909);
  g_assert_cmpuint (cli_folder_count (&folder), ==, 1);
}

/* While it waits for a cart that never comes. */
static void
test_signal_input (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_auto (CliResult) exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  g_autoptr (GSubprocess) process =
      cli_process_start (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         (const char *const[]){"evaluate", pack, "-", NULL});

  g_usleep (G_USEC_PER_SEC / 5);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, CLI_FAILED);
}

/* Somebody else has it open. */
static void
test_in_use (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autoptr (GError) error = NULL;
  g_autoptr (VtWorkspace) workspace = vt_workspace_open (shop, NULL, &error);
  g_auto (CliResult) refused = {0};
  g_auto (CliResult) then = {0};

  g_assert_no_error (error);
  refused = cli_process_expect (CLI_FAILED, "info", shop, "--json", NULL);
  g_assert_nonnull (strstr (refused.errors, "\"in-use\""));
  g_assert_true (vt_workspace_close (workspace, &error));
  then = cli_process_expect (CLI_DONE, "info", shop, NULL);
}

typedef struct
{
  const char *name;
  const char *content;
} NoWorkspaceRow;

static const NoWorkspaceRow no_workspace_rows[] = {
    {"empty", ""},
    {"text", "sku,title\nA,Apple\n"},
};

static void
test_not_a_workspace (gconstpointer data)
{
  const NoWorkspaceRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *path = cli_folder_put (&folder, "x.vitrine", row->content);
  g_autofree char *after = NULL;
  g_auto (CliResult) refused = cli_process_expect (CLI_FAILED, "info", path, "--json", NULL);

  g_assert_nonnull (strstr (refused.errors, "\"not-a-workspace\""));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, row->content);
}

/* A result that could not be printed is no success. */
static void
test_full_disk (void)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *errors = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("VITRINE_CLI"), "sample",
                                         "--json", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, CLI_FAILED);
  g_assert_nonnull (strstr (errors, "could not be written"));
}

/* Progress is for terminals: a log file gets none. */
static void
test_no_progress (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *path = cli_folder_dup_path (&folder, "shop.vitrine");
  g_auto (CliResult) made = cli_process_expect (CLI_DONE, "sample", "electronics", path, NULL);

  g_assert_cmpstr (made.errors, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/cli/stop/sigint", GINT_TO_POINTER (SIGINT), test_signal);
  g_test_add_data_func ("/cli/stop/sigterm", GINT_TO_POINTER (SIGTERM), test_signal);
  g_test_add_func ("/cli/stop/import", test_signal_import);
  g_test_add_func ("/cli/stop/input", test_signal_input);
  g_test_add_func ("/cli/in-use", test_in_use);
  for (guint i = 0; i < G_N_ELEMENTS (no_workspace_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/no-workspace/", no_workspace_rows[i].name, NULL);

      g_test_add_data_func (path, &no_workspace_rows[i], test_not_a_workspace);
    }
  g_test_add_func ("/cli/full-disk", test_full_disk);
  g_test_add_func ("/cli/no-progress", test_no_progress);

  return g_test_run ();
}
