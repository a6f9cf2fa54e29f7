/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the map: our own lines against cairo's, what the cache orders and shows, the thread
 * that renders. */

#include "vt-map-cache.h"
#include "vt-map-draw.h"
#include "vt-map-raster.h"
#include "vt-map-worker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH_PX 320
#define HEIGHT_PX 240

static const VtMapNode two_nodes[] = {{.x = -4, .radius = 0.5, .group = 0},
                                      {.x = 3, .y = 1, .radius = 0.4, .group = 1}};
static const VtMapEdge one_edge[] = {{.a = 0, .b = 1, .strength = 0.7}};

static cairo_surface_t *
blank (guint32 colour)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
  VtMapRaster      raster;

  vt_map_raster_begin (&raster, surface);
  vt_map_raster_fill (&raster, colour);
  vt_map_raster_end (&raster, surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32       pixel;

  memcpy (&pixel,
          data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) x,
          sizeof pixel);
  return pixel & 0xffffff;
}

/* The mean difference of all pixels, of 255, and how dark they are in all. */
static double
mean_difference (cairo_surface_t *a, cairo_surface_t *b, double *ret_ink_a, double *ret_ink_b)
{
  double sum = 0;

  *ret_ink_a = *ret_ink_b = 0;
  for (int y = 0; y < HEIGHT_PX; y++)
    for (int x = 0; x < WIDTH_PX; x++)
      {
        int one = (int) (pixel_at (a, x, y) & 0xff), other = (int) (pixel_at (b, x, y) & 0xff);

        sum += abs (one - other);
        *ret_ink_a += 255 - one;
        *ret_ink_b += 255 - other;
      }
  return sum / (WIDTH_PX * HEIGHT_PX);
}

/* Lines of any slope and width lay down as much ink as cairo's, within 4 %, in the same places. */
static void
test_lines_against_cairo (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int k = 0; k < 60; k++)
    {
      double x0 = g_rand_double_range (rand, 20, 300), y0 = g_rand_double_range (rand, 20, 220);
      double angle = g_rand_double_range (rand, 0, 2 * G_PI);
      double x1 = CLAMP (x0 + 200 * cos (angle), 5, 315),
             y1 = CLAMP (y0 + 200 * sin (angle), 5, 235);
      double           width = g_rand_double_range (rand, 0.6, 5), ink, ink_of_cairo;
      cairo_surface_t *ours = blank (0xffffff), *theirs = blank (0xffffff);
      cairo_t         *cr = cairo_create (theirs);
      VtMapRaster      raster;

      if (hypot (x1 - x0, y1 - y0) < 40)
        {
          cairo_destroy (cr);
          cairo_surface_destroy (ours);
          cairo_surface_destroy (theirs);
          continue;
        }
      vt_map_raster_begin (&raster, ours);
      vt_map_raster_line (&raster, x0, y0, x1, y1, width, 0x000000, 0.8);
      vt_map_raster_end (&raster, ours);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.8);
      cairo_set_line_width (cr, width);
      cairo_move_to (cr, x0, y0);
      cairo_line_to (cr, x1, y1);
      cairo_stroke (cr);
      cairo_destroy (cr);
      cairo_surface_flush (theirs);
      g_assert_cmpfloat (mean_difference (ours, theirs, &ink, &ink_of_cairo), <, 0.35);
      g_assert_cmpfloat_with_epsilon (ink / ink_of_cairo, 1, 0.04);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
    }
}

/* Whatever the ends, nothing outside is written: the sanitizers would see it. */
static void
test_lines_outside (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  cairo_surface_t *surface = blank (0xffffff);
  VtMapRaster      raster;

  vt_map_raster_begin (&raster, surface);
  for (int k = 0; k < 20000; k++)
    {
      double p[8];

      for (int i = 0; i < 8; i++)
        p[i] = g_rand_double_range (rand, -400, 800) * (k % 100 == 0 ? 1e6 : 1);
      vt_map_raster_line (&raster, p[0], p[1], p[2], p[3], p[4] / 100 + 5, 0x123456, 0.1);
      vt_map_raster_curve (&raster, p, 2, 0x654321, 0.05);
      vt_map_raster_ring (&raster, p[0], p[1], fabs (p[2]) / 20, 2, 0x0, 0.1);
      vt_map_raster_arrow (&raster, p[0], p[1], 1, 0, 9, 0x0, 0.1);
      vt_map_raster_mark (&raster, &(VtMapRasterMark){.shape = (VtMapShape) (k % VT_MAP_N_SHAPES),
                                                      .x = p[2],
                                                      .y = p[3],
                                                      .radius = fabs (p[4]) / 50 + 0.1,
                                                      .border = 1});
    }
  vt_map_raster_end (&raster, surface);
  cairo_surface_destroy (surface);
}

