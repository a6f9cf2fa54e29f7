/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of the segment looked at. */

#include "studio-segment-editor.h"

#include "studio-actions.h"
#include "studio-quiet-controls.h"
#include "studio-rule-builder.h"
#include "studio-segment-edit.h"
#include "studio-segment-figures.h"
#include "studio-segment-offers.h"
#include "studio-text-row.h"
#include "vt-segment-words.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_WIDTH_PX 640

struct _StudioSegmentEditor
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  char          *id;      /* (owned) (nullable): shown */

  GtkWidget            *scroller; /* (owned by the widget tree), as the others */
  GtkLabel             *sentence;
  StudioSegmentFigures *figures;
  StudioTextRow        *name;
  StudioTextRow        *key;
  StudioTextRow        *note;
  StudioTextRow        *day;
  StudioRuleBuilder    *builder;
  StudioSegmentOffers  *offers;
};

G_DEFINE_FINAL_TYPE (StudioSegmentEditor, studio_segment_editor, GTK_TYPE_WIDGET)

/* ---- showing ---- */

/* "The day of the last order" is what stands there while nobody has set one. */
static void
show_day (StudioSegmentEditor *self)
{
  VtCustomers     *customers = studio_session_get_customers (self->session);
  g_autofree char *day = NULL;
  g_autofree char *last = NULL;
  g_autofree char *title = NULL;

  if (customers == NULL || customers->day == VT_DAY_NONE)
    return;
  day = vt_day_to_plain (customers->day);
  last =
      customers->last_day != VT_DAY_NONE ? vt_day_to_plain (customers->last_day) : g_strdup ("—");
  title = customers->day_is_set
              /* Translators: a day */
              ? g_strdup_printf (_ ("Seen from (the last order was on %s)"), last)
              : g_strdup (_ ("Seen from the day of the last order"));
  studio_text_row_set_title (self->day, title);
  studio_text_row_set_kept (self->day, day);
}

static void
show_sentence (StudioSegmentEditor *self, const VtSegmentRule *rule)
{
  g_autofree char *sentence =
      vt_segment_rule_to_sentence (rule, studio_session_get_catalog (self->session),
                                   studio_session_get_currency (self->session));

  gtk_label_set_text (self->sentence, sentence);
}

/* What is being typed into one segment is kept before another is shown. */
static void
leave_segment (StudioSegmentEditor *self)
{
  studio_text_row_commit (self->name);
  studio_text_row_commit (self->key);
  studio_text_row_commit (self->note);
  studio_rule_builder_commit (self->builder);
}

static void
update (StudioSegmentEditor *self)
{
  const VtSegment *segment =
      studio_session_find_segment (self->session, studio_session_get_segment_id (self->session));

  if (segment == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  if (g_strcmp0 (self->id, segment->id) != 0)
    {
      leave_segment (self);
      g_free (self->id);
      self->id = g_strdup (segment->id);
      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  show_sentence (self, segment->rule);
  studio_text_row_set_kept (self->name, segment->name);
  studio_text_row_set_kept (self->key, segment->key);
  studio_text_row_set_kept (self->note, segment->note);
  show_day (self);
  studio_rule_builder_show (self->builder, segment);
  studio_segment_figures_show (self->figures, segment->rule);
  studio_segment_offers_show (self->offers, segment);
}

static void
on_draft (StudioRuleBuilder *builder, const VtSegmentRule *rule, gpointer user_data)
{
  StudioSegmentEditor *self = user_data;

  show_sentence (self, rule);
  studio_segment_figures_show (self->figures, rule);
}

/* ---- changing ---- */

static void
on_name_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioSegmentEditor *self = user_data;
  g_autofree char     *name = g_strstrip (g_strdup (text));

  if (self->id == NULL)
    return;
  if (*name == '\0')
    studio_text_row_set_problem (row, _ ("A segment has a name"));
  else
    studio_segment_set_name (self->session, self->id, name);
}

static void
on_key_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioSegmentEditor *self = user_data;
  g_autofree char     *key = g_strstrip (g_strdup (text));
  const VtSegment *same = vt_segments_find_key (studio_session_get_segments (self->session), key);
  g_autofree char *problem = NULL;

  if (self->id == NULL)
    return;
  if (!vt_segment_key_is_valid (key))
    problem =
        g_strdup_printf (_ ("A key is 1 to %d of a–z, 0–9, “_” and “-”"), VT_SEGMENT_KEY_MAX_BYTES);
  else if (same != NULL && !g_str_equal (same->id, self->id))
    problem = g_strdup_printf (_ ("“%s” has this key already"), same->name);
  if (problem != NULL)
    studio_text_row_set_problem (row, problem);
  else
    studio_segment_set_key (self->session, self->id, key);
}

