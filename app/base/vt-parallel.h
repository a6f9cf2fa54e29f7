/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Independent tasks on several threads, under one job. */

#pragma once

#include "vt-job.h"

G_BEGIN_DECLS

/**
 * VtParallelTask:
 * @task: which, from 0
 * @worker: which worker runs it, from 0: the index of its own scratch memory
 *
 * What it computes must not depend on @worker nor on what other tasks have done: only so are
 * results the same for any number of threads.
 *
 * Returns: %FALSE with @error set to stop everything
 */
typedef gboolean (*VtParallelTask) (guint task, guint worker, gpointer user_data, GError **error);

/* Returns: @n_threads, or as many as the machine has if it is 0; 1 to 64 */
guint vt_parallel_n_workers (guint n_threads);

/**
 * vt_parallel_run:
 * @n_tasks: tasks; begun in ascending order
 * @n_workers: threads, the calling one included; at least 1
 * @units_before: (array length=n_tasks+1) (nullable): units of all tasks before each, for the
 * reports; %NULL reports nothing and only watches for cancellation
 *
 * Runs all tasks and returns when no thread works on them any more. Only the calling thread
 * reports to the job.
 *
 * Returns: %FALSE with a task's error or %G_IO_ERROR_CANCELLED
 */
gboolean vt_parallel_run (guint          n_tasks,
                          guint          n_workers,
                          VtParallelTask run,
                          gpointer       user_data,
                          const guint64 *units_before,
                          VtJob         *job,
                          GError       **error);

G_END_DECLS