/* A curve goes through where the scene says it does. */
static void
test_curve_runs (void)
{
  const double     p[8] = {20, 200, 100, 10, 220, 30, 300, 210};
  cairo_surface_t *surface = blank (0xffffff);
  VtMapRaster      raster;

  vt_map_raster_begin (&raster, surface);
  vt_map_raster_curve (&raster, p, 3, 0x000000, 1);
  vt_map_raster_end (&raster, surface);
  for (double t = 0.02; t < 0.99; t += 0.02)
    {
      double s = 1 - t;
      double x = s * s * s * p[0] + 3 * s * s * t * p[2] + 3 * s * t * t * p[4] + t * t * t * p[6];
      double y = s * s * s * p[1] + 3 * s * s * t * p[3] + 3 * s * t * t * p[5] + t * t * t * p[7];

      g_assert_cmpuint (pixel_at (surface, (int) x, (int) y) & 0xff, <, 128);
    }
  cairo_surface_destroy (surface);
}

/* ---- the cache ---- */

typedef struct
{
  VtMapCache   *cache;
  VtMapPainter *painter;
  VtMapScene   *scene;
  VtMapStyle    style;
} Fixture;

static Fixture
fixture_new (void)
{
  return (Fixture){vt_map_cache_new (), vt_map_painter_new (),
                   vt_map_scene_new (two_nodes, 2, one_edge, 1),
                   vt_map_style_from_preset (VT_MAP_PRESET_LIGHT)};
}

static void
fixture_clear (Fixture *self)
{
  vt_map_cache_free (self->cache);
  vt_map_painter_free (self->painter);
  vt_map_scene_unref (self->scene);
}

/* Returns: whether a picture was wanted */
static gboolean
render (Fixture *self, VtMapView view, const VtMapHighlight *highlight, VtMapQuality quality)
{
  g_autoptr (VtMapPicture) picture =
      vt_map_cache_order (self->cache, self->scene, &view, &self->style, highlight, quality, 1);

  if (picture == NULL)
    return FALSE;
  vt_map_picture_render (picture, self->painter);
  vt_map_cache_take (self->cache, picture);
  return TRUE;
}

