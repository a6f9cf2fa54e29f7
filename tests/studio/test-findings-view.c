/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search found, in its view, beside the editor and in the list; and the margin floor. */

#include "offers-fixture.h"

#include "studio-actions.h"
#include "studio-offer-filter.h"
#include "studio-offer-problems.h"
#include "studio-text-row.h"
#include "studio-till.h"

/* So much off the camera, which costs the shop three fifths of its price. */
#define CAMERA(id, percent)                                                                        \
  "{\"id\":\"" id "\",\"kind\":\"markdown\",\"name\":\"" id " <b>sale</b>\",\"state\":\"ready\","  \
  "\"select\":{\"skus\":[\"A\"]},\"reward\":{\"percent\":\"" percent "\"}}"

static void
add_offers (OffersFixture *fixture, const char *text)
{
  offers_fixture_add (fixture, text);
  WAIT_FOR (!studio_session_is_searching (fixture->session));
}

static void
show_view (OffersFixture *fixture)
{
  offers_fixture_act (fixture, "offers-view", g_variant_new_string ("findings"));
  WAIT_FOR_LABEL (fixture, "Margin Floor");
}

static const VtCartLine *
only_line (OffersFixture *fixture)
{
  const VtCart *cart = studio_session_get_cart (fixture->session);

  g_assert_cmpuint (cart->lines->len, ==, 1);
  return cart->lines->pdata[0];
}

/* The button leads there; going is the window's. */
static void
assert_leads_to (OffersFixture *fixture, const char *button, const char *place)
{
  GtkActionable *actionable = GTK_ACTIONABLE (offers_fixture_button (fixture, button));

  g_assert_cmpstr (gtk_actionable_get_action_name (actionable), ==, STUDIO_ACTION_GO);
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (actionable), NULL),
                   ==, place);
}

static void
test_nothing (OffersFixture *fixture, gconstpointer data)
{
  show_view (fixture);
  WAIT_FOR_LABEL (fixture, "Nothing Was Found");
  WAIT_FOR_LABEL (fixture, "Proven");
}

static void
test_finding (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *count = NULL;

  show_view (fixture);
  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  WAIT_FOR_LABEL (fixture, "Given Away");
  /* That they add up is a note, which says less. */
  WAIT_FOR_LABEL (fixture, "2 findings, 1 of them a warning");
  g_assert_true (offers_fixture_says (fixture, "1 × Camera"));
  g_assert_true (offers_fixture_says (fixture, "€500.00"));
  g_assert_true (offers_fixture_says (fixture, "€25.00"));
  /* A name is no markup. */
  g_assert_true (offers_fixture_says (fixture, "half <b>sale</b>"));
  g_assert_true (offers_fixture_says (fixture, "−€250.00"));
  count = offers_fixture_state (fixture, "findings");
  g_assert_cmpstr (count, ==, "2");

  assert_leads_to (fixture, "Show most <b>sale</b> in Offers", "offers/most");
}

/* The till reckons what the finding says. */
static void
test_try (OffersFixture *fixture, gconstpointer data)
{
  StudioTill *till = studio_till_get (fixture->session);

  show_view (fixture);
  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  WAIT_FOR_LABEL (fixture, "Given Away");
  offers_fixture_click (fixture, "Try This Cart");
  g_assert_cmpstr (only_line (fixture)->sku, ==, "A");
  g_assert_cmpstr (fixture->said, ==, "The smallest cart that shows it");
  WAIT_FOR (!studio_till_is_pending (till));
  g_assert_cmpint (studio_till_get_receipt (till)->totals.due_minor, ==, 2500);
}

static void
test_dismiss (OffersFixture *fixture, gconstpointer data)
{
  show_view (fixture);
  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  WAIT_FOR_LABEL (fixture, "Dismiss");
  offers_fixture_click (fixture, "Dismiss");
  WAIT_FOR (!offers_fixture_says (fixture, "Given Away"));
  WAIT_FOR_LABEL (fixture, "1 finding");
  studio_session_undo (fixture->session);
  WAIT_FOR_LABEL (fixture, "Given Away");
  offers_fixture_act (fixture, "finding-dismiss", g_variant_new_string ("finding:of:nobody"));
  g_assert_cmpstr (fixture->said, ==, "There is no such finding");
}

static gboolean
is_problems (GtkWidget *widget, gconstpointer data)
{
  return STUDIO_IS_OFFER_PROBLEMS (widget) && gtk_widget_get_mapped (widget);
}

