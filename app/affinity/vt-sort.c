/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting numbers without comparing through a function pointer. */

#include "vt-sort.h"

#include <string.h>

#define N_INSERTION 48
#define DIGIT_BITS 11
#define N_DIGITS (1 << DIGIT_BITS)
#define DIGIT(x, at) ((guint32) ((x) >> (at)) & (N_DIGITS - 1))

typedef struct
{
  guint64 key;
  guint32 index;
} Ranked;

static void
sort_by_insertion (guint32 *items, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      guint32 item = items[i];
      gsize   at = i;

      for (; at > 0 && items[at - 1] > item; at--)
        items[at] = items[at - 1];
      items[at] = item;
    }
}

/* From how often each digit occurs to where its run begins. Returns whether all share one digit,
 * so that the pass would move nothing. */
static gboolean
turn_counts_into_starts (gsize counts[N_DIGITS], gsize n)
{
  gsize start = 0;

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      gsize count = counts[digit];

      if (count == n)
        return TRUE;
      counts[digit] = start;
      start += count;
    }
  return FALSE;
}

void
vt_sort_items (guint32 *items, guint32 *scratch, gsize n)
{
  guint32 *from = items;
  guint32 *to = scratch;

  if (n <= N_INSERTION)
    {
      sort_by_insertion (items, n);
      return;
    }

  for (guint shift = 0; shift < 32; shift += DIGIT_BITS)
    {
      gsize    starts[N_DIGITS] = {0};
      guint32 *swap = from;

      for (gsize i = 0; i < n; i++)
        starts[DIGIT (from[i], shift)]++;
      if (turn_counts_into_starts (starts, n))
        continue;
      for (gsize i = 0; i < n; i++)
        to[starts[DIGIT (from[i], shift)]++] = from[i];
      from = to;
      to = swap;
    }
  if (from != items)
    memcpy (items, from, n * sizeof *items);
}

/* IEEE 754 doubles order as integers once the negative ones are turned over. */
static guint64
key_of_double (double value)
{
  double  positive_zero = value + 0.0;
  guint64 bits;

  memcpy (&bits, &positive_zero, sizeof bits);
  return (bits >> 63) != 0 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

guint32 *
vt_sort_ranks (const double *values, guint32 n)
{
  g_autofree Ranked *first = g_new (Ranked, n);
  g_autofree Ranked *second = g_new (Ranked, n);
  Ranked            *from = first;
  Ranked            *to = second;
  guint32           *ranks = g_new (guint32, n);

  for (guint32 i = 0; i < n; i++)
    from[i] = (Ranked){key_of_double (values[i]), i};

  for (guint shift = 0; shift < 64; shift += DIGIT_BITS)
    {
      gsize   starts[N_DIGITS] = {0};
      Ranked *swap = from;

      for (guint32 i = 0; i < n; i++)
        starts[DIGIT (from[i].key, shift)]++;
      if (turn_counts_into_starts (starts, n))
        continue;
      for (guint32 i = 0; i < n; i++)
        to[starts[DIGIT (from[i].key, shift)]++] = from[i];
      from = to;
      to = swap;
    }

  for (guint32 i = 0; i < n; i++)
    ranks[i] = from[i].index;
  return ranks;
}
