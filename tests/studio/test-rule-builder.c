/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of a segment in its editor: conditions typed and chosen, groups, and what is refused. */

#include "segments-fixture.h"

#include "studio-product-entry.h"
#include "studio-rule-builder.h"
#include "studio-rule-group.h"
#include "studio-rule-part.h"
#include "studio-rule-row.h"
#include "studio-value-picker.h"

#define ONE_ORDER "{\"all\":[{\"orders\":{\"from\":1}}]}"

static gboolean
is_row_at (GtkWidget *widget, gconstpointer path)
{
  return STUDIO_IS_RULE_ROW (widget) &&
         g_str_equal (studio_rule_row_get_path (STUDIO_RULE_ROW (widget)), path);
}

static GtkWidget *
find_row (OffersFixture *fixture, const char *path)
{
  GtkWidget *row = offers_find (fixture->window, is_row_at, path);

  g_assert_nonnull (row);
  return row;
}

static gboolean
is_part_at (GtkWidget *widget, gconstpointer path)
{
  return STUDIO_IS_RULE_PART (widget) &&
         g_str_equal (studio_rule_part_get_path (STUDIO_RULE_PART (widget)), path);
}

static gboolean
is_group_at (GtkWidget *widget, gconstpointer path)
{
  return STUDIO_IS_RULE_GROUP (widget) &&
         g_str_equal (studio_rule_group_get_path (STUDIO_RULE_GROUP (widget)), path);
}

/* As the menu of the group at @path does. */
static void
add_to (OffersFixture *fixture, const char *path, const char *word)
{
  GtkWidget *group = offers_find (fixture->window, is_group_at, path);

  g_assert_nonnull (group);
  g_assert_true (gtk_widget_activate_action (group, "group.add", "s", word));
}

static gboolean
is_error (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error");
}

/* What the row at @path says is wrong, "" if nothing is. */
static const char *
problem_of (OffersFixture *fixture, const char *path)
{
  GtkWidget *label = offers_find (find_row (fixture, path), is_error, NULL);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : "";
}

/* Whether the focus is at or below @widget. */
static gboolean
has_focus (OffersFixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* ---- typing ---- */

/* What is typed is counted at once, and kept with Return. */
static void
test_draft (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Some", ONE_ORDER);
  WAIT_FOR_LABEL (fixture, "of 3 customers, 100 %");
  segments_fixture_type (fixture, "From", "2");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 67 %");
  g_assert_true (offers_fixture_says (fixture, "At least 2 orders."));
  WAIT_FOR_RULE (fixture, ONE_ORDER);
  segments_fixture_type (fixture, "To", "2");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 33 %");
  segments_fixture_enter (fixture, "To");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":2,\"to\":2}}]}");
  /* One step of undo for what was typed in one go. */
  studio_session_undo (fixture->session);
  WAIT_FOR_RULE (fixture, ONE_ORDER);
  WAIT_FOR_LABEL (fixture, "of 3 customers, 100 %");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (segments_fixture_entry (fixture, "To"))),
                   ==, "");
}

static void
test_take_back (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkShortcutTrigger) escape = gtk_keyval_trigger_new (GDK_KEY_Escape, 0);
  g_autoptr (GListModel) controllers = NULL;
  GtkWidget *row;
  gboolean   is_taken = FALSE;

  segments_fixture_make (fixture, "Some", ONE_ORDER);
  segments_fixture_type (fixture, "From", "3");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 33 %");
  row = find_row (fixture, "0");
  controllers = gtk_widget_observe_controllers (row);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (controller));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), escape))
            is_taken |=
                gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, row, NULL);
        }
    }
  g_assert_true (is_taken);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (segments_fixture_entry (fixture, "From"))),
                   ==, "1");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 100 %");
}

