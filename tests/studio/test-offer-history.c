/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows of an offer's past: versions, what changed, the way back; deleted offers. */

#include "offers-fixture.h"
#include "studio-deleted-window.h"
#include "studio-history-actions.h"
#include "studio-history-window.h"
#include "studio-history.h"
#include "studio-offer-edit.h"

#include <string.h>

#define BUNDLE "5c0f8e1e-0000-4000-8000-000000000001"

/* A bundle that was renamed and made a draft: three versions. */
static void
add_versions (OffersFixture *fixture)
{
  offers_fixture_add_bundle (fixture, BUNDLE, "Set", NULL);
  studio_session_set_offer_id (fixture->session, BUNDLE);
  studio_offer_set_name (fixture->session, BUNDLE, "Travel Set");
  WAIT_FOR (g_str_equal (studio_session_find_offer (fixture->session, BUNDLE)->name, "Travel Set"));
  studio_offer_set_state (fixture->session, BUNDLE, VT_OFFER_DRAFT);
  WAIT_FOR (studio_session_find_offer (fixture->session, BUNDLE)->state == VT_OFFER_DRAFT);
}

/* ---- the list of versions ---- */

static guint
count (StudioHistory *history)
{
  return g_list_model_get_n_items (studio_history_get_list (history));
}

static StudioVersionItem *
item_at (StudioHistory *history, guint position)
{
  g_autoptr (StudioVersionItem) item =
      g_list_model_get_item (studio_history_get_list (history), position);

  return item;
}

/* The list grows in front, and what was in it stays the same object. */
static void
test_list (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (StudioHistory) history = NULL;
  g_autofree char   *summary = NULL;
  StudioVersionItem *newest;

  add_versions (fixture);
  history = studio_history_new (fixture->session, BUNDLE);
  g_assert_cmpuint (count (history), ==, 0);
  g_assert_null (studio_history_get_newest (history));
  WAIT_FOR (count (history) == 3);
  newest = studio_history_get_newest (history);
  summary = studio_version_item_dup_summary (newest);
  g_assert_cmpstr (summary, ==, "Ready → Draft");
  g_assert_true (studio_history_is_current (history, newest));
  g_assert_false (studio_history_is_current (history, item_at (history, 1)));

  studio_offer_restore (fixture->session, BUNDLE,
                        studio_version_item_get (item_at (history, 2))->id);
  WAIT_FOR (count (history) == 4);
  g_assert_true (item_at (history, 1) == newest);
  g_free (summary);
  summary = studio_version_item_dup_summary (studio_history_get_newest (history));
  g_assert_cmpstr (summary, ==, "Draft → Ready, and 1 more change");
  /* What it was at first is what it is again. */
  g_assert_true (studio_history_is_current (history, item_at (history, 3)));
  g_assert_false (studio_history_is_current (history, newest));
}

/* ---- the window ---- */

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
says (GtkWidget *window, const char *text)
{
  return offers_find (window, is_label, text) != NULL;
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static GtkSelectionModel *
get_selection (GtkWidget *window)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (offers_find (window, is_list, NULL)));
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
can (GtkWidget *window, const char *label)
{
  return gtk_widget_is_sensitive (offers_find (window, is_button, label));
}

static void
test_window (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget         *window;
  GtkSelectionModel *selection;

  add_versions (fixture);
  window = studio_history_window_new (GTK_WINDOW (fixture->window), fixture->session, BUNDLE,
                                      "Travel Set");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "History of Travel Set");
  selection = get_selection (window);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 3);
  WAIT_FOR (says (window, "Ready → Draft"));
  g_assert_false (can (window, "Go Back to This Version"));

  gtk_selection_model_select_item (selection, 2, TRUE);
  WAIT_FOR (says (window, "Name: “Travel Set” → “Set”"));
  g_assert_true (says (window, "What Going Back Would Change"));
  g_assert_true (says (window, "Buy “Camera” and “Case” together"));
  g_assert_true (can (window, "Go Back to This Version"));

  g_assert_true (gtk_widget_activate_action (window, "history.go-back", NULL));
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 4);
  WAIT_FOR (gtk_selection_model_is_selected (selection, 0));
  WAIT_FOR (!can (window, "Go Back to This Version"));
  WAIT_FOR (g_str_equal (studio_session_find_offer (fixture->session, BUNDLE)->name, "Set"));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Go Back to Version");
  g_assert_cmpstr (fixture->said, ==, "Gone back to an earlier version");

  /* Who looks at an older version stays there when there is a newer one. */
  gtk_selection_model_select_item (selection, 1, TRUE);
  studio_session_undo (fixture->session);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 5);
  WAIT_FOR (gtk_selection_model_is_selected (selection, 2));
  g_assert_null (fixture->failed);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- deleted offers ---- */

