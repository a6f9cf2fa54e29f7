/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One condition of a segment: what it is about, its fields, and what it says in words. */

#include "studio-rule-row.h"

#include "studio-accessible.h"
#include "studio-quiet-controls.h"
#include "vt-segment-words.h"

#include <glib/gi18n-lib.h>

struct _StudioRuleRow
{
  GtkWidget parent_instance;

  StudioSession        *session; /* (owned) */
  VtSegmentRuleType     type;
  char                 *path; /* (owned) */
  const StudioRuleForm *form;
  VtSegmentRule        *kept; /* (owned) (nullable) */
  gboolean              filling;
  gboolean              is_told; /* what stands there was given to ::committed already */

  GtkWidget *box;    /* (owned by the widget tree), as the others */
  GtkWidget *fields; /* what the form made */
  GtkLabel  *words;
};

G_DEFINE_FINAL_TYPE (StudioRuleRow, studio_rule_row, GTK_TYPE_WIDGET)

enum
{
  DRAFT,
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

StudioSession *
studio_rule_row_get_session (StudioRuleRow *self)
{
  return self->session;
}

VtSegmentRuleType
studio_rule_row_get_rule_type (StudioRuleRow *self)
{
  return self->type;
}

const VtSegmentRule *
studio_rule_row_get_kept (StudioRuleRow *self)
{
  return self->kept;
}

const char *
studio_rule_row_get_path (StudioRuleRow *self)
{
  g_return_val_if_fail (STUDIO_IS_RULE_ROW (self), NULL);

  return self->path;
}

/* ---- what is said below ---- */

static void
say (StudioRuleRow *self, const VtSegmentRule *rule)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  g_autofree char *words = NULL;

  if (catalog == NULL)
    return;
  words = vt_segment_rule_to_sentence (rule, catalog, studio_session_get_currency (self->session));
  gtk_label_set_text (self->words, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
}

static void
say_problem (StudioRuleRow *self, const char *problem)
{
  gtk_label_set_text (self->words, problem);
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
}

/* ---- reading ---- */

/* (nullable): what the fields say; %NULL after having said why that cannot be kept. */
static VtSegmentRule *
read_fields (StudioRuleRow *self)
{
  g_autoptr (VtSegmentRule) rule = NULL;
  g_autoptr (GError) error = NULL;

  if (self->kept == NULL)
    return NULL;
  rule = vt_segment_rule_copy (self->kept);
  if (!self->form->read (self, rule, &error) || !vt_segment_rule_validate (rule, &error))
    {
      say_problem (self, error->message);
      return NULL;
    }
  say (self, rule);
  return g_steal_pointer (&rule);
}

static void
draft (StudioRuleRow *self)
{
  g_autoptr (VtSegmentRule) rule = NULL;

  if (self->filling)
    return;
  self->is_told = FALSE;
  rule = read_fields (self);
  if (rule != NULL)
    g_signal_emit (self, signals[DRAFT], 0, rule);
}

void
studio_rule_row_commit (StudioRuleRow *self)
{
  g_autoptr (VtSegmentRule) rule = NULL;

  g_return_if_fail (STUDIO_IS_RULE_ROW (self));

  if (self->filling || self->is_told)
    return;
  rule = read_fields (self);
  if (rule == NULL || vt_segment_rule_equal (rule, self->kept))
    return;
  self->is_told = TRUE;
  g_signal_emit (self, signals[COMMITTED], 0, rule);
}

void
studio_rule_row_take (StudioRuleRow *self)
{
  if (self->filling)
    return;
  self->is_told = FALSE;
  studio_rule_row_commit (self);
}

static void
fill (StudioRuleRow *self)
{
  self->filling = TRUE;
  self->form->show (self, self->kept);
  self->filling = FALSE;
  self->is_told = FALSE;
  say (self, self->kept);
}

void
studio_rule_row_show (StudioRuleRow *self, const VtSegmentRule *rule)
{
  g_return_if_fail (STUDIO_IS_RULE_ROW (self) && rule != NULL && rule->type == self->type);

  if (self->kept != NULL && vt_segment_rule_equal (self->kept, rule))
    return;
  vt_segment_rule_free (self->kept);
  self->kept = vt_segment_rule_copy (rule);
  fill (self);
}

/* What the session has by now may be other columns, categories or titles. */
static void
refresh (StudioRuleRow *self)
{
  g_autoptr (VtSegmentRule) typed = self->kept != NULL ? read_fields (self) : NULL;

  /* What is being typed stays. */
  if (typed != NULL && vt_segment_rule_equal (typed, self->kept))
    fill (self);
}

void
studio_rule_row_focus (StudioRuleRow *self)
{
  g_return_if_fail (STUDIO_IS_RULE_ROW (self));

  gtk_widget_child_focus (self->fields, GTK_DIR_TAB_FORWARD);
}

/* ---- fields ---- */

GtkBox *
studio_rule_line_new (GtkBox *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (box, line);
  return GTK_BOX (line);
}

void
studio_rule_line_add_words (GtkBox *line, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_box_append (line, label);
}

static void
on_changed (GtkEditable *entry, gpointer user_data)
{
  draft (user_data);
}

static void
on_activated (GtkEntry *entry, gpointer user_data)
{
  studio_rule_row_commit (user_data);
}

static void
on_left (GtkEventControllerFocus *focus, gpointer user_data)
{
  studio_rule_row_commit (user_data);
}

GtkEditable *
studio_rule_row_add_entry (StudioRuleRow *self, GtkBox *line, const char *name, int n_chars)
{
  GtkWidget          *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), n_chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (entry, "activate", G_CALLBACK (on_activated), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (entry, focus);
  gtk_box_append (line, entry);
  return GTK_EDITABLE (entry);
}

static void
on_selected (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  StudioRuleRow   *self = user_data;
  StudioRuleChosen chosen =
      (StudioRuleChosen) g_object_get_data (G_OBJECT (choice), "studio-chosen");

  if (self->filling)
    return;
  self->filling = TRUE;
  if (chosen != NULL)
    chosen (self);
  self->filling = FALSE;
  studio_rule_row_take (self);
}

GtkDropDown *
studio_rule_row_add_choice (StudioRuleRow     *self,
                            GtkBox            *line,
                            const char        *name,
                            const char *const *choices,
                            StudioRuleChosen   chosen)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (choices);

