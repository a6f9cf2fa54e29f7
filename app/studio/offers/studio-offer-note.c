/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an offer was made, in the curator's words; kept when it is left. */

#include "studio-offer-note.h"

#include "studio-offer-edit.h"

#include <glib/gi18n-lib.h>

struct _StudioOfferNote
{
  AdwBin parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable): shown */
  char          *kept;     /* (owned) */
  GtkTextView   *view;     /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioOfferNote, studio_offer_note, ADW_TYPE_BIN)

static char *
get_text (StudioOfferNote *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
studio_offer_note_commit (StudioOfferNote *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (STUDIO_IS_OFFER_NOTE (self));

  text = get_text (self);
  if (self->offer_id == NULL || g_str_equal (text, self->kept))
    return;
  g_free (self->kept);
  self->kept = g_steal_pointer (&text);
  studio_offer_set_note (self->session, self->offer_id, self->kept);
}

void
studio_offer_note_show (StudioOfferNote *self, const VtOffer *offer)
{
  gboolean is_other = g_strcmp0 (self->offer_id, offer->id) != 0;

  g_return_if_fail (STUDIO_IS_OFFER_NOTE (self));

  /* What is being typed stays while the note is the same as before. */
  if (!is_other && g_str_equal (self->kept, offer->note))
    return;
  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
  g_free (self->kept);
  self->kept = g_strdup (offer->note);
  gtk_text_buffer_begin_irreversible_action (gtk_text_view_get_buffer (self->view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), offer->note, -1);
  gtk_text_buffer_end_irreversible_action (gtk_text_view_get_buffer (self->view));
}

static void
on_left (GtkEventControllerFocus *controller, gpointer user_data)
{
  studio_offer_note_commit (user_data);
}

static void
studio_offer_note_dispose (GObject *object)
{
  StudioOfferNote *self = STUDIO_OFFER_NOTE (object);

  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_note_parent_class)->dispose (object);
}

static void
studio_offer_note_finalize (GObject *object)
{
  g_free (STUDIO_OFFER_NOTE (object)->kept);
  G_OBJECT_CLASS (studio_offer_note_parent_class)->finalize (object);
}

static void
studio_offer_note_class_init (StudioOfferNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_offer_note_finalize;
}

static void
studio_offer_note_init (StudioOfferNote *self)
{
  GtkWidget          *group = adw_preferences_group_new ();
  GtkWidget          *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->kept = g_strdup ("");
  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_text_view_set_bottom_margin (self->view, 12);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_widget_set_size_request (view, -1, 84);
  gtk_widget_add_css_class (view, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"),
                                  -1);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (view, focus);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Note"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Why it was made; the rule pack carries it along"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), view);
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
studio_offer_note_new (StudioSession *session)
{
  StudioOfferNote *self = g_object_new (STUDIO_TYPE_OFFER_NOTE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
