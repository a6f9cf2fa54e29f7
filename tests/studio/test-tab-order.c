/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Tab key goes through every editor and out of it, and back the same way. */

#include "field-fixture.h"

#include "studio-offer-editor.h"
#include "studio-tab-stop.h"

#include <adwaita.h>

/* More stops than any editor here has. */
#define MAX_STOPS 300

#define SHIRTS "\"select\":{\"skus\":[\"S1\"]}"

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
} Case;

static const Case cases[] = {
    {"bundle", "bundle", ""},
    {"mix-and-match", "mix_and_match",
     "\"slots\":[{\"quantity\":1,\"select\":{}}],\"reward\":{\"percent\":\"10\"}"},
    {"volume", "volume", "\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}," SHIRTS},
    {"breaks", "volume", "\"breaks\":[{\"from\":2,\"reward\":{\"percent\":\"5\"}}]," SHIRTS},
    {"subscription", "subscription", "\"reward\":{\"amount\":100}"},
    {"tiers", "tier_ladder",
     "\"tiers\":[{\"sku\":\"S1\",\"features\":[\"a\",\"b\"]},{\"sku\":\"S2\","
     "\"features\":[\"b\"],\"upgrade\":{\"percent\":\"5\"}}]"},
    {"alternative", "downsell",
     "\"alternative\":{\"for\":{\"skus\":[\"S2\"]},\"sku\":\"S1\",\"required\":[\"size\"]}"},
    {"instalments", "downsell", "\"instalments\":{\"n\":3,\"every_days\":30}"},
    {"protection", "protection",
     "\"plans\":[{\"sku\":\"P1\",\"term_months\":12,\"percent\":\"5\",\"price\":{\"from\":1000}}]"},
    {"threshold", "threshold",
     "\"steps\":[{\"from\":5000,\"shipping\":0},{\"from\":9000,\"reward\":{\"amount\":500}}]"},
    {"markdown", "markdown", "\"reward\":{\"percent\":\"10\"}"},
};

static void
open_rows (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_rows (child);
}

static gboolean
is_still (GtkWidget *window)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return gtk_widget_get_mapped (window);
}

/* (transfer container) (element-type GtkWidget): all stops until the window is left; asserts that
 * it is. */
static GPtrArray *
walk (GtkWidget *window, GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  while (gtk_widget_child_focus (gtk_window_get_child (GTK_WINDOW (window)), direction))
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
      guint      before;

      if (g_ptr_array_find (stops, focus, &before))
        g_error ("stop %u of %u has the focus again: %s", before, stops->len,
                 G_OBJECT_TYPE_NAME (focus));
      g_ptr_array_add (stops, focus);
      g_assert_cmpuint (stops->len, <, MAX_STOPS);
    }
  return stops;
}

/* Where a stop is, for the log. */
static const char *
tell (GtkWidget *stop)
{
  static char path[1000];

  path[0] = '\0';
  for (; stop != NULL && strlen (path) < 500; stop = gtk_widget_get_parent (stop))
    {
      g_strlcat (path, " < ", sizeof path);
      g_strlcat (path, G_OBJECT_TYPE_NAME (stop), sizeof path);
    }
  return path;
}

static void
assert_same_way_back (GtkWidget *window)
{
  g_autoptr (GPtrArray) there = walk (window, GTK_DIR_TAB_FORWARD);
  g_autoptr (GPtrArray) back = walk (window, GTK_DIR_TAB_BACKWARD);

  for (guint i = 0; i < there->len; i++)
    if (!g_ptr_array_find (back, there->pdata[i], NULL))
      g_test_message ("not on the way back: %s", tell (there->pdata[i]));
  for (guint i = 0; i < back->len; i++)
    if (!g_ptr_array_find (there, back->pdata[i], NULL))
      g_test_message ("only on the way back: %s", tell (back->pdata[i]));
  g_assert_cmpuint (there->len, >, 2);
  g_assert_cmpuint (there->len, ==, back->len);
  for (guint i = 0; i < there->len; i++)
    g_assert_true (there->pdata[i] == back->pdata[back->len - 1 - i]);
}

