/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Baskets: which different items were bought together, as sorted rows of a sparse matrix. */

#pragma once

#include "vt-job.h"

G_BEGIN_DECLS

/**
 * VtBasketSource:
 * @n_orders: orders
 * @first_line: (array length=n_orders+1): where each order's lines begin
 * @line_item: (array length=n_lines): item of each line, 0 to n_items-1
 * @line_quantity: (array length=n_lines) (nullable): lines of zero or fewer units are no purchase
 * @skip_order: (array length=n_orders) (nullable): non-zero leaves the order out
 * @n_items: items
 * @skip_item: (array length=n_items) (nullable): non-zero leaves the item out (fees)
 * @hide_item: (array length=n_items) (nullable): non-zero keeps the item out of the baskets, though
 * it counts for how large an order is (all but the category that is looked at)
 * @min_items: orders of fewer different items than this are left out; 0 for no bound
 * @max_items: orders of more different items than this are left out (wholesale dominates pair
 * counts, as the number of pairs grows with the square); 0 for no bound
 *
 * Plain arrays, so that mining needs neither a database nor a catalogue. Nothing is copied that
 * outlives the call.
 */
typedef struct
{
  guint32        n_orders;
  const guint32 *first_line;
  const guint32 *line_item;
  const gint32  *line_quantity;
  const guint8  *skip_order;
  guint32        n_items;
  const guint8  *skip_item;
  guint32        max_items;
  const guint8  *hide_item;
  guint32        min_items;
} VtBasketSource;

/**
 * VtBaskets:
 * @n_baskets: orders with at least one item
 * @n_entries: items of all baskets, each counted once a basket
 * @first_entry: (array length=n_baskets+1)
 * @entry_item: (array length=n_entries): ascending within a basket, without repeats
 * @item_count: (array length=n_items): baskets with the item
 * @n_left_out: orders left out for being larger than max_items
 * @n_single: baskets of one item
 *
 * Immutable, reference counted.
 */
typedef struct
{
  guint32        n_items;
  guint32        n_baskets;
  guint32        n_entries;
  const guint32 *first_entry;
  const guint32 *entry_item;
  const guint32 *item_count;
  guint32        n_left_out;
  guint32        n_single;
} VtBaskets;

VtBaskets *vt_baskets_new (const VtBasketSource *source, VtJob *job, GError **error);
VtBaskets *vt_baskets_ref (VtBaskets *self);
void       vt_baskets_unref (VtBaskets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtBaskets, vt_baskets_unref)

G_END_DECLS
