/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of suggestions: by kind, filtered, taken, dismissed and undone. */

#include "studio-fixture.h"

#include "studio-offer-edit.h"
#include "studio-suggestion-group.h"
#include "studio-suggestion-list.h"

#include <string.h>

typedef struct
{
  StudioFixture       studio;
  GtkWidget          *window;
  GtkWidget          *list;    /* (owned by the window) */
  GSimpleActionGroup *actions; /* (owned) */
} Fixture;

static void
on_go (StudioSession *session, const char *place, gpointer user_data)
{
  if (g_str_has_prefix (place, "offers/"))
    studio_session_set_offer_id (session, place + strlen ("offers/"));
}

static GPtrArray *
get_suggestions (Fixture *fixture)
{
  return studio_session_get_suggestions (fixture->studio.session);
}

static void
act (Fixture *fixture, const char *name, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), name,
                                  g_variant_new_string (parameter));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  studio_fixture_set_up (&fixture->studio);
  g_signal_connect (fixture->studio.session, "go", G_CALLBACK (on_go), NULL);
  fixture->actions = g_simple_action_group_new ();
  studio_suggestions_add_actions (G_ACTION_MAP (fixture->actions), fixture->studio.session);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  fixture->list = studio_suggestion_list_new (fixture->studio.session);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->list);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (get_suggestions (fixture) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_fixture_tear_down (&fixture->studio);
}

/* ---- helpers ---- */

static guint
count_visible (GtkWidget *widget, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type);

  if (!gtk_widget_get_visible (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_visible (child, type);
  return n;
}

/* (nullable): the button that does @action to @key. */
static GtkWidget *
find_button (GtkWidget *widget, const char *action, const char *key)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      if (target != NULL && g_str_equal (g_variant_get_string (target, NULL), key))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_of_kind (Fixture *fixture, VtOfferKind kind)
{
  guint n = 0;

  for (guint i = 0; i < get_suggestions (fixture)->len; i++)
    n += ((const VtSuggestion *) get_suggestions (fixture)->pdata[i])->kind == kind;
  return n;
}

static char *
dup_first_key (Fixture *fixture, VtOfferKind kind)
{
  for (guint i = 0; i < get_suggestions (fixture)->len; i++)
    {
      const VtSuggestion *suggestion = get_suggestions (fixture)->pdata[i];

      if (suggestion->kind == kind)
        return g_strdup (suggestion->key);
    }
  g_error ("Nothing of that kind");
}

/* ---- tests ---- */

/* Every suggestion has a row with both buttons, named after it; kinds stand apart. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  guint n = get_suggestions (fixture)->len;

  g_assert_cmpuint (n, >, 20);
  WAIT_FOR (count_visible (fixture->list, GTK_TYPE_LIST_BOX_ROW) == n);
  g_assert_cmpuint (count_visible (fixture->list, STUDIO_TYPE_SUGGESTION_GROUP), >=, 6);
  for (guint i = 0; i < n; i++)
    {
      const VtSuggestion *suggestion = get_suggestions (fixture)->pdata[i];
      GtkWidget *make = find_button (fixture->list, "win.accept-suggestion", suggestion->key);
      GtkWidget *dismiss = find_button (fixture->list, "win.dismiss-suggestion", suggestion->key);
      g_autofree char *name = g_strdup_printf ("Make Offer of %s", suggestion->title);
      GtkWidget       *row;

      g_assert_nonnull (make);
      g_assert_nonnull (dismiss);
      gtk_test_accessible_assert_property (make, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      row = gtk_widget_get_ancestor (make, GTK_TYPE_LIST_BOX_ROW);
      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           suggestion->reason);
    }
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  guint n_bundles = count_of_kind (fixture, VT_OFFER_BUNDLE);

  g_assert_cmpuint (n_bundles, >, 0);
  act (fixture, "suggestion-kind", "bundle");
  WAIT_FOR (count_visible (fixture->list, GTK_TYPE_LIST_BOX_ROW) == n_bundles);
  g_assert_cmpuint (count_visible (fixture->list, STUDIO_TYPE_SUGGESTION_GROUP), ==, 1);
  /* What is never suggested is no kind to be asked for. */
  act (fixture, "suggestion-kind", "markdown");
  g_assert_cmpstr (studio_session_get_suggestion_kind (fixture->studio.session), ==, "bundle");
  act (fixture, "suggestion-kind", "");
  WAIT_FOR (count_visible (fixture->list, GTK_TYPE_LIST_BOX_ROW) == get_suggestions (fixture)->len);
}

/* Taking one saves its draft and goes there; it is not suggested any more, until that is undone. */
static void
test_taken (Fixture *fixture, gconstpointer data)
{
  StudioSession   *session = fixture->studio.session;
  g_autofree char *key = dup_first_key (fixture, VT_OFFER_TIER_LADDER);
  const VtOffer   *offer;

  act (fixture, "accept-suggestion", key);
  WAIT_FOR (studio_session_find_offer (session, studio_session_get_offer_id (session) != NULL
                                                    ? studio_session_get_offer_id (session)
                                                    : "") != NULL);
  offer = studio_session_find_offer (session, studio_session_get_offer_id (session));
  g_assert_cmpint (offer->kind, ==, VT_OFFER_TIER_LADDER);
  g_assert_cmpint (offer->state, ==, VT_OFFER_DRAFT);
  g_assert_cmpstr (offer->name, ==, "Tiers of Desktop Computers");
  WAIT_FOR (vt_suggestions_find_key (get_suggestions (fixture), key) == NULL);
  g_assert_null (find_button (fixture->list, "win.accept-suggestion", key));
  g_assert_cmpstr (studio_session_get_undo_label (session), ==, "Take Suggestion");
  studio_session_undo (session);
  WAIT_FOR (vt_suggestions_find_key (get_suggestions (fixture), key) != NULL);
  g_assert_cmpuint (studio_session_get_offers (session)->len, ==, 0);
  /* What is not there is passed over. */
  act (fixture, "accept-suggestion", "bundle:1:A:1:B");
  g_assert_cmpuint (studio_session_get_offers (session)->len, ==, 0);
}

static void
test_dismissed (Fixture *fixture, gconstpointer data)
{
  StudioSession   *session = fixture->studio.session;
  g_autofree char *key = dup_first_key (fixture, VT_OFFER_PROTECTION);

  act (fixture, "dismiss-suggestion", key);
  WAIT_FOR (vt_suggestions_find_key (get_suggestions (fixture), key) == NULL);
  g_assert_cmpstr (studio_session_get_undo_label (session), ==, "Dismiss Suggestion");
  studio_session_undo (session);
  WAIT_FOR (vt_suggestions_find_key (get_suggestions (fixture), key) != NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/studio/suggestions/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/studio/suggestions/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/studio/suggestions/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add ("/studio/suggestions/dismissed", Fixture, NULL, set_up, test_dismissed, tear_down);
  return g_test_run ();
}
