/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of undo: changesets of SQLite's session extension, kept in the workspace itself. */

#pragma once

#include "vt-database-private.h"

G_BEGIN_DECLS

/* Older steps are forgotten. */
#define VT_UNDO_MAX_STEPS 200

/* Records what an edit changes in the tables that undo covers. */
typedef struct _VtUndoRecorder VtUndoRecorder;

VtUndoRecorder *vt_undo_recorder_new (VtDatabase *database, GError **error);
void            vt_undo_recorder_free (VtUndoRecorder *self);

/**
 * vt_undo_recorder_store:
 *
 * Stores what was recorded as the newest step, in the same transaction; what was undone can then no
 * longer be redone. Stores nothing where nothing changed.
 */
gboolean
vt_undo_recorder_store (VtUndoRecorder *self, const char *label, const char *place, GError **error);

typedef enum
{
  VT_UNDO_BACK,
  VT_UNDO_FORTH,
} VtUndoDirection;

/**
 * vt_undo_apply:
 * @ret_place: (out) (nullable): where the step happened
 *
 * Takes the newest step back, or the oldest undone one forth, within the caller's transaction.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND if there is no such step, %VT_ERROR_CONSTRAINT if the
 * data no longer is what the step left
 */
gboolean
vt_undo_apply (VtDatabase *database, VtUndoDirection direction, char **ret_place, GError **error);

/* The labels of the steps that undo and redo would apply; %NULL where there is none. */
gboolean vt_undo_load_labels (VtDatabase *database,
                              char      **ret_undo_label,
                              char      **ret_redo_label,
                              GError    **error);

/* Deletes the order history of imports that neither stand nor can be brought back by a step. */
gboolean vt_undo_purge_orders (VtDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtUndoRecorder, vt_undo_recorder_free)

G_END_DECLS
