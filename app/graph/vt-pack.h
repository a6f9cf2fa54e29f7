/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a map side by side, by their outlines rather than their boxes. Internal. */

#pragma once

#include "vt-layout.h"

G_BEGIN_DECLS

/* How much wider than high the whole is to become: the shape of most screens. */
#define VT_PACK_ASPECT 1.6

/**
 * VtPackPart:
 * @points: (array length=n_points) (unowned): at least one; finite
 * @is_placed: stays where it is, and the others around it
 * @shift: found: what is to be added to each point
 */
typedef struct
{
  const VtPoint *points;
  guint32        n_points;
  gboolean       is_placed;
  VtPoint        shift;
} VtPackPart;

/**
 * vt_pack_parts:
 * @parts: (inout) (array length=n): the larger had better come first
 * @gap: that the points of two parts keep at least
 *
 * Puts each part, in their order, where there is room nearest to the middle: of those that are
 * placed, or 0, 0. No part comes to lie inside another's outline, where it would seem to belong to
 * it (after Freivalds, Dogrusoz and Kikusts, 2002, "Disconnected Graph Layout and the Polyomino
 * Packing Approach").
 */
void vt_pack_parts (VtPackPart *parts, guint32 n, double gap);

G_END_DECLS
