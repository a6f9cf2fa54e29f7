/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace: the facade over connection, writer, undo and lock. */

#include "vt-workspace.h"

#include "vt-backup.h"
#include "vt-lock.h"
#include "vt-migrate.h"
#include "vt-undo.h"
#include "vt-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* So many idle reading connections are kept. */
#define MAX_IDLE_READERS 4

/* A file up to this size is checked whole on every open; a larger one only when it was not closed
 * cleanly, as the check reads every page. */
#define ALWAYS_CHECKED_BYTES (64 * 1024 * 1024)

/* So many of SQLite's virtual machine instructions pass between looks at whether to stop. */
#define CANCEL_CHECK_STEPS 100000

struct _VtWorkspace
{
  GObject parent_instance;

  char         *path; /* (owned) */
  char         *name; /* (owned) */
  VtCurrency    currency;
  VtLock       *lock;    /* (owned) (nullable): %NULL once closed */
  VtWriter     *writer;  /* (owned) (nullable): %NULL once closed */
  GMainContext *context; /* (owned): where ::changed is emitted */

  GMutex     mutex;
  GPtrArray *readers;   /* (owned) (element-type VtDatabase) (mutex): idle */
  guint      n_reading; /* (mutex) */
  GCond      readers_idle;
  char      *undo_label; /* (owned) (nullable) (mutex) */
  char      *redo_label; /* (owned) (nullable) (mutex) */
};

G_DEFINE_FINAL_TYPE (VtWorkspace, vt_workspace, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- telling of changes ---- */

typedef struct
{
  /* Weak: a context that never runs must not keep the file open. */
  GWeakRef workspace;
  GStrv    tables; /* (owned) */
} ChangedNews;

static void
changed_news_free (ChangedNews *news)
{
  g_weak_ref_clear (&news->workspace);
  g_strfreev (news->tables);
  g_free (news);
}

static gboolean
emit_changed (gpointer data)
{
  ChangedNews *news = data;
  g_autoptr (VtWorkspace) workspace = g_weak_ref_get (&news->workspace);

  if (workspace != NULL)
    g_signal_emit (workspace, signals[SIGNAL_CHANGED], 0, news->tables);
  return G_SOURCE_REMOVE;
}

static void
on_committed (const char *const *tables,
              const char        *undo_label,
              const char        *redo_label,
              gpointer           user_data)
{
  VtWorkspace *self = user_data;
  ChangedNews *news = g_new0 (ChangedNews, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_lock (&self->mutex);
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = g_strdup (undo_label);
  self->redo_label = g_strdup (redo_label);
  g_mutex_unlock (&self->mutex);

  g_weak_ref_init (&news->workspace, self);
  news->tables = g_strdupv ((char **) tables);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, news, (GDestroyNotify) changed_news_free);
  g_source_attach (source, self->context);
}

/* ---- opening ---- */

static gboolean
read_setting (VtDatabase *database, const char *key, char **ret_value, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, "SELECT value FROM setting WHERE key = ?1",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, key);
  if (!vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT, _ ("The workspace does not say its %s"), key);
      return FALSE;
    }
  *ret_value = g_strdup (vt_statement_get_text (&statement, 0));
  return TRUE;
}

static gboolean
read_settings (VtWorkspace *self, VtDatabase *database, GError **error)
{
  g_autofree char *code = NULL;

  g_clear_pointer (&self->name, g_free);
  return read_setting (database, "name", &self->name, error) &&
         read_setting (database, "currency", &code, error) &&
         vt_currency_from_code (code, &self->currency, error);
}

static gboolean
check_integrity (VtDatabase *database, const char *path, gboolean was_clean, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  const char *finding;
  const char *last_line;
  gboolean    has_row;
  GStatBuf    info;

  if (was_clean && g_stat (path, &info) == 0 && info.st_size > ALWAYS_CHECKED_BYTES)
    return TRUE;
  if (!vt_statement_prepare (&statement, database, "PRAGMA quick_check (1)", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  finding = has_row ? vt_statement_get_text (&statement, 0) : "";
  if (strcmp (finding, "ok") == 0)
    return TRUE;
  /* SQLite puts a headline above what it found; a message is one line. */
  last_line = strrchr (finding, '\n');
  g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT, _ ("The workspace is damaged (%s)"),
               last_line != NULL ? last_line + 1 : finding);
  return FALSE;
}

static gboolean
enter_wal (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, "PRAGMA journal_mode = WAL", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (vt_statement_get_text (&statement, 0), "wal") == 0)
    return TRUE;
  g_set_error_literal (error, VT_ERROR, VT_ERROR_FAILED,
                       _ ("This file system cannot keep a write-ahead log; keep the workspace on "
                          "a local disk"));
  return FALSE;
}

