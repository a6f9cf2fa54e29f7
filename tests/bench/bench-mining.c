/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mining a generated history against a bare loop over the same increments: bench-mining [FILE]. The
 * file is for others to be compared with. */

#include "bare-loop.h"
#include "bench.h"
#include "order-generator.h"
#include "vt-pairs.h"

#include <stdlib.h>

#define N_REPEATS 3

/* The best of all repeats. */
typedef struct
{
  gint64 took_us;
  gint64 processor_us; /* of all threads */
  gsize  n_kept;
} BenchMined;

static void
time_mining (VtBaskets           *baskets,
             const VtPairOptions *options,
             const BenchBareLoop *bare,
             BenchMined          *ret_mined)
{
  gint64 best_us = G_MAXINT64;
  double best_processor_us = G_MAXDOUBLE;
  gsize  n_kept = 0;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      double processor_us = bench_get_processor_micros ();
      gint64 before_us = g_get_monotonic_time ();
      g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, options, NULL, NULL);

      best_us = MIN (best_us, g_get_monotonic_time () - before_us);
      best_processor_us = MIN (best_processor_us, bench_get_processor_micros () - processor_us);
      n_kept = pairs->n_pairs;
      if (pairs->n_tests != bare->n_pairs)
        g_error ("The bare loop saw another number of pairs");
    }

  g_autofree char *job = g_strdup_printf ("mining, %u threads", options->n_threads);
  bench_print_row (job, best_us,
                   "%.2f times the bare loop, %" G_GSIZE_FORMAT " pairs kept of %u or more",
                   (double) best_us / (double) bare->took_us, n_kept, options->min_together);
  *ret_mined = (BenchMined){best_us, (gint64) best_processor_us, n_kept};
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

/* JSON: how long it took from baskets to measured pairs, with both threads, and of what. */
static void
write_result (const char          *path,
              const BenchMined    *mined,
              guint32              n_lines,
              const VtPairOptions *options)
{
  g_autofree char *text = g_strdup_printf (
      "{\"took_us\":%" G_GINT64_FORMAT ",\"processor_us\":%" G_GINT64_FORMAT
      ",\"lines\":%u,\"min_together\":%u,\"pairs\":%" G_GSIZE_FORMAT "}\n",
      mined->took_us, mined->processor_us, n_lines, options->min_together, mined->n_kept);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
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
  const char   *path = bench_get_path (argc, argv);
  BenchMined    mined = {0};
  guint32       n_lines;
  BenchBareLoop bare;

  vt_generate_orders (&options, &orders);
  bench_print_row ("generating orders", g_get_monotonic_time () - before_us,
                   "%u lines, %u products", orders.n_lines, options.n_items);
  baskets = time_baskets (&orders, options.n_items);
  n_lines = orders.n_lines;
  vt_generated_orders_clear (&orders);
  bench_bare_loop_run (baskets, &bare);
  bench_print_row ("bare loop over the same increments", bare.took_us,
                   "%" G_GUINT64_FORMAT " increments, %" G_GUINT64_FORMAT " pairs",
                   bare.n_increments, bare.n_pairs);
  for (pair_options.n_threads = 1; pair_options.n_threads <= 2; pair_options.n_threads++)
    time_mining (baskets, &pair_options, &bare, &mined);
  if (path != NULL)
    write_result (path, &mined, n_lines, &pair_options);
  return EXIT_SUCCESS;
}
