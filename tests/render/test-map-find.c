/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views, the index against trying every node, and exported files. */

#include "vt-error.h"
#include "vt-map-export.h"
#include "vt-map-index.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define N_NODES 200

static VtMapScene *
random_scene (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  VtMapNode nodes[N_NODES] = {0};
  VtMapEdge edges[N_NODES] = {0};

  for (guint32 i = 0; i < N_NODES; i++)
    {
      nodes[i] = (VtMapNode){.x = g_rand_double_range (rand, -20, 20),
                             .y = g_rand_double_range (rand, -5, 30),
                             .radius = g_rand_double_range (rand, 0.1, 0.5),
                             .group = i % 7,
                             .importance = i,
                             .label = "<Mug> & \"plate\""};
      edges[i] = (VtMapEdge){.a = i, .b = (i + 1) % N_NODES, .strength = g_rand_double (rand)};
    }
  return vt_map_scene_new (nodes, N_NODES, edges, N_NODES);
}

static void
test_view_round_trip (void)
{
  g_autoptr (VtMapScene) scene = random_scene (1);
  VtMapView view = vt_map_view_fit (scene, 800, 600, 20);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (int k = 0; k < 1000; k++)
    {
      double x_px = g_rand_double_range (rand, 0, 800), y_px = g_rand_double_range (rand, 0, 600);
      double x = vt_map_view_x_from_px (&view, x_px), y = vt_map_view_y_from_px (&view, y_px);

      g_assert_cmpfloat_with_epsilon (vt_map_view_x_to_px (&view, x), x_px, 1e-6);
      g_assert_cmpfloat_with_epsilon (vt_map_view_y_to_px (&view, y), y_px, 1e-6);
      view = vt_map_view_zoom (view, g_rand_double_range (rand, 0.5, 2), x_px, y_px);
      g_assert_cmpfloat_with_epsilon (vt_map_view_x_to_px (&view, x), x_px, 1e-6);
      g_assert_cmpfloat_with_epsilon (vt_map_view_y_to_px (&view, y), y_px, 1e-6);
      g_assert_cmpfloat (view.scale, >=, VT_MAP_SCALE_MIN);
      g_assert_cmpfloat (view.scale, <=, VT_MAP_SCALE_MAX);
    }
}

static void
test_fit_and_reveal (void)
{
  g_autoptr (VtMapScene) scene = random_scene (2);
  VtMapView view = vt_map_view_fit (scene, 800, 600, 20);

  g_assert_cmpfloat (vt_map_view_x_to_px (&view, scene->min_x), >=, 20 - 1e-6);
  g_assert_cmpfloat (vt_map_view_y_to_px (&view, scene->max_y), <=, 580 + 1e-6);
  view = vt_map_view_zoom (view, 8, 0, 0);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      view = vt_map_view_reveal (view, scene, i, 50);
      g_assert_cmpfloat (fabs (vt_map_view_x_to_px (&view, scene->nodes[i].x) - 400), <=,
                         350 + 1e-6);
      g_assert_cmpfloat (fabs (vt_map_view_y_to_px (&view, scene->nodes[i].y) - 300), <=,
                         250 + 1e-6);
    }
}

static void
test_index_against_all (void)
{
  g_autoptr (VtMapScene) scene = random_scene (3);
  g_autoptr (VtMapIndex) index = vt_map_index_new (scene);
  VtMapView view = vt_map_view_fit (scene, 800, 600, 20);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int k = 0; k < 500; k++)
    {
      double x0 = g_rand_double_range (rand, -50, 850), y0 = g_rand_double_range (rand, -50, 650);
      double x1 = g_rand_double_range (rand, -50, 850), y1 = g_rand_double_range (rand, -50, 650);
      g_autoptr (GArray) found = vt_map_index_nodes_in (index, &view, x0, y0, x1, y1);
      guint   n = 0;
      double  nearest = 4;
      guint32 hit = vt_map_index_node_at (index, &view, x0, y0, 4);

      for (guint32 i = 0; i < N_NODES; i++)
        {
          double x = vt_map_view_x_to_px (&view, scene->nodes[i].x);
          double y = vt_map_view_y_to_px (&view, scene->nodes[i].y);
          double border =
              MAX (hypot (x - x0, y - y0) - vt_map_view_radius_px (&view, &scene->nodes[i]), 0);

          if (x >= MIN (x0, x1) && x <= MAX (x0, x1) && y >= MIN (y0, y1) && y <= MAX (y0, y1))
            g_assert_cmpuint (g_array_index (found, guint32, n++), ==, i);
          nearest = MIN (nearest, border);
          if (i == hit)
            g_assert_cmpfloat (border, <=, 4);
        }
      g_assert_cmpuint (n, ==, found->len);
      g_assert_true ((hit == VT_MAP_NONE) == (nearest >= 4));
    }
}

