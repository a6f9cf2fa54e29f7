/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of add-ons: groups, options, and the menu to try. */

#include "field-fixture.h"

#include "studio-add-on-editor.h"
#include "studio-add-on-group.h"
#include "studio-companions.h"
#include "studio-list-row.h"
#include "studio-menu-card.h"

#include <adwaita.h>

/* Shoes, with a tee or a plan for less. */
#define BASE "\"requires\":{\"skus\":[\"H1\"]}"
#define TEE "{\"price\":1500,\"sku\":\"T1\"}"
#define PLAN "{\"per\":\"order\",\"price\":500,\"sku\":\"P1\"}"
#define GROUPS(groups) BASE ",\"groups\":[" groups "]"
#define WEAR(options) "{\"id\":\"wear <b>\",\"max\":1,\"options\":[" options "]}"
#define MORE "{\"id\":\"more\"}"
#define TWO GROUPS (WEAR (TEE "," PLAN) "," MORE)

/* ---- helpers ---- */

static GtkWidget *
open (FieldFixture *fixture, const char *terms)
{
  GtkWidget *editor;

  field_fixture_add (fixture, "add_on", terms);
  editor = studio_add_on_editor_new (fixture->session);
  field_fixture_show (fixture, editor);
  WAIT_FOR (studio_companions_get_anchors (studio_companions_of (fixture->session)) != NULL);
  return editor;
}

static void
click (GtkWidget *editor, const char *label)
{
  GtkWidget *button = find_labelled (editor, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
get_group (GtkWidget *editor, guint index)
{
  return find_nth (editor, STUDIO_TYPE_ADD_ON_GROUP, index);
}

static GtkWidget *
get_option (GtkWidget *editor, guint index)
{
  GtkWidget *row = find_nth (editor, STUDIO_TYPE_LIST_ROW, index);

  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static GtkWidget *
get_row (GtkWidget *widget, const char *title)
{
  GtkWidget *row = find_labelled (widget, ADW_TYPE_PREFERENCES_ROW, title);

  g_assert_nonnull (row);
  return row;
}

/* ---- showing ---- */

static void
test_show (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  WAIT_FOR (shows_text (editor, "wear <b>"));
  g_assert_true (shows_text (editor, "At most one of 2 at its price"));
  g_assert_true (shows_text (editor, "No options yet"));
  g_assert_true (shows_text (editor, "For each unit $15.00 instead of $20.00"));
  g_assert_true (shows_text (editor, "Once an order $5.00 instead of $9.00"));
  g_assert_false (
      gtk_widget_get_sensitive (find_labelled (editor, GTK_TYPE_BUTTON, "Move wear <b> Up")));
  g_assert_false (
      gtk_widget_get_sensitive (find_labelled (editor, GTK_TYPE_BUTTON, "Move more Down")));
}

/* ---- groups ---- */

/* From nothing: a base, a group, an option. */
static void
test_author (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, "");

  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "requires", "{\"skus\":[\"H1\"]}"));
  field_fixture_wait (fixture, "{" BASE "}");
  click (editor, "Add Group");
  field_fixture_wait (fixture, "{" GROUPS ("{\"id\":\"group-1\"}") "}");
  WAIT_FOR (get_group (editor, 0) != NULL);
  type_in (get_row (editor, "Name of the group"), "wear");
  field_fixture_wait (fixture, "{" GROUPS ("{\"id\":\"wear\"}") "}");
  choose_product (find_labelled (get_group (editor, 0), GTK_TYPE_LIST_BOX, "Options"), "Tee");
  field_fixture_wait (
      fixture, "{" GROUPS ("{\"id\":\"wear\",\"options\":[{\"price\":2000,\"sku\":\"T1\"}]}") "}");
  type_in (get_row (editor, "Have their price at most"), "1");
  field_fixture_wait (fixture,
                      "{" GROUPS ("{\"id\":\"wear\",\"max\":1,\"options\":[{\"price\":2000,"
                                  "\"sku\":\"T1\"}]}") "}");
  type_in (get_row (editor, "Have to be chosen"), "1");
  field_fixture_wait (fixture, "{" GROUPS ("{\"id\":\"wear\",\"max\":1,\"min\":1,\"options\":[{"
                                           "\"price\":2000,\"sku\":\"T1\"}]}") "}");
  WAIT_FOR (shows_text (editor, "1, which has to be chosen"));
}

