/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small shop in a session, with one offer looked at, for tests of what edits offers. */

#include "field-fixture.h"

#include "studio-offers-page.h"
#include "vt-import.h"

#include <glib/gstdio.h>

/* ---- the shop ---- */

static gboolean
add_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO product (id, sku, title, kind, price_minor, cost_minor, category, brand, tags,"
      " attributes, origin) VALUES "
      "(1, 'S1', 'Shirt <b>', 'goods', 4000, 1500, 'Clothing > Shirts', 'A & B', '[\"new\"]',"
      " '{\"size\":\"M\"}', 'hand'),"
      "(2, 'S2', 'Shirt, blue', 'goods', 5000, NULL, 'Clothing > Shirts', 'Zeta', '[]', '{}', "
      "'hand'),"
      "(3, 'T1', 'Tee', 'goods', 2000, NULL, 'Clothing > Tees', 'A & B', '[]', '{}', 'hand'),"
      "(4, 'H1', 'Shoes', 'goods', 9000, NULL, 'Shoes', '', '[]', '{}', 'hand'),"
      "(5, 'P1', 'Plan', 'plan', 900, NULL, 'Plans', '', '[]', '{}', 'hand')",
      error);
}

static void
on_go (StudioSession *session, const char *place, gpointer user_data)
{
  if (g_str_has_prefix (place, "offers/"))
    studio_session_set_offer_id (session, place + strlen ("offers/"));
}

static void
on_said (StudioSession *session,
         const char    *text,
         const char    *button,
         const char    *action,
         FieldFixture  *fixture)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static void
on_failed (StudioSession *session, const char *heading, const GError *error, FieldFixture *fixture)
{
  g_free (fixture->failed);
  fixture->failed = g_strdup (error->message);
}

void
field_fixture_set_up (FieldFixture *fixture, gconstpointer data)
{
  const VtCurrency currency = {"USD", 2};
  g_autoptr (GError) error = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-fields-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  workspace = vt_workspace_create (fixture->path, "Shop", &currency, &error);
  g_assert_no_error (error);
  vt_workspace_edit (workspace, "Add", NULL, add_products, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = studio_session_new (workspace);
  g_signal_connect (fixture->session, "go", G_CALLBACK (on_go), NULL);
  g_signal_connect (fixture->session, "said", G_CALLBACK (on_said), fixture);
  g_signal_connect (fixture->session, "failed", G_CALLBACK (on_failed), fixture);
  WAIT_FOR (studio_session_is_loaded (fixture->session));

  fixture->actions = g_simple_action_group_new ();
  studio_offers_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 700);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  gtk_window_present (GTK_WINDOW (fixture->window));
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
field_fixture_tear_down (FieldFixture *fixture, gconstpointer data)
{
  gboolean is_closed = FALSE;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_session_close_async (fixture->session, on_closed, &is_closed);
  WAIT_FOR (is_closed);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_clear_object (&fixture->session);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->said);
  g_free (fixture->failed);
}

/* ---- more of the shop ---- */

static gboolean
run_sql (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, data, error);
}

