/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for the form that an offer has, where its kind has several. */

#include "studio-form-field.h"

#include "studio-offer-edit.h"

#include <glib/gi18n-lib.h>

#define STUDIO_TYPE_FORM_FIELD (studio_form_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioFormField, studio_form_field, STUDIO, FORM_FIELD, StudioFieldRow)

struct _StudioFormField
{
  StudioFieldRow parent_instance;

  const StudioForms *forms;     /* (unowned) */
  char              *label;     /* (owned) */
  GtkDropDown       *drop_down; /* (owned by the widget tree) */
  gboolean           updating;  /* being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioFormField, studio_form_field, STUDIO_TYPE_FIELD_ROW)

typedef struct
{
  const StudioForms *forms; /* (unowned) */
  guint              form;
} Conversion;

/* A StudioTermsChange. */
static JsonNode *
convert (JsonNode *terms, gpointer data, GError **error)
{
  const Conversion *conversion = data;

  return conversion->forms->convert (terms, conversion->form);
}

static void
on_selected (StudioFormField *self)
{
  guint          form = gtk_drop_down_get_selected (self->drop_down);
  const VtOffer *offer = studio_field_row_get_offer (STUDIO_FIELD_ROW (self));
  Conversion    *conversion;

  if (self->updating || offer == NULL || form >= self->forms->n_forms ||
      form == self->forms->get (offer))
    return;
  conversion = g_new0 (Conversion, 1);
  conversion->forms = self->forms;
  conversion->form = form;
  studio_offer_change_terms (studio_field_row_get_session (STUDIO_FIELD_ROW (self)), offer->id,
                             self->label, convert, conversion, g_free);
}

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
}

static void
show_offer (StudioFieldRow *row, const VtOffer *offer)
{
  StudioFormField *self = STUDIO_FORM_FIELD (row);

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->drop_down, self->forms->get (offer));
  self->updating = FALSE;
}

static gboolean
studio_form_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_FORM_FIELD (widget)->drop_down));
}

static void
studio_form_field_finalize (GObject *object)
{
  g_free (STUDIO_FORM_FIELD (object)->label);
  G_OBJECT_CLASS (studio_form_field_parent_class)->finalize (object);
}

static void
studio_form_field_class_init (StudioFormFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_form_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_form_field_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
  STUDIO_FIELD_ROW_CLASS (klass)->show_offer = show_offer;
}

static void
studio_form_field_init (StudioFormField *self)
{
}

GtkWidget *
studio_form_field_new (StudioSession     *session,
                       const char        *title,
                       const char        *label,
                       const StudioForms *forms)
{
  StudioFormField *self;
  GtkStringList   *labels;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);
  g_return_val_if_fail (title != NULL && label != NULL && forms != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_FORM_FIELD, NULL);
  labels = gtk_string_list_new (NULL);
  self->forms = forms;
  self->label = g_strdup (label);
  for (guint i = 0; i < forms->n_forms; i++)
    gtk_string_list_append (labels, _ (forms->labels[i]));
  self->updating = TRUE;
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  studio_field_row_add_control (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->drop_down));
  /* The form is in no one place of the terms. */
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, "");
  self->updating = FALSE;
  return GTK_WIDGET (self);
}
