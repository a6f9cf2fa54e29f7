/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of three to six items bought together: finding them, depth first over lists of baskets. */

#include "vt-item-sets.h"

#include "vt-error.h"
#include "vt-item-sets-private.h"
#include "vt-parallel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_TASKS 256

/* One item deeper than what is kept, to know whether the deepest kept ones are closed. */
#define MAX_DEPTH (VT_ITEM_SET_MAX_ITEMS + 1)

/* Items that may follow a prefix, each with the baskets that have it and the prefix. */
typedef struct
{
  GArray *items;   /* (owned) (element-type guint32): ascending */
  GArray *ends;    /* (owned) (element-type guint32): where the baskets of each end */
  GArray *baskets; /* (owned) (element-type guint32): ascending for each item */
} Level;

typedef struct
{
  VtPairs         *pairs;
  VtItemSetOptions options;
  guint32         *first_basket; /* (owned) (array length=n_items+1) */
  guint32         *baskets;      /* (owned): of each item, ascending */
  gsize           *first_pair;   /* (owned) (array length=n_items+1): of pairs whose item_a it is */
  guint32          ranges[N_TASKS + 1]; /* of items */
  guint64          units_before[N_TASKS + 1];
  Level (*levels)[MAX_DEPTH]; /* (owned) (array length=n_workers) */
  GArray *found[N_TASKS];     /* (owned) (nullable) (element-type VtFoundSet) */
  gsize   n_found;            /* (atomic) */
  guint   n_workers;
} Miner;

static void
miner_clear (Miner *self)
{
  for (guint worker = 0; self->levels != NULL && worker < self->n_workers; worker++)
    for (guint depth = 0; depth < MAX_DEPTH; depth++)
      {
        g_array_unref (self->levels[worker][depth].items);
        g_array_unref (self->levels[worker][depth].ends);
        g_array_unref (self->levels[worker][depth].baskets);
      }
  g_free (self->levels);
  for (guint task = 0; task < N_TASKS; task++)
    g_clear_pointer (&self->found[task], g_array_unref);
  g_free (self->first_basket);
  g_free (self->baskets);
  g_free (self->first_pair);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Miner, miner_clear)

static void
miner_init_levels (Miner *self)
{
  self->levels = g_malloc0_n (self->n_workers, sizeof *self->levels);
  for (guint worker = 0; worker < self->n_workers; worker++)
    for (guint depth = 0; depth < MAX_DEPTH; depth++)
      self->levels[worker][depth] = (Level){
          g_array_new (FALSE, FALSE, sizeof (guint32)),
          g_array_new (FALSE, FALSE, sizeof (guint32)),
          g_array_new (FALSE, FALSE, sizeof (guint32)),
      };
}

/* The baskets turned round: of each item those that have it. */
static void
miner_init_baskets (Miner *self)
{
  VtBaskets          *baskets = self->pairs->baskets;
  g_autofree guint32 *next = g_new (guint32, (gsize) baskets->n_items + 1);

  self->first_basket = g_new0 (guint32, (gsize) baskets->n_items + 1);
  self->baskets = g_new (guint32, (gsize) baskets->n_entries + 1);
  for (guint32 item = 0; item < baskets->n_items; item++)
    self->first_basket[item + 1] = self->first_basket[item] + baskets->item_count[item];
  memcpy (next, self->first_basket, ((gsize) baskets->n_items + 1) * sizeof *next);
  for (guint32 basket = 0; basket < baskets->n_baskets; basket++)
    for (guint32 i = baskets->first_entry[basket]; i < baskets->first_entry[basket + 1]; i++)
      self->baskets[next[baskets->entry_item[i]]++] = basket;
}

static void
miner_init_pairs (Miner *self)
{
  guint32 n_items = self->pairs->baskets->n_items;
  gsize   pair = 0;

  self->first_pair = g_new (gsize, (gsize) n_items + 1);
  for (guint32 item = 0; item <= n_items; item++)
    {
      while (pair < self->pairs->n_pairs && self->pairs->pairs[pair].item_a < item)
        pair++;
      self->first_pair[item] = pair;
    }
}

/* Cuts the items into ranges of about as many pairs, since those are the work. */
static void
miner_init_ranges (Miner *self)
{
  guint32 n_items = self->pairs->baskets->n_items;
  guint32 item = 0;

  for (guint task = 0; task < N_TASKS; task++)
    {
      gsize end = self->pairs->n_pairs * (task + 1) / N_TASKS;

      self->ranges[task] = item;
      self->units_before[task] = self->first_pair[item];
      while (item < n_items && (self->first_pair[item + 1] <= end || task == N_TASKS - 1))
        item++;
    }
  self->ranges[N_TASKS] = n_items;
  self->units_before[N_TASKS] = self->pairs->n_pairs;
}

/* ---- lists of baskets ---- */

static guint32
level_get (const Level *level, guint index, const guint32 **ret_baskets)
{
  guint32 first = index > 0 ? g_array_index (level->ends, guint32, index - 1) : 0;

  *ret_baskets = &g_array_index (level->baskets, guint32, first);
  return g_array_index (level->ends, guint32, index) - first;
}

static void
level_clear (Level *level)
{
  g_array_set_size (level->items, 0);
  g_array_set_size (level->ends, 0);
  g_array_set_size (level->baskets, 0);
}

static guint32
intersect (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b, guint32 *ret_both)
{
  guint32 n_both = 0;
  guint32 i = 0, k = 0;

  /* Written always and kept if equal: a branch here would be guessed wrong too often. */
  while (i < n_a && k < n_b)
    {
      guint32 basket_a = a[i], basket_b = b[k];

      ret_both[n_both] = basket_a;
      n_both += basket_a == basket_b;
      i += basket_a <= basket_b;
      k += basket_b <= basket_a;
    }
  return n_both;
}

