/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an offer, each with the buttons that mend it. */

#include "offers-fixture.h"

#include "studio-offer-edit.h"

/* Together 530.00, and 310.00 what they cost the shop. */
static const char cheap[] =
    "{\"id\":\"cheap\",\"kind\":\"bundle\",\"name\":\"Cheap\",\"state\":\"ready\","
    "\"components\":[{\"sku\":\"A\",\"quantity\":1},{\"sku\":\"B\",\"quantity\":1}],"
    "\"reward\":{\"fixed\":10000}}";

static const VtOffer *
find (OffersFixture *fixture, const char *id)
{
  return studio_session_find_offer (fixture->session, id);
}

static void
show (OffersFixture *fixture, const char *text, const char *id)
{
  offers_fixture_add (fixture, text);
  studio_session_set_offer_id (fixture->session, id);
}

static void
test_click (OffersFixture *fixture, gconstpointer data)
{
  show (fixture, cheap, "cheap");
  WAIT_FOR_LABEL (fixture,
                  "Sold for €100.00, €210.00 below cost: the discount of €430.00 is larger "
                  "than the margin of €220.00.");
  offers_fixture_click (fixture, "Sell at €310.00");
  WAIT_FOR (find (fixture, "cheap")->reward.value == 31000);
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), "Sell at €310.00") == 0);
  WAIT_FOR (!offers_fixture_says (fixture, "Sell at €310.00"));

  /* One step back, and the problem is there again. */
  studio_session_undo (fixture->session);
  WAIT_FOR (find (fixture, "cheap")->reward.value == 10000);
  WAIT_FOR_LABEL (fixture, "Sell at €310.00");
}

static void
test_action (OffersFixture *fixture, gconstpointer data)
{
  show (fixture, cheap, "cheap");
  offers_fixture_act (fixture, "offer-fix", g_variant_new_string ("below-cost"));
  WAIT_FOR (find (fixture, "cheap")->reward.value == 31000);
  g_assert_null (fixture->failed);

  offers_fixture_act (fixture, "offer-fix", g_variant_new_string ("below-cost/2"));
  WAIT_FOR (fixture->failed != NULL);
}

/* What was changed a moment before stays, though the fix was made for the offer as it was. */
static void
test_beside_other_change (OffersFixture *fixture, gconstpointer data)
{
  show (fixture, cheap, "cheap");
  studio_offer_set_name (fixture->session, "cheap", "Renamed");
  offers_fixture_act (fixture, "offer-fix", g_variant_new_string ("below-cost"));
  WAIT_FOR (find (fixture, "cheap")->reward.value == 31000);
  g_assert_cmpstr (find (fixture, "cheap")->name, ==, "Renamed");
}

/* What the fix is about has changed: it is not forced on the offer. */
static void
test_stale (OffersFixture *fixture, gconstpointer data)
{
  const VtReward reward = {VT_REWARD_FIXED, 5000};

  show (fixture, cheap, "cheap");
  studio_offer_set_reward (fixture->session, "cheap", &reward);
  offers_fixture_act (fixture, "offer-fix", g_variant_new_string ("below-cost"));
  WAIT_FOR (fixture->failed != NULL);
  WAIT_FOR (find (fixture, "cheap")->reward.value == 5000);
}

/* Each way to mend it is a button that the keyboard reaches, and its sentence is told with it. */
static void
test_several (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *first;

  show (fixture,
        "{\"id\":\"old\",\"kind\":\"markdown\",\"name\":\"Old\",\"state\":\"ready\","
        "\"select\":{\"skus\":[\"A\"]},\"reward\":{\"percent\":\"5\"},"
        "\"schedule\":{\"until\":\"2020-01-01T00:00:00Z\"}}",
        "old");
  WAIT_FOR_LABEL (fixture, "It was over on 1 January 2020.");
  first = offers_fixture_button (fixture, "Set to Paused");
  g_assert_true (gtk_widget_get_focusable (first));
  g_assert_true (gtk_widget_get_focusable (offers_fixture_button (fixture, "Clear the End")));
  g_assert_true (gtk_widget_grab_focus (first));
  offers_fixture_act (fixture, "offer-fix", g_variant_new_string ("ended/1/2"));
  WAIT_FOR (!json_object_has_member (vt_offer_get_terms (find (fixture, "old")), "schedule"));
  g_assert_cmpint (find (fixture, "old")->state, ==, VT_OFFER_READY);
}

/* Where only a person can tell, the way there is shown. */
static void
test_look (OffersFixture *fixture, gconstpointer data)
{
  show (fixture,
        "{\"id\":\"asks\",\"kind\":\"markdown\",\"name\":\"Asks\",\"state\":\"draft\","
        "\"select\":{\"tags\":[\"nowhere\"]},\"reward\":{\"percent\":\"5\"}}",
        "asks");
  WAIT_FOR_LABEL (fixture, "No product of the catalogue is what it asks for.");
  g_assert_nonnull (offers_fixture_button (fixture, "Edit as Text…"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/offers/problems/click", test_click},
      {"/offers/problems/action", test_action},
      {"/offers/problems/beside-other-change", test_beside_other_change},
      {"/offers/problems/stale", test_stale},
      {"/offers/problems/several", test_several},
      {"/offers/problems/look", test_look},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, offers_fixture_set_up, tests[i].test,
                offers_fixture_tear_down);
  return g_test_run ();
}
