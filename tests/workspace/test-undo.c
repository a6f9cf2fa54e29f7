/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo against a model: any sequence of edits, steps back and forth and reopenings leaves
 * the tables as they were at that point of the history. */

#include "vt-workspace.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_STEPS 300

static const VtCurrency gbp = {"GBP", 2};

static const char *const statements[] = {
    "INSERT OR IGNORE INTO product (sku, title, origin, price_minor) "
    "VALUES ('s' || ?1, 'Title ' || ?2, 'hand', ?2)",
    "UPDATE product SET price_minor = ?2 WHERE id % 5 = ?1 % 5",
    "DELETE FROM product WHERE id = ?1",
    "INSERT OR REPLACE INTO offer VALUES ('o' || ?1, 'bundle', 'A', 'draft', ?2, '{}', 0, 0)",
    "DELETE FROM offer WHERE id = 'o' || ?1",
    "INSERT INTO import_batch (kind, file_name, imported_us, report) "
    "VALUES ('orders', 'a.csv', ?1, '{}')",
    "UPDATE product SET batch_id = (SELECT max (id) FROM import_batch) "
    "WHERE id % 3 = ?1 % 3 AND price_minor <> ?2",
    "DELETE FROM import_batch WHERE id = (SELECT max (id) FROM import_batch)",
    "INSERT OR REPLACE INTO setting VALUES ('x' || (?1 % 3), ?2)",
};

typedef struct
{
  guint which[3];
  guint n;
  guint first;
  guint second;
} Edit;

