/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of undo: changesets of SQLite's session extension, kept in the workspace itself. */

#include "vt-undo.h"

#include "vt-changeset.h"
#include "vt-undo-park.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A changeset is applied in this order. Products come before their batch: were it deleted first,
 * its foreign key's action would change the products, which would then not be as the step left
 * them. So come pins before their products. */
static const char *const covered_tables[] = {"setting",      "map_place", "product",
                                             "import_batch", "customer",  "offer",
                                             "scenario",     "campaign",  "segment"};

struct _VtUndoRecorder
{
  VtDatabase      *database; /* (unowned) */
  sqlite3_session *session;  /* (owned) */
};

VtUndoRecorder *
vt_undo_recorder_new (VtDatabase *database, GError **error)
{
  g_autoptr (VtUndoRecorder) self = g_new0 (VtUndoRecorder, 1);
  int result = SQLITE_OK;

  self->database = database;
  result = sqlite3session_create (database->handle, "main", &self->session);
  for (gsize i = 0; result == SQLITE_OK && i < G_N_ELEMENTS (covered_tables); i++)
    result = sqlite3session_attach (self->session, covered_tables[i]);
  if (result == SQLITE_OK)
    return g_steal_pointer (&self);
  vt_database_set_error (database, result, error);
  return NULL;
}

void
vt_undo_recorder_free (VtUndoRecorder *self)
{
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_free (self);
}

static gboolean
forget_steps (VtDatabase *database, gint64 newest_id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database, "DELETE FROM log_undo WHERE id <= ?1 - ?2",
                             error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, newest_id);
  vt_statement_bind_int64 (&statement, 2, VT_UNDO_MAX_STEPS);
  return vt_statement_run (&statement, error);
}

static gboolean
insert_step (VtDatabase   *database,
             const char   *label,
             const char   *place,
             gconstpointer changes,
             int           n_changes,
             gconstpointer inverse,
             int           n_inverse,
             GError      **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  /* Ids go on counting from the steps that stand, so that the last 200 are a range of ids. */
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO log_undo (label, place, made_us, changeset, inverse) "
                             "VALUES (?1, ?2, ?3, ?4, ?5)",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, label);
  vt_statement_bind_text (&statement, 2, place);
  vt_statement_bind_int64 (&statement, 3, g_get_real_time ());
  vt_statement_bind_blob (&statement, 4, changes, (gsize) n_changes);
  vt_statement_bind_blob (&statement, 5, inverse, (gsize) n_inverse);
  return vt_statement_run (&statement, error) &&
         forget_steps (database, vt_database_last_insert_id (database), error);
}

gboolean
vt_undo_recorder_store (VtUndoRecorder *self, const char *label, const char *place, GError **error)
{
  VtDatabase *database = self->database;
  gpointer    changes = NULL;
  gpointer    inverse = NULL;
  int         n_changes = 0;
  int         n_inverse = 0;
  gboolean    stored = FALSE;
  int         result;

  result = sqlite3session_changeset (self->session, &n_changes, &changes);
  if (result == SQLITE_OK && n_changes == 0)
    {
      sqlite3_free (changes);
      return TRUE;
    }
  if (result == SQLITE_OK)
    result = sqlite3changeset_invert (n_changes, changes, &n_inverse, &inverse);
  if (result != SQLITE_OK)
    vt_database_set_error (database, result, error);
  else
    stored = vt_database_exec (database, "DELETE FROM log_undo WHERE undone = 1", error) &&
             insert_step (database, label, place, changes, n_changes, inverse, n_inverse, error);
  sqlite3_free (changes);
  sqlite3_free (inverse);
  return stored;
}

static int
on_conflict (void *data, int conflict, sqlite3_changeset_iter *change)
{
  if (conflict == SQLITE_CHANGESET_DATA && vt_undo_park_explains (data, change))
    return SQLITE_CHANGESET_REPLACE;
  return SQLITE_CHANGESET_ABORT;
}

/* What a file holds is not trusted: a step changes no table that no step covers. */
static int
is_covered (void *data, const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (covered_tables); i++)
    if (strcmp (table, covered_tables[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
apply_changes (VtDatabase *database, gconstpointer changes, gsize size, GError **error)
{
  g_autoptr (VtUndoPark) park = NULL;
  int result;

  if (!vt_changeset_is_whole (changes, size))
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_CORRUPT,
                           _ ("The step is damaged and cannot be applied"));
      return FALSE;
    }
  park = vt_undo_park_new (database, changes, size, error);
  if (park == NULL)
    return FALSE;
  result = sqlite3changeset_apply (database->handle, (int) size, (gpointer) changes, is_covered,
                                   on_conflict, park);
  if (result == SQLITE_OK)
    return TRUE;
  if (result == SQLITE_ABORT)
    g_set_error_literal (error, VT_ERROR, VT_ERROR_CONSTRAINT,
                         _ ("What the step changed is no longer as the step left it"));
  else
    vt_database_set_error (database, result, error);
  return FALSE;
}

static gboolean
mark_step (VtDatabase *database, gint64 id, VtUndoDirection direction, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database, "UPDATE log_undo SET undone = ?2 WHERE id = ?1",
                             error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, id);
  vt_statement_bind_int64 (&statement, 2, direction == VT_UNDO_BACK);
  return vt_statement_run (&statement, error);
}

