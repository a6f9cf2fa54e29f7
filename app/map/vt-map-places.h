/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that were pinned to a place on the map, as the workspace keeps them. */

#pragma once

#include "vt-catalog.h"

G_BEGIN_DECLS

/**
 * VtMapPlace:
 * @x: in map units
 *
 * Only what a hand pinned is kept: pins are steps of undo, and where all else stands follows from
 * the orders, the seed of the layout and the pins.
 */
typedef struct
{
  gint64 product_id;
  double x;
  double y;
} VtMapPlace;

/* Returns: (element-type VtMapPlace) (transfer full): by product */
GArray *vt_map_places_load (VtDatabase *database, GError **error);

/* Pins products, or those that are pinned elsewhere; what is no product of the workspace any more
 * is %VT_ERROR_CONSTRAINT when the transaction ends. */
gboolean
vt_map_places_pin (VtDatabase *database, const VtMapPlace *places, guint n, GError **error);

/* Products that are not pinned are passed over. */
gboolean
vt_map_places_unpin (VtDatabase *database, const gint64 *product_ids, guint n, GError **error);

G_END_DECLS
