/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small generator of our own: GRand may change, and a picture must not. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SplitMix64: Steele, Lea and Flood (2014), "Fast Splittable Pseudorandom Number Generators". */
typedef struct
{
  guint64 state;
} VtRandom;

static inline guint64
vt_random_bits (VtRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* Returns: 0 to 1, never 1 */
static inline double
vt_random_double (VtRandom *self)
{
  return (double) (vt_random_bits (self) >> 11) * 0x1p-53;
}

/* Returns: 0 to @n - 1; uniform but for less than one part in 2^32. @n is at least 1 */
static inline guint32
vt_random_below (VtRandom *self, guint32 n)
{
  return (guint32) (((vt_random_bits (self) >> 32) * n) >> 32);
}

static inline void
vt_random_shuffle (VtRandom *self, guint32 *items, guint32 n)
{
  for (guint32 i = n; i > 1; i--)
    {
      guint32 j = vt_random_below (self, i);
      guint32 swap = items[i - 1];

      items[i - 1] = items[j];
      items[j] = swap;
    }
}

G_END_DECLS
