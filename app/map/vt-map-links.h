/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pairs are links on the map: the strongest, as far as they can be read. */

#pragma once

#include "vt-pair-filter.h"

G_BEGIN_DECLS

/**
 * VtMapMeasure:
 * @VT_MAP_MEASURE_COSINE: balances how often and how surely: the default
 * @VT_MAP_MEASURE_TOGETHER: baskets with both: best sellers come first
 * @VT_MAP_MEASURE_LIFT: lift shrunk towards 1 where the baskets are few
 * @VT_MAP_MEASURE_JACCARD: of the baskets with either, the share with both
 * @VT_MAP_MEASURE_CONFIDENCE: the surer of the two directions
 */
typedef enum
{
  VT_MAP_MEASURE_COSINE,
  VT_MAP_MEASURE_TOGETHER,
  VT_MAP_MEASURE_LIFT,
  VT_MAP_MEASURE_JACCARD,
  VT_MAP_MEASURE_CONFIDENCE,
} VtMapMeasure;

#define VT_MAP_N_MEASURES 5

/**
 * VtMapLinkOptions:
 * @max_links: 1 and up
 * @max_links_per_item: a link is kept only if it is among so many strongest of both its items, so
 * that no best seller is tied to everything, or if nothing else holds two parts of the map
 * together; 0 for no bound
 * @min_lift: at least 1: only what is bought together more than chance
 * @max_q: the largest adjusted p, 0 to 1
 * @min_together: baskets with both
 * @filter: what else is asked of the pairs
 */
typedef struct
{
  VtMapMeasure measure;
  guint32      max_links;
  guint32      max_links_per_item;
  double       min_lift;
  double       max_q;
  guint32      min_together;
  VtPairFilter filter;
} VtMapLinkOptions;

#define VT_MAP_LINK_OPTIONS_DEFAULT                                                                \
  {                                                                                                \
    VT_MAP_MEASURE_COSINE, 1200, 8, 1.2, 0.01, 0, { 0 }                                            \
  }

/* The larger the stronger; finite. */
double vt_map_measure_of_pair (const VtPair *pair, VtMapMeasure measure);

/**
 * vt_map_links_choose:
 *
 * Half the links asked for are the strongest of all and decide which items are on the map. Of the
 * rest, those come first that tie the map together, then the strongest among its items.
 *
 * Returns: (element-type gsize) (transfer full): indices into the pairs, strongest first, ties to
 * the pair that is more often together, then to the earlier
 */
GArray *vt_map_links_choose (VtPairs *pairs, const VtMapLinkOptions *options);

/* Links that an expanded product has at least, if so many pairs pass the filters. */
#define VT_MAP_EXPANDED_LINKS 12

/**
 * vt_map_links_choose_with:
 * @expanded: (array length=n_expanded) (nullable): items of which the strongest
 * %VT_MAP_EXPANDED_LINKS are links whatever else holds, and bring the other item along
 */
GArray *vt_map_links_choose_with (VtPairs                *pairs,
                                  const VtMapLinkOptions *options,
                                  const guint32          *expanded,
                                  guint                   n_expanded);

/* How many pairs pass the filters, before the strongest of them are chosen. */
gsize vt_map_links_count_candidates (VtPairs *pairs, const VtMapLinkOptions *options);

G_END_DECLS
