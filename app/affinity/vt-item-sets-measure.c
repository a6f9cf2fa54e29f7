/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of three to six items bought together: what holds each together, and which say something
 * of their own. */

#include "vt-item-sets-private.h"

#include "vt-parallel.h"
#include "vt-significance.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SETS_A_TASK 1024

typedef struct
{
  VtItemSets public; /* first, so that one pointer serves for both */
  grefcount  ref_count;
  VtItemSet *sets; /* (owned) */
} ItemSets;

typedef struct
{
  VtPairs   *pairs;
  GArray    *found;     /* sorted */
  VtItemSet *sets;      /* as many */
  guint      max_items; /* larger ones are not measured */
} Measuring;

static int
compare_items (guint8 n_a, const guint32 *a, guint8 n_b, const guint32 *b)
{
  if (n_a != n_b)
    return n_a < n_b ? -1 : 1;
  for (guint i = 0; i < n_a; i++)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

static int
compare_found (const void *a, const void *b)
{
  const VtFoundSet *set = a;
  const VtFoundSet *other = b;

  return compare_items (set->n_items, set->items, other->n_items, other->items);
}

/* (nullable): binary search. */
static VtFoundSet *
find_found (GArray *found, const guint32 *items, guint n_items)
{
  VtFoundSet key = {.n_items = (guint8) n_items};

  memcpy (key.items, items, n_items * sizeof *items);
  return bsearch (&key, found->data, found->len, sizeof key, compare_found);
}

/* ---- the counts of parts ---- */

/* Baskets with all items of @set whose bits are in @mask. A part of a frequent set is frequent, so
 * all are known. */
static guint32
count_part (const Measuring *self, const VtFoundSet *set, guint mask)
{
  guint32           part[VT_ITEM_SET_MAX_ITEMS + 1];
  guint             n = 0;
  const VtFoundSet *found;

  for (guint i = 0; i < set->n_items; i++)
    if ((mask >> i & 1) != 0)
      part[n++] = set->items[i];
  if (n == set->n_items)
    return set->n_together;
  if (n == 1)
    return self->pairs->baskets->item_count[part[0]];
  if (n == 2)
    return vt_pairs_find (self->pairs, part[0], part[1])->n_together;
  found = find_found (self->found, part, n);
  return found->n_together;
}

static void
measure_splits (const Measuring *self, const VtFoundSet *set, VtItemSet *ret_set)
{
  guint all = (1u << set->n_items) - 1;

  ret_set->lift = INFINITY;
  ret_set->log_p = -INFINITY;
  /* Each split once: the first item stays on the other side. */
  for (guint mask = 2; mask <= all; mask += 2)
    {
      VtPairCounts counts = {self->pairs->baskets->n_baskets, count_part (self, set, mask),
                             count_part (self, set, all & ~mask), set->n_together};
      double       lift = vt_measure_lift (counts);

      if (lift < ret_set->lift)
        {
          ret_set->lift = lift;
          ret_set->split = (guint8) mask;
        }
      ret_set->log_p = MAX (ret_set->log_p, vt_significance_log_p (counts));
    }
}

static void
measure_set (const Measuring *self, const VtFoundSet *set, VtItemSet *ret_set)
{
  VtBaskets *baskets = self->pairs->baskets;
  guint32    n_most_common = 0;

  ret_set->n_items = set->n_items;
  memcpy (ret_set->items, set->items, set->n_items * sizeof *set->items);
  ret_set->n_together = set->n_together;
  for (guint i = 0; i < set->n_items; i++)
    n_most_common = MAX (n_most_common, baskets->item_count[set->items[i]]);
  ret_set->support = (double) set->n_together / baskets->n_baskets;
  ret_set->all_confidence = (double) set->n_together / n_most_common;
  measure_splits (self, set, ret_set);
}

static gboolean
measure_task (guint task, guint worker, gpointer user_data, GError **error)
{
  Measuring *self = user_data;
  guint      end = MIN ((task + 1) * SETS_A_TASK, self->found->len);

  for (guint i = task * SETS_A_TASK; i < end; i++)
    {
      const VtFoundSet *set = &g_array_index (self->found, VtFoundSet, i);

      if (set->n_items <= self->max_items)
        measure_set (self, set, &self->sets[i]);
    }
  return TRUE;
}

/* ---- closed and maximal ---- */

/* A set with one item more than another speaks for it: it is not maximal, and if it is as frequent
 * not closed. */
static void
mark_parts (Measuring *self, const VtFoundSet *set)
{
  for (guint left_out = 0; left_out < set->n_items; left_out++)
    {
      guint32     part[VT_ITEM_SET_MAX_ITEMS];
      VtFoundSet *found;
      VtItemSet  *smaller;
      guint       n = 0;

      for (guint i = 0; i < set->n_items; i++)
        if (i != left_out)
          part[n++] = set->items[i];
      found = find_found (self->found, part, n);
      smaller = &self->sets[found - (VtFoundSet *) (gpointer) self->found->data];
      smaller->is_maximal = FALSE;
      if (found->n_together == set->n_together)
        smaller->is_closed = FALSE;
    }
}

static void
mark_all (Measuring *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      self->sets[i].is_closed = TRUE;
      self->sets[i].is_maximal = TRUE;
    }
  for (guint i = 0; i < self->found->len; i++)
    {
      const VtFoundSet *set = &g_array_index (self->found, VtFoundSet, i);

      if (set->n_items > 3)
        mark_parts (self, set);
    }
}

