/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last touch of a layout: no disc over another. Internal. */

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

G_END_DECLS
