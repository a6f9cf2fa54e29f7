/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of offers: filtered, several selected, changed together, copied and pasted; and undone
 * after the file was closed and opened again. */

#include "offers-fixture.h"

#include "studio-offer-filter.h"
#include "studio-offer-list.h"
#include "vt-offer-form.h"

static const VtOffer *
find (OffersFixture *fixture, const char *id)
{
  return studio_session_find_offer (fixture->session, id);
}

static gboolean
has_state (OffersFixture *fixture, const char *id, VtOfferState state)
{
  return find (fixture, id) != NULL && find (fixture, id)->state == state;
}

/* "one" and "two" are ready bundles, "sale" a markdown, "bad" a draft bundle of one product, "odd"
 * a ready one of the campaign "Spring". */
static void
make_offers (OffersFixture *fixture)
{
  offers_fixture_add_bundle (fixture, "one", "First", NULL);
  offers_fixture_add_bundle (fixture, "two", "Second", NULL);
  offers_fixture_add (
      fixture, "[{\"id\":\"sale\",\"kind\":\"markdown\",\"name\":\"Sale\",\"state\":\"ready\","
               "\"select\":{\"skus\":[\"C\"]},\"reward\":{\"percent\":\"5\"}},"
               "{\"id\":\"bad\",\"kind\":\"bundle\",\"name\":\"Alone\",\"components\":[{\"sku\":"
               "\"C\",\"quantity\":1}],\"reward\":{\"percent\":\"10\"}},"
               "{\"id\":\"odd\",\"kind\":\"bundle\",\"name\":\"Odd\",\"state\":\"ready\","
               "\"campaign\":\"Spring\",\"components\":[{\"sku\":\"A\",\"quantity\":1},{\"sku\":"
               "\"C\",\"quantity\":2}],\"reward\":{\"percent\":\"10\"}}]");
}

static void
act_on (OffersFixture *fixture, const char *name, const char *ids)
{
  g_auto (GStrv) parts = *ids != '\0' ? g_strsplit (ids, " ", -1) : g_new0 (char *, 1);

  offers_fixture_act (fixture, name, g_variant_new_strv ((const char *const *) parts, -1));
}

static void
assert_selected (OffersFixture *fixture, const char *ids)
{
  g_autofree char *joined =
      g_strjoinv (" ", (GStrv) studio_session_get_selected_offers (fixture->session));

  g_assert_cmpstr (joined, ==, ids);
}

/* ---- filters ---- */

typedef struct
{
  const char *path;
  const char *action;
  const char *word;
  const char *count;
  const char *chip; /* (nullable) */
} FilterRow;

static const FilterRow filter_rows[] = {
    {"/offer-list/filter/kind", "offers-filter-kind", "markdown", "1 of 5 offers", "Markdown"},
    {"/offer-list/filter/state", "offers-filter-state", "draft", "1 of 5 offers", "Draft"},
    {"/offer-list/filter/campaign", "offers-filter-campaign", ":Spring", "1 of 5 offers", "Spring"},
    {"/offer-list/filter/no-campaign", "offers-filter-campaign", "none", "4 of 5 offers",
     "Without a campaign"},
    {"/offer-list/filter/problems", "offers-filter-problems", "any", NULL, "With problems"},
    {"/offer-list/filter/no-word", "offers-filter-state", "asleep", "5 offers", NULL},
    {"/offer-list/filter/no-kind", "offers-filter-kind", "raffle", "5 offers", NULL},
};

static void
test_filter (OffersFixture *fixture, gconstpointer data)
{
  const FilterRow *row = data;
  g_autofree char *stop = g_strdup_printf ("Stop filtering by “%s”", row->chip);

  make_offers (fixture);
  WAIT_FOR_LABEL (fixture, "5 offers");
  offers_fixture_act (fixture, row->action, g_variant_new_string (row->word));
  if (row->count != NULL)
    WAIT_FOR_LABEL (fixture, row->count);
  else
    WAIT_FOR (!offers_fixture_says (fixture, "5 offers"));
  g_assert_cmpint (studio_offer_filter_is_clear (studio_offer_filter_get (fixture->session)), ==,
                   row->chip == NULL);
  if (row->chip == NULL)
    return;
  offers_fixture_click (fixture, stop);
  WAIT_FOR_LABEL (fixture, "5 offers");
}

