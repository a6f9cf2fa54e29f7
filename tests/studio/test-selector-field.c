/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field for which products are meant, and lists of products and other elements. */

#include "field-fixture.h"

#include "studio-list-field.h"
#include "studio-list-row.h"
#include "studio-number-field.h"
#include "studio-pick-button.h"
#include "studio-pick-row.h"
#include "studio-selector-field.h"

/* ---- selectors ---- */

static GtkWidget *
show_selector (FieldFixture *fixture, const char *terms, StudioSelectorFlags flags)
{
  GtkWidget *field = studio_selector_field_new (fixture->session, "Products", "select", flags);

  field_fixture_add (fixture, "markdown", terms);
  field_fixture_show (fixture, field);
  return field;
}

/* In words, with how many of the catalogue's products that are. */
static void
test_sentence (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = show_selector (fixture, "", STUDIO_SELECTOR_NONE);

  WAIT_FOR (shows_text (field, "any product · 5 products"));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "select", "{\"brands\":[\"A & B\"]}"));
  WAIT_FOR (shows_text (field, "products by “A & B” · 2 products"));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "select", "{\"skus\":[\"S1\"]}"));
  WAIT_FOR (shows_text (field, "“Shirt <b>” · 1 product"));
}

static GtkWidget *
open_selector (GtkWidget *field)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (field), TRUE);
  return field;
}

/* Types in the search of what a button offers, and takes the first. */
static void
pick (GtkWidget *field, const char *label, const char *text)
{
  GtkWidget *button = find_labelled (field, GTK_TYPE_MENU_BUTTON, label);
  GtkWidget *search;

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  search = find_labelled (button, GTK_TYPE_SEARCH_ENTRY, label);
  WAIT_FOR (gtk_widget_get_mapped (search));
  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
  WAIT_FOR ((g_signal_emit_by_name (search, "activate"), !gtk_widget_get_mapped (search)));
}

typedef struct
{
  const char *name;
  const char *button;
  const char *typed;
  const char *select; /* what is selected then */
  const char *chip;   /* takes it away again */
} PickCase;

static const PickCase pick_cases[] = {
    {"category", "Add a category", "tee", "{\"categories\":[[\"Clothing\",\"Tees\"]]}",
     "Remove Clothing › Tees"},
    {"category-above", "Add a category", "cloth", "{\"categories\":[[\"Clothing\"]]}",
     "Remove Clothing"},
    {"brand", "Add a brand", "a & B", "{\"brands\":[\"A & B\"]}", "Remove A & B"},
    {"tag", "Add a tag", "", "{\"tags\":[\"new\"]}", "Remove new"},
    {"attribute", "Add an attribute", "size", "{\"attributes\":{\"size\":\"M\"}}",
     "Remove size: M"},
};

