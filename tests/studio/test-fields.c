/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that editors of offers are made of: what each shows, keeps and refuses. */

#include "field-fixture.h"

#include "studio-choice-field.h"
#include "studio-date-field.h"
#include "studio-field-set.h"
#include "studio-fold-field.h"
#include "studio-live-figure.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-offer-conditions.h"
#include "studio-percent-field.h"
#include "studio-product-field.h"
#include "studio-reward-field.h"
#include "studio-slider.h"
#include "studio-text-field.h"
#include "vt-terms-path.h"

#include <adwaita.h>

/* ---- what is typed ---- */

static GtkWidget *
money_new (StudioSession *session)
{
  return studio_money_field_new (session, "Field", "v/x", 100, NULL);
}

static GtkWidget *
optional_money_new (StudioSession *session)
{
  return studio_money_field_new (session, "Field", "v/x", 0, "no limit");
}

static GtkWidget *
number_new (StudioSession *session)
{
  return studio_number_field_new (session, "Field", "v/x", 1, 999, "days", "ever");
}

static GtkWidget *
percent_new (StudioSession *session)
{
  return studio_percent_field_new (session, "Field", "v/x", 500000, "none");
}

static GtkWidget *
text_new (StudioSession *session)
{
  return studio_text_field_new (session, "Field", "v/x", 8, "none");
}

static GtkWidget *
words_new (StudioSession *session)
{
  return studio_words_field_new (session, "Field", "v/x", 3, "all");
}

static GtkWidget *
hours_new (StudioSession *session)
{
  return studio_hours_field_new (session, "Field", "v/x", "all day");
}

static GtkWidget *
date_new (StudioSession *session)
{
  return studio_date_field_new (session, "Field", "v/x", "always");
}

static GtkWidget *
coupons_new (StudioSession *session)
{
  return studio_coupons_field_new (session, "Field");
}

typedef struct
{
  const char *name;
  GtkWidget *(*create) (StudioSession *session);
  const char *terms; /* of the offer */
  const char *shown; /* in the entry at first */
  const char *typed;
  const char *result; /* of the offer; NULL: refused */
  const char *after;  /* in the entry then; the reason if it was refused */
} EntryCase;

