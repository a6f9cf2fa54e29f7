/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of cross-sells: what goes with what, why, and how it looks. */

#include "field-fixture.h"

#include "studio-companion-list.h"
#include "studio-companions.h"
#include "studio-cross-sell-editor.h"
#include "studio-dear-row.h"
#include "studio-list-row.h"
#include "studio-look-card.h"

#include <adwaita.h>

#define SHOES "\"anchor\":{\"skus\":[\"H1\"]}"
#define SHIRTS "\"anchor\":{\"skus\":[\"S1\",\"S2\"]}"
#define ITEMS(items) "\"items\":[" items "]"
#define TEE "{\"sku\":\"T1\"}"
#define SHIRT "{\"sku\":\"S1\"}"
#define PLAN "{\"sku\":\"P1\"}"
#define N_ORDERS 30

/* ---- helpers ---- */

static GtkWidget *
open (FieldFixture *fixture, const char *terms)
{
  GtkWidget *editor;

  field_fixture_add (fixture, "cross_sell", terms);
  editor = studio_cross_sell_editor_new (fixture->session);
  field_fixture_show (fixture, editor);
  WAIT_FOR (studio_companions_get_anchors (studio_companions_of (fixture->session)) != NULL);
  return editor;
}

/* Of 30 orders ten have shoes, eight of them a tee as well; the others have a blue shirt. */
static void
import (FieldFixture *fixture)
{
  g_autoptr (GString) csv = g_string_new ("order,date,customer,sku,quantity,price\n");

  for (int i = 1; i <= N_ORDERS; i++)
    {
      g_string_append_printf (csv, "%d,2025-01-%02d,ann,%s,1,50.00\n", i, i, i <= 10 ? "H1" : "S2");
      if (i <= 8)
        g_string_append_printf (csv, "%d,2025-01-%02d,ann,T1,1,20.00\n", i, i);
    }
  field_fixture_import (fixture, csv->str);
}

static GtkWidget *
get_row (GtkWidget *widget, const char *title)
{
  GtkWidget *row = find_labelled (widget, ADW_TYPE_PREFERENCES_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
get_item (GtkWidget *editor, guint index)
{
  GtkWidget *row = find_nth (editor, STUDIO_TYPE_LIST_ROW, index);

  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
click (GtkWidget *editor, const char *label)
{
  GtkWidget *button = find_labelled (editor, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkCheckButton *
get_check (GtkWidget *widget, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *check = find_nth (widget, GTK_TYPE_CHECK_BUTTON, i);

      g_assert_nonnull (check);
      if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), label) == 0)
        return GTK_CHECK_BUTTON (check);
    }
}

/* ---- authoring ---- */

/* From nothing: an anchor, an item, what it is, a price, how many at once, where. */
static void
test_author (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, "");

  field_fixture_act (fixture, "offer-add-products", g_variant_new_strv ((const char *[]){"H1"}, 1));
  field_fixture_wait (fixture, "{" SHOES "}");
  choose_product (find_labelled (editor, GTK_TYPE_LIST_BOX, "Suggestions"), "Tee");
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE) "}");
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_nth (get_row (editor, "What it is"), GTK_TYPE_DROP_DOWN, 0)), 2);
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE) ",\"purpose\":\"complete_the_look\"}");
  field_fixture_undo (fixture, "Change “What it is”");
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE) "}");
  type_in (get_row (editor, "Suggested at once"), "2");
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE) ",\"show\":2}");
  gtk_check_button_set_active (get_check (get_row (editor, "Where it is shown"), "Cart"), TRUE);
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE) ",\"placements\":[\"cart\"],\"show\":2}");
  type_in (get_row (get_item (editor, 0), "At most for each"), "3");
  field_fixture_wait (fixture, "{" SHOES ",\"items\":[{\"quantity\":3,\"sku\":\"T1\"}],"
                               "\"placements\":[\"cart\"],\"show\":2}");
}