/* Damage shows as all sorts of failures while a file is opened; the user needs to hear one. */
static gboolean
prepare_database (
    VtWorkspace *self, VtDatabase *database, gboolean was_clean, VtJob *job, GError **error)
{
  vt_job_begin_phase (job, _ ("Opening the workspace"), NULL);
  return check_integrity (database, self->path, was_clean, error) && vt_job_check (job, error) &&
         vt_migrate_run (database, error) && enter_wal (database, error) &&
         read_settings (self, database, error) && vt_undo_purge_orders (database, error) &&
         vt_undo_load_labels (database, &self->undo_label, &self->redo_label, error);
}

VtWorkspace *
vt_workspace_open (const char *path, VtJob *job, GError **error)
{
  g_autoptr (VtWorkspace) self = NULL;
  g_autoptr (VtDatabase) database = NULL;
  g_autofree char *log_path = NULL;
  gboolean         was_clean;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (VT_TYPE_WORKSPACE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->lock = vt_lock_acquire (path, error);
  /* The lock first: looking into a file that this process holds would drop SQLite's locks on it,
   * see vt_lock_release(). */
  if (self->lock == NULL || !vt_migrate_check_file (path, error))
    return NULL;

  log_path = g_strconcat (path, "-wal", NULL);
  was_clean = !g_file_test (log_path, G_FILE_TEST_EXISTS);
  database = vt_database_open (path, VT_DATABASE_WRITE, error);
  if (database == NULL || !prepare_database (self, database, was_clean, job, error))
    return NULL;

  self->writer = vt_writer_new (g_steal_pointer (&database), on_committed, self);
  return g_steal_pointer (&self);
}

static gboolean
insert_setting (VtDatabase *database, const char *key, const char *value, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO setting (key, value) VALUES (?1, ?2)", error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, key);
  vt_statement_bind_text (&statement, 2, value);
  return vt_statement_run (&statement, error);
}

/* Still with a rollback journal, so that the file has its header before anything else. */
static gboolean
fill_new_file (const char *path, const char *name, const VtCurrency *currency, GError **error)
{
  g_autoptr (VtDatabase) database = vt_database_open (path, VT_DATABASE_CREATE, error);

  return database != NULL &&
         vt_database_exec (database, "PRAGMA page_size = 8192; PRAGMA application_id = 0x56697472",
                           error) &&
         vt_migrate_run (database, error) && insert_setting (database, "name", name, error) &&
         insert_setting (database, "currency", currency->code, error);
}

VtWorkspace *
vt_workspace_create (const char *path, const char *name, const VtCurrency *currency, GError **error)
{
  g_return_val_if_fail (path != NULL && name != NULL && currency != NULL, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *base = g_path_get_basename (path);

      g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT, _ ("“%s” exists already"), base);
      return NULL;
    }
  if (!fill_new_file (path, name, currency, error))
    {
      g_unlink (path);
      return NULL;
    }
  return vt_workspace_open (path, NULL, error);
}

gboolean
vt_workspace_close (VtWorkspace *self, GError **error)
{
  VtWriter *writer;
  gboolean  closed = TRUE;

  g_return_val_if_fail (VT_IS_WORKSPACE (self), FALSE);

  g_mutex_lock (&self->mutex);
  while (self->n_reading > 0)
    g_cond_wait (&self->readers_idle, &self->mutex);
  g_ptr_array_set_size (self->readers, 0);
  writer = g_steal_pointer (&self->writer);
  g_mutex_unlock (&self->mutex);
  if (writer != NULL)
    closed = vt_writer_close (writer, error);
  /* Last, see vt_lock_release(). */
  g_clear_pointer (&self->lock, vt_lock_release);
  return closed;
}

/* ---- reading ---- */