/* Together they let through what all of them do; a campaign that is gone lets all through. */
static void
test_filters (OffersFixture *fixture, gconstpointer data)
{
  make_offers (fixture);
  offers_fixture_act (fixture, "offers-filter-kind", g_variant_new_string ("bundle"));
  offers_fixture_act (fixture, "offers-filter-state", g_variant_new_string ("ready"));
  WAIT_FOR_LABEL (fixture, "3 of 5 offers");
  offers_fixture_act (fixture, "offers-filter-campaign", g_variant_new_string (":Spring"));
  WAIT_FOR_LABEL (fixture, "1 of 5 offers");
  offers_fixture_act (fixture, "offers-filter-state", g_variant_new_string ("paused"));
  WAIT_FOR_LABEL (fixture, "No Offers Match");
  offers_fixture_click (fixture, "Show All");
  WAIT_FOR_LABEL (fixture, "5 offers");
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), "offers-filter-clear"));
  offers_fixture_act (fixture, "offers-filter-campaign", g_variant_new_string (":Spring"));
  WAIT_FOR_LABEL (fixture, "1 of 5 offers");
  offers_fixture_act (
      fixture, "offers-set-campaign",
      g_variant_new ("(s@as)", "", g_variant_new_strv ((const char *[]){"odd"}, 1)));
  WAIT_FOR_LABEL (fixture, "5 offers");
}

/* What changed so that it is let through no more goes; of several that are selected, what does not
 * show is not. */
static void
test_filter_selection (OffersFixture *fixture, gconstpointer data)
{
  make_offers (fixture);
  act_on (fixture, "offers-select", "one sale bad");
  WAIT_FOR_LABEL (fixture, "3 Offers");
  offers_fixture_act (fixture, "offers-filter-kind", g_variant_new_string ("bundle"));
  assert_selected (fixture, "one bad");
  act_on (fixture, "offers-select", "nobody one");
  assert_selected (fixture, "one");
}

/* ---- selecting ---- */

static gboolean
is_list_box (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX (widget) && gtk_widget_get_mapped (widget) &&
         STUDIO_IS_OFFER_LIST (gtk_widget_get_ancestor (widget, STUDIO_TYPE_OFFER_LIST));
}

static void
test_select (OffersFixture *fixture, gconstpointer data)
{
  GtkListBox *list;

  make_offers (fixture);
  list = GTK_LIST_BOX (offers_find (fixture->window, is_list_box, NULL));
  studio_session_set_offer_id (fixture->session, "two");
  g_assert_true (gtk_list_box_row_is_selected (gtk_list_box_get_row_at_index (list, 1)));
  g_signal_emit_by_name (list, "select-all");
  assert_selected (fixture, "one two sale bad odd");
  g_assert_cmpstr (studio_session_get_offer_id (fixture->session), ==, "two");
  WAIT_FOR_LABEL (fixture, "5 Offers");
  WAIT_FOR_LABEL (fixture, "4 ready, 1 draft");
  gtk_list_box_unselect_row (list, gtk_list_box_get_row_at_index (list, 1));
  assert_selected (fixture, "one sale bad odd");
  /* Going to one leaves it alone. */
  studio_session_go (fixture->session, "offers/sale");
  assert_selected (fixture, "sale");
  g_assert_false (gtk_list_box_row_is_selected (gtk_list_box_get_row_at_index (list, 0)));
  g_signal_emit_by_name (list, "unselect-all");
  assert_selected (fixture, "");
}

/* ---- changing several ---- */

/* ---- panes ---- */

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static GtkWidget *
find_type (OffersFixture *fixture, GType type)
{
  return offers_find (fixture->window, is_of_type, GSIZE_TO_POINTER (type));
}

