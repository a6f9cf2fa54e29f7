/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing on plain cairo surfaces: colours, clips, labels, the cache and hostile text. */

#include "vt-map-draw.h"

#include <math.h>
#include <string.h>

#define WIDTH_PX 640
#define HEIGHT_PX 480

static VtMapScene *
random_scene (guint32 seed, guint32 n_nodes, guint32 n_edges)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree VtMapNode *nodes = g_new0 (VtMapNode, n_nodes + 1);
  g_autofree VtMapEdge *edges = g_new0 (VtMapEdge, n_edges + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint32 i = 0; i < n_nodes; i++)
    {
      g_ptr_array_add (labels, g_strdup_printf ("Product number %u", i));
      nodes[i] = (VtMapNode){.x = g_rand_double_range (rand, -20, 20),
                             .y = g_rand_double_range (rand, -15, 15),
                             .radius = g_rand_double_range (rand, 0.1, 0.5),
                             .group = (guint32) g_rand_int_range (rand, 0, 14),
                             .importance = g_rand_double (rand),
                             .label = g_ptr_array_index (labels, i)};
    }
  for (guint32 e = 0; e < n_edges; e++)
    {
      edges[e].a = (guint32) g_rand_int_range (rand, 0, (gint32) n_nodes);
      edges[e].b =
          (edges[e].a + 1 + (guint32) g_rand_int_range (rand, 0, (gint32) n_nodes - 1)) % n_nodes;
      edges[e].strength = g_rand_double (rand);
    }
  return vt_map_scene_new (nodes, n_nodes, edges, n_edges);
}

static cairo_surface_t *
draw (const VtMapScene     *scene,
      const VtMapView      *view,
      VtMapPreset           preset,
      const VtMapHighlight *highlight)
{
  VtMapStyle       style = vt_map_style_from_preset (preset);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
  cairo_t         *cr = cairo_create (surface);

  vt_map_draw (cr, scene, view, &style, highlight, VT_MAP_DETAIL_FULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
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

static gboolean
same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) cairo_image_surface_get_stride (a) *
                     (gsize) cairo_image_surface_get_height (a)) == 0;
}

/* Every group and preset: the middle of a node has its colour, the corner the background's. */
static void
test_node_colour (gconstpointer data)
{
  VtMapPreset preset = GPOINTER_TO_INT (data);
  VtMapStyle  style = vt_map_style_from_preset (preset);

  for (guint32 group = 0; group < 2 * VT_MAP_N_PALETTE; group++)
    {
      VtMapNode node = {.radius = 0.5, .group = group, .label = ""};
      g_autoptr (VtMapScene) scene = vt_map_scene_new (&node, 1, NULL, 0);
      VtMapView        view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 20);
      cairo_surface_t *surface = draw (scene, &view, preset, NULL);

      g_assert_cmphex (pixel_at (surface, WIDTH_PX / 2, HEIGHT_PX / 2), ==,
                       vt_map_style_get_group_colour (&style, group));
      g_assert_cmphex (pixel_at (surface, 0, 0), ==, style.background);
      cairo_surface_destroy (surface);
    }
}

