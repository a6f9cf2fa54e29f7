/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mining a generated history against a bare loop over the same increments. */

#include "bare-loop.h"
#include "bench.h"
#include "order-generator.h"
#include "vt-pairs.h"

#include <stdlib.h>

#define N_REPEATS 3

static gint64
time_mining (VtBaskets *baskets, const VtPairOptions *options, const BenchBareLoop *bare)
{
  gint64 best_us = G_MAXINT64;
  gsize  n_kept = 0;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      gint64 before_us = g_get_monotonic_time ();
      g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, options, NULL, NULL);

      best_us = MIN (best_us, g_get_monotonic_time () - before_us);
      n_kept = pairs->n_pairs;
      if (pairs->n_tests != bare->n_pairs)
        g_error ("The bare loop saw another number of pairs");
    }

  g_autofree char *job = g_strdup_printf ("mining, %u threads", options->n_threads);
  bench_print_row (job, best_us,
                   "%.2f times the bare loop, %" G_GSIZE_FORMAT " pairs kept of %u or more",
                   (double) best_us / (double) bare->took_us, n_kept, options->min_together);
  return best_us;
}

static VtBaskets *
time_baskets (const VtGeneratedOrders *orders, guint32 n_items)
{
  VtBasketSource source = {.n_orders = orders->n_orders,
                           .first_line = orders->first_line,
                           .line_item = orders->line_item,
                           .n_items = n_items};
  gint64         before_us = g_get_monotonic_time ();
  VtBaskets     *baskets = vt_baskets_new (&source, NULL, NULL);

  bench_print_row ("collecting baskets", g_get_monotonic_time () - before_us,
                   "%u baskets, %.2f items each", baskets->n_baskets,
                   (double) baskets->n_entries / baskets->n_baskets);
  return baskets;
}

int
main (int argc, char *argv[])
{
  VtGeneratorOptions options = {
      bench_get_argument (argc, argv, "lines", 10000000),
      bench_get_argument (argc, argv, "items", 50000),
      8.0,
      1,
  };
  VtPairOptions pair_options = {bench_get_argument (argc, argv, "min-together", 5), 1};
  g_auto (VtGeneratedOrders) orders = {0};
  g_autoptr (VtBaskets) baskets = NULL;
  gint64        before_us = g_get_monotonic_time ();
  BenchBareLoop bare;

  vt_generate_orders (&options, &orders);
  bench_print_row ("generating orders", g_get_monotonic_time () - before_us,
                   "%u lines, %u products", orders.n_lines, options.n_items);
  baskets = time_baskets (&orders, options.n_items);
  vt_generated_orders_clear (&orders);
  bench_bare_loop_run (baskets, &bare);
  bench_print_row ("bare loop over the same increments", bare.took_us,
                   "%" G_GUINT64_FORMAT " increments, %" G_GUINT64_FORMAT " pairs",
                   bare.n_increments, bare.n_pairs);
  for (pair_options.n_threads = 1; pair_options.n_threads <= 2; pair_options.n_threads++)
    time_mining (baskets, &pair_options, &bare);
  return EXIT_SUCCESS;
}
