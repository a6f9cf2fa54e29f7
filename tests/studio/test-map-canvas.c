/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map on the screen: what actions and keys do to it, what moves, what is said, what stands
 * around it. */

#include "studio-fixture.h"

#include "studio-actions.h"
#include "studio-map-actions.h"
#include "studio-map-canvas-private.h"
#include "studio-map-legend.h"
#include "studio-map-minimap.h"
#include "studio-map-pane.h"
#include "studio-map-words.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

static StudioFixture   fixture;
static StudioMapState *state;

typedef struct
{
  GtkWidget       *window;  /* (owned) */
  GActionGroup    *actions; /* (owned) */
  StudioMapPane   *pane;
  StudioMapCanvas *canvas;
} Stage;

/* A window with the map and its actions, at rest. */
static Stage
stage_new (void)
{
  Stage               stage;
  GSimpleActionGroup *group = g_simple_action_group_new ();

  studio_map_add_actions (G_ACTION_MAP (group), fixture.session);
  stage.actions = G_ACTION_GROUP (group);
  stage.window = gtk_window_new ();
  stage.pane = STUDIO_MAP_PANE (studio_map_pane_new (fixture.session));
  stage.canvas = studio_map_pane_get_canvas (stage.pane);
  gtk_widget_insert_action_group (stage.window, "win", stage.actions);
  gtk_window_set_child (GTK_WINDOW (stage.window), GTK_WIDGET (stage.pane));
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 900, 600);
  gtk_window_present (GTK_WINDOW (stage.window));
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (stage.canvas)) > 0);
  WAIT_FOR (!studio_map_canvas_is_working (stage.canvas));
  return stage;
}

static void
stage_clear (Stage *stage)
{
  studio_map_state_show_hidden (state);
  while (studio_map_state_go_back (state))
    ;
  studio_session_clear_selection (fixture.session);
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_object_unref (stage->actions);
}

static void
wait_for_rest (Stage *stage)
{
  WAIT_FOR (!studio_map_canvas_is_working (stage->canvas) &&
            !studio_session_is_mining (fixture.session));
}

static guint
n_selected (void)
{
  guint n;

  (void) studio_session_get_selection (fixture.session, &n);
  return n;
}

static guint32
n_shown (Stage *stage)
{
  return vt_map_shown_get_scene (studio_map_canvas_get_shown (stage->canvas))->n_nodes;
}

static void
act (Stage *stage, const char *action, GVariant *parameter)
{
  g_assert_true (g_action_group_get_action_enabled (stage->actions, action));
  if (g_action_group_get_action_state_type (stage->actions, action) != NULL)
    g_action_group_change_action_state (stage->actions, action, parameter);
  else
    g_action_group_activate_action (stage->actions, action, parameter);
}

static GVariant *
skus (const char *sku)
{
  return g_variant_new_strv (&sku, sku != NULL ? 1 : 0);
}

/* ---- views ---- */

/* What is under a place stays there while the map is zoomed. */
static void
test_zoom_at (void)
{
  Stage     stage = stage_new ();
  VtMapView before = *studio_map_canvas_get_view (stage.canvas);
  double    x = vt_map_view_x_from_px (&before, 300), y = vt_map_view_y_from_px (&before, 200);

  act (&stage, "map-zoom-at", g_variant_new ("(ddd)", 2.0, 300.0, 200.0));
  g_assert_cmpfloat_with_epsilon (stage.canvas->view.scale, 2 * before.scale, 1e-9);
  g_assert_cmpfloat_with_epsilon (vt_map_view_x_to_px (&stage.canvas->view, x), 300, 1e-6);
  g_assert_cmpfloat_with_epsilon (vt_map_view_y_to_px (&stage.canvas->view, y), 200, 1e-6);
  act (&stage, "map-pan", g_variant_new ("(dd)", 50.0, -20.0));
  g_assert_cmpfloat_with_epsilon (vt_map_view_x_to_px (&stage.canvas->view, x), 250, 1e-6);
  act (&stage, "map-zoom", g_variant_new_string ("fit"));
  wait_for_rest (&stage);
  g_assert_cmpfloat_with_epsilon (stage.canvas->view.scale, before.scale, 1e-9);
  stage_clear (&stage);
}

