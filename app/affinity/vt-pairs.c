/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs bought together: exact counts over all baskets, their measures and their significance. */

#include "vt-pairs.h"

#include "vt-error.h"
#include "vt-measures.h"
#include "vt-pair-index.h"
#include "vt-parallel.h"
#include "vt-significance.h"
#include "vt-sort.h"

#include <glib/gi18n-lib.h>

/* Enough that the last one to finish keeps nobody waiting, and that a cancelled job stops soon. */
#define N_TASKS 256

/* What a machine of 4 GB can hold and a table can be searched for: about 1 GB of pairs. */
#define MAX_PAIRS 8000000

typedef struct
{
  guint32 item_a;
  guint32 item_b;
  guint32 n_together;
} Count;

/* One worker's sparse accumulator. Between items all counts are zero. */
typedef struct
{
  guint32 *counts;  /* (owned) (array length=n_items) */
  guint32 *touched; /* (owned) (array length=n_items+1): items with a count */
  guint32 *scratch; /* (owned) (array length=n_items) */
} Accumulator;

/* A range of items, one worker's work at a time. */
typedef struct
{
  guint32 first_item;
  guint32 end_item;
  guint64 n_tests;
  GArray *counts; /* (owned) (nullable) (element-type Count) */
} Range;

typedef struct
{
  VtBaskets    *baskets;
  VtPairOptions options;
  guint         n_workers;
  VtPairIndex   index;
  Accumulator  *accumulators; /* (owned) (array length=n_workers) */
  Range         ranges[N_TASKS];
  guint64       units_before[N_TASKS + 1]; /* of the ranges */
  gsize         n_kept;                    /* (atomic) */
  VtPair       *pairs;                     /* (owned) (nullable) */
} Miner;

typedef struct
{
  VtPairs public; /* first, so that one pointer serves for both */
  grefcount ref_count;
  VtPair   *pairs; /* (owned) */
} Pairs;

