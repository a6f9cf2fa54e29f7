/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the Affinity page: the brush by key, pairs mined anew, what is said. */

#include "field-fixture.h"

#include "studio-affinity-page.h"
#include "studio-filter-brush.h"
#include "studio-filter-pane.h"

#include <math.h>

/* ---- the brush ---- */

typedef struct
{
  const char     *name;
  guint           key;
  GdkModifierType modifiers;
  guint           from; /* of eight bars, of which those from 2 to before 5 were brushed */
  guint           until;
} KeyRow;

static const KeyRow key_rows[] = {
    {"left", GDK_KEY_Left, 0, 1, 4},
    {"right", GDK_KEY_Right, 0, 3, 6},
    {"home", GDK_KEY_Home, 0, 0, 3},
    {"end", GDK_KEY_End, 0, 5, 8},
    {"page-down-stops-at-the-end", GDK_KEY_Page_Down, 0, 5, 8},
    {"wider", GDK_KEY_Right, GDK_SHIFT_MASK, 2, 6},
    {"narrower", GDK_KEY_Left, GDK_SHIFT_MASK, 2, 4},
    {"earlier", GDK_KEY_Left, GDK_CONTROL_MASK, 1, 5},
    {"later", GDK_KEY_Right, GDK_CONTROL_MASK, 3, 5},
    {"escape", GDK_KEY_Escape, 0, 0, 8},
    {"delete", GDK_KEY_Delete, 0, 0, 8},
};

static const guint32 values[] = {3, 1, 4, 1, 5, 9, 2, 6};

static void
on_brushed (StudioFilterBrush *brush, guint from, guint until, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u ", from, until);
}

static void
test_key (gconstpointer data)
{
  const KeyRow *row = data;
  GtkWidget    *widget = g_object_ref_sink (studio_filter_brush_new ("Orders", 60));
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *expected = g_strdup_printf ("%u-%u ", row->from, row->until);
  guint            from, until;

  studio_filter_brush_set_bars (STUDIO_FILTER_BRUSH (widget), values, NULL, G_N_ELEMENTS (values),
                                "Orders of eight weeks");
  studio_filter_brush_set_range (STUDIO_FILTER_BRUSH (widget), 2, 5, "Third to fifth");
  g_signal_connect (widget, "brushed", G_CALLBACK (on_brushed), told);
  g_assert_true (press_key (widget, row->key, row->modifiers));
  studio_filter_brush_get_range (STUDIO_FILTER_BRUSH (widget), &from, &until);
  g_assert_cmpuint (from, ==, row->from);
  g_assert_cmpuint (until, ==, row->until);
  g_assert_cmpstr (told->str, ==, expected);
  g_object_unref (widget);
}

/* One bar is left, whatever is pressed; and what is not brushed has no Escape to give. */
static void
test_brush_bounds (void)
{
  GtkWidget *widget = g_object_ref_sink (studio_filter_brush_new ("Orders", 60));
  guint      from, until;

  studio_filter_brush_set_bars (STUDIO_FILTER_BRUSH (widget), values, NULL, G_N_ELEMENTS (values),
                                "Orders of eight weeks");
  g_assert_false (press_key (widget, GDK_KEY_Escape, 0));
  studio_filter_brush_brush (STUDIO_FILTER_BRUSH (widget), 7, 8);
  press_key (widget, GDK_KEY_Left, GDK_SHIFT_MASK);
  press_key (widget, GDK_KEY_Right, GDK_CONTROL_MASK);
  studio_filter_brush_get_range (STUDIO_FILTER_BRUSH (widget), &from, &until);
  g_assert_cmpuint (from, ==, 7);
  g_assert_cmpuint (until, ==, 8);
  /* Fewer bars keep the range among them. */
  studio_filter_brush_set_bars (STUDIO_FILTER_BRUSH (widget), values, NULL, 3, "Three weeks");
  studio_filter_brush_get_range (STUDIO_FILTER_BRUSH (widget), &from, &until);
  g_assert_cmpuint (from, <, until);
  g_assert_cmpuint (until, <=, 3);
  g_object_unref (widget);
}

/* ---- orders ---- */

/* Shirt and tee in twenty orders of January and ten of June; shoes with them in the latter. */
static void
import_orders (FieldFixture *fixture)
{
  g_autoptr (GString) csv = g_string_new ("order,date,customer,sku,quantity,price\n");

  for (guint i = 0; i < 30; i++)
    {
      const char *date = i < 20 ? "2024-01-15 12:00" : "2024-06-15 12:00";

      g_string_append_printf (csv, "o%u,%s,c%u,S1,1,40.00\n", i, date, i % 7);
      g_string_append_printf (csv, "o%u,%s,c%u,T1,1,20.00\n", i, date, i % 7);
      if (i >= 20)
        g_string_append_printf (csv, "o%u,%s,c%u,H1,1,90.00\n", i, date, i % 7);
    }
  /* Alone, so that the others are together more than by chance. */
  for (guint i = 0; i < 10; i++)
    g_string_append_printf (csv, "p%u,2024-03-15 12:00,d%u,S2,1,50.00\n", i, i);
  field_fixture_import (fixture, csv->str);
  WAIT_FOR (!studio_session_is_mining (fixture->session));
}

static guint32
count_baskets (FieldFixture *fixture)
{
  VtPairs *pairs = studio_session_get_shown_pairs (fixture->session);

  return pairs != NULL ? pairs->baskets->n_baskets : 0;
}

static char *
get_words (FieldFixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->actions), "affinity-filter-words");

  return g_variant_dup_string (state, NULL);
}