/* A flight ends where the product is in the middle, with it selected and said. */
static void
test_fly_to (void)
{
  Stage   stage = stage_new ();
  guint32 product = studio_fixture_product (&fixture, "CAM-A6K");
  g_autoptr (GVariant) words = NULL;
  const VtMapNode *node;

  act (&stage, "map-fly-to", g_variant_new_string ("CAM-A6K"));
  wait_for_rest (&stage);
  node = &stage.canvas->scene->nodes[studio_map_canvas_node_of (stage.canvas, product)];
  g_assert_cmpfloat_with_epsilon (vt_map_view_x_to_px (&stage.canvas->view, node->x),
                                  stage.canvas->view.width_px / 2, 0.5);
  g_assert_true (studio_session_is_selected (fixture.session, product));
  words = g_action_group_get_action_state (stage.actions, "map-words");
  g_assert_true (g_str_has_prefix (g_variant_get_string (words, NULL),
                                   "Aurora A6 Mirrorless Camera with 16-50 mm Lens, 8 links; most "
                                   "with "));
  g_assert_true (g_str_has_suffix (g_variant_get_string (words, NULL), "; selected"));
  stage_clear (&stage);
}

static void
count_frame (GdkFrameClock *clock, guint *n)
{
  ++*n;
}

static gboolean
set_true (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* At rest no frame is asked for, no picture rendered, no clock ticks. A window just shown has
 * frames of its own to come, on a slow machine late: some half second without any comes. */
static void
test_rest (void)
{
  Stage          stage = stage_new ();
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stage.window);
  guint          n = 1;

  wait_for_rest (&stage);
  g_signal_connect (clock, "paint", G_CALLBACK (count_frame), &n);
  for (int round = 0; round < 40 && n > 0; round++)
    {
      gboolean is_over = FALSE;

      n = 0;
      g_timeout_add (500, set_true, &is_over);
      WAIT_FOR (is_over);
    }
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (studio_map_canvas_is_working (stage.canvas));
  g_signal_handlers_disconnect_by_func (clock, count_frame, &n);
  stage_clear (&stage);
}

/* ---- selecting ---- */

/* All products, by a rectangle, and by a lasso around it. */
static void
test_select_area (void)
{
  Stage        stage = stage_new ();
  double       w = stage.canvas->view.width_px, h = stage.canvas->view.height_px;
  const double around[] = {0, 0, w, 0, w, h, 0, h};
  const double left[] = {0, 0, w / 2, 0, w / 2, h, 0, h};
  guint        n_left;

  act (&stage, "map-select-in", g_variant_new ("(dddd)", 0.0, 0.0, w, h));
  g_assert_cmpuint (n_selected (), ==, n_shown (&stage));
  act (&stage, "map-select-lasso",
       g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, left, G_N_ELEMENTS (left), sizeof *left));
  n_left = n_selected ();
  g_assert_cmpuint (n_left, >, 0);
  g_assert_cmpuint (n_left, <, n_shown (&stage));
  act (&stage, "map-select-lasso",
       g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, around, G_N_ELEMENTS (around),
                                  sizeof *around));
  g_assert_cmpuint (n_selected (), ==, n_shown (&stage));
  g_assert_true (studio_press (GTK_WIDGET (stage.canvas), GDK_KEY_Escape));
  g_assert_cmpuint (n_selected (), ==, 0);
  stage_clear (&stage);
}

/* Neighbours are those at the other end of links. */
static void
test_select_neighbours (void)
{
  Stage             stage = stage_new ();
  guint32           product = studio_fixture_product (&fixture, "CAM-A6K");
  guint32           node = studio_map_canvas_node_of (stage.canvas, product);
  const VtMapScene *scene = stage.canvas->scene;

  act (&stage, "map-select-neighbours", skus ("CAM-A6K"));
  g_assert_cmpuint (n_selected (), ==,
                    1 + scene->first_incident[node + 1] - scene->first_incident[node]);
  for (guint32 k = scene->first_incident[node]; k < scene->first_incident[node + 1]; k++)
    g_assert_true (studio_session_is_selected (
        fixture.session,
        studio_map_canvas_product_of (stage.canvas,
                                      vt_map_scene_other_end (scene, scene->incident[k], node))));
  stage_clear (&stage);
}

/* The same by keys: walking over the map with Shift selects what lies between. */
static void
test_select_range (void)
{
  Stage      stage = stage_new ();
  GtkWidget *canvas = GTK_WIDGET (stage.canvas);
  guint32    from, to;

  g_assert_true (studio_press (canvas, GDK_KEY_Right));
  from = stage.canvas->focus;
  g_assert_true (studio_press (canvas, GDK_KEY_space));
  for (int k = 0; k < 4; k++)
    studio_map_canvas_walk (stage.canvas, k % 2 == 0 ? "down" : "right");
  wait_for_rest (&stage);
  to = stage.canvas->focus;
  studio_map_canvas_select_range (stage.canvas, to);
  g_assert_cmpuint (n_selected (), >=, from == to ? 1 : 2);
  g_assert_true (studio_session_is_selected (fixture.session,
                                             studio_map_canvas_product_of (stage.canvas, from)));
  g_assert_true (studio_session_is_selected (fixture.session,
                                             studio_map_canvas_product_of (stage.canvas, to)));
  stage_clear (&stage);
}

