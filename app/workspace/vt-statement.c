/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements on loan from a connection's cache. */

#include "vt-database-private.h"
#include "vt-money.h"

gboolean
vt_statement_prepare (VtStatement *statement, VtDatabase *database, const char *sql, GError **error)
{
  gpointer idle = NULL;
  gpointer key = NULL;
  int      result;

  g_return_val_if_fail (statement != NULL && statement->handle == NULL, FALSE);

  statement->database = database;
  statement->bind_result = SQLITE_OK;
  if (g_hash_table_steal_extended (database->statements, sql, &key, &idle))
    {
      statement->handle = idle;
      return TRUE;
    }

  result = sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                               (sqlite3_stmt **) &statement->handle, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  vt_database_set_error (database, result, error);
  return FALSE;
}

void
vt_statement_reset (VtStatement *statement)
{
  if (statement->handle == NULL)
    return;

  sqlite3_reset (statement->handle);
  sqlite3_clear_bindings (statement->handle);
  statement->bind_result = SQLITE_OK;
}

void
vt_statement_clear (VtStatement *statement)
{
  const char *sql;

  if (statement->handle == NULL)
    return;

  vt_statement_reset (statement);
  sql = sqlite3_sql (statement->handle);
  if (g_hash_table_contains (statement->database->statements, sql))
    sqlite3_finalize (statement->handle);
  else
    g_hash_table_insert (statement->database->statements, (gpointer) sql, statement->handle);
  statement->handle = NULL;
}

static void
note_bind (VtStatement *statement, int result)
{
  if (statement->bind_result == SQLITE_OK)
    statement->bind_result = result;
}

void
vt_statement_bind_int64 (VtStatement *statement, int parameter, gint64 value)
{
  note_bind (statement, sqlite3_bind_int64 (statement->handle, parameter, value));
}

void
vt_statement_bind_double (VtStatement *statement, int parameter, double value)
{
  note_bind (statement, sqlite3_bind_double (statement->handle, parameter, value));
}

void
vt_statement_bind_text (VtStatement *statement, int parameter, const char *text)
{
  note_bind (statement, sqlite3_bind_text (statement->handle, parameter, text, -1, SQLITE_STATIC));
}

void
vt_statement_bind_blob (VtStatement *statement, int parameter, gconstpointer data, gsize size)
{
  note_bind (statement, sqlite3_bind_blob64 (statement->handle, parameter, size > 0 ? data : "",
                                             size, SQLITE_STATIC));
}

void
vt_statement_bind_null (VtStatement *statement, int parameter)
{
  note_bind (statement, sqlite3_bind_null (statement->handle, parameter));
}

void
vt_statement_bind_money (VtStatement *statement, int parameter, gint64 minor)
{
  if (minor == VT_MONEY_UNKNOWN)
    vt_statement_bind_null (statement, parameter);
  else
    vt_statement_bind_int64 (statement, parameter, minor);
}

gboolean
vt_statement_step (VtStatement *statement, gboolean *ret_has_row, GError **error)
{
  int result = statement->bind_result;

  if (result == SQLITE_OK)
    result = sqlite3_step (statement->handle);
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    {
      *ret_has_row = result == SQLITE_ROW;
      return TRUE;
    }
  vt_database_set_error (statement->database, result, error);
  return FALSE;
}

gboolean
vt_statement_run (VtStatement *statement, GError **error)
{
  gboolean has_row;

  if (!vt_statement_step (statement, &has_row, error))
    return FALSE;
  vt_statement_reset (statement);
  return TRUE;
}

gint64
vt_statement_get_int64 (VtStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->handle, column);
}

double
vt_statement_get_double (VtStatement *statement, int column)
{
  return sqlite3_column_double (statement->handle, column);
}

const char *
vt_statement_get_text (VtStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement->handle, column);
}

gconstpointer
vt_statement_get_blob (VtStatement *statement, int column, gsize *ret_size)
{
  gconstpointer data = sqlite3_column_blob (statement->handle, column);

  *ret_size = (gsize) sqlite3_column_bytes (statement->handle, column);
  return data;
}

gboolean
vt_statement_is_null (VtStatement *statement, int column)
{
  return sqlite3_column_type (statement->handle, column) == SQLITE_NULL;
}

gint64
vt_statement_get_money (VtStatement *statement, int column)
{
  if (vt_statement_is_null (statement, column))
    return VT_MONEY_UNKNOWN;
  return vt_statement_get_int64 (statement, column);
}
