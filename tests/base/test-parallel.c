/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks on threads: each runs once, the first error stops the rest, reports only grow. */

#include "vt-parallel.h"

#define N_TASKS 200

typedef struct
{
  int     n_runs[N_TASKS]; /* (atomic) */
  int     busy[8];         /* (atomic): by worker */
  guint   failing_task;
  guint64 last_done;
  guint   n_reports;
} Record;

static gboolean
run_task (guint task, guint worker, gpointer user_data, GError **error)
{
  Record *record = user_data;

  g_assert_cmpuint (worker, <, G_N_ELEMENTS (record->busy));
  g_assert_true (g_atomic_int_compare_and_exchange (&record->busy[worker], 0, 1));
  g_atomic_int_inc (&record->n_runs[task]);
  g_atomic_int_set (&record->busy[worker], 0);
  if (task != record->failing_task)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "this one");
  return FALSE;
}

static void
on_report (VtJob *job, gpointer user_data)
{
  Record *record = user_data;
  g_auto (VtJobState) state = {0};

  vt_job_get_state (job, &state);
  g_assert_cmpuint (state.done, >=, record->last_done);
  g_assert_cmpuint (state.total, ==, 3 * N_TASKS);
  record->last_done = state.done;
  record->n_reports++;
}

static void
test_each_once (gconstpointer data)
{
  Record  record = {.failing_task = N_TASKS};
  guint64 units_before[N_TASKS + 1];
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= N_TASKS; i++)
    units_before[i] = 3 * i;
  vt_job_set_listener (job, on_report, &record);
  g_assert_true (vt_parallel_run (N_TASKS, GPOINTER_TO_UINT (data), run_task, &record, units_before,
                                  job, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_TASKS; i++)
    g_assert_cmpint (record.n_runs[i], ==, 1);
  g_assert_cmpuint (record.last_done, ==, 3 * N_TASKS);
}

static void
test_failure (gconstpointer data)
{
  Record record = {.failing_task = 20};
  g_autoptr (GError) error = NULL;

  g_assert_false (
      vt_parallel_run (N_TASKS, GPOINTER_TO_UINT (data), run_task, &record, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  for (guint i = 0; i <= record.failing_task; i++)
    g_assert_cmpint (record.n_runs[i], ==, 1);
}

static void
test_cancelled (gconstpointer data)
{
  Record record = {.failing_task = N_TASKS};
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_false (
      vt_parallel_run (N_TASKS, GPOINTER_TO_UINT (data), run_task, &record, NULL, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (record.n_runs[0], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint n_workers = 1; n_workers <= 5; n_workers += 2)
    {
      g_autofree char *once = g_strdup_printf ("/parallel/each once/%u", n_workers);
      g_autofree char *failure = g_strdup_printf ("/parallel/failure/%u", n_workers);
      g_autofree char *cancelled = g_strdup_printf ("/parallel/cancelled/%u", n_workers);

      g_test_add_data_func (once, GUINT_TO_POINTER (n_workers), test_each_once);
      g_test_add_data_func (failure, GUINT_TO_POINTER (n_workers), test_failure);
      g_test_add_data_func (cancelled, GUINT_TO_POINTER (n_workers), test_cancelled);
    }
  return g_test_run ();
}