static void
test_pick (FieldFixture *fixture, gconstpointer data)
{
  const PickCase  *row = data;
  GtkWidget       *field = open_selector (show_selector (fixture, "", STUDIO_SELECTOR_NONE));
  g_autofree char *wanted = g_strdup_printf ("{\"select\":%s}", row->select);

  pick (field, row->button, row->typed);
  field_fixture_wait (fixture, wanted);
  WAIT_FOR (find_labelled (field, GTK_TYPE_BUTTON, row->chip) != NULL);
  /* Again it changes nothing. */
  pick (field, row->button, row->typed);
  g_assert_true (press_key (find_labelled (field, GTK_TYPE_BUTTON, row->chip), GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{}");
  WAIT_FOR (find_labelled (field, GTK_TYPE_BUTTON, row->chip) == NULL);
}

/* The list is indented as the catalogue's tree is, and says how many products there are. */
static void
test_tree (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = open_selector (show_selector (fixture, "", STUDIO_SELECTOR_NONE));
  GtkWidget *button = find_labelled (field, GTK_TYPE_MENU_BUTTON, "Add a category");
  GtkWidget *search;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  search = find_labelled (button, GTK_TYPE_SEARCH_ENTRY, "Add a category");
  WAIT_FOR (shows_text (button, "Tees"));
  g_assert_nonnull (find_labelled (button, GTK_TYPE_LIST_BOX_ROW, "Clothing, 3 products"));
  g_assert_nonnull (find_labelled (button, GTK_TYPE_LIST_BOX_ROW, "Clothing › Tees, 1 product"));
  /* Down chooses in the list while one types. */
  g_assert_true (press_key (search, GDK_KEY_Down, 0));
  g_signal_emit_by_name (search, "activate");
  field_fixture_wait (fixture, "{\"select\":{\"categories\":[[\"Clothing\",\"Shirts\"]]}}");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  g_signal_emit_by_name (search, "search-changed");
  WAIT_FOR (shows_text (button, "Nothing of that name"));
}

static void
test_product_and_price (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = open_selector (show_selector (fixture, "", STUDIO_SELECTOR_NONE));
  GtkWidget *products = find_nth (field, STUDIO_TYPE_PICK_ROW, 3);

  choose_product (products, "blue");
  field_fixture_wait (fixture, "{\"select\":{\"skus\":[\"S2\"]}}");
  type_in (find_labelled (field, GTK_TYPE_ENTRY, "Price from"), "10");
  field_fixture_wait (fixture, "{\"select\":{\"skus\":[\"S2\"],\"price\":{\"from\":1000}}}");
  type_in (find_labelled (field, GTK_TYPE_ENTRY, "Price up to"), "60");
  field_fixture_wait (fixture,
                      "{\"select\":{\"skus\":[\"S2\"],\"price\":{\"from\":1000,\"to\":6000}}}");
  g_signal_emit_by_name (find_labelled (field, GTK_TYPE_BUTTON, "Clear “Products”"), "clicked");
  field_fixture_wait (fixture, "{}");
  WAIT_FOR (!gtk_widget_get_mapped (find_labelled (field, GTK_TYPE_BUTTON, "Clear “Products”")));
}

static void
test_except (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = open_selector (
      show_selector (fixture, "\"select\":{\"brands\":[\"A & B\"]}", STUDIO_SELECTOR_NONE));
  GtkWidget *except = find_nth (field, STUDIO_TYPE_SELECTOR_FIELD, 1);

  WAIT_FOR (shows_text (except, "Nothing"));
  open_selector (except);
  g_assert_null (find_nth (except, STUDIO_TYPE_SELECTOR_FIELD, 1));
  pick (except, "Add a category", "tee");
  field_fixture_wait (fixture, "{\"select\":{\"brands\":[\"A & B\"],\"except\":{\"categories\":[["
                               "\"Clothing\",\"Tees\"]]}}}");
  WAIT_FOR (shows_text (field, "products by “A & B” except Tees · 1 product"));
}

/* What has to be chosen is not any product before that was said. */
static void
test_required (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = open_selector (show_selector (fixture, "", STUDIO_SELECTOR_REQUIRED));
  GtkWidget *any = find_labelled (field, GTK_TYPE_SWITCH, "Any product");

  g_assert_true (shows_text (field, "Nothing chosen yet"));
  gtk_switch_set_active (GTK_SWITCH (any), TRUE);
  field_fixture_wait (fixture, "{\"select\":{}}");
  WAIT_FOR (shows_text (field, "any product · 5 products"));
  gtk_switch_set_active (GTK_SWITCH (any), FALSE);
  field_fixture_wait (fixture, "{}");
}

static gboolean
drop_on (GtkWidget *widget, const char *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &is_taken);
    }
  return is_taken;
}

static void
test_drop (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = show_selector (fixture, "", STUDIO_SELECTOR_NONE);

  g_assert_true (drop_on (field, "s1\nT1"));
  field_fixture_wait (fixture, "{\"select\":{\"skus\":[\"S1\",\"T1\"]}}");
  g_assert_false (drop_on (field, "nothing"));
  g_assert_cmpstr (fixture->said, ==, "There is no product “nothing”");
  g_assert_false (drop_on (field, "vitrine-offer:x"));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "select", "{\"tags\":[\"new\"]}"));
  field_fixture_wait (fixture, "{\"select\":{\"tags\":[\"new\"]}}");
  g_assert_true (drop_on (field, "S2"));
  WAIT_FOR (fixture->failed != NULL);
  g_assert_true (g_str_has_prefix (fixture->failed, "Products are chosen by category"));
  g_assert_true (field_fixture_has (fixture, "{\"select\":{\"tags\":[\"new\"]}}"));
}

/* ---- lists of products ---- */

static StudioListRow *
row_at (GtkWidget *field, guint index)
{
  GtkWidget *row = find_nth (field, STUDIO_TYPE_LIST_ROW, index);

  g_assert_nonnull (row);
  return STUDIO_LIST_ROW (row);
}