/* ---- parts ---- */

static void
test_hide (void)
{
  Stage   stage = stage_new ();
  guint32 n_all = n_shown (&stage);
  guint32 product = studio_fixture_product (&fixture, "CAM-A6K");
  double  before;

  act (&stage, "map-zoom", g_variant_new_string ("3"));
  wait_for_rest (&stage);
  before = stage.canvas->view.scale;
  act (&stage, "map-hide", skus ("CAM-A6K"));
  g_assert_cmpuint (n_shown (&stage), ==, n_all - 1);
  wait_for_rest (&stage);
  g_assert_cmpfloat (stage.canvas->view.scale, ==, before);
  g_assert_cmpuint (studio_map_canvas_node_of (stage.canvas, product), ==, VT_MAP_NONE);
  act (&stage, "map-show-hidden", NULL);
  g_assert_cmpuint (n_shown (&stage), ==, n_all);
  stage_clear (&stage);
}

/* More steps show more, fewer less, and Escape goes back to the whole. */
static void
test_surroundings (void)
{
  Stage      stage = stage_new ();
  GtkWidget *canvas = GTK_WIDGET (stage.canvas);
  guint32    n_all = n_shown (&stage);
  guint32    n_one;

  act (&stage, "map-focus", g_variant_new ("(su)", "CAM-A6K", 1));
  n_one = n_shown (&stage);
  g_assert_cmpuint (n_one, ==, 9);
  g_assert_true (studio_map_canvas_is_isolated (stage.canvas));
  g_assert_true (studio_press (canvas, GDK_KEY_bracketright));
  g_assert_cmpuint (n_shown (&stage), >, n_one);
  g_assert_cmpuint (n_shown (&stage), <, n_all);
  g_assert_true (studio_press (canvas, GDK_KEY_bracketleft));
  g_assert_cmpuint (n_shown (&stage), ==, n_one);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "The surroundings of Aurora A6 Mirrorless Camera with 16-50 mm Lens: 9 products, 23 links");
  g_assert_true (studio_press (canvas, GDK_KEY_Escape));
  g_assert_cmpuint (n_shown (&stage), ==, n_all);
  stage_clear (&stage);
}

/* ---- look ---- */

static void
test_look (void)
{
  Stage           stage = stage_new ();
  GtkWidget      *canvas = GTK_WIDGET (stage.canvas);
  const VtMapKey *key;
  g_autoptr (GVariant) colour = NULL;

  act (&stage, "map-colour", g_variant_new_string ("category"));
  act (&stage, "map-size", g_variant_new_string ("links"));
  act (&stage, "map-tint", g_variant_new_string ("lift"));
  act (&stage, "map-width", g_variant_new_string ("confidence"));
  key = vt_map_shown_get_key (studio_map_canvas_get_shown (stage.canvas));
  g_assert_cmpint (key->look.colour, ==, VT_MAP_COLOUR_CATEGORY);
  g_assert_cmpint (key->look.size, ==, VT_MAP_SIZE_LINKS);
  g_assert_cmpint (key->look.width, ==, VT_MAP_MEASURE_CONFIDENCE);
  g_assert_true (key->look.tints_links);
  g_assert_true (studio_press (canvas, GDK_KEY_c));
  colour = g_action_group_get_action_state (stage.actions, "map-colour");
  g_assert_cmpstr (g_variant_get_string (colour, NULL), ==, "margin");
  act (&stage, "map-colour", g_variant_new_string ("community"));
  act (&stage, "map-size", g_variant_new_string ("orders"));
  act (&stage, "map-tint", g_variant_new_string ("group"));
  act (&stage, "map-colour", g_variant_new_string ("no such word"));
  g_assert_cmpint (studio_map_state_get_look (state)->colour, ==, VT_MAP_COLOUR_COMMUNITY);
  stage_clear (&stage);
}

