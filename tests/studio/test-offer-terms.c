/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers of all kinds made, filled and changed part by part; the editors of markdown and
 * subscription. */

#include "field-fixture.h"

#include "studio-kind-window.h"
#include "studio-offer-edit.h"
#include "studio-offer-editor.h"
#include "studio-offers-page.h"
#include "studio-selector-field.h"
#include "studio-slider.h"
#include "studio-terms-view.h"

#include <adwaita.h>

/* ---- actions ---- */

static void
set (FieldFixture *fixture, const char *path, const char *json)
{
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", path, json));
}

static void
test_actions (FieldFixture *fixture, gconstpointer data)
{
  static const char *const names[] = {"offer-set-term", "offer-insert-term", "offer-move-term",
                                      "offer-add-condition"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (
        g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), names[i]));
  field_fixture_add (fixture, "volume", "");
  set (fixture, "reward/percent", "\"10\"");
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"10\"}}");
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Change Offer");
  field_fixture_act (fixture, "offer-insert-term", g_variant_new ("(sus)", "breaks", 0, "1"));
  field_fixture_act (fixture, "offer-insert-term", g_variant_new ("(sus)", "breaks", 0, "2"));
  field_fixture_act (fixture, "offer-insert-term", g_variant_new ("(sus)", "breaks", 9, "3"));
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"10\"},\"breaks\":[2,1,3]}");
  field_fixture_act (fixture, "offer-move-term", g_variant_new ("(suu)", "breaks", 0, 2));
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"10\"},\"breaks\":[1,3,2]}");
  set (fixture, "breaks", "");
  set (fixture, "reward/percent", "");
  field_fixture_wait (fixture, "{}");
  field_fixture_act (fixture, "offer-add-condition",
                     g_variant_new ("(ss)", "audience", "first_order"));
  field_fixture_act (fixture, "offer-add-condition", g_variant_new ("(ss)", "audience", "moon"));
  field_fixture_wait (fixture, "{\"audience\":{\"first_order\":true}}");
}

/* What is no JSON, leads nowhere or has a place of its own is told, and changes nothing. */
static void
test_refused (FieldFixture *fixture, gconstpointer data)
{
  field_fixture_add (fixture, "volume", "\"breaks\":[1]");
  set (fixture, "reward", "{");
  WAIT_FOR (fixture->said != NULL);
  set (fixture, "breaks/7", "1");
  WAIT_FOR (fixture->failed != NULL);
  g_assert_cmpstr (fixture->failed, ==, "The offer has no “breaks 8”");
  g_clear_pointer (&fixture->failed, g_free);
  set (fixture, "name", "\"x\"");
  WAIT_FOR (fixture->failed != NULL);
  g_assert_nonnull (strstr (fixture->failed, "“name”"));
  g_assert_true (field_fixture_has (fixture, "{\"breaks\":[1]}"));
}

/* Several before any was loaded: none takes another back. */
static void
test_quick (FieldFixture *fixture, gconstpointer data)
{
  field_fixture_add (fixture, "markdown", "");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("x-%u/y", i % 10);
      g_autofree char *json = g_strdup_printf ("%u", i);

      set (fixture, path, json);
    }
  field_fixture_wait (
      fixture, "{\"x-0\":{\"y\":10},\"x-1\":{\"y\":11},\"x-2\":{\"y\":12},\"x-3\":{\"y\":13},"
               "\"x-4\":{\"y\":14},\"x-5\":{\"y\":15},\"x-6\":{\"y\":16},\"x-7\":{\"y\":17},"
               "\"x-8\":{\"y\":18},\"x-9\":{\"y\":19}}");
}

/* ---- new offers ---- */

/* Whether nothing is wrong, or what is says what to do; never a member that nobody sees. */
static gboolean
says_what_to_do (FieldFixture *fixture)
{
  GPtrArray *problems = studio_session_get_problems (fixture->session);

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->code == VT_PROBLEM_CANNOT_COMPILE && strstr (problem->text, "exported") != NULL)
        return FALSE;
    }
  return TRUE;
}