static void
end_reading (VtWorkspace *self, VtDatabase *reader)
{
  g_mutex_lock (&self->mutex);
  if (reader != NULL && self->readers->len < MAX_IDLE_READERS)
    g_ptr_array_add (self->readers, g_steal_pointer (&reader));
  /* Closed before whoever waits for the last reader goes on. */
  g_clear_pointer (&reader, vt_database_close);
  if (--self->n_reading == 0)
    g_cond_broadcast (&self->readers_idle);
  g_mutex_unlock (&self->mutex);
}

/* Each one begun is ended with end_reading(). */
static VtDatabase *
begin_reading (VtWorkspace *self, GError **error)
{
  VtDatabase *reader = NULL;
  gboolean    open;

  g_mutex_lock (&self->mutex);
  open = self->writer != NULL;
  if (open)
    self->n_reading++;
  if (open && self->readers->len > 0)
    reader = g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->mutex);

  if (!open)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_FAILED, _ ("The workspace is closed"));
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

/* ---- writing ---- */

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean over;
} Waiter;

static void
wake_waiter (VtWrite *write, gpointer user_data)
{
  Waiter *waiter = user_data;

  g_mutex_lock (&waiter->mutex);
  waiter->over = TRUE;
  g_cond_signal (&waiter->cond);
  g_mutex_unlock (&waiter->mutex);
}

static VtWrite *
write_new (VtWriteKind     kind,
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

static gboolean
push_write (VtWorkspace *self, VtWrite *write, GError **error)
{
  gboolean open;

  g_mutex_lock (&self->mutex);
  open = self->writer != NULL;
  if (open)
    vt_writer_push (self->writer, write);
  g_mutex_unlock (&self->mutex);
  if (!open)
    g_set_error_literal (error, VT_ERROR, VT_ERROR_FAILED, _ ("The workspace is closed"));
  return open;
}

static gboolean
write_and_wait (VtWorkspace *self, VtWrite *write, GError **error)
{
  Waiter waiter = {.over = FALSE};

  write->done = wake_waiter;
  write->user_data = &waiter;
  if (!push_write (self, write, error))
    return FALSE;

  g_mutex_lock (&waiter.mutex);
  while (!waiter.over)
    g_cond_wait (&waiter.cond, &waiter.mutex);
  g_mutex_unlock (&waiter.mutex);

  if (write->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&write->error));
  return FALSE;
}

gboolean
vt_workspace_edit (VtWorkspace    *self,
                   const char     *label,
                   const char     *place,
                   VtWorkspaceFunc func,
                   gpointer        data,
                   VtJob          *job,
                   GError        **error)
{
  g_autoptr (VtWrite) write = NULL;

  g_return_val_if_fail (VT_IS_WORKSPACE (self) && label != NULL && func != NULL, FALSE);

  write = write_new (VT_WRITE_EDIT, label, place, func, data, job);
  return write_and_wait (self, write, error);
}

gboolean
vt_workspace_note (
    VtWorkspace *self, VtWorkspaceFunc func, gpointer data, VtJob *job, GError **error)
{
  g_autoptr (VtWrite) write = NULL;

  g_return_val_if_fail (VT_IS_WORKSPACE (self) && func != NULL, FALSE);

  write = write_new (VT_WRITE_NOTE, NULL, NULL, func, data, job);
  return write_and_wait (self, write, error);
}

static gboolean
step (VtWorkspace *self, VtWriteKind kind, char **ret_place, GError **error)
{
  g_autoptr (VtWrite) write = write_new (kind, NULL, NULL, NULL, NULL, NULL);

  if (!write_and_wait (self, write, error))
    return FALSE;
  if (ret_place != NULL)
    *ret_place = g_steal_pointer (&write->place);
  return TRUE;
}

gboolean
vt_workspace_undo (VtWorkspace *self, char **ret_place, GError **error)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), FALSE);

  return step (self, VT_WRITE_UNDO, ret_place, error);
}

gboolean
vt_workspace_redo (VtWorkspace *self, char **ret_place, GError **error)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), FALSE);

  return step (self, VT_WRITE_REDO, ret_place, error);
}

/* ---- the same without blocking ---- */

/* The data of an edit, freed once with the task. */
typedef struct
{
  gpointer       data;
  GDestroyNotify destroy;
  VtWrite       *write; /* (owned) (nullable): set when it is over */
} AsyncWrite;

static void
async_write_free (gpointer data)
{
  AsyncWrite *async = data;

  if (async->destroy != NULL)
    async->destroy (async->data);
  g_clear_pointer (&async->write, vt_write_free);
  g_free (async);
}

