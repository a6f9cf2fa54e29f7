/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages and reasons of an offer, edited in every language. */

#include "studio-fixture.h"

#include "studio-language-menu.h"
#include "studio-language-row.h"
#include "studio-message-field.h"
#include "studio-offers-page.h"
#include "studio-texts-view.h"
#include "studio-texts.h"
#include "vt-offer-form.h"
#include "vt-offer-texts.h"

#include <adwaita.h>

#define OFFERS                                                                                     \
  "[{\"id\":\"cards\",\"name\":\"Cards\",\"kind\":\"volume\",\"select\":{\"skus\":[\"SD-128\"]},"  \
  "\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"},"                                           \
  "\"message\":{\"und\":\"The second for {price}\",\"de\":\"Die zweite\"}},"                       \
  "{\"id\":\"tees\",\"name\":\"Tees\",\"kind\":\"markdown\",\"reward\":{\"percent\":\"20\"},"      \
  "\"message\":{\"fr\":\"Moins\",\"de-AT\":\"Weniger\"}}]"

typedef struct
{
  StudioFixture       studio;
  GSimpleActionGroup *actions; /* (owned) */
  GtkWidget          *window;
  StudioTextsView    *view;
} Fixture;

/* ---- helpers ---- */

static const VtOffer *
get_offer (Fixture *fixture)
{
  StudioSession *session = fixture->studio.session;

  return studio_session_find_offer (session, studio_session_get_offer_id (session));
}

static void
show (Fixture *fixture)
{
  const VtOffer *offer = get_offer (fixture);

  if (offer != NULL)
    studio_texts_view_show (fixture->view, offer);
}

static void
act (Fixture *fixture, const char *name, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), name, parameter);
}

static void
go_to (Fixture *fixture, const char *id)
{
  studio_session_set_offer_id (fixture->studio.session, id);
  show (fixture);
  WAIT_FOR (studio_texts_get_example (studio_texts_of (fixture->studio.session), -1) != NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (OFFERS, -1, &error);

  g_assert_no_error (error);
  studio_fixture_set_up (&fixture->studio);
  studio_session_save_offers (fixture->studio.session, "Add", offers);
  WAIT_FOR (studio_session_get_offers (fixture->studio.session)->len == 2);
  fixture->actions = g_simple_action_group_new ();
  studio_offers_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->studio.session);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  fixture->view = STUDIO_TEXTS_VIEW (studio_texts_view_new (fixture->studio.session, ""));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (fixture->studio.session, "notify::offers", G_CALLBACK (show), fixture);
  go_to (fixture, "cards");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->studio.session, fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_fixture_tear_down (&fixture->studio);
}

static void
list_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (STUDIO_IS_LANGUAGE_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_rows (child, rows);
}

/* "und de", in the order shown. */
static char *
get_languages (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GString *languages = g_string_new (NULL);

  list_rows (GTK_WIDGET (fixture->view), rows);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (languages, "%s%s", i > 0 ? " " : "",
                            studio_language_row_get_language (rows->pdata[i]));
  return g_string_free (languages, FALSE);
}

static gboolean
has_languages (Fixture *fixture, const char *languages)
{
  g_autofree char *shown = get_languages (fixture);

  return g_str_equal (shown, languages);
}

static StudioLanguageRow *
get_row (Fixture *fixture, const char *language)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  list_rows (GTK_WIDGET (fixture->view), rows);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (studio_language_row_get_language (rows->pdata[i]), language))
      return rows->pdata[i];
  g_assert_not_reached ();
}

static StudioMessageField *
get_field (Fixture *fixture, const char *language, gboolean is_reason)
{
  GtkWidget *message =
      studio_find_widget (GTK_WIDGET (get_row (fixture, language)), STUDIO_TYPE_MESSAGE_FIELD);

  return STUDIO_MESSAGE_FIELD (is_reason ? gtk_widget_get_next_sibling (message) : message);
}

static gboolean
has_text (Fixture *fixture, const char *place, const char *language, const char *text)
{
  return g_strcmp0 (vt_offer_get_text (get_offer (fixture), place, language), text) == 0;
}

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

static void
undo (Fixture *fixture, const char *label)
{
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->studio.session), label) == 0);
  studio_session_undo (fixture->studio.session);
}

