/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers as they really are: within the dates of their campaigns, and paused with them. */

#pragma once

#include "vt-campaign.h"

G_BEGIN_DECLS

/**
 * vt_campaigns_apply:
 * @offers: (element-type VtOffer): as the curator wrote them; untouched
 * @campaigns: (element-type VtCampaign): of a name that none of them has, nothing is known
 *
 * The effective offers: what is compiled, checked, previewed and exported. Each is there from when
 * until when both it and its campaign are. That of a paused campaign is paused, and so is one whose
 * dates do not meet those of its campaign, as neither is ever there. An offer with dates that
 * cannot be read stays as it is, for the evaluator to refuse.
 *
 * Returns: (element-type VtOffer): in the same order, with the same ids
 */
GPtrArray *vt_campaigns_apply (GPtrArray *offers, GPtrArray *campaigns);

/* Whether both have dates, and share no moment: the offer is never there. */
gboolean vt_campaign_misses (const VtCampaign *campaign, const VtOffer *offer);

/**
 * VtOfferSet:
 * @documents: (element-type VtOffer): as they are written: what is edited
 * @campaigns: (element-type VtCampaign): as of vt_campaigns_list()
 * @effective: (element-type VtOffer): what is compiled, checked and evaluated
 *
 * The offers of a workspace, by priority, then id.
 */
typedef struct
{
  GPtrArray *documents; /* (owned) */
  GPtrArray *campaigns; /* (owned) */
  GPtrArray *effective; /* (owned) */
} VtOfferSet;

/* Inside a #VtWorkspaceFunc: errors as of vt_offers_load() and vt_campaigns_load(). */
gboolean vt_offer_set_load (VtOfferSet *ret_set, VtDatabase *database, GError **error);
void     vt_offer_set_clear (VtOfferSet *set);

/* The effective offers alone. */
GPtrArray *vt_offers_load_effective (VtDatabase *database, GError **error);
/* What vt_campaigns_apply() makes of @offers, which may differ from those in the workspace, with
 * the workspace's campaigns. */
GPtrArray *vt_offers_make_effective (GPtrArray *offers, VtDatabase *database, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtOfferSet, vt_offer_set_clear)

G_END_DECLS