static const EntryCase entry_cases[] = {
    {"money", money_new, "\"v\":{\"x\":1990}", "$19.90", "20", "{\"v\":{\"x\":2000}}", "$20.00"},
    {"money-too-little", money_new, "\"v\":{\"x\":1990}", "$19.90", "0.99", NULL,
     "An amount from $1.00 on"},
    {"money-required", money_new, "\"v\":{\"x\":1990}", "$19.90", "", NULL,
     "Something has to stand here"},
    {"money-none", money_new, "\"v\":{\"x\":\"no\"}", "", "1", "{\"v\":{\"x\":100}}", "$1.00"},
    {"money-removed", optional_money_new, "\"v\":{\"x\":1990}", "$19.90", " ", "{}", ""},
    {"money-added", optional_money_new, "", "", "$1,234.50", "{\"v\":{\"x\":123450}}", "$1,234.50"},
    {"number", number_new, "\"v\":{\"x\":7}", "7", " 12 ", "{\"v\":{\"x\":12}}", "12"},
    {"number-too-large", number_new, "\"v\":{\"x\":7}", "7", "1000", NULL,
     "A whole number from 1 to 999"},
    {"number-fraction", number_new, "", "", "1.5", NULL, "A whole number from 1 to 999"},
    {"number-removed", number_new, "\"v\":{\"x\":7},\"last\":true", "7", "", "{\"last\":true}", ""},
    {"percent", percent_new, "\"v\":{\"x\":\"12.5\"}", "12.5", "20 %", "{\"v\":{\"x\":\"20\"}}",
     "20"},
    {"percent-too-much", percent_new, "", "", "50", NULL, "Less than 50 %"},
    {"text", text_new, "\"v\":{\"x\":\"sale\"}", "sale", " a <b> ", "{\"v\":{\"x\":\"a <b>\"}}",
     "a <b>"},
    {"text-too-long", text_new, "", "", "123456789", NULL, "Shorter, please"},
    {"words", words_new, "\"v\":{\"x\":[\"web\",\"app\"]}", "web, app", "web,, store ,web",
     "{\"v\":{\"x\":[\"web\",\"store\"]}}", "web, store"},
    {"words-too-many", words_new, "", "", "a,b,c,d", NULL, "One to 3 words with commas between"},
    {"hours", hours_new, "\"v\":{\"x\":[{\"from\":\"09:00\",\"until\":\"17:00\"}]}", "09:00-17:00",
     "9:00 - 12:30, 22:00–02:00",
     "{\"v\":{\"x\":[{\"from\":\"09:00\",\"until\":\"12:30\"},{\"from\":\"22:00\",\"until\":"
     "\"02:00\"}]}}",
     "09:00-12:30, 22:00-02:00"},
    {"hours-none", hours_new, "", "", "9 to 5", NULL, "Write hours as 09:00-12:00, 14:00-18:00"},
    {"hours-empty-span", hours_new, "", "", "09:00-09:00", NULL,
     "Write hours as 09:00-12:00, 14:00-18:00"},
    {"hours-past-the-day", hours_new, "", "", "09:00-24:01", NULL,
     "Write hours as 09:00-12:00, 14:00-18:00"},
    {"date", date_new, "\"v\":{\"x\":\"2025-11-24T00:00:00Z\"}", "2025-11-24", "2025-12-01 18:30",
     "{\"v\":{\"x\":\"2025-12-01T18:30:00Z\"}}", "2025-12-01T18:30:00Z"},
    {"date-none", date_new, "", "", "tomorrow", NULL,
     "Write a day as 2025-11-24, or 2025-11-24 18:30"},
    {"coupon", coupons_new, "\"coupon\":\"X\"", "X", "Y", "{\"coupon\":\"Y\"}", "Y"},
    {"coupons", coupons_new, "\"coupon\":\"X\"", "X", "Y, Z", "{\"coupons\":[\"Y\",\"Z\"]}",
     "Y, Z"},
    {"coupons-to-one", coupons_new, "\"coupons\":[\"Y\",\"Z\"]", "Y, Z", "Z", "{\"coupon\":\"Z\"}",
     "Z"},
    {"coupons-removed", coupons_new, "\"coupons\":[\"Y\",\"Z\"]", "Y, Z", "", "{}", ""},
};

