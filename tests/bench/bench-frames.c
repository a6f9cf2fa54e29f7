/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting the map: anew, anew with what is remembered, moved and zoomed. */

#include "bench.h"
#include "vt-layout.h"
#include "vt-map-cache.h"
#include "vt-map-index.h"
#include "vt-random.h"

#include <stdio.h>
#include <stdlib.h>

#define WIDTH_PX 1600
#define HEIGHT_PX 1000
#define N_FRAMES 20
#define N_IN_CLUSTER 9
#define N_PLACES 1000

static VtMapScene *
generate_scene (guint32 n_nodes, guint32 n_edges)
{
  g_autoptr (GStringChunk) titles = g_string_chunk_new (4096);
  g_autofree VtGraphEdge *links = g_new (VtGraphEdge, n_edges);
  g_autofree VtMapNode   *nodes = g_new0 (VtMapNode, n_nodes);
  g_autofree VtMapEdge   *edges = g_new (VtMapEdge, n_edges);
  g_autofree VtPoint     *places = g_new (VtPoint, n_nodes);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (VtGraph) graph = NULL;
  VtRandom random = {1};
  guint32  n = 0;

  while (n < n_edges)
    {
      guint32 a = vt_random_below (&random, n_nodes);
      guint32 b = vt_random_double (&random) < 0.95
                      ? a / N_IN_CLUSTER * N_IN_CLUSTER + vt_random_below (&random, N_IN_CLUSTER)
                      : vt_random_below (&random, n_nodes);

      if (a == b || b >= n_nodes ||
          !g_hash_table_add (seen, GUINT_TO_POINTER (MIN (a, b) * n_nodes + MAX (a, b))))
        continue;
      edges[n] =
          (VtMapEdge){.a = MIN (a, b), .b = MAX (a, b), .strength = 1 - (double) n / n_edges};
      links[n] = (VtGraphEdge){MIN (a, b), MAX (a, b), 0.3 + 0.7 * edges[n].strength};
      n++;
    }
  graph = vt_graph_new (n_nodes, links, n_edges);
  vt_layout_compute (graph, &(VtLayoutOptions){.seed = 1}, NULL, NULL, places, NULL, NULL);
  for (guint32 i = 0; i < n_nodes; i++)
    {
      g_autofree char *title = g_strdup_printf ("Set of %u wicker baskets large", i);
      double           share = vt_random_double (&random);

      nodes[i] = (VtMapNode){.x = places[i].x,
                             .y = places[i].y,
                             .radius = 0.1 + 0.3 * share * share,
                             .group = i / N_IN_CLUSTER,
                             .importance = share,
                             .label = g_string_chunk_insert (titles, title)};
    }
  return vt_map_scene_new (nodes, n_nodes, edges, n_edges);
}

typedef struct
{
  VtMapScene   *scene;
  VtMapStyle    style;
  VtMapCache   *cache;
  VtMapPainter *painter;
  cairo_t      *cr;
} Frames;

/* What the worker does: a picture, if one is wanted. */
static void
render (Frames *self, const VtMapView *view, VtMapQuality quality)
{
  g_autoptr (VtMapPicture) picture =
      vt_map_cache_order (self->cache, self->scene, view, &self->style, NULL, quality, 1);

  if (picture == NULL)
    return;
  vt_map_picture_render (picture, self->painter);
  vt_map_cache_take (self->cache, picture);
}

/* What the main loop does for a frame. */
static void
paint (Frames *self, const VtMapView *view)
{
  vt_map_cache_paint (self->cache, self->cr, self->scene, view, &self->style, NULL);
}

/* Each picture at another scale. */
static gint64
measure_pictures (Frames *self, VtMapView view, VtMapQuality quality)
{
  gint64 before_us = (gint64) bench_get_processor_micros ();

  for (guint k = 0; k < N_FRAMES; k++)
    {
      view = vt_map_view_zoom (view, k % 2 == 0 ? 1.5 : 1 / 1.49, 700, 400);
      render (self, &view, quality);
    }
  return ((gint64) bench_get_processor_micros () - before_us) / N_FRAMES;
}

static gint64
measure_frames (Frames *self, VtMapView view, double factor)
{
  gint64 before_us;
  gint64 slowest_us = 0;

  render (self, &view, VT_MAP_QUALITY_SHARP);
  for (guint k = 0; k < N_FRAMES; k++)
    {
      view = vt_map_view_zoom (vt_map_view_pan (view, 5, 3), factor, 700, 400);
      before_us = (gint64) bench_get_processor_micros ();
      paint (self, &view);
      slowest_us = MAX (slowest_us, (gint64) bench_get_processor_micros () - before_us);
    }
  return slowest_us;
}

