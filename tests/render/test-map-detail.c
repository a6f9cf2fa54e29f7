/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes that move, bundles of links, and how many links a view holds. */

#include "vt-map-lod.h"

#include <math.h>

#define N_NODES 400
#define N_EDGES 3000

static VtMapScene *
random_scene (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  VtMapNode             nodes[N_NODES] = {0};
  g_autofree VtMapEdge *edges = g_new0 (VtMapEdge, N_EDGES);

  for (guint32 i = 0; i < N_NODES; i++)
    nodes[i] = (VtMapNode){.x = 20 * (i % 4) + g_rand_double_range (rand, -8, 8),
                           .y = g_rand_double_range (rand, -8, 8),
                           .radius = g_rand_double_range (rand, 0.1, 0.5),
                           .group = i % 4,
                           .importance = g_rand_double (rand),
                           .label = "Mug"};
  for (guint32 e = 0; e < N_EDGES; e++)
    {
      edges[e].a = (guint32) g_rand_int_range (rand, 0, N_NODES);
      edges[e].b = (edges[e].a + 1 + (guint32) g_rand_int_range (rand, 0, N_NODES - 1)) % N_NODES;
      edges[e].strength = g_rand_double (rand);
    }
  return vt_map_scene_new (nodes, N_NODES, edges, N_EDGES);
}

/* Sorted before or not: the orders are the same as those of the definition. */
static void
test_orders (void)
{
  for (guint32 seed = 1; seed < 5; seed++)
    {
      g_autoptr (VtMapScene) scene = random_scene (seed);
      g_autofree VtMapEdge *sorted = g_new (VtMapEdge, N_EDGES);
      g_autoptr (VtMapScene) again = NULL;

      for (guint32 k = 1; k < N_EDGES; k++)
        g_assert_cmpfloat (scene->edges[scene->edge_order[k - 1]].strength, <=,
                           scene->edges[scene->edge_order[k]].strength);
      for (guint32 k = 1; k < N_NODES; k++)
        g_assert_cmpfloat (scene->nodes[scene->node_order[k - 1]].importance, >=,
                           scene->nodes[scene->node_order[k]].importance);
      for (guint32 k = 0; k < N_EDGES; k++)
        sorted[k] = scene->edges[scene->edge_order[N_EDGES - 1 - k]];
      again = vt_map_scene_new (scene->nodes, N_NODES, sorted, N_EDGES);
      for (guint32 k = 0; k < N_EDGES; k++)
        g_assert_cmpuint (again->edge_order[k], ==, N_EDGES - 1 - k);
    }
}

/* Moving a scene gives what making it there gives. */
static void
test_move (void)
{
  g_autoptr (VtMapScene) scene = random_scene (7);
  g_autoptr (VtMapScene) moved = NULL;
  g_autoptr (VtMapScene) anew = NULL;
  VtMapNode nodes[N_NODES];
  double    x[N_NODES], y[N_NODES];

  for (guint32 i = 0; i < N_NODES; i++)
    {
      nodes[i] = scene->nodes[i];
      nodes[i].x = x[i] = -2 * scene->nodes[i].y;
      nodes[i].y = y[i] = scene->nodes[i].x + 5;
    }
  moved = vt_map_scene_move (scene, x, y);
  anew = vt_map_scene_new (nodes, N_NODES, scene->edges, N_EDGES);
  g_assert_cmpfloat (moved->min_x, ==, anew->min_x);
  g_assert_cmpfloat (moved->max_y, ==, anew->max_y);
  g_assert_cmpuint (moved->n_groups, ==, anew->n_groups);
  for (guint32 e = 0; e < N_EDGES; e++)
    {
      g_assert_cmpfloat (moved->curves[e].x1, ==, anew->curves[e].x1);
      g_assert_cmpfloat (moved->curves[e].y2, ==, anew->curves[e].y2);
    }
  vt_map_scene_unref (g_steal_pointer (&scene));
  g_assert_cmpstr (moved->nodes[3].label, ==, "Mug");
}

