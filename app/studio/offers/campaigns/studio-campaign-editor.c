/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of the campaign looked at: its name, dates, pause, colour, offers and note. */

#include "studio-campaign-editor.h"

#include "studio-actions.h"
#include "studio-campaign-colour.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-offers.h"
#include "studio-campaign-row.h"
#include "studio-campaign-scope.h"
#include "studio-quiet-controls.h"
#include "studio-shift-button.h"
#include "studio-text-row.h"
#include "vt-campaign-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioCampaignEditor
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  char          *id;      /* (owned) (nullable): shown; a name where it is only that */

  GtkWidget            *scroller; /* (owned by the widget tree), as the others */
  GtkLabel             *sentence;
  StudioTextRow        *name;
  StudioTextRow        *first;
  StudioTextRow        *last;
  StudioTextRow        *note;
  StudioCampaignOffers *offers;
  AdwPreferencesGroup  *rivals;
  GPtrArray            *rival_rows; /* (owned) (element-type GtkWidget, unowned) */
};

G_DEFINE_FINAL_TYPE (StudioCampaignEditor, studio_campaign_editor, GTK_TYPE_WIDGET)

/* ---- showing ---- */

static const VtCampaign *
find_shown (StudioCampaignEditor *self)
{
  return studio_session_find_campaign (self->session, self->id);
}

static void
show_dates (StudioCampaignEditor *self, const VtCampaign *campaign)
{
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);
  g_autofree char *first = campaign->span.from_us != VT_SPAN_NO_START
                               ? vt_local_to_typed (zone, campaign->span.from_us)
                               : g_strdup ("");
  g_autofree char *last = campaign->span.until_us != VT_SPAN_NO_END
                              ? vt_local_end_to_typed (zone, campaign->span.until_us)
                              : g_strdup ("");

  studio_text_row_set_kept (self->first, first);
  studio_text_row_set_kept (self->last, last);
}

static void
show_sentence (StudioCampaignEditor *self, const VtCampaign *campaign)
{
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);
  g_autofree char *told = vt_campaign_to_text (campaign, studio_session_get_offers (self->session),
                                               zone, g_get_real_time ());
  g_autofree char *sentence = g_strdup_printf ("%s.", told);

  gtk_label_set_text (self->sentence, sentence);
}

static void
show_rivals (StudioCampaignEditor *self)
{
  GPtrArray *rivals = studio_campaign_scope_get_rivals (studio_campaign_scope_get (self->session));

  for (guint i = 0; i < self->rival_rows->len; i++)
    adw_preferences_group_remove (self->rivals, self->rival_rows->pdata[i]);
  g_ptr_array_set_size (self->rival_rows, 0);
  for (guint i = 0; self->id != NULL && i < rivals->len; i++)
    {
      const StudioRivalry *rivalry = rivals->pdata[i];
      GtkWidget           *row;

      if (!g_str_equal (rivalry->campaign, self->id) && !g_str_equal (rivalry->other, self->id))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rivalry->text);
      adw_preferences_group_add (self->rivals, row);
      g_ptr_array_add (self->rival_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rivals), self->rival_rows->len > 0);
}

/* What is being typed into one campaign is kept before another is shown. */
static void
leave_campaign (StudioCampaignEditor *self)
{
  studio_text_row_commit (self->name);
  studio_text_row_commit (self->first);
  studio_text_row_commit (self->last);
  studio_text_row_commit (self->note);
}

static void
update (StudioCampaignEditor *self)
{
  const VtCampaign *campaign =
      studio_session_find_campaign (self->session, studio_session_get_campaign_id (self->session));

  if (campaign == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  if (g_strcmp0 (self->id, studio_campaign_get_key (campaign)) != 0)
    {
      leave_campaign (self);
      g_free (self->id);
      self->id = g_strdup (studio_campaign_get_key (campaign));
      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  show_sentence (self, campaign);
  studio_text_row_set_kept (self->name, campaign->name);
  studio_text_row_set_kept (self->note, campaign->note);
  show_dates (self, campaign);
  studio_campaign_offers_show (self->offers, campaign);
  show_rivals (self);
}

/* ---- changing ---- */

static void
on_name_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioCampaignEditor *self = user_data;
  g_autofree char      *name = g_strstrip (g_strdup (text));

  if (self->id == NULL)
    return;
  if (*name == '\0')
    studio_text_row_set_problem (row, _ ("A campaign has a name"));
  else
    studio_campaign_rename (self->session, self->id, name);
}

static void
on_note_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioCampaignEditor *self = user_data;

  if (self->id != NULL)
    studio_campaign_set_note (self->session, self->id, text);
}

