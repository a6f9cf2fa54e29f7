/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table every benchmark prints. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prints job, seconds, peak memory of the process so far, and a remark. */
void bench_print_row (const char *job, gint64 took_us, const char *remark_format, ...)
    G_GNUC_PRINTF (3, 4);

/* The same for what takes microseconds: how long one takes, and how many a second that are. */
void bench_print_rate (const char *job, double micros, const char *remark_format, ...)
    G_GNUC_PRINTF (3, 4);

/* Returns: how long the process has been running on a processor; unlike a clock, that does not
 * count what others do on a shared machine */
double bench_get_processor_micros (void);

typedef void (*BenchFunc) (gpointer data);

/* Returns: how much of a processor's time @func takes, in microseconds, in the fastest of several
 * rounds: whoever else is at work empties caches; @ret_n_times: how often it was called in all */
double bench_repeat (BenchFunc func, gpointer data, gint64 *ret_n_times);

/* Returns: the number after "NAME=" among the arguments, else @otherwise */
guint32 bench_get_argument (int argc, char *argv[], const char *name, guint32 otherwise);

/* (nullable): the first argument that is no "NAME=": a file */
const char *bench_get_path (int argc, char *argv[]);

G_END_DECLS