/* What cannot be kept is said below, and the old stays. */
static void
test_wrong (OffersFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *rule;
    const char *entry;
    const char *typed;
    const char *problem;
  } rows[] = {
      {ONE_ORDER, "From", "many", "“many” is not a whole number"},
      {ONE_ORDER, "From", "", "Number of orders: say from what, up to what, or both"},
      {ONE_ORDER, "To", "0", "Number of orders: the field “to” is below “from”"},
      {"{\"all\":[{\"overdue\":{\"percent\":200}}]}", "Times the usual gap", "0",
       "“0” is not a number of times, such as 2 or 1.5"},
      {"{\"all\":[{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}]}",
       "Percent of the customers", "120",
       "“120” is not a percentage from 0 to 100 with at most four decimals"},
      {"{\"all\":[{\"bought\":{\"select\":{},\"units\":1}}]}", "Units", "0",
       "Products bought: the field “units” is out of range"},
      {"{\"all\":[{\"list\":{\"keys\":[\"ann\"],\"name\":\"VIP\"}}]}", "Name of the list", " ",
       "On a list: the field “name” is empty"},
  };

  segments_fixture_make (fixture, "Some", ONE_ORDER);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      offers_fixture_act (fixture, "segment-set-rule", g_variant_new_string (rows[i].rule));
      WAIT_FOR_RULE (fixture, rows[i].rule);
      WAIT_FOR (offers_find (fixture->window, is_row_at, "0") != NULL);
      segments_fixture_type (fixture, rows[i].entry, rows[i].typed);
      segments_fixture_enter (fixture, rows[i].entry);
      g_assert_cmpstr (problem_of (fixture, "0"), ==, rows[i].problem);
      WAIT_FOR_RULE (fixture, rows[i].rule);
      /* Taken back before the next: what is left half typed is said to be wrong, and no more. */
      segments_fixture_type (fixture, rows[i].entry, "1");
      g_assert_cmpstr (problem_of (fixture, "0"), ==, "");
    }
}

/* Every field of every condition, as it is written. */
static void
test_fields (OffersFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *rule;
    const char *entry;
    const char *typed;
    const char *after;
  } rows[] = {
      {"{\"revenue\":{\"from\":100}}", "To", "500", "{\"revenue\":{\"from\":100,\"to\":50000}}"},
      {"{\"revenue\":{\"from\":100,\"to\":200}}", "From", "€0.50",
       "{\"revenue\":{\"from\":50,\"to\":200}}"},
      {"{\"recency_days\":{\"to\":30}}", "From", " 7 ",
       "{\"recency_days\":{\"from\":7,\"to\":30}}"},
      {"{\"first_order\":{\"from\":\"2025-01-01\"}}", "To", "2025-06-30",
       "{\"first_order\":{\"from\":\"2025-01-01\",\"to\":\"2025-06-30\"}}"},
      {"{\"bargain_share\":{\"from\":\"50\"}}", "From", "12,5",
       "{\"bargain_share\":{\"from\":\"12.5\"}}"},
      {"{\"overdue\":{\"percent\":200}}", "Times the usual gap", "1.5",
       "{\"overdue\":{\"percent\":150}}"},
      {"{\"lowest\":{\"of\":\"revenue\",\"percent\":\"20\"}}", "Percent of the customers", "2.5",
       "{\"lowest\":{\"of\":\"revenue\",\"percent\":\"2.5\"}}"},
      {"{\"bought\":{\"select\":{},\"units\":1}}", "Units", "3",
       "{\"bought\":{\"select\":{},\"units\":3}}"},
      {"{\"bought\":{\"select\":{},\"units\":1}}", "Days", "90",
       "{\"bought\":{\"days\":90,\"select\":{},\"units\":1}}"},
      {"{\"list\":{\"keys\":[\"ann\"],\"name\":\"VIP\"}}", "Name of the list", "Best ",
       "{\"list\":{\"keys\":[\"ann\"],\"name\":\"Best\"}}"},
  };

  segments_fixture_make (fixture, "Some", ONE_ORDER);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = g_strdup_printf ("{\"all\":[%s]}", rows[i].rule);
      g_autofree char *after = g_strdup_printf ("{\"all\":[%s]}", rows[i].after);

      offers_fixture_act (fixture, "segment-set-rule", g_variant_new_string (before));
      WAIT_FOR_RULE (fixture, before);
      WAIT_FOR (offers_find (fixture->window, is_row_at, "0") != NULL);
      segments_fixture_type (fixture, rows[i].entry, rows[i].typed);
      segments_fixture_enter (fixture, rows[i].entry);
      g_assert_cmpstr (problem_of (fixture, "0"), ==, "");
      WAIT_FOR_RULE (fixture, after);
    }
}

