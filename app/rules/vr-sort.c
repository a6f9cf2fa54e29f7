/* SPDX-License-Identifier: Apache-2.0 */
/* Sorting in place, the same everywhere. */

#include "vr-sort.h"

#include <string.h>

typedef int (*Compare) (const void *a, const void *b);

/* Below, insertion is faster than heaps, and most carts are below. */
#define N_INSERTION 12

static void
insertion_sort (char *items, size_t n, size_t size, Compare compare)
{
  char held[VR_SORT_MAX_ITEM_SIZE];

  for (size_t i = 1; i < n; i++)
    {
      size_t at = i;

      while (at > 0 && compare (items + (at - 1) * size, items + i * size) > 0)
        at--;
      if (at == i)
        continue;
      memcpy (held, items + i * size, size);
      memmove (items + (at + 1) * size, items + at * size, (i - at) * size);
      memcpy (items + at * size, held, size);
    }
}

static void
swap (char *a, char *b, size_t size)
{
  char held[VR_SORT_MAX_ITEM_SIZE];

  memcpy (held, a, size);
  memcpy (a, b, size);
  memcpy (b, held, size);
}

static void
sift_down (char *items, size_t root, size_t n, size_t size, Compare compare)
{
  for (;;)
    {
      size_t largest = root;

      for (size_t child = 2 * root + 1; child <= 2 * root + 2 && child < n; child++)
        {
          if (compare (items + child * size, items + largest * size) > 0)
            largest = child;
        }
      if (largest == root)
        return;
      swap (items + root * size, items + largest * size, size);
      root = largest;
    }
}

void
vr_sort (void *items, size_t n, size_t item_size, int (*compare) (const void *a, const void *b))
{
  if (n <= N_INSERTION)
    {
      insertion_sort (items, n, item_size, compare);
      return;
    }

  for (size_t i = n / 2; i-- > 0;)
    sift_down (items, i, n, item_size, compare);
  for (size_t i = n; i-- > 1;)
    {
      swap (items, (char *) items + i * item_size, item_size);
      sift_down (items, 0, i, item_size, compare);
    }
}
