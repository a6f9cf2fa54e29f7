/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is bought together with any of some products. */

#pragma once

#include "vt-baskets.h"
#include "vt-catalog.h"

G_BEGIN_DECLS

/**
 * VtCompanions:
 * @n_items: products counted
 * @n_anchors: baskets with any of the anchors
 * @n_together: (array length=n_items): of these, those with the product besides; of an anchor those
 * with another one
 *
 * Exact counts over all baskets. Immutable.
 */
typedef struct
{
  VtBaskets *baskets; /* (owned) */
  guint32    n_items;
  guint32    n_anchors;
  guint32   *n_together; /* (owned) */
  guint8    *is_anchor;  /* (owned) */
} VtCompanions;

/**
 * VtCompanion:
 * @product: its index
 * @n_together: baskets with it and an anchor
 * @attach: share of the baskets with an anchor that have it as well, 0 to 1
 * @lift: how many times more often than if independent; 0 if never together
 */
typedef struct
{
  guint32 product;
  guint32 n_together;
  double  attach;
  double  lift;
} VtCompanion;

/* @anchors: (array length=n): product indices. %NULL only with %G_IO_ERROR_CANCELLED. */
VtCompanions *
vt_companions_new (VtBaskets *baskets, const guint32 *anchors, guint n, VtJob *job, GError **error);
void vt_companions_free (VtCompanions *self);

/* Of a product that no basket has, all is 0. */
VtCompanion vt_companions_get (const VtCompanions *self, guint32 product);

/**
 * vt_companions_list:
 * @left_out: (nullable) (element-type guint32): products that are not asked for
 * @n_max: how many at most
 *
 * What goes with the anchors more often than by chance: in five baskets at least, with a
 * probability below one in a thousand that chance alone did it. Anchors, fees and what has no price
 * are left out.
 *
 * Returns: (element-type VtCompanion): by how many take them along, then by product
 */
GArray *
vt_companions_list (const VtCompanions *self, VtCatalog *catalog, GArray *left_out, guint n_max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCompanions, vt_companions_free)

G_END_DECLS
