/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace from its creation over edits, undo and redo to being opened again. */

#include "vt-workspace.h"

#include <glib/gstdio.h>

static const VtCurrency gbp = {"GBP", 2};

static gboolean
insert_offer (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO offer VALUES (?1, 'bundle', 'A', 'draft', 0, '{}', 0, 0)",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, data);
  return vt_statement_run (&statement, error);
}

static gboolean
insert_offer_and_fail (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_assert_true (insert_offer (database, job, data, error));
  g_set_error_literal (error, VT_ERROR, VT_ERROR_FAILED, "on purpose");
  return FALSE;
}

static gboolean
count_offers (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, "SELECT count(*) FROM offer", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  *(gint64 *) data = vt_statement_get_int64 (&statement, 0);
  return TRUE;
}

static gint64
n_offers (VtWorkspace *workspace)
{
  gint64 n = -1;

  g_assert_true (vt_workspace_read (workspace, count_offers, &n, NULL, NULL));
  return n;
}

static void
assert_labels (VtWorkspace *workspace, const char *undo_label, const char *redo_label)
{
  g_auto (VtUndoState) state = {NULL, NULL};

  vt_workspace_get_undo_state (workspace, &state);
  g_assert_cmpstr (state.undo_label, ==, undo_label);
  g_assert_cmpstr (state.redo_label, ==, redo_label);
}

static VtWorkspace *
reopen (VtWorkspace *workspace)
{
  g_autofree char *path = g_strdup (vt_workspace_get_path (workspace));
  g_autoptr (GError) error = NULL;
  VtWorkspace *again;

  g_assert_true (vt_workspace_close (workspace, &error));
  g_assert_no_error (error);
  g_object_unref (workspace);
  again = vt_workspace_open (path, NULL, &error);
  g_assert_no_error (error);
  return again;
}

static void
test_edit_undo_redo (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;
  VtWorkspace *workspace = vt_workspace_create (path, "Shop", &gbp, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (vt_workspace_get_name (workspace), ==, "Shop");
  g_assert_cmpstr (vt_workspace_get_currency (workspace)->code, ==, "GBP");
  assert_labels (workspace, NULL, NULL);

  g_assert_true (vt_workspace_edit (workspace, "Add Offer", "offers/a", insert_offer,
                                    (gpointer) "a", NULL, &error));
  g_assert_cmpint (n_offers (workspace), ==, 1);
  assert_labels (workspace, "Add Offer", NULL);

  g_assert_false (vt_workspace_edit (workspace, "Fail", NULL, insert_offer_and_fail, (gpointer) "b",
                                     NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (n_offers (workspace), ==, 1);

  workspace = reopen (workspace);
  assert_labels (workspace, "Add Offer", NULL);
  g_assert_true (vt_workspace_undo (workspace, &place, &error));
  g_assert_cmpstr (place, ==, "offers/a");
  g_assert_cmpint (n_offers (workspace), ==, 0);

  workspace = reopen (workspace);
  assert_labels (workspace, NULL, "Add Offer");
  g_assert_true (vt_workspace_redo (workspace, NULL, &error));
  g_assert_cmpint (n_offers (workspace), ==, 1);
  g_assert_false (vt_workspace_redo (workspace, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);

  g_assert_true (vt_workspace_close (workspace, NULL));
  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  /* Nothing else is left in the folder: no log, no lock. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/edit-undo-redo", test_edit_undo_redo);
  return g_test_run ();
}
