/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When things happen, and how long the main loop is held up: for benchmarks and bug reports. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_trace_start:
 *
 * With VITRINE_TRACE set to anything but 0, lines go to standard error, which begin with
 * "vitrine-trace:" and a time of the monotonic clock in milliseconds. Without it, everything here
 * does nothing. Call it once, before the main loop runs.
 */
void studio_trace_start (void);

/* Writes the number of rounds of the main loop since the start, the longest, and the one that 99 of
 * 100 are shorter than. Call it after the main loop has run. */
void studio_trace_finish (void);

/**
 * studio_trace_mark:
 * @what: static
 *
 * "vitrine-trace: 12345.678 ms: loaded". From any thread.
 */
void studio_trace_mark (const char *what);

/**
 * studio_trace_mark_frame:
 * @widget: realized, or about to be
 * @what: static
 *
 * The same once the next frame of the widget's window was painted and handed to the display.
 */
void studio_trace_mark_frame (GtkWidget *widget, const char *what);

/**
 * StudioRounds:
 * @n: rounds counted
 * @longest_us: of them
 * @n_by_ms: how many took so many whole milliseconds; the last is for all that took longer
 *
 * How long the rounds of a main loop took, from the end of its waiting to the next wait.
 */
#define STUDIO_ROUNDS_MAX_MS 1000
typedef struct
{
  guint64 n;
  gint64  longest_us;
  guint64 n_by_ms[STUDIO_ROUNDS_MAX_MS + 1];
} StudioRounds;

void studio_rounds_add (StudioRounds *rounds, gint64 took_us);
/* Returns: whole milliseconds that at least @percent (0 to 100) of the rounds did not exceed,
 * rounded up; %STUDIO_ROUNDS_MAX_MS + 1 where it is more than that; 0 without rounds */
guint studio_rounds_get_percentile_ms (const StudioRounds *rounds, guint percent);

G_END_DECLS
