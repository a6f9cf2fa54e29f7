/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts packed side by side: none touches another, none lies inside another, what stands stays. */

#include "vt-pack.h"

#include "vt-random.h"

#include <math.h>

#define GAP 2.0
#define MAX_PARTS 60
#define MAX_POINTS 40

typedef struct
{
  const char *name;
  guint32     n_parts;
  guint32     n_placed; /* so many of the first stay */
  double      side;     /* of the square a part's points lie in */
} Row;

static const Row rows[] = {
    {"none", 0, 0, 1},       {"one", 1, 0, 5},         {"points", 60, 0, 0},
    {"islands", 60, 0, 3},   {"uneven", 40, 0, 25},    {"around-placed", 40, 1, 8},
    {"all-placed", 1, 1, 8}, {"far-away", 6, 1, 1e12},
};

typedef struct
{
  VtPackPart parts[MAX_PARTS];
  VtPoint    points[MAX_PARTS][MAX_POINTS];
} Sample;

static Sample *
sample_new (const Row *row, guint64 seed)
{
  Sample  *sample = g_new0 (Sample, 1);
  VtRandom random = {seed};

  for (guint32 i = 0; i < row->n_parts; i++)
    {
      VtPackPart *part = &sample->parts[i];

      part->points = sample->points[i];
      part->n_points = 1 + vt_random_below (&random, MAX_POINTS / (i / 4 + 1));
      part->is_placed = i < row->n_placed;
      for (guint32 k = 0; k < part->n_points; k++)
        sample->points[i][k] = (VtPoint){vt_random_double (&random) * row->side,
                                         vt_random_double (&random) * row->side};
    }
  return sample;
}

static VtPoint
place_of (const VtPackPart *part, guint32 point)
{
  return (VtPoint){part->points[point].x + part->shift.x, part->points[point].y + part->shift.y};
}

static double
least_distance (const VtPackPart *part, const VtPackPart *other)
{
  double least = INFINITY;

  for (guint32 a = 0; a < part->n_points; a++)
    for (guint32 b = 0; b < other->n_points; b++)
      {
        VtPoint p = place_of (part, a), q = place_of (other, b);

        least = MIN (least, hypot (p.x - q.x, p.y - q.y));
      }
  return least;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;

  for (guint64 seed = 1; seed <= 10; seed++)
    {
      g_autofree Sample *sample = sample_new (row, seed);
      g_autofree Sample *again = sample_new (row, seed);

      vt_pack_parts (sample->parts, row->n_parts, GAP);
      vt_pack_parts (again->parts, row->n_parts, GAP);
      for (guint32 i = 0; i < row->n_parts; i++)
        {
          VtPoint shift = sample->parts[i].shift;

          g_assert_true (shift.x == again->parts[i].shift.x && shift.y == again->parts[i].shift.y);
          g_assert_true (i >= row->n_placed || (shift.x == 0 && shift.y == 0));
          for (guint32 j = 0; j < i; j++)
            g_assert_cmpfloat (least_distance (&sample->parts[i], &sample->parts[j]), >=, GAP);
        }
    }
}

/* The hole of a ring is not for others. */
static void
test_not_inside (void)
{
  VtPoint    ring[36], dot = {100, 100};
  VtPackPart parts[] = {{ring, G_N_ELEMENTS (ring), FALSE, {0, 0}}, {&dot, 1, FALSE, {0, 0}}};
  VtPoint    middle, place;

  for (guint k = 0; k < G_N_ELEMENTS (ring); k++)
    ring[k] = (VtPoint){20 * cos (k * G_PI / 18), 20 * sin (k * G_PI / 18)};
  vt_pack_parts (parts, 2, GAP);
  middle = parts[0].shift;
  place = place_of (&parts[1], 0);
  g_assert_cmpfloat (hypot (place.x - middle.x, place.y - middle.y), >, 20);
}

/* Many small ones become as wide and high as a screen, without much air. */
static void
test_shape (void)
{
  const Row          row = {"", MAX_PARTS, 0, 2};
  g_autofree Sample *sample = sample_new (&row, 3);
  VtPoint            least = {INFINITY, INFINITY}, most = {-INFINITY, -INFINITY};
  double             width, height;

  vt_pack_parts (sample->parts, row.n_parts, GAP);
  for (guint32 i = 0; i < row.n_parts; i++)
    {
      VtPoint place = place_of (&sample->parts[i], 0);

      least = (VtPoint){MIN (least.x, place.x), MIN (least.y, place.y)};
      most = (VtPoint){MAX (most.x, place.x), MAX (most.y, place.y)};
    }
  width = most.x - least.x;
  height = most.y - least.y;
  g_assert_cmpfloat (width / height, >, VT_PACK_ASPECT * 0.75);
  g_assert_cmpfloat (width / height, <, VT_PACK_ASPECT * 1.33);
  g_assert_cmpfloat (width * height, <, MAX_PARTS * 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pack-parts/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/pack-parts/not-inside", test_not_inside);
  g_test_add_func ("/pack-parts/shape", test_shape);
  return g_test_run ();
}
