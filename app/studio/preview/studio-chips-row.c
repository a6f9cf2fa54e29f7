/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of words, each of which is on or off. */

#include "studio-chips-row.h"

#include "vt-words.h"

#define MAX_LABEL 32

struct _StudioChipsRow
{
  GtkListBoxRow parent_instance;

  char      *action; /* (owned) */
  char      *hint;   /* (owned) */
  char      *none;   /* (owned) */
  GPtrArray *chips;  /* (owned) (element-type StudioChip): as shown */

  /* Owned by the widget tree */
  GtkLabel   *title_label;
  GtkLabel   *hint_label;
  GtkFlowBox *box;
};

G_DEFINE_FINAL_TYPE (StudioChipsRow, studio_chips_row, GTK_TYPE_LIST_BOX_ROW)

/* ---- chips ---- */

static void
chip_free (gpointer data)
{
  StudioChip *chip = data;

  g_free (chip->word);
  g_free (chip->label);
  g_free (chip);
}

GPtrArray *
studio_chips_new (void)
{
  return g_ptr_array_new_with_free_func (chip_free);
}

void
studio_chips_add (GPtrArray *chips, const char *word, const char *label, gboolean is_on)
{
  StudioChip *chip;

  g_return_if_fail (chips != NULL && word != NULL && label != NULL);

  for (guint i = 0; i < chips->len; i++)
    {
      chip = chips->pdata[i];
      if (!g_str_equal (chip->word, word))
        continue;
      chip->is_on = chip->is_on || is_on;
      return;
    }
  chip = g_new0 (StudioChip, 1);
  chip->word = g_strdup (word);
  chip->label = vt_words_title (label, MAX_LABEL);
  chip->is_on = is_on;
  g_ptr_array_add (chips, chip);
}

/* ---- the row ---- */

static GtkToggleButton *
get_button (StudioChipsRow *self, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->box, (int) index);

  return GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (child));
}

static void
on_toggled (GtkToggleButton *button, gpointer user_data)
{
  StudioChipsRow *self = user_data;
  GtkWidget      *child = gtk_widget_get_parent (GTK_WIDGET (button));
  int             index = gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (child));
  StudioChip     *chip = self->chips->pdata[index];

  chip->is_on = gtk_toggle_button_get_active (button);
  /* The cart may not have the word any more, and so no button; GTK is not done with this one. */
  g_idle_add_once ((GSourceOnceFunc) g_object_unref, g_object_ref (button));
  gtk_widget_activate_action (GTK_WIDGET (self), self->action, "(sb)", chip->word, chip->is_on);
}

static void
add_button (StudioChipsRow *self, const StudioChip *chip)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (chip->label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chip->label, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chip->is_on);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  /* The button in it has the focus. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_insert (self->box, child, -1);
}

static gboolean
has_words (StudioChipsRow *self, GPtrArray *chips)
{
  if (self->chips->len != chips->len)
    return FALSE;
  for (guint i = 0; i < chips->len; i++)
    {
      const StudioChip *chip = chips->pdata[i];
      const StudioChip *shown = self->chips->pdata[i];

      if (!g_str_equal (chip->word, shown->word) || !g_str_equal (chip->label, shown->label))
        return FALSE;
    }
  return TRUE;
}

void
studio_chips_row_show (StudioChipsRow *self, GPtrArray *chips)
{
  gboolean is_same;

  g_return_if_fail (STUDIO_IS_CHIPS_ROW (self) && chips != NULL);

  is_same = has_words (self, chips);
  g_ptr_array_ref (chips);
  g_ptr_array_unref (self->chips);
  self->chips = chips;
  for (guint i = 0; is_same && i < chips->len; i++)
    {
      const StudioChip *chip = chips->pdata[i];
      GtkToggleButton  *button = get_button (self, i);

      g_signal_handlers_block_by_func (button, on_toggled, self);
      gtk_toggle_button_set_active (button, chip->is_on);
      g_signal_handlers_unblock_by_func (button, on_toggled, self);
    }
  if (is_same)
    return;
  for (GtkFlowBoxChild *child; (child = gtk_flow_box_get_child_at_index (self->box, 0)) != NULL;)
    gtk_flow_box_remove (self->box, GTK_WIDGET (child));
  for (guint i = 0; i < chips->len; i++)
    add_button (self, chips->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->box), chips->len > 0);
  gtk_label_set_text (self->hint_label, chips->len > 0 ? self->hint : self->none);
}

static void
studio_chips_row_finalize (GObject *object)
{
  StudioChipsRow *self = STUDIO_CHIPS_ROW (object);

  g_ptr_array_unref (self->chips);
  g_free (self->action);
  g_free (self->hint);
  g_free (self->none);
  G_OBJECT_CLASS (studio_chips_row_parent_class)->finalize (object);
}

static void
studio_chips_row_class_init (StudioChipsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_chips_row_finalize;
}

static GtkLabel *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
studio_chips_row_init (StudioChipsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->chips = studio_chips_new ();
  self->title_label = label_new (NULL);
  self->hint_label = label_new ("dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "caption");
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, 12);
  gtk_flow_box_set_column_spacing (self->box, 6);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 3);
  gtk_widget_add_css_class (box, "chips-row");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
studio_chips_row_new (const char *title, const char *hint, const char *none, const char *action)
{
  StudioChipsRow *self;

  g_return_val_if_fail (title != NULL && hint != NULL && none != NULL && action != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_CHIPS_ROW, NULL);
  self->action = g_strdup (action);
  self->hint = g_strdup (hint);
  self->none = g_strdup (none);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->hint_label, none);
  gtk_widget_set_visible (GTK_WIDGET (self->box), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return GTK_WIDGET (self);
}
