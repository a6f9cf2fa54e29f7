/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last touch of a layout: parts side by side, no disc over another. Internal. */

#pragma once

#include "vt-layout.h"

G_BEGIN_DECLS

/**
 * vt_spread_discs:
 * @places: (inout) (array length=n): finite
 * @radius: (array length=n) (nullable): %NULL for %VT_LAYOUT_RADIUS
 * @fixed: (array length=n) (nullable): non-zero ones are not moved
 *
 * Pushes overlapping discs apart until none overlap, or until it stops paying.
 *
 * Returns: pairs that still overlap
 */
guint32 vt_spread_discs (VtPoint *places, const double *radius, const guint8 *fixed, guint32 n);

/**
 * VtBox:
 *
 * A rectangle to be placed; @x and @y, its upper left corner, are what vt_pack_boxes() finds.
 */
typedef struct
{
  double  x;
  double  y;
  double  width;
  double  height;
  guint32 index; /* kept */
} VtBox;

/* Puts boxes side by side, in rows of falling height under about a square's outline. Reorders
 * @boxes; the first is at 0, 0. */
void vt_pack_boxes (VtBox *boxes, guint32 n, double gap);

G_END_DECLS