/* The nearest of all, as trying every link at many of its points finds it. */
static void
test_edges_against_all (void)
{
  g_autoptr (VtMapScene) scene = random_scene (8);
  g_autoptr (VtMapIndex) index = vt_map_index_new (scene);
  VtMapView view = vt_map_view_fit (scene, 800, 600, 20);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_found = 0;

  for (int k = 0; k < 300; k++)
    {
      double  x = g_rand_double_range (rand, 0, 800), y = g_rand_double_range (rand, 0, 600);
      double  nearest = G_MAXDOUBLE, of_hit = G_MAXDOUBLE;
      guint32 hit = vt_map_index_edge_at (index, &view, x, y, 5);

      for (guint32 e = 0; e < scene->n_edges; e++)
        for (double t = 0; t <= 1; t += 1.0 / 512)
          {
            double px, py, distance;

            vt_map_scene_get_point (scene, e, t, &px, &py);
            distance =
                hypot (vt_map_view_x_to_px (&view, px) - x, vt_map_view_y_to_px (&view, py) - y);
            nearest = MIN (nearest, distance);
            if (e == hit)
              of_hit = MIN (of_hit, distance);
          }
      if (hit == VT_MAP_NONE)
        {
          g_assert_cmpfloat (nearest, >, 4.5);
          continue;
        }
      n_found++;
      g_assert_cmpfloat (of_hit, <, nearest + 0.5);
    }
  g_assert_cmpuint (n_found, >, 50);
}

/* In a triangle is what lies on the same side of all three. */
static void
test_lasso (void)
{
  g_autoptr (VtMapScene) scene = random_scene (12);
  g_autoptr (VtMapIndex) index = vt_map_index_new (scene);
  VtMapView view = vt_map_view_fit (scene, 800, 600, 20);
  double    triangle[] = {100, 80, 700, 200, 300, 560};
  g_autoptr (GArray) inside = vt_map_index_nodes_within (index, &view, triangle, 3);
  g_autoptr (GArray) none = vt_map_index_nodes_within (index, &view, triangle, 2);
  guint n = 0;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      double   x = vt_map_view_x_to_px (&view, scene->nodes[i].x);
      double   y = vt_map_view_y_to_px (&view, scene->nodes[i].y);
      gboolean is_left[3];

      for (int k = 0; k < 3; k++)
        {
          const double *a = &triangle[2 * k], *b = &triangle[2 * ((k + 1) % 3)];

          is_left[k] = (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) > 0;
        }
      if (is_left[0] == is_left[1] && is_left[1] == is_left[2])
        g_assert_cmpuint (g_array_index (inside, guint32, n++), ==, i);
    }
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, ==, inside->len);
}

/* A lasso drawn as a rectangle finds what the rectangle finds. */
static void
test_lasso_as_rectangle (void)
{
  g_autoptr (VtMapScene) scene = random_scene (13);
  g_autoptr (VtMapIndex) index = vt_map_index_new (scene);
  VtMapView    view = vt_map_view_fit (scene, 800, 600, 20);
  const double corners[] = {150, 100, 600, 100, 600, 500, 150, 500};
  g_autoptr (GArray) lasso = vt_map_index_nodes_within (index, &view, corners, 4);
  g_autoptr (GArray) rectangle = vt_map_index_nodes_in (index, &view, 150, 100, 600, 500);

  g_assert_cmpuint (lasso->len, >, 10);
  g_assert_cmpmem (lasso->data, lasso->len * sizeof (guint32), rectangle->data,
                   rectangle->len * sizeof (guint32));
}

