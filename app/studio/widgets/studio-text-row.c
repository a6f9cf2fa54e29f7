/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of text that is kept when it is left, without a button to press. */

#include "studio-text-row.h"

struct _StudioTextRow
{
  AdwEntryRow parent_instance;

  char    *title;   /* (owned) */
  char    *kept;    /* (owned) */
  gboolean is_told; /* what stands there was given to ::committed already */
};

G_DEFINE_FINAL_TYPE (StudioTextRow, studio_text_row, ADW_TYPE_ENTRY_ROW)

enum
{
  SIGNAL_COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
studio_text_row_commit (StudioTextRow *self)
{
  const char *text;

  g_return_if_fail (STUDIO_IS_TEXT_ROW (self));

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (self->is_told || g_strcmp0 (text, self->kept) == 0)
    return;
  self->is_told = TRUE;
  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, text);
}

static void
on_left (GtkEventControllerFocus *controller, gpointer user_data)
{
  studio_text_row_commit (user_data);
}

static void
on_activated (AdwEntryRow *row, gpointer user_data)
{
  studio_text_row_commit (user_data);
}

static void
on_changed (GtkEditable *editable, gpointer user_data)
{
  StudioTextRow *self = user_data;

  self->is_told = FALSE;
  studio_text_row_set_problem (self, NULL);
}

static gboolean
take_back (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StudioTextRow *self = STUDIO_TEXT_ROW (widget);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), self->kept) == 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self), self->kept);
  return TRUE;
}

static void
studio_text_row_finalize (GObject *object)
{
  StudioTextRow *self = STUDIO_TEXT_ROW (object);

  g_free (self->title);
  g_free (self->kept);
  G_OBJECT_CLASS (studio_text_row_parent_class)->finalize (object);
}

static void
studio_text_row_class_init (StudioTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_text_row_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, take_back, NULL);
  signals[SIGNAL_COMMITTED] =
      g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_text_row_init (StudioTextRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->kept = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "entry-activated", G_CALLBACK (on_activated), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), self);
}

GtkWidget *
studio_text_row_new (const char *title)
{
  StudioTextRow *self = g_object_new (STUDIO_TYPE_TEXT_ROW, "title", title, NULL);

  self->title = g_strdup (title);
  return GTK_WIDGET (self);
}

void
studio_text_row_set_kept (StudioTextRow *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_TEXT_ROW (self) && text != NULL);

  if (g_str_equal (text, self->kept))
    return;
  g_free (self->kept);
  self->kept = g_strdup (text);
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  /* What is kept was not typed here: taking it back is a step of the workspace, not of the text. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), TRUE);
  studio_text_row_set_problem (self, NULL);
}

void
studio_text_row_set_title (StudioTextRow *self, const char *title)
{
  g_return_if_fail (STUDIO_IS_TEXT_ROW (self) && title != NULL);

  if (g_strcmp0 (title, self->title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
}

void
studio_text_row_set_problem (StudioTextRow *self, const char *problem)
{
  g_return_if_fail (STUDIO_IS_TEXT_ROW (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 problem != NULL ? problem : self->title);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}
