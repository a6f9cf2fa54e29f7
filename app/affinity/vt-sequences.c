/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers come back for: an item bought soon after another, counted and measured. */

#include "vt-sequences.h"

#include "vt-error.h"
#include "vt-parallel.h"
#include "vt-significance.h"
#include "vt-sort.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define N_TASKS 256

/* One worker's sparse accumulator. Between items all counts are zero. */
typedef struct
{
  guint32 *counts;  /* (owned) (array length=n_items) */
  guint32 *seen;    /* (owned) (array length=n_items): in which round last */
  guint32 *touched; /* (owned) (array length=n_items+1): items with a count */
  guint32 *scratch; /* (owned) (array length=n_items) */
  guint32  round;   /* one a visit that was followed */
} Accumulator;

typedef struct
{
  VtVisits    *visits;
  guint32      min_times;
  guint        n_workers;
  guint32     *first_place;  /* (owned) (array length=n_items+1): of each item's watched visits */
  guint32     *places;       /* (owned): visits, ascending for each item */
  Accumulator *accumulators; /* (owned) (array length=n_workers) */
  guint32      ranges[N_TASKS + 1];
  guint64      units_before[N_TASKS + 1];
  GArray      *found[N_TASKS]; /* (owned) (nullable) (element-type VtSequence) */
  gsize        n_found;        /* (atomic) */
} Miner;

typedef struct
{
  VtSequences public; /* first, so that one pointer serves for both */
  grefcount   ref_count;
  VtSequence *sequences; /* (owned) */
} Sequences;

static void
miner_clear (Miner *self)
{
  for (guint worker = 0; self->accumulators != NULL && worker < self->n_workers; worker++)
    {
      g_free (self->accumulators[worker].counts);
      g_free (self->accumulators[worker].seen);
      g_free (self->accumulators[worker].touched);
      g_free (self->accumulators[worker].scratch);
    }
  g_free (self->accumulators);
  for (guint task = 0; task < N_TASKS; task++)
    g_clear_pointer (&self->found[task], g_array_unref);
  g_free (self->first_place);
  g_free (self->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Miner, miner_clear)

static void
miner_init_accumulators (Miner *self)
{
  gsize n = (gsize) self->visits->n_items + 1;

  self->accumulators = g_new0 (Accumulator, self->n_workers);
  for (guint worker = 0; worker < self->n_workers; worker++)
    self->accumulators[worker] = (Accumulator){
        g_new0 (guint32, n), g_new0 (guint32, n), g_new (guint32, n), g_new (guint32, n), 0,
    };
}

/* The watched visits turned round: of each item those that have it. */
static void
miner_init_places (Miner *self)
{
  VtVisits           *visits = self->visits;
  g_autofree guint32 *next = g_new (guint32, (gsize) visits->n_items + 1);

  self->first_place = g_new0 (guint32, (gsize) visits->n_items + 1);
  for (guint32 item = 0; item < visits->n_items; item++)
    self->first_place[item + 1] = self->first_place[item] + visits->item_count[item];
  self->places = g_new (guint32, (gsize) self->first_place[visits->n_items] + 1);
  memcpy (next, self->first_place, ((gsize) visits->n_items + 1) * sizeof *next);
  for (guint32 visit = 0; visit < visits->n_visits; visit++)
    if (visits->is_watched[visit])
      for (guint32 i = visits->first_entry[visit]; i < visits->first_entry[visit + 1]; i++)
        self->places[next[visits->entry_item[i]]++] = visit;
}

/* Cuts the items into ranges of about as many visits, since those are the work. */
static void
miner_init_ranges (Miner *self)
{
  guint32 n_items = self->visits->n_items;
  guint64 n_places = self->first_place[n_items];
  guint32 item = 0;

  for (guint task = 0; task < N_TASKS; task++)
    {
      self->ranges[task] = item;
      self->units_before[task] = self->first_place[item];
      while (item < n_items && (self->first_place[item + 1] <= n_places * (task + 1) / N_TASKS ||
                                task == N_TASKS - 1))
        item++;
    }
  self->ranges[N_TASKS] = n_items;
  self->units_before[N_TASKS] = n_places;
}

/* Counts every item that was bought soon after @item, once a visit. Returns how many there are. */
static guint32
accumulate (const Miner *miner, Accumulator *self, guint32 item)
{
  const VtVisits *visits = miner->visits;
  guint32         n_touched = 0;

  for (guint32 i = miner->first_place[item]; i < miner->first_place[item + 1]; i++)
    {
      guint32 visit = miner->places[i];
      guint32 entry = visits->first_entry[visits->first_soon[visit]];
      guint32 end = visits->first_entry[visits->end_soon[visit]];
      guint32 round = ++self->round;

      for (; entry < end; entry++)
        {
          guint32 other = visits->entry_item[entry];

          if (self->seen[other] == round)
            continue;
          self->seen[other] = round;
          self->touched[n_touched] = other;
          n_touched += self->counts[other] == 0;
          self->counts[other]++;
        }
    }
  return n_touched;
}

static VtSequence
measure (const VtVisits *visits, guint32 item_a, guint32 item_b, guint32 n_then)
{
  VtPairCounts counts = {visits->n_watched, visits->item_count[item_a], visits->soon_count[item_b],
                         n_then};

  return (VtSequence){
      .item_a = item_a,
      .item_b = item_b,
      .n_then = n_then,
      .share = vt_measure_confidence (counts),
      .base = (double) counts.n_b / counts.n_baskets,
      .lift = vt_measure_lift (counts),
      .log_p = vt_significance_log_p (counts),
  };
}

/* Keeps what was often enough and sets all counts back. */
static gboolean
keep_frequent (
    Miner *miner, Accumulator *self, guint32 item, guint32 n_touched, GArray *found, GError **error)
{
  guint32 n_kept = 0;

  for (guint32 i = 0; i < n_touched; i++)
    {
      guint32 other = self->touched[i];

      if (self->counts[other] >= miner->min_times)
        self->touched[n_kept++] = other;
      else
        self->counts[other] = 0;
    }
  vt_sort_items (self->touched, self->scratch, n_kept);
  for (guint32 i = 0; i < n_kept; i++)
    {
      guint32    other = self->touched[i];
      VtSequence sequence = measure (miner->visits, item, other, self->counts[other]);

      g_array_append_val (found, sequence);
      self->counts[other] = 0;
    }
  if (g_atomic_pointer_add (&miner->n_found, n_kept) + n_kept <= VT_SEQUENCES_MAX)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
               _ ("More than %u sequences occurred %u times or more; ask for a higher number"),
               VT_SEQUENCES_MAX, miner->min_times);
  return FALSE;
}

