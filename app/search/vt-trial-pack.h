/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few offers and products of a shop as a rule pack, to evaluate carts with. */

#pragma once

#include "vt-search-shopper.h"
#include "vt-trial-items.h"

G_BEGIN_DECLS

/* The most units of one item in a cart. */
#define VT_TRIAL_MAX_COUNT 9999

/* So many of one item. */
typedef struct
{
  guint item;
  guint n;
} VtTrialCount;

/**
 * VtTrialShopper:
 * @head: what is said of the shopper in each cart
 */
typedef struct
{
  VtSearchShopper *shopper; /* (owned) */
  char            *head;    /* (owned) */
} VtTrialShopper;

/* Takes @shopper. */
VtTrialShopper *vt_trial_shopper_new (const VtTrialShop *shop, VtSearchShopper *shopper);
void            vt_trial_shopper_free (VtTrialShopper *self);

/* Belongs to one thread; the shop has to outlive it. */
typedef struct _VtTrialPack VtTrialPack;

/**
 * VtTrialPackSize:
 * @VT_TRIAL_PACK_WHOLE: it carries whatever the offers of the shop speak of: for many carts
 * @VT_TRIAL_PACK_SMALL: it carries what the carts have that were tried, and is made anew where one
 * has more: for few carts of many products
 */
typedef enum
{
  VT_TRIAL_PACK_WHOLE,
  VT_TRIAL_PACK_SMALL,
} VtTrialPackSize;

/**
 * vt_trial_pack_new:
 * @offers: (array length=n_offers): which offers are in it; verdicts are in this order
 *
 * Returns: %NULL with an error of the evaluator, which has taken all of it before
 */
VtTrialPack *vt_trial_pack_new (
    VtTrialShop *shop, const guint *offers, guint n_offers, VtTrialPackSize size, GError **error);
void vt_trial_pack_free (VtTrialPack *pack);

/**
 * vt_trial_pack_run:
 * @items: (element-type VtTrialItem): what @counts are of
 * @counts: (array length=n_counts): each item once; none of 0
 *
 * Returns: (nullable): the outcome, until the next run; %NULL where it cannot be computed
 */
const VrResult *vt_trial_pack_run (VtTrialPack          *pack,
                                   GArray               *items,
                                   const VtTrialShopper *shopper,
                                   const VtTrialCount   *counts,
                                   guint                 n_counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialShopper, vt_trial_shopper_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialPack, vt_trial_pack_free)

G_END_DECLS
