/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers of a campaign: gone to, taken out, added. */

#include "studio-campaign-offers.h"

#include "studio-actions.h"
#include "studio-campaign-edit.h"
#include "studio-offer-picker.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "vt-campaign-words.h"

#include <glib/gi18n-lib.h>

struct _StudioCampaignOffers
{
  AdwBin parent_instance;

  StudioSession       *session; /* (owned) */
  char                *name;    /* (owned) (nullable): of the campaign shown */
  AdwPreferencesGroup *group;   /* (owned by the widget tree) */
  GPtrArray           *rows;    /* (owned) (element-type GtkWidget, unowned) */
};

G_DEFINE_FINAL_TYPE (StudioCampaignOffers, studio_campaign_offers, ADW_TYPE_BIN)

/* "Ready · 1 to 30 April 2026"; what the campaign makes of it. */
static char *
make_line (StudioCampaignOffers *self, const VtOffer *offer, const VtCampaign *campaign)
{
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);
  const char      *state = studio_offer_state_to_text (offer->state);
  VtSpan           span;
  g_autofree char *when = NULL;

  if (vt_campaign_misses (campaign, offer))
    /* Translators: the state of an offer */
    return g_strdup_printf (_ ("%s · its own dates are outside the campaign’s: never there"),
                            state);
  if (!vt_offer_get_span (offer, &span))
    return g_strdup (state);
  when = vt_span_to_text (vt_span_intersect (span, campaign->span), zone);
  return g_strdup_printf (_ ("%s · %s"), state, when);
}

static GtkWidget *
remove_button_new (const VtOffer *offer, const char *title)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("vitrine-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Take “%s” out of the campaign"), title);
  const char      *ids[] = {offer->id, NULL};

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "^as", ids);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_CAMPAIGN_REMOVE_OFFERS);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static GtkWidget *
row_new (StudioCampaignOffers *self, const VtOffer *offer, const VtCampaign *campaign)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = studio_offer_title (offer);
  g_autofree char *line = make_line (self, offer, campaign);
  g_autofree char *place = g_strconcat ("offers/", offer->id, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_prefix (
      ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (studio_offer_kind_to_icon (offer->kind)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button_new (offer, title));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), STUDIO_ACTION_GO);
  return row;
}

void
studio_campaign_offers_show (StudioCampaignOffers *self, const VtCampaign *campaign)
{
  GPtrArray *offers;

  g_return_if_fail (STUDIO_IS_CAMPAIGN_OFFERS (self) && campaign != NULL);

  offers = studio_session_get_offers (self->session);
  g_free (self->name);
  self->name = g_strdup (campaign->name);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    if (g_strcmp0 (vt_offer_get_campaign (offers->pdata[i]), campaign->name) == 0)
      {
        GtkWidget *row = row_new (self, offers->pdata[i], campaign);

        adw_preferences_group_add (self->group, row);
        g_ptr_array_add (self->rows, row);
      }
  adw_preferences_group_set_description (
      self->group, self->rows->len > 0
                       ? NULL
                       : _ ("None yet. An offer is there while both it and its campaign are."));
}

static gboolean
is_elsewhere (const VtOffer *offer, gpointer data)
{
  StudioCampaignOffers *self = data;

  return g_strcmp0 (vt_offer_get_campaign (offer), self->name) != 0;
}

static void
studio_campaign_offers_dispose (GObject *object)
{
  g_clear_object (&STUDIO_CAMPAIGN_OFFERS (object)->session);
  G_OBJECT_CLASS (studio_campaign_offers_parent_class)->dispose (object);
}

static void
studio_campaign_offers_finalize (GObject *object)
{
  StudioCampaignOffers *self = STUDIO_CAMPAIGN_OFFERS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->name);
  G_OBJECT_CLASS (studio_campaign_offers_parent_class)->finalize (object);
}

static void
studio_campaign_offers_class_init (StudioCampaignOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_campaign_offers_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_campaign_offers_finalize;
}

static void
studio_campaign_offers_init (StudioCampaignOffers *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Offers"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
studio_campaign_offers_new (StudioSession *session)
{
  StudioCampaignOffers *self = g_object_new (STUDIO_TYPE_CAMPAIGN_OFFERS, NULL);
  GtkWidget            *add;

  self->session = g_object_ref (session);
  add = studio_offer_picker_new (session, _ ("Add Offers…"), _ ("Add"),
                                 STUDIO_ACTION_CAMPAIGN_ADD_OFFERS, is_elsewhere, self);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (self->group, add);
  return GTK_WIDGET (self);
}
