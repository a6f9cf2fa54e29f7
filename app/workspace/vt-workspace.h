/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace: one file with everything in it, one writing thread, and a history of undo that
 * survives a restart. */

#pragma once

#include "vt-database.h"
#include "vt-job.h"
#include "vt-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define VT_TYPE_WORKSPACE (vt_workspace_get_type ())
G_DECLARE_FINAL_TYPE (VtWorkspace, vt_workspace, VT, WORKSPACE, GObject)

/**
 * VtWorkspaceFunc:
 * @database: the connection, for the length of the call
 * @job: (nullable)
 * @data: as given
 *
 * Work on the database. Inside vt_workspace_edit() it runs in the writing thread within one
 * transaction, which is rolled back when it returns %FALSE or the job is cancelled before the
 * commit. Inside vt_workspace_read() it runs in the calling thread (or a pool thread) on one
 * snapshot and cannot write.
 */
typedef gboolean (*VtWorkspaceFunc) (VtDatabase *database,
                                     VtJob      *job,
                                     gpointer    data,
                                     GError    **error);

/**
 * vt_workspace_create:
 * @path: a file that must not exist yet
 * @name: the shop's name, shown in the title
 *
 * The shop is in the machine's own time zone. The file appears at @path whole or not at all. A log
 * of SQLite's that was left beside a file of this name is removed.
 *
 * Returns: (transfer full): the open workspace; %NULL with %VT_ERROR_READ_ONLY, %VT_ERROR_NO_SPACE,
 * %VT_ERROR_CONSTRAINT (the file exists) or %VT_ERROR_FAILED
 */
VtWorkspace *vt_workspace_create (const char       *path,
                                  const char       *name,
                                  const VtCurrency *currency,
                                  GError          **error);
/* The same in another time zone, which has to be a name, see vt_zone_is_name(). */
VtWorkspace *vt_workspace_create_in_zone (const char       *path,
                                          const char       *name,
                                          const VtCurrency *currency,
                                          const char       *time_zone,
                                          GError          **error);

/**
 * vt_workspace_open:
 *
 * Opens, checks and migrates. A second process (or a second call in this one) on the same file is
 * refused.
 *
 * Returns: (transfer full): %NULL with one of %VT_ERROR_NOT_FOUND, %VT_ERROR_NOT_A_WORKSPACE,
 * %VT_ERROR_TOO_NEW, %VT_ERROR_CORRUPT, %VT_ERROR_READ_ONLY, %VT_ERROR_IN_USE, %VT_ERROR_NO_SPACE,
 * or %G_IO_ERROR_CANCELLED
 */
VtWorkspace *vt_workspace_open (const char *path, VtJob *job, GError **error);

/**
 * vt_workspace_close:
 *
 * Refuses new work, waits for reads that run and commits every edit that is queued, checkpoints and
 * lets go of the file. Idempotent, and a second caller waits for the first; also done when the last
 * reference goes. Must not be called from within a #VtWorkspaceFunc.
 *
 * Returns: %FALSE if the log could not be copied back into the file; nothing is lost, the next open
 * does it
 */
gboolean vt_workspace_close (VtWorkspace *self, GError **error);

/* A consistent copy under another name, while this one stays open; written beside the target and
 * renamed. */
gboolean vt_workspace_save_copy (VtWorkspace *self, const char *path, VtJob *job, GError **error);

const char *vt_workspace_get_path (VtWorkspace *self);
/* As of the last commit; valid as long as @self, also once there is another. */
const char       *vt_workspace_get_name (VtWorkspace *self);
const VtCurrency *vt_workspace_get_currency (VtWorkspace *self);

/**
 * vt_workspace_edit:
 * @label: what the step is called under Undo, translated, as an imperative ("Change Discount")
 * @place: (nullable): where it happened, as "page" or "page/object", so that undo can go there
 * ("offers/b7c1…")
 * @func: changes the database
 *
 * One edit is one transaction and one step of undo; the changeset and its inverse are stored with
 * it. Blocks until committed; must not be called from within a #VtWorkspaceFunc. An edit that
 * changes nothing leaves no step.
 *
 * Returns: %FALSE with whatever @func or SQLite said; then nothing has changed
 */
gboolean vt_workspace_edit (VtWorkspace    *self,
                            const char     *label,
                            const char     *place,
                            VtWorkspaceFunc func,
                            gpointer        data,
                            VtJob          *job,
                            GError        **error);

/* The same without blocking; @data is freed with @destroy in any thread. @callback runs in the
 * caller's main context. */
void     vt_workspace_edit_async (VtWorkspace        *self,
                                  const char         *label,
                                  const char         *place,
                                  VtWorkspaceFunc     func,
                                  gpointer            data,
                                  GDestroyNotify      destroy,
                                  VtJob              *job,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean vt_workspace_edit_finish (VtWorkspace *self, GAsyncResult *result, GError **error);

/* As edit, for what is not the user's work and must not be undone: the last export. */
gboolean vt_workspace_note (
    VtWorkspace *self, VtWorkspaceFunc func, gpointer data, VtJob *job, GError **error);
/* Ended with vt_workspace_edit_finish(). */
void vt_workspace_note_async (VtWorkspace        *self,
                              VtWorkspaceFunc     func,
                              gpointer            data,
                              GDestroyNotify      destroy,
                              VtJob              *job,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);

/* Reads on one snapshot, in the calling thread. Any number at once. */
gboolean vt_workspace_read (
    VtWorkspace *self, VtWorkspaceFunc func, gpointer data, VtJob *job, GError **error);

/**
 * VtUndoState:
 * @undo_label: (nullable): what Undo would take back; %NULL if nothing
 * @redo_label: (nullable)
 */
typedef struct
{
  char *undo_label;
  char *redo_label;
} VtUndoState;

void vt_workspace_get_undo_state (VtWorkspace *self, VtUndoState *ret_state);
void vt_undo_state_clear (VtUndoState *state);

/**
 * vt_workspace_undo:
 * @ret_place: (out) (optional) (nullable) (transfer full): the place of the step, to go there
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND if there is nothing to undo
 */
gboolean vt_workspace_undo (VtWorkspace *self, char **ret_place, GError **error);
gboolean vt_workspace_redo (VtWorkspace *self, char **ret_place, GError **error);
void vt_workspace_undo_async (VtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
void vt_workspace_redo_async (VtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
/* For both: the place, or %NULL without an error where the step named none. */
char *vt_workspace_undo_finish (VtWorkspace *self, GAsyncResult *result, GError **error);

/**
 * VtWorkspace:name:
 *
 * Read only; notified before ::changed, in the same context, after a commit that changed it.
 */

/**
 * VtWorkspace::changed:
 * @tables: (array zero-terminated=1): the tables in which rows were added, changed or removed
 *
 * After each committed edit, note, undo or redo, in the main context in which the workspace was
 * opened.
 */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtUndoState, vt_undo_state_clear)

G_END_DECLS
