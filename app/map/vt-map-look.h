/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What colours, sizes and widths on the map tell. */

#pragma once

#include "vt-map-links.h"

G_BEGIN_DECLS

/**
 * VtMapColour:
 * @VT_MAP_COLOUR_CATEGORY: the first part of a category that is written as a path
 * @VT_MAP_COLOUR_MARGIN: the share of the price that is not cost
 *
 * What products are coloured by.
 */
typedef enum
{
  VT_MAP_COLOUR_COMMUNITY,
  VT_MAP_COLOUR_CATEGORY,
  VT_MAP_COLOUR_MARGIN,
  VT_MAP_COLOUR_PRICE,
} VtMapColour;

#define VT_MAP_N_COLOURS 4

/**
 * VtMapSize:
 * @VT_MAP_SIZE_ORDERS: orders with the product
 * @VT_MAP_SIZE_REVENUE: what it was sold for
 * @VT_MAP_SIZE_UNITS: units sold
 * @VT_MAP_SIZE_LINKS: how many links it has on the map
 *
 * What the area of a product's mark tells.
 */
typedef enum
{
  VT_MAP_SIZE_ORDERS,
  VT_MAP_SIZE_REVENUE,
  VT_MAP_SIZE_UNITS,
  VT_MAP_SIZE_LINKS,
} VtMapSize;

#define VT_MAP_N_SIZES 4

/**
 * VtMapLook:
 * @width: what the width of a link tells
 * @tints_links: whether links are coloured by @tint; else by the group of their ends
 */
typedef struct
{
  VtMapColour  colour;
  VtMapSize    size;
  VtMapMeasure width;
  gboolean     tints_links;
  VtMapMeasure tint;
} VtMapLook;

#define VT_MAP_LOOK_DEFAULT                                                                        \
  {                                                                                                \
    VT_MAP_COLOUR_COMMUNITY, VT_MAP_SIZE_ORDERS, VT_MAP_MEASURE_COSINE, FALSE,                     \
        VT_MAP_MEASURE_COSINE                                                                      \
  }

gboolean vt_map_look_equal (const VtMapLook *a, const VtMapLook *b);

/* Names for actions and files: "category", "revenue", "cosine". The other way round %FALSE for a
 * word that is none. */
const char *vt_map_colour_to_word (VtMapColour colour);
gboolean    vt_map_colour_from_word (const char *word, VtMapColour *ret_colour);
const char *vt_map_size_to_word (VtMapSize size);
gboolean    vt_map_size_from_word (const char *word, VtMapSize *ret_size);
const char *vt_map_measure_to_word (VtMapMeasure measure);
gboolean    vt_map_measure_from_word (const char *word, VtMapMeasure *ret_measure);

/* What people read: "Category", "Times Together"; translated. */
const char *vt_map_colour_to_display (VtMapColour colour);
const char *vt_map_size_to_display (VtMapSize size);
const char *vt_map_measure_to_display (VtMapMeasure measure);

G_END_DECLS
