/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout: the same picture twice, clusters apart, discs beside each other, nothing lost. */

#include "vt-layout.h"

#include "graph-samples.h"
#include "vt-random.h"

#include <math.h>

static VtPoint *
layout_of (VtGraph *graph, const VtLayoutOptions *options)
{
  VtPoint *places = g_new (VtPoint, vt_graph_get_n_nodes (graph) + 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (vt_layout_compute (graph, options, NULL, NULL, places, NULL, &error));
  g_assert_no_error (error);
  for (guint32 i = 0; i < vt_graph_get_n_nodes (graph); i++)
    g_assert_true (isfinite (places[i].x) && isfinite (places[i].y));
  return places;
}

static double
distance (VtPoint a, VtPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

static void
test_same_seed (void)
{
  g_autoptr (VtGraph) graph = sample_planted (6, 30, 0.3, 0.01, 1);
  g_autofree VtPoint *places = layout_of (graph, &(VtLayoutOptions){.seed = 7});
  g_autofree VtPoint *again = layout_of (graph, &(VtLayoutOptions){.seed = 7});
  g_autofree VtPoint *other = layout_of (graph, &(VtLayoutOptions){.seed = 8});

  g_assert_cmpmem (places, 180 * sizeof *places, again, 180 * sizeof *again);
  g_assert_cmpfloat (distance (places[0], other[0]), >, 0.0);
}

/* Mean distance to nodes of the same group over that to nodes of others. */
static double
mean_ratio (const VtPoint *places, guint32 n_nodes, guint32 n_in)
{
  double sum_inside = 0.0, sum_outside = 0.0;
  double n_inside = 0.0, n_outside = 0.0;

  for (guint32 a = 0; a < n_nodes; a++)
    for (guint32 b = a + 1; b < n_nodes; b++)
      if (a / n_in == b / n_in)
        {
          sum_inside += distance (places[a], places[b]);
          n_inside++;
        }
      else
        {
          sum_outside += distance (places[a], places[b]);
          n_outside++;
        }
  return sum_inside / n_inside / (sum_outside / n_outside);
}

/* At random the ratio is 1; gravity costs some of the distance between groups, which fills the
 * paper instead. The share of nodes nearer to another group's centre than to their own is what a
 * reader would mistake. */
static void
test_clusters_apart (void)
{
  const guint32 n_groups = 12;
  const guint32 n_in = 40;

  for (guint64 seed = 0; seed < 3; seed++)
    {
      g_autoptr (VtGraph) graph = sample_planted (n_groups, n_in, 0.25, 0.004, seed);
      g_autofree VtPoint *places = layout_of (graph, &(VtLayoutOptions){.seed = seed});
      VtPoint             centre[12] = {{0, 0}};
      guint32             n_mistaken = 0;

      for (guint32 i = 0; i < n_groups * n_in; i++)
        {
          centre[i / n_in].x += places[i].x / n_in;
          centre[i / n_in].y += places[i].y / n_in;
        }
      for (guint32 i = 0; i < n_groups * n_in; i++)
        for (guint32 g = 0; g < n_groups; g++)
          if (distance (places[i], centre[g]) < distance (places[i], centre[i / n_in]))
            {
              n_mistaken++;
              break;
            }
      g_assert_cmpfloat (mean_ratio (places, n_groups * n_in, n_in), <, 0.25);
      g_assert_cmpuint (n_mistaken, <=, n_groups * n_in / 50);
    }
}

/* Loosely held groups and islands fill the shape of a screen: no strip, no void. */
static void
test_shape (void)
{
  for (guint64 seed = 0; seed < 3; seed++)
    {
      const guint32 n = 30 * 12;
      g_autoptr (VtGraph) graph = sample_planted (30, 12, 0.3, 0.001, seed);
      g_autofree VtPoint *places = layout_of (graph, &(VtLayoutOptions){.seed = seed});
      VtPoint             least = {INFINITY, INFINITY}, most = {-INFINITY, -INFINITY};
      double              width, height;

      for (guint32 i = 0; i < n; i++)
        {
          least = (VtPoint){MIN (least.x, places[i].x), MIN (least.y, places[i].y)};
          most = (VtPoint){MAX (most.x, places[i].x), MAX (most.y, places[i].y)};
        }
      width = most.x - least.x;
      height = most.y - least.y;
      g_assert_cmpfloat (width / height, >, 1.2);
      g_assert_cmpfloat (width / height, <, 2.1);
      g_assert_cmpfloat (width * height, <, 12.0 * n);
    }
}

/* Stress: squared differences of distances on the map and in the graph, at the best scale. */
static double
get_stress (const VtPoint *places, const double *steps, guint32 n)
{
  double sum_map = 0.0, sum_map_sq = 0.0, stress = 0.0;

  for (guint32 a = 0; a < n; a++)
    for (guint32 b = a + 1; b < n; b++)
      {
        double ratio = distance (places[a], places[b]) / steps[a * n + b];

        sum_map += ratio;
        sum_map_sq += ratio * ratio;
      }
  for (guint32 a = 0; a < n; a++)
    for (guint32 b = a + 1; b < n; b++)
      {
        double ratio = distance (places[a], places[b]) / steps[a * n + b];
        double difference = ratio * sum_map / sum_map_sq - 1;

        stress += difference * difference;
      }
  return stress;
}

static double *
get_steps (VtGraph *graph)
{
  guint32            n = vt_graph_get_n_nodes (graph);
  const VtGraphEdge *edges = vt_graph_get_edges (graph);
  double            *steps = g_new (double, n *n);

  for (guint32 i = 0; i < n * n; i++)
    steps[i] = i % (n + 1) == 0 ? 0 : n;
  for (gsize i = 0; i < vt_graph_get_n_edges (graph); i++)
    steps[edges[i].a * n + edges[i].b] = steps[edges[i].b * n + edges[i].a] = 1;
  for (guint32 k = 0; k < n; k++)
    for (guint32 a = 0; a < n; a++)
      for (guint32 b = 0; b < n; b++)
        steps[a * n + b] = MIN (steps[a * n + b], steps[a * n + k] + steps[k * n + b]);
  return steps;
}

static void
test_stress (void)
{
  g_autoptr (VtGraph) graph = sample_karate ();
  g_autofree double  *steps = get_steps (graph);
  g_autofree VtPoint *places = layout_of (graph, &(VtLayoutOptions){.seed = 1});
  VtRandom            random = {1};
  double              at_random = 0.0;

  for (guint round = 0; round < 10; round++)
    {
      VtPoint scattered[34];

      for (guint32 i = 0; i < 34; i++)
        scattered[i] = (VtPoint){vt_random_double (&random), vt_random_double (&random)};
      at_random += get_stress (scattered, steps, 34) / 10;
    }
  g_assert_cmpfloat (get_stress (places, steps, 34), <, at_random * 0.6);
}

static guint32
count_overlaps (const VtPoint *places, guint32 n, double radius)
{
  guint32 n_overlaps = 0;

  for (guint32 a = 0; a < n; a++)
    for (guint32 b = a + 1; b < n; b++)
      n_overlaps += distance (places[a], places[b]) < 2 * radius * (1 - 1e-5);
  return n_overlaps;
}

static void
test_discs_beside_each_other (void)
{
  g_autoptr (VtGraph) planted = sample_planted (8, 50, 0.4, 0.002, 2);
  g_autoptr (VtGraph) scattered = sample_scattered ();
  g_autofree VtPoint *places = layout_of (planted, &(VtLayoutOptions){.seed = 3});
  g_autofree VtPoint *others = layout_of (scattered, &(VtLayoutOptions){.seed = 3});

  g_assert_cmpuint (count_overlaps (places, 400, VT_LAYOUT_RADIUS), ==, 0);
  g_assert_cmpuint (count_overlaps (others, 107, VT_LAYOUT_RADIUS), ==, 0);
}

static void
test_one_edge_is_one_unit (void)
{
  const VtGraphEdge edge = {0, 1, 1.0};
  g_autoptr (VtGraph) graph = vt_graph_new (2, &edge, 1);
  g_autofree VtPoint *places = layout_of (graph, &(VtLayoutOptions){.seed = 3});

  g_assert_cmpfloat_with_epsilon (distance (places[0], places[1]), 1.0, 0.15);
}

static void
test_few_nodes (void)
{
  g_autoptr (VtGraph) nothing = sample_empty (0);
  g_autoptr (VtGraph) one = sample_empty (1);
  g_autoptr (VtGraph) many = sample_empty (50);
  g_autofree VtPoint *no_places = layout_of (nothing, &(VtLayoutOptions){.seed = 1});
  g_autofree VtPoint *one_place = layout_of (one, &(VtLayoutOptions){.seed = 1});
  g_autofree VtPoint *many_places = layout_of (many, &(VtLayoutOptions){.seed = 1});

  g_assert_nonnull (no_places);
  g_assert_cmpfloat (one_place[0].x, ==, 0.0);
  g_assert_cmpuint (count_overlaps (many_places, 50, VT_LAYOUT_RADIUS), ==, 0);
}

/* A start where all stand on one spot, some fixed there. */
static void
test_coincident_start (void)
{
  g_autoptr (VtGraph) graph = sample_planted (3, 20, 0.4, 0.05, 1);
  VtPoint             start[60] = {{0, 0}};
  guint8              fixed[60] = {[5] = 1, [30] = 1};
  g_autofree VtPoint *places =
      layout_of (graph, &(VtLayoutOptions){.seed = 1, .start = start, .fixed = fixed});

  g_assert_cmpfloat (places[5].x, ==, 0.0);
  g_assert_cmpfloat (places[30].y, ==, 0.0);
  g_assert_cmpfloat (distance (places[0], places[1]), >=, 2 * VT_LAYOUT_RADIUS * 0.99);
}

/* A product that joins the map leaves the others where they are, and lands near its friends. */
static void
test_newcomers (void)
{
  g_autoptr (VtGraph) graph = sample_planted (4, 25, 0.4, 0.01, 6);
  g_autofree VtPoint *before = layout_of (graph, &(VtLayoutOptions){.seed = 2});
  VtPoint             start[100];
  guint8              fixed[100];
  double              sum_near = 0.0, sum_far = 0.0;

  for (guint32 i = 0; i < 100; i++)
    {
      fixed[i] = i != 60;
      start[i] = i != 60 ? before[i] : (VtPoint){NAN, NAN};
    }
  g_autofree VtPoint *after =
      layout_of (graph, &(VtLayoutOptions){.seed = 9, .start = start, .fixed = fixed});

  for (guint32 i = 0; i < 100; i++)
    {
      if (i == 60)
        continue;
      g_assert_cmpfloat (distance (before[i], after[i]), ==, 0.0);
      if (i / 25 == 60 / 25)
        sum_near += distance (after[i], after[60]) / 24;
      else
        sum_far += distance (after[i], after[60]) / 75;
    }
  g_assert_cmpfloat (sum_near, <, sum_far / 2);
}

typedef struct
{
  guint  n_seen;
  guint  n_left;
  VtJob *job;
} Watch;

static void
on_step (const VtPoint *places, guint32 n_nodes, gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_seen++;
  for (guint32 i = 0; i < n_nodes; i++)
    g_assert_true (isfinite (places[i].x) && isfinite (places[i].y));
}

static void
on_report (VtJob *job, gpointer user_data)
{
  Watch *watch = user_data;

  if (watch->n_left-- == 0)
    vt_job_cancel (job);
}

/* Seen or unseen, the same picture; cancelled, none. */
static void
test_watched_and_cancelled (void)
{
  g_autoptr (VtGraph) graph = sample_scattered ();
  g_autofree VtPoint *unseen = layout_of (graph, &(VtLayoutOptions){.seed = 2});
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;
  VtPoint places[107] = {{-1, -1}};
  Watch   watch = {0, G_MAXUINT, job};

  vt_job_set_listener (job, on_report, &watch);
  g_assert_true (vt_layout_compute (graph, &(VtLayoutOptions){.seed = 2}, on_step, &watch, places,
                                    job, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (watch.n_seen, >, 0);
  g_assert_cmpmem (places, sizeof places, unseen, sizeof places);

  places[0].x = -1;
  watch.n_left = 50;
  g_assert_false (vt_layout_compute (graph, &(VtLayoutOptions){.seed = 2}, on_step, &watch, places,
                                     job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (places[0].x, ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/same seed", test_same_seed);
  g_test_add_func ("/layout/clusters apart", test_clusters_apart);
  g_test_add_func ("/layout/shape", test_shape);
  g_test_add_func ("/layout/stress", test_stress);
  g_test_add_func ("/layout/discs beside each other", test_discs_beside_each_other);
  g_test_add_func ("/layout/one edge is one unit", test_one_edge_is_one_unit);
  g_test_add_func ("/layout/few nodes", test_few_nodes);
  g_test_add_func ("/layout/coincident start", test_coincident_start);
  g_test_add_func ("/layout/newcomers", test_newcomers);
  g_test_add_func ("/layout/watched and cancelled", test_watched_and_cancelled);
  return g_test_run ();
}
