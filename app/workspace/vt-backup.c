/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consistent copy of a workspace while it is in use. */

#include "vt-backup.h"

#include "vt-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Pages copied between two reports: 4 MB at the usual page size. */
#define PAGES_PER_STEP 1024

static gboolean
copy_pages (sqlite3_backup *backup, VtJob *job, GError **error)
{
  for (;;)
    {
      int     result = sqlite3_backup_step (backup, PAGES_PER_STEP);
      guint64 total = (guint64) sqlite3_backup_pagecount (backup);
      guint64 left = (guint64) sqlite3_backup_remaining (backup);

      if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_BUSY &&
          result != SQLITE_LOCKED)
        {
          vt_database_set_error_for (NULL, result, error);
          return FALSE;
        }
      if (!vt_job_report (job, total - left, total, error))
        return FALSE;
      if (result == SQLITE_DONE)
        return TRUE;
      if (result != SQLITE_OK)
        g_usleep (10000);
    }
}

static gboolean
copy_to_handle (VtDatabase *database, sqlite3 *target, VtJob *job, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", database->handle, "main");
  gboolean        copied;
  int             result;

  if (backup == NULL)
    {
      vt_database_set_error_for (target, sqlite3_errcode (target), error);
      return FALSE;
    }
  copied = copy_pages (backup, job, error);
  result = sqlite3_backup_finish (backup);
  if (!copied)
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
  int      result = sqlite3_open_v2 (
           path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

  if (result != SQLITE_OK)
    vt_database_set_error_for (target, result, error);
  else
    copied = copy_to_handle (database, target, job, error);
  sqlite3_close (target);
  return copied;
}

static gboolean
sync_path (const char *path, int flags)
{
  int      fd = g_open (path, O_RDONLY | O_CLOEXEC | flags, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return synced;
}

/* A log left beside the file that is replaced must not be taken for the copy's. */
static void
remove_stale_logs (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  g_unlink (log);
  g_unlink (index);
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
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *file_name = g_strdup_printf (".%s.%.8s", name, uuid);
  g_autofree char *temporary = g_build_filename (folder, file_name, NULL);

  g_autoptr (VtLock) lock = NULL;

  if (!claim_target (path, &lock, error))
    return FALSE;
  vt_job_begin_phase (job, _ ("Saving a copy"), _ ("pages"));
  if (!copy_to_file (database, temporary, job, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (lock != NULL)
    remove_stale_logs (path);
  if (!sync_path (temporary, 0) || g_rename (temporary, path) != 0 ||
      !sync_path (folder, O_DIRECTORY))
    {
      g_set_error (error, VT_ERROR, errno == ENOSPC ? VT_ERROR_NO_SPACE : VT_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written: %s"), name, g_strerror (errno));
      g_unlink (temporary);
      return FALSE;
    }
  return TRUE;
}
