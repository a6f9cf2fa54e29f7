/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that the offers treat alike. */

#include "vt-trial-twins.h"

#define NO_ITEM G_MAXUINT

struct _VtTrialTwins
{
  GArray *items; /* (unowned) */
  guint  *first; /* (owned) (array length=items): the first twin that is bought in the same way */
  guint  *next;  /* (owned) (array length=items): the one after it, or NO_ITEM */
};

/* ---- which come first ---- */

gboolean
vt_trial_twin_may_come (GArray *items, const VtTrialCount *counts, guint n_counts, guint item)
{
  const VtTrialItem *self = vt_trial_items_get (items, item);

  if (self->twin == 0)
    return TRUE;
  for (guint i = n_counts; i-- > 0;)
    {
      const VtTrialItem *other = vt_trial_items_get (items, counts[i].item);

      if (other->sort == self->sort && (other->twin == self->twin || other->twin + 1 == self->twin))
        return TRUE;
    }
  return FALSE;
}

/* ---- which is which ---- */

void
vt_trial_twins_free (VtTrialTwins *twins)
{
  if (twins == NULL)
    return;

  g_free (twins->first);
  g_free (twins->next);
  g_free (twins);
}

static guint
hash_way (gconstpointer key)
{
  const VtTrialItem *item = key;

  return item->sort * 31 + item->twin * 7 + item->instead_of + (guint) item->is_subscription;
}

static gboolean
is_same_way (gconstpointer a, gconstpointer b)
{
  const VtTrialItem *item = a;
  const VtTrialItem *other = b;

  return item->sort == other->sort && item->twin == other->twin &&
         item->instead_of == other->instead_of && item->is_subscription == other->is_subscription;
}

/* NO_ITEM if there is none. */
static guint
find_twin (GHashTable *ways, const VtTrialItem *item, guint twin)
{
  VtTrialItem wanted = *item;
  gpointer    found;

  wanted.twin = twin;
  return g_hash_table_lookup_extended (ways, &wanted, NULL, &found) ? GPOINTER_TO_UINT (found)
                                                                    : NO_ITEM;
}

VtTrialTwins *
vt_trial_twins_new (GArray *items)
{
  g_autoptr (GHashTable) ways = g_hash_table_new (hash_way, is_same_way);
  VtTrialTwins *twins;

  g_return_val_if_fail (items != NULL, NULL);

  twins = g_new0 (VtTrialTwins, 1);
  twins->items = items;
  twins->first = g_new (guint, items->len + 1);
  twins->next = g_new (guint, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (ways, (gpointer) vt_trial_items_get (items, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < items->len; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (items, i);

      twins->first[i] = find_twin (ways, item, 0);
      twins->next[i] = find_twin (ways, item, item->twin + 1);
    }
  return twins;
}

/* ---- changing places ---- */

/* What is in a cart of one product, as if it were the first of its sort. */
typedef struct
{
  guint         sort;
  VtTrialCount *counts; /* (unowned): in the order of the items */
  guint         n;
  gboolean      is_placed;
} Block;

typedef struct
{
  const VtTrialTwins *twins;  /* (unowned) */
  VtTrialCount       *firsts; /* (owned): of all blocks */
  Block              *blocks; /* (owned): by sort */
  guint               n_blocks;
  VtTrialCount       *counts; /* (owned): the cart in the making */
  guint               n_counts;
  VtTrialTwinsFunc    func;
  gpointer            data;
} Exchange;

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const VtTrialItem *item = vt_trial_items_get (data, ((const VtTrialCount *) a)->item);
  const VtTrialItem *other = vt_trial_items_get (data, ((const VtTrialCount *) b)->item);

  if (item->sort != other->sort)
    return item->sort < other->sort ? -1 : 1;
  if (item->twin != other->twin)
    return item->twin < other->twin ? -1 : 1;
  return item->by_sku < other->by_sku ? -1 : item->by_sku > other->by_sku;
}

/* @sorted: by sort and product */
static void
make_blocks (Exchange *exchange, const VtTrialCount *sorted, guint n)
{
  GArray            *items = exchange->twins->items;
  const VtTrialItem *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (items, sorted[i].item);

      if (before == NULL || before->sort != item->sort || before->twin != item->twin)
        exchange->blocks[exchange->n_blocks++] =
            (Block){item->sort, &exchange->firsts[i], 0, FALSE};
      exchange->firsts[i] = (VtTrialCount){exchange->twins->first[sorted[i].item], sorted[i].n};
      exchange->blocks[exchange->n_blocks - 1].n++;
      before = item;
    }
}

