/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields for several of a few words, as check boxes. */

#include "studio-choice-field.h"

#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

#define STUDIO_TYPE_CHECKS_FIELD (studio_checks_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioChecksField, studio_checks_field, STUDIO, CHECKS_FIELD, StudioFieldRow)

struct _StudioChecksField
{
  StudioFieldRow parent_instance;

  const StudioChoice *choices; /* (array length=n_choices) (unowned) */
  guint               n_choices;
  char               *absent; /* (owned) */
  GtkWidget          *box;    /* (owned by the widget tree): of the check boxes, in their order */
  gboolean            updating;
};

G_DEFINE_FINAL_TYPE (StudioChecksField, studio_checks_field, STUDIO_TYPE_FIELD_ROW)

static GtkCheckButton *
get_check (StudioChecksField *self, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->box), (int) index);

  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child));
}

static gboolean
has_word (JsonNode *value, const char *word)
{
  JsonArray *array =
      value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  for (guint i = 0; i < vt_terms_get_length (array); i++)
    if (g_strcmp0 (vt_terms_get_word (array, i), word) == 0)
      return TRUE;
  return FALSE;
}

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
  StudioChecksField *self = STUDIO_CHECKS_FIELD (row);

  self->updating = TRUE;
  for (guint i = 0; i < self->n_choices; i++)
    gtk_check_button_set_active (get_check (self, i), has_word (value, self->choices[i].word));
  studio_field_row_set_hint (row, value == NULL ? self->absent : NULL);
  self->updating = FALSE;
}

static void
on_toggled (StudioChecksField *self)
{
  g_autoptr (JsonArray) words = json_array_new ();
  gboolean any;

  if (self->updating)
    return;
  for (guint i = 0; i < self->n_choices; i++)
    if (gtk_check_button_get_active (get_check (self, i)))
      json_array_add_string_element (words, self->choices[i].word);
  any = json_array_get_length (words) > 0;
  studio_field_row_set_hint (STUDIO_FIELD_ROW (self), any ? NULL : self->absent);
  studio_field_row_keep (STUDIO_FIELD_ROW (self),
                         any ? json_node_init_array (json_node_alloc (), words) : NULL);
}

static gboolean
studio_checks_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_check (STUDIO_CHECKS_FIELD (widget), 0)));
}

static void
studio_checks_field_finalize (GObject *object)
{
  g_free (STUDIO_CHECKS_FIELD (object)->absent);
  G_OBJECT_CLASS (studio_checks_field_parent_class)->finalize (object);
}

static void
studio_checks_field_class_init (StudioChecksFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_checks_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_checks_field_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
}

static void
studio_checks_field_init (StudioChecksField *self)
{
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), 7);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 6);
  studio_field_row_add_below (STUDIO_FIELD_ROW (self), self->box);
  studio_field_row_set_named (STUDIO_FIELD_ROW (self), self->box);
}

static void
add_check (StudioChecksField *self, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), check);
  /* The check box is what is gone to, not the cell around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (check)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
studio_checks_field_new (StudioSession      *session,
                         const char         *title,
                         const char         *path,
                         const StudioChoice *choices,
                         guint               n_choices,
                         const char         *absent)
{
  StudioChecksField *self = g_object_new (STUDIO_TYPE_CHECKS_FIELD, NULL);

  self->choices = choices;
  self->n_choices = n_choices;
  self->absent = g_strdup (absent);
  for (guint i = 0; i < n_choices; i++)
    add_check (self, _ (choices[i].label));
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  return GTK_WIDGET (self);
}

/* ---- places and days ---- */

static const StudioChoice places[] = {
    {"product", N_ ("Product page")},
    {"cart", N_ ("Cart")},
    {"checkout", N_ ("Checkout")},
    {"post_purchase", N_ ("Thank-you page")},
    {"receipt_email", N_ ("Receipt e-mail")},
    {"follow_up_email", N_ ("Follow-up e-mail")},
    {"direct", N_ ("Direct contact")},
};

static const StudioChoice weekdays[] = {
    {"mon", N_ ("Monday")},   {"tue", N_ ("Tuesday")}, {"wed", N_ ("Wednesday")},
    {"thu", N_ ("Thursday")}, {"fri", N_ ("Friday")},  {"sat", N_ ("Saturday")},
    {"sun", N_ ("Sunday")},
};

const StudioChoice *
studio_places_get (guint *ret_n)
{
  *ret_n = G_N_ELEMENTS (places);
  return places;
}

GtkWidget *
studio_places_field_new (StudioSession *session, const char *title, const char *path)
{
  return studio_checks_field_new (session, title, path, places, G_N_ELEMENTS (places),
                                  _ ("Everywhere"));
}

GtkWidget *
studio_weekdays_field_new (StudioSession *session, const char *title, const char *path)
{
  return studio_checks_field_new (session, title, path, weekdays, G_N_ELEMENTS (weekdays),
                                  _ ("Every day"));
}