static gboolean
run_edit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;

  for (guint i = 0; i < edit->n; i++)
    {
      g_auto (VtStatement) statement = VT_STATEMENT_INIT;

      if (!vt_statement_prepare (&statement, database, statements[edit->which[i]], error))
        return FALSE;
      if (strstr (statements[edit->which[i]], "?1") != NULL)
        vt_statement_bind_int64 (&statement, 1, edit->first);
      if (strstr (statements[edit->which[i]], "?2") != NULL)
        vt_statement_bind_int64 (&statement, 2, edit->second);
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static const char *const dumps[] = {
    "SELECT id || '|' || sku || '|' || title || '|' || coalesce (price_minor, '-') || '|' || "
    "coalesce (batch_id, '-') FROM product ORDER BY id",
    "SELECT id || '|' || imported_us FROM import_batch ORDER BY id",
    "SELECT id || '|' || priority FROM offer ORDER BY id",
    "SELECT key || '|' || value FROM setting ORDER BY key",
};

static gboolean
dump (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GString *text = data;

  for (gsize i = 0; i < G_N_ELEMENTS (dumps); i++)
    {
      g_auto (VtStatement) statement = VT_STATEMENT_INIT;
      gboolean has_row;

      if (!vt_statement_prepare (&statement, database, dumps[i], error))
        return FALSE;
      for (;;)
        {
          if (!vt_statement_step (&statement, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          g_string_append_printf (text, "%s\n", vt_statement_get_text (&statement, 0));
        }
      g_string_append (text, "--\n");
    }
  return TRUE;
}

static char *
dump_tables (VtWorkspace *workspace)
{
  GString *text = g_string_new (NULL);

  g_assert_true (vt_workspace_read (workspace, dump, text, NULL, NULL));
  return g_string_free (text, FALSE);
}

static VtWorkspace *
reopen (VtWorkspace *workspace)
{
  g_autofree char *path = g_strdup (vt_workspace_get_path (workspace));
  g_autoptr (GError) error = NULL;

  g_object_unref (workspace);
  workspace = vt_workspace_open (path, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

/* Appends what the tables hold after an edit that made a step, and forgets what was undone. */
static void
make_edit (VtWorkspace *workspace, GPtrArray *states, guint *at)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  Edit             edit = {.n = (guint) g_test_rand_int_range (1, 4)};

  edit.first = (guint) g_test_rand_int_range (0, 20);
  edit.second = (guint) g_test_rand_int_range (0, 1000);
  for (guint i = 0; i < edit.n; i++)
    edit.which[i] = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (statements));

  vt_workspace_edit (workspace, "Edit", NULL, run_edit, &edit, NULL, &error);
  g_assert_no_error (error);
  after = dump_tables (workspace);
  if (g_strcmp0 (after, g_ptr_array_index (states, *at)) == 0)
    return;
  g_ptr_array_set_size (states, (gint)++ * at);
  g_ptr_array_add (states, g_steal_pointer (&after));
}

static void
step_back_or_forth (VtWorkspace *workspace, GPtrArray *states, guint *at)
{
  g_autoptr (GError) error = NULL;
  gboolean back = g_test_rand_bit ();
  gboolean possible = back ? *at > 0 : *at + 1 < states->len;
  gboolean done;

  done = back ? vt_workspace_undo (workspace, NULL, &error)
              : vt_workspace_redo (workspace, NULL, &error);
  g_assert_cmpint (done, ==, possible);
  if (!possible)
    {
      g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  *at = back ? *at - 1 : *at + 1;
}

static void
test_model (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  VtWorkspace *workspace = vt_workspace_create (path, "Shop", &gbp, &error);
  guint        at = 0;

  g_assert_no_error (error);
  g_ptr_array_add (states, dump_tables (workspace));
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *found = NULL;
      gint32           choice = g_test_rand_int_range (0, 100);

      if (choice < 45)
        make_edit (workspace, states, &at);
      else if (choice < 97)
        step_back_or_forth (workspace, states, &at);
      else
        workspace = reopen (workspace);
      found = dump_tables (workspace);
      g_assert_cmpstr (found, ==, g_ptr_array_index (states, at));
    }

  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
import (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database,
                           "INSERT INTO import_batch (kind, file_name, imported_us, report) "
                           "VALUES ('orders', 'a.csv', 0, '{}');"
                           "INSERT INTO chunk_order (batch_id, n_orders, n_lines, data) "
                           "SELECT max (id), 1, 1, x'00' FROM import_batch;"
                           "INSERT INTO product (sku, title, origin, batch_id) "
                           "SELECT 'from-' || max (id), 'A', 'orders', max (id) FROM import_batch",
                           error);
}

static gboolean
count_chunks (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gint64  *counts = data;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT count (*), count (*) FILTER (WHERE batch_id IN "
                             "(SELECT id FROM import_batch)) FROM chunk_order",
                             error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  counts[0] = vt_statement_get_int64 (&statement, 0);
  counts[1] = vt_statement_get_int64 (&statement, 1);
  return TRUE;
}

static void
assert_chunks (VtWorkspace *workspace, gint64 n_stored, gint64 n_standing)
{
  gint64 counts[2] = {-1, -1};

  g_assert_true (vt_workspace_read (workspace, count_chunks, counts, NULL, NULL));
  g_assert_cmpint (counts[0], ==, n_stored);
  g_assert_cmpint (counts[1], ==, n_standing);
}

/* Order lines lie outside undo: they are hidden with their import, never join another one, and go
 * when nothing can bring them back. */
static void
test_undone_import (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (GError) error = NULL;
  VtWorkspace *workspace = vt_workspace_create (path, "Shop", &gbp, &error);

  g_assert_no_error (error);
  g_assert_true (vt_workspace_edit (workspace, "Import", NULL, import, NULL, NULL, &error));
  assert_chunks (workspace, 1, 1);
  g_assert_true (vt_workspace_undo (workspace, NULL, &error));
  g_assert_no_error (error);
  assert_chunks (workspace, 1, 0);

  workspace = reopen (workspace);
  assert_chunks (workspace, 1, 0);
  g_assert_true (vt_workspace_redo (workspace, NULL, &error));
  assert_chunks (workspace, 1, 1);
  g_assert_true (vt_workspace_undo (workspace, NULL, &error));

  g_assert_true (vt_workspace_edit (workspace, "Import", NULL, import, NULL, NULL, &error));
  assert_chunks (workspace, 2, 1);
  workspace = reopen (workspace);
  assert_chunks (workspace, 1, 1);

  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/undo/model", test_model);
  g_test_add_func ("/workspace/undo/import", test_undone_import);
  return g_test_run ();
}
