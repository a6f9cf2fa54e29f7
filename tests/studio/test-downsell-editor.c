/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of downsells: every control, and what it tells. */

#include "field-fixture.h"

#include "studio-candidates.h"
#include "studio-comparison.h"
#include "studio-downsell-editor.h"
#include "studio-downsell-form.h"
#include "studio-field-set.h"
#include "studio-schedule.h"

#include <adwaita.h>

#define ALTERNATIVE                                                                                \
  "\"alternative\":{\"for\":{\"skus\":[\"S2\"]},\"required\":[\"size\"],\"sku\":\"S1\"}"
#define INSTALMENTS                                                                                \
  "\"from\":8000,\"instalments\":{\"every_days\":30,\"fee\":100,\"n\":3},"                         \
  "\"select\":{\"skus\":[\"H1\"]}"

/* ---- helpers ---- */

static gboolean
set_attributes (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "UPDATE product SET attributes = '{\"size\":\"M\",\"fit\":\"slim\"}' WHERE sku = 'S2';"
      "UPDATE product SET attributes = '{\"size\":\"M\",\"collar\":\"yes\"}' WHERE sku = 'S1'",
      error);
}

static void
show_current (GtkWidget *editor, FieldFixture *fixture)
{
  const char    *id = studio_session_get_offer_id (fixture->session);
  const VtOffer *offer = studio_session_find_offer (fixture->session, id);

  if (offer != NULL)
    studio_downsell_editor_show (editor, offer);
}

static void
on_offers (StudioSession *session, GParamSpec *pspec, GtkWidget *editor)
{
  show_current (editor, g_object_get_data (G_OBJECT (editor), "fixture"));
}

static GtkWidget *
open (FieldFixture *fixture, const char *terms)
{
  GtkWidget *editor;
  VtCatalog *before = studio_session_get_catalog (fixture->session);
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (studio_session_get_workspace (fixture->session), "Attributes", NULL,
                     set_attributes, NULL, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (studio_session_get_catalog (fixture->session) != before);
  field_fixture_add (fixture, "downsell", terms);
  editor = studio_downsell_editor_new (fixture->session);
  field_fixture_show (fixture, editor);
  g_signal_connect_object (fixture->session, "notify::offers", G_CALLBACK (on_offers), editor, 0);
  show_current (editor, fixture);
  return editor;
}

static void
undo (FieldFixture *fixture, const char *label)
{
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), label) == 0);
  studio_session_undo (fixture->session);
}

static GtkWidget *
get (GtkWidget *editor, GType type)
{
  GtkWidget *found = find_nth (editor, type, 0);

  g_assert_nonnull (found);
  return found;
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

/* ---- the form ---- */

static void
test_form (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, ALTERNATIVE);
  GtkWidget *form = get (editor, STUDIO_TYPE_DOWNSELL_FORM);
  GtkWidget *cheaper = find_nth (form, GTK_TYPE_TOGGLE_BUTTON, 0);
  GtkWidget *instalments = find_nth (form, GTK_TYPE_TOGGLE_BUTTON, 1);

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (cheaper)));
  WAIT_FOR (shows_text (editor, "In Place of What"));
  g_assert_false (shows_text (editor, "Payments"));
  gtk_widget_activate (instalments);
  field_fixture_wait (
      fixture, "{\"instalments\":{\"every_days\":30,\"n\":3},\"select\":{\"skus\":[\"S2\"]}}");
  WAIT_FOR (shows_text (editor, "Payments"));
  g_assert_false (shows_text (editor, "In Place of What"));
  undo (fixture, "Offer Instalments");
  field_fixture_wait (fixture, "{" ALTERNATIVE "}");
  WAIT_FOR (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (cheaper)));
}

/* ---- a cheaper product ---- */

static GtkWidget *
get_grid (GtkWidget *comparison)
{
  return get (comparison, GTK_TYPE_GRID);
}

static void
test_comparison (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, ALTERNATIVE);
  GtkWidget *comparison = get (editor, STUDIO_TYPE_COMPARISON);

  WAIT_FOR (shows_text (comparison, "Keeps 1 of 2 features, and costs $10.00 less."));
  g_assert_true (shows_text (comparison, "Shirt <b>\n$40.00"));
  g_assert_true (shows_text (comparison, "Shirt, blue\n$50.00"));
  g_assert_true (shows_text (comparison, "slim"));
  g_assert_false (shows_text (comparison, "Compared with"));
  /* What neither has is not there; what only the cheaper one has is neither kept nor lost. */
  g_assert_nonnull (find_labelled (comparison, GTK_TYPE_CHECK_BUTTON, "Has to be kept: collar"));
  g_assert_nonnull (find_labelled (comparison, GTK_TYPE_IMAGE, "Kept"));
  g_assert_false (gtk_widget_get_visible (find_nth (get_grid (comparison), GTK_TYPE_IMAGE, 0)));
  g_assert_true (gtk_widget_get_visible (find_nth (get_grid (comparison), GTK_TYPE_IMAGE, 1)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (
      find_labelled (comparison, GTK_TYPE_CHECK_BUTTON, "Has to be kept: size"))));
  g_assert_false (shows_part (comparison, "Not suggested in place"));
}

