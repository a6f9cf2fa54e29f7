/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Campaigns view of the Offers page: what it says, what it changes, and the way back. */

#include "offers-fixture.h"

#include "studio-campaign-edit.h"
#include "studio-campaign-list.h"
#include "studio-offer-campaign.h"
#include "studio-offers-views.h"
#include "studio-text-row.h"

static const VtCampaign *
find_campaign (OffersFixture *fixture, const char *name)
{
  return studio_session_find_campaign (fixture->session, name);
}

static void
show_campaigns (OffersFixture *fixture)
{
  offers_fixture_act (fixture, "offers-view", g_variant_new_string ("campaigns"));
}

/* "Spring", 1 to 30 April 2026, with the bundles "one" and "two"; it is shown. */
static void
make_spring (OffersFixture *fixture)
{
  offers_fixture_add_bundle (fixture, "one", "First", NULL);
  offers_fixture_add_bundle (fixture, "two", "Second", NULL);
  show_campaigns (fixture);
  offers_fixture_act (fixture, "new-campaign-named", g_variant_new_string ("Spring"));
  WAIT_FOR (find_campaign (fixture, "Spring") != NULL);
  offers_fixture_act (fixture, "campaign-set-dates",
                      g_variant_new ("(ss)", "2026-04-01", "2026-04-30"));
  offers_fixture_act (fixture, "campaign-add-offers",
                      g_variant_new_strv ((const char *[]){"one", "two"}, 2));
  WAIT_FOR_LABEL (fixture, "Ready · 1 to 30 April 2026");
}

/* ---- the switch ---- */

static void
test_switch (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL;

  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (offers_fixture_button (fixture, "Offers"))));
  offers_fixture_click (fixture, "Campaigns");
  WAIT_FOR_LABEL (fixture, "No Campaign Selected");
  state = offers_fixture_state (fixture, "offers-view");
  g_assert_cmpstr (state, ==, "campaigns");
  /* It stands in each view, and says the same. */
  g_assert_true (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (offers_fixture_button (fixture, "Campaigns"))));
  offers_fixture_act (fixture, "offers-view", g_variant_new_string ("nowhere"));
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "campaigns");
  offers_fixture_click (fixture, "Offers");
  WAIT_FOR_LABEL (fixture, "No Offers Yet");
}

/* Going to an offer shows the offers, going to a campaign the campaigns. */
static void
test_go (OffersFixture *fixture, gconstpointer data)
{
  make_spring (fixture);
  studio_session_go (fixture->session, "offers/one");
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "offers");
  studio_session_go (fixture->session, "offers/campaigns/Spring");
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "campaigns");
  WAIT_FOR_LABEL (fixture, "Ready · 1 to 30 April 2026");
}

/* ---- editing ---- */

static void
test_new (OffersFixture *fixture, gconstpointer data)
{
  const VtCampaign *campaign;

  show_campaigns (fixture);
  offers_fixture_act (fixture, "new-campaign", NULL);
  WAIT_FOR ((campaign = find_campaign (fixture, "New Campaign")) != NULL);
  g_assert_true (vt_span_has (campaign->span, g_get_real_time ()));
  WAIT_FOR_LABEL (fixture, "New Campaign");
  offers_fixture_act (fixture, "new-campaign", NULL);
  WAIT_FOR (find_campaign (fixture, "New Campaign 2") != NULL);
  g_assert_cmpstr (studio_session_get_campaign_id (fixture->session), ==,
                   find_campaign (fixture, "New Campaign 2")->id);
  g_assert_cmpuint (find_campaign (fixture, "New Campaign 2")->colour, ==, 1);
  studio_session_undo (fixture->session);
  WAIT_FOR (find_campaign (fixture, "New Campaign 2") == NULL);
}

