/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection, its statement cache and its transactions. Belongs to one thread at a time.
 */

#pragma once

#include "vt-error.h"

#include <glib.h>

G_BEGIN_DECLS

/* Opaque; made by VtWorkspace and handed to the functions it runs. sqlite3.h stays inside this
 * folder. */
typedef struct _VtDatabase VtDatabase;

/**
 * VtStatement:
 *
 * A prepared statement on loan from the database's cache. On the stack, declared with
 * `g_auto (VtStatement) statement = VT_STATEMENT_INIT`; leaving the scope resets it and gives it
 * back. A failed bind is remembered and reported by the next step. SQL is a static string; values
 * are always bound. Parameter and column numbers are SQLite's: parameters from 1, columns from 0.
 */
typedef struct
{
  VtDatabase *database; /* (unowned) */
  gpointer    handle;   /* (owned) sqlite3_stmt */
  int         bind_result;
} VtStatement;

#define VT_STATEMENT_INIT                                                                          \
  {                                                                                                \
    NULL, NULL, 0                                                                                  \
  }

gboolean vt_statement_prepare (VtStatement *statement,
                               VtDatabase  *database,
                               const char  *sql,
                               GError     **error);

void vt_statement_bind_int64 (VtStatement *statement, int parameter, gint64 value);
void vt_statement_bind_double (VtStatement *statement, int parameter, double value);
/* @text may be %NULL, which binds NULL; it must stay valid until the statement is reset or cleared.
 */
void vt_statement_bind_text (VtStatement *statement, int parameter, const char *text);
/* @data must stay valid until the statement is reset or cleared. */
void vt_statement_bind_blob (VtStatement *statement, int parameter, gconstpointer data, gsize size);
void vt_statement_bind_null (VtStatement *statement, int parameter);
/* Binds NULL for %VT_MONEY_UNKNOWN. */
void vt_statement_bind_money (VtStatement *statement, int parameter, gint64 minor);

/* Goes to the next row. At the end of the rows: %TRUE and *@ret_has_row %FALSE. */
gboolean vt_statement_step (VtStatement *statement, gboolean *ret_has_row, GError **error);
/* Runs a statement that gives no rows, and resets it for the next set of values. */
gboolean vt_statement_run (VtStatement *statement, GError **error);
void     vt_statement_reset (VtStatement *statement);
void     vt_statement_clear (VtStatement *statement);

gint64 vt_statement_get_int64 (VtStatement *statement, int column);
double vt_statement_get_double (VtStatement *statement, int column);
/* (nullable): valid until the next step, reset or clear. */
const char   *vt_statement_get_text (VtStatement *statement, int column);
gconstpointer vt_statement_get_blob (VtStatement *statement, int column, gsize *ret_size);
gboolean      vt_statement_is_null (VtStatement *statement, int column);
/* %VT_MONEY_UNKNOWN for NULL. */
gint64 vt_statement_get_money (VtStatement *statement, int column);

/* Runs static SQL that takes no values and gives no rows. */
gboolean vt_database_exec (VtDatabase *database, const char *sql, GError **error);
gint64   vt_database_last_insert_id (VtDatabase *database);
/* Rows changed by the last statement run. */
gint64 vt_database_n_changes (VtDatabase *database);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtStatement, vt_statement_clear)

G_END_DECLS
