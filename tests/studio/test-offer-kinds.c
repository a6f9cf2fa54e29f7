/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers of kinds without an editor of their own: read, dated, edited as text, pasted. */

#include "studio-fixture.h"
#include "studio-date-field.h"
#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-offers-page.h"
#include "studio-terms-view.h"
#include "studio-terms-window.h"

#include <string.h>

#define SALE                                                                                       \
  "{\"id\":\"sale\",\"name\":\"Tees\",\"kind\":\"markdown\",\"reward\":{\"percent\":\"20\"},"      \
  "\"select\":{\"categories\":[[\"Clothing\",\"Tees\"]]},\"coupon\":\"X\"}"

typedef struct
{
  StudioFixture       studio;
  GtkWidget          *window;
  GSimpleActionGroup *actions; /* (owned) */
} Fixture;

static void
on_go (StudioSession *session, const char *place, gpointer user_data)
{
  if (g_str_has_prefix (place, "offers/"))
    studio_session_set_offer_id (session, place + strlen ("offers/"));
}

static const VtOffer *
first_offer (Fixture *fixture)
{
  GPtrArray *offers = studio_session_get_offers (fixture->studio.session);

  return offers != NULL && offers->len > 0 ? offers->pdata[0] : NULL;
}

static void
act (Fixture *fixture, const char *name, GVariant *parameter)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), name, parameter);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  studio_fixture_set_up (&fixture->studio);
  g_signal_connect (fixture->studio.session, "go", G_CALLBACK (on_go), NULL);
  fixture->actions = g_simple_action_group_new ();
  studio_offers_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->studio.session);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        studio_offers_page_new (fixture->studio.session));
  gtk_window_present (GTK_WINDOW (fixture->window));
  act (fixture, "paste-offers", g_variant_new_string (SALE));
  WAIT_FOR (first_offer (fixture) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_fixture_tear_down (&fixture->studio);
}

/* ---- helpers ---- */

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
coupon_of (Fixture *fixture)
{
  return vt_terms_get_text (vt_offer_get_terms (first_offer (fixture)), "coupon");
}

static const char *
until_of (Fixture *fixture)
{
  return vt_terms_get_text (
      vt_terms_get_object (vt_offer_get_terms (first_offer (fixture)), "schedule"), "until");
}

/* ---- tests ---- */

/* A pasted offer is a draft of its own, and nothing of it is out of sight. */
static void
test_view (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (first_offer (fixture)->id, !=, "sale");
  g_assert_cmpint (first_offer (fixture)->state, ==, VT_OFFER_DRAFT);
  WAIT_FOR (says (fixture->window, "Get Tees 20 % off."));
  WAIT_FOR (says (fixture->window, "Markdown, priority 1 of 1"));
  WAIT_FOR (says (fixture->window, "Draft · Markdown"));
  WAIT_FOR (says (fixture->window, "Tees · 5 products"));
  WAIT_FOR (says (fixture->window, "Coupon: X"));
  g_assert_nonnull (find_button (fixture->window, "Edit as Text…"));
}

/* What has no editor of its own can be read. */
static void
test_without_editor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = studio_terms_view_new (fixture->studio.session);

  gtk_window_set_child (GTK_WINDOW (fixture->window), view);
  studio_terms_view_show (view, first_offer (fixture));
  WAIT_FOR (says (view, "5 products are named or selected"));
}

/* What is particular to bundles is none of its. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  static const char *const off[] = {"offer-set-reward", "offer-set-primary", "offer-set-quantity"};
  static const char *const on[] = {"offer-set-name",   "offer-set-state", "offer-priority",
                                   "offer-set-terms",  "offer-set-date",  "duplicate-offer",
                                   "offer-add-product"};

  WAIT_FOR (studio_session_get_offer_id (fixture->studio.session) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), off[i]));
  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), on[i]));
  act (fixture, "offer-set-state", g_variant_new_string ("ready"));
  WAIT_FOR (first_offer (fixture)->state == VT_OFFER_READY);
}

static void
undo (Fixture *fixture)
{
  g_assert_true (studio_session_get_undo_label (fixture->studio.session) != NULL);
  studio_session_undo (fixture->studio.session);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  act (fixture, "offer-set-date", g_variant_new ("(ss)", "until", "2025-12-01"));
  WAIT_FOR (until_of (fixture) != NULL);
  g_assert_cmpstr (until_of (fixture), ==, "2025-12-01T00:00:00Z");
  /* The rest stays. */
  g_assert_cmpstr (coupon_of (fixture), ==, "X");
  act (fixture, "offer-set-date", g_variant_new ("(ss)", "until", "some day"));
  act (fixture, "offer-set-date", g_variant_new ("(ss)", "until", ""));
  WAIT_FOR (until_of (fixture) == NULL);
  g_assert_false (json_object_has_member (vt_offer_get_terms (first_offer (fixture)), "schedule"));
}

