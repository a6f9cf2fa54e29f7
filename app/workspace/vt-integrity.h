/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a workspace is sound, as far as opening it can find out in a bearable time. */

#pragma once

#include "vt-database-private.h"

G_BEGIN_DECLS

/* A file up to this size is checked whole on every open; a larger one only when it was not closed
 * cleanly, as the check reads every page. */
#define VT_INTEGRITY_WHOLE_BYTES (64 * 1024 * 1024)

/* How the file was closed last. */
typedef enum
{
  VT_INTEGRITY_CLEANLY,
  VT_INTEGRITY_CUT_OFF, /* by a crash: there is a log beside it */
} VtIntegrityClosed;

/**
 * vt_integrity_check:
 *
 * Of a large file that was closed cleanly only the frame is checked: that it is as long as its
 * header says, its list of free pages, its schema and its small tables. Damage elsewhere is found
 * by whichever statement meets it, which then fails with %VT_ERROR_CORRUPT.
 *
 * Returns: %FALSE with %VT_ERROR_CORRUPT
 */
gboolean vt_integrity_check (VtDatabase       *database,
                             const char       *path,
                             VtIntegrityClosed closed,
                             GError          **error);

G_END_DECLS
