/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that the offers treat alike: carts in which they change places are looked at once, and
 * all the same in every order of their lines. */

#pragma once

#include "vt-trial-pack.h"

G_BEGIN_DECLS

/**
 * vt_trial_twin_may_come:
 * @counts: (array length=n_counts): what is in a cart already
 *
 * Of products that are alike the first so many are used: a later one comes after the one before it,
 * however that is bought.
 *
 * Returns: whether the item may be put in
 */
gboolean
vt_trial_twin_may_come (GArray *items, const VtTrialCount *counts, guint n_counts, guint item);

/* For each item those of its twins that are bought in the same way. Belongs to one thread. */
typedef struct _VtTrialTwins VtTrialTwins;

/* @items: (element-type VtTrialItem): have to outlive it; all twins of an item are among them, up
 * to some number of them. */
VtTrialTwins *vt_trial_twins_new (GArray *items);
void          vt_trial_twins_free (VtTrialTwins *twins);

typedef void (*VtTrialTwinsFunc) (const VtTrialCount *counts, guint n_counts, gpointer data);

/**
 * vt_trial_twins_foreach:
 * @counts: (array length=n_counts): a cart
 *
 * Calls @func for every cart that comes of it where products that are alike change places, each
 * once, of the first so many of them: the evaluator prefers the earlier line where two are alike,
 * so that it can make a difference which of them has more units.
 */
void vt_trial_twins_foreach (const VtTrialTwins *twins,
                             const VtTrialCount *counts,
                             guint               n_counts,
                             VtTrialTwinsFunc    func,
                             gpointer            data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialTwins, vt_trial_twins_free)

G_END_DECLS
