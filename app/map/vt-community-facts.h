/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each community on the map is: a name for it, its products, what it brings. */

#pragma once

#include "vt-affinity-map.h"

G_BEGIN_DECLS

/**
 * VtCommunityFacts:
 * @name: that of the map, see vt_affinity_map_get_community_name()
 * @products: (array length=n_products): product indices, the best tied first
 * @revenue_minor: of all its products, or %VT_MONEY_UNKNOWN
 * @strongest: the map's link that is the strongest between two of its products, or %VT_MAP_NONE
 * @bridge: the product that ties it most to other communities, or %VT_PRODUCT_NONE if none does
 * @bridging: of that product, see #VtNodeRole; 0 without one
 */
typedef struct
{
  char    *name;     /* (owned) */
  guint32 *products; /* (owned) */
  guint32  n_products;
  gint64   revenue_minor;
  guint32  strongest;
  guint32  bridge;
  double   bridging;
} VtCommunityFacts;

void vt_community_facts_free (VtCommunityFacts *facts);

/**
 * vt_community_facts_find:
 * @revenue_minor: (array length=n_revenue) (nullable): by product
 *
 * Returns: (element-type VtCommunityFacts) (transfer full): by community, the largest first
 */
GPtrArray *
vt_community_facts_find (VtAffinityMap *map, const gint64 *revenue_minor, guint32 n_revenue);

G_END_DECLS
