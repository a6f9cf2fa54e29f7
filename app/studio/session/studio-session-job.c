/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One long job at a time, in a thread of its own. */

#include "studio-session-private.h"

typedef struct
{
  VtWorkspace   *workspace; /* (owned) */
  VtJob         *job;       /* (owned) */
  StudioJobFunc  func;
  gpointer       data;
  GDestroyNotify destroy; /* (nullable) */
  StudioJobDone  done;    /* (nullable) */
  GObject       *owner;   /* (owned) (nullable) */
} Run;

static void
run_free (Run *run)
{
  if (run->destroy != NULL)
    run->destroy (run->data);
  g_clear_object (&run->owner);
  vt_job_unref (run->job);
  g_object_unref (run->workspace);
  g_free (run);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;

  if (run->func (run->workspace, run->job, run->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSession *self = STUDIO_SESSION (source);
  Run           *run = user_data;
  g_autoptr (GError) error = NULL;

  studio_running_clear (&self->asked);
  studio_session_emit_job_changed (self);
  studio_session_notify_prop (self, STUDIO_SESSION_BUSY);
  (void) g_task_propagate_boolean (G_TASK (result), &error);
  if (run->done != NULL)
    run->done (self, run->data, error, run->owner);
  run_free (run);
}

gboolean
studio_session_run_job (StudioSession *self,
                        const char    *description,
                        StudioJobFunc  func,
                        gpointer       data,
                        GDestroyNotify destroy,
                        StudioJobDone  done,
                        gpointer       owner)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_val_if_fail (STUDIO_IS_SESSION (self) && description != NULL && func != NULL, FALSE);
  g_return_val_if_fail (owner == NULL || G_IS_OBJECT (owner), FALSE);

  if (self->asked.job != NULL || self->is_closed)
    {
      if (destroy != NULL)
        destroy (data);
      return FALSE;
    }
  self->asked.job = vt_job_new (NULL);
  self->asked.description = g_strdup (description);
  run = g_new0 (Run, 1);
  run->workspace = g_object_ref (self->workspace);
  run->job = vt_job_ref (self->asked.job);
  run->func = func;
  run->data = data;
  run->destroy = destroy;
  run->done = done;
  run->owner = owner != NULL ? g_object_ref (owner) : NULL;

  /* A job that committed before it saw the cancellation has succeeded. */
  task = g_task_new (self, NULL, on_run, run);
  g_task_set_source_tag (task, studio_session_run_job);
  g_task_set_task_data (task, run, NULL);
  g_task_run_in_thread (task, run_in_thread);
  studio_session_emit_job_changed (self);
  studio_session_notify_prop (self, STUDIO_SESSION_BUSY);
  return TRUE;
}

gboolean
studio_session_is_busy (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return self->asked.job != NULL;
}

static StudioRunning *
get_running (StudioSession *self)
{
  return self->asked.job != NULL ? &self->asked : &self->background;
}

VtJob *
studio_session_get_job (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return get_running (self)->job;
}

const char *
studio_session_get_job_description (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return get_running (self)->description;
}

void
studio_session_cancel_job (StudioSession *self)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (get_running (self)->job != NULL)
    vt_job_cancel (get_running (self)->job);
}