/* What is dropped goes into the list once there is an anchor; keys move and remove it. */
static void
test_keys (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, SHOES "," ITEMS (TEE "," PLAN));

  field_fixture_act (fixture, "offer-add-products", g_variant_new_strv ((const char *[]){"S1"}, 1));
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE "," PLAN "," SHIRT) "}");
  g_assert_true (press_key (find_nth (editor, STUDIO_TYPE_LIST_ROW, 2), GDK_KEY_Up, GDK_ALT_MASK));
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE "," SHIRT "," PLAN) "}");
  field_fixture_undo (fixture, "Reorder “What to Suggest”");
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE "," PLAN "," SHIRT) "}");
  g_assert_true (press_key (find_nth (editor, STUDIO_TYPE_LIST_ROW, 1), GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE "," SHIRT) "}");
  field_fixture_undo (fixture, "Remove From “What to Suggest”");
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (TEE "," PLAN "," SHIRT) "}");
}

/* ---- reasons ---- */

static void
test_reasons (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor;

  import (fixture);
  editor = open (fixture, SHOES "," ITEMS (TEE "," PLAN));
  WAIT_FOR (shows_text (editor, "$20.00 · taken along by 80 % (3.0 times chance)"));
  g_assert_true (shows_text (editor, "$9.00 · not taken along yet"));
}

/* What goes with it and is not in the list can be added, and then is no more found. */
static void
test_companions (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  GtkWidget *list;

  import (fixture);
  editor = open (fixture, SHOES "," ITEMS (PLAN));
  list = find_nth (editor, STUDIO_TYPE_COMPANION_LIST, 0);
  WAIT_FOR (
      shows_text (list, "$20.00 · 8 of 10 orders take it along, 3.0 times more than by chance"));
  click (list, "Add Tee");
  field_fixture_wait (fixture, "{" SHOES "," ITEMS (PLAN "," TEE) "}");
  WAIT_FOR (!gtk_widget_get_visible (list));
  field_fixture_undo (fixture, "Add Product");
  WAIT_FOR (gtk_widget_get_visible (list));
}

/* ---- price cap ---- */

static void
test_cap (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  GtkWidget *list;
  GtkWidget *dear;

  import (fixture);
  editor = open (fixture, SHOES "," ITEMS (SHIRT "," PLAN));
  list = find_nth (editor, STUDIO_TYPE_COMPANION_LIST, 0);
  dear = find_nth (editor, STUDIO_TYPE_DEAR_ROW, 0);
  WAIT_FOR (gtk_widget_get_visible (list));
  g_assert_false (gtk_widget_get_visible (dear));
  type_in (get_row (editor, "Price cap"), "19.99");
  field_fixture_wait (fixture, "{\"x-price-cap\":1999," SHOES "," ITEMS (SHIRT "," PLAN) "}");
  /* The tee for 20.00 is not found any more, the shirt is marked. */
  WAIT_FOR (!gtk_widget_get_visible (list));
  WAIT_FOR (shows_text (editor, "$40.00 · not taken along yet · above the price cap"));
  g_assert_true (shows_text (editor, "$9.00 · not taken along yet"));
  g_assert_true (shows_text (dear, "1 suggestion is dearer"));
  g_assert_true (shows_text (dear, "“Shirt <b>”"));
  click (dear, "Take Out What Is Dearer");
  field_fixture_wait (fixture, "{\"x-price-cap\":1999," SHOES "," ITEMS (PLAN) "}");
  WAIT_FOR (!gtk_widget_get_visible (dear));
  field_fixture_undo (fixture, "Take Out What Is Dearer");
  WAIT_FOR (gtk_widget_get_visible (dear));
  type_in (get_row (editor, "Price cap"), "20");
  WAIT_FOR (gtk_widget_get_visible (list));
}

/* ---- what fits ---- */

#define FITTING ITEMS ("{\"compatible\":[\"size\"],\"sku\":\"T1\"}," PLAN)