static void
on_note_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioSegmentEditor *self = user_data;

  if (self->id != NULL)
    studio_segment_set_note (self->session, self->id, text);
}

/* Without a day the orders say which; where that is the one there already, it stands there again.
 */
static void
on_day_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioSegmentEditor *self = user_data;
  VtCustomers         *customers = studio_session_get_customers (self->session);
  g_autofree char     *stripped = g_strstrip (g_strdup (text));
  gint32               day = VT_DAY_NONE;

  if (*stripped != '\0' && !vt_day_from_plain (stripped, &day, NULL))
    {
      studio_text_row_set_problem (row,
                                   _ ("Write a day as 2025-11-24; empty for the last order’s"));
      return;
    }
  studio_session_set_reference_day (self->session, day);
  if (day == VT_DAY_NONE && customers != NULL && customers->day != VT_DAY_NONE &&
      customers->day == customers->last_day)
    {
      g_autofree char *last = vt_day_to_plain (customers->day);

      gtk_editable_set_text (GTK_EDITABLE (row), last);
    }
}

/* ---- the widget ---- */

static StudioTextRow *
text_row_new (AdwPreferencesGroup *group,
              const char          *title,
              GCallback            committed,
              gpointer             user_data)
{
  GtkWidget *row = studio_text_row_new (title);

  g_signal_connect (row, "committed", committed, user_data);
  adw_preferences_group_add (group, row);
  return STUDIO_TEXT_ROW (row);
}

static GtkWidget *
general_group_new (StudioSegmentEditor *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->name = text_row_new (group, _ ("Name"), G_CALLBACK (on_name_committed), self);
  self->key = text_row_new (group, _ ("Key, as storefronts and offers have it"),
                            G_CALLBACK (on_key_committed), self);
  self->note = text_row_new (group, _ ("Note"), G_CALLBACK (on_note_committed), self);
  self->day = text_row_new (group, _ ("Seen from the day of the last order"),
                            G_CALLBACK (on_day_committed), self);
  studio_group_name_list (group, _ ("Name and key"));
  return GTK_WIDGET (group);
}

static GtkWidget *
rule_group_new (StudioSegmentEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->builder = STUDIO_RULE_BUILDER (studio_rule_builder_new (self->session));
  gtk_widget_add_css_class (GTK_WIDGET (self->builder), "card");
  g_signal_connect (self->builder, "draft", G_CALLBACK (on_draft), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Who Is in It"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->builder));
  return group;
}

static void
add_button (GtkBox *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
}

static GtkWidget *
heading_new (StudioSegmentEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_wrap_mode (self->sentence, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "title-3");
  add_button (GTK_BOX (buttons), _ ("Duplicate"), STUDIO_ACTION_DUPLICATE_SEGMENT);
  add_button (GTK_BOX (buttons), _ ("Export Customers…"), STUDIO_ACTION_EXPORT_CUSTOMERS);
  add_button (GTK_BOX (buttons), _ ("Delete"), STUDIO_ACTION_DELETE_SEGMENT);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
build (StudioSegmentEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();

  self->figures = STUDIO_SEGMENT_FIGURES (studio_segment_figures_new (self->session));
  self->offers = STUDIO_SEGMENT_OFFERS (studio_segment_offers_new (self->session));
  gtk_box_append (GTK_BOX (box), heading_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->figures));
  gtk_box_append (GTK_BOX (box), rule_group_new (self));
  gtk_box_append (GTK_BOX (box), general_group_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->offers));
  gtk_widget_add_css_class (box, "offer-editor");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH_PX);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
studio_segment_editor_dispose (GObject *object)
{
  StudioSegmentEditor *self = STUDIO_SEGMENT_EDITOR (object);

  if (self->scroller != NULL)
    leave_segment (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_segment_editor_parent_class)->dispose (object);
}

static void
studio_segment_editor_class_init (StudioSegmentEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_segment_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_segment_editor_init (StudioSegmentEditor *self)
{
}

GtkWidget *
studio_segment_editor_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::segment-id", "notify::segments", "notify::offers",
                                        "notify::catalog"};
  StudioSegmentEditor     *self = g_object_new (STUDIO_TYPE_SEGMENT_EDITOR, NULL);

  self->session = g_object_ref (session);
  build (self);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
