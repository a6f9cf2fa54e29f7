/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of follow-ups: the line of days, its steps, and what is read. */

#include "field-fixture.h"

#include "studio-follow-up-editor.h"
#include "studio-follow-up-steps.h"
#include "studio-message-field.h"
#include "studio-reminder-letter.h"
#include "studio-reminder-line.h"
#include "studio-reminder-pane.h"

#include <adwaita.h>

#define AFTER "\"after\":{\"skus\":[\"H1\"]}"
#define STEPS(steps) AFTER ",\"steps\":[" steps "]"
#define RECEIPT(days) "{\"days\":" days ",\"placement\":\"receipt_email\"}"
#define MAIL(days, until)                                                                          \
  "{\"days\":" days ",\"placement\":\"follow_up_email\",\"until_days\":" until "}"
#define TWO STEPS (RECEIPT ("0") "," MAIL ("14", "20"))

/* ---- helpers ---- */

static GtkWidget *
open (FieldFixture *fixture, const char *terms)
{
  GtkWidget *editor;

  field_fixture_add (fixture, "follow_up", terms);
  editor = studio_follow_up_editor_new (fixture->session);
  field_fixture_show (fixture, editor);
  return editor;
}

static GtkWidget *
get_line (GtkWidget *editor)
{
  return find_nth (editor, STUDIO_TYPE_REMINDER_LINE, 0);
}

static guint
get_chosen (GtkWidget *editor)
{
  return studio_reminder_line_get_chosen (STUDIO_REMINDER_LINE (get_line (editor)));
}

/* That of the step looked at, which is the only one to be seen. */
static GtkWidget *
get_pane (GtkWidget *editor)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *pane = find_nth (editor, STUDIO_TYPE_REMINDER_PANE, i);

      if (pane == NULL || gtk_widget_get_visible (pane))
        return pane;
    }
}