static void
test_required (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, ALTERNATIVE);
  GtkWidget *comparison = get (editor, STUDIO_TYPE_COMPARISON);
  GtkWidget *fit;

  WAIT_FOR (find_labelled (comparison, GTK_TYPE_CHECK_BUTTON, "Has to be kept: fit") != NULL);
  fit = find_labelled (comparison, GTK_TYPE_CHECK_BUTTON, "Has to be kept: fit");
  gtk_widget_grab_focus (fit);
  gtk_widget_activate (fit);
  field_fixture_wait (fixture,
                      "{\"alternative\":{\"for\":{\"skus\":[\"S2\"]},\"required\":[\"size\","
                      "\"fit\"],\"sku\":\"S1\"}}");
  WAIT_FOR (shows_part (comparison, "lacks what has to be kept: fit"));
  /* The row stays where it was, and so does the focus. */
  g_assert_true (find_labelled (comparison, GTK_TYPE_CHECK_BUTTON, "Has to be kept: fit") == fit);
  g_assert_true (gtk_widget_has_focus (fit));
  undo (fixture, "Require Feature");
  field_fixture_wait (fixture, "{" ALTERNATIVE "}");
  WAIT_FOR (!gtk_check_button_get_active (GTK_CHECK_BUTTON (fit)));
  gtk_widget_activate (find_labelled (comparison, GTK_TYPE_CHECK_BUTTON, "Has to be kept: size"));
  field_fixture_wait (fixture, "{\"alternative\":{\"for\":{\"skus\":[\"S2\"]},\"sku\":\"S1\"}}");
}

/* From nothing to an offer: what is too dear, what is cheaper, and less besides. */
static void
test_author (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, "");
  GtkWidget *candidates = get (editor, STUDIO_TYPE_CANDIDATES);
  GtkWidget *reward;

  g_assert_false (gtk_widget_get_visible (get (editor, STUDIO_TYPE_COMPARISON)));
  g_assert_false (gtk_widget_get_visible (candidates));
  field_fixture_act (
      fixture, "offer-set-term",
      g_variant_new ("(ss)", "alternative/for", "{\"categories\":[[\"Clothing\"]]}"));
  WAIT_FOR (gtk_widget_get_visible (candidates) == FALSE);
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "alternative/for", "{\"skus\":[\"S2\"]}"));
  WAIT_FOR (shows_text (candidates, "$40.00, $10.00 less · keeps 1 of 2 features"));
  g_signal_emit_by_name (find_labelled (candidates, GTK_TYPE_BUTTON, "Choose Shirt <b>"),
                         "clicked");
  field_fixture_wait (fixture, "{\"alternative\":{\"for\":{\"skus\":[\"S2\"]},\"sku\":\"S1\"}}");
  /* What was chosen is no candidate any more. */
  WAIT_FOR (!gtk_widget_get_visible (candidates));
  undo (fixture, "Choose Cheaper Product");
  field_fixture_wait (fixture, "{\"alternative\":{\"for\":{\"skus\":[\"S2\"]}}}");
  choose_product (find_labelled (editor, ADW_TYPE_PREFERENCES_ROW, "The cheaper product"), "Tee");
  field_fixture_wait (fixture, "{\"alternative\":{\"for\":{\"skus\":[\"S2\"]},\"sku\":\"T1\"}}");
  reward = find_labelled (editor, ADW_TYPE_PREFERENCES_ROW, "And it costs less besides");
  type_in (reward, "5");
  field_fixture_wait (fixture, "{\"alternative\":{\"for\":{\"skus\":[\"S2\"]},\"sku\":\"T1\"},"
                               "\"reward\":{\"percent\":\"5\"}}");
}

