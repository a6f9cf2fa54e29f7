/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unique values that a step of undo moves between rows: they are parked, so that their order does
 * not matter. */

#pragma once

#include "vt-database-private.h"

G_BEGIN_DECLS

/* Which rows are parked, by the value that stands in for theirs. */
typedef struct _VtUndoPark VtUndoPark;

/**
 * vt_undo_park_new:
 *
 * Gives each row whose unique value @changes replaces a value of its own, within the caller's
 * transaction. Were two SKUs swapped, neither row could else be changed before the other. A row
 * that is not as the step left it is left alone.
 */
VtUndoPark      *
vt_undo_park_new (VtDatabase *database, gconstpointer changes, gsize size, GError **error);
void vt_undo_park_free (VtUndoPark *self);

/* Whether the row that @change (an SQLITE_CHANGESET_DATA conflict) met differs from what the step
 * left only in being parked. */
gboolean vt_undo_park_explains (VtUndoPark *self, sqlite3_changeset_iter *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtUndoPark, vt_undo_park_free)

G_END_DECLS