static gboolean
has_focus (FieldFixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Whoever adds a group goes on in it, and once there the focus is free to go. */
static void
test_enter_group (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);
  GtkWidget *field;

  click (editor, "Add Group");
  WAIT_FOR (get_group (editor, 2) != NULL);
  field = get_row (get_group (editor, 2), "Name of the group");
  WAIT_FOR (has_focus (fixture, field));
  gtk_widget_grab_focus (find_labelled (editor, GTK_TYPE_BUTTON, "Move wear <b> Down"));
  type_in (get_row (get_group (editor, 2), "Have to be chosen"), "1");
  field_fixture_wait (
      fixture, "{" GROUPS (WEAR (TEE "," PLAN) "," MORE ",{\"id\":\"group-3\",\"min\":1}") "}");
  g_assert_false (has_focus (fixture, field));
}

/* One that is shown another offer meanwhile stays where it is. */
static void
test_enter_other (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, BASE);

  click (editor, "Add Group");
  field_fixture_add (fixture, "add_on", TWO);
  WAIT_FOR (get_group (editor, 1) != NULL);
  g_assert_false (has_focus (fixture, get_group (editor, 0)));
}

static void
test_groups (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  click (editor, "Move more Up");
  field_fixture_wait (fixture, "{" GROUPS (MORE "," WEAR (TEE "," PLAN)) "}");
  WAIT_FOR (find_labelled (editor, GTK_TYPE_BUTTON, "Move wear <b> Up") != NULL);
  field_fixture_undo (fixture, "Reorder Groups");
  field_fixture_wait (fixture, "{" TWO "}");
  click (editor, "Move wear <b> Down");
  field_fixture_wait (fixture, "{" GROUPS (MORE "," WEAR (TEE "," PLAN)) "}");
  click (editor, "Remove more");
  field_fixture_wait (fixture, "{" GROUPS (WEAR (TEE "," PLAN)) "}");
  WAIT_FOR (get_group (editor, 1) == NULL);
  field_fixture_undo (fixture, "Remove Group");
  WAIT_FOR (get_group (editor, 1) != NULL);
}

/* ---- options ---- */

#define ONE(price, more)                                                                           \
  "{" GROUPS ("{\"id\":\"g\",\"options\":[{" more "\"price\":" price ",\"sku\":\"T1\"}]}") "}"

static void
test_option (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, GROUPS ("{\"id\":\"g\",\"options\":[" TEE "]}"));
  GtkWidget *option = get_option (editor, 0);

  /* There is no other group to go to. */
  g_assert_false (gtk_widget_get_visible (get_row (option, "Group")));
  type_in (get_row (option, "Price"), "12.50");
  field_fixture_wait (fixture, ONE ("1250", ""));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_nth (get_row (option, "Charged"), GTK_TYPE_DROP_DOWN, 0)), 1);
  field_fixture_wait (fixture, ONE ("1250", "\"per\":\"line\","));
  field_fixture_undo (fixture, "Change “Charged”");
  field_fixture_wait (fixture, ONE ("1250", ""));
  g_assert_true (press_key (option, GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{" GROUPS ("{\"id\":\"g\"}") "}");
}

/* Alt and arrows reorder; the list of groups moves an option over. */
static void
test_move (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);
  GtkWidget *option = get_option (editor, 0);
  GtkWidget *choice;

  g_assert_true (press_key (option, GDK_KEY_Down, GDK_ALT_MASK));
  field_fixture_wait (fixture, "{" GROUPS (WEAR (PLAN "," TEE) "," MORE) "}");
  field_fixture_undo (fixture, "Reorder “Options”");
  field_fixture_wait (fixture, "{" TWO "}");
  choice = find_nth (get_row (option, "Group"), GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  field_fixture_wait (fixture,
                      "{" GROUPS (WEAR (PLAN) ",{\"id\":\"more\",\"options\":[" TEE "]}") "}");
  field_fixture_undo (fixture, "Move Option");
  field_fixture_wait (fixture, "{" TWO "}");
}

/* A product that another group has goes over, with its price. */
static void
test_adopt (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);

  choose_product (find_labelled (get_group (editor, 1), GTK_TYPE_LIST_BOX, "Options"), "Tee");
  field_fixture_wait (fixture,
                      "{" GROUPS (WEAR (PLAN) ",{\"id\":\"more\",\"options\":[" TEE "]}") "}");
}

static void
test_margin (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (
      fixture, GROUPS ("{\"id\":\"g\",\"options\":[{\"price\":3000,\"sku\":\"S1\"}," TEE "]}"));
  GtkWidget *shirt = get_option (editor, 0);

  /* 30.00 less 15.00. */
  WAIT_FOR (shows_text (shirt, "$15.00, 50.0 % of the price"));
  /* What a tee costs the shop is not known. */
  g_assert_false (
      gtk_widget_get_visible (find_nth (get_option (editor, 1), ADW_TYPE_ACTION_ROW, 1)));
  type_in (get_row (shirt, "Price"), "99");
  /* It is never charged more than its list price. */
  WAIT_FOR (shows_text (shirt, "$25.00, 62.5 % of the price"));
}

