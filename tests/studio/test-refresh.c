/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computing anew off the main loop: the last result is of what there is last, and nobody is told
 * too late. */

#include "studio-refresh.h"

#define TIMEOUT_S 20

/* The owner's state, kept apart from its life. */
typedef struct
{
  int      wanted; /* what the next computation takes; 0: nothing to compute */
  int      given;
  guint    n_given;
  guint    n_freed;
  gboolean waits; /* computations wait for the main thread */
} Story;

typedef struct
{
  Story *story;
  int    value;
} Work;

static GMutex mutex;
static GCond  cond;

static gpointer
take (gpointer owner)
{
  Story *story = g_object_get_data (owner, "story");
  Work  *work;

  if (story->wanted == 0)
    return NULL;
  work = g_new0 (Work, 1);
  work->story = story;
  work->value = story->wanted;
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;

  g_mutex_lock (&mutex);
  while (work->story->waits)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  work->value *= 10;
}

static void
give (gpointer owner, gpointer data)
{
  Work  *work = data;
  Story *story = g_object_get_data (owner, "story");

  story->given = work->value;
  story->n_given++;
}

static void
work_free (gpointer data)
{
  ((Work *) data)->story->n_freed++;
  g_free (data);
}

static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

static void
set_waits (Story *story, gboolean waits)
{
  g_mutex_lock (&mutex);
  story->waits = waits;
  g_cond_broadcast (&cond);
  g_mutex_unlock (&mutex);
}

static gboolean
on_timeout (gpointer user_data)
{
  g_error ("Waited too long");
  return G_SOURCE_REMOVE;
}

static void
wait_for (const guint *count, guint wanted)
{
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, on_timeout, NULL);

  while (*count < wanted)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
turn (guint n)
{
  for (guint i = 0; i < n; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_together (void)
{
  Story story = {.wanted = 1};
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (StudioRefresh) refresh = NULL;

  g_object_set_data (owner, "story", &story);
  refresh = studio_refresh_new (owner, &funcs);
  g_assert_false (studio_refresh_is_pending (refresh));
  studio_refresh_ask (refresh);
  studio_refresh_ask (refresh);
  story.wanted = 2;
  g_assert_true (studio_refresh_is_pending (refresh));
  wait_for (&story.n_freed, 1);
  /* Two asked, one computed, of what there was when it began. */
  turn (10);
  g_assert_cmpuint (story.n_given, ==, 1);
  g_assert_cmpint (story.given, ==, 20);
  g_assert_false (studio_refresh_is_pending (refresh));
}

static void
test_meanwhile (void)
{
  Story story = {.wanted = 1, .waits = TRUE};
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (StudioRefresh) refresh = NULL;

  g_object_set_data (owner, "story", &story);
  refresh = studio_refresh_new (owner, &funcs);
  studio_refresh_ask (refresh);
  turn (5);
  for (int i = 2; i <= 5; i++)
    {
      story.wanted = i;
      studio_refresh_ask (refresh);
      turn (5);
    }
  set_waits (&story, FALSE);
  wait_for (&story.n_freed, 2);
  g_assert_cmpuint (story.n_given, ==, 2);
  g_assert_cmpint (story.given, ==, 50);
  g_assert_false (studio_refresh_is_pending (refresh));
}

static void
test_nothing (void)
{
  Story story = {.wanted = 0};
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (StudioRefresh) refresh = NULL;

  g_object_set_data (owner, "story", &story);
  refresh = studio_refresh_new (owner, &funcs);
  studio_refresh_ask (refresh);
  turn (5);
  g_assert_false (studio_refresh_is_pending (refresh));
  g_assert_cmpuint (story.n_freed, ==, 0);
}

/* Freed while it computes: the work is freed, nobody is given it. */
static void
test_too_late (void)
{
  Story story = {.wanted = 1, .waits = TRUE};
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  StudioRefresh *refresh;

  g_object_set_data (owner, "story", &story);
  refresh = studio_refresh_new (owner, &funcs);
  studio_refresh_ask (refresh);
  turn (5);
  studio_refresh_free (refresh);
  set_waits (&story, FALSE);
  wait_for (&story.n_freed, 1);
  g_assert_cmpuint (story.n_given, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refresh/together", test_together);
  g_test_add_func ("/refresh/meanwhile", test_meanwhile);
  g_test_add_func ("/refresh/nothing", test_nothing);
  g_test_add_func ("/refresh/too-late", test_too_late);
  return g_test_run ();
}
