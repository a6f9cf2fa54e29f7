/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns that compete: at the same time for the same products. */

#pragma once

#include "vt-campaign.h"

#include "vt-job.h"

G_BEGIN_DECLS

/**
 * VtRivalry:
 * @campaign: position among the campaigns
 * @other: position of another one behind it
 * @span: from when the first two of their offers are there together until the last two are
 * @n_products: that offers of both speak of while they are there together
 * @product: one of them: the index of the first in the catalogue
 * @offer: position of an offer of @campaign that has it
 * @other_offer: and of one of @other
 */
typedef struct
{
  guint   campaign;
  guint   other;
  VtSpan  span;
  guint   n_products;
  guint32 product;
  guint   offer;
  guint   other_offer;
} VtRivalry;

/**
 * vt_campaigns_find_rivals:
 * @effective: (element-type VtOffer): of these, ready ones and drafts count
 * @campaigns: (element-type VtCampaign): as of vt_campaigns_list()
 *
 * Which campaigns compete. Weekdays and hours are not looked at, nor who an offer is for: what they
 * say is that a cart may have to choose, not that it always has.
 *
 * Returns: (element-type VtRivalry): by campaign, then by the other; %NULL only with
 * %G_IO_ERROR_CANCELLED
 */
GArray *vt_campaigns_find_rivals (
    GPtrArray *effective, GPtrArray *campaigns, VtCatalog *catalog, VtJob *job, GError **error);

/* "“Spring” and “Easter” compete for “Tea” and 2 other products (1 to 9 April 2026)." */
char *vt_rivalry_to_text (const VtRivalry *rivalry,
                          GPtrArray       *campaigns,
                          VtCatalog       *catalog,
                          GTimeZone       *zone);

G_END_DECLS