static gboolean
shows_list (OffersFixture *fixture)
{
  AdwLeaflet *leaflet = ADW_LEAFLET (find_type (fixture, ADW_TYPE_LEAFLET));

  return gtk_widget_is_ancestor (find_type (fixture, STUDIO_TYPE_OFFER_LIST),
                                 adw_leaflet_get_visible_child (leaflet));
}

/* Where there is room for one pane, choosing an offer goes to it; gathering several does not. */
static void
test_narrow (OffersFixture *fixture, gconstpointer data)
{
  StudioOfferList *list;
  AdwLeaflet      *leaflet;
  GtkListBox      *rows;

  make_offers (fixture);
  leaflet = ADW_LEAFLET (find_type (fixture, ADW_TYPE_LEAFLET));
  list = STUDIO_OFFER_LIST (find_type (fixture, STUDIO_TYPE_OFFER_LIST));
  rows = GTK_LIST_BOX (
      offers_find (GTK_WIDGET (list), is_of_type, GSIZE_TO_POINTER (GTK_TYPE_LIST_BOX)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 600);
  WAIT_FOR (adw_leaflet_get_folded (leaflet));
  g_assert_true (shows_list (fixture));

  studio_offer_list_hold (list, GDK_CONTROL_MASK);
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 0));
  assert_selected (fixture, "one");
  g_assert_true (shows_list (fixture));
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 1));
  assert_selected (fixture, "one two");
  gtk_list_box_unselect_row (rows, gtk_list_box_get_row_at_index (rows, 0));
  assert_selected (fixture, "two");
  g_assert_true (shows_list (fixture));

  studio_offer_list_hold (list, 0);
  gtk_list_box_unselect_all (rows);
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, 0));
  g_assert_false (shows_list (fixture));
}

/* Where both panes show, an offer that is gone to leaves the focus where it is; and is what is
 * seen once there is room for one only. */
static void
test_wide (OffersFixture *fixture, gconstpointer data)
{
  AdwLeaflet *leaflet;
  GtkWidget  *search;
  GtkWidget  *focus;

  make_offers (fixture);
  leaflet = ADW_LEAFLET (find_type (fixture, ADW_TYPE_LEAFLET));
  search = find_type (fixture, GTK_TYPE_SEARCH_ENTRY);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 600);
  WAIT_FOR (!adw_leaflet_get_folded (leaflet));
  gtk_widget_grab_focus (search);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  studio_session_set_offer_id (fixture->session, "two");
  /* Another pane would take the focus once it may. */
  g_assert_true (shows_list (fixture));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 600);
  WAIT_FOR (adw_leaflet_get_folded (leaflet));
  g_assert_false (shows_list (fixture));
}

static void
test_state (OffersFixture *fixture, gconstpointer data)
{
  make_offers (fixture);
  act_on (fixture, "offers-select", "one two bad");
  WAIT_FOR_LABEL (fixture, "Draft\nCannot be ready: A bundle needs at least two units.");
  act_on (fixture, "offers-pause", "");
  WAIT_FOR (has_state (fixture, "one", VT_OFFER_PAUSED) &&
            has_state (fixture, "bad", VT_OFFER_PAUSED));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Pause 3 Offers");
  act_on (fixture, "offers-set-ready", "");
  g_assert_cmpstr (fixture->said, ==,
                   "“Alone” cannot be ready: A bundle needs at least two units.");
  WAIT_FOR (has_state (fixture, "two", VT_OFFER_READY));
  g_assert_true (has_state (fixture, "bad", VT_OFFER_PAUSED));
  act_on (fixture, "offers-set-draft", "two");
  WAIT_FOR (has_state (fixture, "two", VT_OFFER_DRAFT));
  g_assert_true (has_state (fixture, "one", VT_OFFER_READY));

  offers_fixture_reopen (fixture);
  studio_session_undo (fixture->session);
  WAIT_FOR (has_state (fixture, "two", VT_OFFER_READY));
  studio_session_undo (fixture->session);
  WAIT_FOR (has_state (fixture, "one", VT_OFFER_PAUSED));
  studio_session_undo (fixture->session);
  WAIT_FOR (has_state (fixture, "one", VT_OFFER_READY) &&
            has_state (fixture, "bad", VT_OFFER_DRAFT));
  studio_session_redo (fixture->session);
  WAIT_FOR (has_state (fixture, "one", VT_OFFER_PAUSED));
}

