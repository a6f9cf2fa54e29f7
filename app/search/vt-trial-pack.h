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

/* Belongs to one thread; the shop has to outlive it. */
typedef struct _VtTrialPack VtTrialPack;

/**
 * vt_trial_pack_new:
 * @offers: (array length=n_offers): which offers are in it; verdicts are in this order
 * @items: (element-type VtTrialItem) (nullable): what its carts are made of; %NULL for whatever the
 * offers of the shop speak of
 *
 * Returns: %NULL with an error of the evaluator, which has taken all of it before
 */
VtTrialPack *vt_trial_pack_new (
    VtTrialShop *shop, const guint *offers, guint n_offers, GArray *items, GError **error);
void vt_trial_pack_free (VtTrialPack *pack);

/* (transfer full): what is said of a shopper in each cart, to be given to vt_trial_pack_run(). */
char *vt_trial_head_new (const VtTrialShop *shop, const VtSearchShopper *shopper);

/**
 * vt_trial_pack_run:
 * @items: (element-type VtTrialItem): what @counts are of
 * @head: of vt_trial_head_new()
 * @counts: (array length=n_counts): each item once; none of 0
 *
 * Returns: (nullable): the outcome, until the next run; %NULL where it cannot be computed
 */
const VrResult *vt_trial_pack_run (
    VtTrialPack *pack, GArray *items, const char *head, const VtTrialCount *counts, guint n_counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialPack, vt_trial_pack_free)

G_END_DECLS
