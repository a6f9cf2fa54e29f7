/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shopper reads, on the Preview page. */

#include "studio-fixture.h"

#include "studio-language-choice.h"
#include "studio-message-label.h"
#include "studio-preview-page.h"
#include "studio-prompt-row.h"
#include "studio-till.h"
#include "studio-verdict-row.h"
#include "vt-offer-form.h"
#include "vt-offer-texts.h"

#include <adwaita.h>

typedef struct
{
  StudioFixture       studio;
  GSimpleActionGroup *actions; /* (owned) */
  GtkWidget          *window;
  GtkWidget          *page;
} Fixture;

/* ---- helpers ---- */

static void
wait_for_till (Fixture *fixture)
{
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->studio.session)));
}

#define KIT                                                                                        \
  "{\"id\":\"kit\",\"kind\":\"bundle\",\"name\":\"Kit\",\"state\":\"ready\",\"reward\":{"          \
  "\"percent\":\"10\"},"                                                                           \
  "\"components\":[{\"sku\":\"CAM-A6K\",\"quantity\":1,\"primary\":true},"                         \
  "{\"sku\":\"CASE-M\",\"quantity\":1},{\"sku\":\"SD-128\",\"quantity\":1}]}"

/* The only offer, a kit of camera, bag and card, with messages of its own. */
static void
keep_kit (Fixture *fixture, const char *message, const char *german)
{
  StudioSession *session = fixture->studio.session;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kits = vt_offers_from_text (KIT, -1, &error);
  VtOffer *kit = kits->pdata[0];

  g_assert_true (vt_offer_set_text (kit, "message", "und", message, &error));
  g_assert_true (vt_offer_set_text (kit, "message", "de", german, &error));
  studio_session_save_offer (session, "Change Message", kit);
  WAIT_FOR (studio_session_get_offers (session)->len == 1 &&
            vt_offer_equal (studio_session_get_offers (session)->pdata[0], kit));
  wait_for_till (fixture);
}

static void
put (Fixture *fixture, const char *sku, int quantity)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "cart-set",
                                  g_variant_new ("(si)", sku, quantity));
  wait_for_till (fixture);
}

static void
read_in (Fixture *fixture, const char *language)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "shopper-language",
                                  g_variant_new_string (language));
  wait_for_till (fixture);
}

static char *
get_language (Fixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->actions), "shopper-language");

  return g_variant_dup_string (state, NULL);
}

/* What the row of that type shows as the message; "" where it shows none. */
static const char *
get_message (Fixture *fixture, GType row_type)
{
  GtkWidget *row = studio_find_widget (fixture->page, row_type);
  GtkWidget *label = studio_find_widget (row, STUDIO_TYPE_MESSAGE_LABEL);

  g_assert_cmpint (gtk_widget_get_visible (label), ==,
                   *studio_message_label_get_text (STUDIO_MESSAGE_LABEL (label)) != '\0');
  return studio_message_label_get_text (STUDIO_MESSAGE_LABEL (label));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  studio_fixture_set_up (&fixture->studio);
  fixture->actions = g_simple_action_group_new ();
  studio_preview_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->studio.session);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  fixture->page = studio_preview_page_new (fixture->studio.session);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  keep_kit (fixture, "<b>{products}</b> for {price} & save {saving}", "{saving} sparen");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_fixture_tear_down (&fixture->studio);
}

/* ---- tests ---- */

/* Filled with what the prompt would change; what was written as markup is read as it is. */
static void
test_prompt (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *row;
  g_autofree char *name = NULL;

  put (fixture, "CAM-A6K", 1);
  row = studio_find_widget (fixture->page, STUDIO_TYPE_PROMPT_ROW);
  g_assert_cmpstr (get_message (fixture, STUDIO_TYPE_PROMPT_ROW), ==, (const char *) data);
  name = g_strdup_printf (". Message: %s", (const char *) data);
  /* The label ends with it. */
  g_assert_nonnull (row);
  {
    g_autofree char *problem = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

    g_assert_nonnull (strstr (problem, name));
  }
}

/* Once it is applied, it says what was saved of all. */
static void
test_verdict (Fixture *fixture, gconstpointer data)
{
  static const char *const skus[] = {"CAM-A6K", "CASE-M", "SD-128"};

  put (fixture, "CAM-A6K", 1);
  g_assert_cmpstr (get_message (fixture, STUDIO_TYPE_VERDICT_ROW), ==, "");
  for (gsize i = 1; i < G_N_ELEMENTS (skus); i++)
    put (fixture, skus[i], 1);
  g_assert_cmpstr (get_message (fixture, STUDIO_TYPE_VERDICT_ROW), ==, (const char *) data);
  g_assert_null (studio_find_widget (fixture->page, STUDIO_TYPE_PROMPT_ROW));
}

