/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of three to six items bought together: exact counts, and what holds each set together. */

#pragma once

#include "vt-pairs.h"

G_BEGIN_DECLS

#define VT_ITEM_SET_MAX_ITEMS 6

/**
 * VtItemSet:
 * @n_items: 3 to %VT_ITEM_SET_MAX_ITEMS
 * @is_closed: no item more is in all of its baskets, so a smaller set says no more
 * @is_maximal: with any item more it is in too few baskets; every maximal set is closed
 * @split: bit i is set for the items of one side of the split that explains the set best; never
 * that of the first item
 * @items: (array length=n_items): ascending
 * @n_together: baskets with all of them
 * @support: share of all baskets with all of them, 0 to 1
 * @all_confidence: @n_together over the baskets of its most common item, 0 to 1: whatever item is
 * in a basket, at least so often are all the others (Omiecinski, 2003, "Alternative Interest
 * Measures for Mining Associations in Databases")
 * @lift: how many times more often together than if the two sides of @split were independent; the
 * least over all splits, so that a popular item thrown in does not pass for affinity (Webb, 2010,
 * "Self-Sufficient Itemsets")
 * @log_p: natural logarithm of the hypergeometric probability of that split by chance, the largest
 * over all splits, 0 or less
 *
 */
typedef struct
{
  guint8   n_items;
  gboolean is_closed;
  gboolean is_maximal;
  guint8   split;
  guint32  items[VT_ITEM_SET_MAX_ITEMS];
  guint32  n_together;
  double   support;
  double   all_confidence;
  double   lift;
  double   log_p;
} VtItemSet;

/**
 * VtItemSetOptions:
 * @min_together: sets in fewer baskets are not kept; not below that of the pairs
 * @max_items: 3 to %VT_ITEM_SET_MAX_ITEMS
 * @n_threads: 0 for as many as the machine has
 */
typedef struct
{
  guint32 min_together;
  guint   max_items;
  guint   n_threads;
} VtItemSetOptions;

/**
 * VtItemSets:
 * @sets: (array length=n_sets): by number of items, then by the items
 *
 * Immutable, reference counted. The same for any number of threads.
 */
typedef struct
{
  VtItemSetOptions options;
  gsize            n_sets;
  const VtItemSet *sets;
} VtItemSets;

/* As many as a list can be searched for. */
#define VT_ITEM_SETS_MAX 2000000

/**
 * vt_item_sets_mine:
 * @pairs: of the baskets to look in; what they do not keep is in no set
 *
 * All sets of three items and more that are in enough baskets, depth first over lists of baskets
 * (Zaki, 2000, "Scalable Algorithms for Association Mining", called Eclat).
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED, or %VT_ERROR_LIMIT if there are more
 * than %VT_ITEM_SETS_MAX
 */
VtItemSets *
vt_item_sets_mine (VtPairs *pairs, const VtItemSetOptions *options, VtJob *job, GError **error);
VtItemSets *vt_item_sets_ref (VtItemSets *self);
void        vt_item_sets_unref (VtItemSets *self);

/* (nullable): the set of these items (array length=n_items), ascending. */
const VtItemSet *vt_item_sets_find (VtItemSets *self, const guint32 *items, guint n_items);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtItemSets, vt_item_sets_unref)

G_END_DECLS
