/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a workspace: any number of readers, each on its own connection and snapshot. */

#include "vt-workspace-private.h"

#include "vt-backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many idle reading connections are kept. */
#define MAX_IDLE_READERS 4

/* So many of SQLite's virtual machine instructions pass between looks at whether to stop. */
#define CANCEL_CHECK_STEPS 100000

static void
end_reading (VtWorkspace *self, VtDatabase *reader)
{
  g_mutex_lock (&self->mutex);
  if (reader != NULL && self->readers->len < MAX_IDLE_READERS)
    g_ptr_array_add (self->readers, g_steal_pointer (&reader));
  /* Closed before whoever waits for the last reader goes on. */
  g_clear_pointer (&reader, vt_database_close);
  if (--self->n_reading == 0)
    g_cond_broadcast (&self->became_idle);
  g_mutex_unlock (&self->mutex);
}

/* Each one begun is ended with end_reading(). */
static VtDatabase *
begin_reading (VtWorkspace *self, GError **error)
{
  VtDatabase *reader = NULL;
  gboolean    open;

  g_mutex_lock (&self->mutex);
  open = self->writer != NULL && !self->is_closing;
  if (open)
    self->n_reading++;
  if (open && self->readers->len > 0)
    reader = g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->mutex);

  if (!open)
    {
      vt_workspace_set_closed_error (error);
      return NULL;
    }
  if (reader == NULL)
    reader = vt_database_open (self->path, VT_DATABASE_READ, error);
  if (reader == NULL)
    end_reading (self, NULL);
  return reader;
}

static int
on_read_progress (void *data)
{
  return !vt_job_check (data, NULL);
}

gboolean
vt_workspace_read (
    VtWorkspace *self, VtWorkspaceFunc func, gpointer data, VtJob *job, GError **error)
{
  VtDatabase *reader;
  gboolean    done = FALSE;

  g_return_val_if_fail (VT_IS_WORKSPACE (self) && func != NULL, FALSE);

  reader = begin_reading (self, error);
  if (reader == NULL)
    return FALSE;

  if (job != NULL)
    sqlite3_progress_handler (reader->handle, CANCEL_CHECK_STEPS, on_read_progress, job);
  if (vt_database_exec (reader, "BEGIN", error))
    {
      done = func (reader, job, data, error);
      sqlite3_exec (reader->handle, "ROLLBACK", NULL, NULL, NULL);
    }
  sqlite3_progress_handler (reader->handle, 0, NULL, NULL);
  end_reading (self, reader);
  return done;
}

gboolean
vt_workspace_save_copy (VtWorkspace *self, const char *path, VtJob *job, GError **error)
{
  g_autofree char *canonical = NULL;
  VtDatabase      *reader;
  gboolean         saved;

  g_return_val_if_fail (VT_IS_WORKSPACE (self) && path != NULL, FALSE);

  canonical = g_canonicalize_filename (path, NULL);
  if (strcmp (canonical, self->path) == 0)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_CONSTRAINT,
                           _ ("A copy needs another name than the workspace itself"));
      return FALSE;
    }
  reader = begin_reading (self, error);
  if (reader == NULL)
    return FALSE;
  /* On one snapshot: else each commit meanwhile would begin the copy again. */
  saved = vt_database_exec (reader, "BEGIN; SELECT count(*) FROM setting", error) &&
          vt_backup_write (reader, canonical, job, error);
  if (!sqlite3_get_autocommit (reader->handle))
    sqlite3_exec (reader->handle, "ROLLBACK", NULL, NULL, NULL);
  end_reading (self, reader);
  return saved;
}