static gboolean
is_text_row (GtkWidget *widget, gconstpointer title)
{
  return STUDIO_IS_TEXT_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
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
assert_refused (OffersFixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = type_into (fixture, title, text);

  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

static void
test_rows (OffersFixture *fixture, gconstpointer data)
{
  make_spring (fixture);
  type_into (fixture, "Last day", "2026-05-03");
  WAIT_FOR_LABEL (fixture, "Ready · 1 April to 3 May 2026");
  type_into (fixture, "First day", "2026-04-02 09:30");
  WAIT_FOR_LABEL (fixture, "Ready · 2 April 2026, 09:30 to 3 May 2026");
  type_into (fixture, "First day", "");
  WAIT_FOR_LABEL (fixture, "Ready · Until 3 May 2026");
  assert_refused (fixture, "First day", "soon");
  assert_refused (fixture, "First day", "2026-05-04");
  type_into (fixture, "Name", "  Easter ");
  WAIT_FOR (find_campaign (fixture, "Easter") != NULL);
  g_assert_cmpstr (vt_offer_get_campaign (studio_session_find_offer (fixture->session, "one")), ==,
                   "Easter");
  type_into (fixture, "Note", "Eggs");
  WAIT_FOR (g_str_equal (find_campaign (fixture, "Easter")->note, "Eggs"));
  assert_refused (fixture, "Name", " ");
}

static gboolean
is_switch (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SWITCH (widget) && gtk_widget_get_mapped (widget);
}

static void
test_pause (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  make_spring (fixture);
  button = offers_find (fixture->window, is_switch, NULL);
  gtk_widget_activate (button);
  WAIT_FOR (find_campaign (fixture, "Spring")->is_paused);
  WAIT_FOR_LABEL (fixture, "Paused (1 to 30 April 2026), with 2 offers, all ready.");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (button)));
  g_assert_cmpint (
      ((const VtOffer *) studio_session_get_effective_offers (fixture->session)->pdata[0])->state,
      ==, VT_OFFER_PAUSED);
  studio_session_undo (fixture->session);
  WAIT_FOR (!find_campaign (fixture, "Spring")->is_paused);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (button)));
  offers_fixture_act (fixture, "campaign-paused", NULL);
  WAIT_FOR (find_campaign (fixture, "Spring")->is_paused);
}

static void
test_offers (OffersFixture *fixture, gconstpointer data)
{
  make_spring (fixture);
  offers_fixture_click (fixture, "Take “Second” out of the campaign");
  WAIT_FOR (vt_offer_get_campaign (studio_session_find_offer (fixture->session, "two")) == NULL);
  WAIT_FOR_LABEL (fixture, "1 to 30 April 2026 · 1 offer");
  studio_session_undo (fixture->session);
  WAIT_FOR_LABEL (fixture, "1 to 30 April 2026 · 2 offers");
  /* Undo of that stays where it was. */
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "campaigns");
}

static void
test_shift_and_copy (OffersFixture *fixture, gconstpointer data)
{
  make_spring (fixture);
  offers_fixture_act (fixture, "campaign-shift", g_variant_new ("(is)", -1, "weeks"));
  WAIT_FOR_LABEL (fixture, "Ready · 25 March to 23 April 2026");
  offers_fixture_act (fixture, "campaign-copy", g_variant_new ("(is)", 1, "years"));
  WAIT_FOR (find_campaign (fixture, "Spring 2") != NULL);
  WAIT_FOR_LABEL (fixture, "25 March to 23 April 2027 · 2 offers");
  WAIT_FOR_LABEL (fixture, "First 2");
  g_assert_cmpuint (studio_session_get_offers (fixture->session)->len, ==, 4);
}

/* Of a campaign that is only a name in its offers. */
static void
test_only_a_name (OffersFixture *fixture, gconstpointer data)
{
  offers_fixture_add_bundle (fixture, "one", "First", "\"campaign\":\"Winter\"");
  show_campaigns (fixture);
  WAIT_FOR_LABEL (fixture, "Without dates · 1 offer");
  offers_fixture_act (fixture, "select-campaign", g_variant_new_string ("Winter"));
  WAIT_FOR_LABEL (fixture, "Live, without an end, with 1 offer, which is ready.");
  offers_fixture_act (fixture, "campaign-set-name", g_variant_new_string ("Frost"));
  WAIT_FOR (find_campaign (fixture, "Frost") != NULL && find_campaign (fixture, "Winter") == NULL);
  WAIT_FOR_LABEL (fixture, "Live, without an end, with 1 offer, which is ready.");
  offers_fixture_act (fixture, "campaign-set-dates", g_variant_new ("(ss)", "2026-12-01", ""));
  WAIT_FOR_LABEL (fixture, "From 1 December 2026 on · 1 offer");
}

static void
test_delete (OffersFixture *fixture, gconstpointer data)
{
  make_spring (fixture);
  offers_fixture_act (fixture, "campaign-delete-with", g_variant_new_string ("keep"));
  WAIT_FOR (find_campaign (fixture, "Spring") == NULL);
  g_assert_cmpstr (fixture->said, ==, "“Spring” deleted");
  g_assert_cmpuint (studio_session_get_offers (fixture->session)->len, ==, 2);
  WAIT_FOR_LABEL (fixture, "No Campaign Selected");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions),
                                                     "campaign-delete-with"));
  studio_session_undo (fixture->session);
  WAIT_FOR_LABEL (fixture, "1 to 30 April 2026 · 2 offers");
  offers_fixture_act (fixture, "campaign-delete-with", g_variant_new_string ("delete"));
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 0);
}

