/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a job is, on one line of the terminal; and Ctrl+C, which stops it. */

#include "cli-progress.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Ten times a second is as much as an eye reads. */
#define INTERVAL_US (G_USEC_PER_SEC / 10)

/* The terminal is one for the whole process, so its line is too. */
static struct
{
  GMutex   lock;
  gint64   shown_us;
  gboolean is_dirty;
} line;

static gpointer
wait_for_signals (gpointer data)
{
  VtJob   *job = data;
  sigset_t signals;
  int      number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);

  sigwait (&signals, &number);
  vt_job_cancel (job);
  sigwait (&signals, &number);
  _exit (1);
}

void
cli_progress_watch_signals (VtJob *job)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, job));
}

char *
cli_progress_to_text (const VtJobState *state, glong n_columns)
{
  g_autoptr (GString) text = g_string_new (state->phase != NULL ? state->phase : "");
  g_autofree char *done = g_strdup_printf ("%'" PRIu64, state->done);
  g_autofree char *total = g_strdup_printf ("%'" PRIu64, state->total);
  const char      *unit = state->unit != NULL ? state->unit : "";

  if (state->total > 0)
    {
      guint percent = (guint) ((double) state->done / (double) state->total * 100.0);

      g_string_append (text, ": ");
      /* Translators: how far a job is: "120 of 400 rows (30 %)" */
      g_string_append_printf (text, _ ("%s of %s %s (%u %%)"), done, total, unit, percent);
    }
  else if (state->done > 0)
    {
      g_string_append_printf (text, ": %s %s", done, unit);
    }

  for (char *p = text->str; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_utf8_substring (text->str, 0, MIN (n_columns, g_utf8_strlen (text->str, -1)));
}

static glong
get_n_columns (void)
{
  struct winsize size;

  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1)
    return size.ws_col - 1;
  return 79;
}

static void
on_report (VtJob *job, gpointer user_data)
{
  g_auto (VtJobState) state = {0};
  g_autofree char *text = NULL;
  gint64           now_us = g_get_monotonic_time ();

  /* Whoever is working must not wait for the terminal. */
  if (!g_mutex_trylock (&line.lock))
    return;
  if (now_us - line.shown_us >= INTERVAL_US)
    {
      vt_job_get_state (job, &state);
      text = cli_progress_to_text (&state, get_n_columns ());
      fprintf (stderr, "\r\033[K%s", text);
      fflush (stderr);
      line.shown_us = now_us;
      line.is_dirty = TRUE;
    }
  g_mutex_unlock (&line.lock);
}

void
cli_progress_show (VtJob *job)
{
  if (isatty (STDERR_FILENO))
    vt_job_set_listener (job, on_report, NULL);
}

void
cli_progress_end (void)
{
  g_mutex_lock (&line.lock);
  if (line.is_dirty)
    {
      fputs ("\r\033[K", stderr);
      fflush (stderr);
    }
  line.is_dirty = FALSE;
  g_mutex_unlock (&line.lock);
}