static void
test_new (FieldFixture *fixture, gconstpointer data)
{
  static const char *const skus[] = {"S1", "S2", "T1", "P1"};

  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    {
      g_autofree char *before = NULL;

      field_fixture_act (fixture, "new-offer-of-kind",
                         g_variant_new_string (vt_offer_kind_to_word (kind)));
      WAIT_FOR (studio_session_get_offers (fixture->session)->len == kind + 1);
      g_assert_cmpint (field_fixture_get (fixture)->kind, ==, kind);
      g_assert_true (says_what_to_do (fixture));
      /* Products go in offers of every kind. */
      before = vt_offer_to_json (field_fixture_get (fixture), NULL);
      field_fixture_act (fixture, "offer-add-products",
                         g_variant_new_strv (skus, G_N_ELEMENTS (skus)));
      WAIT_FOR (g_strcmp0 (before, vt_offer_to_json (field_fixture_get (fixture), NULL)) != 0);
      g_assert_true (says_what_to_do (fixture));
      g_assert_false (vt_problems_block (studio_session_get_problems (fixture->session),
                                         field_fixture_get (fixture)->id));
    }
  field_fixture_act (fixture, "new-offer-of-kind", g_variant_new_string ("nothing"));
  g_assert_cmpuint (studio_session_get_offers (fixture->session)->len, ==, VT_N_OFFER_KINDS);
}

static GtkWidget *
find_kind_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (STUDIO_IS_KIND_WINDOW (item->data))
      return item->data;
  return NULL;
}

static void
test_chooser (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *row;

  field_fixture_act (fixture, "new-offer", NULL);
  window = find_kind_window ();
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (window)) ==
                 GTK_WINDOW (fixture->window));
  WAIT_FOR (shows_text (window, "Less for what is delivered again and again."));
  g_assert_nonnull (find_labelled (window, GTK_TYPE_LIST_BOX, "Kinds of offers"));
  g_assert_null (find_nth (find_labelled (window, GTK_TYPE_LIST_BOX, "Kinds of offers"),
                           GTK_TYPE_LIST_BOX_ROW, VT_N_OFFER_KINDS));
  row = find_labelled (window, GTK_TYPE_LIST_BOX_ROW, "Protection Plans");
  g_signal_emit_by_name (row, "activate");
  WAIT_FOR (studio_session_get_offers (fixture->session)->len == 1);
  g_assert_cmpint (field_fixture_get (fixture)->kind, ==, VT_OFFER_PROTECTION);
  WAIT_FOR (find_kind_window () == NULL);

  field_fixture_act (fixture, "new-offer", NULL);
  g_assert_true (press_key (find_kind_window (), GDK_KEY_Escape, 0));
  WAIT_FOR (find_kind_window () == NULL);
  g_assert_cmpuint (studio_session_get_offers (fixture->session)->len, ==, 1);
}

/* ---- editors ---- */

static GtkWidget *
show_page (FieldFixture *fixture, const char *kind, const char *terms)
{
  GtkWidget *page = studio_offers_page_new (fixture->session);

  field_fixture_add (fixture, kind, terms);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  /* Where one pane has room, that is the editor, as soon as the window has its width. */
  WAIT_FOR (gtk_widget_get_mapped (find_nth (page, STUDIO_TYPE_OFFER_EDITOR, 0)));
  return find_nth (page, STUDIO_TYPE_OFFER_EDITOR, 0);
}