/* A name that is taken is refused, and told. */
static void
test_refused (OffersFixture *fixture, gconstpointer data)
{
  make_spring (fixture);
  offers_fixture_act (fixture, "new-campaign-named", g_variant_new_string ("Summer"));
  WAIT_FOR (find_campaign (fixture, "Summer") != NULL);
  offers_fixture_act (fixture, "campaign-set-name", g_variant_new_string ("Spring"));
  WAIT_FOR (fixture->failed != NULL);
  g_assert_cmpstr (fixture->failed, ==, "There is a campaign “Spring” already");
  offers_fixture_act (fixture, "campaign-set-dates", g_variant_new ("(ss)", "2026-13-01", ""));
  g_assert_cmpstr (fixture->said, ==, "Write a day as 2025-11-24, or 2025-11-24 18:30");
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return STUDIO_IS_CAMPAIGN_LIST (widget);
}

/* ---- in the offer's editor ---- */

static gboolean
is_offer_campaign (GtkWidget *widget, gconstpointer data)
{
  return STUDIO_IS_OFFER_CAMPAIGN (widget);
}

static gboolean
tells (OffersFixture *fixture, const char *text)
{
  GtkWidget *row = offers_find (fixture->window, is_offer_campaign, NULL);

  return g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), text) == 0;
}

/* The row of an offer says which campaign it is of and when it is there, and leads there. */
static void
test_row_of_offer (OffersFixture *fixture, gconstpointer data)
{
  GVariant *target;

  offers_fixture_add_bundle (fixture, "one", "First", "\"campaign\":\"Spring\"");
  offers_fixture_add_bundle (fixture, "two", "Second", NULL);
  studio_session_set_offer_id (fixture->session, "two");
  WAIT_FOR (tells (fixture, "None"));
  studio_session_set_offer_id (fixture->session, "one");
  WAIT_FOR (tells (fixture, "Spring: Without dates"));
  offers_fixture_act (fixture, "select-campaign", g_variant_new_string ("Spring"));
  offers_fixture_act (fixture, "campaign-set-dates",
                      g_variant_new ("(ss)", "2026-04-01", "2026-04-30"));
  WAIT_FOR (tells (fixture, "Spring: 1 to 30 April 2026"));
  offers_fixture_act (fixture, "offer-set-date", g_variant_new ("(ss)", "until", "2026-04-10"));
  WAIT_FOR (!tells (fixture, "Spring: 1 to 30 April 2026"));
  offers_fixture_act (fixture, "offer-set-date", g_variant_new ("(ss)", "until", "2026-03-10"));
  WAIT_FOR (tells (fixture, "Spring: Never there: its own dates are others"));
  target = gtk_actionable_get_action_target_value (
      GTK_ACTIONABLE (offers_fixture_button (fixture, "Go to the Campaign")));
  g_assert_true (g_str_has_prefix (g_variant_get_string (target, NULL), "offers/campaigns/"));
  studio_session_look_at (fixture->session,
                          g_variant_get_string (target, NULL) + strlen ("offers/"));
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "campaigns");
  g_assert_cmpstr (studio_session_get_campaign_id (fixture->session), ==,
                   find_campaign (fixture, "Spring")->id);
}

static void
test_search (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  make_spring (fixture);
  offers_fixture_act (fixture, "new-campaign-named", g_variant_new_string ("Summer"));
  WAIT_FOR (find_campaign (fixture, "Summer") != NULL);
  WAIT_FOR_LABEL (fixture, "1 to 30 April 2026 · 2 offers");
  list = offers_find (fixture->window, is_list, NULL);
  studio_campaign_list_set_search (STUDIO_CAMPAIGN_LIST (list), " SUM");
  WAIT_FOR (!offers_fixture_says (fixture, "1 to 30 April 2026 · 2 offers"));
  studio_campaign_list_set_search (STUDIO_CAMPAIGN_LIST (list), "");
  WAIT_FOR_LABEL (fixture, "1 to 30 April 2026 · 2 offers");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/campaigns/switch", test_switch},
      {"/campaigns/go", test_go},
      {"/campaigns/new", test_new},
      {"/campaigns/rows", test_rows},
      {"/campaigns/pause", test_pause},
      {"/campaigns/offers", test_offers},
      {"/campaigns/shift-and-copy", test_shift_and_copy},
      {"/campaigns/only-a-name", test_only_a_name},
      {"/campaigns/delete", test_delete},
      {"/campaigns/refused", test_refused},
      {"/campaigns/search", test_search},
      {"/campaigns/row-of-offer", test_row_of_offer},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, offers_fixture_set_up, tests[i].test,
                offers_fixture_tear_down);
  return g_test_run ();
}
