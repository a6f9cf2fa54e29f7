/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two offers, and the carts that they are tried with. */

#pragma once

#include "vt-cart-search.h"
#include "vt-trial-shoppers.h"

G_BEGIN_DECLS

/**
 * VtConflictPair:
 * @offers: which of the shop
 * @demands: (element-type VtDemand): what each asks for
 * @alone: each by itself; where they are set before, in packs for all pairs
 * @shopper: with whom the last cart that was tried showed what was looked for
 * @loser: which of the two lost by it
 * @why: what became of that one; %VR_VERDICT_APPLIED if both apply
 */
typedef struct
{
  VtTrialShop     *shop; /* (unowned) */
  guint            offers[2];
  GArray          *demands[2]; /* (unowned) */
  guint64          max_tries;
  VtTrialShoppers *shoppers; /* (owned) (nullable) */
  GArray          *items;    /* (owned) (nullable) */
  VtTrialPack     *both;     /* (owned) (nullable): once it is asked for */
  VtTrialPack     *own[2];   /* (owned) (nullable) */
  VtTrialPack    **alone[2]; /* (unowned): one of @own, or what belongs to all pairs */
  guint            shopper;
  guint            loser;
  VrVerdictCode    why;
} VtConflictPair;

/* @pair has its shop, offers, demands and max_tries set; @alone where it is not for itself. Without
 * items afterwards if the offers are never live for the same shopper at the same time. */
void vt_conflict_pair_begin (VtConflictPair *pair);
void vt_conflict_pair_clear (VtConflictPair *pair);

static inline const VtTrialOffer *
vt_conflict_pair_get_offer (const VtConflictPair *pair, guint which)
{
  return vt_trial_shop_get_offer (pair->shop, pair->offers[which]);
}

static inline const VtTrialShopper *
vt_conflict_pair_get_shopper (const VtConflictPair *pair)
{
  return pair->shoppers->list->pdata[pair->shopper];
}

/**
 * vt_conflict_pair_ask_about_loss:
 *
 * The smallest cart to which one applies, and the other does not though it would by itself. Then
 * @pair says who loses, and why.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean vt_conflict_pair_ask_about_loss (VtConflictPair *pair,
                                          VtCartFound    *ret_found,
                                          VtJob          *job,
                                          GError        **error);

/* Whether there is anything at all that they could take much off together. */
gboolean vt_conflict_pair_may_add_up (const VtConflictPair *pair);

/* The same for the smallest cart with a line of which both take something off, and much of it
 * together. */
gboolean vt_conflict_pair_ask_about_sum (VtConflictPair *pair,
                                         VtCartFound    *ret_found,
                                         VtJob          *job,
                                         GError        **error);

/* (nullable): what both do to the cart of that shopper, until the next one. */
const VrResult *vt_conflict_pair_run_both (VtConflictPair     *pair,
                                           guint               shopper,
                                           const VtTrialCount *counts,
                                           guint               n_counts);

/* The same for what one of the two does by itself. */
const VrResult *vt_conflict_pair_run_alone (
    VtConflictPair *pair, guint which, guint shopper, const VtTrialCount *counts, guint n_counts);

/* Whether both take something off one line, and much of it together. */
gboolean vt_conflict_pair_do_share_line (const VtConflictPair *pair, const VrResult *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtConflictPair, vt_conflict_pair_clear)

G_END_DECLS
