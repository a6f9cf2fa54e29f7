/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discs pushed apart: none over another. */

#include "vt-spread.h"

#include "vt-random.h"

#include <math.h>

typedef struct
{
  const char *name;
  double      side;     /* of the square the discs start in */
  double      radius;   /* 0 for the usual one */
  double      uneven;   /* radii up to this many times larger */
  guint       fix_each; /* every so manyth stays; 0 for none */
} Row;

static const Row rows[] = {
    {"loose", 50, 0, 1, 0},    {"crowded", 8, 0, 1, 0},      {"all on one spot", 0, 0, 1, 0},
    {"uneven", 10, 0.2, 4, 0}, {"some fixed", 20, 0, 1, 10}, {"no size", 1, 1e-300, 1, 0},
};

#define N_DISCS 300

static double
radius_of (const Row *row, const double *radius, guint32 disc)
{
  return row->radius > 0 ? radius[disc] : VT_LAYOUT_RADIUS;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  VtRandom   random = {11};
  VtPoint    places[N_DISCS], before[N_DISCS];
  double     radius[N_DISCS];
  guint8     fixed[N_DISCS];

  for (guint32 i = 0; i < N_DISCS; i++)
    {
      places[i] =
          (VtPoint){vt_random_double (&random) * row->side, vt_random_double (&random) * row->side};
      radius[i] = row->radius * (1 + vt_random_double (&random) * (row->uneven - 1));
      fixed[i] = row->fix_each != 0 && i % row->fix_each == 0;

      /* Fixed ones are not to blame for each other: apart from the start. */
      if (fixed[i])
        places[i] = (VtPoint){i % 20 * 1.0, i / 20 * 1.0};
      before[i] = places[i];
    }

  g_assert_cmpuint (vt_spread_discs (places, row->radius > 0 ? radius : NULL, fixed, N_DISCS), ==,
                    0);
  for (guint32 a = 0; a < N_DISCS; a++)
    {
      if (fixed[a])
        g_assert_true (places[a].x == before[a].x && places[a].y == before[a].y);
      for (guint32 b = a + 1; b < N_DISCS; b++)
        g_assert_cmpfloat (hypot (places[a].x - places[b].x, places[a].y - places[b].y), >=,
                           (radius_of (row, radius, a) + radius_of (row, radius, b)) * (1 - 1e-5));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/spread/discs/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