static void
test_editor (FieldFixture *fixture, gconstpointer data)
{
  const Case            *test = data;
  VtOfferKind            number;
  const StudioOfferKind *kind;
  GtkWidget             *editor;

  g_assert_true (vt_offer_kind_from_word (test->kind, &number));
  field_fixture_add (fixture, test->kind, test->terms);
  kind = studio_offer_kind_get (number);
  editor = kind->create (fixture->session);
  kind->show (editor, field_fixture_get (fixture));
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  WAIT_FOR (gtk_widget_get_mapped (editor));
  /* What opens has rows that open, made then. */
  for (guint i = 0; i < 3; i++)
    open_rows (editor);
  WAIT_FOR (is_still (editor));
  assert_same_way_back (fixture->window);
  /* Alone it is left as well, and more than once. */
  assert_same_way_back (fixture->window);
}

/* ---- lists that are one stop ---- */

typedef struct
{
  GtkWidget *window;
  GtkWidget *before;
  GtkWidget *list;
  GtkWidget *after;
} Stop;

static void
stop_set_up (Stop *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 300, 600);
  self->before = gtk_button_new_with_label ("Before");
  self->list = gtk_list_box_new ();
  self->after = gtk_button_new_with_label ("After");
  for (guint i = 0; i < 3; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), gtk_label_new ("Row"));
  gtk_box_append (GTK_BOX (box), self->before);
  gtk_box_append (GTK_BOX (box), studio_tab_stop_new (self->list));
  gtk_box_append (GTK_BOX (box), self->after);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  WAIT_FOR (gtk_widget_get_mapped (self->after));
}

static void
stop_tear_down (Stop *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static GtkWidget *
row_at (Stop *self, int index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index));
}

static GtkWidget *
go (Stop *self, GtkDirectionType direction)
{
  g_assert_true (
      gtk_widget_child_focus (gtk_window_get_child (GTK_WINDOW (self->window)), direction));
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

static void
test_selected_row (Stop *self, gconstpointer data)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row_at (self, 1)));
  gtk_widget_grab_focus (self->before);
  g_assert_true (go (self, GTK_DIR_TAB_FORWARD) == row_at (self, 1));
  g_assert_true (go (self, GTK_DIR_TAB_FORWARD) == self->after);
  g_assert_true (go (self, GTK_DIR_TAB_BACKWARD) == row_at (self, 1));
  g_assert_true (go (self, GTK_DIR_TAB_BACKWARD) == self->before);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row_at (self, 1))));
}

static void
test_first_row (Stop *self, gconstpointer data)
{
  gtk_widget_set_visible (row_at (self, 0), FALSE);
  gtk_widget_grab_focus (self->before);
  g_assert_true (go (self, GTK_DIR_TAB_FORWARD) == row_at (self, 1));
  g_assert_false (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row_at (self, 1))));
  g_assert_true (go (self, GTK_DIR_TAB_FORWARD) == self->after);
}

static void
test_no_row (Stop *self, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    gtk_widget_set_visible (row_at (self, i), FALSE);
  gtk_widget_grab_focus (self->before);
  g_assert_true (go (self, GTK_DIR_TAB_FORWARD) == self->after);
}

/* It takes the room that its list wants. */
static void
test_expand (Stop *self, gconstpointer data)
{
  GtkWidget *stop = gtk_widget_get_parent (self->list);

  g_assert_false (gtk_widget_compute_expand (stop, GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_vexpand (self->list, TRUE);
  g_assert_true (gtk_widget_compute_expand (stop, GTK_ORIENTATION_VERTICAL));
  g_assert_false (gtk_widget_compute_expand (stop, GTK_ORIENTATION_HORIZONTAL));
  WAIT_FOR (gtk_widget_get_height (stop) > gtk_widget_get_height (self->after) * 2);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/tab-order/editor/", cases[i].name, NULL);

      g_test_add (path, FieldFixture, &cases[i], field_fixture_set_up, test_editor,
                  field_fixture_tear_down);
    }
#define ADD(path, test)                                                                            \
  g_test_add ("/tab-order/stop/" path, Stop, NULL, stop_set_up, test, stop_tear_down)
  ADD ("selected-row", test_selected_row);
  ADD ("first-row", test_first_row);
  ADD ("no-row", test_no_row);
  ADD ("expand", test_expand);
#undef ADD
  return g_test_run ();
}
