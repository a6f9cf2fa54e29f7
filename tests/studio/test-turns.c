/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns: one a frame and each once, in their order; what is hidden waits until it is shown. */

#include "studio-turns.h"
#include "waiting.h"

enum
{
  TURN_A,
  TURN_B,
  TURN_C,
};

typedef struct
{
  GtkWidget   *window;
  GtkWidget   *label; /* the widget that has turns */
  StudioTurns *turns; /* (owned) */
  guint        n_frames;
  GString     *taken;  /* a letter for each turn */
  GArray      *frames; /* the number of frames painted when it was taken */
} Fixture;

static Fixture *current;

static void
take (char letter)
{
  g_string_append_c (current->taken, letter);
  g_array_append_val (current->frames, current->n_frames);
}

static void
take_a (gpointer widget)
{
  g_assert_true (widget == current->label);
  take ('a');
}

static void
take_b (gpointer widget)
{
  take ('b');
}

static void
take_c (gpointer widget)
{
  take ('c');
}

static const StudioTurn turns[] = {take_a, take_b, take_c};

static void
on_painted (GdkFrameClock *clock, Fixture *fixture)
{
  fixture->n_frames++;
}

static void
present (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect (gtk_widget_get_frame_clock (fixture->window), "after-paint",
                    G_CALLBACK (on_painted), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  current = fixture;
  fixture->window = gtk_window_new ();
  fixture->label = gtk_label_new ("Parts");
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->label);
  fixture->turns = studio_turns_new (fixture->label, turns, G_N_ELEMENTS (turns));
  fixture->taken = g_string_new (NULL);
  fixture->frames = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  studio_turns_free (fixture->turns);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->taken, TRUE);
  g_array_unref (fixture->frames);
  current = NULL;
}

static void
assert_a_frame_before_each (Fixture *fixture)
{
  for (guint i = 1; i < fixture->frames->len; i++)
    g_assert_cmpuint (g_array_index (fixture->frames, guint, i), >,
                      g_array_index (fixture->frames, guint, i - 1));
}

static void
test_order (Fixture *fixture, gconstpointer user_data)
{
  present (fixture);
  studio_turns_ask (fixture->turns, TURN_C);
  studio_turns_ask (fixture->turns, TURN_A);
  studio_turns_ask (fixture->turns, TURN_C);
  g_assert_cmpstr (fixture->taken->str, ==, "");
  WAIT_FOR (!studio_turns_is_pending (fixture->turns));
  g_assert_cmpstr (fixture->taken->str, ==, "ac");
  g_assert_cmpuint (g_array_index (fixture->frames, guint, 0), >, 0);
  assert_a_frame_before_each (fixture);
}

static void
test_first_shown (Fixture *fixture, gconstpointer user_data)
{
  studio_turns_ask_all (fixture->turns);
  present (fixture);
  g_assert_cmpstr (fixture->taken->str, ==, "");
  WAIT_FOR (!studio_turns_is_pending (fixture->turns));
  g_assert_cmpstr (fixture->taken->str, ==, "abc");
  assert_a_frame_before_each (fixture);
}

static void
test_hidden (Fixture *fixture, gconstpointer user_data)
{
  guint n_frames;

  present (fixture);
  WAIT_FOR (fixture->n_frames > 0);
  /* One is already waiting for a frame when it is hidden. */
  studio_turns_ask (fixture->turns, TURN_B);
  gtk_widget_set_visible (fixture->label, FALSE);
  studio_turns_ask (fixture->turns, TURN_A);
  n_frames = fixture->n_frames;
  gtk_widget_queue_draw (fixture->window);
  WAIT_FOR (fixture->n_frames > n_frames);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (fixture->taken->str, ==, "");
  g_assert_true (studio_turns_is_pending (fixture->turns));
  /* Shown again, it never shows what was. */
  gtk_widget_set_visible (fixture->label, TRUE);
  g_assert_cmpstr (fixture->taken->str, ==, "ab");
  g_assert_false (studio_turns_is_pending (fixture->turns));
  studio_turns_ask (fixture->turns, TURN_C);
  WAIT_FOR (!studio_turns_is_pending (fixture->turns));
  g_assert_cmpstr (fixture->taken->str, ==, "abc");
}

static void
test_freed (Fixture *fixture, gconstpointer user_data)
{
  present (fixture);
  WAIT_FOR (fixture->n_frames > 0);
  studio_turns_ask_all (fixture->turns);
  g_clear_pointer (&fixture->turns, studio_turns_free);
  gtk_widget_queue_draw (fixture->window);
  WAIT_FOR (fixture->n_frames > 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (fixture->taken->str, ==, "");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/turns/order", test_order);
  ADD ("/turns/first-shown", test_first_shown);
  ADD ("/turns/hidden", test_hidden);
  ADD ("/turns/freed", test_freed);
#undef ADD
  return g_test_run ();
}
