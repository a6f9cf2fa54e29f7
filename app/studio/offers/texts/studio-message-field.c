/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One text of an offer in one language, and below it how the shopper reads it. */

#include "studio-message-field.h"

#include "studio-message-label.h"
#include "studio-texts-edit.h"
#include "studio-texts.h"
#include "vt-document.h"
#include "vt-language-names.h"
#include "vt-offer-texts.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define STEP_PREFIX "steps/"

struct _StudioMessageField
{
  GtkWidget parent_instance;

  StudioSession *session;  /* (owned) */
  StudioTexts   *texts;    /* (unowned): the session owns it */
  char          *title;    /* (owned) */
  char          *offer_id; /* (owned) (nullable): shown */
  char          *place;    /* (owned) */
  char          *language; /* (owned) */
  char          *kept;     /* (owned) */
  VtOfferKind    kind;

  GtkWidget          *box; /* (owned by the widget tree), as the others */
  GtkMenuButton      *insert;
  GtkTextView        *view;
  GtkTextTag         *unknown; /* (owned by the buffer) */
  StudioMessageLabel *preview;
  GtkLabel           *situation;
};

G_DEFINE_FINAL_TYPE (StudioMessageField, studio_message_field, GTK_TYPE_WIDGET)

char *
studio_message_field_dup_text (StudioMessageField *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  g_return_val_if_fail (STUDIO_IS_MESSAGE_FIELD (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* ---- how it reads ---- */

/* Of "steps/2/message" 2; -1 of an offer's own. */
static int
get_step (StudioMessageField *self)
{
  return g_str_has_prefix (self->place, STEP_PREFIX) ? atoi (self->place + strlen (STEP_PREFIX))
                                                     : -1;
}

/* Underlines what is written in braces but means nothing. */
static void
mark_unknown (StudioMessageField *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autoptr (GArray) parts = vt_message_parse (text);
  GtkTextIter   start, end;
  VtPlaceholder known;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->unknown, &start, &end);
  for (guint i = 0; i < parts->len; i++)
    {
      const VtMessagePart *part = &g_array_index (parts, VtMessagePart, i);
      glong                from = g_utf8_pointer_to_offset (text, text + part->start);
      glong                to = g_utf8_pointer_to_offset (text, text + part->start + part->length);

      if (part->literal != NULL || vt_placeholder_from_word (part->name, &known))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
      gtk_text_buffer_apply_tag (buffer, self->unknown, &start, &end);
    }
}

static void
show_preview (StudioMessageField *self)
{
  const VtMessageExample *example = studio_texts_get_example (self->texts, get_step (self));
  g_autofree char        *typed = studio_message_field_dup_text (self);
  const char             *text = g_strstrip (typed);
  g_autoptr (VtMessage) message = NULL;
  g_autofree char *situation = NULL;

  if (example != NULL)
    message = vt_message_fill (text, example->values);
  /* What is read as it is written needs no second look. */
  if (message != NULL && message->gaps->len == 0 && g_str_equal (message->text, text))
    g_clear_pointer (&message, vt_message_free);
  studio_message_label_set (self->preview, message, self->language);
  if (message != NULL && *example->situation != '\0')
    /* Translators: where a message is read: "Cart, with 1 × “Camera”" */
    situation = g_strdup_printf (_ ("As read here: %s"), example->situation);
  gtk_label_set_text (self->situation, situation != NULL ? situation : "");
  gtk_widget_set_visible (GTK_WIDGET (self->situation), situation != NULL);
}

const char *
studio_message_field_get_preview (StudioMessageField *self)
{
  g_return_val_if_fail (STUDIO_IS_MESSAGE_FIELD (self), "");

  return studio_message_label_get_text (self->preview);
}

static void
on_changed (StudioMessageField *self)
{
  g_autofree char *text = studio_message_field_dup_text (self);

  mark_unknown (self, text);
  show_preview (self);
}

/* ---- keeping ---- */

void
studio_message_field_commit (StudioMessageField *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (STUDIO_IS_MESSAGE_FIELD (self));

  text = studio_message_field_dup_text (self);
  if (self->offer_id == NULL || g_str_equal (text, self->kept))
    return;
  g_free (self->kept);
  self->kept = g_strstrip (g_strdup (text));
  studio_offer_set_text (self->session, self->offer_id, self->place, self->language, self->kept);
}

static void
on_left (GtkEventControllerFocus *controller, gpointer user_data)
{
  studio_message_field_commit (user_data);
}

static void
set_text (StudioMessageField *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

void
studio_message_field_type (StudioMessageField *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_MESSAGE_FIELD (self) && text != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static gboolean
take_back (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMessageField *self = STUDIO_MESSAGE_FIELD (widget);
  g_autofree char    *text = studio_message_field_dup_text (self);

  if (g_str_equal (text, self->kept))
    return FALSE;
  set_text (self, self->kept);
  return TRUE;
}

/* ---- placeholders ---- */

/* message.insert */
static void
on_insert (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  StudioMessageField *self = STUDIO_MESSAGE_FIELD (widget);
  const char         *word = g_variant_get_string (parameter, NULL);
  g_autofree char    *text = g_strdup_printf ("{%s}", word);
  VtPlaceholder       placeholder;

  if (!vt_placeholder_from_word (word, &placeholder))
    return;
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (self->view), TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->view), text, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Those that an offer of the kind can have. */
static void
fill_menu (StudioMessageField *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < VT_N_PLACEHOLDERS; i++)
    {
      const char      *word = vt_placeholder_to_word (i);
      g_autofree char *label = g_strdup_printf ("%s · {%s}", vt_placeholder_to_text (i), word);
      g_autofree char *action = g_strdup_printf ("message.insert::%s", word);

      if (vt_placeholder_fits (i, self->kind))
        g_menu_append (menu, label, action);
    }
  gtk_menu_button_set_menu_model (self->insert, G_MENU_MODEL (menu));
}

/* ---- showing ---- */

/* "Message, Deutsch" */
static void
name_parts (StudioMessageField *self)
{
  g_autofree char *language = vt_language_to_text (self->language);
  /* Translators: a field's name ("Message") and a language */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), self->title, language);
  /* Translators: a field's name, as "Message, Deutsch" */
  g_autofree char *insert = g_strdup_printf (_ ("Insert Placeholder: %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->insert), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  insert, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->insert))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, insert, -1);
}

static void
replace (char **string, const char *by)
{
  g_free (*string);
  *string = g_strdup (by);
}

void
studio_message_field_show (StudioMessageField *self,
                           const VtOffer      *offer,
                           const char         *place,
                           const char         *language)
{
  const char *text;
  gboolean    is_other;

  g_return_if_fail (STUDIO_IS_MESSAGE_FIELD (self) && offer != NULL);
  g_return_if_fail (place != NULL && language != NULL);

  is_other = g_strcmp0 (self->offer_id, offer->id) != 0 || !g_str_equal (self->place, place) ||
             !g_str_equal (self->language, language);
  text = vt_offer_get_text (offer, place, language);
  if (self->offer_id == NULL || self->kind != offer->kind)
    {
      self->kind = offer->kind;
      fill_menu (self);
    }
  replace (&self->offer_id, offer->id);
  replace (&self->place, place);
  replace (&self->language, language);
  if (is_other)
    name_parts (self);
  if (is_other || !g_str_equal (self->kept, text != NULL ? text : ""))
    {
      replace (&self->kept, text != NULL ? text : "");
      set_text (self, self->kept);
    }
  show_preview (self);
}

/* ---- the widget ---- */

static void
studio_message_field_dispose (GObject *object)
{
  StudioMessageField *self = STUDIO_MESSAGE_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_message_field_parent_class)->dispose (object);
}

static void
studio_message_field_finalize (GObject *object)
{
  StudioMessageField *self = STUDIO_MESSAGE_FIELD (object);

  g_free (self->title);
  g_free (self->offer_id);
  g_free (self->place);
  g_free (self->language);
  g_free (self->kept);
  G_OBJECT_CLASS (studio_message_field_parent_class)->finalize (object);
}

static void
studio_message_field_class_init (StudioMessageFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_message_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_message_field_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "message.insert", "s", on_insert);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, take_back, NULL);
}

