/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consistent copy of a workspace while it is in use. */

#pragma once

#include "vt-database-private.h"
#include "vt-job.h"

G_BEGIN_DECLS

/**
 * vt_backup_write:
 * @database: a connection to what is copied
 * @path: where to; an existing file is replaced once the copy is complete and on the disk
 *
 * Returns: %FALSE with %VT_ERROR_READ_ONLY, %VT_ERROR_NO_SPACE, %VT_ERROR_FAILED or
 * %G_IO_ERROR_CANCELLED; then nothing is left at or beside @path that was not there before
 */
gboolean vt_backup_write (VtDatabase *database, const char *path, VtJob *job, GError **error);

G_END_DECLS
