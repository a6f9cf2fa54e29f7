/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small shop in a window with the Offers page and its actions, for tests of its views. */

#include "offers-fixture.h"

#include "studio-offers-page.h"
#include "vt-offers-add.h"
#include "vt-zone.h"

#include <glib/gstdio.h>

static gboolean
add_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO product (id, sku, title, price_minor, cost_minor, origin) VALUES "
      "(1, 'A', 'Camera', 50000, 30000, 'hand'), (2, 'B', 'Case', 3000, 1000, 'hand'), "
      "(3, 'C', 'Card', 2000, NULL, 'hand')",
      error);
}

static void
on_go (StudioSession *session, const char *place, gpointer user_data)
{
  if (g_str_has_prefix (place, "offers/"))
    studio_session_look_at (session, place + strlen ("offers/"));
}

static void
on_said (StudioSession *session,
         const char    *text,
         const char    *button,
         const char    *action,
         OffersFixture *fixture)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static void
on_failed (StudioSession *session, const char *heading, const GError *error, OffersFixture *fixture)
{
  g_free (fixture->failed);
  fixture->failed = g_strdup (error->message);
}

/* Of the open workspace. */
static void
show_page (OffersFixture *fixture)
{
  fixture->session = studio_session_new (fixture->workspace);
  g_signal_connect (fixture->session, "go", G_CALLBACK (on_go), NULL);
  g_signal_connect (fixture->session, "said", G_CALLBACK (on_said), fixture);
  g_signal_connect (fixture->session, "failed", G_CALLBACK (on_failed), fixture);
  WAIT_FOR (studio_session_is_loaded (fixture->session));

  fixture->actions = g_simple_action_group_new ();
  studio_offers_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  gtk_window_set_child (GTK_WINDOW (fixture->window), studio_offers_page_new (fixture->session));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
offers_fixture_set_up (OffersFixture *fixture, gconstpointer data)
{
  const VtCurrency currency = {"EUR", 2};
  const char      *zone = vt_zone_check ("Europe/Berlin", NULL) ? "Europe/Berlin" : VT_ZONE_UTC;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-offers-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  fixture->workspace = vt_workspace_create_in_zone (fixture->path, "Shop", &currency, zone, &error);
  g_assert_no_error (error);
  vt_workspace_edit (fixture->workspace, "Add", NULL, add_products, NULL, NULL, &error);
  g_assert_no_error (error);
  show_page (fixture);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_session_close_finish (STUDIO_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
close_page (OffersFixture *fixture)
{
  gboolean is_closed = FALSE;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_session_close_async (fixture->session, on_closed, &is_closed);
  WAIT_FOR (is_closed);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->workspace);
  g_clear_pointer (&fixture->said, g_free);
  g_clear_pointer (&fixture->failed, g_free);
}

void
offers_fixture_tear_down (OffersFixture *fixture, gconstpointer data)
{
  close_page (fixture);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
offers_fixture_reopen (OffersFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_page (fixture);
  fixture->workspace = vt_workspace_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  show_page (fixture);
}

void
offers_fixture_add (OffersFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (VtOffersAdded) added = {NULL, 0, NULL};

  vt_offers_add_text (fixture->workspace, text, -1, "Add Offers", NULL, &added, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < added.ids->len; i++)
    WAIT_FOR (studio_session_find_offer (fixture->session, added.ids->pdata[i]) != NULL);
}

void
offers_fixture_add_bundle (OffersFixture *fixture,
                           const char    *id,
                           const char    *name,
                           const char    *more)
{
  g_autofree char *text = g_strdup_printf (
      "{\"id\":\"%s\",\"kind\":\"bundle\",\"name\":\"%s\",\"state\":\"ready\",%s%s"
      "\"components\":[{\"sku\":\"A\",\"quantity\":1},{\"sku\":\"B\",\"quantity\":1}],"
      "\"reward\":{\"percent\":\"10\"}}",
      id, name, more != NULL ? more : "", more != NULL ? "," : "");

  offers_fixture_add (fixture, text);
}

void
offers_fixture_act (OffersFixture *fixture, const char *name, GVariant *parameter)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), name, parameter);
}

char *
offers_fixture_state (OffersFixture *fixture, const char *name)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->actions), name);

  g_assert_nonnull (state);
  return g_variant_is_of_type (state, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (state, NULL)
                                                             : g_variant_print (state, FALSE);
}

GtkWidget *
offers_find (GtkWidget *root, OffersMatches matches, gconstpointer data)
{
  if (matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = offers_find (child, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

gboolean
offers_fixture_says (OffersFixture *fixture, const char *text)
{
  return offers_find (fixture->window, is_label, text) != NULL;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0 ||
          g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0);
}

GtkWidget *
offers_fixture_button (OffersFixture *fixture, const char *text)
{
  GtkWidget *button = offers_find (fixture->window, is_button, text);

  if (button == NULL)
    g_error ("no button “%s” shows", text);
  return button;
}

/* Activating it by key would wait until it is seen pressed, and what follows a load may replace it
 * meanwhile. */
void
offers_fixture_click (OffersFixture *fixture, const char *text)
{
  g_signal_emit_by_name (offers_fixture_button (fixture, text), "clicked");
}