static gboolean
mine_range (guint task, guint worker, gpointer user_data, GError **error)
{
  Miner       *miner = user_data;
  Accumulator *accumulator = &miner->accumulators[worker];

  miner->found[task] = g_array_new (FALSE, FALSE, sizeof (VtSequence));
  for (guint32 item = miner->ranges[task]; item < miner->ranges[task + 1]; item++)
    {
      guint32 n_touched = accumulate (miner, accumulator, item);

      if (!keep_frequent (miner, accumulator, item, n_touched, miner->found[task], error))
        return FALSE;
    }
  return TRUE;
}

VtSequences *
vt_sequences_mine (VtVisits *visits, guint32 min_times, guint n_threads, VtJob *job, GError **error)
{
  g_auto (Miner) miner = {.visits = visits, .min_times = min_times};
  Sequences *self;
  gsize      n = 0;

  g_return_val_if_fail (visits != NULL, NULL);
  g_return_val_if_fail (min_times >= 1, NULL);

  miner.n_workers = vt_parallel_n_workers (n_threads);
  vt_job_begin_phase (job, _ ("Counting what customers come back for"), _ ("purchases"));
  miner_init_places (&miner);
  miner_init_ranges (&miner);
  miner_init_accumulators (&miner);
  if (!vt_parallel_run (N_TASKS, miner.n_workers, mine_range, &miner, miner.units_before, job,
                        error))
    return NULL;

  self = g_new0 (Sequences, 1);
  g_ref_count_init (&self->ref_count);
  self->sequences = g_new (VtSequence, miner.n_found + 1);
  for (guint task = 0; task < N_TASKS; task++)
    {
      if (miner.found[task]->len > 0)
        memcpy (self->sequences + n, miner.found[task]->data,
                miner.found[task]->len * sizeof *self->sequences);
      n += miner.found[task]->len;
    }
  self->public = (VtSequences){vt_visits_ref (visits), min_times, n, self->sequences};
  return &self->public;
}

VtSequences *
vt_sequences_ref (VtSequences *sequences)
{
  Sequences *self = (Sequences *) sequences;

  g_return_val_if_fail (sequences != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return sequences;
}

void
vt_sequences_unref (VtSequences *sequences)
{
  Sequences *self = (Sequences *) sequences;

  g_return_if_fail (sequences != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;
  vt_visits_unref (sequences->visits);
  g_free (self->sequences);
  g_free (self);
}

static int
compare_sequences (const void *a, const void *b)
{
  const VtSequence *sequence = a;
  const VtSequence *other = b;

  if (sequence->item_a != other->item_a)
    return sequence->item_a < other->item_a ? -1 : 1;
  if (sequence->item_b != other->item_b)
    return sequence->item_b < other->item_b ? -1 : 1;
  return 0;
}

const VtSequence *
vt_sequences_find (VtSequences *self, guint32 item_a, guint32 item_b)
{
  VtSequence key = {.item_a = item_a, .item_b = item_b};

  g_return_val_if_fail (self != NULL, NULL);

  return bsearch (&key, self->sequences, self->n_sequences, sizeof key, compare_sequences);
}
