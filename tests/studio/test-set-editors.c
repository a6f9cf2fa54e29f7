/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editors of volume offers and of mix and match: their forms, lists and figures. */

#include "field-fixture.h"

#include "studio-field-set.h"
#include "studio-figures-grid.h"
#include "studio-list-field.h"
#include "studio-mix-editor.h"
#include "studio-volume-editor.h"

#include <adwaita.h>

#define SHIRTS "\"select\":{\"skus\":[\"S1\"]}"
#define HALF "\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}," SHIRTS

/* The nth figure that can be seen, line by line without the titles. */
static const char *
figure (GtkWidget *widget, guint line, guint column)
{
  GtkWidget *row = find_nth (widget, STUDIO_TYPE_FIGURES_GRID, 0);
  GtkWidget *cell;

  g_assert_nonnull (row);
  cell = gtk_grid_get_child_at (GTK_GRID (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))),
                                (int) column, (int) line);
  return cell != NULL && gtk_widget_get_mapped (cell) ? gtk_label_get_text (GTK_LABEL (cell)) : "";
}

static void
test_volume_figures (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = studio_volume_editor_new (fixture->session);

  field_fixture_add (fixture, "volume", HALF);
  field_fixture_show (fixture, editor);
  WAIT_FOR (g_str_equal (figure (editor, 2, 2), "$60.00"));
  g_assert_cmpstr (figure (editor, 1, 0), ==, "1");
  g_assert_cmpstr (figure (editor, 2, 1), ==, "$20.00");
  g_assert_cmpstr (figure (editor, 2, 3), ==, "$20.00");
  g_assert_cmpstr (figure (editor, 2, 4), ==, "$30.00");
  g_assert_cmpstr (figure (editor, 3, 1), ==, "$40.00");
  g_assert_cmpstr (figure (editor, 4, 2), ==, "$120.00");

  type_in (find_labelled (editor, GTK_TYPE_WIDGET, "Bought at their price"), "2");
  field_fixture_wait (fixture, "{\"buy\":2,\"get\":1,\"reward\":{\"percent\":\"50\"}," SHIRTS "}");
  WAIT_FOR (g_str_equal (figure (editor, 3, 2), "$100.00"));
}

/* Without a product there are no figures, rather than wrong ones. */
static void
test_volume_without_products (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = studio_volume_editor_new (fixture->session);

  field_fixture_add (fixture, "volume", "\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}");
  field_fixture_show (fixture, editor);
  g_assert_false (gtk_widget_get_mapped (find_nth (editor, STUDIO_TYPE_FIGURES_GRID, 0)));
}

static void
choose (GtkWidget *editor, const char *field, guint position)
{
  GtkWidget *row = find_labelled (editor, GTK_TYPE_WIDGET, field);

  g_assert_nonnull (row);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_nth (row, GTK_TYPE_DROP_DOWN, 0)), position);
}

static void
test_volume_forms (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = studio_volume_editor_new (fixture->session);

  field_fixture_add (fixture, "volume", HALF);
  field_fixture_show (fixture, editor);
  choose (editor, "How it works", 2);
  field_fixture_wait (fixture,
                      "{\"breaks\":[{\"from\":2,\"reward\":{\"percent\":\"50\"}}]," SHIRTS "}");
  WAIT_FOR (g_str_equal (figure (editor, 2, 0), "2"));
  g_assert_cmpstr (figure (editor, 2, 2), ==, "$40.00");
  g_assert_false (gtk_widget_get_mapped (find_labelled (editor, GTK_TYPE_WIDGET, "Had for less")));
  studio_session_undo (fixture->session);
  field_fixture_wait (fixture, "{" HALF "}");
  choose (editor, "How it works", 1);
  field_fixture_wait (fixture, "{\"buy_select\":{}," HALF "}");
}

static void
press_button (GtkWidget *widget, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = find_nth (widget, GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (shows_text (button, label))
        {
          g_signal_emit_by_name (button, "clicked");
          return;
        }
    }
}

/* One more break begins above the last, with the same reward. */
static void
test_volume_breaks (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = studio_volume_editor_new (fixture->session);

  field_fixture_add (fixture, "volume",
                     "\"breaks\":[{\"from\":3,\"reward\":{\"amount\":100}}]," SHIRTS);
  field_fixture_show (fixture, editor);
  WAIT_FOR (g_str_equal (figure (editor, 3, 2), "$117.00"));
  press_button (editor, "Add Break");
  field_fixture_wait (fixture, "{\"breaks\":[{\"from\":3,\"reward\":{\"amount\":100}},"
                               "{\"from\":5,\"reward\":{\"amount\":100}}]," SHIRTS "}");
  WAIT_FOR (g_str_equal (figure (editor, 5, 2), "$195.00"));
}

#define SLOTS                                                                                      \
  "\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"S1\",\"S2\"]}},"                             \
  "{\"quantity\":1,\"select\":{\"skus\":[\"T1\"]}}]"

static void
test_mix_figures (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = studio_mix_editor_new (fixture->session);

  field_fixture_add (fixture, "mix_and_match", "\"reward\":{\"amount\":500}," SLOTS);
  field_fixture_show (fixture, editor);
  WAIT_FOR (g_str_equal (figure (editor, 1, 1), "$60.00"));
  g_assert_cmpstr (figure (editor, 1, 2), ==, "$55.00");
  g_assert_cmpstr (figure (editor, 3, 1), ==, "$70.00");
  g_assert_cmpstr (figure (editor, 3, 3), ==, "$5.00");
  g_assert_true (shows_text (editor, "2 × 1 products to choose from"));
  type_in (find_labelled (editor, GTK_TYPE_WIDGET, "For the set"), "10");
  field_fixture_wait (fixture, "{\"reward\":{\"amount\":1000}," SLOTS "}");
  WAIT_FOR (g_str_equal (figure (editor, 1, 2), "$50.00"));
}

static void
test_mix_parts (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = studio_mix_editor_new (fixture->session);

  field_fixture_add (fixture, "mix_and_match", "\"reward\":{\"amount\":500}");
  field_fixture_show (fixture, editor);
  press_button (editor, "Add Part");
  field_fixture_wait (fixture, "{\"reward\":{\"amount\":500},\"slots\":[{\"quantity\":1}]}");
  WAIT_FOR (shows_text (editor, "Nothing to choose from yet"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test)                                                                            \
  g_test_add ("/set-editors/" path, FieldFixture, NULL, field_fixture_set_up, test,                \
              field_fixture_tear_down)
  ADD ("volume/figures", test_volume_figures);
  ADD ("volume/without-products", test_volume_without_products);
  ADD ("volume/forms", test_volume_forms);
  ADD ("volume/breaks", test_volume_breaks);
  ADD ("mix/figures", test_mix_figures);
  ADD ("mix/parts", test_mix_parts);
#undef ADD
  return g_test_run ();
}