static GtkWidget *
get_row (GtkWidget *widget, const char *title)
{
  GtkWidget *row = find_labelled (widget, ADW_TYPE_PREFERENCES_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static gboolean
shows_part (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_part (child, part))
      return TRUE;
  return FALSE;
}

/* What the line says to who does not see it. */
#define assert_said(editor, text)                                                                  \
  gtk_test_accessible_assert_property (get_line (editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text)

/* ---- keys ---- */

static const struct
{
  const char     *name;
  guint           n_down; /* steps chosen before */
  guint           keyval;
  GdkModifierType state;
  const char     *steps;
  const char     *label;
  guint           chosen;
} keys[] = {
    {"day-later", 1, GDK_KEY_Right, 0, RECEIPT ("0") "," MAIL ("15", "21"), "Move Step", 1},
    {"day-before", 1, GDK_KEY_Left, 0, RECEIPT ("0") "," MAIL ("13", "19"), "Move Step", 1},
    {"week-later", 0, GDK_KEY_Right, GDK_SHIFT_MASK, RECEIPT ("7") "," MAIL ("14", "20"),
     "Move Step", 0},
    {"end-later", 1, GDK_KEY_Right, GDK_CONTROL_MASK, RECEIPT ("0") "," MAIL ("14", "21"),
     "End Step", 1},
    {"end-before", 1, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
     RECEIPT ("0") "," MAIL ("14", "15"), "End Step", 1},
    {"no-end", 1, GDK_KEY_End, 0, RECEIPT ("0") ",{\"days\":14,\"placement\":\"follow_up_email\"}",
     "End Step", 1},
    {"duplicate", 0, GDK_KEY_Insert, 0, RECEIPT ("0") "," RECEIPT ("7") "," MAIL ("14", "20"),
     "Duplicate Step", 1},
    {"remove", 0, GDK_KEY_Delete, 0, MAIL ("14", "20"), "Remove Step", 0},
};

/* Each is one named step of undo, and the step stays the one looked at. */
static void
test_key (FieldFixture *fixture, gconstpointer data)
{
  guint            row = GPOINTER_TO_UINT (data);
  GtkWidget       *editor = open (fixture, TWO);
  g_autofree char *wanted = g_strdup_printf ("{" AFTER ",\"steps\":[%s]}", keys[row].steps);

  for (guint i = 0; i < keys[row].n_down; i++)
    g_assert_true (press_key (get_line (editor), GDK_KEY_Down, 0));
  g_assert_cmpuint (get_chosen (editor), ==, keys[row].n_down);
  g_assert_true (press_key (get_line (editor), keys[row].keyval, keys[row].state));
  field_fixture_wait (fixture, wanted);
  WAIT_FOR (get_chosen (editor) == keys[row].chosen);
  field_fixture_undo (fixture, keys[row].label);
  field_fixture_wait (fixture, "{" TWO "}");
}

/* Keys that follow each other are one change; a step that passes another changes places with it. */
static void
test_pass (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  g_assert_true (press_key (get_line (editor), GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (press_key (get_line (editor), GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (press_key (get_line (editor), GDK_KEY_Right, 0));
  g_assert_true (press_key (get_line (editor), GDK_KEY_Return, 0));
  field_fixture_wait (fixture, "{" STEPS (MAIL ("14", "20") "," RECEIPT ("15")) "}");
  WAIT_FOR (get_chosen (editor) == 1);
  WAIT_FOR (shows_text (get_pane (editor), "Step 2"));
  field_fixture_undo (fixture, "Move Step");
  field_fixture_wait (fixture, "{" TWO "}");
}

/* Escape takes back what was not kept. */
static void
test_take_back (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  assert_said (editor, "Step 1 of 2: From day 0, Receipt e-mail");
  g_assert_true (press_key (get_line (editor), GDK_KEY_Right, 0));
  assert_said (editor, "Step 1 of 2: From day 1, Receipt e-mail");
  g_assert_true (press_key (get_line (editor), GDK_KEY_Escape, 0));
  assert_said (editor, "Step 1 of 2: From day 0, Receipt e-mail");
  g_assert_false (press_key (get_line (editor), GDK_KEY_Escape, 0));
  g_assert_false (press_key (get_line (editor), GDK_KEY_Return, 0));
  g_assert_false (press_key (get_line (editor), GDK_KEY_Up, 0));
  g_assert_true (field_fixture_has (fixture, "{" TWO "}"));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Add");
}

/* What it says is what will be: an end never comes before its beginning, nor a beginning before the
 * purchase. */
static void
test_bounds (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  g_assert_true (press_key (get_line (editor), GDK_KEY_Left, GDK_SHIFT_MASK));
  assert_said (editor, "Step 1 of 2: From day 0, Receipt e-mail");
  g_assert_true (press_key (get_line (editor), GDK_KEY_Down, 0));
  assert_said (editor, "Step 2 of 2: Day 14 to 19, Follow-up e-mail");
  g_assert_true (press_key (get_line (editor), GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  assert_said (editor, "Step 2 of 2: Day 14, Follow-up e-mail");
  g_assert_true (press_key (get_line (editor), GDK_KEY_Escape, 0));
  assert_said (editor, "Step 2 of 2: Day 14 to 19, Follow-up e-mail");
}

static void
on_draft (GtkWidget *editor, const VtOffer *draft, gpointer user_data)
{
  char **json = user_data;

  g_free (*json);
  *json = json_to_string (draft->terms, FALSE);
}

/* While it moves it is a draft, whole as it would be. */
static void
test_draft (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget       *editor = open (fixture, TWO);
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) draft = NULL;
  g_autoptr (JsonNode) wanted =
      json_from_string ("{" STEPS (RECEIPT ("0") "," MAIL ("15", "21")) "}", NULL);

  g_signal_connect (editor, "draft", G_CALLBACK (on_draft), &json);
  g_assert_true (press_key (get_line (editor), GDK_KEY_Down, 0));
  g_assert_true (press_key (get_line (editor), GDK_KEY_Right, 0));
  g_assert_nonnull (json);
  draft = json_from_string (json, NULL);
  g_assert_true (json_node_equal (draft, wanted));
  g_assert_true (field_fixture_has (fixture, "{" TWO "}"));
}

/* ---- the pointer ---- */

static GtkGestureDrag *
get_drag (GtkWidget *line)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (line);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE_DRAG (controller);
    }
  g_assert_not_reached ();
}

/* Beside every bar there is nothing to hold: a step is looked at only where it is taken. */
static void
test_pointer (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget          *editor = open (fixture, TWO);
  StudioReminderLine *line = STUDIO_REMINDER_LINE (get_line (editor));
  GtkGestureDrag     *drag = get_drag (GTK_WIDGET (line));

  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (line)) > 0);
  g_signal_emit_by_name (drag, "drag-begin", studio_reminder_line_x_of (line, 2),
                         studio_reminder_line_y_of (line, 1));
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpuint (get_chosen (editor), ==, 0);
  g_signal_emit_by_name (drag, "drag-begin", studio_reminder_line_x_of (line, 17),
                         studio_reminder_line_y_of (line, 1));
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpuint (get_chosen (editor), ==, 1);
  WAIT_FOR (shows_text (get_pane (editor), "Step 2"));
  g_assert_true (field_fixture_has (fixture, "{" TWO "}"));
}

/* Where a step is taken, and how far it is dragged: days of the axis. */
static const struct
{
  const char *name;
  guint       lane;
  double      day;
  double      by_days;
  const char *steps;
  const char *label; /* %NULL: nothing changes */
} drags[] = {
    {"later", 1, 17, 3, RECEIPT ("0") "," MAIL ("17", "23"), "Move Step"},
    {"before", 1, 17, -4, RECEIPT ("0") "," MAIL ("10", "16"), "Move Step"},
    {"not-before-purchase", 1, 15, -30, RECEIPT ("0") "," MAIL ("0", "6"), "Move Step"},
    {"past-another", 0, 2, 15, MAIL ("14", "20") "," RECEIPT ("15"), "Move Step"},
    {"end-later", 1, 20, 3, RECEIPT ("0") "," MAIL ("14", "23"), "End Step"},
    {"end-before", 1, 20, -3, RECEIPT ("0") "," MAIL ("14", "17"), "End Step"},
    {"end-not-before-begin", 1, 20, -12, RECEIPT ("0") "," MAIL ("14", "15"), "End Step"},
    {"end-off-the-axis", 1, 20, 60,
     RECEIPT ("0") ",{\"days\":14,\"placement\":\"follow_up_email\"}", "End Step"},
    {"less-than-half-a-day", 1, 17, 0.4, RECEIPT ("0") "," MAIL ("14", "20"), NULL},
    {"beside", 1, 2, 5, RECEIPT ("0") "," MAIL ("14", "20"), NULL},
};

static double
get_days_px (StudioReminderLine *line, double days)
{
  return days * (studio_reminder_line_x_of (line, 1) - studio_reminder_line_x_of (line, 0));
}

/* One step of undo when the pointer lets go, however many days it passed, and none before. */
static void
test_drag (FieldFixture *fixture, gconstpointer data)
{
  guint               row = GPOINTER_TO_UINT (data);
  GtkWidget          *editor = open (fixture, TWO);
  StudioReminderLine *line = STUDIO_REMINDER_LINE (get_line (editor));
  GtkGestureDrag     *drag = get_drag (GTK_WIDGET (line));
  g_autofree char    *wanted = g_strdup_printf ("{" AFTER ",\"steps\":[%s]}", drags[row].steps);
  double              by_px;

  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (line)) > 0);
  by_px = get_days_px (line, drags[row].by_days);
  g_signal_emit_by_name (drag, "drag-begin",
                         studio_reminder_line_x_of (line, 0) + get_days_px (line, drags[row].day),
                         studio_reminder_line_y_of (line, drags[row].lane));
  g_signal_emit_by_name (drag, "drag-update", by_px / 2, 0.0);
  g_signal_emit_by_name (drag, "drag-update", by_px, 40.0);
  g_assert_true (field_fixture_has (fixture, "{" TWO "}"));
  g_signal_emit_by_name (drag, "drag-end", by_px, 40.0);
  field_fixture_wait (fixture, wanted);
  if (drags[row].label == NULL)
    {
      g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Add");
      return;
    }
  field_fixture_undo (fixture, drags[row].label);
  field_fixture_wait (fixture, "{" TWO "}");
}

/* Escape lets go of it, and what the pointer does then changes nothing. */
static void
test_drag_taken_back (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget          *editor = open (fixture, TWO);
  StudioReminderLine *line = STUDIO_REMINDER_LINE (get_line (editor));
  GtkGestureDrag     *drag = get_drag (GTK_WIDGET (line));

  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (line)) > 0);
  g_signal_emit_by_name (drag, "drag-begin", studio_reminder_line_x_of (line, 17),
                         studio_reminder_line_y_of (line, 1));
  g_signal_emit_by_name (drag, "drag-update", get_days_px (line, 3), 0.0);
  assert_said (editor, "Step 2 of 2: Day 17 to 22, Follow-up e-mail");
  g_assert_true (press_key (get_line (editor), GDK_KEY_Escape, 0));
  assert_said (editor, "Step 2 of 2: Day 14 to 19, Follow-up e-mail");
  g_signal_emit_by_name (drag, "drag-update", get_days_px (line, 5), 0.0);
  g_signal_emit_by_name (drag, "drag-end", get_days_px (line, 5), 0.0);
  assert_said (editor, "Step 2 of 2: Day 14 to 19, Follow-up e-mail");
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Add");
}

