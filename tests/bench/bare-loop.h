/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be left out of counting all pairs: the measure of what mining takes. */

#pragma once

#include "vt-baskets.h"

G_BEGIN_DECLS

/**
 * BenchBareLoop:
 * @n_increments: pairs within baskets, each as often as it occurs
 * @n_pairs: different ones
 * @took_us: the fastest of a few runs; making the index the loop goes by is not in it
 */
typedef struct
{
  guint64 n_increments;
  guint64 n_pairs;
  gint64  took_us;
} BenchBareLoop;

/* Counts with one thread, one increment for each pair in each basket, keeps nothing. */
void bench_bare_loop_run (const VtBaskets *baskets, BenchBareLoop *ret_loop);

G_END_DECLS
