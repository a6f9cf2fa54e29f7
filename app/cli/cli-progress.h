/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a job is, on one line of the terminal; and Ctrl+C, which stops it. */

#pragma once

#include "vt-job.h"

G_BEGIN_DECLS

/**
 * cli_progress_watch_signals:
 * @job: what SIGINT, SIGTERM and SIGHUP cancel
 *
 * To be called before any other thread is started: a thread of its own waits for the signals, as
 * little of what cancelling does is safe in a handler. The second signal ends the process at once.
 */
void cli_progress_watch_signals (VtJob *job);

/* Shows the job on standard error if that is a terminal. */
void cli_progress_show (VtJob *job);

/* Wipes the line, before anything else is printed. */
void cli_progress_end (void);

/* (transfer full): "Reading orders.csv: 12,345 of 541,909 rows (2 %)", on one line and of at most
 * @n_columns characters. */
char *cli_progress_to_text (const VtJobState *state, glong n_columns);

G_END_DECLS
