/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between finding sets and measuring them. Internal to mining. */

#pragma once

#include "vt-item-sets.h"

G_BEGIN_DECLS

/* A set in enough baskets, of 3 items to one more than is kept. */
typedef struct
{
  guint8  n_items;
  guint32 items[VT_ITEM_SET_MAX_ITEMS + 1]; /* ascending */
  guint32 n_together;
} VtFoundSet;

/**
 * vt_item_sets_measure:
 * @found: (element-type VtFoundSet): all there are, in any order; sorted here
 *
 * Returns: (transfer full): those of at most @options->max_items items with their measures; %NULL
 * only with %G_IO_ERROR_CANCELLED
 */
VtItemSets *vt_item_sets_measure (
    VtPairs *pairs, const VtItemSetOptions *options, GArray *found, VtJob *job, GError **error);

G_END_DECLS
