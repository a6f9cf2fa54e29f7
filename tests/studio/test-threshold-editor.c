/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of thresholds: its steps, what they give, and what is filled up with. */

#include "field-fixture.h"

#include "studio-list-field.h"
#include "studio-list-row.h"
#include "studio-threshold-editor.h"

#include <adwaita.h>

#define STEP "{\"from\":5000,\"shipping\":0}"
#define ONE "\"steps\":[" STEP "]"
#define TWO "\"steps\":[" STEP ",{\"from\":9000,\"reward\":{\"percent\":\"10\"}}]"

static GtkWidget *
show (FieldFixture *fixture, const char *terms)
{
  GtkWidget *editor = studio_threshold_editor_new (fixture->session);

  field_fixture_add (fixture, "threshold", terms);
  field_fixture_show (fixture, editor);
  return editor;
}

static GtkWidget *
field (GtkWidget *row, const char *label)
{
  GtkWidget *widget = find_labelled (row, GTK_TYPE_LIST_BOX_ROW, label);

  g_assert_nonnull (widget);
  return widget;
}

/* The row of a step, with its fields. */
static GtkWidget *
open_step (GtkWidget *editor, guint step)
{
  GtkWidget *list = find_nth (editor, STUDIO_TYPE_LIST_FIELD, 0);
  GtkWidget *row;

  WAIT_FOR ((row = find_nth (list, STUDIO_TYPE_LIST_ROW, step)) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_FOR (gtk_widget_get_mapped (field (row, "From")));
  return row;
}

static void
choose (GtkWidget *widget, const char *label, guint position)
{
  GtkWidget *list = find_nth (field (widget, label), GTK_TYPE_DROP_DOWN, 0);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), position);
}

static void
test_show (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, TWO);

  g_assert_true (shows_text (editor, "From $50.00 on"));
  g_assert_true (shows_text (editor, "free shipping"));
  g_assert_true (shows_text (editor, "From $90.00 on"));
  g_assert_true (shows_text (editor, "10 % off"));
  g_assert_true (shows_text (editor, "To Fill Up With"));
}

/* A step stays between its neighbours. */
static void
test_from (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, TWO);
  GtkWidget *row = open_step (editor, 0);

  type_in (field (row, "From"), "90");
  g_assert_true (shows_text (row, "It has to be less than the next step, $90.00"));
  type_in (field (row, "From"), "89.99");
  field_fixture_wait (fixture, "{\"steps\":[{\"from\":8999,\"shipping\":0},{\"from\":9000,"
                               "\"reward\":{\"percent\":\"10\"}}]}");
  row = open_step (editor, 1);
  type_in (field (row, "From"), "89.99");
  g_assert_true (shows_text (row, "It has to be more than the step before, $89.99"));
}

/* As far beyond the last as that is from the one before. */
static void
test_add (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, TWO);
  GtkWidget *add = find_nth (find_nth (editor, STUDIO_TYPE_LIST_FIELD, 0), GTK_TYPE_BUTTON, 0);

  g_assert_true (shows_text (add, "Add Step"));
  g_signal_emit_by_name (add, "clicked");
  field_fixture_wait (fixture, "{\"steps\":[" STEP ",{\"from\":9000,\"reward\":{\"percent\":"
                               "\"10\"}},{\"from\":13000,\"shipping\":0}]}");
  WAIT_FOR (shows_text (editor, "From $130.00 on"));
}

static void
test_shipping (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *row = open_step (show (fixture, ONE), 0);

  g_assert_false (gtk_widget_get_visible (field (row, "Costs at most")));
  choose (row, "Shipping", 2);
  field_fixture_wait (fixture, "{\"steps\":[{\"from\":5000,\"shipping\":500}]}");
  WAIT_FOR (gtk_widget_get_visible (field (row, "Costs at most")));
  type_in (field (row, "Costs at most"), "1.95");
  field_fixture_wait (fixture, "{\"steps\":[{\"from\":5000,\"shipping\":195}]}");
  choose (row, "Shipping", 3);
  field_fixture_wait (fixture,
                      "{\"steps\":[{\"from\":5000,\"shipping_off\":{\"percent\":\"50\"}}]}");
  choose (row, "Shipping", 0);
  field_fixture_wait (fixture, "{\"steps\":[{\"from\":5000}]}");
  choose (row, "Shipping", 1);
  field_fixture_wait (fixture, "{" ONE "}");
}

static void
test_gift (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *row = open_step (show (fixture, ONE), 0);

  choose (row, "Gift", 1);
  field_fixture_wait (fixture,
                      "{\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"\"},\"shipping\":0}]}");
  WAIT_FOR (gtk_widget_get_visible (field (row, "How many")));
  type_in (field (row, "How many"), "2");
  field_fixture_wait (fixture, "{\"steps\":[{\"from\":5000,\"gift\":{\"quantity\":2,\"sku\":\"\"},"
                               "\"shipping\":0}]}");
  choose (row, "Gift", 0);
  field_fixture_wait (fixture, "{" ONE "}");
}

/* Only money can be filled up. */
static void
test_measure (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, "\"fill\":[\"T1\"]," ONE);

  g_assert_true (shows_text (editor, "To Fill Up With"));
  choose (editor, "Measured by", 1);
  field_fixture_wait (fixture,
                      "{\"measure\":\"quantity\",\"steps\":[{\"from\":2,\"shipping\":0}]}");
  WAIT_FOR (!shows_text (editor, "To Fill Up With"));
  type_in (field (open_step (editor, 0), "From"), "3");
  field_fixture_wait (fixture,
                      "{\"measure\":\"quantity\",\"steps\":[{\"from\":3,\"shipping\":0}]}");
  studio_session_undo (fixture->session);
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), "Change “Measured by”") ==
            0);
  studio_session_undo (fixture->session);
  field_fixture_wait (fixture, "{\"fill\":[\"T1\"]," ONE "}");
  WAIT_FOR (shows_text (editor, "To Fill Up With"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test)                                                                            \
  g_test_add ("/threshold-editor/" path, FieldFixture, NULL, field_fixture_set_up, test,           \
              field_fixture_tear_down)
  ADD ("show", test_show);
  ADD ("from", test_from);
  ADD ("add", test_add);
  ADD ("shipping", test_shipping);
  ADD ("gift", test_gift);
  ADD ("measure", test_measure);
#undef ADD
  return g_test_run ();
}
