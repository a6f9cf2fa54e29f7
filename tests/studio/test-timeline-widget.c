/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline and the calendar by keys and actions: what they say and what they change. */

#include "offers-fixture.h"

#include "studio-campaign-edit.h"
#include "studio-campaign-scope.h"
#include "studio-month.h"
#include "studio-timeline.h"

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static StudioTimeline *
find_timeline (OffersFixture *fixture)
{
  return STUDIO_TIMELINE (
      offers_find (fixture->window, is_type, GSIZE_TO_POINTER (STUDIO_TYPE_TIMELINE)));
}

static StudioMonth *
find_month (OffersFixture *fixture)
{
  return STUDIO_MONTH (
      offers_find (fixture->window, is_type, GSIZE_TO_POINTER (STUDIO_TYPE_MONTH)));
}

static const VtCampaign *
find_campaign (OffersFixture *fixture, const char *name)
{
  return studio_session_find_campaign (fixture->session, name);
}

static gboolean
has_dates (OffersFixture *fixture, const char *name, const char *first, const char *last)
{
  const VtCampaign *campaign = find_campaign (fixture, name);
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (fixture->session);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (campaign == NULL || campaign->span.from_us == VT_SPAN_NO_START ||
      campaign->span.until_us == VT_SPAN_NO_END)
    return FALSE;
  from = vt_local_to_typed (zone, campaign->span.from_us);
  until = vt_local_end_to_typed (zone, campaign->span.until_us);
  return g_str_equal (from, first) && g_str_equal (until, last);
}

/* "Spring" of April 2026 with "one", "Easter" of its first week with "two", both of the same
 * products; and "Open", which has no dates. "Spring" is looked at. */
static void
make_campaigns (OffersFixture *fixture)
{
  static const struct
  {
    const char *name;
    const char *first;
    const char *last;
    const char *offer;
  } campaigns[] = {{"Open", "", "", NULL},
                   {"Easter", "2026-04-01", "2026-04-07", "two"},
                   {"Spring", "2026-04-01", "2026-04-30", "one"}};

  offers_fixture_add_bundle (fixture, "one", "First", NULL);
  offers_fixture_add_bundle (fixture, "two", "Second", NULL);
  offers_fixture_act (fixture, "offers-view", g_variant_new_string ("campaigns"));
  for (guint i = 0; i < G_N_ELEMENTS (campaigns); i++)
    {
      offers_fixture_act (fixture, "new-campaign-named", g_variant_new_string (campaigns[i].name));
      WAIT_FOR (find_campaign (fixture, campaigns[i].name) != NULL);
      offers_fixture_act (fixture, "campaign-set-dates",
                          g_variant_new ("(ss)", campaigns[i].first, campaigns[i].last));
      if (campaigns[i].offer != NULL)
        offers_fixture_act (fixture, "campaign-add-offers",
                            g_variant_new_strv (&campaigns[i].offer, 1));
    }
  WAIT_FOR (has_dates (fixture, "Spring", "2026-04-01", "2026-04-30") &&
            vt_offer_get_campaign (studio_session_find_offer (fixture->session, "one")) != NULL);
  WAIT_FOR (studio_campaign_scope_get_rivals (studio_campaign_scope_get (fixture->session))->len ==
            1);
}

/* Does what the key does on @widget itself. */
static gboolean
press (gpointer widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (keyval, modifiers);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (shortcuts));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (shortcuts), k);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

/* ---- the timeline ---- */