static void
test_edge_and_step (void)
{
  VtMapNode nodes[] = {
      {.x = 0, .radius = 0.1}, {.x = 10, .radius = 0.1}, {.x = 1, .y = 8, .radius = 0.1}};
  VtMapEdge edges[] = {{0, 1, 0.5}, {0, 2, 0.9}};
  g_autoptr (VtMapScene) scene = vt_map_scene_new (nodes, 3, edges, 2);
  g_autoptr (VtMapIndex) index = vt_map_index_new (scene);
  VtMapView view = vt_map_view_fit (scene, 400, 400, 20);
  double    y_px = vt_map_view_y_to_px (&view, 0);

  g_assert_cmpuint (
      vt_map_index_edge_at (index, &view, vt_map_view_x_to_px (&view, 5), y_px + 2, 4), ==, 0);
  g_assert_cmpuint (
      vt_map_index_edge_at (index, &view, vt_map_view_x_to_px (&view, 5), y_px - 9, 4), ==,
      VT_MAP_NONE);
  g_assert_cmpuint (vt_map_index_step (index, 0, VT_MAP_STEP_RIGHT), ==, 1);
  g_assert_cmpuint (vt_map_index_step (index, 0, VT_MAP_STEP_DOWN), ==, 2);
  g_assert_cmpuint (vt_map_index_step (index, 0, VT_MAP_STEP_LEFT), ==, VT_MAP_NONE);
  g_assert_cmpuint (vt_map_index_step (index, 2, VT_MAP_STEP_UP), ==, 0);
}

static void
test_export (gconstpointer data)
{
  const char *ending = data;
  g_autoptr (VtMapScene) scene = random_scene (5);
  VtMapStyle  style = vt_map_style_from_preset (VT_MAP_PRESET_PRINT);
  const char *names[] = {"One", "<Two> & more"};
  VtMapExport options = {
      VT_MAP_FORMAT_PNG, 600, 500, "A & <title>\a", "2011", names, 2, "Size", NULL};
  g_autofree char *folder = g_dir_make_tmp ("vitrine-map-XXXXXX", NULL);
  g_autofree char *bytes[2] = {NULL, NULL};
  gsize            n_bytes[2];
  g_autoptr (GError) error = NULL;

  for (int k = 0; k < 2; k++)
    {
      g_autofree char *path = g_strdup_printf ("%s/map%d%s", folder, k, ending);

      g_assert_true (vt_map_format_from_path (path, &options.format, NULL));
      g_assert_true (vt_map_export (scene, &style, &options, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes[k], &n_bytes[k], NULL));
      g_unlink (path);
    }
  g_assert_cmpmem (bytes[0], n_bytes[0], bytes[1], n_bytes[1]);
  g_free (g_steal_pointer (&bytes[1]));
  if (options.format == VT_MAP_FORMAT_PDF)
    {
      g_assert_cmpmem (bytes[0], 5, "%PDF-", 5);
      g_assert_cmpmem (bytes[0] + n_bytes[0] - 6, 6, "%%EOF\n", 6);
    }
  if (options.format == VT_MAP_FORMAT_PNG)
    g_assert_cmpmem (bytes[0], 8, "\x89PNG\r\n\x1a\n", 8);
  if (options.format == VT_MAP_FORMAT_SVG)
    {
      GMarkupParser        parser = {0};
      GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);

      g_assert_true (g_markup_parse_context_parse (context, bytes[0], (gssize) n_bytes[0], &error));
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
      g_markup_parse_context_free (context);
    }
  /* No temporary file is left. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_export_refused (void)
{
  g_autoptr (VtMapScene) scene = random_scene (6);
  VtMapStyle  style = vt_map_style_from_preset (VT_MAP_PRESET_PRINT);
  VtMapExport options = {VT_MAP_FORMAT_PNG, 1e6, 500};
  VtMapFormat format;
  g_autoptr (GError) size = NULL;
  g_autoptr (GError) ending = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_false (vt_map_export (scene, &style, &options, "map.png", &size));
  g_assert_error (size, VT_ERROR, VT_ERROR_LIMIT);
  g_assert_false (vt_map_format_from_path ("map.gif", &format, &ending));
  g_assert_error (ending, VT_ERROR, VT_ERROR_BAD_INPUT);
  options.width_px = 500;
  g_assert_false (vt_map_export (scene, &style, &options, "/nowhere/at/all/map.png", &folder));
  g_assert_error (folder, VT_ERROR, VT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/view/round-trip", test_view_round_trip);
  g_test_add_func ("/render/view/fit-and-reveal", test_fit_and_reveal);
  g_test_add_func ("/render/index/against-all", test_index_against_all);
  g_test_add_func ("/render/index/edges-against-all", test_edges_against_all);
  g_test_add_func ("/render/index/lasso", test_lasso);
  g_test_add_func ("/render/index/lasso-as-rectangle", test_lasso_as_rectangle);
  g_test_add_func ("/render/index/edge-and-step", test_edge_and_step);
  g_test_add_data_func ("/render/export/png", ".png", test_export);
  g_test_add_data_func ("/render/export/svg", ".SVG", test_export);
  g_test_add_data_func ("/render/export/pdf", ".pdf", test_export);
  g_test_add_func ("/render/export/refused", test_export_refused);
  return g_test_run ();
}