/* Out of what the picture shows, over the overview. */
static gint64
measure_far (Frames *self, VtMapView view)
{
  g_autoptr (VtMapPicture) overview =
      vt_map_cache_order_overview (self->cache, self->scene, &self->style);

  vt_map_picture_render (overview, self->painter);
  vt_map_cache_take (self->cache, overview);
  return measure_frames (self, vt_map_view_pan (view, 900, 700), 0.97);
}

static gint64
measure_moved_scene (Frames *self)
{
  g_autofree double *x = g_new (double, self->scene->n_nodes);
  g_autofree double *y = g_new (double, self->scene->n_nodes);
  gint64             before_us = (gint64) bench_get_processor_micros ();

  for (guint k = 0; k < N_FRAMES; k++)
    {
      for (guint32 i = 0; i < self->scene->n_nodes; i++)
        {
          x[i] = self->scene->nodes[i].x + k;
          y[i] = self->scene->nodes[i].y;
        }
      vt_map_scene_unref (vt_map_scene_move (self->scene, x, y));
    }
  return ((gint64) bench_get_processor_micros () - before_us) / N_FRAMES;
}

/* Returns: microseconds for one */
static double
measure_hits (Frames *self, const VtMapView *view)
{
  g_autoptr (VtMapIndex) index = vt_map_index_new (self->scene);
  VtRandom random = {1};
  gint64   before_us;
  guint    n_hits = 0;

  vt_map_index_edge_at (index, view, 1, 1, 4);
  before_us = (gint64) bench_get_processor_micros ();
  for (guint k = 0; k < N_PLACES; k++)
    {
      double x = vt_random_double (&random) * WIDTH_PX, y = vt_random_double (&random) * HEIGHT_PX;

      n_hits += vt_map_index_node_at (index, view, x, y, 6) != VT_MAP_NONE;
      n_hits += vt_map_index_edge_at (index, view, x, y, 4) != VT_MAP_NONE;
    }
  g_assert_cmpuint (n_hits, >, 0);
  return (double) ((gint64) bench_get_processor_micros () - before_us) / N_PLACES;
}

/* A row has seconds; a frame is milliseconds. Of a processor: on a shared machine a clock tells of
 * others. */
static void
print (const char *job, gint64 took_us)
{
  bench_print_row (job, took_us, "%.2f ms", (double) took_us / 1000);
}

int
main (int argc, char *argv[])
{
  guint32 n_nodes = bench_get_argument (argc, argv, "nodes", 800);
  guint32 n_edges = bench_get_argument (argc, argv, "edges", 1500);
  g_autoptr (VtMapScene) scene = generate_scene (n_nodes, n_edges);
  g_autoptr (VtMapCache) cache = vt_map_cache_new ();
  g_autoptr (VtMapPainter) painter = vt_map_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
  Frames           frames = {scene, vt_map_style_from_preset (VT_MAP_PRESET_LIGHT), cache, painter,
                             cairo_create (surface)};
  VtMapView        view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 24);
  VtMapView        near = vt_map_view_zoom (view, 3, 700, 400);
  gint64           before_us = (gint64) bench_get_processor_micros ();

  printf ("  %u products, %u links\n", n_nodes, n_edges);
  render (&frames, &view, VT_MAP_QUALITY_SHARP);
  print ("picture, first (off the main loop)", (gint64) bench_get_processor_micros () - before_us);
  print ("picture, all seen (off the main loop)",
         measure_pictures (&frames, view, VT_MAP_QUALITY_SHARP));
  print ("picture, near (off the main loop)",
         measure_pictures (&frames, near, VT_MAP_QUALITY_SHARP));
  print ("picture, animated (off the main loop)",
         measure_pictures (&frames, view, VT_MAP_QUALITY_ANIMATED));
  print ("frame, panning, slowest", measure_frames (&frames, view, 1));
  print ("frame, zooming, slowest", measure_frames (&frames, view, 1.01));
  print ("frame, zooming near, slowest", measure_frames (&frames, near, 1.01));
  print ("frame, beyond the picture, slowest", measure_far (&frames, view));
  print ("places of all products, animated", measure_moved_scene (&frames));
  bench_print_rate ("what is under the pointer", measure_hits (&frames, &view), "%u places tried",
                    N_PLACES);

  cairo_destroy (frames.cr);
  cairo_surface_destroy (surface);
  return EXIT_SUCCESS;
}
