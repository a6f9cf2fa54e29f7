/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database file made under a temporary name appears under its own at one stroke. */

#include "vt-publish.h"

#include "vt-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* What SQLite lays beside a database. */
static const char *const suffixes[] = {"-wal", "-shm", "-journal"};

static void
remove_logs (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);

      g_unlink (log);
    }
}

char *
vt_publish_temporary_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *file_name = g_strdup_printf (".%s.%.8s", name, uuid);

  return g_build_filename (folder, file_name, NULL);
}

void
vt_publish_discard (const char *temporary)
{
  g_unlink (temporary);
  remove_logs (temporary);
}

static gboolean
set_exists_error (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT, _ ("“%s” exists already"), name);
  return FALSE;
}

gboolean
vt_publish_check_new (const char *path, GError **error)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS) || set_exists_error (path, error);
}

/* A descriptor is opened and closed here, so nobody may have the file open as a database: see
 * vt_lock_release(). */
static gboolean
sync_path (const char *path, int flags)
{
  int      fd = g_open (path, O_RDONLY | O_CLOEXEC | flags, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int      saved_errno = errno;

  if (fd >= 0)
    close (fd);
  errno = saved_errno;
  return synced;
}

/* Sets errno to EEXIST where the name is taken, also by somebody who was faster. */
static gboolean
move_to_free_name (const char *temporary, const char *path)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* File systems that cannot do it so (NFS, FAT through FUSE). */
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (temporary, path) == 0;
}

static gboolean
move (const char *temporary, const char *path, VtPublishMode mode)
{
  /* A log beside a name that has just been taken is in use. */
  if (mode == VT_PUBLISH_REPLACE || !g_file_test (path, G_FILE_TEST_EXISTS))
    remove_logs (path);
  switch (mode)
    {
    case VT_PUBLISH_NEW:
      return move_to_free_name (temporary, path);
    case VT_PUBLISH_REPLACE:
      return g_rename (temporary, path) == 0;
    }
  g_return_val_if_reached (FALSE);
}

gboolean
vt_publish_file (const char *temporary, const char *path, VtPublishMode mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  if (sync_path (temporary, 0) && move (temporary, path, mode) && sync_path (folder, O_DIRECTORY))
    return TRUE;
  if (errno == EEXIST)
    return set_exists_error (path, error);
  g_set_error (error, VT_ERROR, errno == ENOSPC ? VT_ERROR_NO_SPACE : VT_ERROR_READ_ONLY,
               _ ("“%s” cannot be written: %s"), name, g_strerror (errno));
  return FALSE;
}