/* ---- all ---- */

VtItemSets *
vt_item_sets_measure (
    VtPairs *pairs, const VtItemSetOptions *options, GArray *found, VtJob *job, GError **error)
{
  guint                 n_tasks = (found->len + SETS_A_TASK - 1) / SETS_A_TASK;
  g_autofree guint64   *units_before = g_new (guint64, n_tasks + 1);
  g_autofree VtItemSet *sets = g_new0 (VtItemSet, (gsize) found->len + 1);
  Measuring             self = {pairs, found, sets, options->max_items};
  ItemSets             *result;
  gsize                 n_kept = 0;

  vt_job_begin_phase (job, _ ("Measuring sets of products"), _ ("sets"));
  if (found->len > 0)
    qsort (found->data, found->len, sizeof (VtFoundSet), compare_found);
  for (guint task = 0; task <= n_tasks; task++)
    units_before[task] = MIN ((guint64) task * SETS_A_TASK, found->len);
  mark_all (&self);
  if (!vt_parallel_run (n_tasks, vt_parallel_n_workers (options->n_threads), measure_task, &self,
                        units_before, job, error))
    return NULL;

  /* Those that are too large come last. */
  while (n_kept < found->len && sets[n_kept].n_items != 0)
    n_kept++;
  result = g_new0 (ItemSets, 1);
  g_ref_count_init (&result->ref_count);
  result->sets = g_steal_pointer (&sets);
  result->public = (VtItemSets){*options, n_kept, result->sets};
  return &result->public;
}

VtItemSets *
vt_item_sets_ref (VtItemSets *sets)
{
  ItemSets *self = (ItemSets *) sets;

  g_return_val_if_fail (sets != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return sets;
}

void
vt_item_sets_unref (VtItemSets *sets)
{
  ItemSets *self = (ItemSets *) sets;

  g_return_if_fail (sets != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_free (self->sets);
  g_free (self);
}

static int
compare_key (const void *key, const void *element)
{
  const VtFoundSet *wanted = key;
  const VtItemSet  *set = element;

  return compare_items (wanted->n_items, wanted->items, set->n_items, set->items);
}

const VtItemSet *
vt_item_sets_find (VtItemSets *self, const guint32 *items, guint n_items)
{
  VtFoundSet key = {.n_items = (guint8) n_items};

  g_return_val_if_fail (self != NULL, NULL);

  if (n_items < 3 || n_items > VT_ITEM_SET_MAX_ITEMS)
    return NULL;
  memcpy (key.items, items, n_items * sizeof *items);
  return bsearch (&key, self->sets, self->n_sets, sizeof *self->sets, compare_key);
}