/* Arrows move a campaign, and it is one step once they rest. */
static void
test_move (OffersFixture *fixture, gconstpointer data)
{
  StudioTimeline *timeline;

  make_campaigns (fixture);
  timeline = find_timeline (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_true (press (timeline, GDK_KEY_Right, 0));
  g_assert_cmpstr (studio_timeline_get_words (timeline), ==,
                   "Spring: 4 April to 3 May 2026. “Easter” and “Spring” compete for “Camera” and "
                   "1 other product (1 to 7 April 2026).");
  g_assert_true (has_dates (fixture, "Spring", "2026-04-01", "2026-04-30"));
  WAIT_FOR (has_dates (fixture, "Spring", "2026-04-04", "2026-05-03"));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Shift Campaign");
  studio_session_undo (fixture->session);
  WAIT_FOR (has_dates (fixture, "Spring", "2026-04-01", "2026-04-30"));
}

/* Into summer time and out: the days stay whole. */
static void
test_stretch (OffersFixture *fixture, gconstpointer data)
{
  StudioTimeline *timeline;

  make_campaigns (fixture);
  timeline = find_timeline (fixture);
  g_assert_true (press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK));
  /* Another part: what was done is kept, and this comes on top, though it is not there yet. */
  for (guint i = 0; i < 4; i++)
    g_assert_true (press (timeline, GDK_KEY_Left, GDK_CONTROL_MASK));
  g_assert_true (press (timeline, GDK_KEY_Return, 0));
  WAIT_FOR (has_dates (fixture, "Spring", "2026-03-28", "2026-05-02"));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Change Campaign Dates");
}

static void
test_take_back (OffersFixture *fixture, gconstpointer data)
{
  StudioTimeline *timeline;

  make_campaigns (fixture);
  timeline = find_timeline (fixture);
  g_assert_false (press (timeline, GDK_KEY_Escape, 0));
  g_assert_true (press (timeline, GDK_KEY_Left, 0));
  g_assert_true (press (timeline, GDK_KEY_Escape, 0));
  g_assert_true (press (timeline, GDK_KEY_Return, 0));
  g_assert_true (
      g_str_has_prefix (studio_timeline_get_words (timeline), "Spring: 1 to 30 April 2026. "));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), !=, "Shift Campaign");
}

/* What is under way is kept when another campaign is looked at. */
static void
test_walk (OffersFixture *fixture, gconstpointer data)
{
  StudioTimeline *timeline;

  make_campaigns (fixture);
  timeline = find_timeline (fixture);
  g_assert_true (press (timeline, GDK_KEY_Left, 0));
  /* By when they begin, then by name. */
  g_assert_true (press (timeline, GDK_KEY_Up, 0));
  g_assert_cmpstr (studio_session_get_campaign_id (fixture->session), ==,
                   find_campaign (fixture, "Easter")->id);
  g_assert_false (press (timeline, GDK_KEY_Escape, 0));
  WAIT_FOR (has_dates (fixture, "Spring", "2026-03-31", "2026-04-29"));
  g_assert_true (press (timeline, GDK_KEY_Up, 0));
  g_assert_true (press (timeline, GDK_KEY_Up, 0));
  g_assert_true (press (timeline, GDK_KEY_Up, 0));
  g_assert_true (g_str_has_prefix (studio_timeline_get_words (timeline), "Open: Without dates. "));
  /* What has no dates has nothing to move. */
  g_assert_true (press (timeline, GDK_KEY_Right, 0));
  g_assert_cmpstr (studio_timeline_get_words (timeline), ==,
                   "Open: Without dates. Live, without an end, without offers.");
  g_assert_true (press (timeline, GDK_KEY_Down, 0));
  studio_session_set_campaign_id (fixture->session, NULL);
  g_assert_cmpstr (studio_timeline_get_words (timeline), ==, "3 campaigns, none selected");
  g_assert_false (press (timeline, GDK_KEY_Right, 0));
}

static void
test_zoom (OffersFixture *fixture, gconstpointer data)
{
  StudioTimeline  *timeline;
  g_autofree char *zoom = NULL;

  make_campaigns (fixture);
  timeline = find_timeline (fixture);
  g_assert_true (press (timeline, GDK_KEY_minus, 0));
  g_assert_true (press (timeline, GDK_KEY_minus, 0));
  zoom = offers_fixture_state (fixture, "timeline-zoom");
  g_assert_cmpstr (zoom, ==, "year");
  for (guint i = 0; i < 5; i++)
    g_assert_true (press (timeline, GDK_KEY_plus, 0));
  g_clear_pointer (&zoom, g_free);
  zoom = offers_fixture_state (fixture, "timeline-zoom");
  g_assert_cmpstr (zoom, ==, "week");
  offers_fixture_act (fixture, "timeline-zoom", g_variant_new_string ("month"));
  offers_fixture_act (fixture, "timeline-zoom", g_variant_new_string ("decade"));
  g_assert_cmpint (studio_campaign_scope_get_zoom (studio_campaign_scope_get (fixture->session)),
                   ==, VT_TIMELINE_MONTH);
}

