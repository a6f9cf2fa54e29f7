/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affinity map: which pairs are links, which products nodes, where each stands. */

#pragma once

#include "vt-catalog.h"
#include "vt-layout.h"
#include "vt-map-links.h"
#include "vt-map-look.h"
#include "vt-map-scene.h"

G_BEGIN_DECLS

typedef struct _VtAffinityMap VtAffinityMap;

/**
 * VtTitleFunc:
 *
 * Returns: what an item is called; not %NULL; read before the build returns
 */
typedef const char *(*VtTitleFunc) (guint32 item, gpointer user_data);

/**
 * VtMapFacts:
 * @units: (array length=n_products) (nullable): sold, by product index
 * @revenue_minor: (array length=n_products) (nullable)
 *
 * What sizes can tell that the pairs do not know.
 */
typedef struct
{
  guint32       n_products;
  const gint64 *units;
  const gint64 *revenue_minor;
} VtMapFacts;

/* A product that stays where a hand put it, in map units. */
typedef struct
{
  guint32 product;
  VtPoint place;
} VtMapPin;

/**
 * VtMapSettling:
 * @map: (transfer none): complete, but for its places, which are still on their way
 *
 * Sees the map while it is laid out, about thirty times a second, in the thread that does it.
 */
typedef void (*VtMapSettling) (VtAffinityMap *map, gpointer user_data);

/**
 * VtAffinityMapOptions:
 * @seed: of the layout and the communities
 * @volume: (array length=n_items) (nullable): what the size of a node tells, 0 and up, by product,
 * where that is %VT_MAP_SIZE_ORDERS; %NULL for the number of baskets with the product
 * @facts: (nullable): for the other sizes; without, they are those of the orders
 * @pins: (array length=n_pins) (nullable)
 * @expanded: (array length=n_expanded) (nullable): products of which more links are shown, see
 * vt_map_links_choose_with()
 * @settling: (nullable)
 * @previous: (nullable): products that were on it start where they were, so that a change of the
 * filter does not throw the picture about
 * @min_island: links among fewer products than that, tied to nothing else, are left off the map,
 * where hundreds of lone pairs hide the rest; the table of pairs has them. 0 leaves none off
 * @category: (nullable): the category of an item as a path, to name communities after; a catalogue
 * has its own
 */
typedef struct
{
  VtMapLinkOptions  links;
  guint64           seed;
  const double     *volume;
  VtAffinityMap    *previous;
  guint32           min_island;
  const VtMapFacts *facts;
  const VtMapPin   *pins;
  guint             n_pins;
  const guint32    *expanded;
  guint             n_expanded;
  VtMapSettling     settling;
  gpointer          settling_data;
  VtTitleFunc       category;
  gpointer          category_data;
} VtAffinityMapOptions;

#define VT_AFFINITY_MAP_OPTIONS_DEFAULT                                                            \
  {                                                                                                \
    VT_MAP_LINK_OPTIONS_DEFAULT, 1, NULL, NULL, 3                                                  \
  }

/* VtAffinityMap: immutable, reference counted, shared between threads. */

/**
 * vt_affinity_map_build:
 * @pairs: whose items are product indices in @catalog
 * @options: (nullable): the defaults
 *
 * The same input gives the same picture. No pair good enough gives an empty map, not an error.
 *
 * Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED
 */
VtAffinityMap *vt_affinity_map_build (VtPairs                    *pairs,
                                      VtCatalog                  *catalog,
                                      const VtAffinityMapOptions *options,
                                      VtJob                      *job,
                                      GError                    **error);

/* As vt_affinity_map_build(), with titles from anywhere. */
VtAffinityMap *vt_affinity_map_build_with_titles (VtPairs                    *pairs,
                                                  VtTitleFunc                 title,
                                                  gpointer                    title_data,
                                                  const VtAffinityMapOptions *options,
                                                  VtJob                      *job,
                                                  GError                    **error);

VtAffinityMap *vt_affinity_map_ref (VtAffinityMap *self);
void           vt_affinity_map_unref (VtAffinityMap *self);

VtPairs    *vt_affinity_map_get_pairs (VtAffinityMap *self);
VtMapScene *vt_affinity_map_get_scene (VtAffinityMap *self);
guint32     vt_affinity_map_get_n_nodes (VtAffinityMap *self);
guint32     vt_affinity_map_get_n_links (VtAffinityMap *self);
guint32     vt_affinity_map_get_n_communities (VtAffinityMap *self);
/* How many products are left off the map for being linked to too few, see min_island. */
guint32 vt_affinity_map_get_n_left_off (VtAffinityMap *self);
/* How many of the pairs passed the filters, links or not: "1,200 of 8,013". */
gsize vt_affinity_map_get_n_candidates (VtAffinityMap *self);

/* Product index of a node. */
guint32 vt_affinity_map_get_product (VtAffinityMap *self, guint32 node);
/* Node of a product; %VT_MAP_NONE if it is not on the map. */
guint32 vt_affinity_map_get_node (VtAffinityMap *self, guint32 product);
guint32 vt_affinity_map_get_community (VtAffinityMap *self, guint32 node);

/* The measure its links were chosen and ordered by. */
VtMapMeasure vt_affinity_map_get_measure (VtAffinityMap *self);

/* What a size tells of a node, 0 and up; of revenue in minor units. */
double vt_affinity_map_get_value (VtAffinityMap *self, guint32 node, VtMapSize size);
/* The largest of all nodes. */
double vt_affinity_map_get_most (VtAffinityMap *self, VtMapSize size);
/* How large a node of that value is, in map units: its area tells the value. Whichever size is
 * shown, the places leave room for all. */
double vt_affinity_map_radius_of_value (VtAffinityMap *self, VtMapSize size, double value);

/* The pair behind a link; link i is edge i of the scene, strongest first. */
const VtPair *vt_affinity_map_get_pair (VtAffinityMap *self, guint32 link);

/* Returns: (array length=ret_n): links of a node, strongest first */
const guint32 *vt_affinity_map_get_links (VtAffinityMap *self, guint32 node, guint32 *ret_n);

/* What names it in a legend: its categories, else its strongest product; see
 * vt_community_names_new(). */
const char *vt_affinity_map_get_community_name (VtAffinityMap *self, guint32 community);

/**
 * vt_pair_to_sentence:
 * @from_item: A
 *
 * "Bought together 1,204 times, 3.8 times as often as by chance. Of 100 orders with A, 42 also
 * have B." A is @from_item, one of the pair's two.
 */
char *vt_pair_to_sentence (const VtPair *pair,
                           guint32       from_item,
                           const char   *title_a,
                           const char   *title_b);

/* As much of a title as fits beside a node: shouting in capitals is set in small letters, spaces
 * are collapsed, and what is longer than @max_chars is cut at a word with an ellipsis. */
char *vt_title_shorten (const char *title, guint max_chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtAffinityMap, vt_affinity_map_unref)

G_END_DECLS
