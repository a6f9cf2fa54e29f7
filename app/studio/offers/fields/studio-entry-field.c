/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that are typed. */

#include "studio-entry-field.h"

#include "studio-offer-edit.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

struct _StudioEntryField
{
  StudioFieldRow parent_instance;

  const StudioEntryFormat *format;
  gpointer                 data;    /* (owned) (nullable) */
  GDestroyNotify           destroy; /* (nullable) */
  gboolean                 is_optional;
  GtkEntry                *entry; /* (owned by the widget tree), as the others */
  GtkLabel                *unit;  /* (nullable) */
  char                    *kept;  /* (owned): what stands for the value that is kept */
};

G_DEFINE_FINAL_TYPE (StudioEntryField, studio_entry_field, STUDIO_TYPE_FIELD_ROW)

static const char *
get_text (StudioEntryField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
set_kept (StudioEntryField *self, JsonNode *value)
{
  g_free (self->kept);
  self->kept = value != NULL ? self->format->write (STUDIO_FIELD_ROW (self), value) : g_strdup ("");
}

static void
show_kept (StudioEntryField *self)
{
  if (!g_str_equal (get_text (self), self->kept))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->kept);
}

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
  StudioEntryField *self = STUDIO_ENTRY_FIELD (row);

  set_kept (self, value);
  show_kept (self);
}

static void
commit (StudioFieldRow *row)
{
  StudioEntryField *self = STUDIO_ENTRY_FIELD (row);
  g_autofree char  *text = g_strstrip (g_strdup (get_text (self)));
  g_autoptr (GError) error = NULL;
  JsonNode *value = NULL;

  if (g_str_equal (get_text (self), self->kept))
    return;
  if (*text != '\0')
    value = self->format->read (row, text, &error);
  else if (!self->is_optional)
    g_set_error_literal (&error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Something has to stand here"));
  if (error != NULL)
    {
      studio_field_row_set_reason (row, error->message);
      return;
    }
  set_kept (self, value);
  show_kept (self);
  studio_field_row_keep (row, value);
}

static JsonNode *
get_value (StudioFieldRow *row, const VtOffer *offer)
{
  StudioEntryField *self = STUDIO_ENTRY_FIELD (row);
  JsonNode         *value;

  if (self->format->get != NULL)
    return self->format->get (row, offer);
  value = vt_terms_path_get (offer->terms, studio_field_row_get_path (row));
  return value != NULL ? json_node_ref (value) : NULL;
}

static void
set_value (StudioFieldRow *row, const VtOffer *offer, JsonNode *value)
{
  StudioEntryField *self = STUDIO_ENTRY_FIELD (row);
  g_autofree char  *label = studio_field_row_label (row);

  if (self->format->set != NULL)
    self->format->set (row, offer, value);
  else
    studio_offer_set_term (studio_field_row_get_session (row), offer->id, label,
                           studio_field_row_get_path (row), value);
}

/* ---- keys ---- */

static void
on_left (GtkEventControllerFocus *controller, gpointer user_data)
{
  studio_field_commit (user_data);
}

static void
on_activate (GtkEntry *entry, gpointer user_data)
{
  studio_field_commit (user_data);
}

static void
on_changed (GtkEditable *editable, gpointer user_data)
{
  studio_field_row_set_reason (user_data, NULL);
}

static gboolean
take_back (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StudioEntryField *self = STUDIO_ENTRY_FIELD (widget);

  if (g_str_equal (get_text (self), self->kept))
    return FALSE;
  show_kept (self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static gboolean
step (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StudioEntryField *self = STUDIO_ENTRY_FIELD (widget);
  StudioFieldRow   *row = STUDIO_FIELD_ROW (widget);
  JsonNode         *value;

  if (self->format->step == NULL || studio_field_row_get_offer (row) == NULL)
    return FALSE;
  studio_field_commit (STUDIO_FIELD (self));
  value = self->format->step (row, studio_field_row_get_value (row), g_variant_get_int32 (args));
  if (value == NULL)
    return TRUE;
  set_kept (self, value);
  show_kept (self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  studio_field_row_keep (row, value);
  return TRUE;
}

/* The arrows are the list's, which goes to another row with them, before they are the row's. */
static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        gpointer               user_data)
{
  StudioEntryField *self = user_data;
  gboolean          is_up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean          is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  g_autoptr (GVariant) direction = g_variant_ref_sink (g_variant_new_int32 (is_up ? 1 : -1));

  if ((!is_up && !is_down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  return step (GTK_WIDGET (self), direction, NULL);
}

/* ---- the row ---- */

static gboolean
studio_entry_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_ENTRY_FIELD (widget)->entry));
}

static void
studio_entry_field_finalize (GObject *object)
{
  StudioEntryField *self = STUDIO_ENTRY_FIELD (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->kept);
  G_OBJECT_CLASS (studio_entry_field_parent_class)->finalize (object);
}

static void
studio_entry_field_class_init (StudioEntryFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_entry_field_finalize;
  widget_class->grab_focus = studio_entry_field_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
  STUDIO_FIELD_ROW_CLASS (klass)->commit = commit;
  STUDIO_FIELD_ROW_CLASS (klass)->get_value = get_value;
  STUDIO_FIELD_ROW_CLASS (klass)->set_value = set_value;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, take_back, NULL);
}

static void
studio_entry_field_init (StudioEntryField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->kept = g_strdup ("");
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (self->entry, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  studio_field_row_add_control (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->entry));
}

gpointer
studio_entry_field_get_data (StudioFieldRow *field)
{
  g_return_val_if_fail (STUDIO_IS_ENTRY_FIELD (field), NULL);

  return STUDIO_ENTRY_FIELD (field)->data;
}

void
studio_entry_field_type (StudioEntryField *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_ENTRY_FIELD (self) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  studio_field_commit (STUDIO_FIELD (self));
}

void
studio_entry_field_set_unit (StudioEntryField *self, const char *unit)
{
  g_return_if_fail (STUDIO_IS_ENTRY_FIELD (self) && unit != NULL);

  if (self->unit == NULL)
    {
      self->unit = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->unit), "dim-label");
      studio_field_row_add_control (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->unit));
    }
  gtk_label_set_text (self->unit, unit);
}

GtkWidget *
studio_entry_field_new (StudioSession           *session,
                        const char              *title,
                        const char              *path,
                        const StudioEntryFormat *format,
                        const char              *absent,
                        gpointer                 data,
                        GDestroyNotify           destroy)
{
  StudioEntryField *self = g_object_new (STUDIO_TYPE_ENTRY_FIELD, NULL);

  self->format = format;
  self->data = data;
  self->destroy = destroy;
  self->is_optional = absent != NULL;
  gtk_entry_set_placeholder_text (self->entry, absent);
  if (format->width_chars > 0)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), format->width_chars);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), format->width_chars);
    }
  else
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 18);
      gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
    }
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  return GTK_WIDGET (self);
}
