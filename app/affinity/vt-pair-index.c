/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Baskets the other way round: for each item where it stands in them. Internal to mining. */

#include "vt-pair-index.h"

#include "vt-parallel.h"

/* More blocks than this cost more in counters than threads gain. */
#define MAX_BLOCKS 8

/* A counting sort by item. The baskets are cut into blocks; each block counts its places of every
 * item, then writes them from where the blocks before it end. */
typedef struct
{
  VtBaskets   *baskets;
  guint        n_blocks;
  guint32     *next_place;               /* (owned): n_blocks rows of n_items */
  guint64      n_increments[MAX_BLOCKS]; /* of each block */
  VtPairPlace *places;                   /* (owned) (nullable) */
} Builder;

static void
block_range (Builder *builder, guint block, guint32 *ret_first, guint32 *ret_end)
{
  guint64 n = builder->baskets->n_baskets;

  *ret_first = (guint32) (n * block / builder->n_blocks);
  *ret_end = (guint32) (n * (block + 1) / builder->n_blocks);
}

static gboolean
count_block (guint block, guint worker, gpointer user_data, GError **error)
{
  Builder   *builder = user_data;
  VtBaskets *baskets = builder->baskets;
  guint32   *counts = builder->next_place + (gsize) block * baskets->n_items;
  guint64    n_increments = 0;
  guint32    basket, end_basket;

  block_range (builder, block, &basket, &end_basket);
  for (; basket < end_basket; basket++)
    {
      guint32 first = baskets->first_entry[basket];
      guint32 end = baskets->first_entry[basket + 1];

      for (guint32 entry = first; entry + 1 < end; entry++)
        counts[baskets->entry_item[entry]]++;
      n_increments += (guint64) (end - first) * (end - first - 1) / 2;
    }
  builder->n_increments[block] = n_increments;
  return TRUE;
}

static gboolean
fill_block (guint block, guint worker, gpointer user_data, GError **error)
{
  Builder   *builder = user_data;
  VtBaskets *baskets = builder->baskets;
  guint32   *next = builder->next_place + (gsize) block * baskets->n_items;
  guint32    basket, end_basket;

  block_range (builder, block, &basket, &end_basket);
  for (; basket < end_basket; basket++)
    {
      guint32 end = baskets->first_entry[basket + 1];

      for (guint32 entry = baskets->first_entry[basket]; entry + 1 < end; entry++)
        builder->places[next[baskets->entry_item[entry]]++] = (VtPairPlace){entry, end - entry - 1};
    }
  return TRUE;
}

static guint32
turn_counts_into_places (Builder *builder, guint32 *first_place)
{
  guint32 n_items = builder->baskets->n_items;
  guint32 n_places = 0;

  for (guint32 item = 0; item < n_items; item++)
    {
      first_place[item] = n_places;
      for (guint block = 0; block < builder->n_blocks; block++)
        {
          guint32 *next = &builder->next_place[(gsize) block * n_items + item];
          guint32  count = *next;

          *next = n_places;
          n_places += count;
        }
    }
  first_place[n_items] = n_places;
  return n_places;
}

gboolean
vt_pair_index_init (
    VtPairIndex *self, VtBaskets *baskets, guint n_workers, VtJob *job, GError **error)
{
  Builder                 builder = {baskets, MIN (n_workers, MAX_BLOCKS)};
  gsize                   n_counters = (gsize) builder.n_blocks * baskets->n_items + 1;
  g_autofree guint32     *next_place = g_new0 (guint32, n_counters);
  g_autofree guint32     *first_place = g_new (guint32, (gsize) baskets->n_items + 1);
  g_autofree VtPairPlace *places = NULL;
  guint32                 n_places;

  builder.next_place = next_place;
  if (!vt_parallel_run (builder.n_blocks, n_workers, count_block, &builder, NULL, job, error))
    return FALSE;

  n_places = turn_counts_into_places (&builder, first_place);
  places = g_new (VtPairPlace, (gsize) n_places + 1);
  builder.places = places;
  if (!vt_parallel_run (builder.n_blocks, n_workers, fill_block, &builder, NULL, job, error))
    return FALSE;

  self->first_place = g_steal_pointer (&first_place);
  self->places = g_steal_pointer (&places);
  self->n_places = n_places;
  self->n_increments = 0;
  for (guint block = 0; block < builder.n_blocks; block++)
    self->n_increments += builder.n_increments[block];
  return TRUE;
}

void
vt_pair_index_clear (VtPairIndex *self)
{
  g_clear_pointer (&self->first_place, g_free);
  g_clear_pointer (&self->places, g_free);
}
