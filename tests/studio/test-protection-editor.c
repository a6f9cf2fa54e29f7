/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of protection plans: what it shows, and each way to change it. */

#include "field-fixture.h"

#include "studio-list-field.h"
#include "studio-list-row.h"
#include "studio-plan-bands.h"
#include "studio-protection-editor.h"
#include "studio-selector-field.h"

#include <adwaita.h>
#include <string.h>

#define ALL "\"select\":{\"skus\":[\"S1\",\"S2\",\"T1\",\"H1\"]}"
/* Nothing is for the blue shirt, 50.00. */
#define LOW                                                                                        \
  "{\"sku\":\"P1\",\"term_months\":24,\"fixed\":900,\"price\":{\"from\":2000,\"to\":4500}}"
#define HIGH "{\"sku\":\"P2\",\"term_months\":24,\"percent\":\"10\",\"price\":{\"from\":5500}}"
#define WITH_GAP ALL ",\"plans\":[" LOW "," HIGH "]"

static gboolean
add_plan (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO product (id, sku, title, kind, price_minor, category, brand, tags, attributes,"
      " origin) VALUES "
      "(6, 'P2', 'Long Plan', 'plan', 1500, 'Plans', '', '[]', '{}', 'hand')",
      error);
}

static void
set_up (FieldFixture *fixture, gconstpointer data)
{
  field_fixture_set_up (fixture, data);
  studio_session_edit (fixture->session, "Add", NULL, add_plan, NULL, NULL);
  WAIT_FOR (vt_catalog_get_n_products (studio_session_get_catalog (fixture->session)) == 6);
}

static GtkWidget *
show (FieldFixture *fixture, const char *terms)
{
  GtkWidget *editor = studio_protection_editor_new (fixture->session);

  field_fixture_add (fixture, "protection", terms);
  field_fixture_show (fixture, editor);
  return editor;
}

/* The button that can be seen and says that; %NULL if there is none. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_nth (widget, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) && shows_text (button, label))
      return button;
  return NULL;
}

static void
press_button (GtkWidget *editor, const char *label)
{
  WAIT_FOR (find_button (editor, label) != NULL);
  g_signal_emit_by_name (find_button (editor, label), "clicked");
}

static void
undo (FieldFixture *fixture, const char *label, const char *terms)
{
  g_autofree char *before = g_strdup_printf ("{%s}", terms);

  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), label) == 0);
  studio_session_undo (fixture->session);
  field_fixture_wait (fixture, before);
}

/* ---- showing ---- */

static void
test_show (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, WITH_GAP);

  WAIT_FOR (shows_text (editor, "Covers 3 of 4 products"));
  g_assert_true (shows_text (editor, "1 selected product is without a plan"));
  g_assert_true (shows_text (editor, "No plan of 24 months from $45.01 to $54.99: 1 product"));
  g_assert_true (shows_text (
      editor, "“Plan” is dearer than a third of what it covers, up to $26.99: 1 product"));
  g_assert_true (shows_text (editor, "Cheapest: Tee, $20.00"));
  g_assert_true (shows_text (editor, "Plan: $9.00, 45 % of the price"));
  g_assert_true (shows_text (editor, "Dearest: Shoes, $90.00"));
  g_assert_true (shows_text (editor, "Long Plan: $9.00, 10 % of the price"));
  g_assert_true (shows_text (editor, "24 months · $20.00 to $45.00 · $9.00"));
  g_assert_true (shows_text (editor, "24 months · from $55.00 · 10 %"));
}

/* Counted again whatever changes: a band, the plans, the selection, or back. */
static void
test_count_again (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, WITH_GAP);

  WAIT_FOR (shows_text (editor, "Covers 3 of 4 products"));
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "plans/0/price/to", "3999"));
  WAIT_FOR (shows_text (editor, "Covers 2 of 4 products"));
  studio_session_undo (fixture->session);
  WAIT_FOR (shows_text (editor, "Covers 3 of 4 products"));
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "select", "{\"skus\":[\"S1\",\"T1\"]}"));
  WAIT_FOR (shows_text (editor, "Covers 2 of 4 products"));
  studio_session_undo (fixture->session);
  WAIT_FOR (shows_text (editor, "Covers 3 of 4 products"));
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "plans/1", ""));
  WAIT_FOR (shows_text (editor, "Covers 2 of 4 products"));
}

