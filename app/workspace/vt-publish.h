/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database file made under a temporary name appears under its own at one stroke. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VT_PUBLISH_NEW,     /* the name must be free */
  VT_PUBLISH_REPLACE, /* what bears the name is replaced */
} VtPublishMode;

/* A name beside @path that nothing bears: hidden, as it is seen only after a crash. */
char *vt_publish_temporary_path (const char *path);

/* Removes the temporary file and what SQLite may have left beside it. */
void vt_publish_discard (const char *temporary);

/* Returns: %FALSE with %VT_ERROR_CONSTRAINT if something bears the name already */
gboolean vt_publish_check_new (const char *path, GError **error);

/**
 * vt_publish_file:
 * @temporary: a closed database without a log
 * @path: in the same folder
 *
 * Brings @temporary to the disk, then gives it its name. A log that lies beside the name is of
 * another file and would be played into this one, so it is removed.
 *
 * Returns: %FALSE with %VT_ERROR_CONSTRAINT, %VT_ERROR_NO_SPACE or %VT_ERROR_READ_ONLY; then
 * @temporary still is where it was, or the name is taken but may not outlive a power cut
 */
gboolean
vt_publish_file (const char *temporary, const char *path, VtPublishMode mode, GError **error);

G_END_DECLS
