/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices from cheap to dear along a line. */

#include "studio-price-axis.h"

#include <math.h>

#define MIN_SPAN 10
/* A round price is no further from the next than such a part of itself. */
#define PARTS 20
/* Far above any price, and far from what does not fit. */
#define MAX_MINOR (G_GINT64_CONSTANT (1) << 53)

/* The power of ten that is no more. */
static gint64
power_below (gint64 value)
{
  gint64 power = 1;

  while (value / power >= 10)
    power *= 10;
  return power;
}

/* The largest of 1, 2, 5, 10, 20 … that is no more. */
static gint64
round_down (gint64 value)
{
  gint64 power = power_below (value);

  return value >= 5 * power ? 5 * power : value >= 2 * power ? 2 * power : power;
}

static gint64
round_up (gint64 value)
{
  gint64 below = round_down (value);
  gint64 power = power_below (value);

  if (below == value)
    return value;
  return below == power ? 2 * power : below == 2 * power ? 5 * power : 10 * power;
}

StudioPriceAxis
studio_price_axis_new (gint64 min_minor, gint64 max_minor)
{
  StudioPriceAxis self;

  self.low_minor = round_down (CLAMP (min_minor, 1, MAX_MINOR));
  self.high_minor = round_up (CLAMP (max_minor, 1, MAX_MINOR));
  if (self.high_minor / MIN_SPAN < self.low_minor)
    self.high_minor = self.low_minor * MIN_SPAN;
  return self;
}

double
studio_price_axis_get_place (const StudioPriceAxis *self, gint64 minor)
{
  double place;

  if (minor <= self->low_minor)
    return 0;
  place = log ((double) minor / (double) self->low_minor) /
          log ((double) self->high_minor / (double) self->low_minor);
  return MIN (place, 1);
}

gint64
studio_price_axis_get_price (const StudioPriceAxis *self, double place)
{
  return llround ((double) self->low_minor *
                  pow ((double) self->high_minor / (double) self->low_minor, CLAMP (place, 0, 1)));
}

/* How far apart round prices are there. */
static gint64
grain_of (gint64 minor)
{
  return round_down (MAX (minor / PARTS, 1));
}

gint64
studio_price_axis_round (gint64 minor)
{
  gint64 grain = grain_of (minor);

  return MAX ((minor + grain / 2) / grain * grain, 1);
}

gint64
studio_price_axis_step (gint64 minor, int direction)
{
  /* Just below a price the grain may be finer. */
  gint64 grain = grain_of (direction > 0 ? minor : minor - 1);

  if (direction > 0)
    return MIN (minor / grain * grain + grain, MAX_MINOR);
  return MAX ((minor - 1) / grain * grain, 1);
}

/* Adds the multiples of powers of ten by each of @factors, ascending. */
static GArray *
list_multiples (const StudioPriceAxis *self, const gint64 *factors, guint n_factors)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 power = power_below (self->low_minor); power <= self->high_minor; power *= 10)
    for (guint i = 0; i < n_factors; i++)
      {
        gint64 tick = factors[i] * power;

        if (tick >= self->low_minor && tick <= self->high_minor)
          g_array_append_val (ticks, tick);
      }
  return ticks;
}

GArray *
studio_price_axis_list_ticks (const StudioPriceAxis *self, guint n_max)
{
  static const gint64 factors[] = {1, 2, 5};
  GArray             *ticks = list_multiples (self, factors, 3);

  if (ticks->len > n_max)
    {
      g_array_unref (ticks);
      ticks = list_multiples (self, factors, 1);
    }
  /* Every second, every third … of the powers of ten. */
  for (guint stride = 2; ticks->len > MAX (n_max, 1); stride++)
    {
      g_array_unref (ticks);
      ticks = list_multiples (self, factors, 1);
      for (guint i = ticks->len; i-- > 0;)
        if (i % stride != 0)
          g_array_remove_index (ticks, i);
    }
  return ticks;
}

void
studio_price_axis_bin (const StudioPriceAxis *self,
                       const gint64          *prices,
                       guint                  n_prices,
                       guint                  n_bins,
                       guint                 *ret_counts)
{
  for (guint i = 0; i < n_bins; i++)
    ret_counts[i] = 0;
  for (guint i = 0; i < n_prices; i++)
    {
      double place = studio_price_axis_get_place (self, prices[i]);

      ret_counts[MIN ((guint) (place * n_bins), n_bins - 1)]++;
    }
}