static double
luminance (guint32 colour)
{
  double sum = 0;
  double weights[] = {0.2126, 0.7152, 0.0722};

  for (int k = 0; k < 3; k++)
    {
      double c = ((colour >> (16 - 8 * k)) & 0xff) / 255.0;

      sum += weights[k] * (c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static double
contrast (guint32 a, guint32 b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* WCAG 2.1: text 4.5 to 1 (1.4.3), marks that carry meaning 3 to 1 (1.4.11); high contrast more. */
static void
test_contrast (gconstpointer data)
{
  VtMapPreset preset = GPOINTER_TO_INT (data);
  VtMapStyle  style = vt_map_style_from_preset (preset);
  gboolean    high =
      preset == VT_MAP_PRESET_HIGH_CONTRAST || preset == VT_MAP_PRESET_HIGH_CONTRAST_DARK;

  g_assert_cmpfloat (contrast (style.foreground, style.background), >=, high ? 15 : 7);
  g_assert_cmpfloat (contrast (style.selection, style.background), >=, 4.5);
  g_assert_cmpfloat (contrast (style.accent, style.background), >=, 3);
  for (guint k = 0; k < VT_MAP_N_PALETTE; k++)
    g_assert_cmpfloat (contrast (style.palette[k], style.background), >=, high ? 4.5 : 3);
  /* Bands are told apart by lightness alone, each a step farther from the background. */
  for (guint k = 0; k < VT_MAP_N_BANDS; k++)
    g_assert_cmpfloat (contrast (style.bands[k], style.background), >=,
                       k == 0 ? (high ? 4.5 : 3)
                              : 1.2 * contrast (style.bands[k - 1], style.background));
}

/* Bands are discs in the band's colour, whatever groups there are; what is not known is a ring. */
static void
test_bands (void)
{
  VtMapStyle style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);

  for (guint32 band = 0; band <= VT_MAP_BAND_UNKNOWN; band++)
    {
      VtMapNode node = {.radius = 0.5, .group = 7, .label = ""};
      g_autoptr (VtMapScene) scene =
          vt_map_scene_new_coloured (&node, 1, NULL, 0, &band, VT_MAP_COLOURING_BANDS);
      VtMapView        view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 20);
      cairo_surface_t *surface = draw (scene, &view, VT_MAP_PRESET_LIGHT, NULL);
      int              hole_px = (int) (0.58 * vt_map_view_radius_px (&view, &node));

      g_assert_cmphex (pixel_at (surface, WIDTH_PX / 2, HEIGHT_PX / 2), ==,
                       band < VT_MAP_N_BANDS ? style.bands[band] : style.edge);
      g_assert_cmphex (pixel_at (surface, WIDTH_PX / 2 + hole_px, HEIGHT_PX / 2), ==,
                       band < VT_MAP_N_BANDS ? style.bands[band] : style.background);
      cairo_surface_destroy (surface);
    }
}

static guint
count_pixels (cairo_surface_t *surface, guint32 colour)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT_PX; y++)
    for (int x = 0; x < WIDTH_PX; x++)
      n += pixel_at (surface, x, y) == colour;
  return n;
}

/* An arrowhead before the end it points to, and none where the link is too short for one. */
static void
test_arrow (void)
{
  VtMapNode nodes[] = {{.x = -4, .radius = 0.5, .label = ""}, {.x = 4, .radius = 0.5, .label = ""}};
  VtMapStyle style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);
  guint      n_plain = 0, n_with_arrow[3];

  for (int direction = 0; direction < 3; direction++)
    {
      VtMapEdge      edge = {0, 1, 1, 0, (VtMapDirection) direction};
      VtMapHighlight highlight = {.hovered = 0, .focus = VT_MAP_NONE};
      g_autoptr (VtMapScene) scene = vt_map_scene_new (nodes, 2, &edge, 1);
      VtMapView        view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 40);
      cairo_surface_t *surface = draw (scene, &view, VT_MAP_PRESET_LIGHT, &highlight);

      n_with_arrow[direction] = WIDTH_PX * HEIGHT_PX - count_pixels (surface, style.background);
      cairo_surface_destroy (surface);
    }
  n_plain = n_with_arrow[VT_MAP_DIRECTION_BOTH];
  g_assert_cmpuint (n_with_arrow[VT_MAP_DIRECTION_TO_B], >, n_plain + 20);
  g_assert_cmpuint (n_with_arrow[VT_MAP_DIRECTION_TO_A], >, n_plain + 20);

  nodes[1].x = -2.6;
  for (int direction = 0; direction < 2; direction++)
    {
      VtMapEdge edge = {0, 1, 1, 0, (VtMapDirection) direction};
      g_autoptr (VtMapScene) scene = vt_map_scene_new (nodes, 2, &edge, 1);
      VtMapView        view = {-3.5, 0, 30, WIDTH_PX, HEIGHT_PX};
      cairo_surface_t *surface = draw (scene, &view, VT_MAP_PRESET_LIGHT, NULL);

      n_with_arrow[direction] = count_pixels (surface, style.background);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (n_with_arrow[0], ==, n_with_arrow[1]);
}

