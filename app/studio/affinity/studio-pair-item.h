/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pair of products as a row of the table. */

#pragma once

#include "vt-catalog.h"
#include "vt-pairs.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PAIR_ITEM (studio_pair_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioPairItem, studio_pair_item, STUDIO, PAIR_ITEM, GObject)

/**
 * studio_pair_item_new:
 * @pair: copied
 * @product: the one of the two that is named first
 */
StudioPairItem *studio_pair_item_new (VtCatalog *catalog, const VtPair *pair, guint32 product);

const VtPair *studio_pair_item_get_pair (StudioPairItem *self);
/* The product named first, A, and the other, B. */
guint32     studio_pair_item_get_product (StudioPairItem *self);
guint32     studio_pair_item_get_other (StudioPairItem *self);
const char *studio_pair_item_get_title (StudioPairItem *self);
const char *studio_pair_item_get_other_title (StudioPairItem *self);
/* Share of the orders with A that also have B, and of those with B that also have A, 0 to 1. */
double studio_pair_item_get_attach (StudioPairItem *self);
double studio_pair_item_get_attach_back (StudioPairItem *self);

G_END_DECLS