/* Of no plans nothing is claimed. */
static void
test_empty (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, ALL);

  /* What could be a plan needs none. */
  WAIT_FOR (shows_text (editor, "Covers 0 of 4 products"));
  g_assert_true (shows_text (editor, "4 selected products are without a plan"));
  g_assert_false (shows_text (editor, "For Example"));
  g_assert_true (shows_text (editor, "Search for a plan below, or drag one here"));
  g_assert_false (shows_text (
      editor, "Proven: at no price two plans of one term, and none missing between two"));
}

static void
test_without_plan (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, WITH_GAP);
  GtkWidget *list = find_nth (editor, g_type_from_name ("StudioPlanCoverage"), 0);
  GtkWidget *button;

  WAIT_FOR (shows_text (list, "Covers 3 of 4 products"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (list), TRUE);
  WAIT_FOR (shows_text (list, "Shirt, blue"));
  g_assert_true (shows_text (list, "S2 · $50.00"));
  button = find_labelled (list, GTK_TYPE_BUTTON, "Show Shirt, blue");
  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "win.show-product");
  field_fixture_act (fixture, "offer-set-term", g_variant_new ("(ss)", "plans/0/price/to", "5000"));
  WAIT_FOR (shows_text (list, "All that is selected has a plan"));
  g_assert_false (shows_text (list, "Shirt, blue"));
}

/* ---- mending ---- */

static void
test_close_gap (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, WITH_GAP);

  press_button (editor, "Close");
  field_fixture_wait (
      fixture, "{" ALL ",\"plans\":[{\"sku\":\"P1\",\"term_months\":24,\"fixed\":900,\"price\":"
               "{\"from\":2000,\"to\":5499}}," HIGH "]}");
  WAIT_FOR (shows_text (editor,
                        "Proven: at no price two plans of one term, and none missing between two"));
  g_assert_true (shows_text (editor, "Covers 4 of 4 products"));
  undo (fixture, "Mend Price Bands", WITH_GAP);
  WAIT_FOR (shows_text (editor, "Covers 3 of 4 products"));
}

static void
test_part_overlap (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor =
      show (fixture, ALL ",\"plans\":[{\"sku\":\"P1\",\"term_months\":24,\"fixed\":900}," HIGH "]");

  WAIT_FOR (shows_text (editor,
                        "“Plan” and “Long Plan”, of one term, both cover above $54.99: 1 product"));
  press_button (editor, "Part");
  field_fixture_wait (fixture,
                      "{" ALL ",\"plans\":[{\"sku\":\"P1\",\"term_months\":24,\"fixed\":900,"
                      "\"price\":{\"to\":5499}}," HIGH "]}");
}

/* ---- the picture ---- */

static void
on_draft (GtkWidget *editor, const VtOffer *draft, gint64 *to_minor)
{
  JsonObject *plan =
      json_array_get_object_element (vt_terms_get_array (vt_offer_get_terms (draft), "plans"), 0);

  *to_minor = vt_terms_get_int64 (vt_terms_get_object (plan, "price"), "to", -1);
}

/* While it moves all figures follow, and nothing is written. */
static void
test_move_band (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, WITH_GAP);
  GtkWidget *bands = find_nth (editor, STUDIO_TYPE_PLAN_BANDS, 0);
  gint64     to_minor = 0;

  g_signal_connect (editor, "draft", G_CALLBACK (on_draft), &to_minor);
  WAIT_FOR (shows_text (editor, "Covers 3 of 4 products"));
  g_assert_true (press_key (bands, GDK_KEY_Down, 0));
  g_assert_true (press_key (bands, GDK_KEY_Down, 0));
  while (to_minor < 5000)
    g_assert_true (press_key (bands, GDK_KEY_Right, 0));
  WAIT_FOR (shows_text (editor, "Covers 4 of 4 products"));
  g_assert_true (field_fixture_has (fixture, "{" WITH_GAP "}"));
  g_assert_true (press_key (bands, GDK_KEY_Escape, 0));
  WAIT_FOR (shows_text (editor, "Covers 3 of 4 products"));
  g_assert_true (press_key (bands, GDK_KEY_Right, 0));
  g_assert_true (press_key (bands, GDK_KEY_Return, 0));
  WAIT_FOR (!field_fixture_has (fixture, "{" WITH_GAP "}"));
  undo (fixture, "Move Price Band", WITH_GAP);
}

/* ---- the list ---- */

static GtkWidget *
field (GtkWidget *row, const char *label)
{
  GtkWidget *widget = find_labelled (row, GTK_TYPE_LIST_BOX_ROW, label);

  g_assert_nonnull (widget);
  return widget;
}

