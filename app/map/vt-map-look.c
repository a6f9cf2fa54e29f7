/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What colours, sizes and widths on the map tell. */

#include "vt-map-look.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *display; /* to be translated */
} Name;

static const Name colours[VT_MAP_N_COLOURS] = {
    [VT_MAP_COLOUR_COMMUNITY] = {"community", N_ ("Bought Together")},
    [VT_MAP_COLOUR_CATEGORY] = {"category", N_ ("Category")},
    [VT_MAP_COLOUR_MARGIN] = {"margin", N_ ("Margin")},
    [VT_MAP_COLOUR_PRICE] = {"price", N_ ("Price")},
};

static const Name sizes[VT_MAP_N_SIZES] = {
    [VT_MAP_SIZE_ORDERS] = {"orders", N_ ("Orders")},
    [VT_MAP_SIZE_REVENUE] = {"revenue", N_ ("Revenue")},
    [VT_MAP_SIZE_UNITS] = {"units", N_ ("Units Sold")},
    [VT_MAP_SIZE_LINKS] = {"links", N_ ("Number of Links")},
};

static const Name measures[VT_MAP_N_MEASURES] = {
    [VT_MAP_MEASURE_COSINE] = {"cosine", N_ ("Belong Together")},
    [VT_MAP_MEASURE_TOGETHER] = {"together", N_ ("Times Together")},
    [VT_MAP_MEASURE_LIFT] = {"lift", N_ ("More Than Chance")},
    [VT_MAP_MEASURE_JACCARD] = {"jaccard", N_ ("Overlap")},
    [VT_MAP_MEASURE_CONFIDENCE] = {"confidence", N_ ("Attach Rate")},
};

/* Returns: @n if it is none of them */
static guint
find_word (const Name *names, guint n, const char *word)
{
  guint k = 0;

  while (k < n && !g_str_equal (names[k].word, word))
    k++;
  return k;
}

gboolean
vt_map_look_equal (const VtMapLook *a, const VtMapLook *b)
{
  return a->colour == b->colour && a->size == b->size && a->width == b->width &&
         a->tints_links == b->tints_links && (!a->tints_links || a->tint == b->tint);
}

const char *
vt_map_colour_to_word (VtMapColour colour)
{
  g_return_val_if_fail ((guint) colour < VT_MAP_N_COLOURS, NULL);

  return colours[colour].word;
}

gboolean
vt_map_colour_from_word (const char *word, VtMapColour *ret_colour)
{
  guint k = find_word (colours, VT_MAP_N_COLOURS, word);

  if (k == VT_MAP_N_COLOURS)
    return FALSE;
  *ret_colour = (VtMapColour) k;
  return TRUE;
}

const char *
vt_map_size_to_word (VtMapSize size)
{
  g_return_val_if_fail ((guint) size < VT_MAP_N_SIZES, NULL);

  return sizes[size].word;
}

gboolean
vt_map_size_from_word (const char *word, VtMapSize *ret_size)
{
  guint k = find_word (sizes, VT_MAP_N_SIZES, word);

  if (k == VT_MAP_N_SIZES)
    return FALSE;
  *ret_size = (VtMapSize) k;
  return TRUE;
}

const char *
vt_map_measure_to_word (VtMapMeasure measure)
{
  g_return_val_if_fail ((guint) measure < VT_MAP_N_MEASURES, NULL);

  return measures[measure].word;
}

gboolean
vt_map_measure_from_word (const char *word, VtMapMeasure *ret_measure)
{
  guint k = find_word (measures, VT_MAP_N_MEASURES, word);

  if (k == VT_MAP_N_MEASURES)
    return FALSE;
  *ret_measure = (VtMapMeasure) k;
  return TRUE;
}

const char *
vt_map_colour_to_display (VtMapColour colour)
{
  g_return_val_if_fail ((guint) colour < VT_MAP_N_COLOURS, NULL);

  return _ (colours[colour].display);
}

const char *
vt_map_size_to_display (VtMapSize size)
{
  g_return_val_if_fail ((guint) size < VT_MAP_N_SIZES, NULL);

  return _ (sizes[size].display);
}

const char *
vt_map_measure_to_display (VtMapMeasure measure)
{
  g_return_val_if_fail ((guint) measure < VT_MAP_N_MEASURES, NULL);

  return _ (measures[measure].display);
}
