/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the search for findings is, with a button to stop it or to go on. */

#include "studio-findings-search.h"

#include "studio-actions.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define POLL_MS 100
/* What is over sooner is not worth a bar that comes and goes. */
#define DELAY_US (300 * G_TIME_SPAN_MILLISECOND)

/* Data of the box. */
typedef struct
{
  StudioSession  *session; /* (owned) */
  GtkWidget      *box;     /* (unowned), as the others */
  GtkLabel       *text;
  GtkProgressBar *bar;
  GtkWidget      *stop;
  GtkWidget      *again;
  guint           timer;
  gint64          since_us; /* when the search that runs was first seen; 0: none does */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_handle_id (&search->timer, g_source_remove);
  g_object_unref (search->session);
  g_free (search);
}

/* "Looking for the worst cart: 1,204 carts" */
static char *
tell_state (const VtJobState *state)
{
  g_autofree char *done = vt_words_count (state->done);
  g_autofree char *total = vt_words_count (state->total);

  if (state->phase == NULL)
    return g_strdup (_ ("Trying carts…"));
  if (state->unit == NULL || state->done == 0)
    return g_strdup (state->phase);
  if (state->total == 0)
    /* Translators: what is done, a number, and what is counted */
    return g_strdup_printf (_ ("%s: %s %s"), state->phase, done, state->unit);
  /* Translators: what is done, a number, how many there are, and what is counted */
  return g_strdup_printf (_ ("%s: %s of %s %s"), state->phase, done, total, state->unit);
}

static gboolean
poll (gpointer user_data)
{
  Search *search = user_data;
  VtJob  *job = studio_session_get_search (search->session);
  g_auto (VtJobState) state = {NULL};
  g_autofree char *text = NULL;

  if (job == NULL || g_get_monotonic_time () - search->since_us < DELAY_US)
    return G_SOURCE_CONTINUE;
  vt_job_get_state (job, &state);
  text = tell_state (&state);
  gtk_label_set_text (search->text, text);
  if (state.total > 0)
    gtk_progress_bar_set_fraction (search->bar, (double) state.done / (double) state.total);
  else
    gtk_progress_bar_pulse (search->bar);
  gtk_widget_set_visible (GTK_WIDGET (search->bar), TRUE);
  gtk_widget_set_visible (search->box, TRUE);
  gtk_widget_set_visible (search->stop, TRUE);
  return G_SOURCE_CONTINUE;
}

/* (nullable): nothing while all is well. */
static char *
tell_rest (Search *search)
{
  const char *problem = studio_session_get_search_problem (search->session);

  if (studio_session_is_search_stopped (search->session))
    return g_strdup (_ ("Stopped: this is from before the last changes"));
  if (problem != NULL)
    return g_strdup_printf (_ ("The offers could not be tried: %s"), problem);
  return NULL;
}

static void
update (Search *search)
{
  gboolean         is_searching = studio_session_is_searching (search->session);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (search->again, studio_session_is_search_stopped (search->session));
  if (is_searching && search->timer == 0)
    {
      search->since_us = g_get_monotonic_time ();
      search->timer = g_timeout_add (POLL_MS, poll, search);
    }
  if (is_searching)
    return;
  g_clear_handle_id (&search->timer, g_source_remove);
  text = tell_rest (search);
  gtk_label_set_text (search->text, text != NULL ? text : "");
  gtk_widget_set_visible (search->box, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (search->bar), FALSE);
  gtk_widget_set_visible (search->stop, FALSE);
}

static void
on_changed (StudioSession *session, GParamSpec *pspec, gpointer box)
{
  update (g_object_get_data (box, "search"));
}

static GtkWidget *
button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
studio_findings_search_new (StudioSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Search    *search = g_new0 (Search, 1);

  search->session = g_object_ref (session);
  search->box = box;
  search->text = GTK_LABEL (gtk_label_new (NULL));
  search->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  search->stop = button_new (_ ("Stop"), STUDIO_ACTION_FINDINGS_STOP);
  search->again = button_new (_ ("Look Again"), STUDIO_ACTION_FINDINGS_SEARCH);
  gtk_label_set_xalign (search->text, 0);
  gtk_label_set_wrap (search->text, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (search->text), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (search->bar), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Trying carts"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (search->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (search->bar));
  gtk_box_append (GTK_BOX (box), search->stop);
  gtk_box_append (GTK_BOX (box), search->again);
  g_object_set_data_full (G_OBJECT (box), "search", search, search_free);
  g_signal_connect_object (session, "notify::searching", G_CALLBACK (on_changed), box, 0);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (on_changed), box, 0);
  update (search);
  return box;
}