static void
build_view (StudioMessageField *self)
{
  GtkWidget          *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (view);
  self->unknown = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), NULL,
                                              "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 9);
  gtk_text_view_set_bottom_margin (self->view, 9);
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_widget_add_css_class (view, "message-text");
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (view, focus);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (on_changed), self);
}

static GtkWidget *
build_head (StudioMessageField *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (self->title);

  self->insert = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->insert, _ ("Insert"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->insert),
                               _ ("A placeholder, filled in for each shopper"));
  gtk_widget_add_css_class (GTK_WIDGET (self->insert), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->insert), GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->insert));
  return head;
}

static void
studio_message_field_init (StudioMessageField *self)
{
  self->place = g_strdup ("");
  self->language = g_strdup (VT_LOCALE_UNKNOWN);
  self->kept = g_strdup ("");
}

GtkWidget *
studio_message_field_new (StudioSession *session, const char *title)
{
  StudioMessageField *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && title != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_MESSAGE_FIELD, NULL);
  self->session = g_object_ref (session);
  self->texts = studio_texts_of (session);
  self->title = g_strdup (title);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->preview = STUDIO_MESSAGE_LABEL (studio_message_label_new ());
  self->situation = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->situation, 0);
  gtk_label_set_wrap (self->situation, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->situation), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->situation), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->situation), FALSE);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  build_view (self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->situation));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->texts, "changed", G_CALLBACK (show_preview), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