gboolean
vt_undo_apply (VtDatabase *database, VtUndoDirection direction, char **ret_place, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *place = NULL;
  gconstpointer    changes;
  gsize            size;
  gboolean         has_row;

  if (!vt_statement_prepare (&statement, database,
                             direction == VT_UNDO_BACK
                                 ? "SELECT id, place, inverse FROM log_undo WHERE undone = 0 "
                                   "ORDER BY id DESC LIMIT 1"
                                 : "SELECT id, place, changeset FROM log_undo WHERE undone = 1 "
                                   "ORDER BY id LIMIT 1",
                             error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND,
                           direction == VT_UNDO_BACK ? _ ("There is nothing to undo")
                                                     : _ ("There is nothing to redo"));
      return FALSE;
    }

  place = g_strdup (vt_statement_get_text (&statement, 1));
  changes = vt_statement_get_blob (&statement, 2, &size);
  if (!apply_changes (database, changes, size, error) ||
      !mark_step (database, vt_statement_get_int64 (&statement, 0), direction, error))
    return FALSE;
  *ret_place = g_steal_pointer (&place);
  return TRUE;
}

static gboolean
load_label (VtDatabase *database, const char *sql, char **ret_label, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, sql, error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  *ret_label = has_row ? g_strdup (vt_statement_get_text (&statement, 0)) : NULL;
  return TRUE;
}

gboolean
vt_undo_load_labels (VtDatabase *database,
                     char      **ret_undo_label,
                     char      **ret_redo_label,
                     GError    **error)
{
  g_autofree char *undo_label = NULL;

  if (!load_label (database, "SELECT label FROM log_undo WHERE undone = 0 ORDER BY id DESC LIMIT 1",
                   &undo_label, error) ||
      !load_label (database, "SELECT label FROM log_undo WHERE undone = 1 ORDER BY id LIMIT 1",
                   ret_redo_label, error))
    return FALSE;
  *ret_undo_label = g_steal_pointer (&undo_label);
  return TRUE;
}

/* The import batches that a changeset inserts, changes or deletes. */
static int
collect_batches (gconstpointer changes, gsize size, GHashTable *batches)
{
  sqlite3_changeset_iter *change = NULL;
  int                     result = sqlite3changeset_start (&change, (int) size, (gpointer) changes);

  while (result == SQLITE_OK && (result = sqlite3changeset_next (change)) == SQLITE_ROW)
    {
      sqlite3_value *id = NULL;
      const char    *table;
      int            n_columns;
      int            operation;
      int            indirect;

      result = sqlite3changeset_op (change, &table, &n_columns, &operation, &indirect);
      if (result != SQLITE_OK || strcmp (table, "import_batch") != 0)
        continue;
      result = operation == SQLITE_INSERT ? sqlite3changeset_new (change, 0, &id)
                                          : sqlite3changeset_old (change, 0, &id);
      if (result == SQLITE_OK && id != NULL)
        {
          gint64 batch_id = sqlite3_value_int64 (id);

          g_hash_table_add (batches, g_memdup2 (&batch_id, sizeof batch_id));
        }
    }
  if (change != NULL)
    {
      int finish = sqlite3changeset_finalize (change);

      if (finish != SQLITE_OK)
        return finish;
    }
  return result == SQLITE_DONE || result == SQLITE_ROW ? SQLITE_OK : result;
}

/* *@ret_is_known: %FALSE where a step is damaged, so that what it could bring back cannot be told.
 */
static gboolean
load_reachable_batches (VtDatabase *database,
                        GHashTable *batches,
                        gboolean   *ret_is_known,
                        GError    **error)
{
  g_auto (VtStatement) steps = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&steps, database, "SELECT changeset FROM log_undo", error))
    return FALSE;
  for (;;)
    {
      gconstpointer changes;
      gsize         size;
      int           result;

      if (!vt_statement_step (&steps, &has_row, error))
        return FALSE;
      *ret_is_known = TRUE;
      if (!has_row)
        return TRUE;
      changes = vt_statement_get_blob (&steps, 0, &size);
      *ret_is_known = vt_changeset_is_whole (changes, size);
      if (!*ret_is_known)
        return TRUE;
      result = collect_batches (changes, size, batches);
      if (result != SQLITE_OK)
        {
          vt_database_set_error_for (NULL, result, error);
          return FALSE;
        }
    }
}

static gboolean
purge_batch (VtDatabase *database, gint64 batch_id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database, "DELETE FROM chunk_order WHERE batch_id = ?1",
                             error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, batch_id);
  return vt_statement_run (&statement, error);
}

gboolean
vt_undo_purge_orders (VtDatabase *database, GError **error)
{
  g_autoptr (GHashTable) reachable = NULL;
  g_autoptr (GArray) orphans = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean is_known;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT DISTINCT batch_id FROM chunk_order "
                             "WHERE batch_id NOT IN (SELECT id FROM import_batch)",
                             error))
    return FALSE;
  for (;;)
    {
      gint64 batch_id;

      if (!vt_statement_step (&statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      batch_id = vt_statement_get_int64 (&statement, 0);
      g_array_append_val (orphans, batch_id);
    }
  if (orphans->len == 0)
    return TRUE;

  reachable = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!load_reachable_batches (database, reachable, &is_known, error))
    return FALSE;
  if (!is_known)
    return TRUE;
  for (guint i = 0; i < orphans->len; i++)
    {
      gint64 batch_id = g_array_index (orphans, gint64, i);

      if (!g_hash_table_contains (reachable, &batch_id) && !purge_batch (database, batch_id, error))
        return FALSE;
    }
  return TRUE;
}
