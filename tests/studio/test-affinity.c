/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Affinity page: the map by keys and what it says to a screen reader, the pairs beside it. */

#include "studio-fixture.h"

#include "studio-map-canvas.h"
#include "studio-pair-list.h"

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
  g_assert_true (studio_press (canvas, GDK_KEY_plus));
  g_assert_true (studio_press (canvas, GDK_KEY_minus));
  g_assert_true (studio_press (canvas, GDK_KEY_0));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_accessible (void)
{
  GtkWidget *canvas = g_object_ref_sink (studio_map_canvas_new (fixture.session));
  guint32    camera = studio_fixture_product (&fixture, "CAM-A6K");

  gtk_test_accessible_assert_role (canvas, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL));
  studio_session_select (fixture.session, &camera, 1);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (canvas),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_get_focusable (canvas));
  studio_session_clear_selection (fixture.session);
  g_object_unref (canvas);
}

static void
set_true (gpointer object, gboolean *flag)
{
  *flag = TRUE;
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
  changed = FALSE;
  studio_pair_list_set_products (list, &camera, 1);
  WAIT_FOR (changed);
  n_of_camera = studio_pair_list_get_n_pairs (list);
  g_assert_cmpuint (n_of_camera, >, 0);
  g_assert_cmpuint (n_of_camera, <, n_all);
  g_assert_cmpuint (studio_pair_list_get_n_selected (list), ==, 1);
  changed = FALSE;
  studio_pair_list_set_products (list, NULL, 0);
  WAIT_FOR (changed);
  g_assert_cmpuint (studio_pair_list_get_n_pairs (list), ==, n_all);
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
  g_test_add_func ("/affinity/pairs", test_pairs);
  status = g_test_run ();
  studio_fixture_tear_down (&fixture);
  return status;
}
