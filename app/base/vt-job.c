/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long piece of work: how far it is, and whether it should stop. */

#include "vt-job.h"

struct _VtJob
{
  grefcount     ref_count;
  GCancellable *cancellable; /* (owned) */
  GMutex        lock;
  char         *phase;    /* (owned) (nullable) (lock) */
  const char   *unit;     /* (nullable) (lock) */
  guint64       done;     /* (lock) */
  guint64       total;    /* (lock) */
  VtJobListener listener; /* (nullable): set before the work starts */
  gpointer      listener_data;
};

VtJob *
vt_job_new (GCancellable *cancellable)
{
  VtJob *job = g_new0 (VtJob, 1);

  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  g_ref_count_init (&job->ref_count);
  g_mutex_init (&job->lock);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  return job;
}

VtJob *
vt_job_ref (VtJob *job)
{
  g_return_val_if_fail (job != NULL, NULL);

  g_ref_count_inc (&job->ref_count);
  return job;
}

void
vt_job_unref (VtJob *job)
{
  g_return_if_fail (job != NULL);

  if (!g_ref_count_dec (&job->ref_count))
    return;

  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->phase, g_free);
  g_mutex_clear (&job->lock);
  g_free (job);
}

void
vt_job_set_listener (VtJob *job, VtJobListener listener, gpointer user_data)
{
  g_return_if_fail (job != NULL);

  job->listener = listener;
  job->listener_data = user_data;
}

void
vt_job_begin_phase (VtJob *job, const char *phase, const char *unit)
{
  g_return_if_fail (phase != NULL);

  if (job == NULL)
    return;

  g_mutex_lock (&job->lock);
  g_free (job->phase);
  job->phase = g_strdup (phase);
  job->unit = unit;
  job->done = 0;
  job->total = 0;
  g_mutex_unlock (&job->lock);

  if (job->listener != NULL)
    job->listener (job, job->listener_data);
}

gboolean
vt_job_report (VtJob *job, guint64 done, guint64 total, GError **error)
{
  if (job == NULL)
    return TRUE;

  g_return_val_if_fail (total == 0 || done <= total, FALSE);

  g_mutex_lock (&job->lock);
  job->done = MAX (job->done, done);
  job->total = total;
  g_mutex_unlock (&job->lock);

  if (job->listener != NULL)
    job->listener (job, job->listener_data);
  return vt_job_check (job, error);
}

gboolean
vt_job_check (VtJob *job, GError **error)
{
  return job == NULL || !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

void
vt_job_cancel (VtJob *job)
{
  g_return_if_fail (job != NULL);

  g_cancellable_cancel (job->cancellable);
}

GCancellable *
vt_job_get_cancellable (VtJob *job)
{
  return job != NULL ? job->cancellable : NULL;
}

void
vt_job_get_state (VtJob *job, VtJobState *ret_state)
{
  g_return_if_fail (job != NULL && ret_state != NULL);

  g_mutex_lock (&job->lock);
  ret_state->phase = g_strdup (job->phase);
  ret_state->unit = job->unit;
  ret_state->done = job->done;
  ret_state->total = job->total;
  g_mutex_unlock (&job->lock);
}

void
vt_job_state_clear (VtJobState *state)
{
  g_clear_pointer (&state->phase, g_free);
}
