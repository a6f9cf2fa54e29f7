/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all. */

#pragma once

#include "vt-error.h"

G_BEGIN_DECLS

/**
 * VtPackFile:
 *
 * Bytes on the disk under a temporary name beside their target, not seen under their own name yet.
 */
typedef struct _VtPackFile VtPackFile;

/**
 * vt_pack_file_prepare:
 * @path: where the bytes are to go; a file there is replaced, anything else is left alone
 *
 * Writes the bytes beside @path and makes sure that they are on the disk.
 *
 * Returns: %NULL with %VT_ERROR_CONSTRAINT (a folder or device is there), %VT_ERROR_NOT_FOUND (its
 * folder is not), %VT_ERROR_READ_ONLY, %VT_ERROR_NO_SPACE or %VT_ERROR_FAILED; then nothing is left
 * behind
 */
VtPackFile *vt_pack_file_prepare (GBytes *bytes, const char *path, GError **error);

/* Gives the file its name in one step. Errors as above; once done, freeing leaves the file alone.
 */
gboolean vt_pack_file_commit (VtPackFile *self, GError **error);
/* Whether the file has its name: then freeing leaves it alone. It may have although the commit
 * failed, where the system could not promise that the name outlives a power cut. */
gboolean vt_pack_file_is_named (VtPackFile *self);

/* Removes what was prepared, unless it was committed. */
void vt_pack_file_free (VtPackFile *self);

/* Both at once. */
gboolean vt_pack_write (GBytes *bytes, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPackFile, vt_pack_file_free)

G_END_DECLS
