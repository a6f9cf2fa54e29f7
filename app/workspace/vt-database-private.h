/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connection behind VtDatabase, for this folder only. */

#pragma once

#include "vt-database.h"

/* Debian's SQLite is built with the session extension; its declarations want to be asked for. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

G_BEGIN_DECLS

struct _VtDatabase
{
  sqlite3    *handle;     /* (owned) */
  GHashTable *statements; /* (owned) (element-type utf8 sqlite3_stmt): idle, by their SQL */
};

typedef enum
{
  VT_DATABASE_READ,
  VT_DATABASE_WRITE,
  VT_DATABASE_CREATE,
} VtDatabaseMode;

/* Opens a connection with the settings every connection has. */
VtDatabase *vt_database_open (const char *path, VtDatabaseMode mode, GError **error);
void        vt_database_close (VtDatabase *database);

/* Sets @error from the connection's last failure, with the code that says what the user can do. */
void vt_database_set_error (VtDatabase *database, int result, GError **error);
void vt_database_set_error_for (sqlite3 *handle, int result, GError **error);

/* The first column of the first row of static SQL, as a number. */
gboolean
vt_database_query_int64 (VtDatabase *database, const char *sql, gint64 *ret_value, GError **error);

/* Returns: %FALSE with %VT_ERROR_CORRUPT if the workspace has no such setting */
gboolean
vt_database_read_setting (VtDatabase *database, const char *key, char **ret_value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtDatabase, vt_database_close)

G_END_DECLS