/* ---- showing ---- */

static void
test_show (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_languages (fixture, "und de"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (fixture, "und"))));
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (fixture, "de"))));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (fixture, "de"))),
                   ==, "Deutsch");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (get_row (fixture, "de"))), ==,
                   "Die zweite");
  gtk_test_accessible_assert_property (
      studio_find_widget (GTK_WIDGET (get_field (fixture, "de", FALSE)), GTK_TYPE_TEXT_VIEW),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Message, Deutsch");
  gtk_test_accessible_assert_property (
      studio_find_widget (GTK_WIDGET (get_field (fixture, "und", TRUE)), GTK_TYPE_TEXT_VIEW),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Reason, Any language");

  go_to (fixture, "tees");
  g_assert_true (has_languages (fixture, "und de-AT fr"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (fixture, "und"))));
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (fixture, "fr"))));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (get_row (fixture, "und"))), ==,
                   "No message in this language");
}

/* What stands in braces is filled by the evaluator; the rest is read as it is. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  StudioMessageField *field = get_field (fixture, "und", FALSE);

  g_assert_cmpstr (studio_message_field_get_preview (field), ==, "The second for $13.95");
  WAIT_FOR (says (GTK_WIDGET (field), "As read here: Cart, with 1 × “Memory Card 128 GB”"));
  studio_message_field_type (field, "<b>{product}</b> & {{more}}");
  g_assert_cmpstr (studio_message_field_get_preview (field), ==,
                   "<b>Memory Card 128 GB</b> & {more}");
  studio_message_field_type (field, "Nothing to fill");
  g_assert_cmpstr (studio_message_field_get_preview (field), ==, "");
  studio_message_field_type (field, "{prise} and {gift}");
  g_assert_true (says (GTK_WIDGET (field), "Nobody reads it: there is no placeholder {prise}."));
  studio_message_field_type (field, "");
  g_assert_cmpstr (studio_message_field_get_preview (field), ==, "");
}

/* Only what means nothing is underlined, counted in characters. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  StudioMessageField *field = get_field (fixture, "und", FALSE);
  GtkTextView *view = GTK_TEXT_VIEW (studio_find_widget (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW));
  GString     *marks = g_string_new (NULL);
  GtkTextIter  iter;

  studio_message_field_type (field, "Ä{x}{price}{{y}}");
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  do
    {
      GSList *tags = gtk_text_iter_get_tags (&iter);

      g_string_append_c (marks, tags != NULL ? '^' : '.');
      g_slist_free (tags);
    }
  while (gtk_text_iter_forward_char (&iter));
  g_assert_cmpstr (marks->str, ==, ".^^^............");
  g_string_free (marks, TRUE);
}

/* ---- changing ---- */

static const struct
{
  const char *language;
  gboolean    is_reason;
  const char *place;
  const char *before;
  const char *label;
} edit_cases[] = {
    {"und", FALSE, "message", "The second for {price}", "Change Message"},
    {"de", FALSE, "message", "Die zweite", "Change Message"},
    {"und", TRUE, "reason", NULL, "Change Reason"},
    {"de", TRUE, "reason", NULL, "Change Reason"},
};

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gsize               i = GPOINTER_TO_SIZE (data);
  StudioMessageField *field = get_field (fixture, edit_cases[i].language, edit_cases[i].is_reason);
  g_autofree char    *shown = NULL;

  studio_message_field_type (field, "  <i>New</i> {saving}\nhere ");
  g_assert_true (
      has_text (fixture, edit_cases[i].place, edit_cases[i].language, edit_cases[i].before));
  studio_message_field_commit (field);
  WAIT_FOR (
      has_text (fixture, edit_cases[i].place, edit_cases[i].language, "<i>New</i> {saving}\nhere"));
  undo (fixture, edit_cases[i].label);
  WAIT_FOR (has_text (fixture, edit_cases[i].place, edit_cases[i].language, edit_cases[i].before));
  shown = studio_message_field_dup_text (field);
  g_assert_cmpstr (shown, ==, edit_cases[i].before != NULL ? edit_cases[i].before : "");
}

