/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mining a generated history against a bare loop over the same increments. */

#include "bench.h"
#include "order-generator.h"
#include "vt-pairs.h"

#include <stdlib.h>

#define N_REPEATS 3

/* The inverted index the bare loop is given: its time is not the loop's. */
typedef struct
{
  guint32 *first; /* (owned): of each item's entries */
  guint32 *entry; /* (owned): where the item stands */
  guint32 *end;   /* (owned): where that basket ends */
} Index;

static void
index_clear (Index *index)
{
  g_free (index->first);
  g_free (index->entry);
  g_free (index->end);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static void
index_init (Index *index, const VtBaskets *baskets)
{
  g_autofree guint32 *next = NULL;

  index->first = g_new0 (guint32, (gsize) baskets->n_items + 1);
  index->entry = g_new (guint32, (gsize) baskets->n_entries + 1);
  index->end = g_new (guint32, (gsize) baskets->n_entries + 1);
  for (guint32 i = 0; i < baskets->n_items; i++)
    index->first[i + 1] = index->first[i] + baskets->item_count[i];
  next = g_memdup2 (index->first, (gsize) baskets->n_items * sizeof *next);
  for (guint32 b = 0; b < baskets->n_baskets; b++)
    for (guint32 e = baskets->first_entry[b]; e < baskets->first_entry[b + 1]; e++)
      {
        guint32 at = next[baskets->entry_item[e]]++;

        index->entry[at] = e;
        index->end[at] = baskets->first_entry[b + 1];
      }
}

/* What cannot be left out of counting all pairs: one increment each, and forgetting them. */
static guint64
count_bare (const VtBaskets *baskets, const Index *index, guint64 *ret_n_increments)
{
  g_autofree guint32 *counts = g_new0 (guint32, baskets->n_items);
  g_autofree guint32 *touched = g_new (guint32, baskets->n_items);
  guint64             n_pairs = 0;

  *ret_n_increments = 0;
  for (guint32 item = 0; item < baskets->n_items; item++)
    {
      guint32 n_touched = 0;

      for (guint32 i = index->first[item]; i < index->first[item + 1]; i++)
        {
          *ret_n_increments += index->end[i] - index->entry[i] - 1;
          for (guint32 e = index->entry[i] + 1; e < index->end[i]; e++)
            if (counts[baskets->entry_item[e]]++ == 0)
              touched[n_touched++] = baskets->entry_item[e];
        }
      n_pairs += n_touched;
      for (guint32 i = 0; i < n_touched; i++)
        counts[touched[i]] = 0;
    }
  return n_pairs;
}

static gint64
time_bare (const VtBaskets *baskets, guint64 *ret_n_pairs)
{
  g_auto (Index) index = {0};
  gint64  best_us = G_MAXINT64;
  guint64 n_increments = 0;

  index_init (&index, baskets);
  for (guint i = 0; i < N_REPEATS; i++)
    {
      gint64 before_us = g_get_monotonic_time ();

      *ret_n_pairs = count_bare (baskets, &index, &n_increments);
      best_us = MIN (best_us, g_get_monotonic_time () - before_us);
    }
  bench_print_row ("bare loop over the same increments", best_us,
                   "%" G_GUINT64_FORMAT " increments, %" G_GUINT64_FORMAT " pairs", n_increments,
                   *ret_n_pairs);
  return best_us;
}

static gint64
time_mining (VtBaskets *baskets, const VtPairOptions *options, gint64 bare_us, guint64 n_pairs)
{
  gint64 best_us = G_MAXINT64;
  gsize  n_kept = 0;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      gint64 before_us = g_get_monotonic_time ();
      g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, options, NULL, NULL);

      best_us = MIN (best_us, g_get_monotonic_time () - before_us);
      n_kept = pairs->n_pairs;
      if (pairs->n_tests != n_pairs)
        g_error ("The bare loop saw another number of pairs");
    }

  g_autofree char *job = g_strdup_printf ("mining, %u threads", options->n_threads);
  bench_print_row (job, best_us,
                   "%.2f times the bare loop, %" G_GSIZE_FORMAT " pairs kept of %u or more",
                   (double) best_us / (double) bare_us, n_kept, options->min_together);
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
  gint64  before_us = g_get_monotonic_time ();
  gint64  bare_us;
  guint64 n_pairs;

  vt_generate_orders (&options, &orders);
  bench_print_row ("generating orders", g_get_monotonic_time () - before_us,
                   "%u lines, %u products", orders.n_lines, options.n_items);
  baskets = time_baskets (&orders, options.n_items);
  vt_generated_orders_clear (&orders);
  bare_us = time_bare (baskets, &n_pairs);
  for (pair_options.n_threads = 1; pair_options.n_threads <= 2; pair_options.n_threads++)
    time_mining (baskets, &pair_options, bare_us, n_pairs);
  return EXIT_SUCCESS;
}