static double
gap_between (const VtMapScene *scene, guint32 e, guint32 f, double t)
{
  double ax, ay, bx, by;

  vt_map_scene_get_point (scene, e, t, &ax, &ay);
  vt_map_scene_get_point (scene, f, t, &bx, &by);
  return hypot (ax - bx, ay - by);
}

/* Many links between two groups come together halfway; one alone is straight, and so are those
 * inside a group. The ends stay where the products are. */
static void
test_bundles (void)
{
  VtMapNode nodes[12];
  VtMapEdge edges[6] = {{0, 6, 0.5}, {1, 7, 0.5}, {2, 8, 0.5}, {3, 9, 0.5}, {4, 5, 0.5}};
  g_autoptr (VtMapScene) bundled = NULL;
  g_autoptr (VtMapScene) alone = NULL;
  double x, y;

  for (guint32 i = 0; i < 12; i++)
    nodes[i] = (VtMapNode){.x = i < 6 ? 0 : 30, .y = 3.0 * (i % 6), .radius = 0.3, .group = i / 6};
  bundled = vt_map_scene_new (nodes, 12, edges, 5);
  alone = vt_map_scene_new (nodes, 12, edges, 1);
  g_assert_true (bundled->curves[0].is_bent);
  g_assert_false (bundled->curves[4].is_bent);
  g_assert_false (alone->curves[0].is_bent);
  g_assert_cmpfloat (gap_between (bundled, 0, 3, 0.5), <, 0.8 * gap_between (bundled, 0, 3, 0));
  for (int end = 0; end < 2; end++)
    {
      vt_map_scene_get_point (bundled, 2, end, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, nodes[end == 0 ? 2 : 8].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (y, nodes[end == 0 ? 2 : 8].y, 1e-9);
    }
  vt_map_scene_get_point (alone, 0, 0.5, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 15, 1e-9);
}

/* Nearer, no link is paler than before; of two that are the strongest of neither end, the weaker is
 * never the clearer; panning changes nothing. */
static void
test_levels (void)
{
  g_autoptr (VtMapScene) scene = random_scene (11);
  g_autofree float *before = g_new0 (float, N_EDGES);
  g_autofree float *now = g_new0 (float, N_EDGES);
  guint32           n_before = 0;

  for (double scale = 2; scale < VT_MAP_SCALE_MAX; scale *= 1.3)
    {
      VtMapView view = {30, 0, scale, 800, 600};
      VtMapView panned = vt_map_view_pan (view, 333, -77);
      guint32   n = vt_map_lod_choose_edges (scene, &view, now);

      g_assert_cmpuint (n, >=, n_before);
      n_before = n;
      for (guint32 e = 0; e < N_EDGES; e++)
        g_assert_true (now[e] >= before[e] && now[e] <= 1);
      for (guint32 k = 1; k < N_EDGES; k++)
        {
          guint32          weaker = scene->edge_order[k - 1], stronger = scene->edge_order[k];
          const VtMapEdge *edge = &scene->edges[weaker];

          if (scene->incident[scene->first_incident[edge->a]] != weaker &&
              scene->incident[scene->first_incident[edge->b]] != weaker)
            g_assert_true (now[weaker] <= now[stronger]);
        }
      vt_map_lod_choose_edges (scene, &panned, before);
      for (guint32 e = 0; e < N_EDGES; e++)
        g_assert_true (now[e] == before[e]);
    }
  g_assert_cmpuint (n_before, ==, N_EDGES);
  vt_map_lod_choose_edges (scene, &(VtMapView){30, 0, 2, 400, 300}, now);
  for (guint32 e = n_before = 0; e < N_EDGES; e++)
    n_before += now[e] > 0;
  g_assert_cmpuint (n_before, <, N_EDGES / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/detail/orders", test_orders);
  g_test_add_func ("/detail/move", test_move);
  g_test_add_func ("/detail/bundles", test_bundles);
  g_test_add_func ("/detail/levels", test_levels);
  return g_test_run ();
}
