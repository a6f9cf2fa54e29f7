/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with offers, each alone and beside the others. */

#pragma once

#include "vt-campaign.h"
#include "vt-pairs.h"
#include "vt-problem.h"
#include "vt-orders.h"

G_BEGIN_DECLS

/**
 * VtCheckContext:
 * @catalog: what the offers speak of
 * @now_us: microseconds UTC; 0 where dates are not to be looked at
 * @orders: (nullable): the order history, of @catalog or one with the same indices
 * @pairs: (nullable): what is bought together; items are indices of products in @catalog
 * @past_ends: (nullable): see vt_past_ends_load()
 * @campaigns: (nullable) (element-type VtCampaign): what offers name as theirs
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
  GHashTable       *past_ends; /* (unowned) (nullable) */
  GPtrArray        *campaigns; /* (unowned) (nullable) */
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

/**
 * vt_past_ends_load:
 *
 * When each offer was to end, by every version it had in the workspace. Run inside a
 * #VtWorkspaceFunc.
 *
 * Returns: (element-type utf8 GArray): id of an offer → microseconds UTC (gint64) in the order in
 * which they were set, no two alike in a row; %NULL with an error of the database
 */
GHashTable *vt_past_ends_load (VtDatabase *database, GError **error);

G_END_DECLS