static gboolean
are_same (const Block *block, const Block *other)
{
  if (block->n != other->n)
    return FALSE;
  for (guint i = 0; i < block->n; i++)
    if (block->counts[i].item != other->counts[i].item || block->counts[i].n != other->counts[i].n)
      return FALSE;
  return TRUE;
}

/* Whether one that is the same has been in this place before. */
static gboolean
has_been (const Exchange *exchange, guint first, guint which)
{
  for (guint i = first; i < which; i++)
    if (!exchange->blocks[i].is_placed && are_same (&exchange->blocks[i], &exchange->blocks[which]))
      return TRUE;
  return FALSE;
}

/* @twin: which product of the sort it is to be */
static void
put (Exchange *exchange, const Block *block, guint twin)
{
  for (guint i = 0; i < block->n; i++)
    {
      VtTrialCount count = block->counts[i];

      for (guint j = 0; j < twin; j++)
        count.item = exchange->twins->next[count.item];
      exchange->counts[exchange->n_counts++] = count;
    }
}

/* @place: so many products have their place; @first: the first block of the sort whose turn it is
 */
static void
arrange (Exchange *exchange, guint place, guint first)
{
  if (place == exchange->n_blocks)
    {
      exchange->func (exchange->counts, exchange->n_counts, exchange->data);
      return;
    }
  if (exchange->blocks[place].sort != exchange->blocks[first].sort)
    first = place;
  for (guint i = first; i < exchange->n_blocks; i++)
    {
      Block *block = &exchange->blocks[i];

      if (block->sort != exchange->blocks[first].sort)
        break;
      if (block->is_placed || has_been (exchange, first, i))
        continue;
      block->is_placed = TRUE;
      put (exchange, block, place - first);
      arrange (exchange, place + 1, first);
      exchange->n_counts -= block->n;
      block->is_placed = FALSE;
    }
}

/* Whether two products are alike, or one is not the first of its sort. */
static gboolean
has_twins (const VtTrialTwins *twins, const VtTrialCount *counts, guint n_counts)
{
  for (guint i = 0; i < n_counts; i++)
    if (vt_trial_items_get (twins->items, counts[i].item)->twin > 0)
      return TRUE;
  return FALSE;
}

void
vt_trial_twins_foreach (const VtTrialTwins *twins,
                        const VtTrialCount *counts,
                        guint               n_counts,
                        VtTrialTwinsFunc    func,
                        gpointer            data)
{
  Exchange                 exchange = {.twins = twins, .func = func, .data = data};
  g_autofree VtTrialCount *sorted = NULL;

  g_return_if_fail (twins != NULL);

  if (!has_twins (twins, counts, n_counts))
    {
      func (counts, n_counts, data);
      return;
    }
  sorted = g_memdup2 (counts, n_counts * sizeof *counts);
  g_qsort_with_data (sorted, (gint) n_counts, sizeof *sorted, compare_counts, twins->items);
  exchange.firsts = g_new (VtTrialCount, n_counts);
  exchange.blocks = g_new0 (Block, n_counts);
  exchange.counts = g_new (VtTrialCount, n_counts);
  make_blocks (&exchange, sorted, n_counts);
  arrange (&exchange, 0, 0);
  g_free (exchange.firsts);
  g_free (exchange.blocks);
  g_free (exchange.counts);
}