static void
test_entry (FieldFixture *fixture, gconstpointer data)
{
  const EntryCase *row = data;
  GtkWidget       *field = row->create (fixture->session);
  g_autofree char *before = NULL;

  field_fixture_add (fixture, "markdown", row->terms);
  before = json_to_string (field_fixture_get (fixture)->terms, FALSE);
  field_fixture_show (fixture, field);
  g_assert_cmpstr (typed_in (field), ==, row->shown);
  g_assert_nonnull (find_labelled (field, GTK_TYPE_ENTRY, "Field"));

  type_in (field, row->typed);
  if (row->result == NULL)
    {
      g_assert_true (shows_text (field, row->after));
      gtk_test_accessible_assert_state (find_labelled (field, GTK_TYPE_ENTRY, "Field"),
                                        GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      field_fixture_act (fixture, "offer-set-name", g_variant_new_string ("Later"));
      WAIT_FOR (g_str_equal (field_fixture_get (fixture)->name, "Later"));
      g_assert_true (field_fixture_has (fixture, before));
      g_assert_cmpstr (typed_in (field), ==, row->typed);
      /* The reason goes with the next letter, what was typed with Escape. */
      g_assert_true (press_key (field, GDK_KEY_Escape, 0));
      g_assert_cmpstr (typed_in (field), ==, row->shown);
      g_assert_false (shows_text (field, row->after));
      return;
    }
  g_assert_cmpstr (typed_in (field), ==, row->after);
  field_fixture_wait (fixture, row->result);
  g_assert_cmpstr (typed_in (field), ==, row->after);
  studio_session_undo (fixture->session);
  field_fixture_wait (fixture, before);
  WAIT_FOR (g_str_equal (typed_in (field), row->shown));
}

/* ---- keys ---- */

typedef struct
{
  const char *name;
  GtkWidget *(*create) (StudioSession *session);
  const char *terms;
  guint       keyval;
  const char *result; /* NULL: nothing happens */
} StepCase;

static const StepCase step_cases[] = {
    {"number-up", number_new, "\"v\":{\"x\":7}", GDK_KEY_Up, "{\"v\":{\"x\":8}}"},
    {"number-down", number_new, "\"v\":{\"x\":7}", GDK_KEY_Down, "{\"v\":{\"x\":6}}"},
    {"number-least", number_new, "\"v\":{\"x\":1}", GDK_KEY_Down, NULL},
    {"number-most", number_new, "\"v\":{\"x\":999}", GDK_KEY_Up, NULL},
    {"number-begin", number_new, "", GDK_KEY_Up, "{\"v\":{\"x\":1}}"},
    {"percent-up", percent_new, "\"v\":{\"x\":\"12.5\"}", GDK_KEY_Up, "{\"v\":{\"x\":\"13.5\"}}"},
    {"percent-most", percent_new, "\"v\":{\"x\":\"49\"}", GDK_KEY_Up, NULL},
    {"date-up", date_new, "\"v\":{\"x\":\"2025-11-30T00:00:00Z\"}", GDK_KEY_Up,
     "{\"v\":{\"x\":\"2025-12-01T00:00:00Z\"}}"},
    {"date-begin", date_new, "", GDK_KEY_Up, NULL},
};

static void
test_step (FieldFixture *fixture, gconstpointer data)
{
  const StepCase  *row = data;
  GtkWidget       *field = row->create (fixture->session);
  GtkWidget       *entry;
  g_autofree char *before = NULL;

  field_fixture_add (fixture, "markdown", row->terms);
  before = json_to_string (field_fixture_get (fixture)->terms, FALSE);
  field_fixture_show (fixture, field);
  entry = find_labelled (field, GTK_TYPE_ENTRY, "Field");
  g_assert_true (press_key (entry, row->keyval, 0));
  g_assert_false (press_key (entry, row->keyval, GDK_ALT_MASK));
  g_assert_false (press_key (entry, GDK_KEY_a, 0));
  if (row->result != NULL)
    {
      field_fixture_wait (fixture, row->result);
      return;
    }
  /* Whatever was asked for before it is done by then. */
  field_fixture_act (fixture, "offer-set-name", g_variant_new_string ("Later"));
  WAIT_FOR (g_str_equal (field_fixture_get (fixture)->name, "Later"));
  g_assert_true (field_fixture_has (fixture, before));
}

/* Leaving keeps, and what is being typed stays while others change. */
static void
test_leaving (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *set = studio_field_set_new ();
  GtkWidget *number = number_new (fixture->session);
  GtkWidget *other = studio_text_field_new (fixture->session, "Other", "name_of_it", 20, "none");

  studio_field_set_add_group (STUDIO_FIELD_SET (set), "Group", NULL, "Fields");
  studio_field_set_add (STUDIO_FIELD_SET (set), number);
  studio_field_set_add (STUDIO_FIELD_SET (set), other);
  field_fixture_add (fixture, "markdown", "\"v\":{\"x\":7}");
  field_fixture_show (fixture, set);
  g_assert_nonnull (find_labelled (set, GTK_TYPE_LIST_BOX, "Fields"));
  g_assert_true (gtk_widget_grab_focus (number));
  gtk_editable_set_text (GTK_EDITABLE (find_labelled (number, GTK_TYPE_ENTRY, "Field")), "5");
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "last", "true"));
  field_fixture_wait (fixture, "{\"v\":{\"x\":7},\"last\":true}");
  g_assert_cmpstr (typed_in (number), ==, "5");
  studio_field_set_commit (set);
  field_fixture_wait (fixture, "{\"v\":{\"x\":5},\"last\":true}");

  /* Another offer is not given what was meant for the first. */
  gtk_editable_set_text (GTK_EDITABLE (find_labelled (number, GTK_TYPE_ENTRY, "Field")), "6");
  field_fixture_add (fixture, "markdown", "\"v\":{\"x\":2}");
  WAIT_FOR (g_str_equal (typed_in (number), "2"));
  studio_field_set_commit (set);
  g_assert_true (field_fixture_has (fixture, "{\"v\":{\"x\":2}}"));
}

/* The same written otherwise is no step of undo. */
static void
test_same (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = money_new (fixture->session);

  field_fixture_add (fixture, "markdown", "\"v\":{\"x\":2000}");
  field_fixture_show (fixture, field);
  type_in (field, "20");
  g_assert_cmpstr (typed_in (field), ==, "$20.00");
  field_fixture_act (fixture, "offer-set-name", g_variant_new_string ("Other"));
  WAIT_FOR (g_str_equal (field_fixture_get (fixture)->name, "Other"));
  studio_session_undo (fixture->session);
  WAIT_FOR (g_str_equal (studio_session_get_undo_label (fixture->session), "Add"));
}

