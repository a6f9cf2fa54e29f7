/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is live on the day looked at. */

#include "studio-day-list.h"

#include "studio-actions.h"
#include "studio-campaign-colour.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-row.h"
#include "studio-campaign-scope.h"
#include "studio-offer-words.h"
#include "vt-campaign-words.h"
#include "vt-live.h"

#include <glib/gi18n-lib.h>

struct _StudioDayList
{
  AdwBin parent_instance;

  StudioSession       *session; /* (owned) */
  StudioCampaignScope *scope;   /* (unowned): the session's */
  GtkLabel            *heading; /* (owned by the widget tree), as the others */
  GtkLabel            *count;
  GtkListBox          *list;
};

G_DEFINE_FINAL_TYPE (StudioDayList, studio_day_list, ADW_TYPE_BIN)

static GtkWidget *
row_new (StudioDayList *self, const VtOffer *offer)
{
  GtkWidget        *row = adw_action_row_new ();
  GtkWidget        *dot = studio_campaign_dot_new ();
  const char       *name = vt_offer_get_campaign (offer);
  const VtCampaign *campaign =
      name != NULL ? vt_campaigns_find (studio_session_get_campaigns (self->session), name) : NULL;
  g_autofree char *title = studio_offer_title (offer);
  g_autofree char *place = g_strconcat ("offers/", offer->id, NULL);

  if (campaign != NULL && vt_campaign_has_document (campaign))
    studio_campaign_dot_set (dot, campaign->colour);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (name != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  else if (vt_offer_has_hours (offer))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("At some hours"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dot);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), STUDIO_ACTION_GO);
  return row;
}

static void
update (StudioDayList *self)
{
  gint64     day = studio_campaign_scope_get_day (self->scope);
  GPtrArray *offers = studio_session_get_effective_offers (self->session);
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);
  g_autofree char *heading = vt_day_to_text (day);
  g_autofree char *count = NULL;
  GtkListBoxRow   *row;
  g_autoptr (GArray) on = offers != NULL ? vt_live_list_on (offers, zone, day)
                                         : g_array_new (FALSE, FALSE, sizeof (guint));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < on->len; i++)
    gtk_list_box_append (self->list, row_new (self, offers->pdata[g_array_index (on, guint, i)]));
  count = g_strdup_printf (ngettext ("%u offer live", "%u offers live", on->len), on->len);
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->list), on->len > 0);
}

static void
studio_day_list_dispose (GObject *object)
{
  g_clear_object (&STUDIO_DAY_LIST (object)->session);
  G_OBJECT_CLASS (studio_day_list_parent_class)->dispose (object);
}

static void
studio_day_list_class_init (StudioDayListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_day_list_dispose;
}

static GtkLabel *
label_new (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
studio_day_list_init (StudioDayList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->heading = label_new (box, "title-4");
  self->count = label_new (box, "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Offers live on that day"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (box, "day-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
studio_day_list_new (StudioSession *session)
{
  StudioDayList *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_DAY_LIST, NULL);
  self->session = g_object_ref (session);
  self->scope = studio_campaign_scope_get (session);
  g_signal_connect_object (session, "notify::campaigns", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