/* Adds @item, if enough of @a are among @b. */
static void
level_add (Level         *level,
           guint32        item,
           const guint32 *a,
           guint32        n_a,
           const guint32 *b,
           guint32        n_b,
           guint32        min_together)
{
  guint   first = level->baskets->len;
  guint32 n_both;

  g_array_set_size (level->baskets, first + MIN (n_a, n_b) + 1);
  n_both = intersect (a, n_a, b, n_b, &g_array_index (level->baskets, guint32, first));
  if (n_both < min_together)
    {
      g_array_set_size (level->baskets, first);
      return;
    }
  g_array_set_size (level->baskets, first + n_both);
  g_array_append_val (level->items, item);
  g_array_append_val (level->ends, level->baskets->len);
}

/* ---- going deeper ---- */

typedef struct
{
  Miner  *miner;
  Level  *levels;
  GArray *found;
  guint32 prefix[MAX_DEPTH];
} Walk;

static gboolean
walk_keep (Walk *walk, guint n_items, guint32 n_together, GError **error)
{
  VtFoundSet set = {.n_items = (guint8) n_items, .n_together = n_together};

  memcpy (set.items, walk->prefix, n_items * sizeof *set.items);
  g_array_append_val (walk->found, set);
  if (g_atomic_pointer_add (&walk->miner->n_found, 1) < VT_ITEM_SETS_MAX)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
               _ ("More than %u sets of products were bought together %u times or more; ask for a "
                  "higher number"),
               VT_ITEM_SETS_MAX, walk->miner->options.min_together);
  return FALSE;
}

/* @depth: items of the prefix; levels[depth] has what may follow it. */
static gboolean
walk_deeper (Walk *walk, guint depth, GError **error)
{
  const Level *level = &walk->levels[depth];
  guint32      min_together = walk->miner->options.min_together;

  for (guint i = 0; i < level->items->len; i++)
    {
      const guint32 *baskets, *others;
      guint32        n_baskets = level_get (level, i, &baskets);

      walk->prefix[depth] = g_array_index (level->items, guint32, i);
      if (depth >= 2 && !walk_keep (walk, depth + 1, n_baskets, error))
        return FALSE;
      if (depth + 1 > MIN (walk->miner->options.max_items, VT_ITEM_SET_MAX_ITEMS))
        continue;

      level_clear (&walk->levels[depth + 1]);
      for (guint k = i + 1; k < level->items->len; k++)
        {
          guint32 other = g_array_index (level->items, guint32, k);
          guint32 n_others = level_get (level, k, &others);

          if (depth > 1 || vt_pairs_find (walk->miner->pairs, walk->prefix[depth], other) != NULL)
            level_add (&walk->levels[depth + 1], other, baskets, n_baskets, others, n_others,
                       min_together);
        }
      if (!walk_deeper (walk, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* What may follow @item: with what it makes a pair. */
static void
walk_begin (Walk *walk, guint32 item)
{
  Miner         *miner = walk->miner;
  const guint32 *baskets = miner->baskets + miner->first_basket[item];
  guint32        n_baskets = miner->first_basket[item + 1] - miner->first_basket[item];

  walk->prefix[0] = item;
  level_clear (&walk->levels[1]);
  for (gsize i = miner->first_pair[item]; i < miner->first_pair[item + 1]; i++)
    {
      guint32 other = miner->pairs->pairs[i].item_b;
      guint32 first = miner->first_basket[other];

      if (miner->pairs->pairs[i].n_together >= miner->options.min_together)
        level_add (&walk->levels[1], other, baskets, n_baskets, miner->baskets + first,
                   miner->first_basket[other + 1] - first, miner->options.min_together);
    }
}

static gboolean
mine_range (guint task, guint worker, gpointer user_data, GError **error)
{
  Miner *miner = user_data;
  Walk   walk = {miner, miner->levels[worker], NULL, {0}};

  walk.found = miner->found[task] = g_array_new (FALSE, FALSE, sizeof (VtFoundSet));
  for (guint32 item = miner->ranges[task]; item < miner->ranges[task + 1]; item++)
    {
      walk_begin (&walk, item);
      if (!walk_deeper (&walk, 1, error))
        return FALSE;
    }
  return TRUE;
}

/* In one array, in the order of the tasks. */
static GArray *
gather (Miner *miner)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (VtFoundSet), (guint) miner->n_found);

  for (guint task = 0; task < N_TASKS; task++)
    {
      if (miner->found[task]->len > 0)
        g_array_append_vals (all, miner->found[task]->data, miner->found[task]->len);
      g_clear_pointer (&miner->found[task], g_array_unref);
    }
  return all;
}

VtItemSets *
vt_item_sets_mine (VtPairs *pairs, const VtItemSetOptions *options, VtJob *job, GError **error)
{
  g_auto (Miner) miner = {.pairs = pairs};
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (pairs != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->min_together >= pairs->options.min_together, NULL);
  g_return_val_if_fail (options->max_items >= 3 && options->max_items <= VT_ITEM_SET_MAX_ITEMS,
                        NULL);

  miner.options = *options;
  miner.n_workers = vt_parallel_n_workers (options->n_threads);
  vt_job_begin_phase (job, _ ("Finding sets of products"), _ ("pairs"));
  miner_init_baskets (&miner);
  miner_init_pairs (&miner);
  miner_init_ranges (&miner);
  miner_init_levels (&miner);
  if (!vt_parallel_run (N_TASKS, miner.n_workers, mine_range, &miner, miner.units_before, job,
                        error))
    return NULL;

  found = gather (&miner);
  return vt_item_sets_measure (pairs, options, found, job, error);
}