static GtkDropDown *
find_choice (Fixture *fixture)
{
  GtkWidget *choice = studio_find_widget (fixture->page, STUDIO_TYPE_LANGUAGE_CHOICE);

  return GTK_DROP_DOWN (studio_find_widget (choice, GTK_TYPE_DROP_DOWN));
}

static char *
get_chosen (Fixture *fixture)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (find_choice (fixture));

  return g_strdup (gtk_string_object_get_string (item));
}

/* By action and by hand; what no offer is in can be asked for as well. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = get_chosen (fixture);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *language = NULL;
  g_autofree char *refused = NULL;

  put (fixture, "CAM-A6K", 1);
  g_assert_cmpstr (first, ==, "Any language");
  read_in (fixture, "de_at");
  g_assert_true (g_str_has_suffix (get_message (fixture, STUDIO_TYPE_PROMPT_ROW), " sparen"));
  second = get_chosen (fixture);
  g_assert_cmpstr (second, ==, "Deutsch (AT)");
  language = get_language (fixture);
  g_assert_cmpstr (language, ==, "de-AT");

  gtk_drop_down_set_selected (find_choice (fixture), 0);
  wait_for_till (fixture);
  g_assert_true (g_str_has_prefix (get_message (fixture, STUDIO_TYPE_PROMPT_ROW), "<b>"));
  /* What was chosen is gone from the list, as no offer is in it. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (find_choice (fixture))), ==,
                    2);
  gtk_drop_down_set_selected (find_choice (fixture), 1);
  wait_for_till (fixture);
  g_assert_true (g_str_has_suffix (get_message (fixture, STUDIO_TYPE_PROMPT_ROW), " sparen"));
  third = get_chosen (fixture);
  g_assert_cmpstr (third, ==, "Deutsch");

  read_in (fixture, "no language");
  refused = get_language (fixture);
  g_assert_cmpstr (refused, ==, "de");
}

/* Where no offer says a language there is none to choose. */
static void
test_one_language (Fixture *fixture, gconstpointer data)
{
  GtkWidget *choice = studio_find_widget (fixture->page, STUDIO_TYPE_LANGUAGE_CHOICE);

  g_assert_true (gtk_widget_get_visible (choice));
  keep_kit (fixture, "Plain", "");
  g_assert_false (gtk_widget_get_visible (choice));
}

/* ---- the label alone ---- */

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static const struct
{
  const char *text;
  const char *told; /* (nullable) */
} gap_cases[] = {
    {"All of it: {saving}", NULL},
    {"{gift} {coupon} {gift}", "Nobody reads it here: nothing to put in for {gift}, {coupon}."},
    {"{gift} {prise}", "Nobody reads it: there is no placeholder {prise}."},
};

static void
test_gaps (void)
{
  StudioMessageLabel *label =
      STUDIO_MESSAGE_LABEL (g_object_ref_sink (studio_message_label_new ()));
  g_autoptr (VtMessageValues) values = vt_message_values_new ();

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (label)));
  values->texts[VT_PLACEHOLDER_SAVING] = g_strdup ("£1.00");
  for (gsize i = 0; i < G_N_ELEMENTS (gap_cases); i++)
    {
      g_autoptr (VtMessage) message = vt_message_fill (gap_cases[i].text, values);
      g_autofree char *told = studio_message_tell_gaps (message);

      studio_message_label_set (label, message, "en");
      g_assert_cmpstr (told, ==, gap_cases[i].told);
      g_assert_true (shows (GTK_WIDGET (label), message->text));
      if (told != NULL)
        g_assert_true (shows (GTK_WIDGET (label), told));
    }
  studio_message_label_set (label, NULL, "en");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (label)));
  g_assert_cmpstr (studio_message_label_get_text (label), ==, "");
  g_object_unref (label);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/preview-messages/prompt",
       "<b>Medium Camera Bag and Memory Card 128 GB</b> for $978.12 & save $108.68", test_prompt);
  ADD ("/preview-messages/verdict",
       "<b>Aurora A6 Mirrorless Camera with 16-50 mm Lens, Medium Camera Bag and Memory Card 128 "
       "GB</b> for $978.12 & save $108.68",
       test_verdict);
  ADD ("/preview-messages/language", NULL, test_language);
  ADD ("/preview-messages/one-language", NULL, test_one_language);
#undef ADD
  g_test_add_func ("/preview-messages/gaps", test_gaps);
  return g_test_run ();
}
