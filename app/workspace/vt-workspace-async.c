/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a workspace without waiting: thin coats with GTask around the writer's queue. */

#include "vt-workspace-private.h"

/* The data of an edit, freed once with the task. */
typedef struct
{
  gpointer       data;
  GDestroyNotify destroy;
  VtWrite       *write; /* (owned) (nullable): set when it is over */
} AsyncWrite;

static void
async_write_free (gpointer data)
{
  AsyncWrite *async = data;

  if (async->destroy != NULL)
    async->destroy (async->data);
  g_clear_pointer (&async->write, vt_write_free);
  g_free (async);
}

static gboolean
return_async_write (gpointer data)
{
  GTask      *task = data;
  AsyncWrite *async = g_task_get_task_data (task);

  if (async->write->error != NULL)
    g_task_return_error (task, g_steal_pointer (&async->write->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&async->write->place), g_free);
  return G_SOURCE_REMOVE;
}

/* The task is handed to its context whole: were its last reference dropped here, the workspace's
 * might be too, and the writer's thread cannot wait for itself to end. */
static void
end_async_write (VtWrite *write, gpointer user_data)
{
  GTask      *task = user_data;
  AsyncWrite *async = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  async->write = write;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_async_write, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
write_async (VtWorkspace        *self,
             VtWrite            *write,
             GDestroyNotify      destroy,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask      *task = g_task_new (self, NULL, callback, user_data);
  AsyncWrite *async = g_new0 (AsyncWrite, 1);
  g_autoptr (GError) error = NULL;

  async->data = write->data;
  async->destroy = destroy;
  g_task_set_source_tag (task, write_async);
  g_task_set_task_data (task, async, async_write_free);
  write->done = end_async_write;
  write->user_data = task;
  if (vt_workspace_push_write (self, write, &error))
    return;

  g_task_return_error (task, g_steal_pointer (&error));
  vt_write_free (write);
  g_object_unref (task);
}

void
vt_workspace_edit_async (VtWorkspace        *self,
                         const char         *label,
                         const char         *place,
                         VtWorkspaceFunc     func,
                         gpointer            data,
                         GDestroyNotify      destroy,
                         VtJob              *job,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self) && label != NULL && func != NULL);

  write_async (self, vt_write_new (VT_WRITE_EDIT, label, place, func, data, job), destroy, callback,
               user_data);
}

void
vt_workspace_note_async (VtWorkspace        *self,
                         VtWorkspaceFunc     func,
                         gpointer            data,
                         GDestroyNotify      destroy,
                         VtJob              *job,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self) && func != NULL);

  write_async (self, vt_write_new (VT_WRITE_NOTE, NULL, NULL, func, data, job), destroy, callback,
               user_data);
}

gboolean
vt_workspace_edit_finish (VtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autofree char *place = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  place = g_task_propagate_pointer (G_TASK (result), &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

void
vt_workspace_undo_async (VtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self));

  write_async (self, vt_write_new (VT_WRITE_UNDO, NULL, NULL, NULL, NULL, NULL), NULL, callback,
               user_data);
}

void
vt_workspace_redo_async (VtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (VT_IS_WORKSPACE (self));

  write_async (self, vt_write_new (VT_WRITE_REDO, NULL, NULL, NULL, NULL, NULL), NULL, callback,
               user_data);
}

char *
vt_workspace_undo_finish (VtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