/* Returns: whether it is sharp */
static gboolean
paint (Fixture *self, VtMapView view, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  gboolean sharp;

  sharp = vt_map_cache_paint (self->cache, cr, self->scene, &view, &self->style, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return sharp;
}

/* A pan by whole pixels shows from the picture what drawing anew shows, with no other picture; a
 * zoom shows it larger until the sharp one is there. */
static void
test_cache (void)
{
  Fixture          fixture = fixture_new ();
  VtMapView        view = vt_map_view_fit (fixture.scene, WIDTH_PX, HEIGHT_PX, 60);
  VtMapView        moved = vt_map_view_pan (view, 37, -21);
  VtMapView        zoomed = vt_map_view_zoom (moved, 1.5, 100, 100);
  cairo_surface_t *surface = blank (0), *anew = blank (0);
  cairo_t         *cr = cairo_create (anew);

  vt_map_draw (cr, fixture.scene, &moved, &fixture.style, NULL, VT_MAP_DETAIL_FULL);
  cairo_destroy (cr);
  cairo_surface_flush (anew);
  g_assert_true (render (&fixture, view, NULL, VT_MAP_QUALITY_SHARP));
  g_assert_true (paint (&fixture, view, surface));
  g_assert_false (render (&fixture, view, NULL, VT_MAP_QUALITY_SHARP));
  g_assert_false (render (&fixture, moved, NULL, VT_MAP_QUALITY_MOVING));
  g_assert_true (paint (&fixture, moved, surface));
  for (int i = 0; i < 2; i++)
    {
      int x = (int) vt_map_view_x_to_px (&moved, two_nodes[i].x);
      int y = (int) vt_map_view_y_to_px (&moved, two_nodes[i].y);

      g_assert_cmphex (pixel_at (surface, x, y), ==, pixel_at (anew, x, y));
      g_assert_cmphex (pixel_at (surface, x, y), ==, fixture.style.palette[i]);
    }
  g_assert_false (paint (&fixture, zoomed, surface));
  g_assert_true (render (&fixture, zoomed, NULL, VT_MAP_QUALITY_SHARP));
  g_assert_true (paint (&fixture, zoomed, surface));
  cairo_surface_destroy (anew);
  cairo_surface_destroy (surface);
  fixture_clear (&fixture);
}

/* What a picture is wanted for anew, and what not. */
static void
test_orders (void)
{
  Fixture        fixture = fixture_new ();
  VtMapView      view = vt_map_view_fit (fixture.scene, WIDTH_PX, HEIGHT_PX, 60);
  const guint32  selected[] = {1};
  VtMapHighlight selecting = {selected, 1, VT_MAP_NONE, VT_MAP_NONE, VT_MAP_NONE};
  VtMapHighlight hovering = {NULL, 0, 1, 0, 0};

  g_assert_true (render (&fixture, view, NULL, VT_MAP_QUALITY_SHARP));
  g_assert_false (render (&fixture, view, &hovering, VT_MAP_QUALITY_SHARP));
  g_assert_true (render (&fixture, view, &selecting, VT_MAP_QUALITY_SHARP));
  g_assert_true (render (&fixture, view, NULL, VT_MAP_QUALITY_SHARP));
  g_assert_false (
      render (&fixture, vt_map_view_zoom (view, 1.1, 9, 9), NULL, VT_MAP_QUALITY_MOVING));
  g_assert_true (render (&fixture, vt_map_view_zoom (view, 2, 9, 9), NULL, VT_MAP_QUALITY_MOVING));
  g_assert_true (render (&fixture, view, NULL, VT_MAP_QUALITY_MOVING));
  g_assert_false (render (&fixture, vt_map_view_pan (view, 40, 9), NULL, VT_MAP_QUALITY_MOVING));
  g_assert_true (render (&fixture, vt_map_view_pan (view, 200, 9), NULL, VT_MAP_QUALITY_MOVING));
  /* At rest labels are placed anew for what is seen. */
  g_assert_true (render (&fixture, vt_map_view_pan (view, 190, 9), NULL, VT_MAP_QUALITY_SHARP));
  g_assert_false (render (&fixture, vt_map_view_pan (view, 190, 9), NULL, VT_MAP_QUALITY_SHARP));
  fixture.style = vt_map_style_from_preset (VT_MAP_PRESET_DARK);
  g_assert_true (render (&fixture, vt_map_view_pan (view, 200, 9), NULL, VT_MAP_QUALITY_MOVING));
  fixture_clear (&fixture);
}

/* Where the picture does not reach, the overview shows what is there. */
static void
test_overview (void)
{
  Fixture          fixture = fixture_new ();
  VtMapView        view = vt_map_view_fit (fixture.scene, WIDTH_PX, HEIGHT_PX, 60);
  VtMapView        far = vt_map_view_pan (view, 150, 0);
  int              x = (int) vt_map_view_x_to_px (&far, two_nodes[0].x);
  int              y = (int) vt_map_view_y_to_px (&far, two_nodes[0].y);
  cairo_surface_t *surface = blank (0);
  g_autoptr (VtMapPicture) overview = NULL;

  view = vt_map_view_pan (view, -400, 0);
  g_assert_true (render (&fixture, view, NULL, VT_MAP_QUALITY_SHARP));
  g_assert_false (paint (&fixture, far, surface));
  g_assert_cmphex (pixel_at (surface, x, y), ==, fixture.style.background);
  overview = vt_map_cache_order_overview (fixture.cache, fixture.scene, &fixture.style);
  g_assert_nonnull (overview);
  vt_map_picture_render (overview, fixture.painter);
  vt_map_cache_take (fixture.cache, overview);
  g_assert_null (vt_map_cache_order_overview (fixture.cache, fixture.scene, &fixture.style));
  paint (&fixture, far, surface);
  g_assert_cmphex (pixel_at (surface, x, y), ==, fixture.style.palette[0]);
  cairo_surface_destroy (surface);
  fixture_clear (&fixture);
}

/* ---- the worker ---- */

static void
on_done (VtMapPicture *picture, gpointer user_data)
{
  g_ptr_array_add (user_data, vt_map_picture_ref (picture));
}

/* Of those that wait the latest comes last; nothing comes after the worker is gone. */
static void
test_worker (void)
{
  Fixture fixture = fixture_new ();
  g_autoptr (GPtrArray) done =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_map_picture_unref);
  VtMapWorker *worker = vt_map_worker_new (on_done, done);
  VtMapView    view = vt_map_view_fit (fixture.scene, WIDTH_PX, HEIGHT_PX, 60);

  for (int k = 1; k <= 20; k++)
    {
      VtMapView zoomed = vt_map_view_zoom (view, 1 + k * 0.1, 50, 50);

      vt_map_worker_ask (worker,
                         vt_map_cache_order (fixture.cache, fixture.scene, &zoomed, &fixture.style,
                                             NULL, VT_MAP_QUALITY_SHARP, 1));
    }
  vt_map_worker_ask (worker,
                     vt_map_cache_order_overview (fixture.cache, fixture.scene, &fixture.style));
  g_assert_true (vt_map_worker_is_busy (worker));
  while (vt_map_worker_is_busy (worker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (done->len, >=, 2);
  g_assert_cmpuint (done->len, <, 21);
  g_assert_cmpint (((VtMapPicture *) done->pdata[done->len - 1])->detail, ==,
                   VT_MAP_DETAIL_OVERVIEW);
  g_assert_cmpfloat_with_epsilon (((VtMapPicture *) done->pdata[done->len - 2])->view.scale,
                                  view.scale * 3, 1e-9);

  vt_map_worker_ask (worker, vt_map_cache_order (fixture.cache, fixture.scene, &view,
                                                 &fixture.style, NULL, VT_MAP_QUALITY_SHARP, 1));
  vt_map_worker_free (worker);
  g_ptr_array_set_size (done, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (done->len, ==, 0);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/lines-against-cairo", test_lines_against_cairo);
  g_test_add_func ("/picture/lines-outside", test_lines_outside);
  g_test_add_func ("/picture/curve-runs", test_curve_runs);
  g_test_add_func ("/picture/cache", test_cache);
  g_test_add_func ("/picture/orders", test_orders);
  g_test_add_func ("/picture/overview", test_overview);
  g_test_add_func ("/picture/worker", test_worker);
  return g_test_run ();
}
