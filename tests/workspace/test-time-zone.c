/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zone of a workspace: kept, changed, taken back. */

#include "shop.h"

#include "vt-time-zone.h"

#include <glib/gstdio.h>

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  *(char **) data = vt_time_zone_load (database, error);
  return *(char **) data != NULL;
}

static void
assert_zone (VtWorkspace *workspace, const char *expected)
{
  g_autofree char *zone = NULL;

  g_assert_true (vt_workspace_read (workspace, load, &zone, NULL, NULL));
  g_assert_cmpstr (zone, ==, expected);
}

static void
test_change (void)
{
  Shop             shop;
  g_autofree char *local = vt_zone_dup_local ();
  g_auto (VtUndoState) state = {NULL, NULL};
  g_autoptr (GError) error = NULL;

  if (!vt_zone_check ("Asia/Tokyo", NULL))
    {
      g_test_skip ("the system has no time zones");
      return;
    }
  shop_set_up (&shop);
  assert_zone (shop.workspace, local);
  g_assert_true (vt_time_zone_set (shop.workspace, "Asia/Tokyo", &error));
  g_assert_no_error (error);
  shop_reopen (&shop);
  assert_zone (shop.workspace, "Asia/Tokyo");

  /* What is no zone changes nothing, and the same again leaves no step. */
  g_assert_false (vt_time_zone_set (shop.workspace, "../etc", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (vt_time_zone_set (shop.workspace, "Europe/Atlantis", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  g_assert_true (vt_time_zone_set (shop.workspace, "Asia/Tokyo", NULL));
  assert_zone (shop.workspace, "Asia/Tokyo");

  shop_undo (&shop);
  assert_zone (shop.workspace, local);
  vt_workspace_get_undo_state (shop.workspace, &state);
  g_assert_null (state.undo_label);
  g_assert_cmpstr (state.redo_label, ==, "Change Time Zone");
  shop_redo (&shop);
  assert_zone (shop.workspace, "Asia/Tokyo");
  shop_tear_down (&shop);
}

/* A file from before there was one. */
static void
test_absent (void)
{
  Shop shop;

  shop_set_up (&shop);
  shop_note (&shop, "DELETE FROM setting WHERE key = 'time_zone'");
  assert_zone (shop.workspace, "UTC");
  shop_tear_down (&shop);
}

static void
test_created (void)
{
  static const VtCurrency eur = {"EUR", 2};
  g_autofree char        *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (GError) error = NULL;
  VtWorkspace *workspace =
      vt_workspace_create_in_zone (path, "Shop", &eur, "Pacific/Chatham", &error);

  g_assert_no_error (error);
  assert_zone (workspace, "Pacific/Chatham");
  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Another than what is said when there is none. */
  g_assert_true (g_setenv ("TZ", "America/Lima", TRUE));
  g_test_add_func ("/workspace/time-zone/change", test_change);
  g_test_add_func ("/workspace/time-zone/absent", test_absent);
  g_test_add_func ("/workspace/time-zone/created", test_created);
  return g_test_run ();
}
