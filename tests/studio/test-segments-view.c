/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Segments view of the Offers page: what it lists, what it changes, and the way back. */

#include "segments-fixture.h"

#include "studio-recency-grid.h"
#include "studio-segment-list.h"
#include "studio-segment-row.h"
#include "studio-segments-view.h"
#include "studio-text-row.h"

static const VtSegment *
find_segment (OffersFixture *fixture, const char *key)
{
  return studio_session_find_segment (fixture->session, key);
}

static const char *
current_key (OffersFixture *fixture)
{
  const VtSegment *segment =
      find_segment (fixture, studio_session_get_segment_id (fixture->session));

  return segment != NULL ? segment->key : NULL;
}

static gboolean
is_text_row (GtkWidget *widget, gconstpointer title)
{
  return STUDIO_IS_TEXT_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
type_into (OffersFixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = offers_find (fixture->window, is_text_row, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  studio_text_row_commit (STUDIO_TEXT_ROW (row));
  return row;
}

/* What is wrong with it stands in the place of the title until the next change. */
static void
assert_refused (OffersFixture *fixture, const char *title, const char *text, const char *problem)
{
  GtkWidget *row = type_into (fixture, title, text);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, problem);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

/* ---- the list's side ---- */

static void
test_switch (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL;

  offers_fixture_click (fixture, "Offers");
  WAIT_FOR_LABEL (fixture, "No Offers Yet");
  offers_fixture_click (fixture, "Segments");
  WAIT_FOR_LABEL (fixture, "No Segment Selected");
  state = offers_fixture_state (fixture, "offers-view");
  g_assert_cmpstr (state, ==, "segments");
  g_assert_true (offers_fixture_says (fixture, "No segments yet"));
}

/* In a shop of which nobody's orders are known. */
static void
test_nobody (OffersFixture *fixture, gconstpointer data)
{
  offers_fixture_act (fixture, "offers-view", g_variant_new_string ("segments"));
  WAIT_FOR_LABEL (fixture, "No Customers Yet");
  g_assert_false (offers_fixture_says (fixture, "From Your History"));
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer text)
{
  return gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static void
test_preset (OffersFixture *fixture, gconstpointer data)
{
  WAIT_FOR_LABEL (fixture, "From Your History");
  /* Presets of nobody are not offered. */
  g_assert_false (offers_fixture_says (fixture, "Lapsing Customers"));
  g_assert_true (offers_fixture_says (fixture, "One-Time Buyers"));
  offers_fixture_click (fixture, "Add “Loyal Customers”");
  WAIT_FOR (find_segment (fixture, "loyal") != NULL);
  WAIT_FOR_LABEL (fixture, "At least 3 orders and last order at most 30 days ago.");
  g_assert_cmpstr (current_key (fixture), ==, "loyal");
  WAIT_FOR_LABEL (fixture, "1 customer · 33 %");
  WAIT_FOR_LABEL (fixture, "€190.00");
  WAIT_FOR_LABEL (fixture, "average order; all customers €185.00");
  WAIT_FOR_LABEL (fixture, "revenue, 51 % of all customers’");
  WAIT_FOR_LABEL (fixture, "orders each; all customers 2.0");
  /* It is taken once. */
  g_assert_null (offers_find (fixture->window, has_tooltip, "Add “Loyal Customers”"));
  g_assert_nonnull (offers_find (fixture->window, has_tooltip, "Add “One-Time Buyers”"));
  studio_session_undo (fixture->session);
  WAIT_FOR (find_segment (fixture, "loyal") == NULL);
  WAIT_FOR_LABEL (fixture, "No Segment Selected");
  offers_fixture_button (fixture, "Add “Loyal Customers”");
  offers_fixture_act (fixture, "add-preset", g_variant_new_string ("luck"));
  g_assert_cmpstr (fixture->said, ==, "There is no such preset");
}

/* Whoever adds one by key stands on the next. */
static void
test_preset_focus (OffersFixture *fixture, gconstpointer data)
{
  WAIT_FOR_LABEL (fixture, "From Your History");
  gtk_widget_grab_focus (offers_fixture_button (fixture, "Add “Loyal Customers”"));
  offers_fixture_click (fixture, "Add “Loyal Customers”");
  WAIT_FOR (offers_find (fixture->window, has_tooltip, "Add “Loyal Customers”") == NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 offers_fixture_button (fixture, "Add “One-Time Buyers”"));
}

static void
test_new (OffersFixture *fixture, gconstpointer data)
{
  offers_fixture_click (fixture, "New Segment");
  WAIT_FOR (find_segment (fixture, "new-segment") != NULL);
  WAIT_FOR_LABEL (fixture, "Every customer.");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 100 %");
  offers_fixture_act (fixture, "new-segment", NULL);
  WAIT_FOR (find_segment (fixture, "new-segment-2") != NULL);
  g_assert_cmpstr (find_segment (fixture, "new-segment-2")->name, ==, "New Segment 2");
  WAIT_FOR (g_strcmp0 (current_key (fixture), "new-segment-2") == 0);
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return STUDIO_IS_SEGMENT_LIST (widget);
}

static void
test_search (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *list = offers_find (fixture->window, is_list, NULL);

  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  segments_fixture_make (fixture, "Winter", "{\"orders\":{\"from\":2}}");
  WAIT_FOR_LABEL (fixture, "3 customers · 100 %");
  WAIT_FOR_LABEL (fixture, "2 customers · 67 %");
  studio_segment_list_set_search (STUDIO_SEGMENT_LIST (list), " WINT");
  WAIT_FOR (!offers_fixture_says (fixture, "3 customers · 100 %"));
  g_assert_true (offers_fixture_says (fixture, "2 customers · 67 %"));
  studio_segment_list_set_search (STUDIO_SEGMENT_LIST (list), "autumn");
  WAIT_FOR_LABEL (fixture, "No segment matches");
  studio_segment_list_set_search (STUDIO_SEGMENT_LIST (list), "");
  WAIT_FOR_LABEL (fixture, "3 customers · 100 %");
}

static void
test_select (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL;

  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  segments_fixture_make (fixture, "Winter", "{\"orders\":{\"from\":2}}");
  offers_fixture_act (fixture, "select-segment", g_variant_new_string ("summer"));
  WAIT_FOR_LABEL (fixture, "At least 1 order.");
  state = offers_fixture_state (fixture, "select-segment");
  g_assert_cmpstr (state, ==, find_segment (fixture, "summer")->id);
  offers_fixture_act (fixture, "select-segment", g_variant_new_string ("autumn"));
  g_assert_cmpstr (fixture->said, ==, "There is no such segment");
  g_assert_cmpstr (current_key (fixture), ==, "summer");
  /* As undo does. */
  offers_fixture_act (fixture, "offers-view", g_variant_new_string ("offers"));
  studio_session_undo (fixture->session);
  WAIT_FOR (g_strcmp0 (current_key (fixture), "winter") == 0);
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "segments");
  offers_fixture_act (fixture, "select-segment", g_variant_new_string (""));
  WAIT_FOR_LABEL (fixture, "No Segment Selected");
}

/* In a narrow window there is one pane at a time. */
static void
test_narrow (OffersFixture *fixture, gconstpointer data)
{
  WAIT_FOR_LABEL (fixture, "No Segment Selected");
  WAIT_FOR (gtk_widget_get_width (fixture->window) > 0);
  /* As narrow as it can be. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1, 700);
  WAIT_FOR (gtk_widget_get_width (fixture->window) < 500);
  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  WAIT_FOR_LABEL (fixture, "At least 1 order.");
  WAIT_FOR (offers_find (fixture->window, has_tooltip, "All Segments") != NULL);
  offers_fixture_click (fixture, "All Segments");
  WAIT_FOR_LABEL (fixture, "3 customers · 100 %");
  WAIT_FOR (!offers_fixture_says (fixture, "At least 1 order."));
  /* It is looked at already, and still can be gone to. */
  gtk_widget_activate (segments_fixture_widget (fixture, STUDIO_TYPE_SEGMENT_ROW));
  WAIT_FOR_LABEL (fixture, "At least 1 order.");
  offers_fixture_act (fixture, "delete-segment", NULL);
  WAIT_FOR_LABEL (fixture, "No segments yet");
}

/* ---- the editor's side ---- */

static void
test_rows (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  segments_fixture_make (fixture, "Winter", "{\"orders\":{\"from\":2}}");
  type_into (fixture, "Name", "  Frost ");
  WAIT_FOR (g_str_equal (find_segment (fixture, "winter")->name, "Frost"));
  WAIT_FOR_LABEL (fixture, "Frost");
  assert_refused (fixture, "Name", " ", "A segment has a name");
  type_into (fixture, "Note", "Cold");
  WAIT_FOR (g_str_equal (find_segment (fixture, "winter")->note, "Cold"));
  assert_refused (fixture, "Key", "Big Cold", "A key is 1 to 64 of a–z, 0–9, “_” and “-”");
  assert_refused (fixture, "Key", "summer", "“Summer” has this key already");
  type_into (fixture, "Key", "frost");
  WAIT_FOR (find_segment (fixture, "frost") != NULL && find_segment (fixture, "winter") == NULL);
}

static void
test_day (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  segments_fixture_make (fixture, "Fresh", "{\"recency_days\":{\"to\":4}}");
  WAIT_FOR_LABEL (fixture, "€190.00");
  row = type_into (fixture, "Seen from the day of the last order", "2025-03-09");
  WAIT_FOR_LABEL (fixture, "Seen from (the last order was on 2025-03-10)");
  /* Orders after that day are not seen, and four days before it cat ordered. */
  WAIT_FOR_LABEL (fixture, "€45.00");
  assert_refused (fixture, "Seen from", "soon",
                  "Write a day as 2025-11-24; empty for the last order’s");
  type_into (fixture, "Seen from", "");
  WAIT_FOR_LABEL (fixture, "Seen from the day of the last order");
  WAIT_FOR_LABEL (fixture, "€190.00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "2025-03-10");
  /* Once more, where that changes nothing. */
  type_into (fixture, "Seen from", "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "2025-03-10");
}

static void
test_duplicate_and_delete (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  offers_fixture_add_bundle (fixture, "one", "First", "\"audience\":{\"segment\":\"summer\"}");
  offers_fixture_click (fixture, "Duplicate");
  WAIT_FOR (g_strcmp0 (current_key (fixture), "summer-2") == 0);
  g_assert_cmpstr (find_segment (fixture, "summer-2")->name, ==, "Summer 2");
  WAIT_FOR_LABEL (fixture, "At least 1 order.");
  offers_fixture_act (fixture, "delete-segment", NULL);
  g_assert_cmpstr (fixture->said, ==, "“Summer 2” deleted");
  WAIT_FOR (find_segment (fixture, "summer-2") == NULL);
  /* Its neighbour is looked at next. */
  g_assert_cmpstr (current_key (fixture), ==, "summer");
  offers_fixture_click (fixture, "Delete");
  g_assert_cmpstr (fixture->said, ==, "“Summer” deleted; 1 offer still names it");
  WAIT_FOR_LABEL (fixture, "No Segment Selected");
  WAIT_FOR (find_segment (fixture, "summer") == NULL);
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), "delete-segment"));
  studio_session_undo (fixture->session);
  WAIT_FOR (g_strcmp0 (current_key (fixture), "summer") == 0);
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* Offers that name the segment follow its key, and are listed. */
static void
test_offers (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget       *row;

  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  g_assert_null (offers_find (fixture->window, is_row_of, "First"));
  offers_fixture_add_bundle (fixture, "one", "First", "\"audience\":{\"segment\":\"summer\"}");
  offers_fixture_add_bundle (fixture, "two", "Second", NULL);
  WAIT_FOR ((row = offers_find (fixture->window, is_row_of, "First")) != NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Ready · Bundle");
  g_assert_null (offers_find (fixture->window, is_row_of, "Second"));
  offers_fixture_act (fixture, "segment-set-key", g_variant_new_string ("warm"));
  WAIT_FOR (g_strcmp0 (current_key (fixture), "warm") == 0);
  text = vt_offer_to_json (studio_session_find_offer (fixture->session, "one"), NULL);
  g_assert_nonnull (strstr (text, "\"audience\":{\"segment\":\"warm\"}"));
  g_assert_nonnull (offers_find (fixture->window, is_row_of, "First"));
  /* One step of undo for both. */
  studio_session_undo (fixture->session);
  WAIT_FOR (g_strcmp0 (current_key (fixture), "summer") == 0);
  g_assert_nonnull (offers_find (fixture->window, is_row_of, "First"));
}

/* A key that is taken is refused by the document as well, and told. */
static void
test_refused (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Summer", "{\"orders\":{\"from\":1}}");
  segments_fixture_make (fixture, "Winter", "{\"orders\":{\"from\":2}}");
  offers_fixture_act (fixture, "segment-set-key", g_variant_new_string ("summer"));
  WAIT_FOR (fixture->failed != NULL);
  g_assert_nonnull (strstr (fixture->failed, "summer"));
  g_assert_cmpstr (current_key (fixture), ==, "winter");
  offers_fixture_act (fixture, "segment-set-rule", g_variant_new_string ("{\"orders\":1}"));
  g_assert_nonnull (strstr (fixture->said, "Number of orders"));
  offers_fixture_act (fixture, "set-reference-day", g_variant_new_string ("2025-02-30"));
  g_assert_nonnull (strstr (fixture->said, "Write a day as 2025-11-24"));
}

/* ---- the picture ---- */

static void
test_grid (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *grid;

  segments_fixture_make (fixture, "All", "{\"orders\":{\"from\":1}}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 100 %");
  grid = segments_fixture_widget (fixture, STUDIO_TYPE_RECENCY_GRID);
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Most have 1 order, the last 31 to 60 days ago: 1 of 1 "
                                       "customers.");
  offers_fixture_act (fixture, "segment-set-rule",
                      g_variant_new_string ("{\"orders\":{\"from\":9}}"));
  WAIT_FOR_LABEL (fixture, "of 3 customers, 0 %");
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "No customer with an order is in the segment.");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/segments/switch", test_switch},
      {"/segments/preset", test_preset},
      {"/segments/preset-focus", test_preset_focus},
      {"/segments/new", test_new},
      {"/segments/search", test_search},
      {"/segments/select", test_select},
      {"/segments/narrow", test_narrow},
      {"/segments/rows", test_rows},
      {"/segments/day", test_day},
      {"/segments/duplicate-and-delete", test_duplicate_and_delete},
      {"/segments/offers", test_offers},
      {"/segments/refused", test_refused},
      {"/segments/grid", test_grid},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/segments/nobody", OffersFixture, NULL, offers_fixture_set_up, test_nobody,
              offers_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, segments_fixture_set_up, tests[i].test,
                segments_fixture_tear_down);
  return g_test_run ();
}