/* What was there before a change may come once more before the change does: what is typed next must
 * not be taken for a share because a price was not there yet. */
static void
test_late_news (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field =
      studio_reward_field_new (fixture->session, "Discount", "reward", STUDIO_REWARD_ANY);
  GtkWidget *type;
  g_autoptr (VtOffer) before = NULL;

  field_fixture_add (fixture, "markdown", "\"reward\":{\"percent\":\"50\"}");
  field_fixture_show (fixture, field);
  type = find_labelled (field, GTK_TYPE_DROP_DOWN, "Discount: what is given");
  before = vt_offer_copy (field_fixture_get (fixture));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (type), 2);
  g_assert_true (studio_session_is_behind (fixture->session));
  studio_field_show (STUDIO_FIELD (field), before);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (type)), ==, 2);
  type_in (field, "29.90");
  field_fixture_wait (fixture, "{\"reward\":{\"fixed\":2990}}");

  /* Nothing is to come any more: what is there is there. */
  WAIT_FOR (!studio_session_is_behind (fixture->session));
  studio_field_show (STUDIO_FIELD (field), before);
  g_assert_cmpstr (typed_in (field), ==, "50");
}

/* ---- what is chosen ---- */

static const StudioChoice choices[] = {
    {NULL, "As usual"}, {"first", "The first"}, {"best", "The best"}};

static void
test_choice (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field =
      studio_choice_field_new (fixture->session, "Field", "v/x", choices, G_N_ELEMENTS (choices));
  GtkWidget *list;

  field_fixture_add (fixture, "markdown", "\"v\":{\"x\":\"best\"}");
  field_fixture_show (fixture, field);
  list = find_labelled (field, GTK_TYPE_DROP_DOWN, "Field");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 1);
  field_fixture_wait (fixture, "{\"v\":{\"x\":\"first\"}}");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 0);
  field_fixture_wait (fixture, "{}");
  /* What is none of them is left alone. */
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "v/x", "\"odd\""));
  field_fixture_wait (fixture, "{\"v\":{\"x\":\"odd\"}}");
  WAIT_FOR (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)) == GTK_INVALID_LIST_POSITION);
}

static void
test_truth (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_truth_field_new (fixture->session, "Field", "v", "Yes", "No");
  GtkWidget *list;

  field_fixture_add (fixture, "markdown", "\"v\":false");
  field_fixture_show (fixture, field);
  list = find_labelled (field, GTK_TYPE_DROP_DOWN, "Field");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 0);
  field_fixture_wait (fixture, "{\"v\":true}");
}

static void
test_switch (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_switch_field_new (fixture->session, "Field", "stacks", TRUE);
  GtkWidget *control;

  field_fixture_add (fixture, "markdown", "");
  field_fixture_show (fixture, field);
  control = find_labelled (field, GTK_TYPE_SWITCH, "Field");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (control)));
  gtk_switch_set_active (GTK_SWITCH (control), FALSE);
  field_fixture_wait (fixture, "{\"stacks\":false}");
  gtk_switch_set_active (GTK_SWITCH (control), TRUE);
  field_fixture_wait (fixture, "{}");
}

static void
test_checks (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_places_field_new (fixture->session, "Field", "placements");
  GtkWidget *box;
  GtkWidget *cart;

  field_fixture_add (fixture, "markdown", "\"placements\":[\"checkout\"]");
  field_fixture_show (fixture, field);
  box = find_labelled (field, GTK_TYPE_FLOW_BOX, "Field");
  cart = gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), 1));
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (cart)), ==, "Cart");
  g_assert_false (shows_text (field, "Everywhere"));
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "placements", ""));
  WAIT_FOR (shows_text (field, "Everywhere"));
  studio_session_undo (fixture->session);
  field_fixture_wait (fixture, "{\"placements\":[\"checkout\"]}");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cart), TRUE);
  field_fixture_wait (fixture, "{\"placements\":[\"cart\",\"checkout\"]}");
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "placements", "[\"cart\"]"));
  field_fixture_wait (fixture, "{\"placements\":[\"cart\"]}");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cart), FALSE);
  g_assert_true (shows_text (field, "Everywhere"));
  field_fixture_wait (fixture, "{}");
}