/* A click on a colour of the legend selects its products; the legend can be put away. */
static void
test_legend (void)
{
  Stage           stage = stage_new ();
  GtkWidget      *legend = studio_find_widget (GTK_WIDGET (stage.pane), STUDIO_TYPE_MAP_LEGEND);
  GtkWidget      *entry;
  const VtMapKey *key = vt_map_shown_get_key (studio_map_canvas_get_shown (stage.canvas));

  act (&stage, "map-legend", g_variant_new_boolean (TRUE));
  g_assert_true (gtk_widget_get_visible (legend));
  entry = studio_find_widget (legend, GTK_TYPE_BUTTON);
  while (entry != NULL && !gtk_widget_has_css_class (entry, "legend-entry"))
    entry = gtk_widget_get_next_sibling (entry);
  if (entry == NULL)
    {
      /* The first button is a choice's own. */
      GtkWidget *box = gtk_widget_get_parent (studio_find_widget (legend, GTK_TYPE_MENU_BUTTON));

      entry = gtk_widget_get_first_child (
          gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)));
    }
  g_assert_true (GTK_IS_BUTTON (entry));
  g_signal_emit_by_name (entry, "clicked");
  g_assert_cmpuint (n_selected (), ==, g_array_index (key->entries, VtMapKeyEntry, 0).n_products);
  act (&stage, "map-legend", g_variant_new_boolean (FALSE));
  g_assert_false (gtk_widget_get_visible (legend));
  stage_clear (&stage);
}

/* The whole in small comes where only a part is seen. */
static void
test_minimap (void)
{
  Stage      stage = stage_new ();
  GtkWidget *minimap = studio_find_widget (GTK_WIDGET (stage.pane), STUDIO_TYPE_MAP_MINIMAP);

  WAIT_FOR (studio_map_canvas_get_overview (stage.canvas) != NULL);
  g_assert_false (gtk_widget_get_visible (minimap));
  act (&stage, "map-zoom", g_variant_new_string ("4"));
  g_assert_true (gtk_widget_get_visible (minimap));
  act (&stage, "map-minimap", g_variant_new_boolean (FALSE));
  g_assert_false (gtk_widget_get_visible (minimap));
  act (&stage, "map-minimap", g_variant_new_boolean (TRUE));
  wait_for_rest (&stage);
  stage_clear (&stage);
}

/* ---- pins and neighbours ---- */

static const VtMapNode *
place_of (const char *sku)
{
  VtAffinityMap *map = studio_session_get_map (fixture.session);
  guint32        node = vt_affinity_map_get_node (map, studio_fixture_product (&fixture, sku));

  g_assert_cmpuint (node, !=, VT_MAP_NONE);
  return &vt_affinity_map_get_scene (map)->nodes[node];
}

static gboolean
is_undo_label (const char *label)
{
  return g_strcmp0 (studio_session_get_undo_label (fixture.session), label) == 0;
}

/* A product goes where it is put, others make room, and Undo lets it go. */
static void
test_pin (void)
{
  Stage            stage = stage_new ();
  guint32          product = studio_fixture_product (&fixture, "CAM-A6K");
  double           x = place_of ("CAM-A6K")->x + 5;
  g_autofree char *before = g_strdup (studio_session_get_undo_label (fixture.session));

  act (&stage, "map-place", g_variant_new ("(sdd)", "CAM-A6K", x, 1.0));
  WAIT_FOR (studio_session_is_pinned (fixture.session, product) &&
            !studio_session_is_mining (fixture.session) && place_of ("CAM-A6K")->x == x);
  WAIT_FOR (is_undo_label ("Move “Aurora A6 Mirrorless Camera with 16-50 mm Lens” on the Map"));
  act (&stage, "map-pin", skus ("CAM-P2"));
  WAIT_FOR (
      studio_session_is_pinned (fixture.session, studio_fixture_product (&fixture, "CAM-P2")));
  act (&stage, "map-unpin", skus ("CAM-P2"));
  WAIT_FOR (
      !studio_session_is_pinned (fixture.session, studio_fixture_product (&fixture, "CAM-P2")));
  WAIT_FOR (studio_session_get_undo_label (fixture.session) != NULL &&
            g_str_has_prefix (studio_session_get_undo_label (fixture.session), "Unpin "));
  for (int k = 0; k < 3; k++)
    studio_session_undo (fixture.session);
  WAIT_FOR (is_undo_label (before));
  WAIT_FOR (!studio_session_is_pinned (fixture.session, product));
  wait_for_rest (&stage);
  stage_clear (&stage);
}

