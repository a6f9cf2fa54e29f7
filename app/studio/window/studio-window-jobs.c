/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar that shows what is running, and the toasts that say what was done. */

#include "studio-window-private.h"

#include "studio-actions.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* What takes less than this needs no bar. */
#define JOB_DELAY_US (300 * G_TIME_SPAN_MILLISECOND)
#define JOB_POLL_MS 100

static VtJob *
get_job (StudioWindow *self)
{
  if (self->opening_job != NULL)
    return self->opening_job;
  return self->session != NULL ? studio_session_get_job (self->session) : NULL;
}

static const char *
get_description (StudioWindow *self)
{
  if (self->opening_job != NULL)
    return self->opening_description;
  return studio_session_get_job_description (self->session);
}

/* "Reading orders.csv: 120,000 of 541,909 rows" */
static char *
describe (StudioWindow *self, const VtJobState *state)
{
  const char      *what = state->phase != NULL ? state->phase : get_description (self);
  g_autofree char *done = vt_words_count (state->done);
  g_autofree char *total = vt_words_count (state->total);

  if (state->unit == NULL || (state->done == 0 && state->total == 0))
    return g_strdup_printf ("%s…", what);
  if (state->total == 0)
    return g_strdup_printf ("%s: %s %s", what, done, state->unit);
  /* TRANSLATORS: what is being done: so many of so many (rows) */
  return g_strdup_printf (_ ("%s: %s of %s %s"), what, done, total, state->unit);
}

static gboolean
on_poll (gpointer user_data)
{
  StudioWindow *self = user_data;
  VtJob        *job = get_job (self);
  g_auto (VtJobState) state = {0};
  g_autofree char *text = NULL;

  if (job == NULL)
    {
      self->job_timer = 0;
      return G_SOURCE_REMOVE;
    }
  if (g_get_monotonic_time () - self->job_since_us < JOB_DELAY_US)
    return G_SOURCE_CONTINUE;

  vt_job_get_state (job, &state);
  text = describe (self, &state);
  gtk_label_set_text (self->job_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->job_progress),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  if (state.total > 0)
    gtk_progress_bar_set_fraction (self->job_progress, (double) state.done / (double) state.total);
  else
    gtk_progress_bar_pulse (self->job_progress);
  gtk_revealer_set_reveal_child (self->job_bar, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
place_bar (StudioWindow *self)
{
  AdwBin    *bin = self->session != NULL ? self->workspace_job : self->welcome_job;
  GtkWidget *bar = GTK_WIDGET (self->job_bar);
  GtkWidget *parent = gtk_widget_get_parent (bar);

  if (parent == GTK_WIDGET (bin))
    return;
  if (parent != NULL)
    adw_bin_set_child (ADW_BIN (parent), NULL);
  adw_bin_set_child (bin, bar);
}

static void
on_job_changed (StudioWindow *self)
{
  VtJob   *job = get_job (self);
  gboolean is_busy = self->opening_job != NULL ||
                     (self->session != NULL && studio_session_is_busy (self->session));

  studio_window_set_state (self, STUDIO_ACTION_BUSY, g_variant_new_boolean (is_busy));
  studio_window_enable (self, STUDIO_ACTION_CANCEL_JOB, job != NULL);
  if (job == NULL)
    {
      g_clear_handle_id (&self->job_timer, g_source_remove);
      gtk_revealer_set_reveal_child (self->job_bar, FALSE);
      return;
    }
  if (self->job_timer != 0)
    return;
  gtk_progress_bar_set_fraction (self->job_progress, 0);
  self->job_since_us = g_get_monotonic_time ();
  self->job_timer = g_timeout_add (JOB_POLL_MS, on_poll, self);
}

void
studio_window_watch_jobs (StudioWindow *self)
{
  place_bar (self);
  if (self->session != NULL)
    g_signal_connect_object (self->session, "job-changed", G_CALLBACK (on_job_changed), self,
                             G_CONNECT_SWAPPED);
  on_job_changed (self);
}

void
studio_window_stop_watching_jobs (StudioWindow *self)
{
  g_clear_handle_id (&self->job_timer, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, on_job_changed, self);
}

void
studio_window_set_opening (StudioWindow *self, VtJob *job, const char *description)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self));

  g_clear_pointer (&self->opening_job, vt_job_unref);
  g_clear_pointer (&self->opening_description, g_free);
  if (job != NULL)
    self->opening_job = vt_job_ref (job);
  self->opening_description = g_strdup (description);
  gtk_widget_set_sensitive (GTK_WIDGET (self->welcome_bin), job == NULL);
  if (!self->is_closing)
    on_job_changed (self);
}

/* One that is on its way out is not there any more. */
static void
on_toast_dismissed (AdwToast *toast, gpointer user_data)
{
  StudioWindow *self = user_data;

  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

void
studio_window_say (StudioWindow *self,
                   const char   *text,
                   const char   *button,
                   const char   *detailed_action)
{
  gboolean         has_button = button != NULL && detailed_action != NULL;
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast        *toast = self->toast;

  /* libadwaita queues toasts, and 1.2 does not survive it when one is dismissed while another still
   * moves: the new text takes the place of the old on the same toast. */
  if (toast == NULL)
    {
      toast = adw_toast_new (escaped);
      g_set_weak_pointer (&self->toast, toast);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self, 0);
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
  adw_toast_set_title (toast, escaped);
  adw_toast_set_detailed_action_name (toast, has_button ? detailed_action : NULL);
  adw_toast_set_button_label (toast, has_button ? button : NULL);
  studio_window_set_state (self, STUDIO_ACTION_STATUS, g_variant_new_string (text));
  gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
}
