/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which labels the map has: apart, in the view, beside the nodes, and the important ones first. */

#include "vt-map-paint.h"
#include "vt-map-text.h"

#include <math.h>
#include <string.h>

#define WIDTH_PX 640
#define HEIGHT_PX 480
#define N_GROUPS 5

/* Nodes in clumps, as communities are. */
static VtMapScene *
random_scene (guint32 seed, guint32 n_nodes)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree VtMapNode *nodes = g_new0 (VtMapNode, n_nodes + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint32 i = 0; i < n_nodes; i++)
    {
      guint32 group = (guint32) g_rand_int_range (rand, 0, N_GROUPS);

      g_ptr_array_add (labels, g_strdup_printf ("Product number %u", i));
      nodes[i] = (VtMapNode){.x = 12 * (group % 3) + g_rand_double_range (rand, -5, 5),
                             .y = 12 * (group / 3) + g_rand_double_range (rand, -5, 5),
                             .radius = g_rand_double_range (rand, 0.1, 0.6),
                             .group = group,
                             .importance = g_rand_double (rand),
                             .label = g_ptr_array_index (labels, i)};
    }
  return vt_map_scene_new (nodes, n_nodes, NULL, 0);
}

static GArray *
place (const VtMapScene *scene, const VtMapView *view, const VtMapHighlight *highlight)
{
  VtMapStyle style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);

  return vt_map_place_labels (scene, view, &style, highlight);
}

static const VtMapLabel *
find_label (GArray *labels, guint32 node)
{
  for (guint k = 0; k < labels->len; k++)
    if (g_array_index (labels, VtMapLabel, k).node == node)
      return &g_array_index (labels, VtMapLabel, k);
  return NULL;
}

static gboolean
overlap (const VtMapLabel *a, const VtMapLabel *b)
{
  return a->x_px < b->x_px + b->width_px && b->x_px < a->x_px + a->width_px &&
         a->y_px < b->y_px + b->height_px && b->y_px < a->y_px + a->height_px;
}

/* Of the node's disc that the label leaves free: the depth it reaches into it. */
static gboolean
lies_on (const VtMapLabel *label, const VtMapView *view, const VtMapNode *node)
{
  double x_px = vt_map_view_x_to_px (view, node->x), y_px = vt_map_view_y_to_px (view, node->y);
  double dx = x_px - CLAMP (x_px, label->x_px, label->x_px + label->width_px);
  double dy = y_px - CLAMP (y_px, label->y_px, label->y_px + label->height_px);

  return hypot (dx, dy) < vt_map_view_radius_px (view, node) - 1e-6;
}

/* What holds for every picture, at any zoom: compared with all nodes, not only those nearby. */
static void
test_rules (gconstpointer data)
{
  guint32   seed = GPOINTER_TO_UINT (data);
  VtMapView view;
  guint     n_names = 0;
  g_autoptr (VtMapScene) scene = random_scene (seed, 40 * seed);
  g_autoptr (GArray) labels = NULL;

  view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 20);
  view = vt_map_view_zoom (view, 0.5 + seed * 0.4, 300, 200);
  labels = place (scene, &view, NULL);
  g_assert_cmpuint (labels->len, >, 3);
  for (guint i = 0; i < labels->len; i++)
    {
      const VtMapLabel *label = &g_array_index (labels, VtMapLabel, i);

      n_names += label->is_name != 0;
      g_assert_true (label->x_px >= 0 && label->x_px + label->width_px <= WIDTH_PX);
      g_assert_true (label->y_px >= 0 && label->y_px + label->height_px <= HEIGHT_PX);
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (label, &g_array_index (labels, VtMapLabel, j)));
      for (guint32 n = 0; n < scene->n_nodes; n++)
        if (n != label->node &&
            !(label->is_name && vt_map_view_radius_px (&view, &scene->nodes[n]) <= 6))
          g_assert_false (lies_on (label, &view, &scene->nodes[n]));
    }
  g_assert_cmpuint (n_names, <=, N_GROUPS);
}

/* A name belongs to the most important of a group of six, and to no smaller group. */
static void
test_names (void)
{
  VtMapNode nodes[11];
  VtMapView view;
  g_autoptr (VtMapScene) scene = NULL;
  g_autoptr (GArray) labels = NULL;

  for (guint32 i = 0; i < G_N_ELEMENTS (nodes); i++)
    nodes[i] = (VtMapNode){.x = 8.0 * (i % 4),
                           .y = 4.0 * (i / 4),
                           .radius = 0.3,
                           .group = i < 6 ? 0 : 1,
                           .importance = i == 4 || i == 9 ? 2 : 1,
                           .label = "Mug"};
  scene = vt_map_scene_new (nodes, G_N_ELEMENTS (nodes), NULL, 0);
  view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 60);
  labels = place (scene, &view, NULL);
  g_assert_cmpuint (labels->len, ==, G_N_ELEMENTS (nodes));
  for (guint32 i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_assert_cmpint (find_label (labels, i)->is_name, ==, i == 4);
  g_assert_cmpuint (g_array_index (labels, VtMapLabel, 0).node, ==, 4);
  g_assert_cmpfloat (find_label (labels, 4)->width_px, >, find_label (labels, 9)->width_px);
}

