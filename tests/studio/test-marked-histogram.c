/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A histogram whose marks are moved: by keys, and what it says. */

#include "studio-fixture.h"
#include "studio-marked-histogram.h"

#include <adwaita.h>
#include <math.h>

static const StudioHistogramBin bins[] = {
    {0, 100, 3, "0", "Below 100: 3"},
    {100, 200, 12, "100", "From 100: 12"},
    {200, 300, 1, "200", "From 200: 1"},
    {300, INFINITY, 2, "300", "More: 2"},
};
static const gint64 positions[] = {150, 250};

typedef struct
{
  GtkWidget             *window;
  StudioMarkedHistogram *histogram;
  GString               *told; /* (owned): "d0:160" for a draft, "m0:160" for what is kept */
} Fixture;

static char *
tell_value (gint64 value, gpointer data)
{
  return g_strdup_printf ("%s%d", (const char *) data, (int) value);
}

static void
on_draft (StudioMarkedHistogram *histogram, guint mark, gint64 value, gpointer data)
{
  g_string_append_printf (((Fixture *) data)->told, "d%u:%d ", mark, (int) value);
}

static void
on_moved (StudioMarkedHistogram *histogram, guint mark, gint64 value, gpointer data)
{
  g_string_append_printf (((Fixture *) data)->told, "m%u:%d ", mark, (int) value);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = studio_marked_histogram_new ("Orders by value", tell_value, (gpointer) "$");

  fixture->told = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->histogram = STUDIO_MARKED_HISTOGRAM (widget);
  g_signal_connect (widget, "mark-draft", G_CALLBACK (on_draft), fixture);
  g_signal_connect (widget, "mark-moved", G_CALLBACK (on_moved), fixture);
  studio_histogram_set_bins (studio_marked_histogram_get_histogram (fixture->histogram), bins,
                             G_N_ELEMENTS (bins), "Most are from 100");
  studio_marked_histogram_set_marks (fixture->histogram, positions, G_N_ELEMENTS (positions));
  studio_marked_histogram_set_grain (fixture->histogram, 20);
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 200);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_width (widget) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->told, TRUE);
}

static gboolean
press (Fixture *fixture, guint keyval)
{
  return studio_press (GTK_WIDGET (fixture->histogram), keyval);
}

static void
assert_says (Fixture *fixture, const char *text)
{
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (studio_marked_histogram_get_histogram (fixture->histogram)),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

/* Without a mark the arrows are the histogram's. */
static void
test_bars (Fixture *fixture, gconstpointer data)
{
  assert_says (fixture, "Most are from 100");
  g_assert_false (press (fixture, GDK_KEY_Right));
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_false (press (fixture, GDK_KEY_Escape));
  g_assert_cmpstr (fixture->told->str, ==, "");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_Down));
  assert_says (fixture, "Step 1 of 2: $150");
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_true (press (fixture, GDK_KEY_Right));
  assert_says (fixture, "Step 1 of 2: $200");
  g_assert_cmpstr (fixture->told->str, ==, "d0:180 d0:200 ");
  WAIT_FOR (g_str_has_suffix (fixture->told->str, "m0:200 "));
  /* Not beyond the next one. */
  for (guint i = 0; i < 5; i++)
    g_assert_true (press (fixture, GDK_KEY_Right));
  assert_says (fixture, "Step 1 of 2: $230");
  /* Walking on keeps it. */
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (g_str_has_suffix (fixture->told->str, "m0:230 "));
  assert_says (fixture, "Step 2 of 2: $250");
  g_assert_true (press (fixture, GDK_KEY_Left));
  assert_says (fixture, "Step 2 of 2: $250");
  g_assert_false (press (fixture, GDK_KEY_Down));
}

static void
test_take_back (Fixture *fixture, gconstpointer data)
{
  const gint64 others[] = {110};

  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Left));
  /* What is being moved is not taken away. */
  studio_marked_histogram_set_marks (fixture->histogram, others, 1);
  assert_says (fixture, "Step 2 of 2: $240");
  g_assert_true (press (fixture, GDK_KEY_Escape));
  assert_says (fixture, "Step 2 of 2: $250");
  g_assert_true (press (fixture, GDK_KEY_Left));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpstr (fixture->told->str, ==, "d1:240 d1:250 d1:240 m1:240 ");
  studio_marked_histogram_set_marks (fixture->histogram, others, 1);
  g_assert_false (press (fixture, GDK_KEY_Left));
  g_assert_true (press (fixture, GDK_KEY_Down));
  assert_says (fixture, "Step 1 of 1: $110");
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_false (press (fixture, GDK_KEY_Escape));
}

static void
test_room (Fixture *fixture, gconstpointer data)
{
  double top;
  double bottom;

  studio_histogram_get_room (studio_marked_histogram_get_histogram (fixture->histogram), &top,
                             &bottom);
  g_assert_cmpfloat (top, >, 0);
  g_assert_cmpfloat (bottom, >, top + 50);
  g_assert_cmpfloat (bottom, <, gtk_widget_get_height (GTK_WIDGET (fixture->histogram)));
}

/* ---- the pointer ---- */

/* Marks are at 150 and 250, and go to multiples of 20. */
static const struct
{
  const char *path;
  double      from;
  double      to;
  const char *told;
} drags[] = {
    {"/marked-histogram/drag/up", 150, 189, "d0:180 m0:180 "},
    {"/marked-histogram/drag/down", 150, 91, "d0:100 m0:100 "},
    {"/marked-histogram/drag/second", 250, 291, "d1:300 m1:300 "},
    {"/marked-histogram/drag/not-past-the-next", 150, 290, "d0:230 m0:230 "},
    {"/marked-histogram/drag/not-past-the-one-before", 250, 20, "d1:170 m1:170 "},
    {"/marked-histogram/drag/not-to-nothing", 150, 0, "d0:20 m0:20 "},
    {"/marked-histogram/drag/beside", 50, 91, ""},
};

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  guint            row = GPOINTER_TO_UINT (data);
  StudioHistogram *bars = studio_marked_histogram_get_histogram (fixture->histogram);
  GtkGestureDrag  *drag = studio_get_drag (GTK_WIDGET (fixture->histogram));
  double           from = studio_histogram_value_to_x (bars, drags[row].from);
  double           by = studio_histogram_value_to_x (bars, drags[row].to) - from;

  g_signal_emit_by_name (drag, "drag-begin", from, 10.0);
  g_signal_emit_by_name (drag, "drag-update", by, 0.0);
  g_assert_null (strchr (fixture->told->str, 'm'));
  g_signal_emit_by_name (drag, "drag-end", by, 0.0);
  g_assert_cmpstr (fixture->told->str, ==, drags[row].told);
  g_signal_emit_by_name (drag, "drag-update", by / 2, 0.0);
  g_assert_cmpstr (fixture->told->str, ==, drags[row].told);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/marked-histogram/bars", test_bars},
      {"/marked-histogram/move", test_move},
      {"/marked-histogram/take-back", test_take_back},
      {"/marked-histogram/room", test_room},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (drags); i++)
    g_test_add (drags[i].path, Fixture, GUINT_TO_POINTER (i), set_up, test_drag, tear_down);
  return g_test_run ();
}