/* Who competes is told in the editor as well. */
static void
test_rivals (OffersFixture *fixture, gconstpointer data)
{
  make_campaigns (fixture);
  WAIT_FOR_LABEL (fixture,
                  "“Easter” and “Spring” compete for “Camera” and 1 other product (1 to 7 April "
                  "2026).");
  offers_fixture_act (fixture, "campaign-remove-offers",
                      g_variant_new_strv ((const char *[]){"two"}, 1));
  WAIT_FOR (!offers_fixture_says (fixture, "Competing Campaigns"));
}

/* ---- the calendar ---- */

static void
test_calendar (OffersFixture *fixture, gconstpointer data)
{
  StudioMonth     *month;
  g_autofree char *day = NULL;

  make_campaigns (fixture);
  offers_fixture_act (fixture, "campaigns-show", g_variant_new_string ("calendar"));
  offers_fixture_act (fixture, "campaigns-day", g_variant_new_string ("2026-04-07"));
  WAIT_FOR_LABEL (fixture, "April 2026");
  month = find_month (fixture);
  g_assert_cmpstr (studio_month_get_words (month), ==,
                   "7 April 2026: 2 offers live: First, Second");
  WAIT_FOR_LABEL (fixture, "2 offers live");
  g_assert_true (press (month, GDK_KEY_Right, 0));
  g_assert_cmpstr (studio_month_get_words (month), ==, "8 April 2026: 1 offer live: First");
  WAIT_FOR (!offers_fixture_says (fixture, "Second"));
  g_assert_true (press (month, GDK_KEY_Down, 0));
  g_assert_true (press (month, GDK_KEY_Page_Down, 0));
  WAIT_FOR_LABEL (fixture, "May 2026");
  g_assert_cmpstr (studio_month_get_words (month), ==, "15 May 2026: 0 offers live");
  g_assert_true (press (month, GDK_KEY_Page_Up, 0));
  g_assert_true (press (month, GDK_KEY_Up, 0));
  day = offers_fixture_state (fixture, "campaigns-day");
  g_assert_cmpstr (day, ==, "2026-04-08");
  offers_fixture_act (fixture, "campaigns-day", g_variant_new_string ("later"));
  WAIT_FOR_LABEL (fixture, "8 May 2026");
  offers_fixture_act (fixture, "campaigns-day", g_variant_new_string ("today"));
  g_assert_cmpint (studio_campaign_scope_get_day (studio_campaign_scope_get (fixture->session)), ==,
                   studio_campaign_scope_get_today (studio_campaign_scope_get (fixture->session)));
}

/* Moved to another month, it is there. */
static void
test_calendar_follows (OffersFixture *fixture, gconstpointer data)
{
  make_campaigns (fixture);
  offers_fixture_act (fixture, "campaigns-show", g_variant_new_string ("calendar"));
  offers_fixture_act (fixture, "campaigns-day", g_variant_new_string ("2026-05-15"));
  WAIT_FOR_LABEL (fixture, "0 offers live");
  offers_fixture_act (fixture, "campaign-shift", g_variant_new ("(is)", 30, "days"));
  WAIT_FOR_LABEL (fixture, "1 offer live");
  g_assert_cmpstr (studio_month_get_words (find_month (fixture)), ==,
                   "15 May 2026: 1 offer live: First");
  offers_fixture_act (fixture, "campaign-paused", NULL);
  WAIT_FOR_LABEL (fixture, "0 offers live");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/timeline-widget/move", test_move},
      {"/timeline-widget/stretch", test_stretch},
      {"/timeline-widget/take-back", test_take_back},
      {"/timeline-widget/walk", test_walk},
      {"/timeline-widget/zoom", test_zoom},
      {"/timeline-widget/rivals", test_rivals},
      {"/timeline-widget/calendar", test_calendar},
      {"/timeline-widget/calendar-follows", test_calendar_follows},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, offers_fixture_set_up, tests[i].test,
                offers_fixture_tear_down);
  return g_test_run ();
}