static void
on_failed (StudioSession *session, const char *title, const GError *error, gpointer user_data)
{
  *(char **) user_data = g_strdup (error->message);
}

/* As text all of it can be changed; what the evaluator does not take is refused with its place. */
static void
test_terms (Fixture *fixture, gconstpointer data)
{
  g_autofree char *why = NULL;

  act (fixture, "offer-set-terms",
       g_variant_new_string ("{\"reward\": {\"amount\": 100}, \"coupon\": \"Y\"}"));
  WAIT_FOR (g_strcmp0 (coupon_of (fixture), "Y") == 0);
  WAIT_FOR (says (fixture->window, "Get any product $1.00 off."));

  g_signal_connect (fixture->studio.session, "failed", G_CALLBACK (on_failed), &why);
  act (fixture, "offer-set-terms", g_variant_new_string ("{\"reward\": {\"amount\": -1}}"));
  WAIT_FOR (why != NULL);
  g_assert_nonnull (strstr (why, "reward › amount: "));
  g_assert_cmpstr (coupon_of (fixture), ==, "Y");

  undo (fixture);
  WAIT_FOR (g_strcmp0 (coupon_of (fixture), "X") == 0);
}

/* ---- the window of the text ---- */

static void
set_text (GtkWidget *window, const char *text)
{
  GtkWidget *view = studio_find_widget (window, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *verdict;
  } refused[] = {
      {"{\n\"reward\": ", "line 2"},
      {"{\"name\": \"n\", \"reward\": {\"percent\": \"1\"}}", "“name”"},
      {"{\"reward\": {\"percent\": \"x\"}}", "reward › percent: "},
      {"{\"reward\": {\"percent\": \"1\"}, \"colour\": 1}", "colour: "},
      {"{}", "does not say anything"},
  };
  GtkWidget *window = studio_terms_window_new (GTK_WINDOW (fixture->window),
                                               fixture->studio.session, first_offer (fixture));
  GtkWidget *save = find_button (window, "Save");
  GtkWidget *view = studio_find_widget (window, GTK_TYPE_TEXT_VIEW);
  GtkWidget *verdict = NULL;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_text_view_get_monospace (GTK_TEXT_VIEW (view)));
  g_assert_true (gtk_widget_get_sensitive (save));
  verdict = gtk_widget_get_last_child (adw_window_get_content (ADW_WINDOW (window)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (verdict)), ==, "The rule pack takes it");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      set_text (window, refused[i].text);
      WAIT_FOR (strstr (gtk_label_get_text (GTK_LABEL (verdict)), refused[i].verdict) != NULL);
      g_assert_false (gtk_widget_get_sensitive (save));
      gtk_widget_activate_action (window, "terms.save", NULL);
    }
  g_assert_cmpstr (coupon_of (fixture), ==, "X");

  set_text (window, "{\"reward\": {\"percent\": \"1\"}, \"coupon\": \"Z\"}");
  WAIT_FOR (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  WAIT_FOR (g_strcmp0 (coupon_of (fixture), "Z") == 0);
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GPtrArray *offers;

  act (fixture, "paste-offers", g_variant_new_string ("no offers"));
  act (fixture, "paste-offers", g_variant_new_string (SALE));
  WAIT_FOR (studio_session_get_offers (fixture->studio.session)->len == 2);
  offers = studio_session_get_offers (fixture->studio.session);
  g_assert_cmpstr (((const VtOffer *) offers->pdata[1])->name, ==, "Tees 2");
}

/* ---- dates as typed ---- */

static const struct
{
  const char *typed;
  const char *instant; /* NULL: refused */
  const char *shown;
} dates[] = {
    {"2025-11-24", "2025-11-24T00:00:00Z", "2025-11-24"},
    {" 2025-11-24 18:30 ", "2025-11-24T18:30:00Z", "2025-11-24T18:30:00Z"},
    {"2025-11-24T18:30:00+01:00", "2025-11-24T18:30:00+01:00", "2025-11-24T18:30:00+01:00"},
    {"2025-11-24T18:30:00", NULL, NULL},
    {"2025-13-24", NULL, NULL},
    {"24.11.2025", NULL, NULL},
    {"tomorrow", NULL, NULL},
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *instant = studio_date_from_typed (dates[i].typed);
      g_autofree char *shown = instant != NULL ? studio_date_to_typed (instant) : NULL;

      g_assert_cmpstr (instant, ==, dates[i].instant);
      g_assert_cmpstr (shown, ==, dates[i].shown);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/offer-kinds/view", test_view},
      {"/offer-kinds/actions", test_actions},
      {"/offer-kinds/without-editor", test_without_editor},
      {"/offer-kinds/dates", test_dates},
      {"/offer-kinds/terms", test_terms},
      {"/offer-kinds/window", test_window},
      {"/offer-kinds/paste", test_paste},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/offer-kinds/typed", test_typed);
  return g_test_run ();
}