static void
test_compatible (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor;
  GtkWidget *item;
  GtkWidget *row;

  field_fixture_exec (fixture,
                      "UPDATE product SET attributes = '{\"size\":\"M\"}' WHERE sku = 'T1';"
                      "UPDATE product SET attributes = '{\"size\":\"L\"}' WHERE sku = 'S2'");
  editor = open (fixture, SHIRTS "," ITEMS (TEE "," PLAN));
  item = get_item (editor, 0);
  row = get_row (item, "Has to have the same");
  WAIT_FOR (shows_text (row, "Fits 2 of 2 products"));
  gtk_check_button_set_active (get_check (row, "size"), TRUE);
  field_fixture_wait (fixture, "{" SHIRTS "," FITTING "}");
  WAIT_FOR (shows_text (row, "Fits 1 of 2 products"));
  WAIT_FOR (shows_text (item, "$20.00 · fits 1 of 2"));
  /* Nothing in common, nothing to ask for. */
  g_assert_false (gtk_widget_get_visible (get_row (get_item (editor, 1), "Has to have the same")));
  field_fixture_undo (fixture, "Change “Has to have the same”");
  WAIT_FOR (!gtk_check_button_get_active (get_check (row, "size")));
}

/* ---- the look ---- */

static const struct
{
  const char *name;
  const char *terms;
  const char *heading;
  const char *price;
  const char *total;
} looks[] = {
    {"plain", SHOES "," ITEMS (TEE "," PLAN), "Customers also bought", "$20.00",
     "All of it: $29.00"},
    {"reward",
     SHOES "," ITEMS (TEE "," PLAN) ",\"reward\":{\"percent\":\"10\"},\"purpose\":\"accessories\"",
     "Accessories", "$18.00 instead of $20.00", "All of it: $26.10 instead of $29.00"},
    {"limit", SHOES "," ITEMS (TEE "," PLAN) ",\"show\":1,\"purpose\":\"complete_the_look\"",
     "Complete the look", "$20.00", "All of it: $20.00, and 1 more after these"},
    {"quantity", SHOES ",\"items\":[{\"quantity\":2,\"sku\":\"T1\"}],\"reward\":{\"fixed\":1500}",
     "Customers also bought", "$30.00 instead of $40.00", "All of it: $30.00 instead of $40.00"},
    {"unfit", SHOES ",\"items\":[{\"compatible\":[\"size\"],\"sku\":\"S1\"}," TEE "]",
     "Customers also bought", "$20.00", "All of it: $20.00"},
};

static void
test_look (FieldFixture *fixture, gconstpointer data)
{
  guint      row = GPOINTER_TO_UINT (data);
  GtkWidget *editor = open (fixture, looks[row].terms);
  GtkWidget *card = find_nth (editor, STUDIO_TYPE_LOOK_CARD, 0);

  WAIT_FOR (shows_text (card, looks[row].total));
  g_assert_true (shows_text (card, "Shoes"));
  g_assert_true (shows_text (card, "$90.00"));
  g_assert_true (shows_text (card, looks[row].heading));
  g_assert_true (shows_text (card, looks[row].price));
}

/* Without an anchor, or items, there is nothing to look at. */
static void
test_no_look (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = open (fixture, SHOES);
  GtkWidget *card = find_nth (editor, STUDIO_TYPE_LOOK_CARD, 0);

  g_assert_false (gtk_widget_get_visible (card));
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "items", "[" TEE "]"));
  WAIT_FOR (gtk_widget_get_visible (card));
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "anchor", ""));
  WAIT_FOR (!gtk_widget_get_visible (card));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, test)                                                                            \
  g_test_add ("/cross-sell-editor/" path, FieldFixture, NULL, field_fixture_set_up, test,          \
              field_fixture_tear_down)
  ADD ("author", test_author);
  ADD ("keys", test_keys);
  ADD ("reasons", test_reasons);
  ADD ("companions", test_companions);
  ADD ("cap", test_cap);
  ADD ("compatible", test_compatible);
  ADD ("no-look", test_no_look);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strconcat ("/cross-sell-editor/look/", looks[i].name, NULL);

      g_test_add (path, FieldFixture, GUINT_TO_POINTER (i), field_fixture_set_up, test_look,
                  field_fixture_tear_down);
    }
  return g_test_run ();
}