static void
test_deleted (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget         *window;
  GtkSelectionModel *selection;

  add_versions (fixture);
  window = studio_deleted_window_new (GTK_WINDOW (fixture->window), fixture->session);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (says (window, "No offer was deleted"));
  g_assert_false (can (window, "Bring Back"));

  studio_offer_delete (fixture->session, BUNDLE);
  selection = get_selection (window);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 1);
  WAIT_FOR (says (window, "Travel Set"));
  WAIT_FOR (says (window, "Bundle, deleted "));
  g_assert_true (can (window, "Bring Back"));
  g_assert_true (gtk_widget_activate_action (window, "deleted.restore", NULL));
  WAIT_FOR (studio_session_find_offer (fixture->session, BUNDLE) != NULL);
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), "Bring Back Offer") == 0);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A deletion is a version, with nothing in it to go back to. */
static void
test_history_of_deleted (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget         *window;
  GtkSelectionModel *selection;

  add_versions (fixture);
  studio_offer_delete (fixture->session, BUNDLE);
  WAIT_FOR (studio_session_find_offer (fixture->session, BUNDLE) == NULL);
  window =
      studio_history_window_new (GTK_WINDOW (fixture->window), fixture->session, BUNDLE, "Set");
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (says (window, "The offer was deleted then"));
  g_assert_false (can (window, "Go Back to This Version"));
  selection = get_selection (window);
  gtk_selection_model_select_item (selection, 1, TRUE);
  WAIT_FOR (can (window, "Go Back to This Version"));
  g_assert_true (gtk_widget_activate_action (window, "history.go-back", NULL));
  WAIT_FOR (studio_session_find_offer (fixture->session, BUNDLE) != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- actions ---- */

static gboolean
is_enabled (OffersFixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), name);
}

static void
test_actions (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (StudioHistory) history = NULL;

  g_assert_false (is_enabled (fixture, "offer-history"));
  g_assert_true (is_enabled (fixture, "deleted-offers"));
  add_versions (fixture);
  g_assert_true (is_enabled (fixture, "offer-history"));
  history = studio_history_new (fixture->session, BUNDLE);
  WAIT_FOR (count (history) == 3);
  offers_fixture_act (
      fixture, "offer-restore",
      g_variant_new ("(sx)", BUNDLE, studio_version_item_get (item_at (history, 1))->id));
  WAIT_FOR (studio_session_find_offer (fixture->session, BUNDLE)->state == VT_OFFER_READY);
  g_assert_null (fixture->failed);
  offers_fixture_act (fixture, "offer-restore", g_variant_new ("(sx)", BUNDLE, (gint64) 99999));
  WAIT_FOR (fixture->failed != NULL);
  g_assert_nonnull (strstr (fixture->failed, "99999"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func)                                                                            \
  g_test_add (path, OffersFixture, NULL, offers_fixture_set_up, func, offers_fixture_tear_down)
  ADD ("/offer-history/list", test_list);
  ADD ("/offer-history/window", test_window);
  ADD ("/offer-history/deleted", test_deleted);
  ADD ("/offer-history/history-of-deleted", test_history_of_deleted);
  ADD ("/offer-history/actions", test_actions);
#undef ADD
  return g_test_run ();
}
