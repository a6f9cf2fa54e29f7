/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a workspace, and creating one. */

#include "vt-workspace-private.h"

#include "vt-author.h"
#include "vt-integrity.h"
#include "vt-migrate.h"
#include "vt-publish.h"
#include "vt-undo.h"
#include "vt-zone.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
read_settings (VtWorkspace *self, VtDatabase *database, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *code = NULL;

  if (!vt_database_read_setting (database, "name", &name, error) ||
      !vt_database_read_setting (database, "currency", &code, error) ||
      !vt_currency_from_code (code, &self->currency, error))
    return FALSE;
  vt_workspace_take_name (self, name);
  return TRUE;
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
    VtWorkspace *self, VtDatabase *database, VtIntegrityClosed closed, VtJob *job, GError **error)
{
  vt_job_begin_phase (job, _ ("Opening the workspace"), NULL);
  return vt_integrity_check (database, self->path, closed, error) && vt_job_check (job, error) &&
         vt_migrate_run (database, error) && enter_wal (database, error) &&
         read_settings (self, database, error) && vt_author_save (database, NULL, error) &&
         vt_undo_purge_orders (database, error) &&
         vt_undo_load_labels (database, &self->undo_label, &self->redo_label, error);
}

VtWorkspace *
vt_workspace_open (const char *path, VtJob *job, GError **error)
{
  g_autoptr (VtWorkspace) self = NULL;
  g_autoptr (VtDatabase) database = NULL;
  g_autofree char  *log_path = NULL;
  VtIntegrityClosed closed;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (VT_TYPE_WORKSPACE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->lock = vt_lock_acquire (path, error);
  /* The lock first: looking into a file that this process holds would drop SQLite's locks on it,
   * see vt_lock_release(). */
  if (self->lock == NULL || !vt_migrate_check_file (path, error))
    return NULL;

  log_path = g_strconcat (path, "-wal", NULL);
  closed = g_file_test (log_path, G_FILE_TEST_EXISTS) ? VT_INTEGRITY_CUT_OFF : VT_INTEGRITY_CLEANLY;
  database = vt_database_open (path, VT_DATABASE_WRITE, error);
  if (database == NULL || !prepare_database (self, database, closed, job, error))
    return NULL;

  self->writer = vt_writer_new (g_steal_pointer (&database), vt_workspace_on_committed, self);
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
fill_new_file (const char       *path,
               const char       *name,
               const VtCurrency *currency,
               const char       *time_zone,
               GError          **error)
{
  g_autoptr (VtDatabase) database = vt_database_open (path, VT_DATABASE_CREATE, error);

  return database != NULL &&
         vt_database_exec (database, "PRAGMA page_size = 8192; PRAGMA application_id = 0x56697472",
                           error) &&
         vt_migrate_run (database, error) && insert_setting (database, "name", name, error) &&
         insert_setting (database, "currency", currency->code, error) &&
         insert_setting (database, "time_zone", time_zone, error);
}

/* Made under another name, so that the file is there whole or not at all. */
static gboolean
create_file (const char       *path,
             const char       *name,
             const VtCurrency *currency,
             const char       *time_zone,
             GError          **error)
{
  g_autofree char *temporary = vt_publish_temporary_path (path);

  if (fill_new_file (temporary, name, currency, time_zone, error) &&
      vt_publish_file (temporary, path, VT_PUBLISH_NEW, error))
    return TRUE;
  vt_publish_discard (temporary);
  return FALSE;
}

VtWorkspace *
vt_workspace_create (const char *path, const char *name, const VtCurrency *currency, GError **error)
{
  g_autofree char *time_zone = vt_zone_dup_local ();

  return vt_workspace_create_in_zone (path, name, currency, time_zone, error);
}

VtWorkspace *
vt_workspace_create_in_zone (const char       *path,
                             const char       *name,
                             const VtCurrency *currency,
                             const char       *time_zone,
                             GError          **error)
{
  g_return_val_if_fail (path != NULL && name != NULL && currency != NULL, NULL);
  g_return_val_if_fail (time_zone != NULL && vt_zone_is_name (time_zone), NULL);

  if (!vt_publish_check_new (path, error) || !create_file (path, name, currency, time_zone, error))
    return NULL;
  return vt_workspace_open (path, NULL, error);
}