/* ---- fields ---- */

#define ONE(more) STEPS ("{" more "\"days\":0,\"placement\":\"receipt_email\"}")

/* From nothing: a step, when, where, a coupon, and what of. */
static void
test_author (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, AFTER);
  GtkWidget *steps = find_nth (editor, STUDIO_TYPE_FOLLOW_UP_STEPS, 0);

  g_assert_null (get_pane (editor));
  g_assert_true (gtk_widget_activate_action (steps, "steps.add", NULL));
  field_fixture_wait (fixture, "{" STEPS (RECEIPT ("0")) "}");
  WAIT_FOR (get_pane (editor) != NULL);
  type_in (get_row (get_pane (editor), "Until day"), "30");
  field_fixture_wait (fixture, "{" ONE ("\"until_days\":30,") "}");
  field_fixture_undo (fixture, "Change “Until day”");
  field_fixture_wait (fixture, "{" STEPS (RECEIPT ("0")) "}");
  type_in (get_row (get_pane (editor), "Coupon"), "BACK");
  field_fixture_wait (fixture, "{" ONE ("\"coupon\":\"BACK\",") "}");
  WAIT_FOR (shows_text (get_pane (editor), "no offer yet"));
  field_fixture_act (fixture, "offer-add-products", g_variant_new_strv ((const char *[]){"T1"}, 1));
  field_fixture_wait (fixture, "{" ONE ("\"coupon\":\"BACK\",\"items\":[\"T1\"],") "}");
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_nth (get_row (get_pane (editor), "Read in"), GTK_TYPE_DROP_DOWN, 0)), 2);
  field_fixture_wait (fixture, "{" STEPS ("{\"coupon\":\"BACK\",\"days\":0,\"items\":[\"T1\"],"
                                          "\"placement\":\"direct\"}") "}");
}