/* Escape takes back what was typed, and an action does the same as a field. */
static void
test_escape_and_action (Fixture *fixture, gconstpointer data)
{
  StudioMessageField *field = get_field (fixture, "de", FALSE);
  g_autofree char    *back = NULL;
  g_autofree char    *shown = NULL;

  studio_message_field_type (field, "Anders");
  g_assert_true (studio_press (GTK_WIDGET (field), GDK_KEY_Escape));
  back = studio_message_field_dup_text (field);
  g_assert_cmpstr (back, ==, "Die zweite");
  g_assert_false (studio_press (GTK_WIDGET (field), GDK_KEY_Escape));

  act (fixture, "offer-set-text", g_variant_new ("(sss)", "message", "DE", " Halb "));
  WAIT_FOR (has_text (fixture, "message", "de", "Halb"));
  shown = studio_message_field_dup_text (field);
  g_assert_cmpstr (shown, ==, "Halb");
}

/* Where the cursor is, in the place of what is selected. */
static void
test_insert (Fixture *fixture, gconstpointer data)
{
  StudioMessageField *field = get_field (fixture, "und", FALSE);
  GtkTextView   *view = GTK_TEXT_VIEW (studio_find_widget (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkMenuButton *button =
      GTK_MENU_BUTTON (studio_find_widget (GTK_WIDGET (field), GTK_TYPE_MENU_BUTTON));
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  /* All but the gift and the threshold, which no volume offer has. */
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button)), ==, 9);
  studio_message_field_type (field, "Save XX now");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 5);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 7);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (button), "message.insert", "s", "saving"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (button), "message.insert", "s", "nix"));
  text = studio_message_field_dup_text (field);
  g_assert_cmpstr (text, ==, "Save {saving} now");
}

/* What is being typed when another offer is looked at is kept, where it belongs. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  studio_message_field_type (get_field (fixture, "und", FALSE), "Typed");
  go_to (fixture, "tees");
  WAIT_FOR (
      g_strcmp0 (vt_offer_get_text (studio_session_find_offer (fixture->studio.session, "cards"),
                                    "message", "und"),
                 "Typed") == 0);
  g_assert_true (has_text (fixture, "message", "und", NULL));
}

/* What is being typed stays while something else of the offer changes. */
static void
test_stay (Fixture *fixture, gconstpointer data)
{
  StudioMessageField *field = get_field (fixture, "und", FALSE);
  g_autofree char    *shown = NULL;

  studio_message_field_type (field, "Half");
  act (fixture, "offer-set-text", g_variant_new ("(sss)", "reason", "und", "Why not"));
  WAIT_FOR (has_text (fixture, "reason", "und", "Why not"));
  shown = studio_message_field_dup_text (field);
  g_assert_cmpstr (shown, ==, "Half");
  g_assert_true (has_text (fixture, "message", "und", "The second for {price}"));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->studio.session), ==, "Change Reason");
}

/* ---- languages ---- */

static void
test_add_language (Fixture *fixture, gconstpointer data)
{
  StudioMessageField *field;

  act (fixture, "offer-add-language", g_variant_new_string ("da"));
  g_assert_true (has_languages (fixture, "und da de"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (fixture, "da"))));
  act (fixture, "offer-add-language", g_variant_new_string ("no language"));
  act (fixture, "offer-add-language", g_variant_new_string ("de"));
  g_assert_true (has_languages (fixture, "und da de"));
  field = get_field (fixture, "da", FALSE);
  studio_message_field_type (field, "Den anden");
  studio_message_field_commit (field);
  WAIT_FOR (has_text (fixture, "message", "da", "Den anden"));
  g_assert_true (has_languages (fixture, "und da de"));
  /* What has no text is forgotten with the offer. */
  act (fixture, "offer-add-language", g_variant_new_string ("pl"));
  go_to (fixture, "tees");
  go_to (fixture, "cards");
  g_assert_true (has_languages (fixture, "und da de"));
}

/* What other offers are in is one click away. */
static void
test_lacking (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_assert_true (says (view, "Other offers have texts in languages that this one lacks"));
  g_assert_nonnull (find_button (view, "Add Deutsch (AT)"));
  g_assert_null (find_button (view, "Add Deutsch"));
  g_signal_emit_by_name (find_button (view, "Add Français"), "clicked");
  g_assert_true (has_languages (fixture, "und de fr"));
  g_assert_null (find_button (view, "Add Français"));
  g_assert_true (says (view, "Other offers have texts in a language that this one lacks"));
  g_signal_emit_by_name (find_button (view, "Add Deutsch (AT)"), "clicked");
  g_assert_false (says (view, "Other offers have texts in a language that this one lacks"));
}

