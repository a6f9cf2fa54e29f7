/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of the map, and how it looks: some products or all, coloured and sized. */

#pragma once

#include "vt-affinity-map.h"
#include "vt-map-look.h"
#include "vt-money.h"

G_BEGIN_DECLS

/**
 * VtMapPart:
 * @hidden: (array length=n_hidden) (nullable): product indices that are left out
 * @focus: product whose surroundings alone are shown; %VT_PRODUCT_NONE for the whole map
 * @steps: how many links from it the surroundings reach; 1 and up
 *
 * Which part of the map is shown.
 */
typedef struct
{
  const guint32 *hidden;
  guint          n_hidden;
  guint32        focus;
  guint          steps;
} VtMapPart;

#define VT_MAP_PART_ALL                                                                            \
  {                                                                                                \
    NULL, 0, VT_PRODUCT_NONE, 1                                                                    \
  }

/**
 * VtMapKeyEntry:
 * @mark: as in the scene's marks
 * @name: (owned): what it stands for, one line; text from outside
 * @n_products: shown with that mark; above 0
 */
typedef struct
{
  guint32 mark;
  char   *name;
  guint32 n_products;
} VtMapKeyEntry;

#define VT_MAP_KEY_N_SIZES 3

/**
 * VtMapKey:
 * @entries: (element-type VtMapKeyEntry): of groups the largest first, of bands the highest first,
 * what is unknown last
 * @sizes: (array length=VT_MAP_KEY_N_SIZES): round values from the largest down, in units of
 * the size (revenue in minor units); 0 for none
 * @radii: (array length=VT_MAP_KEY_N_SIZES): what they are drawn with, in map units
 * @n_arrows: links that point one way
 *
 * What a legend says.
 */
typedef struct
{
  VtMapLook look;
  GArray   *entries;
  double    sizes[VT_MAP_KEY_N_SIZES];
  double    radii[VT_MAP_KEY_N_SIZES];
  guint32   n_arrows;
} VtMapKey;

/* Immutable, reference counted. */
typedef struct _VtMapShown VtMapShown;

/**
 * vt_map_shown_new:
 * @catalog: that of the map's pairs, or a later one whose indices mean the same
 * @part: (nullable): all of it
 *
 * A link points from a product to another where clearly more of those who buy the first also buy
 * the second than the other way round: an attach rate of 15 % at least, and half as much again.
 *
 * Takes a few milliseconds for thousands of products.
 */
VtMapShown *vt_map_shown_new (VtAffinityMap    *map,
                              VtCatalog        *catalog,
                              const VtCurrency *currency,
                              const VtMapLook  *look,
                              const VtMapPart  *part);
VtMapShown *vt_map_shown_ref (VtMapShown *self);
void        vt_map_shown_unref (VtMapShown *self);

VtAffinityMap  *vt_map_shown_get_map (VtMapShown *self);
VtMapScene     *vt_map_shown_get_scene (VtMapShown *self);
const VtMapKey *vt_map_shown_get_key (VtMapShown *self);

/* Of a node shown. */
guint32 vt_map_shown_get_product (VtMapShown *self, guint32 node);
/* %VT_MAP_NONE if it is not shown. */
guint32 vt_map_shown_get_node (VtMapShown *self, guint32 product);
/* The pair behind a link shown; belongs to the map. */
const VtPair *vt_map_shown_get_pair (VtMapShown *self, guint32 edge);

/* The products with a mark. Returns: (element-type guint32) (transfer full): product indices */
GArray *vt_map_shown_get_products_of_mark (VtMapShown *self, guint32 mark);

/* Which way a pair points, as described above, if its a is @item_a. */
VtMapDirection vt_map_direction_of_pair (const VtPair *pair);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapShown, vt_map_shown_unref)

G_END_DECLS
