/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree's repulsion against the sum over all bodies. */

#include "vt-quadtree.h"

#include "vt-random.h"

#include <math.h>

#define N_MAX 2000
#define SOFTENING 0.01

typedef struct
{
  const char *name;
  guint32     n_bodies;
  double      reach;     /* half the side of the square they are scattered over */
  guint32     n_spots;   /* bodies share this many places; 0 for no sharing */
  double      tolerance; /* of the sum's length, relative to the greatest possible */
} Row;

static const Row rows[] = {
    {"nobody", 0, 1, 0, 0},
    {"one", 1, 1, 0, 0},
    {"a leaf is exact", 8, 1, 0, 1e-12},
    {"many", 2000, 30, 0, 0.02},
    {"many on few spots", 2000, 30, 3, 0.02},
    {"all on one spot", 500, 0, 1, 0},
    {"tiny map", 300, 1e-12, 0, 0.02},
    {"huge map", 300, 1e9, 0, 0.02},
};

static VtPoint
sum_exactly (const VtPoint *places, const double *masses, guint32 n, VtPoint at, double *ret_most)
{
  VtPoint sum = {0, 0};

  *ret_most = 0;
  for (guint32 i = 0; i < n; i++)
    {
      double dx = at.x - places[i].x;
      double dy = at.y - places[i].y;
      double factor = masses[i] / (dx * dx + dy * dy + SOFTENING);

      sum.x += dx * factor;
      sum.y += dy * factor;
      *ret_most += sqrt (dx * dx + dy * dy) * factor;
    }
  return sum;
}

static void
test_row (gconstpointer data)
{
  const Row          *row = data;
  VtRandom            random = {42};
  g_autofree VtPoint *places = g_new (VtPoint, N_MAX);
  g_autofree double  *masses = g_new (double, N_MAX);
  g_autoptr (VtQuadtree) tree = vt_quadtree_new (N_MAX);

  for (guint32 i = 0; i < row->n_bodies; i++)
    {
      places[i] = (VtPoint){(vt_random_double (&random) - 0.5) * 2 * row->reach,
                            (vt_random_double (&random) - 0.5) * 2 * row->reach};
      if (row->n_spots != 0 && i >= row->n_spots)
        places[i] = places[i % row->n_spots];
      masses[i] = 0.5 + vt_random_double (&random);
    }

  /* Twice: a tree is built anew at every step. */
  vt_quadtree_build (tree, places, masses, row->n_bodies);
  vt_quadtree_build (tree, places, masses, row->n_bodies);
  for (guint32 i = 0; i < row->n_bodies; i++)
    {
      double  most;
      VtPoint exact = sum_exactly (places, masses, row->n_bodies, places[i], &most);
      VtPoint sum = vt_quadtree_get_repulsion (tree, places[i], SOFTENING);

      g_assert_cmpfloat (hypot (sum.x - exact.x, sum.y - exact.y), <=, row->tolerance * most);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quadtree/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
