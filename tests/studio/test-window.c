/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as a widget: every page can be made, actions wait for a workspace, names are there. */

#include "studio-actions.h"
#include "studio-pages.h"
#include "studio-window.h"
#include "waiting.h"

#include <glib/gstdio.h>

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

static void
remember (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData    data = {.mime_type = (char *) "application/vnd.vitrine.workspace",
                           .app_name = (char *) "Vitrine",
                           .app_exec = (char *) "vitrine %f"};

  g_assert_true (gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data));
}

static gboolean
has_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_row (child, title))
      return TRUE;
  return FALSE;
}

/* Of those opened lately, the welcome page offers what is still there. */
static void
test_recent (void)
{
  GtkWidget *window = studio_window_new (get_application ());
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-window-XXXXXX", &error);
  g_autofree char *kept = g_build_filename (folder, "kept.vitrine", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.vitrine", NULL);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (kept, "", 0, &error));
  remember (kept);
  remember (gone);
  gtk_window_present (GTK_WINDOW (window));
  studio_window_show_welcome (STUDIO_WINDOW (window));
  WAIT_FOR (has_row (window, "kept.vitrine"));
  g_assert_false (has_row (window, "gone.vitrine"));
  g_assert_true (has_row (window, "Online Retail"));
  /* One that is closed before it is known. */
  studio_window_show_welcome (STUDIO_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (g_remove (kept), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
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

static gboolean
has_steps (StudioWindow *window, guint n_done)
{
  return count_icons (GTK_WIDGET (window), "vitrine-todo-symbolic") == 5 - n_done &&
         count_icons (GTK_WIDGET (window), "vitrine-done-symbolic") == n_done;
}

/* Of the five steps on the overview, the third is to fill a cart. */
static void
check_steps (StudioWindow *window)
{
  StudioSession *session = studio_window_get_session (window);
  g_autoptr (VtCart) empty = vt_cart_new ();
  g_autoptr (VtCart) full = vt_cart_new ();

  vt_cart_set (full, "A", 1);
  WAIT_FOR (has_steps (window, 0));
  studio_session_set_cart (session, full);
  WAIT_FOR (has_steps (window, 1));
  studio_session_set_cart (session, empty);
  WAIT_FOR (has_steps (window, 0));
}

/* What changes while another page is shown is there when it is shown again. */
static void
check_hidden_steps (StudioWindow *window)
{
  g_autoptr (VtCart) full = vt_cart_new ();

  vt_cart_set (full, "A", 1);
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("orders"));
  studio_session_set_cart (studio_window_get_session (window), full);
  g_assert_true (has_steps (window, 0));
  g_action_group_activate_action (G_ACTION_GROUP (window), "page",
                                  g_variant_new_string ("overview"));
  g_assert_true (has_steps (window, 1));
}

/* GtkBox of GTK 4.8 counts the baselines of its children only where it knows its width: an icon
 * beside a wrapping text makes it higher then than it said, and what is below overlaps. */
static void
check_heights (GtkWidget *widget)
{
  int height;
  int height_of_one_line;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, G_MAXINT16, &height_of_one_line, NULL, NULL,
                      NULL);
  g_test_message ("%s in %s: %d, %d", G_OBJECT_TYPE_NAME (widget),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), height, height_of_one_line);
  g_assert_cmpint (height, >=, height_of_one_line);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_heights (child);
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

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  studio_window_take_workspace (window, workspace);
  g_assert_false (studio_window_is_vacant (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Shop");
  WAIT_FOR (studio_session_is_loaded (studio_window_get_session (window)));
  check_steps (window);
  check_hidden_steps (window);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GVariant) state = NULL;

      g_action_group_activate_action (G_ACTION_GROUP (window), "page",
                                      g_variant_new_string (pages[i].name));
      state = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, pages[i].name);
    }
  check_heights (gtk_window_get_child (GTK_WINDOW (window)));
  g_assert_true (is_enabled (window, STUDIO_ACTION_IMPORT));
  g_assert_false (is_enabled (window, STUDIO_ACTION_MAKE_BUNDLE));

  g_assert_true (vt_workspace_close (workspace, &error));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* (nullable): the button with that label. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* What the overview tells of can be mended there. */
static void
test_fix (void)
{
  const VtCurrency currency = {"EUR", 2};
  StudioWindow    *window = STUDIO_WINDOW (studio_window_new (get_application ()));
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-window-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (VtWorkspace) workspace = vt_workspace_create (path, "Shop", &currency, &error);
  g_autoptr (VtOffer) offer = vt_offer_new (VT_OFFER_MARKDOWN, "Sale");
  g_autoptr (JsonNode) terms = vt_terms_from_text (
      VT_OFFER_MARKDOWN, "{\"when\":{\"orders\":{\"from\":5,\"to\":1}}}", &error);
  StudioSession *session;

  g_assert_no_error (error);
  g_assert_true (vt_offer_set_terms (offer, terms, &error));
  gtk_window_present (GTK_WINDOW (window));
  studio_window_take_workspace (window, workspace);
  session = studio_window_get_session (window);
  WAIT_FOR (studio_session_is_loaded (session));
  studio_session_save_offer (session, "Add Offer", offer);
  WAIT_FOR (find_button (GTK_WIDGET (window), "Swap the Bounds") != NULL);
  g_assert_null (studio_session_get_offer_id (session));
  WAIT_FOR (gtk_widget_get_mapped (find_button (GTK_WIDGET (window), "Swap the Bounds")));
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "Swap the Bounds"), "clicked");
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (session), "Swap the Bounds") == 0);
  WAIT_FOR (find_button (GTK_WIDGET (window), "Swap the Bounds") == NULL);

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
  g_test_add_func ("/window/recent", test_recent);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/fix", test_fix);
  return g_test_run ();
}
