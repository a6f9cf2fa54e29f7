/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection: how it is opened, and what its failures mean to the user. */

#include "vt-database-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A statement waits so long for a lock of another connection of ours (a checkpoint). */
#define BUSY_TIMEOUT_MS 10000

static VtError
code_of_result (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return VT_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return VT_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return VT_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return VT_ERROR_NOT_A_WORKSPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return VT_ERROR_IN_USE;
    case SQLITE_CONSTRAINT:
      return VT_ERROR_CONSTRAINT;
    case SQLITE_TOOBIG:
      return VT_ERROR_LIMIT;
    default:
      return VT_ERROR_FAILED;
    }
}

static int
last_errno_of (sqlite3 *handle, int pointer_operation)
{
  sqlite3_file *file = NULL;
  int           last_errno = 0;

  if (sqlite3_file_control (handle, "main", pointer_operation, &file) == SQLITE_OK &&
      file != NULL && file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &last_errno);
  return last_errno;
}

/* SQLite itself takes only ENOSPC for a full disk, and sqlite3_system_errno() does not know of a
 * commit's failures: so the database and its log are asked. EFBIG is the largest file that the file
 * system or a limit of the user's allows. */
static gboolean
is_out_of_space (sqlite3 *handle, int result)
{
  static const int operations[] = {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER};

  if (result != SQLITE_IOERR_WRITE || handle == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      int last_errno = last_errno_of (handle, operations[i]);

      if (last_errno == ENOSPC || last_errno == EDQUOT || last_errno == EFBIG)
        return TRUE;
    }
  return FALSE;
}

void
vt_database_set_error_for (sqlite3 *handle, int result, GError **error)
{
  const char *cause = handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (result);

  if (is_out_of_space (handle, result))
    result = SQLITE_FULL;
  if ((result & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return;
    }
  switch (code_of_result (result))
    {
    case VT_ERROR_NO_SPACE:
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NO_SPACE, _ ("The disk is full"));
      return;
    case VT_ERROR_READ_ONLY:
      g_set_error_literal (error, VT_ERROR, VT_ERROR_READ_ONLY,
                           _ ("The workspace or its folder cannot be written"));
      return;
    case VT_ERROR_CORRUPT:
      g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT, _ ("The workspace is damaged (%s)"), cause);
      return;
    case VT_ERROR_FAILED:
    case VT_ERROR_NOT_A_WORKSPACE:
    case VT_ERROR_TOO_NEW:
    case VT_ERROR_IN_USE:
    case VT_ERROR_NOT_FOUND:
    case VT_ERROR_CONSTRAINT:
    case VT_ERROR_BAD_INPUT:
    case VT_ERROR_LIMIT:
      g_set_error_literal (error, VT_ERROR, code_of_result (result), cause);
      return;
    }
}

void
vt_database_set_error (VtDatabase *database, int result, GError **error)
{
  vt_database_set_error_for (database->handle, result, error);
}

/* Trusts nothing in the file: no functions from its schema, no writing of the schema by hand. */
static gboolean
configure (VtDatabase *database, VtDatabaseMode mode, GError **error)
{
  sqlite3_busy_timeout (database->handle, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (database->handle, 1);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (!vt_database_exec (database,
                         "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; "
                         "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; "
                         "PRAGMA cache_size = -16000",
                         error))
    return FALSE;
  return mode != VT_DATABASE_READ || vt_database_exec (database, "PRAGMA query_only = ON", error);
}

VtDatabase *
vt_database_open (const char *path, VtDatabaseMode mode, GError **error)
{
  g_autoptr (VtDatabase) database = g_new0 (VtDatabase, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result;

  /* Readers open for writing too, as reading a WAL needs its index; query_only keeps them honest.
   */
  flags |= SQLITE_OPEN_READWRITE;
  if (mode == VT_DATABASE_CREATE)
    flags |= SQLITE_OPEN_CREATE;

  database->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sqlite3_finalize);
  result = sqlite3_open_v2 (path, &database->handle, flags, NULL);
  if (result != SQLITE_OK)
    {
      vt_database_set_error (database, result, error);
      return NULL;
    }
  if (!configure (database, mode, error))
    return NULL;
  return g_steal_pointer (&database);
}

void
vt_database_close (VtDatabase *database)
{
  g_clear_pointer (&database->statements, g_hash_table_unref);
  sqlite3_close_v2 (database->handle);
  g_free (database);
}

gboolean
vt_database_exec (VtDatabase *database, const char *sql, GError **error)
{
  int result = sqlite3_exec (database->handle, sql, NULL, NULL, NULL);

  if (result != SQLITE_OK)
    vt_database_set_error (database, result, error);
  return result == SQLITE_OK;
}

gint64
vt_database_last_insert_id (VtDatabase *database)
{
  return sqlite3_last_insert_rowid (database->handle);
}

gint64
vt_database_n_changes (VtDatabase *database)
{
  return sqlite3_changes64 (database->handle);
}

gboolean
vt_database_query_int64 (VtDatabase *database, const char *sql, gint64 *ret_value, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, sql, error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  *ret_value = has_row ? vt_statement_get_int64 (&statement, 0) : 0;
  return TRUE;
}

gboolean
vt_database_read_setting (VtDatabase *database, const char *key, char **ret_value, GError **error)
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