static void
test_product (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_product_field_new (fixture->session, "Field", "alternative/sku");

  field_fixture_add (fixture, "downsell", "");
  field_fixture_show (fixture, field);
  g_assert_true (shows_text (field, "None chosen yet"));
  choose_product (field, "tee");
  g_assert_true (shows_text (field, "Tee · T1 · $20.00"));
  field_fixture_wait (fixture, "{\"alternative\":{\"sku\":\"T1\"}}");
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "alternative/sku", "\"Q\""));
  WAIT_FOR (shows_text (field, "Q · not in the catalogue"));
}

/* ---- rewards ---- */

static gint64
whole_of (const VtOffer *offer, VtCatalog *catalog)
{
  return 4000;
}

static void
test_reward (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field =
      studio_reward_field_new (fixture->session, "Discount", "reward", STUDIO_REWARD_ANY);
  GtkDropDown *type;

  studio_reward_field_set_whole (STUDIO_REWARD_FIELD (field), whole_of);
  field_fixture_add (fixture, "markdown", "\"reward\":{\"percent\":\"12.5\"}");
  field_fixture_show (fixture, field);
  type = GTK_DROP_DOWN (find_labelled (field, GTK_TYPE_DROP_DOWN, "Discount: what is given"));
  g_assert_cmpstr (typed_in (field), ==, "12.5");
  type_in (field, "0");
  g_assert_true (shows_text (field, "More than 0 and at most 100 %"));
  type_in (field, "25");
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"25\"}}");
  /* The price stays what it was. */
  gtk_drop_down_set_selected (type, 1);
  field_fixture_wait (fixture, "{\"reward\":{\"amount\":1000}}");
  gtk_drop_down_set_selected (type, 2);
  field_fixture_wait (fixture, "{\"reward\":{\"fixed\":3000}}");
  g_assert_cmpstr (typed_in (field), ==, "$30.00");
  type_in (field, "0");
  field_fixture_wait (fixture, "{\"reward\":{\"fixed\":0}}");
  gtk_drop_down_set_selected (type, 0);
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"100\"}}");
}

static void
test_reward_optional (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_reward_field_new (fixture->session, "Discount", "reward",
                                              STUDIO_REWARD_AMOUNT | STUDIO_REWARD_OPTIONAL);

  field_fixture_add (fixture, "cross_sell", "");
  field_fixture_show (fixture, field);
  g_assert_cmpstr (typed_in (field), ==, "");
  type_in (field, "5");
  field_fixture_wait (fixture, "{\"reward\":{\"amount\":500}}");
  type_in (field, "");
  field_fixture_wait (fixture, "{}");
}

static void
on_draft (GtkWidget *widget, const VtOffer *draft, char **to)
{
  g_free (*to);
  *to = json_to_string (draft->terms, FALSE);
}

static char *
tell_percent (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, gpointer data)
{
  JsonNode *percent = vt_terms_path_get (offer->terms, "reward/percent");

  return percent != NULL ? g_strdup_printf ("%s of it", json_node_get_string (percent)) : NULL;
}

/* While it moves nothing is kept, but figures follow; where it stands still is one step of undo. */
static void
test_slider (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget       *set = studio_field_set_new ();
  GtkWidget       *slider;
  g_autofree char *draft = NULL;

  studio_field_set_add_group (STUDIO_FIELD_SET (set), "Group", NULL, "Fields");
  studio_field_set_add (STUDIO_FIELD_SET (set),
                        studio_reward_field_new (fixture->session, "Discount", "reward",
                                                 STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER));
  studio_field_set_add (STUDIO_FIELD_SET (set), studio_live_figure_new (fixture->session, "Figure",
                                                                        tell_percent, NULL, NULL));
  g_signal_connect (set, "draft", G_CALLBACK (on_draft), &draft);
  field_fixture_add (fixture, "markdown", "\"reward\":{\"percent\":\"12.5\"}");
  field_fixture_show (fixture, set);
  slider = find_labelled (set, STUDIO_TYPE_SLIDER, "Discount by slider");
  g_assert_true (gtk_widget_get_mapped (slider));
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (slider)), ==, 13);
  g_assert_true (shows_text (set, "12.5 of it"));
  gtk_range_set_value (GTK_RANGE (slider), 20);
  gtk_range_set_value (GTK_RANGE (slider), 30);
  g_assert_cmpstr (draft, ==, "{\"reward\":{\"percent\":\"30\"}}");
  g_assert_true (shows_text (set, "30 of it"));
  g_assert_true (field_fixture_has (fixture, "{\"reward\":{\"percent\":\"12.5\"}}"));
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"30\"}}");
  studio_session_undo (fixture->session);
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"12.5\"}}");
  /* What waits is kept when the field is left. */
  gtk_range_set_value (GTK_RANGE (slider), 40);
  studio_field_set_commit (set);
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"40\"}}");
  /* An amount is of no price known here. */
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "reward", "{\"amount\":5}"));
  WAIT_FOR (!gtk_widget_get_mapped (slider));
}