static GtkWidget *
open_plan (GtkWidget *editor, guint plan)
{
  GtkWidget *list = find_nth (editor, STUDIO_TYPE_LIST_FIELD, 0);
  GtkWidget *row;

  WAIT_FOR ((row = find_nth (list, STUDIO_TYPE_LIST_ROW, plan)) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_FOR (gtk_widget_get_mapped (field (row, "Term")));
  return row;
}

static void
choose (GtkWidget *row, const char *label, guint form)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_nth (field (row, label), GTK_TYPE_DROP_DOWN, 0)),
                              form);
}

#define ONE(rest) "{" ALL ",\"plans\":[{\"sku\":\"P1\",\"term_months\":24," rest "}]}"

static void
test_costs (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor =
      show (fixture, ALL ",\"plans\":[{\"sku\":\"P1\",\"term_months\":24,\"fixed\":700}]");
  GtkWidget *row = open_plan (editor, 0);

  g_assert_false (gtk_widget_get_visible (field (row, "At least")));
  type_in (field (row, "Price"), "much");
  g_assert_true (field_fixture_has (fixture, ONE ("\"fixed\":700")));
  choose (row, "Costs", 1);
  field_fixture_wait (fixture, ONE ("\"percent\":\"10\""));
  WAIT_FOR (gtk_widget_get_visible (field (row, "At least")));
  g_assert_false (gtk_widget_get_visible (field (row, "Price")));
  type_in (field (row, "Share of the price"), "12.5");
  type_in (field (row, "At least"), "4");
  type_in (field (row, "At most"), "8");
  field_fixture_wait (fixture, ONE ("\"percent\":\"12.5\",\"min\":400,\"max\":800"));
  WAIT_FOR (shows_text (editor, "Plan: $4.00, 20 % of the price"));
  /* The catalogue's price, and no bounds. */
  choose (row, "Costs", 0);
  field_fixture_wait (fixture, ONE ("\"fixed\":900"));
  studio_session_undo (fixture->session);
  field_fixture_wait (fixture, ONE ("\"percent\":\"12.5\",\"min\":400,\"max\":800"));
}

/* ---- from nothing ---- */

/* Plans as electronics shops sell them: a price for what is cheap, a share with bounds for what is
 * dear, for some days after the purchase too. */
static void
test_author (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = show (fixture, "");
  GtkWidget *selector = find_nth (editor, STUDIO_TYPE_SELECTOR_FIELD, 0);
  GtkWidget *row;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (selector), TRUE);
  choose_product (selector, "Shirt <b>");
  field_fixture_wait (fixture, "{\"select\":{\"skus\":[\"S1\"]}}");
  /* As from the shelf: the list's own search would pop up below the screen here. */
  field_fixture_act (fixture, "offer-add-product", g_variant_new_string ("P2"));
  field_fixture_wait (fixture, "{\"select\":{\"skus\":[\"S1\"]},\"plans\":[{\"sku\":\"P2\","
                               "\"term_months\":24,\"fixed\":1500}]}");
  row = open_plan (editor, 0);
  type_in (field (row, "For products up to"), "49.99");
  field_fixture_act (fixture, "offer-add-product", g_variant_new_string ("P1"));
  row = open_plan (editor, 1);
  type_in (field (row, "For products from"), "50");
  choose (row, "Costs", 1);
  WAIT_FOR (gtk_widget_get_visible (field (row, "At least")));
  type_in (field (row, "Share of the price"), "15");
  type_in (field (row, "At least"), "9");
  type_in (field (row, "At most"), "99");
  type_in (field (editor, "Days after the purchase"), "30");
  field_fixture_wait (fixture, "{\"select\":{\"skus\":[\"S1\"]},\"plans\":["
                               "{\"sku\":\"P2\",\"term_months\":24,\"fixed\":1500,"
                               "\"price\":{\"to\":4999}},"
                               "{\"sku\":\"P1\",\"term_months\":24,\"percent\":\"15\","
                               "\"min\":900,\"max\":9900,\"price\":{\"from\":5000}}],"
                               "\"window_days\":30}");
  WAIT_FOR (shows_text (editor,
                        "Proven: at no price two plans of one term, and none missing between two"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test)                                                                            \
  g_test_add ("/protection-editor/" path, FieldFixture, NULL, set_up, test, field_fixture_tear_down)
  ADD ("show", test_show);
  ADD ("count-again", test_count_again);
  ADD ("empty", test_empty);
  ADD ("without-plan", test_without_plan);
  ADD ("close-gap", test_close_gap);
  ADD ("part-overlap", test_part_overlap);
  ADD ("move-band", test_move_band);
  ADD ("costs", test_costs);
  ADD ("author", test_author);
#undef ADD
  return g_test_run ();
}