/* ---- choosing ---- */

static void
test_rank (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Some",
                         "{\"all\":[{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}]}");
  segments_fixture_choose (fixture, "Of what", "the most orders");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"highest\":{\"of\":\"orders\",\"percent\":\"20\"}}]}");
}

static void
test_bought (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *picker;
  g_auto (GStrv) chosen = NULL;

  segments_fixture_make (fixture, "Some", "{\"all\":[{\"bought\":{\"select\":{},\"units\":1}}]}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 100 %");
  segments_fixture_choose (fixture, "What was bought", "Products");
  g_assert_cmpstr (problem_of (fixture, "0"), ==, "Choose what was bought");
  picker = segments_fixture_widget (fixture, STUDIO_TYPE_VALUE_PICKER);
  studio_value_picker_set_chosen (STUDIO_VALUE_PICKER (picker), (const char *const[]){"A", NULL});
  g_signal_emit_by_name (picker, "changed");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"bought\":{\"select\":{\"skus\":[\"A\"]},\"units\":1}}]}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 67 %");
  WAIT_FOR_LABEL (fixture, "Bought “Camera”.");
  /* What these fields cannot say stays as it is written. */
  offers_fixture_act (fixture, "segment-set-rule",
                      g_variant_new_string ("{\"all\":[{\"bought\":{\"select\":{\"brands\":[\"X\"],"
                                            "\"tags\":[\"y\"]},\"units\":1}}]}"));
  WAIT_FOR_LABEL (fixture, "As written");
  segments_fixture_type (fixture, "Units", "2");
  segments_fixture_enter (fixture, "Units");
  WAIT_FOR_RULE (
      fixture,
      "{\"all\":[{\"bought\":{\"select\":{\"brands\":[\"X\"],\"tags\":[\"y\"]},\"units\":2}}]}");
}

static gboolean
set_categories (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database,
                           "UPDATE product SET category = 'Photo > Bodies' WHERE sku = 'A';"
                           "UPDATE product SET category = 'Photo > Cases' WHERE sku = 'B'",
                           error);
}

static gboolean
is_check_with (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_CHECK_BUTTON (widget) &&
         g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0;
}

static gboolean
is_menu_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget);
}

