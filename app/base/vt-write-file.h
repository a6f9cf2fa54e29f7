/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is replaced at one stroke. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * vt_write_file:
 * @path: replaced only once all of it is on the disk
 * @length: bytes of @content
 *
 * Returns: %FALSE with %VT_ERROR_NO_SPACE, %VT_ERROR_READ_ONLY, %VT_ERROR_NOT_FOUND for a folder
 * that is not there, or %VT_ERROR_FAILED
 */
gboolean vt_write_file (const char *path, const void *content, gsize length, GError **error);

G_END_DECLS
