/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Independent tasks on several threads, under one job. */

#include "vt-parallel.h"

#define MAX_WORKERS 64

typedef struct
{
  guint          n_tasks;
  VtParallelTask run;
  gpointer       user_data;
  const guint64 *units_before; /* (nullable) */
  VtJob         *job;          /* (nullable) */
  guint          next_task;    /* (atomic) */
  int            stopped;      /* (atomic) */
  GMutex         lock;
  guint64        n_units_done; /* (lock) */
  GError        *error;        /* (lock) (owned) (nullable): the first */
} Pool;

typedef struct
{
  Pool *pool;
  guint index;
} Worker;

guint
vt_parallel_n_workers (guint n_threads)
{
  return CLAMP (n_threads != 0 ? n_threads : g_get_num_processors (), 1, MAX_WORKERS);
}

static void
pool_fail (Pool *pool, GError *error)
{
  g_mutex_lock (&pool->lock);
  if (pool->error == NULL)
    pool->error = g_steal_pointer (&error);
  g_mutex_unlock (&pool->lock);
  g_clear_error (&error);
  g_atomic_int_set (&pool->stopped, 1);
}

static guint64
pool_finish_task (Pool *pool, guint task)
{
  guint64 n_units_done;

  g_mutex_lock (&pool->lock);
  pool->n_units_done += pool->units_before[task + 1] - pool->units_before[task];
  n_units_done = pool->n_units_done;
  g_mutex_unlock (&pool->lock);
  return n_units_done;
}

/* The caller alone reports: listeners are written for one thread. */
static gboolean
pool_tell (Pool *pool, guint task, guint worker, GError **error)
{
  guint64 n_units_done;

  if (pool->units_before == NULL)
    return vt_job_check (pool->job, error);

  n_units_done = pool_finish_task (pool, task);
  if (worker != 0)
    return vt_job_check (pool->job, error);
  return vt_job_report (pool->job, n_units_done, pool->units_before[pool->n_tasks], error);
}

static gpointer
worker_main (gpointer data)
{
  Worker *worker = data;
  Pool   *pool = worker->pool;

  while (!g_atomic_int_get (&pool->stopped))
    {
      guint task = (guint) g_atomic_int_add (&pool->next_task, 1);
      g_autoptr (GError) error = NULL;

      if (task >= pool->n_tasks)
        break;
      if (!pool->run (task, worker->index, pool->user_data, &error) ||
          !pool_tell (pool, task, worker->index, &error))
        pool_fail (pool, g_steal_pointer (&error));
    }
  return NULL;
}

gboolean
vt_parallel_run (guint          n_tasks,
                 guint          n_workers,
                 VtParallelTask run,
                 gpointer       user_data,
                 const guint64 *units_before,
                 VtJob         *job,
                 GError       **error)
{
  Pool     pool = {n_tasks, run, user_data, units_before, job};
  Worker   workers[MAX_WORKERS];
  GThread *threads[MAX_WORKERS] = {NULL};

  g_return_val_if_fail (n_workers >= 1 && n_workers <= MAX_WORKERS, FALSE);
  g_return_val_if_fail (run != NULL, FALSE);

  if (!vt_job_check (job, error))
    return FALSE;

  g_mutex_init (&pool.lock);
  for (guint i = 0; i < n_workers; i++)
    workers[i] = (Worker){&pool, i};

  /* A thread that cannot be had is only slower. */
  for (guint i = 1; i < MIN (n_workers, n_tasks); i++)
    threads[i] = g_thread_try_new ("vt-worker", worker_main, &workers[i], NULL);
  worker_main (&workers[0]);
  for (guint i = 1; i < n_workers; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
  g_mutex_clear (&pool.lock);

  if (pool.error != NULL)
    {
      g_propagate_error (error, pool.error);
      return FALSE;
    }
  if (units_before != NULL)
    return vt_job_report (job, units_before[n_tasks], units_before[n_tasks], error);
  return TRUE;
}