void
field_fixture_exec (FieldFixture *fixture, const char *sql)
{
  VtCatalog *before = studio_session_get_catalog (fixture->session);
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (studio_session_get_workspace (fixture->session), "Change", NULL, run_sql,
                     (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (studio_session_get_catalog (fixture->session) != before);
}

void
field_fixture_import (FieldFixture *fixture, const char *csv)
{
  g_autofree char *path = g_build_filename (fixture->folder, "orders.csv", NULL);
  VtWorkspace     *workspace = studio_session_get_workspace (fixture->session);
  VtPairs         *before = studio_session_get_pairs (fixture->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  plan = vt_import_inspect (path, vt_workspace_get_currency (workspace), NULL, NULL, &error);
  g_assert_no_error (error);
  vt_import_run (workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
  WAIT_FOR (studio_session_get_pairs (fixture->session) != NULL &&
            studio_session_get_pairs (fixture->session) != before);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* ---- the offer ---- */

void
field_fixture_act (FieldFixture *fixture, const char *name, GVariant *parameter)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), name, parameter);
}

static const VtOffer *
find (FieldFixture *fixture)
{
  const char *id = studio_session_get_offer_id (fixture->session);

  return id != NULL ? studio_session_find_offer (fixture->session, id) : NULL;
}

void
field_fixture_add (FieldFixture *fixture, const char *kind, const char *terms)
{
  g_autofree char *json = g_strdup_printf ("{%s}", terms);
  g_autoptr (VtOffer) offer = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  VtOfferKind number;

  g_assert_true (vt_offer_kind_from_word (kind, &number));
  offer =
      number == VT_OFFER_BUNDLE ? vt_offer_new_bundle ("Offer") : vt_offer_new (number, "Offer");
  node = vt_terms_from_text (number, json, &error);
  g_assert_no_error (error);
  g_assert_true (vt_offer_set_terms (offer, node, &error));
  studio_session_save_offer (fixture->session, "Add", offer);
  studio_session_set_offer_id (fixture->session, offer->id);
  WAIT_FOR (find (fixture) != NULL);
}

const VtOffer *
field_fixture_get (FieldFixture *fixture)
{
  g_assert_nonnull (find (fixture));
  return find (fixture);
}

gboolean
field_fixture_has (FieldFixture *fixture, const char *json)
{
  g_autoptr (JsonNode) wanted = json_from_string (json, NULL);

  g_assert_nonnull (wanted);
  return json_node_equal (field_fixture_get (fixture)->terms, wanted);
}

void
field_fixture_wait (FieldFixture *fixture, const char *json)
{
  gint64 end_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!field_fixture_has (fixture, json))
    {
      if (g_get_monotonic_time () > end_us)
        {
          g_autofree char *text = json_to_string (field_fixture_get (fixture)->terms, FALSE);

          g_error ("%s is not %s", text, json);
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

void
field_fixture_undo (FieldFixture *fixture, const char *label)
{
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), label) == 0);
  studio_session_undo (fixture->session);
}

static void
show_current (GtkWidget *field, FieldFixture *fixture)
{
  if (find (fixture) != NULL)
    studio_field_show (STUDIO_FIELD (field), find (fixture));
}

static void
on_offers (StudioSession *session, GParamSpec *pspec, GtkWidget *field)
{
  show_current (field, g_object_get_data (G_OBJECT (field), "fixture"));
}

void
field_fixture_show (FieldFixture *fixture, GtkWidget *field)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *child = field;

  if (GTK_IS_LIST_BOX_ROW (field))
    {
      child = gtk_list_box_new ();
      gtk_list_box_append (GTK_LIST_BOX (child), field);
    }
  g_object_set_data (G_OBJECT (field), "fixture", fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  g_signal_connect_object (fixture->session, "notify::offers", G_CALLBACK (on_offers), field, 0);
  g_signal_connect_object (fixture->session, "notify::offer-id", G_CALLBACK (on_offers), field, 0);
  show_current (field, fixture);
  WAIT_FOR (gtk_widget_get_mapped (field));
}

/* ---- widgets ---- */

static gboolean
is_labelled (GtkWidget *widget, const char *label)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  return wrong == NULL;
}

GtkWidget *
find_labelled (GtkWidget *widget, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && is_labelled (widget, label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
count_down (GtkWidget *widget, GType type, guint *left)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*left)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = count_down (child, type, left);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_nth (GtkWidget *widget, GType type, guint index)
{
  return count_down (widget, type, &index);
}

/* Lists that open have a search of their own. */
static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  if (GTK_IS_POPOVER (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
type_in (GtkWidget *widget, const char *text)
{
  GtkWidget *entry = find_entry (widget);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
has_hits (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return find_nth (gtk_widget_get_parent (entry), GTK_TYPE_LIST_BOX_ROW, 0) != NULL;
}

void
choose_product (GtkWidget *widget, const char *text)
{
  GtkWidget *entry = find_entry (widget);

  g_assert_nonnull (entry);
  WAIT_FOR (has_hits (entry, text));
  g_signal_emit_by_name (entry, "activate");
}

const char *
typed_in (GtkWidget *widget)
{
  GtkWidget *entry = find_entry (widget);

  g_assert_nonnull (entry);
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

gboolean
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
press_shortcut (GtkWidget *widget, GListModel *shortcuts, guint keyval, GdkModifierType state)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (keyval, state);

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

gboolean
press_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_taken);
      if (is_taken)
        return TRUE;
      if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
          press_shortcut (widget, G_LIST_MODEL (controller), keyval, state))
        return TRUE;
    }
  return FALSE;
}
