/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field of an offer for the key of a segment. */

#include "segments-fixture.h"

#include "studio-segment-field.h"
#include "vt-audience.h"

/* A field on the audience of the offer "one", in a window of its own. */
static GtkWidget *
show_field (OffersFixture *fixture)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *field = studio_segment_field_new (fixture->session, "Segment", "audience/segment");

  gtk_list_box_append (GTK_LIST_BOX (list), field);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  studio_field_show (STUDIO_FIELD (field), studio_session_find_offer (fixture->session, "one"));
  return field;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
names (OffersFixture *fixture, const char *key)
{
  g_auto (GStrv) keys =
      vt_offer_list_segment_keys (studio_session_find_offer (fixture->session, "one"));

  return g_strcmp0 (keys[0], key) == 0 && keys[1] == NULL;
}

static gboolean
is_menu_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget);
}

static gboolean
is_row_named (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *other = GTK_IS_LIST_BOX_ROW (widget)
                               ? gtk_test_accessible_check_property (
                                     GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name)
                               : g_strdup ("no row");

  return other == NULL;
}

static void
set_up (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_set_up (fixture, data);
  segments_fixture_make (fixture, "Best", "{\"orders\":{\"from\":3}}");
  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  offers_fixture_add_bundle (fixture, "one", "First", "\"audience\":{\"segment\":\"summer\"}");
}

/* Who is in it stands beside the title, also after that changed. */
static void
test_hint (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *field = show_field (fixture);

  g_assert_nonnull (offers_find (field, is_label, "Summer: 3 customers · 100 %"));
  offers_fixture_act (fixture, "segment-set-rule",
                      g_variant_new_string ("{\"orders\":{\"from\":2}}"));
  WAIT_FOR (offers_find (field, is_label, "Summer: 2 customers · 67 %") != NULL);
  studio_entry_field_type (STUDIO_ENTRY_FIELD (field), "vip");
  WAIT_FOR (names (fixture, "vip"));
  g_assert_nonnull (offers_find (field, is_label,
                                 "No segment here has this key; only the storefront may know it"));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (field)));
}

static void
test_choose (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *field = show_field (fixture);
  GtkWidget *row;

  offers_fixture_add_bundle (fixture, "two", "Second", "\"audience\":{\"segment\":\"vip\"}");
  gtk_menu_button_popup (GTK_MENU_BUTTON (offers_find (field, is_menu_button, NULL)));
  WAIT_FOR (offers_find (field, is_row_named, "Summer: 3 customers · 100 %") != NULL);
  g_assert_nonnull (offers_find (field, is_row_named, "vip: Named by offers; no segment here"));
  row = offers_find (field, is_row_named, "Best: 1 customer · 33 %");
  gtk_widget_activate (row);
  WAIT_FOR (names (fixture, "best"));
  g_assert_nonnull (offers_find (field, is_label, "Best: 1 customer · 33 %"));
  studio_session_undo (fixture->session);
  WAIT_FOR (names (fixture, "summer"));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (field)));
}

static gboolean
press (GtkWidget *entry, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_taken);
    }
  return is_taken;
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ENTRY (widget);
}

/* The arrows go through the segments by name, and no further. */
static void
test_step (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *field = show_field (fixture);
  GtkWidget *entry = offers_find (field, is_entry, NULL);

  g_assert_true (press (entry, GDK_KEY_Down));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "summer");
  g_assert_true (press (entry, GDK_KEY_Up));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "best");
  WAIT_FOR (names (fixture, "best"));
  g_assert_true (press (entry, GDK_KEY_Up));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "best");
  g_assert_true (press (entry, GDK_KEY_Down));
  WAIT_FOR (names (fixture, "summer"));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (field)));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/segment-field/hint", test_hint},
      {"/segment-field/choose", test_choose},
      {"/segment-field/step", test_step},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, set_up, tests[i].test,
                segments_fixture_tear_down);
  return g_test_run ();
}