static void
set_up (FieldFixture *fixture, gconstpointer data)
{
  field_fixture_set_up (fixture, data);
  studio_filter_add_actions (G_ACTION_MAP (fixture->actions), fixture->session);
  import_orders (fixture);
}

static void
test_orders (FieldFixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;
  VtPairs         *all = studio_session_get_pairs (fixture->session);

  g_assert_true (studio_session_get_shown_pairs (fixture->session) == all);
  field_fixture_act (fixture, "affinity-filter-period",
                     g_variant_new ("(ss)", "2024-06-01", "2024-06-15"));
  WAIT_FOR (count_baskets (fixture) == 10);
  words = get_words (fixture);
  g_assert_cmpstr (words, ==, "10 of 40 orders: 1 June 2024 to 15 June 2024; all pairs");
  /* What is said of offers is of all orders still. */
  g_assert_true (studio_session_get_pairs (fixture->session) == all);

  field_fixture_act (fixture, "affinity-filter-period", g_variant_new ("(ss)", "", ""));
  g_assert_true (studio_session_get_shown_pairs (fixture->session) == all);
  field_fixture_act (fixture, "affinity-filter-basket", g_variant_new ("(uu)", 2, 2));
  WAIT_FOR (count_baskets (fixture) == 20);
  field_fixture_act (fixture, "affinity-filter-reset", NULL);
  g_assert_cmpuint (count_baskets (fixture), ==, 40);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions),
                                                     "affinity-filter-reset"));
}

/* However quickly it is moved, the last wish is what is shown. */
static void
test_last_wish (FieldFixture *fixture, gconstpointer data)
{
  VtOrderFilter filter = VT_ORDER_FILTER_INIT;

  for (guint i = 1; i <= 50; i++)
    {
      filter.min_items = i % 3 + 1;
      studio_session_set_order_filter (fixture->session, &filter);
    }
  filter.min_items = 3;
  studio_session_set_order_filter (fixture->session, &filter);
  WAIT_FOR (!studio_session_is_mining (fixture->session));
  g_assert_cmpuint (count_baskets (fixture), ==, 10);
}

/* A segment or category that is not there: all is shown, and that is said. */
static void
test_unknown_segment (FieldFixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;

  field_fixture_act (fixture, "affinity-filter-categories",
                     g_variant_new_parsed ("@as ['Garden']"));
  WAIT_FOR (studio_session_get_filter_problem (fixture->session) != NULL);
  g_assert_cmpuint (count_baskets (fixture), ==, 40);
  words = get_words (fixture);
  g_assert_nonnull (strstr (words, "Garden"));
  field_fixture_act (fixture, "affinity-filter-reset", NULL);
  g_assert_null (studio_session_get_filter_problem (fixture->session));
}

static void
test_figures (FieldFixture *fixture, gconstpointer data)
{
  const VtPairFilter *filter = &studio_session_get_map_options (fixture->session)->filter;
  g_autofree char    *words = NULL;

  field_fixture_act (fixture, "affinity-filter-figure",
                     g_variant_new ("(sss)", "together", "11", ""));
  g_assert_cmpuint (
      vt_pair_filter_count (filter, studio_session_get_shown_pairs (fixture->session)), ==, 1);
  words = get_words (fixture);
  g_assert_cmpstr (words, ==, "All orders; only pairs with Orders Together: at least 11");
  /* Nonsense changes nothing. */
  field_fixture_act (fixture, "affinity-filter-figure",
                     g_variant_new ("(sss)", "together", "many", ""));
  g_assert_cmpfloat (filter->min[VT_PAIR_TOGETHER], ==, 11);
  field_fixture_act (fixture, "affinity-filter-preset", g_variant_new_string ("obvious"));
  g_assert_cmpuint (filter->bounded, ==, 1u << VT_PAIR_BOTH_WAYS);
}

/* ---- the pane ---- */

/* A key on the brush of the period reaches the pairs. */
static void
test_pane (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *pane = studio_filter_pane_new (fixture->session);
  GtkWidget *brush;
  guint      from = 0;
  guint      until = 0;

  gtk_window_set_child (GTK_WINDOW (fixture->window), pane);
  g_assert_false (gtk_widget_get_visible (pane));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->actions), "affinity-filters",
                                      g_variant_new_boolean (TRUE));
  g_assert_true (gtk_widget_get_visible (pane));
  brush = find_nth (pane, STUDIO_TYPE_FILTER_BRUSH, 0);
  while (until < 2)
    {
      g_main_context_iteration (NULL, TRUE);
      studio_filter_brush_get_range (STUDIO_FILTER_BRUSH (brush), &from, &until);
    }
  /* From the middle of January to that of June. */
  g_assert_cmpuint (until, ==, 22);
  g_assert_true (press_key (brush, GDK_KEY_Right, GDK_CONTROL_MASK));
  WAIT_FOR (count_baskets (fixture) == 20);
  g_assert_true (press_key (brush, GDK_KEY_Escape, 0));
  WAIT_FOR (count_baskets (fixture) == 40);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (key_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/affinity-filters/key/", key_rows[i].name, NULL);

      g_test_add_data_func (path, &key_rows[i], test_key);
    }
  g_test_add_func ("/affinity-filters/brush-bounds", test_brush_bounds);
#define ADD(name, function)                                                                        \
  g_test_add ("/affinity-filters/" name, FieldFixture, NULL, set_up, function,                     \
              field_fixture_tear_down)
  ADD ("orders", test_orders);
  ADD ("last-wish", test_last_wish);
  ADD ("not-there", test_unknown_segment);
  ADD ("figures", test_figures);
  ADD ("pane", test_pane);
#undef ADD
  return g_test_run ();
}