static void
on_date_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioCampaignEditor *self = user_data;
  const VtCampaign     *campaign = find_shown (self);
  VtSpan                span;
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);

  if (campaign == NULL)
    return;
  span = campaign->span;
  if (!(row == self->first ? vt_span_set_first_typed (&span, zone, text)
                           : vt_span_set_last_typed (&span, zone, text)))
    studio_text_row_set_problem (row, _ ("Write a day as 2025-11-24, or 2025-11-24 18:30"));
  else if (vt_span_is_empty (span))
    studio_text_row_set_problem (row, row == self->first ? _ ("It would begin after its end")
                                                         : _ ("It would end before it begins"));
  else
    studio_campaign_set_span (self->session, self->id, span);
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
paused_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_CAMPAIGN_PAUSED);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Paused"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("None of its offers goes out"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
colour_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < VT_CAMPAIGN_N_COLOURS; i++)
    {
      GtkWidget       *button = gtk_toggle_button_new ();
      GtkWidget       *dot = studio_campaign_dot_new ();
      g_autofree char *label = g_strdup_printf (_ ("Colour %u"), i + 1);

      studio_campaign_dot_set (dot, i);
      gtk_button_set_child (GTK_BUTTON (button), dot);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_CAMPAIGN_COLOUR);
      gtk_widget_add_css_class (button, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Colour"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  return row;
}

static GtkWidget *
general_group_new (StudioCampaignEditor *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->name = text_row_new (group, _ ("Name"), G_CALLBACK (on_name_committed), self);
  self->first = text_row_new (group, _ ("First day"), G_CALLBACK (on_date_committed), self);
  self->last = text_row_new (group, _ ("Last day"), G_CALLBACK (on_date_committed), self);
  adw_preferences_group_add (group, paused_row_new ());
  adw_preferences_group_add (group, colour_row_new ());
  self->note = text_row_new (group, _ ("Note"), G_CALLBACK (on_note_committed), self);
  studio_group_name_list (group, _ ("Name and dates"));
  return GTK_WIDGET (group);
}

static GtkWidget *
heading_new (StudioCampaignEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *delete = gtk_button_new_with_label (_ ("Delete…"));

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_wrap_mode (self->sentence, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "title-3");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (buttons),
                  studio_shift_button_new (_ ("Copy…"), _ ("Copy"), STUDIO_ACTION_CAMPAIGN_COPY, 1,
                                           STUDIO_SHIFT_YEARS));
  gtk_box_append (GTK_BOX (buttons),
                  studio_shift_button_new (_ ("Shift…"), _ ("Shift"), STUDIO_ACTION_CAMPAIGN_SHIFT,
                                           1, STUDIO_SHIFT_WEEKS));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (delete), STUDIO_ACTION_CAMPAIGN_DELETE);
  gtk_box_append (GTK_BOX (buttons), delete);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static AdwPreferencesGroup *
rivals_group_new (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Competing Campaigns"));
  adw_preferences_group_set_description (
      group, _ ("At the same time for the same products: a cart gets what saves more"));
  return group;
}

static void
build (StudioCampaignEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();

  self->offers = STUDIO_CAMPAIGN_OFFERS (studio_campaign_offers_new (self->session));
  gtk_box_append (GTK_BOX (box), heading_new (self));
  gtk_box_append (GTK_BOX (box), general_group_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->offers));
  self->rivals = rivals_group_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rivals));
  gtk_widget_add_css_class (box, "offer-editor");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
studio_campaign_editor_dispose (GObject *object)
{
  StudioCampaignEditor *self = STUDIO_CAMPAIGN_EDITOR (object);

  if (self->scroller != NULL)
    leave_campaign (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_campaign_editor_parent_class)->dispose (object);
}

static void
studio_campaign_editor_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_CAMPAIGN_EDITOR (object)->rival_rows);
  G_OBJECT_CLASS (studio_campaign_editor_parent_class)->finalize (object);
}

static void
studio_campaign_editor_class_init (StudioCampaignEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_campaign_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_campaign_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_campaign_editor_init (StudioCampaignEditor *self)
{
  self->rival_rows = g_ptr_array_new ();
}

GtkWidget *
studio_campaign_editor_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::campaign-id", "notify::campaigns",
                                        "notify::catalog"};
  StudioCampaignEditor    *self = g_object_new (STUDIO_TYPE_CAMPAIGN_EDITOR, NULL);

  self->session = g_object_ref (session);
  build (self);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_campaign_scope_get (session), "rivals-changed",
                           G_CALLBACK (show_rivals), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
