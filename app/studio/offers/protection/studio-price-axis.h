/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices from cheap to dear along a line, so that as much more is as much further. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioPriceAxis:
 * @low_minor: the price at its left end, 1 and up
 * @high_minor: the price at its right end, at least ten times as much
 *
 * Logarithmic: places are 0 at the left end and 1 at the right. What is cheaper or dearer is at the
 * ends.
 */
typedef struct
{
  gint64 low_minor;
  gint64 high_minor;
} StudioPriceAxis;

/* An axis with room for prices from @min_minor to @max_minor. */
StudioPriceAxis studio_price_axis_new (gint64 min_minor, gint64 max_minor);
double          studio_price_axis_get_place (const StudioPriceAxis *self, gint64 minor);
gint64          studio_price_axis_get_price (const StudioPriceAxis *self, double place);

/**
 * studio_price_axis_round:
 *
 * The nearest price that people would say: to about a twentieth of itself, as 190.00, 200.00,
 * 1,050.00.
 */
gint64 studio_price_axis_round (gint64 minor);
/* The next such price above (@direction 1) or below (-1); no less than 1. */
gint64 studio_price_axis_step (gint64 minor, int direction);

/* (element-type gint64): round prices within the axis to write below it: no more than @n_max. */
GArray *studio_price_axis_list_ticks (const StudioPriceAxis *self, guint n_max);

/**
 * studio_price_axis_bin:
 * @prices: (array length=n_prices): ascending
 * @ret_counts: (array length=n_bins): how many lie in each part of the axis, all of the same
 * length; what is beyond an end counts there
 */
void studio_price_axis_bin (const StudioPriceAxis *self,
                            const gint64          *prices,
                            guint                  n_prices,
                            guint                  n_bins,
                            guint                 *ret_counts);

G_END_DECLS