/* Nothing is kept because a field was made. */
static void
test_untouched (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_reward_field_new (fixture->session, "Discount", "reward",
                                              STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER);
  gint64     end_us = g_get_monotonic_time () + G_USEC_PER_SEC;

  field_fixture_add (fixture, "markdown", "\"reward\":{\"percent\":\"12.5\"}");
  field_fixture_show (fixture, field);
  while (g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (field_fixture_has (fixture, "{\"reward\":{\"percent\":\"12.5\"}}"));
}

/* ---- sets and folds ---- */

static gboolean
is_last (const VtOffer *offer)
{
  return vt_terms_path_get (offer->terms, "last") != NULL;
}

static void
test_shown_if (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *set = studio_field_set_new ();
  GtkWidget *field = number_new (fixture->session);

  studio_field_set_add_group (STUDIO_FIELD_SET (set), "Group", NULL, "Fields");
  studio_field_set_add (STUDIO_FIELD_SET (set), field);
  studio_field_set_show_if (STUDIO_FIELD_SET (set), field, is_last);
  field_fixture_add (fixture, "markdown", "");
  field_fixture_show (fixture, set);
  g_assert_false (gtk_widget_get_visible (field));
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "last", "true"));
  WAIT_FOR (gtk_widget_get_visible (field));
}

static void
extend (StudioSession *session, GPtrArray *rows)
{
  g_ptr_array_add (
      rows, studio_number_field_new (session, "Times", "limits/total", 1, 9, NULL, "no limit"));
}

static void
test_fold (FieldFixture *fixture, gconstpointer data)
{
  static const char *const members[] = {"limits", NULL};
  static const StudioFold  fold = {"Limits", "No limit <at all>", members, extend};
  GtkWidget               *field = studio_fold_field_new (fixture->session, &fold);

  field_fixture_add (fixture, "markdown", "\"coupon\":\"X\"");
  field_fixture_show (fixture, field);
  g_assert_true (shows_text (field, "No limit <at all>"));
  g_assert_null (find_labelled (field, GTK_TYPE_ENTRY, "Times"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (field), TRUE);
  type_in (find_labelled (field, GTK_TYPE_ENTRY, "Times"), "3");
  field_fixture_wait (fixture, "{\"coupon\":\"X\",\"limits\":{\"total\":3}}");
  WAIT_FOR (shows_text (field, "Times in All: 3"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (FieldFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/fields/leaving", test_leaving},     {"/fields/same", test_same},
      {"/fields/late-news", test_late_news}, {"/fields/choice", test_choice},
      {"/fields/truth", test_truth},         {"/fields/switch", test_switch},
      {"/fields/checks", test_checks},       {"/fields/product", test_product},
      {"/fields/reward", test_reward},       {"/fields/reward-optional", test_reward_optional},
      {"/fields/slider", test_slider},       {"/fields/untouched", test_untouched},
      {"/fields/shown-if", test_shown_if},   {"/fields/fold", test_fold},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FieldFixture, NULL, field_fixture_set_up, tests[i].test,
                field_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (entry_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fields/entry/", entry_cases[i].name, NULL);

      g_test_add (path, FieldFixture, &entry_cases[i], field_fixture_set_up, test_entry,
                  field_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (step_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/fields/step/", step_cases[i].name, NULL);

      g_test_add (path, FieldFixture, &step_cases[i], field_fixture_set_up, test_step,
                  field_fixture_tear_down);
    }
  return g_test_run ();
}