/* A pinned product has a dot in the middle, and looks as before around it. */
static void
test_pin (void)
{
  VtMapNode      node = {.radius = 0.5, .group = 2, .label = ""};
  const guint32  pinned[] = {0};
  VtMapHighlight highlight = VT_MAP_HIGHLIGHT_NONE;
  VtMapStyle     style = vt_map_style_from_preset (VT_MAP_PRESET_DARK);
  g_autoptr (VtMapScene) scene = vt_map_scene_new (&node, 1, NULL, 0);
  VtMapView        view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 20);
  int              off_px = (int) (0.7 * vt_map_view_radius_px (&view, &node));
  cairo_surface_t *surface;

  highlight.pinned = pinned;
  highlight.n_pinned = 1;
  surface = draw (scene, &view, VT_MAP_PRESET_DARK, &highlight);
  g_assert_cmphex (pixel_at (surface, WIDTH_PX / 2, HEIGHT_PX / 2), ==, style.foreground);
  g_assert_cmphex (pixel_at (surface, WIDTH_PX / 2, HEIGHT_PX / 2 - off_px), ==, style.palette[2]);
  cairo_surface_destroy (surface);
}

static void
test_selection_dims (void)
{
  VtMapNode      nodes[] = {{.x = -4, .radius = 0.5, .group = 0},
                            {.x = 0, .radius = 0.5, .group = 1},
                            {.x = 4, .radius = 0.5, .group = 2}};
  VtMapEdge      edges[] = {{0, 1, 0.5}};
  guint32        selected[] = {0};
  VtMapHighlight highlight = {selected, 1, VT_MAP_NONE, VT_MAP_NONE, VT_MAP_NONE};
  VtMapStyle     style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);
  g_autoptr (VtMapScene) scene = vt_map_scene_new (nodes, 3, edges, 1);
  VtMapView        view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 40);
  cairo_surface_t *surface = draw (scene, &view, VT_MAP_PRESET_LIGHT, &highlight);
  const guint32    expected[] = {style.palette[0], style.palette[1], style.dimmed};

  for (int i = 0; i < 3; i++)
    g_assert_cmphex (
        pixel_at (surface, (int) vt_map_view_x_to_px (&view, nodes[i].x), HEIGHT_PX / 2), ==,
        expected[i]);
  cairo_surface_destroy (surface);
}

