/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be left out of counting all pairs: the measure of what mining takes. */

#include "bare-loop.h"

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

/* One increment each, and forgetting them. */
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

void
bench_bare_loop_run (const VtBaskets *baskets, BenchBareLoop *ret_loop)
{
  g_auto (Index) index = {0};
  BenchBareLoop loop = {.took_us = G_MAXINT64};

  index_init (&index, baskets);
  for (guint i = 0; i < N_REPEATS; i++)
    {
      gint64 before_us = g_get_monotonic_time ();

      loop.n_pairs = count_bare (baskets, &index, &loop.n_increments);
      loop.took_us = MIN (loop.took_us, g_get_monotonic_time () - before_us);
    }
  *ret_loop = loop;
}