/* Each of several dearer products can be compared. */
static void
test_choice (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor =
      open (fixture, "\"alternative\":{\"for\":{\"skus\":[\"S2\",\"H1\"]},\"sku\":\"S1\"}");
  GtkWidget *comparison = get (editor, STUDIO_TYPE_COMPARISON);

  WAIT_FOR (shows_text (comparison, "Compared with"));
  g_assert_true (shows_text (comparison, "Keeps 1 of 2 features, and costs $10.00 less."));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (comparison, GTK_TYPE_DROP_DOWN)), 1);
  WAIT_FOR (shows_text (comparison, "Keeps 0 of 0 features, and costs $50.00 less."));
  g_assert_true (shows_text (comparison, "Shoes\n$90.00"));
}

/* The cheaper product is none that it takes the place of. */
static void
test_itself (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (
      fixture,
      "\"alternative\":{\"for\":{\"categories\":[[\"Clothing\",\"Shirts\"]]},\"sku\":\"S1\"}");
  GtkWidget *comparison = get (editor, STUDIO_TYPE_COMPARISON);

  WAIT_FOR (shows_text (comparison, "Shirt, blue\n$50.00"));
  g_assert_false (shows_text (comparison, "Compared with"));
}

/* ---- instalments ---- */

static const struct
{
  const char *title;
  const char *typed;
  const char *terms;
} number_cases[] = {
    {"From how much on", "90",
     "{\"from\":9000,\"instalments\":{\"every_days\":30,\"fee\":100,\"n\":3},"
     "\"select\":{\"skus\":[\"H1\"]}}"},
    {"How many", "4",
     "{\"from\":8000,\"instalments\":{\"every_days\":30,\"fee\":100,\"n\":4},"
     "\"select\":{\"skus\":[\"H1\"]}}"},
    {"Fee", "",
     "{\"from\":8000,\"instalments\":{\"every_days\":30,\"n\":3},\"select\":{\"skus\":[\"H1\"]}}"},
    {"The first after", "14",
     "{\"from\":8000,\"instalments\":{\"every_days\":30,\"fee\":100,\"first_days\":14,\"n\":3},"
     "\"select\":{\"skus\":[\"H1\"]}}"},
    {"Then one every", "7",
     "{\"from\":8000,\"instalments\":{\"every_days\":7,\"fee\":100,\"n\":3},"
     "\"select\":{\"skus\":[\"H1\"]}}"},
};

static void
test_number (FieldFixture *fixture, gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  GtkWidget       *editor = open (fixture, INSTALMENTS);
  g_autofree char *label = g_strdup_printf ("Change “%s”", number_cases[i].title);
  GtkWidget       *row = find_labelled (editor, ADW_TYPE_PREFERENCES_ROW, number_cases[i].title);

  type_in (row, number_cases[i].typed);
  field_fixture_wait (fixture, number_cases[i].terms);
  undo (fixture, label);
  field_fixture_wait (fixture, "{" INSTALMENTS "}");
}

/* The payments are the evaluator's: they sum to what is due and the fee. */
static void
test_schedule (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, INSTALMENTS);
  GtkWidget *schedule = get (editor, STUDIO_TYPE_SCHEDULE);
  GtkWidget *row = get (schedule, ADW_TYPE_EXPANDER_ROW);

  WAIT_FOR (shows_text (schedule, "3 payments, the first of $30.34, the last of $30.33"));
  g_assert_true (shows_text (schedule, "1 × “Shoes”: $91.00 in all, $90.00 and a fee of $1.00"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_FOR (shows_text (schedule, "Payment 3"));
  g_assert_true (shows_part (schedule, ", with the order"));
  g_assert_true (shows_part (schedule, ", after 60 days"));
  g_assert_false (shows_text (schedule, "Payment 4"));
  type_in (find_labelled (editor, ADW_TYPE_PREFERENCES_ROW, "Fee"), "0");
  WAIT_FOR (shows_text (schedule, "3 payments of $30.00 each"));
  g_assert_true (shows_text (schedule, "1 × “Shoes”: $90.00 in all"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, data, test)                                                                      \
  g_test_add (path, FieldFixture, data, field_fixture_set_up, test, field_fixture_tear_down)
  ADD ("/downsell-editor/form", NULL, test_form);
  ADD ("/downsell-editor/comparison", NULL, test_comparison);
  ADD ("/downsell-editor/required", NULL, test_required);
  ADD ("/downsell-editor/author", NULL, test_author);
  ADD ("/downsell-editor/choice", NULL, test_choice);
  ADD ("/downsell-editor/itself", NULL, test_itself);
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/downsell-editor/number/%u", (guint) i);

      ADD (path, GSIZE_TO_POINTER (i), test_number);
    }
  ADD ("/downsell-editor/schedule", NULL, test_schedule);
#undef ADD
  return g_test_run ();
}
