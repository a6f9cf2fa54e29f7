/* SPDX-License-Identifier: Apache-2.0 */
/* Sorting in place, the same everywhere. */

#ifndef VR_SORT_H
#define VR_SORT_H

#include <stddef.h>

#define VR_SORT_MAX_ITEM_SIZE 64

/* compare must not call two different items equal, or their order is left open. Items are at most
 * VR_SORT_MAX_ITEM_SIZE bytes. */
void
vr_sort (void *items, size_t n, size_t item_size, int (*compare) (const void *a, const void *b));

#endif