static gboolean
return_async_write (gpointer data)
{
  GTask      *task = data;
  AsyncWrite *async = g_task_get_task_data (task);

  if (async->write->error != NULL)
    g_task_return_error (task, g_steal_pointer (&async->write->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&async->write->place), g_free);
  return G_SOURCE_REMOVE;
}

/* The task is handed to its context whole: were its last reference dropped here, the workspace's
 * might be too, and the writer's thread cannot wait for itself to end. */
static void
end_async_write (VtWrite *write, gpointer user_data)
{
  GTask      *task = user_data;
  AsyncWrite *async = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  async->write = write;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_async_write, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
write_async (VtWorkspace        *self,
             VtWrite            *write,
             GDestroyNotify      destroy,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask      *task = g_task_new (self, NULL, callback, user_data);
  AsyncWrite *async = g_new0 (AsyncWrite, 1);
  g_autoptr (GError) error = NULL;

  async->data = write->data;
  async->destroy = destroy;
  g_task_set_source_tag (task, write_async);
  g_task_set_task_data (task, async, async_write_free);
  write->done = end_async_write;
  write->user_data = task;
  if (push_write (self, write, &error))
    return;

  g_task_return_error (task, g_steal_pointer (&error));
  vt_write_free (write);
  g_object_unref (task);
}

void
vt_workspace_edit_async (VtWorkspace        *self,
                         const char         *label,
                         const char         *place,
                         VtWorkspaceFunc     func,
                         gpointer            data,
                         GDestroyNotify      destroy,
                         VtJob              *job,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self) && label != NULL && func != NULL);

  write_async (self, write_new (VT_WRITE_EDIT, label, place, func, data, job), destroy, callback,
               user_data);
}

void
vt_workspace_note_async (VtWorkspace        *self,
                         VtWorkspaceFunc     func,
                         gpointer            data,
                         GDestroyNotify      destroy,
                         VtJob              *job,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self) && func != NULL);

  write_async (self, write_new (VT_WRITE_NOTE, NULL, NULL, func, data, job), destroy, callback,
               user_data);
}

gboolean
vt_workspace_edit_finish (VtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autofree char *place = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  place = g_task_propagate_pointer (G_TASK (result), &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

void
vt_workspace_undo_async (VtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self));

  write_async (self, write_new (VT_WRITE_UNDO, NULL, NULL, NULL, NULL, NULL), NULL, callback,
               user_data);
}

void
vt_workspace_redo_async (VtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self));

  write_async (self, write_new (VT_WRITE_REDO, NULL, NULL, NULL, NULL, NULL), NULL, callback,
               user_data);
}

char *
vt_workspace_undo_finish (VtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- what is known without asking the file ---- */

const char *
vt_workspace_get_path (VtWorkspace *self)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), NULL);

  return self->path;
}

const char *
vt_workspace_get_name (VtWorkspace *self)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), NULL);

  return self->name;
}

const VtCurrency *
vt_workspace_get_currency (VtWorkspace *self)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), NULL);

  return &self->currency;
}

void
vt_workspace_get_undo_state (VtWorkspace *self, VtUndoState *ret_state)
{
  g_return_if_fail (VT_IS_WORKSPACE (self) && ret_state != NULL);

  g_mutex_lock (&self->mutex);
  ret_state->undo_label = g_strdup (self->undo_label);
  ret_state->redo_label = g_strdup (self->redo_label);
  g_mutex_unlock (&self->mutex);
}

void
vt_undo_state_clear (VtUndoState *state)
{
  g_clear_pointer (&state->undo_label, g_free);
  g_clear_pointer (&state->redo_label, g_free);
}

static void
vt_workspace_finalize (GObject *object)
{
  VtWorkspace *self = VT_WORKSPACE (object);
  g_autoptr (GError) error = NULL;

  if (!vt_workspace_close (self, &error))
    g_warning ("Closing %s: %s", self->path, error->message);
  g_free (self->path);
  g_free (self->name);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_ptr_array_unref (self->readers);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->readers_idle);
  G_OBJECT_CLASS (vt_workspace_parent_class)->finalize (object);
}

static void
vt_workspace_class_init (VtWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vt_workspace_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
vt_workspace_init (VtWorkspace *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_database_close);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->readers_idle);
}
