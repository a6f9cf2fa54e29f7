/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting the map: anew, anew with what is remembered, moved and zoomed. */

#include "bench.h"
#include "vt-layout.h"
#include "vt-map-cache.h"
#include "vt-random.h"

#include <stdlib.h>

#define WIDTH_PX 1600
#define HEIGHT_PX 1000
#define N_FRAMES 20
#define N_IN_CLUSTER 9

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
      guint32 b =
          vt_random_double (&random) < 0.95
              ? MIN (a / N_IN_CLUSTER * N_IN_CLUSTER + vt_random_below (&random, N_IN_CLUSTER),
                     n_nodes - 1)
              : vt_random_below (&random, n_nodes);

      if (a == b || !g_hash_table_add (seen, GUINT_TO_POINTER (MIN (a, b) * n_nodes + MAX (a, b))))
        continue;
      edges[n] = (VtMapEdge){MIN (a, b), MAX (a, b), 1 - (double) n / n_edges};
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
  VtMapScene *scene;
  VtMapStyle  style;
  VtMapCache *cache;
  cairo_t    *cr;
} Frames;

static void
paint (Frames *self, const VtMapView *view, VtMapQuality quality)
{
  vt_map_cache_paint (self->cache, self->cr, self->scene, view, &self->style, NULL, quality, 1);
}

/* Each frame another scale, each sharp. */
static gint64
measure_sharp (Frames *self, VtMapView view)
{
  gint64 before_us = g_get_monotonic_time ();

  for (guint k = 0; k < N_FRAMES; k++)
    {
      view = vt_map_view_zoom (view, k % 2 == 0 ? 1.07 : 1 / 1.06, 700, 400);
      paint (self, &view, VT_MAP_QUALITY_SHARP);
    }
  return (g_get_monotonic_time () - before_us) / N_FRAMES;
}

static gint64
measure_moving (Frames *self, VtMapView view, double factor)
{
  gint64 before_us;

  paint (self, &view, VT_MAP_QUALITY_SHARP);
  view = vt_map_view_pan (view, 1, 0);
  paint (self, &view, VT_MAP_QUALITY_MOVING);
  before_us = g_get_monotonic_time ();
  for (guint k = 0; k < N_FRAMES; k++)
    {
      view = vt_map_view_zoom (vt_map_view_pan (view, 5, 3), factor, 700, 400);
      paint (self, &view, VT_MAP_QUALITY_MOVING);
    }
  return (g_get_monotonic_time () - before_us) / N_FRAMES;
}

/* A row has seconds; a frame is milliseconds. */
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
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
  Frames           frames = {scene, vt_map_style_from_preset (VT_MAP_PRESET_LIGHT), cache,
                             cairo_create (surface)};
  VtMapView        view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 24);
  gint64           before_us = g_get_monotonic_time ();

  paint (&frames, &view, VT_MAP_QUALITY_SHARP);
  print ("frame, first", g_get_monotonic_time () - before_us);
  print ("frame, sharp", measure_sharp (&frames, view));
  print ("frame, panning", measure_moving (&frames, view, 1));
  print ("frame, zooming", measure_moving (&frames, view, 1.01));

  cairo_destroy (frames.cr);
  cairo_surface_destroy (surface);
  return EXIT_SUCCESS;
}
