/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products of money and shares, none of which is negative. */

#pragma once

#include "vt-effect.h"

G_BEGIN_DECLS

static inline gint64
vt_multiply_up (gint64 amount, gint64 numerator, gint64 denominator)
{
  return (gint64) (((__int128) amount * numerator + denominator - 1) / denominator);
}

/* The same, but no more than @most. */
static inline gint64
vt_multiply_up_to (gint64 amount, gint64 numerator, gint64 denominator, gint64 most)
{
  __int128 product = ((__int128) amount * numerator + denominator - 1) / denominator;

  return product < most ? (gint64) product : most;
}

static inline gint64
vt_multiply_down (gint64 amount, gint64 numerator, gint64 denominator)
{
  return (gint64) ((__int128) amount * numerator / denominator);
}

static inline gint64
vt_multiply_half_up (gint64 amount, gint64 ppm)
{
  return (gint64) (((__int128) amount * ppm + VT_PPM_WHOLE / 2) / VT_PPM_WHOLE);
}

G_END_DECLS