static void
test_clip (void)
{
  g_autoptr (VtMapScene) scene = random_scene (7, 200, 400);
  VtMapView        view = vt_map_view_fit (scene, 200, 150, 0);
  VtMapStyle       style = vt_map_style_from_preset (VT_MAP_PRESET_DARK);
  VtMapHighlight   highlight = {NULL, 0, 3, 4, VT_MAP_NONE};
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
  cairo_t         *cr = cairo_create (surface);

  view = vt_map_view_zoom (view, 3, 100, 75);
  vt_map_draw (cr, scene, &view, &style, &highlight, VT_MAP_DETAIL_FULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT_PX; y++)
    for (int x = 0; x < WIDTH_PX; x++)
      if (x >= 200 || y >= 150)
        g_assert_cmphex (pixel_at (surface, x, y), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_labels_apart (void)
{
  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autoptr (VtMapScene) scene = random_scene (seed, 300, 500);
      VtMapView  view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 20);
      VtMapStyle style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);
      g_autoptr (GArray) labels = NULL;
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
      cairo_t         *cr = cairo_create (surface);

      view = vt_map_view_zoom (view, 1 + seed * 0.3, 300, 200);
      labels = vt_map_place_labels (scene, &view, &style, NULL);
      g_assert_cmpuint (labels->len, >, 3);
      for (guint i = 0; i < labels->len; i++)
        for (guint j = 0; j < i; j++)
          {
            VtMapLabel *a = &g_array_index (labels, VtMapLabel, i);
            VtMapLabel *b = &g_array_index (labels, VtMapLabel, j);

            g_assert_true (a->node != b->node);
            g_assert_true (a->x_px >= b->x_px + b->width_px || b->x_px >= a->x_px + a->width_px ||
                           a->y_px >= b->y_px + b->height_px || b->y_px >= a->y_px + a->height_px);
          }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_same_twice (void)
{
  g_autoptr (VtMapScene) one = random_scene (3, 150, 300);
  g_autoptr (VtMapScene) other = random_scene (3, 150, 300);
  VtMapView        view = vt_map_view_fit (one, WIDTH_PX, HEIGHT_PX, 20);
  cairo_surface_t *a = draw (one, &view, VT_MAP_PRESET_DARK, NULL);
  cairo_surface_t *b = draw (other, &view, VT_MAP_PRESET_DARK, NULL);

  g_assert_true (same_pixels (a, b));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static const char *const hostile[] = {"<b>bold</b> & <span size='99999'>",
                                      "line\none\ttwo\r\a\x1b[31m",
                                      "\xff\xfe broken \xc3",
                                      "\xe2\x80\xae reversed",
                                      "שלום עולם, قهوة",
                                      "",
                                      "   ",
                                      "%s%n%d",
                                      "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
                                      "👩‍👩‍👧‍👦🏳️‍🌈",
                                      "\xe2\x80\xa8\xe2\x80\xa9"};

static void
test_hostile_labels (void)
{
  g_autofree char *longest = g_strnfill (10000, 'W');

  for (guint k = 0; k <= G_N_ELEMENTS (hostile); k++)
    {
      VtMapNode node = {.radius = 0.5, .label = k < G_N_ELEMENTS (hostile) ? hostile[k] : longest};
      VtMapHighlight highlight = {NULL, 0, 0, 0, VT_MAP_NONE};
      g_autoptr (VtMapScene) scene = vt_map_scene_new (&node, 1, NULL, 0);
      VtMapView view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 20);

      g_assert_true (g_utf8_validate (scene->nodes[0].label, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (scene->nodes[0].label, -1), <=, 81);
      for (const char *p = scene->nodes[0].label; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
      cairo_surface_destroy (draw (scene, &view, VT_MAP_PRESET_LIGHT, &highlight));
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = {"light", "dark", "high-contrast", "high-contrast-dark",
                                      "print"};

  g_test_init (&argc, &argv, NULL);
  for (int k = 0; k < VT_MAP_N_PRESETS; k++)
    {
      g_autofree char *colour = g_strdup_printf ("/render/node-colour/%s", names[k]);
      g_autofree char *apart = g_strdup_printf ("/render/contrast/%s", names[k]);

      g_test_add_data_func (colour, GINT_TO_POINTER (k), test_node_colour);
      g_test_add_data_func (apart, GINT_TO_POINTER (k), test_contrast);
    }
  g_test_add_func ("/render/bands", test_bands);
  g_test_add_func ("/render/arrow", test_arrow);
  g_test_add_func ("/render/pin", test_pin);
  g_test_add_func ("/render/selection-dims", test_selection_dims);
  g_test_add_func ("/render/clip", test_clip);
  g_test_add_func ("/render/labels-apart", test_labels_apart);
  g_test_add_func ("/render/same-twice", test_same_twice);
  g_test_add_func ("/render/hostile-labels", test_hostile_labels);
  return g_test_run ();
}
