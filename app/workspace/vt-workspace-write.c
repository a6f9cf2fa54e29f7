/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a workspace and waiting for it: edits, notes, steps of undo and redo. */

#include "vt-workspace-private.h"

#include "vt-undo.h"

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean over;
} Waiter;

static void
wake_waiter (VtWrite *write, gpointer user_data)
{
  Waiter *waiter = user_data;

  g_mutex_lock (&waiter->mutex);
  waiter->over = TRUE;
  g_cond_signal (&waiter->cond);
  g_mutex_unlock (&waiter->mutex);
}

gboolean
vt_workspace_push_write (VtWorkspace *self, VtWrite *write, GError **error)
{
  gboolean open;

  g_mutex_lock (&self->mutex);
  open = self->writer != NULL && !self->is_closing;
  if (open)
    vt_writer_push (self->writer, write);
  g_mutex_unlock (&self->mutex);
  return open || vt_workspace_set_closed_error (error);
}

/* Whether this is the writer's thread, where waiting for a write would never end. */
static gboolean
is_writing (VtWorkspace *self)
{
  gboolean writing;

  g_mutex_lock (&self->mutex);
  writing = self->writer != NULL && vt_writer_is_current (self->writer);
  g_mutex_unlock (&self->mutex);
  return writing;
}

static gboolean
write_and_wait (VtWorkspace *self, VtWrite *write, GError **error)
{
  Waiter waiter = {.over = FALSE};

  g_return_val_if_fail (!is_writing (self), FALSE);

  write->done = wake_waiter;
  write->user_data = &waiter;
  if (!vt_workspace_push_write (self, write, error))
    return FALSE;

  g_mutex_lock (&waiter.mutex);
  while (!waiter.over)
    g_cond_wait (&waiter.cond, &waiter.mutex);
  g_mutex_unlock (&waiter.mutex);

  if (write->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&write->error));
  return FALSE;
}

gboolean
vt_workspace_edit (VtWorkspace    *self,
                   const char     *label,
                   const char     *place,
                   VtWorkspaceFunc func,
                   gpointer        data,
                   VtJob          *job,
                   GError        **error)
{
  g_autoptr (VtWrite) write = NULL;

  g_return_val_if_fail (VT_IS_WORKSPACE (self) && label != NULL && func != NULL, FALSE);

  write = vt_write_new (VT_WRITE_EDIT, label, place, func, data, job);
  return write_and_wait (self, write, error);
}

gboolean
vt_workspace_note (
    VtWorkspace *self, VtWorkspaceFunc func, gpointer data, VtJob *job, GError **error)
{
  g_autoptr (VtWrite) write = NULL;

  g_return_val_if_fail (VT_IS_WORKSPACE (self) && func != NULL, FALSE);

  write = vt_write_new (VT_WRITE_NOTE, NULL, NULL, func, data, job);
  return write_and_wait (self, write, error);
}

static gboolean
step (VtWorkspace *self, VtWriteKind kind, char **ret_place, GError **error)
{
  g_autoptr (VtWrite) write = vt_write_new (kind, NULL, NULL, NULL, NULL, NULL);

  if (!write_and_wait (self, write, error))
    return FALSE;
  if (ret_place != NULL)
    *ret_place = g_steal_pointer (&write->place);
  return TRUE;
}

gboolean
vt_workspace_undo (VtWorkspace *self, char **ret_place, GError **error)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), FALSE);

  return step (self, VT_WRITE_UNDO, ret_place, error);
}

gboolean
vt_workspace_redo (VtWorkspace *self, char **ret_place, GError **error)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), FALSE);

  return step (self, VT_WRITE_REDO, ret_place, error);
}
