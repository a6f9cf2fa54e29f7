/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consistent copy of a workspace while it is in use. */

#include "vt-backup.h"

#include "vt-lock.h"
#include "vt-publish.h"

#include <glib/gi18n-lib.h>

/* Pages copied between two reports: 4 MB at the usual page size. */
#define PAGES_PER_STEP 1024

/* A failure of SQLite's ends the copying too; sqlite3_backup_finish() then says which. Returns:
 * %FALSE if cancelled */
static gboolean
copy_pages (sqlite3_backup *backup, VtJob *job, GError **error)
{
  for (;;)
    {
      int     result = sqlite3_backup_step (backup, PAGES_PER_STEP);
      guint64 total = (guint64) sqlite3_backup_pagecount (backup);
      guint64 left = (guint64) sqlite3_backup_remaining (backup);

      if (!vt_job_report (job, total - left, total, error))
        return FALSE;
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        g_usleep (10000);
      else if (result != SQLITE_OK)
        return TRUE;
    }
}

static gboolean
copy_to_handle (VtDatabase *database, sqlite3 *target, VtJob *job, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", database->handle, "main");
  gboolean        ended;
  int             result;

  if (backup == NULL)
    {
      vt_database_set_error_for (target, sqlite3_errcode (target), error);
      return FALSE;
    }
  ended = copy_pages (backup, job, error);
  result = sqlite3_backup_finish (backup);
  if (!ended)
    return FALSE;
  /* The copy is a plain file until it is opened: no log beside it that could be left behind. */
  if (result == SQLITE_OK)
    result = sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (result != SQLITE_OK)
    vt_database_set_error_for (target, result, error);
  return result == SQLITE_OK;
}

static gboolean
copy_to_file (VtDatabase *database, const char *path, VtJob *job, GError **error)
{
  sqlite3 *target = NULL;
  gboolean copied = FALSE;
  int      result = sqlite3_open_v2 (path, &target,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                                         SQLITE_OPEN_EXRESCODE,
                                     NULL);

  if (result != SQLITE_OK)
    vt_database_set_error_for (target, result, error);
  else
    copied = copy_to_handle (database, target, job, error);
  sqlite3_close (target);
  return copied;
}

/* A workspace that somebody has open is not replaced under their hands. */
static gboolean
claim_target (const char *path, VtLock **ret_lock, GError **error)
{
  g_autoptr (VtLock) lock = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      lock = vt_lock_acquire (path, error);
      if (lock == NULL)
        return FALSE;
    }
  *ret_lock = g_steal_pointer (&lock);
  return TRUE;
}

gboolean
vt_backup_write (VtDatabase *database, const char *path, VtJob *job, GError **error)
{
  g_autofree char *temporary = vt_publish_temporary_path (path);
  g_autoptr (VtLock) lock = NULL;

  if (!claim_target (path, &lock, error))
    return FALSE;
  vt_job_begin_phase (job, _ ("Saving a copy"), _ ("pages"));
  if (copy_to_file (database, temporary, job, error) &&
      vt_publish_file (temporary, path, VT_PUBLISH_REPLACE, error))
    return TRUE;
  vt_publish_discard (temporary);
  return FALSE;
}
