/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers as they really are: within the dates of their campaigns, and paused with them. */

#include "vt-campaigns-apply.h"

gboolean
vt_campaign_misses (const VtCampaign *campaign, const VtOffer *offer)
{
  VtSpan span;

  g_return_val_if_fail (campaign != NULL && offer != NULL, FALSE);

  /* What has no time by itself is another mistake. */
  return vt_offer_get_span (offer, &span) && !vt_span_is_empty (span) &&
         vt_span_is_empty (vt_span_intersect (span, campaign->span));
}

static void
apply (const VtCampaign *campaign, VtOffer *offer)
{
  VtSpan span;

  if (campaign->is_paused || vt_campaign_misses (campaign, offer))
    {
      offer->state = VT_OFFER_PAUSED;
      return;
    }
  if (!vt_offer_get_span (offer, &span) || vt_span_is_empty (span))
    return;
  /* Dates add a few bytes to what may be full: rather nothing than outside the campaign. */
  if (!vt_offer_set_span (offer, vt_span_intersect (span, campaign->span), NULL))
    offer->state = VT_OFFER_PAUSED;
}

GPtrArray *
vt_campaigns_apply (GPtrArray *offers, GPtrArray *campaigns)
{
  GPtrArray *effective;

  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (campaigns != NULL, NULL);

  effective = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  for (guint i = 0; i < offers->len; i++)
    {
      VtOffer          *offer = vt_offer_copy (offers->pdata[i]);
      const char       *name = vt_offer_get_campaign (offer);
      const VtCampaign *campaign = name != NULL ? vt_campaigns_find (campaigns, name) : NULL;

      if (campaign != NULL)
        apply (campaign, offer);
      g_ptr_array_add (effective, offer);
    }
  return effective;
}

gboolean
vt_offer_set_load (VtOfferSet *ret_set, VtDatabase *database, GError **error)
{
  g_auto (VtOfferSet) set = {NULL, NULL, NULL};
  g_autoptr (GPtrArray) campaigns = NULL;

  g_return_val_if_fail (ret_set != NULL, FALSE);

  set.documents = vt_offers_load (database, error);
  if (set.documents == NULL)
    return FALSE;
  campaigns = vt_campaigns_load (database, error);
  if (campaigns == NULL)
    return FALSE;
  set.campaigns = vt_campaigns_list (campaigns, set.documents);
  set.effective = vt_campaigns_apply (set.documents, set.campaigns);
  *ret_set = set;
  set = (VtOfferSet){NULL, NULL, NULL};
  return TRUE;
}

void
vt_offer_set_clear (VtOfferSet *set)
{
  g_clear_pointer (&set->documents, g_ptr_array_unref);
  g_clear_pointer (&set->campaigns, g_ptr_array_unref);
  g_clear_pointer (&set->effective, g_ptr_array_unref);
}

GPtrArray *
vt_offers_load_effective (VtDatabase *database, GError **error)
{
  g_auto (VtOfferSet) set = {NULL, NULL, NULL};

  if (!vt_offer_set_load (&set, database, error))
    return NULL;
  return g_steal_pointer (&set.effective);
}

GPtrArray *
vt_offers_make_effective (GPtrArray *offers, VtDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) campaigns = NULL;

  g_return_val_if_fail (offers != NULL, NULL);

  campaigns = vt_campaigns_load (database, error);
  return campaigns != NULL ? vt_campaigns_apply (offers, campaigns) : NULL;
}