/* The categories of the catalogue, those around others as well. */
static void
test_categories (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *picker, *button, *check;

  vt_workspace_edit (fixture->workspace, "Edit", NULL, set_categories, NULL, NULL, NULL);
  WAIT_FOR (*vt_catalog_get (studio_session_get_catalog (fixture->session), 0)->category != '\0');
  segments_fixture_make (fixture, "Some", "{\"all\":[{\"bought\":{\"select\":{},\"units\":1}}]}");
  segments_fixture_choose (fixture, "What was bought", "Categories");
  picker = segments_fixture_widget (fixture, STUDIO_TYPE_VALUE_PICKER);
  button = offers_find (picker, is_menu_button, NULL);
  /* They come while it is open, if they were not there before. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_FOR ((check = offers_find (picker, is_check_with, "Photo › Cases")) != NULL);
  g_assert_nonnull (offers_find (picker, is_check_with, "Photo"));
  gtk_widget_activate (gtk_widget_get_ancestor (check, GTK_TYPE_LIST_BOX_ROW));
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"bought\":{\"select\":{\"categories\":[[\"Photo\","
                          "\"Cases\"]]},\"units\":1}}]}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 67 %");
}

static void
import_customers (OffersFixture *fixture)
{
  g_autofree char *path =
      segments_fixture_put (fixture, "customers.csv",
                            "customer,income,city\nann,high,Bonn\nbob,low,Bonn\ncat,low,Kiel\n");

  offers_fixture_act (fixture, "import-customers-from", g_variant_new_string (path));
  WAIT_FOR (studio_session_get_customers (fixture->session)->n_columns == 2);
}

/* A new condition on what is known has the value that most have. */
static void
test_attribute (OffersFixture *fixture, gconstpointer data)
{
  const char *const values[] = {"high", "low", NULL};
  GtkWidget        *picker;

  segments_fixture_make (fixture, "Some", ONE_ORDER);
  add_to (fixture, "", "attribute");
  g_assert_cmpstr (fixture->said, ==, "Nothing is known of the customers yet");
  import_customers (fixture);
  add_to (fixture, "", "attribute");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":1}},{\"attribute\":{\"is\":[\"Bonn\"],"
                          "\"name\":\"city\"}}]}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 67 %");
  segments_fixture_choose (fixture, "Column", "income");
  g_assert_cmpstr (problem_of (fixture, "1"), ==, "Choose a value");
  picker = segments_fixture_widget (fixture, STUDIO_TYPE_VALUE_PICKER);
  studio_value_picker_set_chosen (STUDIO_VALUE_PICKER (picker), values);
  g_signal_emit_by_name (picker, "changed");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":1}},{\"attribute\":{\"is\":[\"high\","
                          "\"low\"],\"name\":\"income\"}}]}");
}

/* The list behind the button: each value with how many have it, chosen by activating its row. */
static void
test_picker (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *picker, *button, *check;

  import_customers (fixture);
  segments_fixture_make (
      fixture, "Some",
      "{\"all\":[{\"attribute\":{\"is\":[\"gone\",\"high\"],\"name\":\"income\"}}]}");
  picker = segments_fixture_widget (fixture, STUDIO_TYPE_VALUE_PICKER);
  WAIT_FOR_LABEL (fixture, "gone, high (1)");
  button = offers_find (picker, is_menu_button, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_FOR ((check = offers_find (picker, is_check_with, "low (2)")) != NULL &&
            gtk_widget_get_mapped (check));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_widget_activate (gtk_widget_get_ancestor (check, GTK_TYPE_LIST_BOX_ROW));
  WAIT_FOR_RULE (
      fixture,
      "{\"all\":[{\"attribute\":{\"is\":[\"gone\",\"high\",\"low\"],\"name\":\"income\"}}]}");
  /* The rows are the same ones still: whoever walks through them stays where they are. */
  g_assert_true (offers_find (picker, is_check_with, "low (2)") == check);
  /* What nobody has can be dropped. */
  check = offers_find (picker, is_check_with, "gone");
  g_assert_nonnull (check);
  gtk_widget_activate (gtk_widget_get_ancestor (check, GTK_TYPE_LIST_BOX_ROW));
  WAIT_FOR_RULE (fixture,
                 "{\"all\":[{\"attribute\":{\"is\":[\"high\",\"low\"],\"name\":\"income\"}}]}");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static gboolean
is_text_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static void
test_list (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = segments_fixture_put (fixture, "vip.csv", "customer\nbob\nnobody\n");
  GtkWidget       *view;

  segments_fixture_make (fixture, "Some", "{\"all\":[]}");
  add_to (fixture, "", "list");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"list\":{\"keys\":[],\"name\":\"My List\"}}]}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 0 %");
  WAIT_FOR_LABEL (fixture, "0 customers");
  view = offers_find (find_row (fixture, "0"), is_text_view, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_ancestor (
      gtk_widget_get_ancestor (view, GTK_TYPE_POPOVER), GTK_TYPE_MENU_BUTTON)));
  WAIT_FOR (gtk_widget_get_mapped (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "cat\n ann \n\ncat",
                            -1);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (view, GTK_TYPE_POPOVER)));
  WAIT_FOR_RULE (fixture,
                 "{\"all\":[{\"list\":{\"keys\":[\"ann\",\"cat\"],\"name\":\"My List\"}}]}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 67 %");
  offers_fixture_act (fixture, "segment-list-from", g_variant_new ("(ss)", "0", path));
  WAIT_FOR_RULE (fixture,
                 "{\"all\":[{\"list\":{\"keys\":[\"bob\",\"nobody\"],\"name\":\"My List\"}}]}");
  g_assert_cmpstr (fixture->said, ==, "2 customers listed, 1 of them not known yet");
  WAIT_FOR_LABEL (fixture, "2 customers, 1 of them not known yet");
}

