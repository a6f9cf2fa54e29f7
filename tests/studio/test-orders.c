/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Orders page: its facts, its months, its imports and taking one out again. */

#include "studio-fixture.h"

#include "studio-bar-chart.h"
#include "studio-orders-page.h"

#include <adwaita.h>

static StudioFixture fixture;

static guint
count_widgets (GtkWidget *widget, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);
  return n;
}

/* The label itself, so that a test can ask for what is in it. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether the page shows that figure above that text. */
static gboolean
has_fact (GtkWidget *page, const char *figure, const char *text)
{
  GtkWidget *label = find_label (page, text);
  GtkWidget *number = label != NULL ? gtk_widget_get_prev_sibling (label) : NULL;

  return number != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (number)), figure);
}

static void
test_facts (void)
{
  GtkWidget             *page = g_object_ref_sink (studio_orders_page_new (fixture.session));
  GtkWidget             *chart = studio_find_widget (page, STUDIO_TYPE_BAR_CHART);
  const VtOrdersSummary *summary = studio_session_get_summary (fixture.session);
  g_autofree char       *n_lines = vt_count_to_display ((gint64) summary->n_lines);
  g_autofree char       *n_guests = vt_count_to_display ((gint64) summary->n_guests);

  g_assert_true (has_fact (page, n_lines, "Order lines"));
  g_assert_true (has_fact (page, n_guests, "Orders by guests"));
  g_assert_nonnull (chart);
  for (guint i = 0; i < summary->n_months; i++)
    g_assert_true (studio_press (chart, GDK_KEY_Right));
  g_assert_false (studio_press (chart, GDK_KEY_Right));
  g_object_unref (page);
}

static guint
n_imports (void)
{
  return studio_session_get_imports (fixture.session)->len;
}

/* The button in the row of an import. */
static GtkWidget *
find_remove (GtkWidget *widget, gint64 batch_id)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.remove-import") ==
          0 &&
      g_variant_get_int64 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget))) ==
          batch_id)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_remove (child, batch_id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* By its button: the row goes with the import, the other stays; undo brings it back. */
static void
test_removal (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = studio_orders_page_new (fixture.session);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const VtImportBatch *orders = NULL;
  gint64               orders_id;
  gint64               other_id = 0;
  guint64              n_orders;
  GtkWidget           *remove;

  g_assert_cmpuint (n_imports (), ==, 2);
  for (guint i = 0; i < n_imports (); i++)
    {
      const VtImportBatch *batch = studio_session_get_imports (fixture.session)->pdata[i];

      if (g_str_equal (batch->kind, "orders"))
        orders = batch;
      else
        other_id = batch->id;
    }
  g_assert_nonnull (orders);
  orders_id = orders->id;
  n_orders = studio_session_get_summary (fixture.session)->n_orders;
  g_assert_cmpuint (count_widgets (page, ADW_TYPE_EXPANDER_ROW), ==, 2);

  studio_orders_page_add_actions (G_ACTION_MAP (actions), fixture.session);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  remove = find_remove (page, orders_id);
  g_assert_nonnull (remove);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove the import of orders.csv.xz");
  g_signal_emit_by_name (remove, "clicked");
  WAIT_FOR (n_imports () == 1 && studio_session_get_summary (fixture.session)->n_orders == 0);
  g_assert_cmpuint (count_widgets (page, ADW_TYPE_EXPANDER_ROW), ==, 1);
  g_assert_null (find_remove (page, orders_id));
  g_assert_nonnull (find_remove (page, other_id));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (
      studio_find_widget (page, STUDIO_TYPE_BAR_CHART), ADW_TYPE_PREFERENCES_GROUP)));

  WAIT_FOR (!studio_session_is_busy (fixture.session));
  studio_session_undo (fixture.session);
  WAIT_FOR (n_imports () == 2 &&
            studio_session_get_summary (fixture.session)->n_orders == n_orders);
  g_assert_nonnull (find_remove (page, orders_id));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  studio_fixture_set_up (&fixture);
  g_test_add_func ("/orders/facts", test_facts);
  g_test_add_func ("/orders/removal", test_removal);
  status = g_test_run ();
  studio_fixture_tear_down (&fixture);
  return status;
}
