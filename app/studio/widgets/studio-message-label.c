/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A message as the shopper reads it. */

#include "studio-message-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioMessageLabel
{
  GtkWidget parent_instance;

  GtkWidget *box; /* (owned by the widget tree), as the others */
  GtkLabel  *text;
  GtkLabel  *gaps;
};

G_DEFINE_FINAL_TYPE (StudioMessageLabel, studio_message_label, GTK_TYPE_WIDGET)

/* ---- words ---- */

/* "{gift}, {prise}": each once, of those that are known or of those that are not. */
static char *
list_gaps (const VtMessage *message, gboolean is_known)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < message->gaps->len; i++)
    {
      const VtMessageGap *gap = &g_array_index (message->gaps, VtMessageGap, i);
      g_autofree char    *name = g_strndup (message->text + gap->start, gap->length);

      if (gap->is_known == is_known &&
          !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (GStrv) names->pdata);
}

char *
studio_message_tell_gaps (const VtMessage *message)
{
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  unknown = list_gaps (message, FALSE);
  known = list_gaps (message, TRUE);
  if (*unknown != '\0')
    /* Translators: what was written in braces, but means nothing */
    return g_strdup_printf (_ ("Nobody reads it: there is no placeholder %s."), unknown);
  if (*known != '\0')
    /* Translators: placeholders as they are written */
    return g_strdup_printf (_ ("Nobody reads it here: nothing to put in for %s."), known);
  return NULL;
}

/* ---- showing ---- */

static PangoAttrList *
mark_gaps (const VtMessage *message, const char *language)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_language_new (pango_language_from_string (language)));
  for (guint i = 0; i < message->gaps->len; i++)
    {
      const VtMessageGap *gap = &g_array_index (message->gaps, VtMessageGap, i);
      PangoAttribute     *underline = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

      underline->start_index = (guint) gap->start;
      underline->end_index = (guint) (gap->start + gap->length);
      pango_attr_list_insert (attributes, underline);
    }
  return attributes;
}

void
studio_message_label_set (StudioMessageLabel *self, const VtMessage *message, const char *language)
{
  g_autofree char *gaps = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  g_return_if_fail (STUDIO_IS_MESSAGE_LABEL (self) && language != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), message != NULL);
  gtk_label_set_text (self->text, message != NULL ? message->text : "");
  if (message != NULL)
    {
      attributes = mark_gaps (message, language);
      gaps = studio_message_tell_gaps (message);
    }
  gtk_label_set_attributes (self->text, attributes);
  gtk_label_set_text (self->gaps, gaps != NULL ? gaps : "");
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), gaps != NULL);
}

const char *
studio_message_label_get_text (StudioMessageLabel *self)
{
  g_return_val_if_fail (STUDIO_IS_MESSAGE_LABEL (self), "");

  return gtk_label_get_text (self->text);
}

/* ---- the widget ---- */

static GtkLabel *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
studio_message_label_dispose (GObject *object)
{
  g_clear_pointer (&STUDIO_MESSAGE_LABEL (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_message_label_parent_class)->dispose (object);
}

static void
studio_message_label_class_init (StudioMessageLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_message_label_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_message_label_init (StudioMessageLabel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->text = label_new ("shopper-message");
  self->gaps = label_new ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->gaps), "warning");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->gaps));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_message_label_new (void)
{
  return g_object_new (STUDIO_TYPE_MESSAGE_LABEL, NULL);
}
