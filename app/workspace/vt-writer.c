/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thread that writes: it owns the writing connection and takes its work from a queue. */

#include "vt-writer.h"

#include "vt-database-private.h"
#include "vt-undo.h"

#include <string.h>

/* So many of SQLite's virtual machine instructions pass between looks at whether to stop. */
#define CANCEL_CHECK_STEPS 100000

struct _VtWriter
{
  VtDatabase       *database; /* (owned) */
  GThread          *thread;   /* (owned) */
  GAsyncQueue      *queue;    /* (owned) (element-type VtWrite) */
  GPtrArray        *tables;   /* (owned) (element-type utf8): changed since the last begin */
  gboolean          commits;  /* whether a commit now is the writer's own */
  VtWriterCommitted committed;
  gpointer          user_data;
};

/* Ends the thread. */
static VtWrite stop_write;

VtWrite *
vt_write_new (VtWriteKind     kind,
              const char     *label,
              const char     *place,
              VtWorkspaceFunc func,
              gpointer        data,
              VtJob          *job)
{
  VtWrite *write = g_new0 (VtWrite, 1);

  write->kind = kind;
  write->label = g_strdup (label);
  write->place = g_strdup (place);
  write->func = func;
  write->data = data;
  write->job = job != NULL ? vt_job_ref (job) : NULL;
  return write;
}

void
vt_write_free (VtWrite *write)
{
  g_free (write->label);
  g_free (write->place);
  g_clear_pointer (&write->job, vt_job_unref);
  g_clear_error (&write->error);
  g_free (write);
}

static void
on_row_changed (void *data, int operation, const char *schema, const char *table, sqlite3_int64 id)
{
  VtWriter *self = data;

  for (guint i = self->tables->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (self->tables, i - 1), table) == 0)
      return;
  g_ptr_array_add (self->tables, g_strdup (table));
}

/* Without this, SQLite empties a table for a DELETE without WHERE at one stroke, and neither the
 * hook above nor an undo recorder hears of it. What the authorizer answers counts for statements
 * prepared once and run again, too. "Compile-Time Authorization Callbacks",
 * sqlite.org/c3ref/set_authorizer.html. */
static int
on_authorize (void       *data,
              int         action,
              const char *table,
              const char *detail,
              const char *schema,
              const char *trigger)
{
  return action == SQLITE_DELETE ? SQLITE_IGNORE : SQLITE_OK;
}

/* A function that goes on after a full disk has rolled its transaction back, or that says COMMIT
 * itself, would commit a part of its work. */
static int
on_commit (void *data)
{
  VtWriter *self = data;

  return !self->commits;
}

static int
on_progress (void *data)
{
  return !vt_job_check (data, NULL);
}

static gboolean
run_edit (VtWriter *self, VtWrite *write, GError **error)
{
  g_autoptr (VtUndoRecorder) recorder = vt_undo_recorder_new (self->database, error);

  return recorder != NULL && write->func (self->database, write->job, write->data, error) &&
         vt_undo_recorder_store (recorder, write->label, write->place, error);
}

static gboolean
run_kind (VtWriter *self, VtWrite *write, GError **error)
{
  switch (write->kind)
    {
    case VT_WRITE_EDIT:
      return run_edit (self, write, error);
    case VT_WRITE_NOTE:
      return write->func (self->database, write->job, write->data, error);
    case VT_WRITE_UNDO:
      return vt_undo_apply (self->database, VT_UNDO_BACK, &write->place, error);
    case VT_WRITE_REDO:
      return vt_undo_apply (self->database, VT_UNDO_FORTH, &write->place, error);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
commit (VtWriter *self, GError **error)
{
  gboolean done;

  self->commits = TRUE;
  done = vt_database_exec (self->database, "COMMIT", error);
  self->commits = FALSE;
  return done;
}

/* One transaction. Cancelling counts until the commit begins, and no longer. */
static gboolean
run_transaction (VtWriter *self, VtWrite *write, GError **error)
{
  gboolean done;

  if (!vt_job_check (write->job, error) ||
      !vt_database_exec (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;

  sqlite3_progress_handler (self->database->handle, CANCEL_CHECK_STEPS,
                            write->job != NULL ? on_progress : NULL, write->job);
  done = run_kind (self, write, error) && vt_job_check (write->job, error);
  sqlite3_progress_handler (self->database->handle, 0, NULL, NULL);

  if (done && commit (self, error))
    return TRUE;
  /* A failed statement may have rolled back already; then there is nothing left to do. */
  if (!sqlite3_get_autocommit (self->database->handle))
    sqlite3_exec (self->database->handle, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* What cannot be read now (the disk fails) is left out: the commit itself is told of all the same.
 */
static void
tell_committed (VtWriter *self)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *name = NULL;
  VtCommitNews     news = {0};

  if (self->tables->len == 0)
    return;
  if (g_ptr_array_find_with_equal_func (self->tables, "setting", g_str_equal, NULL))
    vt_database_read_setting (self->database, "name", &name, NULL);
  vt_undo_load_labels (self->database, &undo_label, &redo_label, NULL);

  g_ptr_array_add (self->tables, NULL);
  news.tables = (const char *const *) self->tables->pdata;
  news.undo_label = undo_label;
  news.redo_label = redo_label;
  news.name = name;
  self->committed (&news, self->user_data);
}

static gpointer
writer_main (gpointer data)
{
  VtWriter *self = data;

  for (;;)
    {
      VtWrite *write = g_async_queue_pop (self->queue);

      if (write == &stop_write)
        return NULL;

      g_ptr_array_set_size (self->tables, 0);
      if (run_transaction (self, write, &write->error))
        tell_committed (self);
      write->done (write, write->user_data);
    }
}

VtWriter *
vt_writer_new (VtDatabase *database, VtWriterCommitted committed, gpointer user_data)
{
  VtWriter *self = g_new0 (VtWriter, 1);

  self->database = database;
  self->committed = committed;
  self->user_data = user_data;
  self->queue = g_async_queue_new ();
  self->tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_update_hook (database->handle, on_row_changed, self);
  sqlite3_commit_hook (database->handle, on_commit, self);
  sqlite3_set_authorizer (database->handle, on_authorize, self);
  self->thread = g_thread_new ("workspace-writer", writer_main, self);
  return self;
}

void
vt_writer_push (VtWriter *self, VtWrite *write)
{
  g_async_queue_push (self->queue, write);
}

gboolean
vt_writer_is_current (VtWriter *self)
{
  return self->thread == g_thread_self ();
}

gboolean
vt_writer_close (VtWriter *self, GError **error)
{
  gboolean done;

  g_async_queue_push (self->queue, &stop_write);
  g_thread_join (self->thread);
  self->commits = TRUE;
  /* Statistics are a help, not the user's data; a full disk must not keep the log from being
   * copied back. */
  vt_database_exec (self->database, "PRAGMA optimize", NULL);
  done = vt_database_exec (self->database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  vt_database_close (self->database);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->tables);
  g_free (self);
  return done;
}
