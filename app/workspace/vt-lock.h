/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One process, and one workspace object in it, holds a file at a time. */

#pragma once

#include "vt-error.h"

G_BEGIN_DECLS

typedef struct _VtLock VtLock;

/**
 * vt_lock_acquire:
 * @path: an existing file
 *
 * The lock is the kernel's (flock) on the file itself, so a crash leaves none behind.
 *
 * Returns: %NULL with %VT_ERROR_IN_USE if another process or this one holds the file,
 * %VT_ERROR_NOT_FOUND, %VT_ERROR_NOT_A_WORKSPACE if it is a folder, or %VT_ERROR_READ_ONLY
 */
VtLock *vt_lock_acquire (const char *path, GError **error);

/* What errno of opening @path means to the user. Returns: %FALSE */
gboolean vt_lock_set_file_error (int saved_errno, const char *path, GError **error);

/* Must come after every connection to the file is closed: closing a descriptor of a file drops the
 * process's POSIX locks on it, which are SQLite's. */
void vt_lock_release (VtLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtLock, vt_lock_release)

G_END_DECLS