/* Beside the editor of an offer that has to do with it, and in the list. */
static void
test_beside_editor (OffersFixture *fixture, gconstpointer data)
{
  VtProblemSeverity worst;

  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  studio_session_look_at (fixture->session, "half");
  WAIT_FOR (offers_find (fixture->window, is_problems, NULL) != NULL);
  WAIT_FOR_LABEL (fixture, "Try This Cart");
  offers_fixture_click (fixture, "Try This Cart");
  g_assert_cmpstr (only_line (fixture)->sku, ==, "A");
  g_assert_cmpuint (studio_offer_count_problems (fixture->session, "most", &worst), >, 0);
  g_assert_cmpint (worst, ==, VT_PROBLEM_WARNING);

  /* Once it is dismissed nobody is blamed for it. */
  {
    const VtFinding *finding = studio_session_get_findings (fixture->session)->pdata[0];
    g_autofree char *key = studio_finding_make_key (finding);
    guint            before = studio_offer_count_problems (fixture->session, "most", &worst);

    g_assert_cmpint (finding->code, ==, VT_FINDING_FREE_UNIT);
    studio_session_dismiss_finding (fixture->session, key);
    WAIT_FOR (studio_session_find_finding (fixture->session, key) == NULL);
    g_assert_cmpuint (studio_offer_count_problems (fixture->session, "most", &worst), ==,
                      before - 1);
  }
  WAIT_FOR_LABEL (fixture, "All Findings");
  assert_leads_to (fixture, "All Findings", "offers/findings/");
  studio_session_look_at (fixture->session, "findings/");
  WAIT_FOR_LABEL (fixture, "Margin Floor");
}

/* ---- the margin floor ---- */

static gboolean
is_percent (GtkWidget *widget, gconstpointer data)
{
  return STUDIO_IS_TEXT_ROW (widget) && gtk_widget_get_mapped (widget);
}

static GtkWidget *
type_floor (OffersFixture *fixture, const char *text)
{
  GtkWidget *row = offers_find (fixture->window, is_percent, NULL);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  studio_text_row_commit (STUDIO_TEXT_ROW (row));
  return row;
}

static void
test_floor (OffersFixture *fixture, gconstpointer data)
{
  StudioTill      *till = studio_till_get (fixture->session);
  g_autofree char *outcome = NULL;
  GtkWidget       *row;

  show_view (fixture);
  add_offers (fixture, "[" CAMERA ("tenth", "10") "]");
  WAIT_FOR_LABEL (fixture, "Proven");
  row = type_floor (fixture, "most of it");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "From 0 to 99");
  g_assert_cmpint (studio_session_get_floor_wish (fixture->session)->floor_ppm, ==, 0);

  /* 150.00 of 450.00 are a third. */
  type_floor (fixture, "35");
  WAIT_FOR_LABEL (fixture, "Not Kept");
  g_assert_true (offers_fixture_says (fixture, "€450.00"));
  g_assert_true (offers_fixture_says (fixture, "€150.00"));
  outcome = offers_fixture_state (fixture, "floor-outcome");
  g_assert_cmpstr (outcome, ==, "below");
  offers_fixture_act (fixture, "floor-try", NULL);
  g_assert_cmpstr (only_line (fixture)->sku, ==, "A");
  WAIT_FOR (!studio_till_is_pending (till));
  g_assert_cmpint (studio_till_get_receipt (till)->totals.margin_minor, ==, 15000);

  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Change Margin Floor");
  studio_session_undo (fixture->session);
  WAIT_FOR_LABEL (fixture, "Proven");
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), "floor-try"));
}

static void
test_floor_size (OffersFixture *fixture, gconstpointer data)
{
  const VtFloorWish *wish = studio_session_get_floor_wish (fixture->session);

  show_view (fixture);
  offers_fixture_act (fixture, "floor-size", g_variant_new ("(uu)", 2, 3));
  g_assert_cmpuint (wish->max_lines, ==, 2);
  g_assert_cmpuint (wish->max_units, ==, 3);
  WAIT_FOR (!studio_session_is_searching (fixture->session));
  WAIT_FOR_LABEL (fixture, "No cart of up to 2 lines goes below cost, whoever it belongs to.");
  offers_fixture_act (fixture, "floor-size", g_variant_new ("(uu)", 9, 3));
  g_assert_cmpstr (fixture->said, ==, "Carts of 1 to 8 lines of 1 to 12 units can be looked at");
  g_assert_cmpuint (wish->max_lines, ==, 2);
}

static void
test_stop (OffersFixture *fixture, gconstpointer data)
{
  show_view (fixture);
  offers_fixture_act (fixture, "findings-search", NULL);
  offers_fixture_act (fixture, "findings-stop", NULL);
  WAIT_FOR_LABEL (fixture, "Stopped: this is from before the last changes");
  offers_fixture_click (fixture, "Look Again");
  WAIT_FOR (!studio_session_is_searching (fixture->session));
  WAIT_FOR (!offers_fixture_says (fixture, "Stopped: this is from before the last changes"));
}

int
main (int argc, char **argv)
{
#define ADD(name, func)                                                                            \
  g_test_add ("/findings-view/" name, OffersFixture, NULL, offers_fixture_set_up, func,            \
              offers_fixture_tear_down)
  gtk_test_init (&argc, &argv);
  adw_init ();
  ADD ("nothing", test_nothing);
  ADD ("finding", test_finding);
  ADD ("try", test_try);
  ADD ("dismiss", test_dismiss);
  ADD ("beside-editor", test_beside_editor);
  ADD ("floor", test_floor);
  ADD ("floor-size", test_floor_size);
  ADD ("stop", test_stop);
#undef ADD
  return g_test_run ();
}
