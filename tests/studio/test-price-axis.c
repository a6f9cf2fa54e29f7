/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices along an axis: places and back, round prices, ticks and bins. */

#include "studio-price-axis.h"

static const struct
{
  gint64 min;
  gint64 max;
  gint64 low;
  gint64 high;
} axes[] = {
    {34900, 229900, 20000, 500000},
    {100, 100, 100, 1000},
    {0, 0, 1, 10},
    {-5, 3, 1, 10},
    {999, 1001, 500, 5000},
    {2000, 20000, 2000, 20000},
    {G_MAXINT64, G_MAXINT64, G_GINT64_CONSTANT (5000000000000000),
     G_GINT64_CONSTANT (50000000000000000)},
};

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      StudioPriceAxis axis = studio_price_axis_new (axes[i].min, axes[i].max);

      g_assert_cmpint (axis.low_minor, ==, axes[i].low);
      g_assert_cmpint (axis.high_minor, ==, axes[i].high);
      g_assert_cmpfloat (studio_price_axis_get_place (&axis, axis.low_minor), ==, 0);
      g_assert_cmpfloat (studio_price_axis_get_place (&axis, axis.high_minor), ==, 1);
      g_assert_cmpfloat (studio_price_axis_get_place (&axis, 0), ==, 0);
      g_assert_cmpfloat (studio_price_axis_get_place (&axis, G_MAXINT64), ==, 1);
      g_assert_cmpint (studio_price_axis_get_price (&axis, -1), ==, axis.low_minor);
      g_assert_cmpint (studio_price_axis_get_price (&axis, 2), ==, axis.high_minor);
    }
}

/* Every price has its place, and the dearer is further. */
static void
test_places (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gint64          min = g_test_rand_int_range (1, 100000);
      gint64          max = min + g_test_rand_int_range (0, 10000000);
      StudioPriceAxis axis = studio_price_axis_new (min, max);
      gint64          price = g_test_rand_int_range ((gint32) min, (gint32) max + 1);
      double          place = studio_price_axis_get_place (&axis, price);

      g_assert_cmpint (axis.low_minor, <=, min);
      g_assert_cmpint (axis.high_minor, >=, max);
      g_assert_cmpint (ABS (studio_price_axis_get_price (&axis, place) - price), <=, 1);
      g_assert_cmpfloat (studio_price_axis_get_place (&axis, price + 1), >=, place);
    }
}

static const struct
{
  gint64 price;
  gint64 rounded;
  gint64 above;
  gint64 below;
} rounds[] = {
    {1, 1, 2, 1},
    {7, 7, 8, 6},
    {104, 105, 105, 100},
    {19999, 20000, 20000, 19500},
    {20000, 20000, 21000, 19500},
    {20100, 20000, 21000, 20000},
    {99999, 100000, 100000, 98000},
    {100000, 100000, 105000, 98000},
    {123456, 125000, 125000, 120000},
};

static void
test_round (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_test_message ("%d", (int) rounds[i].price);
      g_assert_cmpint (studio_price_axis_round (rounds[i].price), ==, rounds[i].rounded);
      g_assert_cmpint (studio_price_axis_step (rounds[i].price, 1), ==, rounds[i].above);
      g_assert_cmpint (studio_price_axis_step (rounds[i].price, -1), ==, rounds[i].below);
    }
}

/* Steps up pass the prices that steps down come by. */
static void
test_steps (void)
{
  gint64 price = 1;

  while (price < 1000000000)
    {
      gint64 above = studio_price_axis_step (price, 1);

      g_assert_cmpint (above, >, price);
      g_assert_cmpint (above - price, <=, MAX (price / 20, 1));
      g_assert_cmpint (studio_price_axis_round (above), ==, above);
      g_assert_cmpint (studio_price_axis_step (above, -1), ==, price);
      price = above;
    }
}

static char *
ticks_of (const StudioPriceAxis *axis, guint n_max)
{
  g_autoptr (GArray) ticks = studio_price_axis_list_ticks (axis, n_max);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (ticks->len, <=, n_max);
  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ticks, gint64, i));
  return g_string_free (text, FALSE);
}

static void
test_ticks (void)
{
  static const struct
  {
    gint64      low;
    gint64      high;
    guint       n_max;
    const char *ticks;
  } cases[] = {
      {20000, 500000, 8, "20000 50000 100000 200000 500000"},
      {20000, 500000, 4, "100000"},
      {1, 100000, 8, "1 10 100 1000 10000 100000"},
      {1, 100000, 3, "1 100 10000"},
      {1, 100000, 1, "1"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StudioPriceAxis  axis = {cases[i].low, cases[i].high};
      g_autofree char *ticks = ticks_of (&axis, cases[i].n_max);

      g_assert_cmpstr (ticks, ==, cases[i].ticks);
    }
}

static void
test_bins (void)
{
  const StudioPriceAxis axis = {100, 10000};
  const gint64          prices[] = {1, 100, 999, 1000, 1001, 10000, 20000};
  guint                 counts[4];
  guint                 two[2];

  studio_price_axis_bin (&axis, prices, G_N_ELEMENTS (prices), 2, two);
  g_assert_cmpuint (two[0], ==, 3);
  g_assert_cmpuint (two[1], ==, 4);
  studio_price_axis_bin (&axis, prices, G_N_ELEMENTS (prices), 4, counts);
  g_assert_cmpuint (counts[0], ==, 2);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[2], ==, 2);
  g_assert_cmpuint (counts[3], ==, 2);
  studio_price_axis_bin (&axis, NULL, 0, 2, two);
  g_assert_cmpuint (two[0], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/price-axis/ends", test_ends);
  g_test_add_func ("/price-axis/places", test_places);
  g_test_add_func ("/price-axis/round", test_round);
  g_test_add_func ("/price-axis/steps", test_steps);
  g_test_add_func ("/price-axis/ticks", test_ticks);
  g_test_add_func ("/price-axis/bins", test_bins);
  return g_test_run ();
}
