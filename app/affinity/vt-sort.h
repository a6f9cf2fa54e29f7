/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting numbers without comparing through a function pointer. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * vt_sort_items:
 * @items: (inout) (array length=n)
 * @scratch: (array length=n): overwritten
 *
 * Sorts ascending: by insertion while short, as most baskets are, else digit by digit.
 */
void vt_sort_items (guint32 *items, guint32 *scratch, gsize n);

/**
 * vt_sort_ranks:
 * @values: (array length=n): not NaN
 *
 * Returns: (array length=n) (transfer full): the indices of @values in ascending order of value,
 * equal values in ascending order of index
 */
guint32 *vt_sort_ranks (const double *values, guint32 n);

G_END_DECLS