static void
miner_clear (Miner *miner)
{
  for (guint worker = 0; miner->accumulators != NULL && worker < miner->n_workers; worker++)
    {
      g_free (miner->accumulators[worker].counts);
      g_free (miner->accumulators[worker].touched);
      g_free (miner->accumulators[worker].scratch);
    }
  g_free (miner->accumulators);
  for (guint i = 0; i < N_TASKS; i++)
    g_clear_pointer (&miner->ranges[i].counts, g_array_unref);
  vt_pair_index_clear (&miner->index);
  g_free (miner->pairs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Miner, miner_clear)

/* Pages of memory nobody touches cost nothing, so a worker without work is free. */
static void
miner_init_accumulators (Miner *miner)
{
  gsize n_items = miner->baskets->n_items;

  miner->accumulators = g_new0 (Accumulator, miner->n_workers);
  for (guint worker = 0; worker < miner->n_workers; worker++)
    miner->accumulators[worker] = (Accumulator){
        g_new0 (guint32, n_items + 1),
        g_new (guint32, n_items + 1),
        g_new (guint32, n_items + 1),
    };
}

/* Cuts the items into ranges of about as many places, since those are the work. */
static void
miner_init_ranges (Miner *miner)
{
  const guint32 *first_place = miner->index.first_place;
  guint32        n_items = miner->baskets->n_items;
  guint32        item = 0;

  for (guint i = 0; i < N_TASKS; i++)
    {
      guint64 end_place = (guint64) miner->index.n_places * (i + 1) / N_TASKS;

      miner->ranges[i].first_item = item;
      while (item < n_items && (first_place[item + 1] <= end_place || i == N_TASKS - 1))
        item++;
      miner->ranges[i].end_item = item;
      miner->units_before[i + 1] = first_place[item];
    }
}

/* Counts every item above @item it was together with. Returns how many there are. */
static guint32
accumulate (const Miner *miner, Accumulator *accumulator, guint32 item)
{
  const VtPairPlace *place = miner->index.places + miner->index.first_place[item];
  const VtPairPlace *end_place = miner->index.places + miner->index.first_place[item + 1];
  guint32           *counts = accumulator->counts;
  guint32           *touched = accumulator->touched;
  guint32            n_touched = 0;

  for (; place < end_place; place++)
    {
      const guint32 *others = miner->baskets->entry_item + place->entry + 1;

      for (guint32 i = 0; i < place->n_after; i++)
        {
          guint32 other = others[i];

          /* Written always and kept if new: a branch here would be guessed wrong too often. */
          touched[n_touched] = other;
          n_touched += counts[other] == 0;
          counts[other]++;
        }
    }
  return n_touched;
}

/* Moves the items with enough baskets to the front, in ascending order, and forgets the others. */
static guint32
select_frequent (Accumulator *accumulator, guint32 n_touched, guint32 min_together)
{
  guint32 n_frequent = 0;

  for (guint32 i = 0; i < n_touched; i++)
    {
      guint32 other = accumulator->touched[i];

      if (accumulator->counts[other] >= min_together)
        accumulator->touched[n_frequent++] = other;
      else
        accumulator->counts[other] = 0;
    }
  vt_sort_items (accumulator->touched, accumulator->scratch, n_frequent);
  return n_frequent;
}

static void
append_counts (Range *range, Accumulator *accumulator, guint32 item, guint32 n_frequent)
{
  guint first = range->counts->len;

  g_array_set_size (range->counts, first + n_frequent);
  for (guint32 i = 0; i < n_frequent; i++)
    {
      guint32 other = accumulator->touched[i];

      g_array_index (range->counts, Count, first + i) =
          (Count){item, other, accumulator->counts[other]};
      accumulator->counts[other] = 0;
    }
}

static gboolean
count_range (guint task, guint worker, gpointer user_data, GError **error)
{
  Miner       *miner = user_data;
  Accumulator *accumulator = &miner->accumulators[worker];
  Range       *range = &miner->ranges[task];

  range->counts = g_array_new (FALSE, FALSE, sizeof (Count));
  for (guint32 item = range->first_item; item < range->end_item; item++)
    {
      guint32 n_touched = accumulate (miner, accumulator, item);
      guint32 n_frequent =
          select_frequent (accumulator, n_touched, MAX (miner->options.min_together, 1));

      append_counts (range, accumulator, item, n_frequent);
      range->n_tests += n_touched;
      if (g_atomic_pointer_add (&miner->n_kept, n_frequent) + n_frequent > MAX_PAIRS)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
                       _ ("More than %u pairs were bought together %u times or more; ask for a "
                          "higher number"),
                       MAX_PAIRS, miner->options.min_together);
          return FALSE;
        }
    }
  return TRUE;
}

static void
measure_pair (VtBaskets *baskets, const Count *count, VtPair *ret_pair)
{
  VtPairCounts ab = {baskets->n_baskets, baskets->item_count[count->item_a],
                     baskets->item_count[count->item_b], count->n_together};
  VtPairCounts ba = vt_pair_counts_swap (ab);

  *ret_pair = (VtPair){
      .item_a = count->item_a,
      .item_b = count->item_b,
      .n_together = count->n_together,
      .support = vt_measure_support (ab),
      .confidence_ab = vt_measure_confidence (ab),
      .confidence_ba = vt_measure_confidence (ba),
      .lift = vt_measure_lift (ab),
      .leverage = vt_measure_leverage (ab),
      .conviction_ab = vt_measure_conviction (ab),
      .conviction_ba = vt_measure_conviction (ba),
      .cosine = vt_measure_cosine (ab),
      .jaccard = vt_measure_jaccard (ab),
      .log_p = vt_significance_log_p (ab),
      .q = 1.0,
  };
}

static gboolean
measure_range (guint task, guint worker, gpointer user_data, GError **error)
{
  Miner  *miner = user_data;
  Range  *range = &miner->ranges[task];
  VtPair *pairs = miner->pairs + miner->units_before[task];

  for (guint i = 0; i < range->counts->len; i++)
    measure_pair (miner->baskets, &g_array_index (range->counts, Count, i), &pairs[i]);
  g_clear_pointer (&range->counts, g_array_unref);
  return TRUE;
}