  studio_accessible_set_label (choice, name);
  g_object_set_data (G_OBJECT (choice), "studio-chosen", (gpointer) chosen);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_box_append (line, choice);
  return GTK_DROP_DOWN (choice);
}

void
studio_rule_row_set_text (StudioRuleRow *self, GtkEditable *entry, const char *text)
{
  gboolean was_filling = self->filling;

  self->filling = TRUE;
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
  self->filling = was_filling;
}

/* ---- what people type ---- */

gboolean
studio_rule_read_count (const char *text, gint64 empty, gint64 *ret_count, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    {
      *ret_count = empty;
      return TRUE;
    }
  if (g_ascii_string_to_signed (stripped, 10, 0, VT_SEGMENT_MAX_COUNT, ret_count, NULL))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is not a whole number"), stripped);
  return FALSE;
}

gboolean
studio_rule_read_percent (const char *text, gint64 empty, gint64 *ret_ppm, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gint32           ppm;

  /* A comma is as good as a point here, where nothing is grouped. */
  g_strdelimit (stripped, ",", '.');
  if (*stripped == '\0')
    {
      *ret_ppm = empty;
      return TRUE;
    }
  if (!vt_percent_from_plain (stripped, &ppm, error))
    return FALSE;
  *ret_ppm = ppm;
  return TRUE;
}

/* ---- the widget ---- */

static gboolean
take_back (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StudioRuleRow *self = STUDIO_RULE_ROW (widget);

  if (self->kept == NULL)
    return FALSE;
  fill (self);
  g_signal_emit (self, signals[DRAFT], 0, self->kept);
  return TRUE;
}

static void
studio_rule_row_dispose (GObject *object)
{
  StudioRuleRow *self = STUDIO_RULE_ROW (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_rule_row_parent_class)->dispose (object);
}

static void
studio_rule_row_finalize (GObject *object)
{
  StudioRuleRow *self = STUDIO_RULE_ROW (object);

  vt_segment_rule_free (self->kept);
  g_free (self->path);
  G_OBJECT_CLASS (studio_rule_row_parent_class)->finalize (object);
}

static void
studio_rule_row_class_init (StudioRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_rule_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_rule_row_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, take_back, NULL);
  for (guint i = DRAFT; i < N_SIGNALS; i++)
    signals[i] =
        g_signal_new (i == DRAFT ? "draft" : "committed", G_TYPE_FROM_CLASS (klass),
                      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
studio_rule_row_init (StudioRuleRow *self)
{
}

static void
build (StudioRuleRow *self)
{
  GtkWidget *words = gtk_label_new (NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->words = GTK_LABEL (words);
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (words, "caption");
  gtk_box_append (GTK_BOX (self->box), self->fields);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->filling = TRUE;
  self->form->create (self, GTK_BOX (self->fields));
  self->filling = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vt_segment_rule_type_to_text (self->type), -1);
}

GtkWidget *
studio_rule_row_new (StudioSession *session, VtSegmentRuleType type, const char *path)
{
  static const char *const signal_names[] = {"notify::catalog", "notify::customers"};
  StudioRuleRow           *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && path != NULL, NULL);
  g_return_val_if_fail (vt_segment_rule_type_get_form (type) != VT_SEGMENT_FORM_GROUP, NULL);

  self = g_object_new (STUDIO_TYPE_RULE_ROW, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  self->path = g_strdup (path);
  self->form = studio_rule_form_get (vt_segment_rule_type_get_form (type));
  build (self);
  for (guint i = 0; i < G_N_ELEMENTS (signal_names); i++)
    g_signal_connect_object (session, signal_names[i], G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
