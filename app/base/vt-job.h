/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long piece of work: how far it is, and whether it should stop. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VtJob:
 *
 * Given to every plain synchronous function that may take long. The function reports in real units;
 * whoever waits reads the state from any thread (the studio polls it ten times a second while busy,
 * the command line on each report). Reference counted, thread safe. Every function here accepts a
 * %NULL job, which is never cancelled and tells nobody.
 */
typedef struct _VtJob VtJob;

/**
 * VtJobState:
 * @phase: (nullable): what is being done now, translated ("Reading orders.csv"); owned by the
 * caller of vt_job_get_state(), freed by vt_job_state_clear()
 * @unit: (nullable): what @done counts, translated, plural ("rows", "MB"); static
 * @done: how many units are done, from 0
 * @total: how many there are in all; 0 while unknown
 */
typedef struct
{
  char       *phase;
  const char *unit;
  guint64     done;
  guint64     total;
} VtJobState;

/**
 * VtJobListener:
 *
 * Called in the thread that does the work, inside vt_job_report(); must be quick.
 */
typedef void (*VtJobListener) (VtJob *job, gpointer user_data);

VtJob *vt_job_new (GCancellable *cancellable);
VtJob *vt_job_ref (VtJob *job);
void   vt_job_unref (VtJob *job);

void vt_job_set_listener (VtJob *job, VtJobListener listener, gpointer user_data);

/**
 * vt_job_begin_phase:
 * @job: (nullable)
 * @phase: what is being done from now on, translated
 * @unit: (nullable): what the reports count, translated, a static string
 *
 * Starts a new phase at 0 of an unknown total.
 */
void vt_job_begin_phase (VtJob *job, const char *phase, const char *unit);

/**
 * vt_job_report:
 * @job: (nullable)
 * @done: units done, never less than in the last report of this phase
 * @total: units in all, or 0 if unknown; never less than @done when known
 *
 * Says how far the work is. Cheap enough for every few thousand rows.
 *
 * Returns: %TRUE to go on; %FALSE with %G_IO_ERROR_CANCELLED if the work should stop and leave
 * nothing behind
 */
gboolean vt_job_report (VtJob *job, guint64 done, guint64 total, GError **error);

/**
 * vt_job_check:
 *
 * As vt_job_report() without news: %FALSE with %G_IO_ERROR_CANCELLED if the work should stop.
 */
gboolean vt_job_check (VtJob *job, GError **error);

void          vt_job_cancel (VtJob *job);
GCancellable *vt_job_get_cancellable (VtJob *job);

void vt_job_get_state (VtJob *job, VtJobState *ret_state);
void vt_job_state_clear (VtJobState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtJob, vt_job_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtJobState, vt_job_state_clear)

G_END_DECLS
