/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When things happen, and how long the main loop is held up. */

#include "studio-trace.h"

#include <time.h>

/* A round that takes longer than 16 ms, a frame at 60 Hz, is seen. From a quarter of that on, they
 * are told one by one. */
#define TOLD_US 4000

typedef struct
{
  GSource      parent;
  gint64       woken_us;     /* 0 while nothing was waited for yet */
  gint64       woken_cpu_us; /* the thread's processor time then */
  StudioRounds rounds;
} Watch;

static Watch *watch; /* (owned) (nullable): only while tracing */

void
studio_rounds_add (StudioRounds *rounds, gint64 took_us)
{
  gint64 took_ms = took_us / 1000;

  rounds->n++;
  rounds->longest_us = MAX (rounds->longest_us, took_us);
  rounds->n_by_ms[CLAMP (took_ms, 0, STUDIO_ROUNDS_MAX_MS)]++;
}

guint
studio_rounds_get_percentile_ms (const StudioRounds *rounds, guint percent)
{
  guint64 n = 0;

  g_return_val_if_fail (percent <= 100, 0);

  if (rounds->n == 0)
    return 0;
  for (guint ms = 0; ms <= STUDIO_ROUNDS_MAX_MS; ms++)
    {
      n += rounds->n_by_ms[ms];
      if (n * 100 >= rounds->n * percent && n > 0)
        return ms + 1;
    }
  return STUDIO_ROUNDS_MAX_MS + 1;
}

static void
print (const char *what)
{
  g_printerr ("vitrine-trace: %.3f ms: %s\n", (double) g_get_monotonic_time () / 1000, what);
}

void
studio_trace_mark (const char *what)
{
  if (watch != NULL)
    print (what);
}

/* A round may also be long because others had the processor. */
static gint64
get_cpu_us (void)
{
  struct timespec time = {0};

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* The watch goes before every other source: what lies between its check, after the waiting, and its
 * next prepare is what the others did. */
static gboolean
watch_prepare (GSource *source, int *timeout_ms)
{
  Watch *self = (Watch *) source;
  gint64 took_us = g_get_monotonic_time () - self->woken_us;

  *timeout_ms = -1;
  if (self->woken_us == 0)
    return FALSE;
  self->woken_us = 0;
  studio_rounds_add (&self->rounds, took_us);
  if (took_us > TOLD_US)
    {
      g_autofree char *text =
          g_strdup_printf ("round of %.1f ms, %.1f ms of them working", (double) took_us / 1000,
                           (double) (get_cpu_us () - self->woken_cpu_us) / 1000);

      print (text);
    }
  return FALSE;
}

static gboolean
watch_check (GSource *source)
{
  Watch *self = (Watch *) source;

  self->woken_us = g_get_monotonic_time ();
  self->woken_cpu_us = get_cpu_us ();
  return FALSE;
}

static gboolean
watch_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
studio_trace_start (void)
{
  static GSourceFuncs funcs = {watch_prepare, watch_check, watch_dispatch, NULL, NULL, NULL};
  const char         *value = g_getenv ("VITRINE_TRACE");

  g_return_if_fail (watch == NULL);

  if (value == NULL || *value == '\0' || g_str_equal (value, "0"))
    return;
  watch = (Watch *) g_source_new (&funcs, sizeof (Watch));
  g_source_set_static_name (&watch->parent, "vitrine-trace");
  g_source_set_priority (&watch->parent, G_MININT);
  g_source_attach (&watch->parent, NULL);
  print ("start of main");
}

void
studio_trace_finish (void)
{
  g_autofree char *text = NULL;

  if (watch == NULL)
    return;
  text = g_strdup_printf ("%" G_GUINT64_FORMAT " rounds, 99 of 100 below %u ms, longest %.1f ms",
                          watch->rounds.n, studio_rounds_get_percentile_ms (&watch->rounds, 99),
                          (double) watch->rounds.longest_us / 1000);
  print (text);
  g_source_destroy (&watch->parent);
  g_source_unref (&watch->parent);
  watch = NULL;
}

static void
on_painted (GdkFrameClock *clock, gpointer what)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted, what);
  studio_trace_mark (what);
}

static void
await_frame (GtkWidget *widget, const char *what)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), (gpointer) what);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static void
on_realized (GtkWidget *widget, gpointer what)
{
  g_signal_handlers_disconnect_by_func (widget, on_realized, what);
  await_frame (widget, what);
}

void
studio_trace_mark_frame (GtkWidget *widget, const char *what)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (watch == NULL)
    return;
  if (gtk_widget_get_realized (widget))
    await_frame (widget, what);
  else
    g_signal_connect (widget, "realize", G_CALLBACK (on_realized), (gpointer) what);
}
