/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session on the electronics sample for tests of widgets, and keys without a keyboard. */

#include "studio-fixture.h"

#include "studio-offer-edit.h"
#include "vt-sample.h"

#include <glib/gstdio.h>

/* What the application's window does: heights depend on it. */
static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/vitrine_studio/Vitrine/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
studio_fixture_set_up (StudioFixture *fixture)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtSample) sample = vt_samples_find (data_dir, "electronics", &error);
  g_autoptr (VtWorkspace) workspace = NULL;

  g_assert_no_error (error);
  add_style ();
  fixture->folder = g_dir_make_tmp ("vitrine-widget-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  workspace = vt_sample_create (sample, fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = studio_session_new (workspace);
  WAIT_FOR (studio_session_is_loaded (fixture->session));
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_session_close_finish (STUDIO_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

void
studio_fixture_tear_down (StudioFixture *fixture)
{
  gboolean is_closed = FALSE;

  studio_session_close_async (fixture->session, on_closed, &is_closed);
  WAIT_FOR (is_closed);
  g_clear_object (&fixture->session);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

guint32
studio_fixture_product (StudioFixture *fixture, const char *sku)
{
  guint32 product = vt_catalog_index_of_sku (studio_session_get_catalog (fixture->session), sku);

  g_assert_cmpuint (product, !=, VT_PRODUCT_NONE);
  return product;
}

/* The text of one offer in the sample's file. */
static char *
read_sample_offer (const char *id)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autofree char *path =
      g_build_filename (data_dir, "samples", "electronics", "offers.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *offers;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  offers = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      JsonNode *node = json_array_get_element (offers, i);

      if (g_strcmp0 (json_object_get_string_member (json_node_get_object (node), "id"), id) == 0)
        return json_to_string (node, FALSE);
    }
  g_error ("The sample has no offer %s", id);
}

char *
studio_fixture_add_offer (StudioFixture *fixture, const char *id)
{
  g_autofree char *text = read_sample_offer (id);
  guint            n;

  WAIT_FOR (studio_session_get_offers (fixture->session) != NULL);
  n = studio_session_get_offers (fixture->session)->len;
  studio_offers_paste (fixture->session, text);
  WAIT_FOR (studio_session_get_offers (fixture->session)->len > n);
  return g_strdup (((const VtOffer *) studio_session_get_offers (fixture->session)->pdata[n])->id);
}

static gboolean
press_in (GtkWidget *widget, GListModel *shortcuts, GtkShortcutTrigger *wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

gboolean
studio_press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (keyval, 0);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
          press_in (widget, G_LIST_MODEL (controller), wanted))
        return TRUE;
    }
  return FALSE;
}

GtkWidget *
studio_find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = studio_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkGestureDrag *
studio_get_drag (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE_DRAG (controller);
    }
  g_assert_not_reached ();
}
