/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of shortcuts lists the keys that there are. */

#include "offers-fixture.h"
#include "studio-actions.h"
#include "studio-month.h"
#include "studio-offer-list.h"
#include "studio-timeline.h"

#include <string.h>

/* ---- what is listed ---- */

static gboolean
is_group_of (GtkWidget *widget, gconstpointer title)
{
  g_autofree char *own = NULL;

  if (!GTK_IS_SHORTCUTS_GROUP (widget))
    return FALSE;
  g_object_get (widget, "title", &own, NULL);
  return g_strcmp0 (own, title) == 0;
}

/* Adds the keys of all shortcuts at or below @widget, each as GTK writes it. */
static void
collect (GtkWidget *widget, GHashTable *keys)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *text = NULL;
      g_auto (GStrv) parts = NULL;

      g_object_get (widget, "accelerator", &text, NULL);
      parts = g_strsplit (text, " ", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        {
          guint           key;
          GdkModifierType modifiers;

          g_test_message ("%s", parts[i]);
          g_assert_true (gtk_accelerator_parse (parts[i], &key, &modifiers));
          g_hash_table_add (keys, gtk_accelerator_name (key, modifiers));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, keys);
}

static GHashTable *
list_keys (const char *group)
{
  GtkWidget  *window = studio_shortcuts_window_new ();
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget  *root = group != NULL ? offers_find (window, is_group_of, group) : window;

  g_assert_nonnull (root);
  collect (root, keys);
  gtk_window_destroy (GTK_WINDOW (window));
  return keys;
}

/* ---- what there is ---- */

/* Other keys of the same meaning, which people know or have no need to. */
static gboolean
is_twin (guint key)
{
  const char *name = gdk_keyval_name (key);

  return key == GDK_KEY_equal || g_str_has_prefix (name, "KP_");
}

static void
check_keys (GtkWidget *widget, GHashTable *listed)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = 0;

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

          g_test_message ("%s has %s", G_OBJECT_TYPE_NAME (widget), name);
          g_assert_true (is_twin (key) || g_hash_table_contains (listed, name));
          n++;
        }
    }
  g_assert_cmpuint (n, >, 4);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

typedef struct
{
  const char *path;
  const char *group;
  const char *view;
  const char *show; /* (nullable) */
  GType (*get_type) (void);
} WidgetCase;

static const WidgetCase cases[] = {
    {"/shortcuts/list", "List of Offers", "offers", NULL, studio_offer_list_get_type},
    {"/shortcuts/timeline", "Timeline of Campaigns", "campaigns", "timeline",
     studio_timeline_get_type},
    {"/shortcuts/calendar", "Calendar of Campaigns", "campaigns", "calendar",
     studio_month_get_type},
};

static void
test_widget (OffersFixture *fixture, gconstpointer data)
{
  const WidgetCase *test = data;
  g_autoptr (GHashTable) listed = list_keys (test->group);
  GtkWidget *widget;

  offers_fixture_add_bundle (fixture, "one", "First", "\"campaign\":\"Spring\"");
  offers_fixture_act (fixture, "offers-view", g_variant_new_string (test->view));
  if (test->show != NULL)
    offers_fixture_act (fixture, "campaigns-show", g_variant_new_string (test->show));
  widget = offers_find (fixture->window, is_of_type, GSIZE_TO_POINTER (test->get_type ()));
  g_assert_nonnull (widget);
  check_keys (widget, listed);
}

/* Each key of an action is listed somewhere. */
static void
test_actions (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.vitrine_studio.Shortcuts", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GHashTable) listed = list_keys (NULL);
  g_auto (GStrv) actions = NULL;

  studio_actions_set_accels (application);
  actions = gtk_application_list_action_descriptions (application);
  g_assert_cmpuint (g_strv_length (actions), >, 20);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      g_test_message ("%s: %s", actions[i], accels[0]);
      g_assert_true (g_hash_table_contains (listed, accels[0]));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, OffersFixture, &cases[i], offers_fixture_set_up, test_widget,
                offers_fixture_tear_down);
  g_test_add ("/shortcuts/actions", OffersFixture, NULL, offers_fixture_set_up, test_actions,
              offers_fixture_tear_down);
  return g_test_run ();
}
