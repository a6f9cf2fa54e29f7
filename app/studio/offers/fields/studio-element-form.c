/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for the form of an element of a list. */

#include "studio-element-form.h"

#include "studio-accessible.h"
#include "studio-offer-edit.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint      form;
  GtkWidget *row; /* (unowned) */
} Part;

struct _StudioElementForm
{
  StudioFieldRow parent_instance;

  const StudioElementForms *forms;
  GArray                   *parts;    /* (owned) (element-type Part) */
  GtkDropDown              *list;     /* (owned by the widget tree) */
  gboolean                  updating; /* being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioElementForm, studio_element_form, STUDIO_TYPE_FIELD_ROW)

/* ---- changing ---- */

typedef struct
{
  const StudioElementForms *forms;
  char                     *path; /* (owned) */
  guint                     form;
  VtCatalog                *catalog; /* (owned) */
  VtCurrency                currency;
} Conversion;

static void
conversion_free (gpointer data)
{
  Conversion *conversion = data;

  g_free (conversion->path);
  vt_catalog_unref (conversion->catalog);
  g_free (conversion);
}

static JsonNode *
run_conversion (JsonNode *terms, gpointer data, GError **error)
{
  const Conversion *conversion = data;

  return conversion->forms->convert (terms, conversion->path, conversion->form, conversion->catalog,
                                     &conversion->currency, error);
}

static guint
form_of (StudioElementForm *self)
{
  JsonNode *value = studio_field_row_get_value (STUDIO_FIELD_ROW (self));

  return self->forms->get (
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL);
}

static void
on_selected (GtkDropDown *list, GParamSpec *pspec, gpointer user_data)
{
  StudioElementForm *self = user_data;
  StudioFieldRow    *row = STUDIO_FIELD_ROW (self);
  StudioSession     *session = studio_field_row_get_session (row);
  guint              form = gtk_drop_down_get_selected (list);
  g_autofree char   *label = NULL;
  Conversion        *conversion;

  if (self->updating || studio_field_row_get_offer (row) == NULL ||
      studio_session_get_catalog (session) == NULL || form >= self->forms->n_forms ||
      form == form_of (self))
    return;
  conversion = g_new0 (Conversion, 1);
  conversion->forms = self->forms;
  conversion->path = g_strdup (studio_field_row_get_path (row));
  conversion->form = form;
  conversion->catalog = vt_catalog_ref (studio_session_get_catalog (session));
  conversion->currency = *studio_session_get_currency (session);
  label = studio_field_row_label (row);
  studio_offer_change_terms (session, studio_field_row_get_offer (row)->id, label, run_conversion,
                             conversion, conversion_free);
}

/* ---- showing ---- */

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
  StudioElementForm *self = STUDIO_ELEMENT_FORM (row);
  guint              form = form_of (self);

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->list, form);
  self->updating = FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      gtk_widget_set_visible (part->row, part->form == form);
    }
}

/* ---- the widget ---- */

static void
studio_element_form_finalize (GObject *object)
{
  g_array_unref (STUDIO_ELEMENT_FORM (object)->parts);
  G_OBJECT_CLASS (studio_element_form_parent_class)->finalize (object);
}

static void
studio_element_form_class_init (StudioElementFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_element_form_finalize;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
}

static void
studio_element_form_init (StudioElementForm *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
}

static GtkWidget *
list_new (const StudioElementForms *forms)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < forms->n_forms; i++)
    g_strv_builder_add (builder, _ (forms->labels[i]));
  labels = g_strv_builder_end (builder);
  return gtk_drop_down_new_from_strings ((const char *const *) labels);
}

GtkWidget *
studio_element_form_new (StudioSession            *session,
                         const char               *title,
                         const char               *path,
                         const StudioElementForms *forms)
{
  StudioElementForm *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && forms != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_ELEMENT_FORM, NULL);
  self->forms = forms;
  self->list = GTK_DROP_DOWN (list_new (forms));
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  studio_field_row_add_control (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->list));
  g_signal_connect (self->list, "notify::selected", G_CALLBACK (on_selected), self);
  return GTK_WIDGET (self);
}

void
studio_element_form_add_row (StudioElementForm *self, guint form, GtkWidget *row)
{
  const Part part = {form, row};

  g_return_if_fail (STUDIO_IS_ELEMENT_FORM (self) && GTK_IS_WIDGET (row));

  g_array_append_val (self->parts, part);
}