/* ---- groups ---- */

/* What can be added is there as a row with words and no problem, and can be kept. */
static void
test_add (OffersFixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
      "recency_days", "last_order", "age_days",      "first_order", "gap_days", "overdue",
      "orders",       "revenue",    "average_order", "highest",     "lowest",   "bought",
      "products",     "units",      "bargain_share", "attribute",   "list"};

  import_customers (fixture);
  segments_fixture_make (fixture, "Some", "{\"any\":[]}");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *path = g_strdup_printf ("%u", i);
      g_autofree char *member = g_strdup_printf ("{\"%s\":", words[i]);
      g_autofree char *rule = NULL;

      WAIT_FOR (offers_find (fixture->window, is_group_at, "") != NULL);
      add_to (fixture, "", words[i]);
      WAIT_FOR (offers_find (fixture->window, is_row_at, path) != NULL);
      rule = segments_fixture_rule (fixture);
      g_assert_nonnull (strstr (rule, member));
      g_assert_cmpstr (problem_of (fixture, path), ==, "");
      /* The keyboard goes on there. */
      WAIT_FOR (has_focus (fixture, find_row (fixture, path)));
    }
}

/* What does not show takes no focus: it goes there once the row shows. */
static void
test_add_hidden (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Some", ONE_ORDER);
  gtk_widget_set_visible (fixture->window, FALSE);
  add_to (fixture, "", "overdue");
  WAIT_FOR (offers_find (fixture->window, is_row_at, "1") != NULL);
  gtk_widget_set_visible (fixture->window, TRUE);
  WAIT_FOR (has_focus (fixture, find_row (fixture, "1")));
}

static void
test_nest (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Some", ONE_ORDER);
  add_to (fixture, "", "any");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":1}},{\"any\":[]}]}");
  WAIT_FOR_LABEL (fixture, "No condition yet: nobody");
  WAIT_FOR (has_focus (fixture, offers_find (fixture->window, is_group_at, "1")));
  add_to (fixture, "1", "overdue");
  WAIT_FOR_RULE (
      fixture, "{\"all\":[{\"orders\":{\"from\":1}},{\"any\":[{\"overdue\":{\"percent\":200}}]}]}");
  /* The first that shows is the whole's. */
  segments_fixture_choose (fixture, "How many have to hold", "None of these");
  WAIT_FOR_RULE (fixture, "{\"not\":{\"any\":[{\"orders\":{\"from\":1}},{\"any\":[{\"overdue\":{"
                          "\"percent\":200}}]}]}}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 0 %");
}

