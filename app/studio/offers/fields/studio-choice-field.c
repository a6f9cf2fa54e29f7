/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields for one of a few words, and for yes or no. */

#include "studio-choice-field.h"

#include "studio-accessible.h"
#include "studio-quiet-controls.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

/* ---- one of a few words ---- */

#define STUDIO_TYPE_CHOICE_FIELD (studio_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioChoiceField, studio_choice_field, STUDIO, CHOICE_FIELD, StudioFieldRow)

struct _StudioChoiceField
{
  StudioFieldRow parent_instance;

  const StudioChoice *choices; /* (array length=n_choices) (unowned) */
  guint               n_choices;
  gboolean            is_truth;  /* its words are true and false */
  GtkDropDown        *drop_down; /* (owned by the widget tree) */
  gboolean            updating;  /* being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioChoiceField, studio_choice_field, STUDIO_TYPE_FIELD_ROW)

static guint
find_choice (StudioChoiceField *self, const char *word)
{
  for (guint i = 0; i < self->n_choices; i++)
    if (g_strcmp0 (self->choices[i].word, word) == 0)
      return i;
  return word == NULL ? 0 : GTK_INVALID_LIST_POSITION;
}

static void
show_choice (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
  StudioChoiceField *self = STUDIO_CHOICE_FIELD (row);
  const char        *word = NULL;

  if (value != NULL && self->is_truth && json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    word = json_node_get_boolean (value) ? "true" : "false";
  else if (value != NULL)
    word = json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : "";
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->drop_down, find_choice (self, word));
  self->updating = FALSE;
}

static void
on_selected (StudioChoiceField *self)
{
  guint       position = gtk_drop_down_get_selected (self->drop_down);
  const char *word;
  JsonNode   *value = NULL;

  if (self->updating || position >= self->n_choices)
    return;
  word = self->choices[position].word;
  if (word != NULL)
    value = self->is_truth ? json_from_string (word, NULL) : vt_terms_text_new (word);
  studio_field_row_keep (STUDIO_FIELD_ROW (self), value);
}

static gboolean
studio_choice_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_CHOICE_FIELD (widget)->drop_down));
}

static void
studio_choice_field_class_init (StudioChoiceFieldClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_choice_field_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_choice;
}

static void
studio_choice_field_init (StudioChoiceField *self)
{
}

static GtkWidget *
choice_field_new (StudioSession *session,
                  const char    *title,
                  const char    *path,
                  GtkStringList *labels)
{
  StudioChoiceField *self = g_object_new (STUDIO_TYPE_CHOICE_FIELD, NULL);

  self->updating = TRUE;
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  studio_field_row_add_control (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->drop_down));
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  self->updating = FALSE;
  return GTK_WIDGET (self);
}

GtkWidget *
studio_choice_field_new (StudioSession      *session,
                         const char         *title,
                         const char         *path,
                         const StudioChoice *choices,
                         guint               n_choices)
{
  GtkStringList     *labels = gtk_string_list_new (NULL);
  StudioChoiceField *self;

  for (guint i = 0; i < n_choices; i++)
    gtk_string_list_append (labels, _ (choices[i].label));
  self = STUDIO_CHOICE_FIELD (choice_field_new (session, title, path, labels));
  self->choices = choices;
  self->n_choices = n_choices;
  return GTK_WIDGET (self);
}

GtkWidget *
studio_truth_field_new (
    StudioSession *session, const char *title, const char *path, const char *yes, const char *no)
{
  static const StudioChoice truths[] = {{"true", ""}, {"false", ""}};
  GtkStringList            *labels = gtk_string_list_new (NULL);
  StudioChoiceField        *self;

  gtk_string_list_append (labels, yes);
  gtk_string_list_append (labels, no);
  self = STUDIO_CHOICE_FIELD (choice_field_new (session, title, path, labels));
  self->choices = truths;
  self->n_choices = G_N_ELEMENTS (truths);
  self->is_truth = TRUE;
  return GTK_WIDGET (self);
}

/* ---- yes or no ---- */

#define STUDIO_TYPE_SWITCH_FIELD (studio_switch_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioSwitchField, studio_switch_field, STUDIO, SWITCH_FIELD, StudioFieldRow)

struct _StudioSwitchField
{
  StudioFieldRow parent_instance;

  gboolean   absent;
  GtkSwitch *control; /* (owned by the widget tree) */
  gboolean   updating;
};

G_DEFINE_FINAL_TYPE (StudioSwitchField, studio_switch_field, STUDIO_TYPE_FIELD_ROW)

static void
show_switch (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
  StudioSwitchField *self = STUDIO_SWITCH_FIELD (row);
  gboolean           is_said = value != NULL && json_node_get_value_type (value) == G_TYPE_BOOLEAN;

  self->updating = TRUE;
  gtk_switch_set_active (self->control, is_said ? json_node_get_boolean (value) : self->absent);
  self->updating = FALSE;
}

static void
on_switched (StudioSwitchField *self)
{
  gboolean  is_active = gtk_switch_get_active (self->control);
  JsonNode *value = NULL;

  if (self->updating)
    return;
  if (is_active != self->absent)
    value = json_node_init_boolean (json_node_alloc (), is_active);
  studio_field_row_keep (STUDIO_FIELD_ROW (self), value);
}

static gboolean
studio_switch_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_SWITCH_FIELD (widget)->control));
}

static void
studio_switch_field_class_init (StudioSwitchFieldClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_switch_field_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_switch;
}

static void
studio_switch_field_init (StudioSwitchField *self)
{
  self->control = GTK_SWITCH (gtk_switch_new ());
  g_signal_connect_swapped (self->control, "notify::active", G_CALLBACK (on_switched), self);
  studio_field_row_add_control (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->control));
}

GtkWidget *
studio_switch_field_new (StudioSession *session,
                         const char    *title,
                         const char    *path,
                         gboolean       absent)
{
  StudioSwitchField *self = g_object_new (STUDIO_TYPE_SWITCH_FIELD, NULL);

  self->absent = absent;
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  return GTK_WIDGET (self);
}
