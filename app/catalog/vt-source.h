/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a file, unpacked while they are read. */

#pragma once

#include "vt-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a file from its beginning, once. */
typedef struct _VtSource VtSource;

/**
 * vt_source_open:
 * @path: a plain file, or one packed by gzip, xz, zstd or bzip2
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_NOT_FOUND, or %VT_ERROR_FAILED if it cannot be
 * read
 */
VtSource *vt_source_open (const char *path, GError **error);
void      vt_source_free (VtSource *self);

/* Gives the next bytes; none at the end. %FALSE with %VT_ERROR_FAILED, or %VT_ERROR_CORRUPT where a
 * packed file is damaged. */
gboolean
vt_source_read (VtSource *self, char *buffer, gsize size, gsize *ret_n_read, GError **error);

/* How far the reading is, in bytes of the file as it lies on disk: what progress can be told in. */
guint64 vt_source_get_position (VtSource *self);
guint64 vt_source_get_size (VtSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSource, vt_source_free)

G_END_DECLS