static void
test_remove_language (Fixture *fixture, gconstpointer data)
{
  act (fixture, "offer-add-language", g_variant_new_string ("pl"));
  act (fixture, "offer-remove-language", g_variant_new_string ("pl"));
  g_assert_true (has_languages (fixture, "und de"));
  act (fixture, "offer-remove-language", g_variant_new_string ("de"));
  WAIT_FOR (has_languages (fixture, "und"));
  g_assert_true (has_text (fixture, "message", "de", NULL));
  undo (fixture, "Remove Language");
  WAIT_FOR (has_languages (fixture, "und de"));
  g_assert_true (has_text (fixture, "message", "de", "Die zweite"));
}

static const struct
{
  const char *typed;
  const char *tags;
} match_cases[] = {
    {"deu", "de"},      {"DE", "de"},          {"de-a", ""},   {"de-at", "de-AT"}, {"bokm", "nb"},
    {"français", "fr"}, {"norsk", "no nb nn"}, {"tlh", "tlh"}, {"??", ""},
};

static void
test_match (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (match_cases); i++)
    {
      g_autoptr (GPtrArray) tags = studio_languages_match (match_cases[i].typed);
      g_autofree char *joined = NULL;

      g_ptr_array_add (tags, NULL);
      joined = g_strjoinv (" ", (GStrv) tags->pdata);
      if (g_str_equal (match_cases[i].typed, "DE"))
        g_assert_true (g_str_has_prefix (joined, "de"));
      else
        g_assert_cmpstr (joined, ==, match_cases[i].tags);
    }
}

/* Typed and taken with Return. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget     *menu = studio_find_widget (GTK_WIDGET (fixture->view), STUDIO_TYPE_LANGUAGE_MENU);
  GtkMenuButton *button = GTK_MENU_BUTTON (studio_find_widget (menu, GTK_TYPE_MENU_BUTTON));
  GtkWidget     *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkWidget     *search = studio_find_widget (popover, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget     *list = studio_find_widget (popover, GTK_TYPE_LIST_BOX);

  /* What the button within shows is its name; with another beside it, both are read out. */
  gtk_test_accessible_assert_property (GTK_WIDGET (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add Language");
  g_assert_false (gtk_test_accessible_has_property (
      GTK_ACCESSIBLE (studio_find_widget (GTK_WIDGET (button), GTK_TYPE_TOGGLE_BUTTON)),
      GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_menu_button_popup (button);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 60));
  gtk_editable_set_text (GTK_EDITABLE (search), "polsk");
  WAIT_FOR (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) == NULL);
  g_signal_emit_by_name (search, "activate");
  g_assert_true (has_languages (fixture, "und de pl"));
  gtk_editable_set_text (GTK_EDITABLE (search), "??");
  WAIT_FOR (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) == NULL);
  g_signal_emit_by_name (search, "activate");
  g_assert_true (has_languages (fixture, "und de pl"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/offer-texts/show", NULL, test_show);
  ADD ("/offer-texts/preview", NULL, test_preview);
  ADD ("/offer-texts/unknown", NULL, test_unknown);
  for (gsize i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/offer-texts/edit/%s-%s", edit_cases[i].place, edit_cases[i].language);

      ADD (path, GSIZE_TO_POINTER (i), test_edit);
    }
  ADD ("/offer-texts/escape-and-action", NULL, test_escape_and_action);
  ADD ("/offer-texts/insert", NULL, test_insert);
  ADD ("/offer-texts/leave", NULL, test_leave);
  ADD ("/offer-texts/stay", NULL, test_stay);
  ADD ("/offer-texts/add-language", NULL, test_add_language);
  ADD ("/offer-texts/lacking", NULL, test_lacking);
  ADD ("/offer-texts/remove-language", NULL, test_remove_language);
  ADD ("/offer-texts/menu", NULL, test_menu);
#undef ADD
  g_test_add_func ("/offer-texts/match", test_match);
  return g_test_run ();
}