/* A second one is added a week later, and looked at. */
static void
test_add (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, STEPS (RECEIPT ("3")));
  GtkWidget *steps = find_nth (editor, STUDIO_TYPE_FOLLOW_UP_STEPS, 0);

  g_assert_true (gtk_widget_activate_action (steps, "steps.add", NULL));
  field_fixture_wait (
      fixture, "{" STEPS (RECEIPT ("3") ",{\"days\":10,\"placement\":\"follow_up_email\"}") "}");
  WAIT_FOR (get_chosen (editor) == 1);
  g_assert_true (gtk_widget_activate_action (steps, "steps.duplicate", NULL));
  WAIT_FOR (get_chosen (editor) == 2);
  g_assert_true (gtk_widget_activate_action (steps, "steps.remove", NULL));
  WAIT_FOR (get_chosen (editor) == 1);
  field_fixture_wait (
      fixture, "{" STEPS (RECEIPT ("3") ",{\"days\":10,\"placement\":\"follow_up_email\"}") "}");
}

static const struct
{
  const char *name;
  const char *typed;
  const char *steps; /* NULL: refused */
} days[] = {
    {"later", "5", RECEIPT ("5") "," MAIL ("14", "20")},
    {"past-others", "30", MAIL ("14", "20") "," RECEIPT ("30")},
    {"too-late", "36501", NULL},
    {"below", "-1", NULL},
    {"no-number", "soon", NULL},
};

static void
test_days (FieldFixture *fixture, gconstpointer data)
{
  guint            row = GPOINTER_TO_UINT (data);
  GtkWidget       *editor = open (fixture, TWO);
  GtkWidget       *field = get_row (get_pane (editor), "Days after the purchase");
  g_autofree char *wanted = g_strdup_printf (
      "{" AFTER ",\"steps\":[%s]}",
      days[row].steps != NULL ? days[row].steps : RECEIPT ("0") "," MAIL ("14", "20"));

  type_in (field, days[row].typed);
  if (days[row].steps == NULL)
    WAIT_FOR (shows_text (field, "A whole number from 0 to 36500"));
  field_fixture_wait (fixture, wanted);
}

/* ---- what is told ---- */

