/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Message and reason in one language, folded away behind the language's own name. */

#include "studio-language-row.h"

#include "studio-actions.h"
#include "studio-accessible.h"
#include "studio-message-field.h"
#include "vt-document.h"
#include "vt-language-names.h"
#include "vt-offer-texts.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioLanguageRow
{
  AdwExpanderRow parent_instance;

  StudioSession *session;  /* (owned) */
  char          *prefix;   /* (owned) */
  char          *language; /* (owned) */

  GtkWidget          *fields; /* (owned by the widget tree), as the others */
  StudioMessageField *message;
  StudioMessageField *reason;
  GtkButton          *remove;
};

G_DEFINE_FINAL_TYPE (StudioLanguageRow, studio_language_row, ADW_TYPE_EXPANDER_ROW)

static void
show_titles (StudioLanguageRow *self, const VtOffer *offer)
{
  g_autofree char *place = g_strconcat (self->prefix, "message", NULL);
  const char      *text = vt_offer_get_text (offer, place, self->language);
  g_autofree char *name = vt_language_to_text (self->language);
  g_autofree char *line = text != NULL ? vt_words_title (text, VT_WORDS_TITLE_MAX) : NULL;
  gboolean is_removable = !g_str_equal (self->language, VT_LOCALE_UNKNOWN) && *self->prefix == '\0';
  /* Translators: a control's name: a language follows */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 line != NULL ? line : _ ("No message in this language"));
  gtk_widget_set_visible (GTK_WIDGET (self->remove), is_removable);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", self->language);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove),
                                  STUDIO_ACTION_OFFER_REMOVE_LANGUAGE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove), remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  studio_accessible_set_label (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

void
studio_language_row_show (StudioLanguageRow *self, const VtOffer *offer, const char *language)
{
  g_autofree char *message = NULL;
  g_autofree char *reason = NULL;

  g_return_if_fail (STUDIO_IS_LANGUAGE_ROW (self) && offer != NULL && language != NULL);

  if (!g_str_equal (self->language, language))
    {
      g_free (self->language);
      self->language = g_strdup (language);
    }
  message = g_strconcat (self->prefix, "message", NULL);
  reason = g_strconcat (self->prefix, "reason", NULL);
  show_titles (self, offer);
  studio_message_field_show (self->message, offer, message, language);
  studio_message_field_show (self->reason, offer, reason, language);
}

const char *
studio_language_row_get_language (StudioLanguageRow *self)
{
  g_return_val_if_fail (STUDIO_IS_LANGUAGE_ROW (self), NULL);

  return self->language;
}

void
studio_language_row_set_prefix (StudioLanguageRow *self, const char *prefix)
{
  g_return_if_fail (STUDIO_IS_LANGUAGE_ROW (self) && prefix != NULL);

  if (g_str_equal (self->prefix, prefix))
    return;
  g_free (self->prefix);
  self->prefix = g_strdup (prefix);
}

void
studio_language_row_commit (StudioLanguageRow *self)
{
  g_return_if_fail (STUDIO_IS_LANGUAGE_ROW (self));

  studio_message_field_commit (self->message);
  studio_message_field_commit (self->reason);
}

/* ---- the widget ---- */

static void
studio_language_row_dispose (GObject *object)
{
  g_clear_object (&STUDIO_LANGUAGE_ROW (object)->session);
  G_OBJECT_CLASS (studio_language_row_parent_class)->dispose (object);
}

static void
studio_language_row_finalize (GObject *object)
{
  g_free (STUDIO_LANGUAGE_ROW (object)->prefix);
  g_free (STUDIO_LANGUAGE_ROW (object)->language);
  G_OBJECT_CLASS (studio_language_row_parent_class)->finalize (object);
}

static void
studio_language_row_class_init (StudioLanguageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_language_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_language_row_finalize;
}

static void
studio_language_row_init (StudioLanguageRow *self)
{
  self->language = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static GtkWidget *
fields_new (StudioLanguageRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->message = STUDIO_MESSAGE_FIELD (studio_message_field_new (self->session, _ ("Message")));
  self->reason = STUDIO_MESSAGE_FIELD (studio_message_field_new (self->session, _ ("Reason")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_widget_add_css_class (box, "language-fields");
  self->fields = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->fields), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->fields), FALSE);
  gtk_widget_set_focusable (self->fields, FALSE);
  return self->fields;
}

GtkWidget *
studio_language_row_new (StudioSession *session, const char *prefix)
{
  StudioLanguageRow *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && prefix != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_LANGUAGE_ROW, NULL);
  self->session = g_object_ref (session);
  self->prefix = g_strdup (prefix);
  self->remove = GTK_BUTTON (gtk_button_new_from_icon_name ("vitrine-remove-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (self->remove), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->remove), GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->remove));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), fields_new (self));
  return GTK_WIDGET (self);
}
