/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something computed from snapshots, again whenever one of them changes, off the main loop. */

#include "studio-refresh.h"

#include <gio/gio.h>

struct _StudioRefresh
{
  GWeakRef                  owner;
  const StudioRefreshFuncs *funcs;
  guint                     idle_id;
  GCancellable             *running; /* (owned) (nullable): of the computation under way */
  gboolean                  asked_again;
};

typedef struct
{
  StudioRefresh            *refresh; /* (unowned): not to be touched once cancelled */
  const StudioRefreshFuncs *funcs;
  gpointer                  work; /* (owned) */
} Run;

static void start (StudioRefresh *self);

static void
run_free (Run *run)
{
  run->funcs->free (run->work);
  g_free (run);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;

  run->funcs->compute (run->work);
  g_task_return_boolean (task, TRUE);
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run           *run = user_data;
  StudioRefresh *self = run->refresh;
  g_autoptr (GObject) owner = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      run_free (run);
      return;
    }
  g_clear_object (&self->running);
  owner = g_weak_ref_get (&self->owner);
  /* What was asked meanwhile makes this outcome stale, but it is news all the same. */
  if (self->asked_again)
    studio_refresh_ask (self);
  self->asked_again = FALSE;
  if (owner != NULL)
    run->funcs->give (owner, run->work);
  run_free (run);
}

static void
start (StudioRefresh *self)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  g_autoptr (GTask) task = NULL;
  gpointer work;
  Run     *run;

  work = owner != NULL ? self->funcs->take (owner) : NULL;
  if (work == NULL)
    return;
  run = g_new0 (Run, 1);
  run->refresh = self;
  run->funcs = self->funcs;
  run->work = work;
  self->running = g_cancellable_new ();
  task = g_task_new (NULL, self->running, on_run, run);
  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, NULL);
  g_task_run_in_thread (task, run_in_thread);
}

static gboolean
on_idle (gpointer user_data)
{
  StudioRefresh *self = user_data;

  self->idle_id = 0;
  if (self->running != NULL)
    self->asked_again = TRUE;
  else
    start (self);
  return G_SOURCE_REMOVE;
}

void
studio_refresh_ask (StudioRefresh *self)
{
  g_return_if_fail (self != NULL);

  /* Before the next frame: what is shown is never older than that. */
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, self, NULL);
}

gboolean
studio_refresh_is_pending (StudioRefresh *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->idle_id != 0 || self->running != NULL;
}

StudioRefresh *
studio_refresh_new (GObject *owner, const StudioRefreshFuncs *funcs)
{
  StudioRefresh *self;

  g_return_val_if_fail (G_IS_OBJECT (owner) && funcs != NULL, NULL);

  self = g_new0 (StudioRefresh, 1);
  g_weak_ref_init (&self->owner, owner);
  self->funcs = funcs;
  return self;
}

void
studio_refresh_free (StudioRefresh *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}