static void
test_expand (void)
{
  Stage                  stage = stage_new ();
  const VtMapLinkOptions before = *studio_session_get_map_options (fixture.session);
  VtMapLinkOptions       few = before;
  guint32                product = studio_fixture_product (&fixture, "CAM-A6K");
  guint32                n_links;

  few.max_links = 60;
  few.max_links_per_item = 3;
  studio_session_set_map_options (fixture.session, &few);
  WAIT_FOR (!studio_session_is_mining (fixture.session));
  vt_affinity_map_get_links (
      studio_session_get_map (fixture.session),
      vt_affinity_map_get_node (studio_session_get_map (fixture.session), product), &n_links);
  act (&stage, "map-expand", skus ("CAM-A6K"));
  WAIT_FOR (studio_session_is_expanded (fixture.session, product) &&
            !studio_session_is_mining (fixture.session));
  {
    VtAffinityMap *map = studio_session_get_map (fixture.session);
    guint32        n_more;

    vt_affinity_map_get_links (map, vt_affinity_map_get_node (map, product), &n_more);
    g_assert_cmpuint (n_more, >, n_links);
  }
  act (&stage, "map-collapse", NULL);
  WAIT_FOR (!studio_session_is_mining (fixture.session));
  g_assert_false (studio_session_is_expanded (fixture.session, product));
  studio_session_set_map_options (fixture.session, &before);
  wait_for_rest (&stage);
  stage_clear (&stage);
}

/* The menu of what has focus opens by key and goes with the window. */
static void
test_menu (void)
{
  Stage stage = stage_new ();

  g_assert_false (studio_press (GTK_WIDGET (stage.canvas), GDK_KEY_Menu));
  g_assert_true (studio_press (GTK_WIDGET (stage.canvas), GDK_KEY_Right));
  wait_for_rest (&stage);
  g_assert_true (studio_press (GTK_WIDGET (stage.canvas), GDK_KEY_Menu));
  g_assert_nonnull (stage.canvas->menu);
  gtk_popover_popdown (GTK_POPOVER (stage.canvas->menu));
  WAIT_FOR (stage.canvas->menu == NULL);
  stage_clear (&stage);
}

/* ---- keys ---- */

static void
collect_keys (GtkWidget *widget, GHashTable *keys)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_keys (child, keys);
  if (!GTK_IS_SHORTCUTS_SHORTCUT (widget))
    return;
  g_object_get (widget, "accelerator", &text, NULL);
  parts = g_strsplit (text, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint           key;
      GdkModifierType modifiers;

      g_assert_true (gtk_accelerator_parse (parts[i], &key, &modifiers));
      g_hash_table_add (keys, gtk_accelerator_name (key, modifiers));
    }
}

/* Each key of the map is listed in the window of shortcuts, but for twins of others. */
static void
test_keys_listed (void)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *shortcuts = studio_shortcuts_window_new ();
  GtkWidget *canvas = g_object_ref_sink (studio_map_canvas_new (fixture.session));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);
  guint n = 0;

  collect_keys (shortcuts, listed);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && k < g_list_model_get_n_items (keys);
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          guint               key = gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger));
          g_autofree char    *name = gtk_accelerator_name (
                 key, gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)));

          g_test_message ("%s", name);
          g_assert_true (key == GDK_KEY_equal || g_str_has_prefix (gdk_keyval_name (key), "KP_") ||
                         g_hash_table_contains (listed, name));
          n++;
        }
    }
  g_assert_cmpuint (n, >, 30);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  g_object_unref (canvas);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  studio_fixture_set_up (&fixture);
  WAIT_FOR (studio_session_get_map (fixture.session) != NULL &&
            !studio_session_is_mining (fixture.session));
  state = studio_map_state_of (fixture.session);
  g_test_add_func ("/map-canvas/zoom-at", test_zoom_at);
  g_test_add_func ("/map-canvas/fly-to", test_fly_to);
  g_test_add_func ("/map-canvas/rest", test_rest);
  g_test_add_func ("/map-canvas/select-area", test_select_area);
  g_test_add_func ("/map-canvas/select-neighbours", test_select_neighbours);
  g_test_add_func ("/map-canvas/select-range", test_select_range);
  g_test_add_func ("/map-canvas/hide", test_hide);
  g_test_add_func ("/map-canvas/surroundings", test_surroundings);
  g_test_add_func ("/map-canvas/look", test_look);
  g_test_add_func ("/map-canvas/legend", test_legend);
  g_test_add_func ("/map-canvas/minimap", test_minimap);
  g_test_add_func ("/map-canvas/menu", test_menu);
  g_test_add_func ("/map-canvas/keys-listed", test_keys_listed);
  g_test_add_func ("/map-canvas/pin", test_pin);
  g_test_add_func ("/map-canvas/expand", test_expand);
  status = g_test_run ();
  studio_fixture_tear_down (&fixture);
  return status;
}