/* ---- the menu ---- */

/* What is checked is tried; the offer stays as it is. */
static void
test_menu (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, TWO);
  GtkWidget *card = find_nth (editor, STUDIO_TYPE_MENU_CARD, 0);
  GtkWidget *tee;
  GtkWidget *plan;

  WAIT_FOR (shows_text (card, "With “Shoes” for $90.00"));
  WAIT_FOR (shows_text (card, "In all $90.00"));
  tee = find_nth (card, GTK_TYPE_CHECK_BUTTON, 0);
  plan = find_nth (card, GTK_TYPE_CHECK_BUTTON, 1);
  g_assert_true (shows_text (card, "wear <b>: At most one of 2 at its price"));
  g_assert_true (shows_text (card, "$15.00 instead of $20.00"));
  gtk_widget_activate (tee);
  WAIT_FOR (shows_text (card, "In all $105.00 instead of $110.00"));
  g_assert_true (shows_text (card, "Applied once: $5.00 off."));
  gtk_widget_activate (plan);
  /* Only the first has its price. */
  WAIT_FOR (shows_text (card, "In all $114.00 instead of $119.00"));
  gtk_widget_activate (tee);
  WAIT_FOR (shows_text (card, "In all $95.00 instead of $99.00"));
  g_assert_true (field_fixture_has (fixture, "{" TWO "}"));
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Add");
  /* What is checked stays while prices change. */
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "groups/0/options/1/price", "100"));
  WAIT_FOR (shows_text (card, "In all $91.00 instead of $99.00"));
}

#define OPTION(price) GROUPS ("{\"id\":\"g\",\"options\":[{\"price\":" price ",\"sku\":\"T1\"}]}")

static const struct
{
  const char *name;
  const char *terms;
  gboolean    is_chosen;
  const char *price;
  const char *row;
  const char *total;
} choices[] = {
    {"paid", OPTION ("1500"), FALSE, "$15.00 instead of $20.00",
     "For each unit $15.00 instead of $20.00", "In all $90.00"},
    {"dearer", OPTION ("2500"), FALSE, "$20.00", "For each unit $25.00 instead of $20.00",
     "In all $90.00"},
    {"included", OPTION ("0"), TRUE, "included", "For each unit included, otherwise $20.00",
     "In all $90.00 instead of $110.00"},
};

/* Nothing that costs is chosen for the shopper. */
static void
test_chosen (FieldFixture *fixture, gconstpointer data)
{
  guint      row = GPOINTER_TO_UINT (data);
  GtkWidget *editor = open (fixture, choices[row].terms);
  GtkWidget *card = find_nth (editor, STUDIO_TYPE_MENU_CARD, 0);

  WAIT_FOR (shows_text (card, choices[row].total));
  g_assert_cmpint (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (find_nth (card, GTK_TYPE_CHECK_BUTTON, 0))),
      ==, choices[row].is_chosen);
  g_assert_true (shows_text (card, choices[row].price));
  g_assert_true (shows_text (editor, choices[row].row));
}

/* Without a base, or options, there is nothing to try. */
static void
test_no_menu (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, BASE);
  GtkWidget *card = find_nth (editor, STUDIO_TYPE_MENU_CARD, 0);

  g_assert_false (gtk_widget_get_visible (card));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "groups", "[{\"id\":\"g\",\"options\":[" TEE "]}]"));
  WAIT_FOR (gtk_widget_get_visible (card));
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "requires", ""));
  WAIT_FOR (!gtk_widget_get_visible (card));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, FieldFixture, NULL, field_fixture_set_up, test, field_fixture_tear_down)
  ADD ("/add-on-editor/show", test_show);
  ADD ("/add-on-editor/author", test_author);
  ADD ("/add-on-editor/enter-group", test_enter_group);
  ADD ("/add-on-editor/enter-other", test_enter_other);
  ADD ("/add-on-editor/groups", test_groups);
  ADD ("/add-on-editor/option", test_option);
  ADD ("/add-on-editor/move", test_move);
  ADD ("/add-on-editor/adopt", test_adopt);
  ADD ("/add-on-editor/margin", test_margin);
  ADD ("/add-on-editor/menu/try", test_menu);
  ADD ("/add-on-editor/no-menu", test_no_menu);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *path = g_strconcat ("/add-on-editor/menu/", choices[i].name, NULL);

      g_test_add (path, FieldFixture, GUINT_TO_POINTER (i), field_fixture_set_up, test_chosen,
                  field_fixture_tear_down);
    }
  return g_test_run ();
}
