/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A full disk: said as such, nothing half done, and work goes on once there is room. */

#include "shop.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

static const char n_scenarios[] = "SELECT count (*) FROM scenario";
static const char add_large[] =
    "INSERT INTO scenario VALUES ('small', 'A', '{}');"
    "INSERT INTO scenario SELECT 'large', 'A', hex (randomblob (2000000))";

/* Writes fail beyond this size, as on a full disk. */
static void
limit_file_size (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gboolean
add_past_limit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "PRAGMA max_page_count = 40", error) &&
         vt_database_exec (database, add_large, error);
}

/* A function that takes a failure lightly: its last statement must not be committed alone. */
static gboolean
add_on_past_limit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  add_past_limit (database, job, data, NULL);
  vt_database_exec (database, "INSERT INTO scenario VALUES ('later', 'A', '{}')", NULL);
  return TRUE;
}

static void
test_full_database (void)
{
  Shop shop;
  g_autoptr (GError) error = NULL;

  shop_set_up (&shop);
  shop_edit (&shop, "INSERT INTO scenario VALUES ('first', 'A', '{}')");
  g_assert_false (
      vt_workspace_edit (shop.workspace, "Add", NULL, add_past_limit, NULL, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 1);

  vt_workspace_edit (shop.workspace, "Add", NULL, add_on_past_limit, NULL, NULL, &error);
  g_clear_error (&error);
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM scenario WHERE id = 'small'"), ==,
                   shop_query (&shop, "SELECT count (*) FROM scenario WHERE id = 'later'"));
  shop_note (&shop, "DELETE FROM scenario WHERE id <> 'first'");

  shop_note (&shop, "PRAGMA max_page_count = 100000");
  shop_edit (&shop, add_large);
  shop_undo (&shop);
  shop_tear_down (&shop);
}

static void
test_full_disk (void)
{
  Shop shop;

  signal (SIGXFSZ, SIG_IGN);
  shop_set_up (&shop);
  shop_edit (&shop, "INSERT INTO scenario VALUES ('first', 'A', '{}')");
  limit_file_size (500000);
  shop_edit_refused (&shop, add_large, VT_ERROR_NO_SPACE);
  limit_file_size (RLIM_INFINITY);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 1);
  shop_edit (&shop, add_large);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 3);
  shop_reopen (&shop);
  shop_undo (&shop);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 1);
  shop_tear_down (&shop);
}

/* Committed to the log, which cannot be copied back into the file: the next open does. */
static void
test_full_while_closing (void)
{
  Shop shop;
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  shop_set_up (&shop);
  /* The log is a ring: rewriting the same pages makes the file no larger, but adding some does. */
  shop_edit (&shop, "INSERT INTO scenario SELECT 'large', 'A', hex (randomblob (600000))");
  limit_file_size (300000);
  g_assert_false (vt_workspace_close (shop.workspace, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NO_SPACE);
  limit_file_size (RLIM_INFINITY);
  shop_reopen (&shop);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 1);
  shop_tear_down (&shop);
}

static void
test_full_copy (void)
{
  Shop shop;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  signal (SIGXFSZ, SIG_IGN);
  shop_set_up (&shop);
  copy = g_build_filename (shop.folder, "copy.vitrine", NULL);
  shop_edit (&shop, add_large);
  limit_file_size (300000);
  g_assert_false (vt_workspace_save_copy (shop.workspace, copy, NULL, &error));
  limit_file_size (RLIM_INFINITY);
  g_assert_error (error, VT_ERROR, VT_ERROR_NO_SPACE);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  shop_tear_down (&shop);
}

static void
test_full_create (void)
{
  static const VtCurrency gbp = {"GBP", 2};
  g_autofree char        *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  limit_file_size (20000);
  g_assert_null (vt_workspace_create (path, "Shop", &gbp, &error));
  limit_file_size (RLIM_INFINITY);
  g_assert_error (error, VT_ERROR, VT_ERROR_NO_SPACE);
  /* Nothing is left. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/space/full-database", test_full_database);
  g_test_add_func ("/workspace/space/full-disk", test_full_disk);
  g_test_add_func ("/workspace/space/full-while-closing", test_full_while_closing);
  g_test_add_func ("/workspace/space/full-copy", test_full_copy);
  g_test_add_func ("/workspace/space/full-create", test_full_create);
  return g_test_run ();
}
