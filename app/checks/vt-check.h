/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with offers, each alone and beside the others. */

#pragma once

#include "vt-campaign.h"
#include "vt-orders.h"
#include "vt-pairs.h"
#include "vt-past-ends.h"
#include "vt-problem.h"

G_BEGIN_DECLS

/**
 * VtCheckContext:
 * @catalog: what the offers speak of
 * @now_us: microseconds UTC; 0 where dates are not to be looked at
 * @orders: (nullable): the order history, of @catalog or one with the same indices
 * @pairs: (nullable): what is bought together; items are indices of products in @catalog
 * @past_ends: (nullable): when offers were to end before
 * @campaigns: (nullable) (element-type VtCampaign): what offers name as theirs
 * @segments: (nullable) (element-type VtSegment): all that the workspace has
 * @floor_ppm: the share of its price that each thing sold is to leave as margin, in millionths
 * @max_share_ppm: what may be added to a cart, as a share of what is in it, in millionths; 0 for as
 * much again
 *
 * What offers are judged by. What is absent is not judged by.
 */
typedef struct
{
  VtCatalog        *catalog;  /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
  gint64            now_us;
  VtOrders         *orders;    /* (unowned) (nullable) */
  VtPairs          *pairs;     /* (unowned) (nullable) */
  VtPastEnds       *past_ends; /* (unowned) (nullable) */
  GPtrArray        *campaigns; /* (unowned) (nullable) */
  GPtrArray        *segments;  /* (unowned) (nullable) */
  gint32            floor_ppm;
  gint32            max_share_ppm;
} VtCheckContext;

/**
 * vt_offers_check_in:
 * @offers: (element-type VtOffer): all of them; paused ones are not held against the others
 *
 * What is wrong with each offer, alone and beside the others. Prices are computed by the evaluator
 * of rule packs.
 *
 * Returns: (element-type VtProblem): worst first, then in the order of @offers
 */
GPtrArray *vt_offers_check_in (GPtrArray *offers, const VtCheckContext *context);

/* The same judged by the catalogue alone: what keeps an offer from being ready is always found. */
GPtrArray *vt_offers_check (GPtrArray *offers, VtCatalog *catalog, const VtCurrency *currency);

G_END_DECLS
