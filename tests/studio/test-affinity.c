/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Affinity page: the map by keys and what it says to a screen reader, the pairs beside it. */

#include "studio-fixture.h"

#include "studio-affinity-page.h"
#include "studio-map-canvas-private.h"
#include "studio-pair-item.h"
#include "studio-pair-list.h"
#include "vt-map-links.h"

#include <adwaita.h>

static StudioFixture fixture;

static guint
n_selected (void)
{
  guint n;

  (void) studio_session_get_selection (fixture.session, &n);
  return n;
}

static void
on_said (StudioMapCanvas *canvas, const char *text, char **ret_said)
{
  g_free (*ret_said);
  *ret_said = g_strdup (text);
}

static void
test_keys (void)
{
  GtkWidget       *window = gtk_window_new ();
  GtkWidget       *canvas = studio_map_canvas_new (fixture.session);
  g_autofree char *said = NULL;
  g_autofree char *first = NULL;

  gtk_window_set_child (GTK_WINDOW (window), canvas);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_width (canvas) > 0);
  g_signal_connect (canvas, "said", G_CALLBACK (on_said), &said);

  g_assert_false (studio_press (canvas, GDK_KEY_space));
  g_assert_true (studio_press (canvas, GDK_KEY_Right));
  g_assert_nonnull (said);
  first = g_strdup (said);
  g_assert_true (studio_press (canvas, GDK_KEY_space));
  g_assert_cmpuint (n_selected (), ==, 1);
  g_assert_true (studio_press (canvas, GDK_KEY_n));
  g_assert_cmpstr (said, !=, first);
  g_assert_true (studio_press (canvas, GDK_KEY_space));
  g_assert_cmpuint (n_selected (), ==, 2);

  g_assert_true (studio_press (canvas, GDK_KEY_Return));
  g_assert_true (studio_map_canvas_is_isolated (STUDIO_MAP_CANVAS (canvas)));
  while (studio_press (canvas, GDK_KEY_Escape))
    ;
  g_assert_false (studio_map_canvas_is_isolated (STUDIO_MAP_CANVAS (canvas)));
  g_assert_cmpuint (n_selected (), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_zoom (void)
{
  GtkWidget       *window = gtk_window_new ();
  GtkWidget       *canvas = studio_map_canvas_new (fixture.session);
  const VtMapView *view = &STUDIO_MAP_CANVAS (canvas)->view;
  double           fitting;
  double           near;

  gtk_window_set_child (GTK_WINDOW (window), canvas);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_width (canvas) > 0);
  WAIT_FOR (!studio_map_canvas_is_working (STUDIO_MAP_CANVAS (canvas)));
  fitting = view->scale;
  g_assert_true (studio_press (canvas, GDK_KEY_plus));
  g_assert_cmpfloat (view->scale, >, fitting);
  g_assert_true (studio_press (canvas, GDK_KEY_plus));
  near = view->scale;
  g_assert_true (studio_press (canvas, GDK_KEY_minus));
  g_assert_cmpfloat (view->scale, <, near);
  g_assert_cmpfloat (view->scale, >, fitting);
  g_assert_true (studio_press (canvas, GDK_KEY_0));
  WAIT_FOR (!studio_map_canvas_is_working (STUDIO_MAP_CANVAS (canvas)));
  g_assert_cmpfloat_with_epsilon (view->scale, fitting, 1e-9);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_accessible (void)
{
  GtkWidget *canvas = g_object_ref_sink (studio_map_canvas_new (fixture.session));
  guint32    products[] = {studio_fixture_product (&fixture, "CAM-A6K"),
                           studio_fixture_product (&fixture, "CAM-P2")};

  gtk_test_accessible_assert_role (canvas, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL));
  studio_session_select (fixture.session, products, 1);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Selected: Aurora A6 Mirrorless Camera with 16-50 mm Lens, 8 links");
  studio_session_select (fixture.session, products, 2);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 products selected");
  g_assert_true (gtk_widget_get_focusable (canvas));
  studio_session_clear_selection (fixture.session);
  g_object_unref (canvas);
}

static void
set_true (gpointer object, gboolean *flag)
{
  *flag = TRUE;
}

static const VtPair *
pair_at (StudioPairList *list, guint position)
{
  g_autoptr (StudioPairItem) item =
      g_list_model_get_item (studio_pair_list_get_model (list), position);

  return studio_pair_item_get_pair (item);
}

