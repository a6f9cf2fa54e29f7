/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments that the history suggests and that are not there yet, each with a button to add it. */

#include "studio-preset-list.h"

#include "studio-actions.h"
#include "studio-segment-row.h"
#include "vt-segment-words.h"

#include <glib/gi18n-lib.h>

struct _StudioPresetList
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  GtkWidget     *box;     /* (owned by the widget tree) */
  GtkListBox    *list;    /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioPresetList, studio_preset_list, GTK_TYPE_WIDGET)

/* A preset is taken once: by its key, or by whatever has the same rule under another. */
static gboolean
is_there (StudioPresetList *self, const VtPreset *preset)
{
  GPtrArray *segments = studio_session_get_segments (self->session);

  for (guint i = 0; i < segments->len; i++)
    {
      const VtSegment *segment = segments->pdata[i];

      if (g_str_equal (segment->key, preset->segment->key) ||
          vt_segment_rule_equal (segment->rule, preset->segment->rule))
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
label_new (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
button_new (const VtPreset *preset)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("vitrine-add-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), preset->segment->name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    vt_preset_code_to_word (preset->code));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_ADD_PRESET);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
add_row (StudioPresetList *self, const VtPreset *preset)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *line = studio_segment_describe (&preset->figures);
  g_autofree char *rule = vt_segment_rule_to_sentence (preset->segment->rule,
                                                       studio_session_get_catalog (self->session),
                                                       studio_session_get_currency (self->session));
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", rule, preset->why);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s. %s %s", preset->segment->name, line, rule, preset->why);
  GtkWidget *figures;

  label_new (texts, preset->segment->name);
  figures = label_new (texts, line);
  gtk_widget_add_css_class (figures, "caption");
  gtk_widget_add_css_class (figures, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button_new (preset));
  gtk_widget_add_css_class (row, "offer-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

/* The place of the row that has the focus, or -1. */
static int
find_focus (StudioPresetList *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
                       ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                       : NULL;

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* Whoever adds one by key may add the next. */
static void
go_to (StudioPresetList *self, int place, guint n)
{
  GtkListBoxRow *row;

  if (place < 0 || n == 0)
    return;
  row = gtk_list_box_get_row_at_index (self->list, MIN (place, (int) n - 1));
  /* The button is behind the words. */
  gtk_widget_grab_focus (gtk_widget_get_last_child (gtk_list_box_row_get_child (row)));
}

static void
update (StudioPresetList *self)
{
  GPtrArray *presets = studio_session_get_presets (self->session);
  const int  place = find_focus (self);
  GtkWidget *row;
  guint      n = 0;

  if (presets == NULL || studio_session_get_segments (self->session) == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < presets->len; i++)
    {
      const VtPreset *preset = presets->pdata[i];

      if (preset->figures.n_customers == 0 || is_there (self, preset))
        continue;
      add_row (self, preset);
      n++;
    }
  gtk_widget_set_visible (self->box, n > 0);
  go_to (self, place, n);
}

/* ---- the widget ---- */

static void
studio_preset_list_dispose (GObject *object)
{
  StudioPresetList *self = STUDIO_PRESET_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_preset_list_parent_class)->dispose (object);
}

static void
studio_preset_list_class_init (StudioPresetListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_preset_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_preset_list_init (StudioPresetList *self)
{
  GtkWidget *heading = gtk_label_new (_ ("From Your History"));
  GtkWidget *list = gtk_list_box_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "segment-heading");
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Segments that the history suggests"), -1);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
studio_preset_list_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::segments", "notify::customers"};
  StudioPresetList        *self = g_object_new (STUDIO_TYPE_PRESET_LIST, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