static void
test_refused (OffersFixture *fixture, gconstpointer data)
{
  make_offers (fixture);
  act_on (fixture, "offers-duplicate", "bad");
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 6);
  g_signal_emit_by_name (offers_find (fixture->window, is_list_box, NULL), "select-all");
  act_on (fixture, "offers-set-ready", "");
  g_assert_cmpstr (fixture->said, ==, "4 set to ready; 2 offers cannot be");
}

static void
test_duplicate_and_delete (OffersFixture *fixture, gconstpointer data)
{
  GPtrArray *offers;

  make_offers (fixture);
  act_on (fixture, "offers-duplicate", "one sale");
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 7);
  offers = studio_session_get_offers (fixture->session);
  g_assert_cmpstr (((const VtOffer *) offers->pdata[1])->name, ==, "First 2");
  g_assert_cmpint (((const VtOffer *) offers->pdata[1])->state, ==, VT_OFFER_DRAFT);
  g_assert_cmpstr (((const VtOffer *) offers->pdata[4])->name, ==, "Sale 2");
  /* The copies are selected, before they are loaded. */
  g_assert_cmpuint (g_strv_length ((GStrv) studio_session_get_selected_offers (fixture->session)),
                    ==, 2);
  act_on (fixture, "offers-delete", "");
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 5);
  g_assert_cmpstr (fixture->said, ==, "2 offers deleted");
  assert_selected (fixture, "");
  studio_session_undo (fixture->session);
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 7);
}

static gboolean
is_of (OffersFixture *fixture, const char *id, const char *campaign)
{
  return g_strcmp0 (vt_offer_get_campaign (find (fixture, id)), campaign) == 0;
}

static void
test_campaign (OffersFixture *fixture, gconstpointer data)
{
  make_offers (fixture);
  act_on (fixture, "offers-select", "one sale odd");
  offers_fixture_act (fixture, "offers-set-campaign",
                      g_variant_new ("(s@as)", "Summer", g_variant_new_strv (NULL, 0)));
  WAIT_FOR (is_of (fixture, "one", "Summer") && is_of (fixture, "odd", "Summer"));
  WAIT_FOR_LABEL (fixture, "Ready · Summer");
  studio_session_undo (fixture->session);
  WAIT_FOR (is_of (fixture, "one", NULL) && is_of (fixture, "odd", "Spring"));
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "offers");
}

static gboolean
starts (OffersFixture *fixture, const char *id, const char *instant)
{
  gint64 from_us = VT_SPAN_NO_START;
  VtSpan span;

  g_assert_true (instant == NULL || vt_instant_from_text (instant, &from_us));
  return vt_offer_get_span (find (fixture, id), &span) && span.from_us == from_us;
}

static void
test_dates (OffersFixture *fixture, gconstpointer data)
{
  make_offers (fixture);
  if (!g_str_equal (vt_catalog_get_time_zone (studio_session_get_catalog (fixture->session)),
                    "Europe/Berlin"))
    {
      g_test_skip ("the system does not know that time zone");
      return;
    }
  offers_fixture_act (fixture, "offers-set-dates",
                      g_variant_new ("(ss@as)", "2026-03-25", "2026-03-31",
                                     g_variant_new_strv ((const char *[]){"one", "sale"}, 2)));
  WAIT_FOR (starts (fixture, "one", "2026-03-24T23:00:00Z") &&
            starts (fixture, "sale", "2026-03-24T23:00:00Z"));
  g_assert_true (starts (fixture, "two", NULL));
  /* Into summer time; who has no dates gets none. */
  offers_fixture_act (fixture, "offers-shift",
                      g_variant_new ("(is@as)", 1, "weeks",
                                     g_variant_new_strv ((const char *[]){"one", "two"}, 2)));
  WAIT_FOR (starts (fixture, "one", "2026-03-31T22:00:00Z"));
  g_assert_true (starts (fixture, "two", NULL));
  offers_fixture_act (fixture, "offers-set-dates",
                      g_variant_new ("(ss@as)", "2026-03-25", "2026-03-24",
                                     g_variant_new_strv ((const char *[]){"one"}, 1)));
  g_assert_cmpstr (fixture->said, ==, "It would end before it begins");
  offers_fixture_act (
      fixture, "offers-set-dates",
      g_variant_new ("(ss@as)", "", "", g_variant_new_strv ((const char *[]){"one"}, 1)));
  WAIT_FOR (starts (fixture, "one", NULL));
}

