/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row that says which campaign an offer is of, and when it is there then. */

#include "studio-offer-campaign.h"

#include "studio-actions.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-picker.h"
#include "studio-campaign-row.h"
#include "vt-campaign-words.h"
#include "vt-offer-span.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioOfferCampaign
{
  AdwActionRow parent_instance;

  StudioSession *session; /* (owned) */
  GtkWidget     *picker;  /* (owned by the widget tree), as the other */
  GtkWidget     *go;
};

G_DEFINE_FINAL_TYPE (StudioOfferCampaign, studio_offer_campaign, ADW_TYPE_ACTION_ROW)

/* When the offer is there by its own dates and those of its campaign. */
static char *
tell_when (StudioOfferCampaign *self, const VtOffer *offer, const VtCampaign *campaign)
{
  GPtrArray     *effective = studio_session_get_effective_offers (self->session);
  const VtOffer *real = effective != NULL ? vt_offers_find (effective, offer->id) : NULL;
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);
  VtSpan span;

  if (campaign->is_paused)
    return g_strdup (vt_campaign_phase_to_text (VT_CAMPAIGN_PAUSED));
  if (vt_campaign_misses (campaign, offer))
    return g_strdup (_ ("Never there: its own dates are others"));
  if (real == NULL || !vt_offer_get_span (real, &span))
    return g_strdup ("");
  return vt_span_to_text (span, zone);
}

static char *
tell_campaign (StudioOfferCampaign *self, const VtOffer *offer, const VtCampaign *campaign)
{
  g_autofree char *name = vt_words_title (campaign->name, VT_WORDS_TITLE_MAX);
  g_autofree char *when = tell_when (self, offer, campaign);

  /* Translators: a campaign's name, and when the offer is there */
  return *when != '\0' ? g_strdup_printf (_ ("%s: %s"), name, when) : g_steal_pointer (&name);
}

void
studio_offer_campaign_show (StudioOfferCampaign *self, const VtOffer *offer)
{
  const char       *name;
  const VtCampaign *campaign;
  g_autofree char  *text = NULL;
  g_autofree char  *place = NULL;

  g_return_if_fail (STUDIO_IS_OFFER_CAMPAIGN (self));
  g_return_if_fail (offer != NULL);

  name = vt_offer_get_campaign (offer);
  campaign = name != NULL ? studio_session_find_campaign (self->session, name) : NULL;
  gtk_widget_set_visible (self->go, campaign != NULL);
  if (campaign == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), name != NULL ? name : _ ("None"));
      return;
    }
  text = tell_campaign (self, offer, campaign);
  place = g_strconcat ("offers/campaigns/", studio_campaign_get_key (campaign), NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "s", place);
}

static void
studio_offer_campaign_dispose (GObject *object)
{
  g_clear_object (&STUDIO_OFFER_CAMPAIGN (object)->session);
  G_OBJECT_CLASS (studio_offer_campaign_parent_class)->dispose (object);
}

static void
studio_offer_campaign_class_init (StudioOfferCampaignClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_campaign_dispose;
}

static void
studio_offer_campaign_init (StudioOfferCampaign *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Campaign"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  self->go = gtk_button_new_from_icon_name ("vitrine-next-symbolic");
  gtk_widget_set_valign (self->go, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->go, _ ("Go to the Campaign"));
  gtk_widget_add_css_class (self->go, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go to the Campaign"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "s", "offers/campaigns");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), STUDIO_ACTION_GO);
}

GtkWidget *
studio_offer_campaign_new (StudioSession *session)
{
  StudioOfferCampaign *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_OFFER_CAMPAIGN, NULL);
  self->session = g_object_ref (session);
  self->picker = studio_campaign_picker_new (session);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->picker), _ ("Change…"));
  gtk_widget_set_valign (self->picker, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picker), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Change the campaign"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->picker);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->go);
  return GTK_WIDGET (self);
}
