/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table every benchmark prints. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prints job, seconds, peak memory of the process so far, and a remark. */
void bench_print_row (const char *job, gint64 took_us, const char *remark_format, ...)
    G_GNUC_PRINTF (3, 4);

/* Returns: the number after "NAME=" among the arguments, else @otherwise */
guint32 bench_get_argument (int argc, char *argv[], const char *name, guint32 otherwise);

G_END_DECLS