static void
test_move_and_remove (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *part;

  segments_fixture_make (fixture, "Some",
                         "{\"all\":[{\"orders\":{\"from\":1}},{\"orders\":{\"from\":2}}]}");
  part = offers_find (fixture->window, is_part_at, "0");
  /* Nothing is above the first. */
  gtk_widget_activate_action (part, "part.move", "i", -1);
  gtk_widget_activate_action (part, "part.move", "i", 1);
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":2}},{\"orders\":{\"from\":1}}]}");
  WAIT_FOR (has_focus (fixture, find_row (fixture, "1")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (segments_fixture_entry (fixture, "From"))),
                   ==, "2");
  gtk_widget_activate_action (offers_find (fixture->window, is_part_at, "0"), "part.remove", NULL);
  WAIT_FOR_RULE (fixture, ONE_ORDER);
  WAIT_FOR (has_focus (fixture, find_row (fixture, "0")));
  gtk_widget_activate_action (offers_find (fixture->window, is_part_at, "0"), "part.remove", NULL);
  WAIT_FOR_RULE (fixture, "{\"all\":[]}");
  WAIT_FOR_LABEL (fixture, "No condition yet: everybody");
  WAIT_FOR (has_focus (fixture, offers_find (fixture->window, is_group_at, "")));
}

/* A document of one condition without a group around it is changed as such, and gets one when there
 * is more to say. */
static void
test_bare (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Some", "{\"orders\":{\"from\":1}}");
  segments_fixture_type (fixture, "From", "2");
  segments_fixture_enter (fixture, "From");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":2}}]}");
  studio_session_undo (fixture->session);
  WAIT_FOR_RULE (fixture, "{\"orders\":{\"from\":1}}");
  add_to (fixture, "", "overdue");
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":1}},{\"overdue\":{\"percent\":200}}]}");
  studio_session_undo (fixture->session);
  WAIT_FOR_RULE (fixture, "{\"orders\":{\"from\":1}}");
  gtk_widget_activate_action (offers_find (fixture->window, is_part_at, "0"), "part.remove", NULL);
  WAIT_FOR_RULE (fixture, "{\"all\":[]}");
}

/* What another hand changed meanwhile is not overwritten. */
static void
test_stale (OffersFixture *fixture, gconstpointer data)
{
  segments_fixture_make (fixture, "Some", ONE_ORDER);
  offers_fixture_act (fixture, "segment-set-part",
                      g_variant_new ("(ss)", "0", "{\"overdue\":{\"percent\":200}}"));
  WAIT_FOR (fixture->failed != NULL);
  g_assert_cmpstr (fixture->failed, ==, "The condition is gone, or stands somewhere else by now");
  offers_fixture_act (fixture, "segment-add-part",
                      g_variant_new ("(sus)", "", 0, "{\"overdue\":{\"percent\":200}}"));
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"overdue\":{\"percent\":200}},{\"orders\":{\"from\":1}}]}");
  offers_fixture_act (fixture, "segment-set-part",
                      g_variant_new ("(ss)", "0", "{\"overdue\":{\"percent\":300}}"));
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"overdue\":{\"percent\":300}},{\"orders\":{\"from\":1}}]}");
  offers_fixture_act (fixture, "segment-move-part", g_variant_new ("(si)", "1", -1));
  WAIT_FOR_RULE (fixture, "{\"all\":[{\"orders\":{\"from\":1}},{\"overdue\":{\"percent\":300}}]}");
  offers_fixture_act (fixture, "segment-remove-part", g_variant_new_string ("1"));
  WAIT_FOR_RULE (fixture, ONE_ORDER);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/rule-builder/draft", test_draft},
      {"/rule-builder/take-back", test_take_back},
      {"/rule-builder/wrong", test_wrong},
      {"/rule-builder/fields", test_fields},
      {"/rule-builder/rank", test_rank},
      {"/rule-builder/bought", test_bought},
      {"/rule-builder/categories", test_categories},
      {"/rule-builder/attribute", test_attribute},
      {"/rule-builder/picker", test_picker},
      {"/rule-builder/list", test_list},
      {"/rule-builder/add", test_add},
      {"/rule-builder/add-hidden", test_add_hidden},
      {"/rule-builder/nest", test_nest},
      {"/rule-builder/move-and-remove", test_move_and_remove},
      {"/rule-builder/bare", test_bare},
      {"/rule-builder/stale", test_stale},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, segments_fixture_set_up, tests[i].test,
                segments_fixture_tear_down);
  return g_test_run ();
}