static void
assert_strongest_first (StudioPairList *list, VtMapMeasure measure)
{
  for (guint i = 1; i < g_list_model_get_n_items (studio_pair_list_get_model (list)); i++)
    g_assert_cmpfloat (vt_map_measure_of_pair (pair_at (list, i - 1), measure), >=,
                       vt_map_measure_of_pair (pair_at (list, i), measure));
}

/* All pairs, then those of one product only, then all again. */
static void
test_pairs (void)
{
  g_autoptr (StudioPairList) list = studio_pair_list_new (fixture.session);
  guint32  camera = studio_fixture_product (&fixture, "CAM-A6K");
  gboolean changed = FALSE;
  gsize    n_all;
  gsize    n_of_camera;

  g_signal_connect (list, "changed", G_CALLBACK (set_true), &changed);
  WAIT_FOR (studio_pair_list_get_n_pairs (list) > 0);
  n_all = studio_pair_list_get_n_pairs (list);
  assert_strongest_first (list, VT_MAP_MEASURE_COSINE);
  changed = FALSE;
  studio_pair_list_set_products (list, &camera, 1);
  WAIT_FOR (changed);
  n_of_camera = studio_pair_list_get_n_pairs (list);
  g_assert_cmpuint (n_of_camera, >, 0);
  g_assert_cmpuint (n_of_camera, <, n_all);
  g_assert_cmpuint (studio_pair_list_get_n_selected (list), ==, 1);
  for (guint i = 0; i < n_of_camera; i++)
    g_assert_true (pair_at (list, i)->item_a == camera || pair_at (list, i)->item_b == camera);
  changed = FALSE;
  studio_pair_list_set_products (list, NULL, 0);
  WAIT_FOR (changed);
  g_assert_cmpuint (studio_pair_list_get_n_pairs (list), ==, n_all);
}

/* Between two selected products comes before what leads out of the selection. */
static void
test_pairs_within (void)
{
  g_autoptr (StudioPairList) list = studio_pair_list_new (fixture.session);
  gboolean changed = FALSE;
  guint32  products[2];
  gsize    n_all;

  g_signal_connect (list, "changed", G_CALLBACK (set_true), &changed);
  WAIT_FOR (studio_pair_list_get_n_pairs (list) > 0);
  n_all = studio_pair_list_get_n_pairs (list);
  /* The weakest of all: by strength alone it would come last. */
  products[0] = pair_at (list, (guint) n_all - 1)->item_a;
  products[1] = pair_at (list, (guint) n_all - 1)->item_b;
  changed = FALSE;
  studio_pair_list_set_products (list, products, 2);
  WAIT_FOR (changed);
  g_assert_cmpuint (studio_pair_list_get_n_pairs (list), >, 1);
  g_assert_cmpuint (pair_at (list, 0)->item_a, ==, products[0]);
  g_assert_cmpuint (pair_at (list, 0)->item_b, ==, products[1]);
}

/* Another measure orders the pairs anew and is the state of the action. */
static void
test_measure (void)
{
  const VtMapLinkOptions before = *studio_session_get_map_options (fixture.session);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (StudioPairList) list = studio_pair_list_new (fixture.session);
  g_autoptr (GVariant) state = NULL;
  gboolean changed = FALSE;

  g_signal_connect (list, "changed", G_CALLBACK (set_true), &changed);
  studio_affinity_page_add_actions (G_ACTION_MAP (actions), fixture.session);
  WAIT_FOR (studio_pair_list_get_n_pairs (list) > 0);
  changed = FALSE;
  g_action_group_change_action_state (G_ACTION_GROUP (actions), "map-measure",
                                      g_variant_new_string ("lift"));
  state = g_action_group_get_action_state (G_ACTION_GROUP (actions), "map-measure");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "lift");
  WAIT_FOR (changed);
  assert_strongest_first (list, VT_MAP_MEASURE_LIFT);
  studio_session_set_map_options (fixture.session, &before);
  WAIT_FOR (!studio_session_is_mining (fixture.session));
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
  g_test_add_func ("/affinity/keys", test_keys);
  g_test_add_func ("/affinity/accessible", test_accessible);
  g_test_add_func ("/affinity/zoom", test_zoom);
  g_test_add_func ("/affinity/pairs", test_pairs);
  g_test_add_func ("/affinity/pairs-within", test_pairs_within);
  g_test_add_func ("/affinity/measure", test_measure);
  status = g_test_run ();
  studio_fixture_tear_down (&fixture);
  return status;
}
