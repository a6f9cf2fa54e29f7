/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as a widget: every page can be made, actions wait for a workspace, names are there. */

#include "studio-actions.h"
#include "studio-pages.h"
#include "studio-window.h"

#include <glib/gstdio.h>

static gboolean
on_timeout (gpointer user_data)
{
  g_error ("Waited too long");
  return G_SOURCE_REMOVE;
}

static gboolean
is_enabled (StudioWindow *window, const char *detailed_name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window),
                                            studio_action_bare_name (detailed_name));
}

/* One a process: its name on the bus is exported once. */
static StudioApplication *
get_application (void)
{
  static StudioApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = studio_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static void
test_welcome (void)
{
  static const char *const wait[] = {STUDIO_ACTION_UNDO,        STUDIO_ACTION_IMPORT_FROM,
                                     STUDIO_ACTION_SAVE_COPY,   STUDIO_ACTION_EXPORT_PACK,
                                     STUDIO_ACTION_MAKE_BUNDLE, STUDIO_ACTION_SELECT_PRODUCT};
  StudioApplication       *application = get_application ();
  StudioWindow            *window = STUDIO_WINDOW (studio_window_new (application));
  g_autoptr (GVariant) page = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");

  gtk_window_present (GTK_WINDOW (window));
  studio_window_show_welcome (window);
  g_assert_true (studio_window_is_vacant (window));
  g_assert_cmpstr (g_variant_get_string (page, NULL), ==, "welcome");
  for (guint i = 0; i < G_N_ELEMENTS (wait); i++)
    g_assert_false (is_enabled (window, wait[i]));
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_icons (GtkWidget *widget, const char *icon_name)
{
  guint n = GTK_IS_IMAGE (widget) &&
            g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), icon_name) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_icons (child, icon_name);
  return n;
}

/* Of the five steps on the overview, the third is to fill a cart. */
static void
check_steps (StudioWindow *window)
{
  StudioSession *session = studio_window_get_session (window);
  g_autoptr (VtCart) empty = vt_cart_new ();
  g_autoptr (VtCart) full = vt_cart_new ();

  vt_cart_set (full, "A", 1);
  g_assert_cmpuint (count_icons (GTK_WIDGET (window), "vitrine-todo-symbolic"), ==, 5);
  g_assert_cmpuint (count_icons (GTK_WIDGET (window), "vitrine-done-symbolic"), ==, 0);
  studio_session_set_cart (session, full);
  g_assert_cmpuint (count_icons (GTK_WIDGET (window), "vitrine-todo-symbolic"), ==, 4);
  g_assert_cmpuint (count_icons (GTK_WIDGET (window), "vitrine-done-symbolic"), ==, 1);
  studio_session_set_cart (session, empty);
  g_assert_cmpuint (count_icons (GTK_WIDGET (window), "vitrine-todo-symbolic"), ==, 5);
}

static void
test_pages (void)
{
  const VtCurrency   currency = {"EUR", 2};
  StudioApplication *application = get_application ();
  StudioWindow      *window = STUDIO_WINDOW (studio_window_new (application));
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-window-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (VtWorkspace) workspace = vt_workspace_create (path, "Shop", &currency, &error);
  guint             n_pages;
  const StudioPage *pages = studio_pages_get (&n_pages);
  guint             timeout = g_timeout_add_seconds (20, on_timeout, NULL);

  g_assert_no_error (error);
  studio_window_take_workspace (window, workspace);
  g_assert_false (studio_window_is_vacant (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Shop");
  while (!studio_session_is_loaded (studio_window_get_session (window)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  check_steps (window);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GVariant) state = NULL;

      g_action_group_activate_action (G_ACTION_GROUP (window), "page",
                                      g_variant_new_string (pages[i].name));
      state = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, pages[i].name);
    }
  g_assert_true (is_enabled (window, STUDIO_ACTION_IMPORT));
  g_assert_false (is_enabled (window, STUDIO_ACTION_MAKE_BUNDLE));

  g_assert_true (vt_workspace_close (workspace, &error));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/pages", test_pages);
  return g_test_run ();
}