static gboolean
has_focus (FieldFixture *fixture, gpointer row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

static void
test_products (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field =
      studio_product_list_field_new (fixture->session, "Fillers", "To reach the next step", "fill");

  field_fixture_add (fixture, "threshold", "");
  field_fixture_show (fixture, field);
  g_assert_true (shows_text (field, "Search below, or drag products here"));
  choose_product (field, "tee");
  field_fixture_wait (fixture, "{\"fill\":[\"T1\"]}");
  WAIT_FOR (shows_text (field, "T1 · $20.00"));
  g_assert_false (shows_text (field, "Search below, or drag products here"));
  g_assert_true (drop_on (find_labelled (field, GTK_TYPE_LIST_BOX, "Products"), "S1\ns2"));
  field_fixture_wait (fixture, "{\"fill\":[\"T1\",\"S1\",\"S2\"]}");
  WAIT_FOR (shows_text (field, "Shirt <b>"));

  /* Focus goes with what is moved. */
  g_assert_true (press_key (GTK_WIDGET (row_at (field, 0)), GDK_KEY_Down, GDK_ALT_MASK));
  field_fixture_wait (fixture, "{\"fill\":[\"S1\",\"T1\",\"S2\"]}");
  WAIT_FOR (has_focus (fixture, row_at (field, 1)));
  g_assert_true (press_key (GTK_WIDGET (row_at (field, 0)), GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_true (press_key (GTK_WIDGET (row_at (field, 2)), GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_true (press_key (GTK_WIDGET (row_at (field, 1)), GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{\"fill\":[\"S1\",\"S2\"]}");
  WAIT_FOR (has_focus (fixture, row_at (field, 1)));
  g_signal_emit_by_name (find_labelled (field, GTK_TYPE_BUTTON, "Remove Shirt <b>"), "clicked");
  field_fixture_wait (fixture, "{\"fill\":[\"S2\"]}");
}

/* A product of the list that is dropped on it is moved. */
static void
test_products_drag (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_product_list_field_new (fixture->session, "Fillers", NULL, "fill");

  field_fixture_add (fixture, "threshold", "\"fill\":[\"S1\",\"S2\",\"T1\"]");
  field_fixture_show (fixture, field);
  WAIT_FOR (gtk_widget_get_height (GTK_WIDGET (row_at (field, 0))) > 0);
  g_assert_true (drop_on (find_labelled (field, GTK_TYPE_LIST_BOX, "Products"), "T1"));
  field_fixture_wait (fixture, "{\"fill\":[\"T1\",\"S1\",\"S2\"]}");
}

/* ---- lists of other elements ---- */

static JsonNode *
break_new (StudioSession *session, const VtOffer *offer)
{
  return json_from_string ("{\"from\":2,\"reward\":{\"percent\":\"5\"}}", NULL);
}

static void
tell_break (StudioSession *session,
            const VtOffer *offer,
            JsonNode      *element,
            guint          index,
            char         **ret_title,
            char         **ret_subtitle)
{
  *ret_title = g_strdup_printf ("Break %u", index + 1);
  *ret_subtitle = json_to_string (element, FALSE);
}

static void
extend_break (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *from = g_strconcat (path, "/from", NULL);

  g_ptr_array_add (rows, studio_number_field_new (session, "From", from, 1, 99, "units", NULL));
}

static const StudioListKind breaks = {
    .list_name = "Breaks",
    .empty = "No break yet",
    .add = "Add Break",
    .create = break_new,
    .tell = tell_break,
    .extend = extend_break,
};

#define BREAK(n) "{\"from\":" #n ",\"reward\":{\"percent\":\"5\"}}"

static void
test_elements (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *field = studio_list_field_new (fixture->session, "Breaks", NULL, "breaks", &breaks);
  GtkWidget *add;
  GtkWidget *entry;

  field_fixture_add (fixture, "volume", "");
  field_fixture_show (fixture, field);
  g_assert_true (shows_text (field, "No break yet"));
  add = find_nth (field, GTK_TYPE_BUTTON, 0);
  g_signal_emit_by_name (add, "clicked");
  field_fixture_wait (fixture, "{\"breaks\":[" BREAK (2) "]}");
  /* What was added is open, and its first field has the focus. */
  WAIT_FOR (find_nth (field, STUDIO_TYPE_LIST_ROW, 0) != NULL);
  entry = find_labelled (GTK_WIDGET (row_at (field, 0)), GTK_TYPE_ENTRY, "From");
  WAIT_FOR (has_focus (fixture, entry));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row_at (field, 0))));
  type_in (entry, "3");
  field_fixture_wait (fixture, "{\"breaks\":[" BREAK (3) "]}");
  g_signal_emit_by_name (add, "clicked");
  field_fixture_wait (fixture, "{\"breaks\":[" BREAK (3) "," BREAK (2) "]}");
  WAIT_FOR (find_nth (field, STUDIO_TYPE_LIST_ROW, 1) != NULL);
  g_assert_true (press_key (GTK_WIDGET (row_at (field, 1)), GDK_KEY_Up, GDK_ALT_MASK));
  field_fixture_wait (fixture, "{\"breaks\":[" BREAK (2) "," BREAK (3) "]}");
  WAIT_FOR (g_str_equal (typed_in (GTK_WIDGET (row_at (field, 1))), "3"));
  g_assert_true (press_key (GTK_WIDGET (row_at (field, 0)), GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{\"breaks\":[" BREAK (3) "]}");
  WAIT_FOR (g_str_equal (typed_in (GTK_WIDGET (row_at (field, 0))), "3"));
  g_assert_null (find_nth (field, STUDIO_TYPE_LIST_ROW, 1));
  g_assert_false (drop_on (find_labelled (field, GTK_TYPE_LIST_BOX, "Breaks"), "S1"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (FieldFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/selector-field/sentence", test_sentence},
      {"/selector-field/tree", test_tree},
      {"/selector-field/product-and-price", test_product_and_price},
      {"/selector-field/except", test_except},
      {"/selector-field/required", test_required},
      {"/selector-field/drop", test_drop},
      {"/list-field/products", test_products},
      {"/list-field/products-drag", test_products_drag},
      {"/list-field/elements", test_elements},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FieldFixture, NULL, field_fixture_set_up, tests[i].test,
                field_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (pick_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/selector-field/pick/", pick_cases[i].name, NULL);

      g_test_add (path, FieldFixture, &pick_cases[i], field_fixture_set_up, test_pick,
                  field_fixture_tear_down);
    }
  return g_test_run ();
}