static void
test_stop (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  WAIT_FOR (shows_text (editor, "Nothing stops it: it goes on to the last step."));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "without", "{\"skus\":[\"T1\"]}"));
  WAIT_FOR (shows_text (editor, "Stops once they have ordered “Tee”, or it is in their cart."));
}

/* Ann comes back for a tee after ten days, Bob for something else, Cat never. */
static void
test_returns (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor;

  field_fixture_import (fixture, "order,date,customer,sku,quantity,price\n"
                                 "1,2025-01-01,ann,H1,1,90.00\n"
                                 "2,2025-01-02,bob,H1,1,90.00\n"
                                 "3,2025-01-03,cat,H1,1,90.00\n"
                                 "4,2025-01-11,ann,T1,1,20.00\n"
                                 "5,2025-01-20,bob,S1,1,40.00\n");
  editor = open (fixture, TWO);
  WAIT_FOR (shows_text (editor, "Grey: when 2 customers came back for anything."));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "without", "{\"skus\":[\"T1\"]}"));
  WAIT_FOR (shows_part (editor, "Coloured: when 1 of 3 customers came back for what is wanted, "
                                "half of them by day 10. Grey: when 2 came back for anything."));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "after", "{\"skus\":[\"S2\"]}"));
  WAIT_FOR (shows_text (editor, "No known customer has bought it yet."));
}

/* A step's own message stands in the place of the offer's, filled in. */
static void
test_letter (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor =
      open (fixture, STEPS ("{\"coupon\":\"BACK\",\"days\":3,\"items\":[\"T1\",\"S1\"],"
                            "\"placement\":\"direct\",\"until_days\":4}"));
  GtkWidget *letter;

  letter = find_nth (get_pane (editor), STUDIO_TYPE_REMINDER_LETTER, 0);
  WAIT_FOR (shows_text (letter, "Direct contact, Day 3"));
  g_assert_true (shows_text (letter, "Tee"));
  g_assert_true (shows_text (letter, "$20.00"));
  g_assert_true (shows_text (letter, "Shirt <b>"));
  g_assert_true (shows_text (letter, "Your coupon: BACK"));
  field_fixture_act (fixture, "offer-set-text", g_variant_new ("(sss)", "message", "und", "Hi!"));
  WAIT_FOR (shows_text (letter, "Hi!"));
  studio_message_field_type (
      STUDIO_MESSAGE_FIELD (find_nth (get_pane (editor), STUDIO_TYPE_MESSAGE_FIELD, 0)),
      "Still barefoot <b>?");
  studio_field_commit (STUDIO_FIELD (editor));
  WAIT_FOR (shows_text (letter, "Still barefoot <b>?"));
  g_assert_false (shows_text (letter, "Hi!"));
}

/* Another offer begins with its first step. */
static void
test_other (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  g_assert_true (press_key (get_line (editor), GDK_KEY_Down, 0));
  g_assert_cmpuint (get_chosen (editor), ==, 1);
  field_fixture_add (fixture, "follow_up", STEPS (MAIL ("1", "2") "," MAIL ("4", "5")));
  WAIT_FOR (get_chosen (editor) == 0);
  WAIT_FOR (shows_text (get_pane (editor), "Day 1"));
}

static void
add_table (const char *folder,
           const char *name,
           guint       row,
           void (*test) (FieldFixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/follow-up-editor/%s/%s", folder, name);

  g_test_add (path, FieldFixture, GUINT_TO_POINTER (row), field_fixture_set_up, test,
              field_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_table ("keys", keys[i].name, i, test_key);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    add_table ("days", days[i].name, i, test_days);
  for (guint i = 0; i < G_N_ELEMENTS (drags); i++)
    add_table ("drag", drags[i].name, i, test_drag);
#define ADD(path, test)                                                                            \
  g_test_add ("/follow-up-editor/" path, FieldFixture, NULL, field_fixture_set_up, test,           \
              field_fixture_tear_down)
  ADD ("pass", test_pass);
  ADD ("take-back", test_take_back);
  ADD ("bounds", test_bounds);
  ADD ("draft", test_draft);
  ADD ("pointer", test_pointer);
  ADD ("drag-taken-back", test_drag_taken_back);
  ADD ("author", test_author);
  ADD ("add", test_add);
  ADD ("stop", test_stop);
  ADD ("returns", test_returns);
  ADD ("letter", test_letter);
  ADD ("other", test_other);
#undef ADD
  return g_test_run ();
}