/* ---- as text ---- */

static void
on_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy_and_paste (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  GPtrArray       *offers;

  make_offers (fixture);
  act_on (fixture, "offers-select", "sale odd");
  act_on (fixture, "offers-copy", "");
  g_assert_cmpstr (fixture->said, ==, "2 offers copied as text");
  gdk_clipboard_read_text_async (gdk_display_get_clipboard (gdk_display_get_default ()), NULL,
                                 on_text, &text);
  WAIT_FOR (text != NULL);
  g_assert_nonnull (strstr (text, "\"campaign\" : \"Spring\""));
  offers_fixture_act (fixture, "paste-offers", g_variant_new_string (text));
  g_assert_cmpstr (fixture->said, ==, "2 offers pasted.");
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 7);
  offers = studio_session_get_offers (fixture->session);
  g_assert_cmpstr (((const VtOffer *) offers->pdata[6])->name, ==, "Odd 2");
  g_assert_cmpstr (vt_offer_get_campaign (offers->pdata[6]), ==, "Spring");
  g_assert_cmpint (((const VtOffer *) offers->pdata[6])->state, ==, VT_OFFER_DRAFT);
  g_assert_cmpstr (((const VtOffer *) offers->pdata[6])->id, !=, "odd");
  WAIT_FOR_LABEL (fixture, "2 Offers");
}

/* What this shop does not have is told; the offers come in as drafts all the same. */
static void
test_paste_lacking (OffersFixture *fixture, gconstpointer data)
{
  offers_fixture_act (
      fixture, "paste-offers",
      g_variant_new_string ("{\"kind\":\"bundle\",\"name\":\"Far\",\"state\":\"ready\","
                            "\"components\":[{\"sku\":\"A\",\"quantity\":1},{\"sku\":\"X2\","
                            "\"quantity\":1},{\"sku\":\"X1\",\"quantity\":1}],\"reward\":"
                            "{\"percent\":\"10\"},\"when\":{\"has\":\"X3\"},\"audience\":{\"has\":"
                            "\"X4\"}}"));
  g_assert_cmpstr (fixture->said, ==,
                   "1 offer pasted. Not in this catalogue: “X1”, “X2”, “X3” and 1 other");
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 1);
  offers_fixture_act (fixture, "paste-offers", g_variant_new_string ("[{\"kind\":\"bundle\"}]"));
  g_assert_true (g_str_has_prefix (fixture->said, "No offers in the text: Offer 1: "));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/offer-list/filters", test_filters},
      {"/offer-list/filter-selection", test_filter_selection},
      {"/offer-list/select", test_select},
      {"/offer-list/narrow", test_narrow},
      {"/offer-list/wide", test_wide},
      {"/offer-list/state", test_state},
      {"/offer-list/refused", test_refused},
      {"/offer-list/duplicate-and-delete", test_duplicate_and_delete},
      {"/offer-list/campaign", test_campaign},
      {"/offer-list/dates", test_dates},
      {"/offer-list/copy-and-paste", test_copy_and_paste},
      {"/offer-list/paste-lacking", test_paste_lacking},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (filter_rows); i++)
    g_test_add (filter_rows[i].path, OffersFixture, &filter_rows[i], offers_fixture_set_up,
                test_filter, offers_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, offers_fixture_set_up, tests[i].test,
                offers_fixture_tear_down);
  return g_test_run ();
}
