/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of customers: what is taken of one, lists as segments, and the members of a segment. */

#include "segments-fixture.h"

#include "studio-customer-window.h"

static const char people[] = "city,customer,mail,income\nBonn,ann,a@x.org,high\n"
                             "Kiel,bob,b@x.org,low\nBonn,dan,d@x.org,low\n";

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
says (GtkWidget *window, const char *text)
{
  return offers_find (window, is_label, text) != NULL;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_check_named (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *other = GTK_IS_CHECK_BUTTON (widget)
                               ? gtk_test_accessible_check_property (
                                     GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name)
                               : g_strdup ("no check button");

  return other == NULL;
}

static gboolean
is_checked (GtkWidget *window, const char *column)
{
  GtkWidget *check = offers_find (window, is_check_named, column);

  g_assert_nonnull (check);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static GtkWidget *
open_window (OffersFixture *fixture, const char *text)
{
  g_autofree char *path = segments_fixture_put (fixture, "people.csv", text);
  GtkWidget       *window =
      studio_customer_window_new (GTK_WINDOW (fixture->window), fixture->session, path);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
click (GtkWidget *window, const char *label)
{
  GtkWidget *button = offers_find (window, is_button, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static guint32
count_columns (OffersFixture *fixture)
{
  return studio_session_get_customers (fixture->session)->n_columns;
}

/* ---- the window ---- */

static void
test_import (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture, people);

  WAIT_FOR (says (window, "What to Keep"));
  g_assert_true (says (window, "The same name of a customer as in the orders; here “ann”"));
  g_assert_true (says (window, "2 values, such as “Bonn”"));
  g_assert_true (
      says (window, "3 values, such as “a@x.org”. Left out at first: it has e-mail addresses"));
  g_assert_true (is_checked (window, "city"));
  g_assert_false (is_checked (window, "mail"));
  /* As Space does. */
  gtk_widget_activate (offers_find (window, is_check_named, "income"));
  click (window, "Import");
  WAIT_FOR (says (window, "All 3 rows were read"));
  g_assert_cmpstr (fixture->said, ==, "Customers imported: 2 known, 1 new");
  WAIT_FOR (count_columns (fixture) == 1);
  g_assert_cmpstr (studio_session_get_customers (fixture->session)->columns[0].name, ==, "city");
  g_assert_cmpuint (studio_session_get_customers (fixture->session)->n_customers, ==, 4);
  click (window, "Undo Import");
  WAIT_FOR (count_columns (fixture) == 0);
  g_assert_cmpuint (studio_session_get_customers (fixture->session)->n_customers, ==, 3);
}

/* Another column may be the customer; the rest is then the others. */
static void
test_column (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture, "who,customer\nann,1\nbob,1\n");
  GtkWidget *row;

  WAIT_FOR (says (window, "What to Keep"));
  g_assert_null (offers_find (window, is_check_named, "customer"));
  row = gtk_widget_get_ancestor (offers_find (window, is_label, "Column of the Customer"),
                                 ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  WAIT_FOR (offers_find (window, is_check_named, "customer") != NULL);
  g_assert_null (offers_find (window, is_check_named, "who"));
  WAIT_FOR (says (window, "The same name of a customer as in the orders; here “ann”"));
  click (window, "Import");
  WAIT_FOR (says (window, "All 2 rows were read"));
  g_assert_cmpstr (fixture->said, ==, "Customers imported: 2 known, 0 new");
  gtk_window_close (GTK_WINDOW (window));
}

/* Nothing wanted is nothing to import; the window stays, and says so. */
static void
test_nothing (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture, "customer,income\nann,high\n");

  WAIT_FOR (says (window, "What to Keep"));
  gtk_widget_activate (offers_find (window, is_check_named, "income"));
  click (window, "Import");
  WAIT_FOR (says (window, "No column besides the customer is taken; a list of customers belongs in "
                          "a segment"));
  gtk_widget_activate (offers_find (window, is_check_named, "income"));
  click (window, "Import");
  WAIT_FOR (says (window, "All 1 rows were read"));
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_unreadable (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_window (fixture, "");

  WAIT_FOR (says (window, "This File Cannot Be Read"));
  gtk_window_close (GTK_WINDOW (window));
}

/* ---- without asking ---- */

static void
test_from (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *path =
      segments_fixture_put (fixture, "people.csv", "customer,income\nann,high\n,low\nann,low\n");

  offers_fixture_act (fixture, "import-customers-from", g_variant_new_string (path));
  WAIT_FOR (fixture->said != NULL);
  g_assert_cmpstr (fixture->said, ==, "Customers imported: 1 known, 0 new, 2 rows rejected");
  WAIT_FOR (count_columns (fixture) == 1);
  studio_session_undo (fixture->session);
  WAIT_FOR (count_columns (fixture) == 0);
  offers_fixture_act (fixture, "import-customers-from", g_variant_new_string ("/nowhere.csv"));
  WAIT_FOR (fixture->failed != NULL);
}

static void
test_list (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = segments_fixture_put (fixture, "Best Of.csv", "ann\ncat\nann\neve\n");
  const VtSegment *segment;

  offers_fixture_act (fixture, "import-segment-from", g_variant_new_string (path));
  WAIT_FOR ((segment = studio_session_find_segment (fixture->session, "best-of")) != NULL);
  g_assert_cmpstr (segment->name, ==, "Best Of");
  g_assert_cmpstr (fixture->said, ==, "3 customers listed, 1 of them not known yet");
  WAIT_FOR_RULE (
      fixture, "{\"all\":[{\"list\":{\"keys\":[\"ann\",\"cat\",\"eve\"],\"name\":\"Best Of\"}}]}");
  WAIT_FOR_LABEL (fixture, "of 3 customers, 67 %");
}

static void
test_export (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *bad = g_build_filename (fixture->folder, "no", "out.csv", NULL);

  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), "export-customers-to"));
  segments_fixture_make (fixture, "Back", "{\"orders\":{\"from\":2}}");
  offers_fixture_act (fixture, "export-customers-to", g_variant_new_string (path));
  WAIT_FOR (fixture->said != NULL);
  g_assert_cmpstr (fixture->said, ==, "2 customers written to “out.csv”");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "customer,segment\nann,back\ncat,back\n");
  offers_fixture_act (fixture, "export-customers-to", g_variant_new_string (bad));
  WAIT_FOR (fixture->failed != NULL);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (OffersFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/customer-window/import", test_import},   {"/customer-window/column", test_column},
      {"/customer-window/nothing", test_nothing}, {"/customer-window/unreadable", test_unreadable},
      {"/customer-files/from", test_from},        {"/customer-files/list", test_list},
      {"/customer-files/export", test_export},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OffersFixture, NULL, segments_fixture_set_up, tests[i].test,
                segments_fixture_tear_down);
  return g_test_run ();
}