static gboolean
miner_count (Miner *miner, VtJob *job, GError **error)
{
  vt_job_begin_phase (job, _ ("Counting pairs"), _ ("basket entries"));
  if (!vt_pair_index_init (&miner->index, miner->baskets, miner->n_workers, job, error))
    return FALSE;

  miner_init_accumulators (miner);
  miner_init_ranges (miner);
  return vt_parallel_run (N_TASKS, miner->n_workers, count_range, miner, miner->units_before, job,
                          error);
}

static gboolean
miner_measure (Miner *miner, VtJob *job, GError **error)
{
  vt_job_begin_phase (job, _ ("Measuring pairs"), _ ("pairs"));
  for (guint i = 0; i < N_TASKS; i++)
    miner->units_before[i + 1] = miner->units_before[i] + miner->ranges[i].counts->len;
  miner->pairs = g_new (VtPair, miner->n_kept + 1);
  return vt_parallel_run (N_TASKS, miner->n_workers, measure_range, miner, miner->units_before, job,
                          error);
}

static void
adjust_pairs (VtPair *pairs, guint32 n_pairs, guint64 n_tests)
{
  g_autofree double *log_p = g_new (double, n_pairs);
  g_autofree double *q = g_new (double, n_pairs);

  for (guint32 i = 0; i < n_pairs; i++)
    log_p[i] = pairs[i].log_p;
  vt_significance_adjust (log_p, n_pairs, n_tests, q);
  for (guint32 i = 0; i < n_pairs; i++)
    pairs[i].q = q[i];
}

VtPairs *
vt_pairs_mine (VtBaskets *baskets, const VtPairOptions *options, VtJob *job, GError **error)
{
  g_auto (Miner) miner = {0};
  Pairs  *self;
  guint64 n_tests = 0;

  g_return_val_if_fail (baskets != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->min_together >= 1, NULL);

  miner.baskets = baskets;
  miner.options = *options;
  miner.n_workers = vt_parallel_n_workers (options->n_threads);
  if (!miner_count (&miner, job, error) || !miner_measure (&miner, job, error))
    return NULL;

  for (guint i = 0; i < N_TASKS; i++)
    n_tests += miner.ranges[i].n_tests;
  adjust_pairs (miner.pairs, (guint32) miner.n_kept, n_tests);
  if (!vt_job_check (job, error))
    return NULL;

  self = g_new0 (Pairs, 1);
  g_ref_count_init (&self->ref_count);
  self->pairs = g_steal_pointer (&miner.pairs);
  self->public = (VtPairs){
      vt_baskets_ref (baskets), *options, n_tests, miner.n_kept, self->pairs,
  };
  return &self->public;
}

VtPairs *
vt_pairs_ref (VtPairs *pairs)
{
  Pairs *self = (Pairs *) pairs;

  g_return_val_if_fail (pairs != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return pairs;
}

void
vt_pairs_unref (VtPairs *pairs)
{
  Pairs *self = (Pairs *) pairs;

  g_return_if_fail (pairs != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  vt_baskets_unref (pairs->baskets);
  g_free (self->pairs);
  g_free (self);
}

const VtPair *
vt_pairs_find (VtPairs *self, guint32 item, guint32 other)
{
  guint32 item_a = MIN (item, other);
  guint32 item_b = MAX (item, other);
  gsize   first, end;

  g_return_val_if_fail (self != NULL, NULL);

  first = 0;
  end = self->n_pairs;
  while (first < end)
    {
      gsize         middle = first + (end - first) / 2;
      const VtPair *pair = &self->pairs[middle];

      if (pair->item_a == item_a && pair->item_b == item_b)
        return pair;
      if (pair->item_a < item_a || (pair->item_a == item_a && pair->item_b < item_b))
        first = middle + 1;
      else
        end = middle;
    }
  return NULL;
}
