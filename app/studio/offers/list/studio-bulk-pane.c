/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to the offers that are selected together. */

#include "studio-bulk-pane.h"

#include "studio-actions.h"
#include "studio-bulk-edit.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-picker.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "studio-shift-button.h"
#include "studio-text-row.h"
#include "vt-campaign-words.h"

#include <glib/gi18n-lib.h>

struct _StudioBulkPane
{
  AdwBin parent_instance;

  StudioSession       *session; /* (owned) */
  GtkLabel            *title;   /* (owned by the widget tree), as the others */
  GtkLabel            *summary;
  StudioTextRow       *first;
  StudioTextRow       *last;
  AdwPreferencesGroup *offers;
  GPtrArray           *rows; /* (owned) (element-type GtkWidget, unowned) */
};

G_DEFINE_FINAL_TYPE (StudioBulkPane, studio_bulk_pane, ADW_TYPE_BIN)

/* ---- showing ---- */

/* "3 ready, 2 drafts, 1 paused" */
static char *
make_summary (StudioBulkPane *self, const char *const *ids)
{
  guint n_of[3] = {0};
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const VtOffer *offer = studio_session_find_offer (self->session, ids[i]);

      if (offer != NULL)
        n_of[offer->state]++;
    }
  if (n_of[VT_OFFER_READY] > 0)
    g_string_append_printf (text, _ ("%u ready"), n_of[VT_OFFER_READY]);
  if (n_of[VT_OFFER_DRAFT] > 0)
    g_string_append_printf (text, ngettext ("%s%u draft", "%s%u drafts", n_of[VT_OFFER_DRAFT]),
                            text->len > 0 ? _ (", ") : "", n_of[VT_OFFER_DRAFT]);
  if (n_of[VT_OFFER_PAUSED] > 0)
    g_string_append_printf (text, _ ("%s%u paused"), text->len > 0 ? _ (", ") : "",
                            n_of[VT_OFFER_PAUSED]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Ready · Spring", and why it cannot be ready. */
static char *
make_line (StudioBulkPane *self, const VtOffer *offer)
{
  g_autofree char *refusal = studio_bulk_find_refusal (self->session, offer->id);
  const char      *campaign = vt_offer_get_campaign (offer);
  GString         *text = g_string_new (studio_offer_state_to_text (offer->state));

  if (campaign != NULL)
    g_string_append_printf (text, _ (" · %s"), campaign);
  if (refusal != NULL && offer->state != VT_OFFER_READY)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Cannot be ready: %s"), refusal);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
row_new (StudioBulkPane *self, const VtOffer *offer)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = studio_offer_title (offer);
  g_autofree char *line = make_line (self, offer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (
      ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (studio_offer_kind_to_icon (offer->kind)));
  return row;
}

static void
update (StudioBulkPane *self)
{
  const char *const *ids = studio_session_get_selected_offers (self->session);
  guint              n = g_strv_length ((char **) ids);
  g_autofree char   *title = NULL;
  g_autofree char   *summary = NULL;

  if (n < 2)
    return;
  title = g_strdup_printf (ngettext ("%u Offer", "%u Offers", n), n);
  summary = make_summary (self, ids);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->offers, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      const VtOffer *offer = studio_session_find_offer (self->session, ids[i]);
      GtkWidget     *row;

      if (offer == NULL)
        continue;
      row = row_new (self, offer);
      adw_preferences_group_add (self->offers, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* ---- commands ---- */

static GtkWidget *
command_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "^as", (const char *[]){NULL});
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_row (AdwPreferencesGroup *group, const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
linked_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  return box;
}

static GtkWidget *
commands_group_new (StudioBulkPane *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget           *states = linked_new ();
  GtkWidget           *copies = linked_new ();

  gtk_box_append (GTK_BOX (states), command_new (_ ("Draft"), STUDIO_ACTION_OFFERS_SET_DRAFT));
  gtk_box_append (GTK_BOX (states), command_new (_ ("Ready"), STUDIO_ACTION_OFFERS_SET_READY));
  gtk_box_append (GTK_BOX (states), command_new (_ ("Paused"), STUDIO_ACTION_OFFERS_PAUSE));
  gtk_box_append (GTK_BOX (copies), command_new (_ ("Duplicate"), STUDIO_ACTION_OFFERS_DUPLICATE));
  gtk_box_append (GTK_BOX (copies), command_new (_ ("Copy as Text"), STUDIO_ACTION_OFFERS_COPY));
  add_row (group, _ ("Set all to"), states);
  add_row (group, _ ("Campaign"), studio_campaign_picker_new (self->session));
  add_row (group, _ ("Copies"), copies);
  add_row (group, _ ("Out of the list"), command_new (_ ("Delete"), STUDIO_ACTION_OFFERS_DELETE));
  studio_group_name_list (group, _ ("What to do with all of them"));
  return GTK_WIDGET (group);
}

/* ---- dates ---- */

static void
on_set_dates (GtkButton *button, gpointer user_data)
{
  StudioBulkPane *self = user_data;
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first));
  const char *last = gtk_editable_get_text (GTK_EDITABLE (self->last));
  const char *wrong = _ ("Write a day as 2025-11-24, or 2025-11-24 18:30");
  VtSpan      span = VT_SPAN_ALWAYS;

  if (!vt_span_set_first_typed (&span, zone, first))
    studio_text_row_set_problem (self->first, wrong);
  else if (!vt_span_set_last_typed (&span, zone, last))
    studio_text_row_set_problem (self->last, wrong);
  else if (vt_span_is_empty (span))
    studio_text_row_set_problem (self->last, _ ("It would end before it begins"));
  else
    studio_bulk_set_span (self->session, studio_session_get_selected_offers (self->session), span);
}

static GtkWidget *
dates_group_new (StudioBulkPane *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget           *set = gtk_button_new_with_label (_ ("Set Dates"));
  GtkWidget           *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->first = STUDIO_TEXT_ROW (studio_text_row_new (_ ("First day")));
  self->last = STUDIO_TEXT_ROW (studio_text_row_new (_ ("Last day")));
  g_signal_connect (set, "clicked", G_CALLBACK (on_set_dates), self);
  gtk_box_append (GTK_BOX (buttons), set);
  gtk_box_append (GTK_BOX (buttons), studio_shift_button_new (_ ("Shift…"), _ ("Shift"),
                                                              STUDIO_ACTION_OFFERS_SHIFT_SELECTED,
                                                              1, STUDIO_SHIFT_WEEKS));
  adw_preferences_group_set_title (group, _ ("Dates"));
  adw_preferences_group_set_description (
      group, _ ("A day as 2025-11-24, or a time as 2025-11-24 18:30; empty for always"));
  adw_preferences_group_add (group, GTK_WIDGET (self->first));
  adw_preferences_group_add (group, GTK_WIDGET (self->last));
  add_row (group, _ ("For all of them"), buttons);
  studio_group_name_list (group, _ ("Dates for all of them"));
  return GTK_WIDGET (group);
}

/* ---- the widget ---- */

static void
build (StudioBulkPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-3");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->summary));
  self->offers = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->offers, _ ("Selected"));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), commands_group_new (self));
  gtk_box_append (GTK_BOX (box), dates_group_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->offers));
  gtk_widget_add_css_class (box, "offer-editor");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
studio_bulk_pane_dispose (GObject *object)
{
  g_clear_object (&STUDIO_BULK_PANE (object)->session);
  G_OBJECT_CLASS (studio_bulk_pane_parent_class)->dispose (object);
}

static void
studio_bulk_pane_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_BULK_PANE (object)->rows);
  G_OBJECT_CLASS (studio_bulk_pane_parent_class)->finalize (object);
}

static void
studio_bulk_pane_class_init (StudioBulkPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_bulk_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_bulk_pane_finalize;
}

static void
studio_bulk_pane_init (StudioBulkPane *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
studio_bulk_pane_new (StudioSession *session)
{
  StudioBulkPane *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_BULK_PANE, NULL);
  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "notify::offer-selection", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::problems", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
