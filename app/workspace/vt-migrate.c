/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a SQLite file a workspace, and how one of an older version becomes one of today's. */

#include "vt-migrate.h"

#include "vt-lock.h"
#include "vt-schema-resource.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Of SQLite's file format: "Database File Format", sqlite.org/fileformat2.html, section 1.3. */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_APPLICATION_ID 68

static gboolean
check_header (const guint8 *header, gssize size, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  guint32          id_be;

  if (size >= (gssize) sizeof HEADER_MAGIC &&
      memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) == 0)
    {
      if (size < HEADER_SIZE)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT, _ ("“%s” is cut short"), name);
          return FALSE;
        }
      memcpy (&id_be, header + HEADER_APPLICATION_ID, sizeof id_be);
      if (GUINT32_FROM_BE (id_be) == VT_APPLICATION_ID)
        return TRUE;
    }

  g_set_error (error, VT_ERROR, VT_ERROR_NOT_A_WORKSPACE, _ ("“%s” is not a Vitrine workspace"),
               name);
  return FALSE;
}

static gboolean
is_marked_read_only (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && (info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
}

gboolean
vt_migrate_check_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  guint8           header[HEADER_SIZE];
  gssize           size;
  int              saved_errno;
  int              fd;

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return vt_lock_set_file_error (errno, path, error);
  size = read (fd, header, sizeof header);
  saved_errno = errno;
  close (fd);
  if (size < 0)
    return vt_lock_set_file_error (saved_errno, path, error);
  if (!check_header (header, size, path, error))
    return FALSE;

  /* The write-ahead log lies beside the file, so the folder must be writable too. The mode counts
   * for the superuser as well, who may write whatever it says. */
  if (g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0)
    return vt_lock_set_file_error (errno, path, error);
  if (is_marked_read_only (path) || is_marked_read_only (folder))
    return vt_lock_set_file_error (EACCES, path, error);
  return TRUE;
}

static gboolean
run_step (VtDatabase *database, int version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("/vitrine/workspace/%03d.sql", version);
  g_autofree char *bump = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) bytes = NULL;

  bytes =
      g_resource_lookup_data (vt_schema_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;

  /* A resource's data ends with a NUL that is not counted. */
  if (vt_database_exec (database, "BEGIN IMMEDIATE", error) &&
      vt_database_exec (database, g_bytes_get_data (bytes, NULL), error) &&
      vt_database_exec (database, bump, error) && vt_database_exec (database, "COMMIT", error))
    return TRUE;
  sqlite3_exec (database->handle, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
vt_migrate_run (VtDatabase *database, GError **error)
{
  gint64 version;

  if (!vt_database_query_int64 (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > VT_SCHEMA_VERSION)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_TOO_NEW,
                           _ ("The workspace was written by a later version of Vitrine; "
                              "update Vitrine to open it"));
      return FALSE;
    }

  for (int next = (int) version + 1; next <= VT_SCHEMA_VERSION; next++)
    if (!run_step (database, next, error))
      return FALSE;
  return TRUE;
}
