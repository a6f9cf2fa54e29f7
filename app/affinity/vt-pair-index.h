/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Baskets the other way round: for each item where it stands in them. Internal to mining. */

#pragma once

#include "vt-baskets.h"

G_BEGIN_DECLS

/**
 * VtPairPlace:
 * @entry: of the item in the baskets' entries
 * @n_after: how many higher items follow it in the same basket; at least 1
 *
 * One basket's pairs of an item with the items above it. The last item of a basket has none and no
 * place.
 */
typedef struct
{
  guint32 entry;
  guint32 n_after;
} VtPairPlace;

/**
 * VtPairIndex:
 * @first_place: (array length=n_items+1): where each item's places begin
 * @places: (array length=n_places): by item, then by basket
 * @n_increments: pairs in all baskets, each as often as it occurs
 */
typedef struct
{
  guint32     *first_place; /* (owned) */
  VtPairPlace *places;      /* (owned) */
  gsize        n_places;
  guint64      n_increments;
} VtPairIndex;

/* The same for any number of workers. Returns: %FALSE only with %G_IO_ERROR_CANCELLED; then there
 * is nothing to clear. */
gboolean vt_pair_index_init (
    VtPairIndex *self, VtBaskets *baskets, guint n_workers, VtJob *job, GError **error);
void vt_pair_index_clear (VtPairIndex *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtPairIndex, vt_pair_index_clear)

G_END_DECLS