static void
test_markdown (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_page (fixture, "markdown", "\"reward\":{\"percent\":\"10\"}");
  GtkWidget *slider;

  g_assert_null (find_nth (editor, STUDIO_TYPE_TERMS_VIEW, 0));
  g_assert_true (shows_text (editor, "Get any product 10 % off."));
  g_assert_true (shows_text (editor, "“Shirt <b>” for $36.00 instead of $40.00"));
  type_in (find_labelled (editor, GTK_TYPE_ENTRY, "Discount"), "25");
  WAIT_FOR (shows_text (editor, "“Shirt <b>” for $30.00 instead of $40.00"));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_labelled (editor, GTK_TYPE_DROP_DOWN, "A share of")), 1);
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"25\"},\"of\":\"list\"}");
  /* The sentence follows the slider before anything is kept. */
  slider = find_nth (editor, STUDIO_TYPE_SLIDER, 0);
  gtk_range_set_value (GTK_RANGE (slider), 50);
  g_assert_true (shows_text (editor, "Get any product 50 % off."));
  g_assert_true (shows_text (editor, "“Shirt <b>” for $20.00 instead of $40.00"));
  g_assert_true (field_fixture_has (fixture, "{\"reward\":{\"percent\":\"25\"},\"of\":\"list\"}"));
  field_fixture_act (fixture, "offer-add-product", g_variant_new_string ("T1"));
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"50\"},\"of\":\"list\",\"select\":{"
                               "\"skus\":[\"T1\"]}}");
  WAIT_FOR (shows_text (editor, "“Tee” for $10.00 instead of $20.00"));
}

static void
test_subscription (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_page (fixture, "subscription", "\"reward\":{\"percent\":\"10\"}");

  type_in (find_labelled (editor, GTK_TYPE_ENTRY, "Deliveries for less"), "3");
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"10\"},\"deliveries\":3}");
  WAIT_FOR (shows_text (
      editor, "Have any product delivered regularly, get the first 3 deliveries 10 % off."));
  /* What is being typed is kept when another offer is looked at. */
  gtk_editable_set_text (
      GTK_EDITABLE (find_labelled (editor, GTK_TYPE_ENTRY, "Deliveries for less")), "5");
  {
    g_autofree char *first = g_strdup (field_fixture_get (fixture)->id);

    field_fixture_add (fixture, "subscription", "\"reward\":{\"percent\":\"20\"}");
    studio_session_set_offer_id (fixture->session, first);
  }
  field_fixture_wait (fixture, "{\"reward\":{\"percent\":\"10\"},\"deliveries\":5}");
}

/* The Tab key reaches every control of the editor, in order and once. */
static void
test_tab (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show_page (fixture, "markdown", "\"reward\":{\"percent\":\"10\"}");
  static const struct
  {
    GType (*type) (void);
    const char *label;
  } controls[] = {
      {gtk_entry_get_type, "Discount"},
      {gtk_drop_down_get_type, "Discount: what is given"},
      {studio_slider_get_type, "Discount by slider"},
      {gtk_drop_down_get_type, "A share of"},
      {gtk_menu_button_get_type, "Add to “For Whom”"},
      {gtk_menu_button_get_type, "Add to “What Has to Hold”"},
  };
  gboolean reached[G_N_ELEMENTS (controls)] = {FALSE};

  for (guint i = 0; i < 60; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      for (guint j = 0; focus != NULL && j < G_N_ELEMENTS (controls); j++)
        {
          GtkWidget *control = find_labelled (editor, controls[j].type (), controls[j].label);

          g_assert_nonnull (control);
          if (focus == control || gtk_widget_is_ancestor (focus, control))
            reached[j] = TRUE;
        }
    }
  for (guint j = 0; j < G_N_ELEMENTS (controls); j++)
    if (!reached[j])
      g_error ("Tab does not reach “%s”", controls[j].label);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (FieldFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/offer-terms/actions", test_actions}, {"/offer-terms/refused", test_refused},
      {"/offer-terms/quick", test_quick},     {"/offer-terms/new", test_new},
      {"/offer-terms/chooser", test_chooser}, {"/offer-terms/markdown", test_markdown},
      {"/offer-terms/tab", test_tab},         {"/offer-terms/subscription", test_subscription},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FieldFixture, NULL, field_fixture_set_up, tests[i].test,
                field_fixture_tear_down);
  return g_test_run ();
}