/* What is selected is told, whatever lies below; what it dims is not. */
static void
test_selected_first (void)
{
  g_autoptr (VtMapScene) scene = random_scene (4, 400);
  VtMapView      view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 80);
  guint32        selected[] = {scene->node_order[399]};
  VtMapHighlight highlight = {selected, 1, VT_MAP_NONE, VT_MAP_NONE, VT_MAP_NONE};
  g_autoptr (GArray) labels = place (scene, &view, &highlight);

  g_assert_cmpuint (labels->len, ==, 1);
  g_assert_cmpuint (g_array_index (labels, VtMapLabel, 0).node, ==, selected[0]);
}

/* ---- pictures of text ---- */

static double
mean_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int           stride = cairo_image_surface_get_stride (a);
  int           n = stride * cairo_image_surface_get_height (a);
  const guchar *x = cairo_image_surface_get_data (a), *y = cairo_image_surface_get_data (b);
  double        sum = 0;

  for (int k = 0; k < n; k++)
    sum += abs (x[k] - y[k]);
  return sum / n;
}

static cairo_surface_t *
draw_text (const char *string, int sprite_scale, int device_scale)
{
  VtMapStyle       style = vt_map_style_from_preset (VT_MAP_PRESET_DARK);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200 * device_scale, 40 * device_scale);
  cairo_t *cr;
  g_autoptr (VtMapText) text = vt_map_text_new (&style, sprite_scale);

  cairo_surface_set_device_scale (surface, device_scale, device_scale);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.5, 0.2, 0.2);
  cairo_paint (cr);
  for (int k = 0; k < 2; k++)
    vt_map_text_draw (text, cr, string, VT_MAP_TEXT_PLAIN, 20, 10);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The picture of a text lies where its outlines would, at any scale of the device, and the second
 * time as the first. */
static void
test_sprites (void)
{
  static const char *const strings[] = {"Red mug", "שלום עולם", "👩‍👩‍👧‍👦", "x"};

  for (guint k = 0; k < G_N_ELEMENTS (strings); k++)
    for (int scale = 1; scale <= 3; scale++)
      {
        cairo_surface_t *outlines = draw_text (strings[k], 0, scale);
        cairo_surface_t *sprite = draw_text (strings[k], scale, scale);
        cairo_surface_t *nothing = draw_text ("", 0, scale);

        g_assert_cmpfloat (mean_difference (outlines, sprite), <,
                           mean_difference (outlines, nothing) / 2);
        cairo_surface_destroy (outlines);
        cairo_surface_destroy (sprite);
        cairo_surface_destroy (nothing);
      }
}

/* More texts than are remembered. */
static void
test_many_texts (void)
{
  VtMapStyle style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);
  g_autoptr (VtMapText) text = vt_map_text_new (&style, 1);
  double width_px, height_px, first_px;

  vt_map_text_measure (text, "0", VT_MAP_TEXT_PLAIN, &first_px, &height_px);
  for (guint k = 0; k < 45000; k++)
    {
      g_autofree char *string = g_strdup_printf ("%u", k);

      vt_map_text_measure (text, string, VT_MAP_TEXT_PLAIN, &width_px, &height_px);
    }
  vt_map_text_measure (text, "0", VT_MAP_TEXT_PLAIN, &width_px, &height_px);
  g_assert_cmpfloat (width_px, ==, first_px);
  g_assert_true (vt_map_text_suits (text, &style, 1));
  g_assert_false (vt_map_text_suits (text, &style, 2));
  style.foreground ^= 1;
  g_assert_false (vt_map_text_suits (text, &style, 1));
}

/* With margins that are not seen, no label lies across the border of what is, no two overlap, and
 * there are labels on both sides. */
static void
test_margins (void)
{
  const double mx = 160, my = 120;
  VtMapStyle   style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);
  guint        n_inside = 0, n_outside = 0;

  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autoptr (VtMapScene) scene = random_scene (seed, 300);
      g_autoptr (VtMapText) text = vt_map_text_new (&style, 0);
      g_autofree guint8 *states = vt_map_states_new (scene, NULL);
      VtMapView          view = vt_map_view_fit (scene, WIDTH_PX, HEIGHT_PX, 10);
      g_autoptr (GArray) labels = vt_map_place_labels_with (text, scene, &view, states, mx, my);

      for (guint i = 0; i < labels->len; i++)
        {
          const VtMapLabel *label = &g_array_index (labels, VtMapLabel, i);
          gboolean          is_inside =
              label->x_px >= mx && label->x_px + label->width_px <= WIDTH_PX - mx &&
              label->y_px >= my && label->y_px + label->height_px <= HEIGHT_PX - my;
          gboolean is_outside =
              label->x_px + label->width_px <= mx || label->x_px >= WIDTH_PX - mx ||
              label->y_px + label->height_px <= my || label->y_px >= HEIGHT_PX - my;

          g_assert_true (is_inside || is_outside);
          n_inside += is_inside;
          n_outside += is_outside;
          for (guint j = 0; j < i; j++)
            g_assert_false (overlap (label, &g_array_index (labels, VtMapLabel, j)));
        }
    }
  g_assert_cmpuint (n_inside, >, 20);
  g_assert_cmpuint (n_outside, >, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/labels/rules/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_rules);
    }
  g_test_add_func ("/labels/margins", test_margins);
  g_test_add_func ("/labels/names", test_names);
  g_test_add_func ("/labels/selected-first", test_selected_first);
  g_test_add_func ("/labels/sprites", test_sprites);
  g_test_add_func ("/labels/many-texts", test_many_texts);
  return g_test_run ();
}
