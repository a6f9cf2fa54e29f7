/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which mark each product on the map has, and what the marks stand for. Internal to map. */

#pragma once

#include "vt-map-shown.h"

G_BEGIN_DECLS

/* Below it a product makes less than it should; the bounds of the margin's bands, in ppm. */
#define VT_MAP_MARGIN_BOUNDS                                                                       \
  {                                                                                                \
    100000, 250000, 400000, 550000                                                                 \
  }

/**
 * vt_map_marks_new:
 * @nodes: (array length=n): map nodes
 * @ret_entries: (out) (element-type VtMapKeyEntry): as of #VtMapKey
 *
 * Returns: (array length=n) (transfer full): the mark of each
 */
guint32 *vt_map_marks_new (VtAffinityMap    *map,
                           VtCatalog        *catalog,
                           const VtCurrency *currency,
                           VtMapColour       colour,
                           const guint32    *nodes,
                           guint32           n,
                           GArray          **ret_entries);

G_END_DECLS
