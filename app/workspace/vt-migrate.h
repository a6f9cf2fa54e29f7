/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a SQLite file a workspace, and how one of an older version becomes one of today's. */

#pragma once

#include "vt-database-private.h"

G_BEGIN_DECLS

/* "Vitr", in the header of every workspace. */
#define VT_APPLICATION_ID G_GINT64_CONSTANT (0x56697472)

/* The version this program writes; a file with a higher one is refused. */
#define VT_SCHEMA_VERSION 3

/**
 * vt_migrate_check_file:
 *
 * Looks at a file's first bytes without opening it as a database, so that a foreign file is not
 * touched.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND, %VT_ERROR_NOT_A_WORKSPACE, %VT_ERROR_CORRUPT,
 * %VT_ERROR_READ_ONLY or %VT_ERROR_FAILED
 */
gboolean vt_migrate_check_file (const char *path, GError **error);

/* Brings the schema to %VT_SCHEMA_VERSION, each version in one transaction with its bump. Refuses a
 * newer one with %VT_ERROR_TOO_NEW. */
gboolean vt_migrate_run (VtDatabase *database, GError **error);

G_END_DECLS
