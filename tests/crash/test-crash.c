/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer killed at any moment loses nothing that it had been told was committed. */

#include "vt-workspace.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 40
#define MAX_LIFE_US 40000

static const VtCurrency gbp = {"GBP", 2};

static gboolean
insert_product (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database,
                           "INSERT INTO product (sku, title, origin) "
                           "SELECT 's' || (1 + count (*)), 'A', 'hand' FROM product",
                           error);
}

static gboolean
count_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, "SELECT count (*) FROM product", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  *(gint64 *) data = vt_statement_get_int64 (&statement, 0);
  return TRUE;
}

static gint64
n_products (VtWorkspace *workspace)
{
  gint64 n = -1;

  g_assert_true (vt_workspace_read (workspace, count_products, &n, NULL, NULL));
  return n;
}

/* Adds products until killed, and says each on standard output once it is committed. */
static int
run_writer (const char *path)
{
  VtWorkspace *workspace = vt_workspace_open (path, NULL, NULL);

  if (workspace == NULL)
    return 1;
  if (write (STDOUT_FILENO, "o", 1) != 1)
    return 1;
  for (;;)
    if (!vt_workspace_edit (workspace, "Add", NULL, insert_product, NULL, NULL, NULL) ||
        write (STDOUT_FILENO, "c", 1) != 1)
      return 1;
}

static GPid
spawn_writer (const char *program, const char *path, int *ret_output)
{
  const char *argv[] = {program, "--writer", path, NULL};
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, ret_output, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

static gint64
count_acknowledged (int output)
{
  gint64 n = 0;
  char   bytes[4096];

  for (;;)
    {
      gssize size = read (output, bytes, sizeof bytes);

      g_assert_cmpint (size, >=, 0);
      if (size == 0)
        return n;
      for (gssize i = 0; i < size; i++)
        n += bytes[i] == 'c';
    }
}

/* While the child lives it alone has the file; once it is dead, anybody may. */
static gint64
kill_one (const char *program, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 n_acknowledged;
  char   opened;
  int    output;
  int    status;
  GPid   pid = spawn_writer (program, path, &output);

  g_assert_cmpint (read (output, &opened, 1), ==, 1);
  g_assert_null (vt_workspace_open (path, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_IN_USE);

  g_usleep ((gulong) g_test_rand_int_range (0, MAX_LIFE_US));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  n_acknowledged = count_acknowledged (output);
  close (output);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_spawn_close_pid (pid);
  return n_acknowledged;
}

static void
assert_sound (const char *path, gint64 n_least, gint64 *ret_n)
{
  g_autoptr (GError) error = NULL;
  g_auto (VtUndoState) state = {NULL, NULL};
  VtWorkspace *workspace = vt_workspace_open (path, NULL, &error);
  gint64       n;

  g_assert_no_error (error);
  n = n_products (workspace);
  /* The last commit may have been killed before it could be told. */
  g_assert_cmpint (n, >=, n_least);
  g_assert_cmpint (n, <=, n_least + 1);

  vt_workspace_get_undo_state (workspace, &state);
  g_assert_cmpint (state.undo_label != NULL, ==, n > 0);
  if (n > 0)
    {
      g_assert_true (vt_workspace_undo (workspace, NULL, &error));
      g_assert_cmpint (n_products (workspace), ==, n - 1);
      g_assert_true (vt_workspace_redo (workspace, NULL, &error));
      g_assert_cmpint (n_products (workspace), ==, n);
    }
  g_assert_true (vt_workspace_close (workspace, &error));
  g_object_unref (workspace);
  *ret_n = n;
}

static void
test_kills (gconstpointer data)
{
  const char      *program = data;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_object_unref (vt_workspace_create (path, "Shop", &gbp, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_KILLS; i++)
    {
      gint64 n_acknowledged = kill_one (program, path);

      assert_sound (path, n + n_acknowledged, &n);
    }
  /* Else nothing was tested. */
  g_assert_cmpint (n, >, N_KILLS);
  g_test_message ("%d kills, %" G_GINT64_FORMAT " edits kept", N_KILLS, n);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (argc == 3 && strcmp (argv[1], "--writer") == 0)
    return run_writer (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/crash/kills", program, test_kills);
  return g_test_run ();
}
