/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that can be left of what is put into a cart, whatever else is in it and whoever it
 * belongs to: no cart has less, though none may have so little. */

#pragma once

#include "vt-effect.h"

G_BEGIN_DECLS

typedef struct _VtLeastLeft VtLeastLeft;

/* @offers: (array length=n_offers): which may apply, by rank. The items have to outlive it. */
VtLeastLeft      *
vt_least_left_new (VtTrialShop *shop, const guint *offers, guint n_offers, GArray *items);
void vt_least_left_free (VtLeastLeft *self);

/* (element-type VtEffect): what each offer can do to an item, in the order of their turns. */
const GArray *vt_least_left_get_effects (const VtLeastLeft *self, guint item);

/**
 * vt_least_left_get:
 * @item: which
 * @n: units on one line
 * @allowed: (array length=offers of the shop) (nullable): which offers may apply; %NULL for all
 *
 * Returns: minor units; what gifts cost is taken off as well, so that it may be negative
 */
gint64 vt_least_left_get (const VtLeastLeft *self, guint item, gint64 n, const guint8 *allowed);

/* The most that is taken off there, in minor units, for what gifts cost; for @n = 1 also by
 * vt_least_left_get_mean(), of each unit. */
gint64
vt_least_left_get_gifts (const VtLeastLeft *self, guint item, gint64 n, const guint8 *allowed);

/**
 * vt_least_left_get_mean:
 *
 * The same for one unit on an average, where an offer takes something off only some of the units it
 * claims: for a whole cart the sum of these is no more than what is left of it, though of a single
 * unit less may be left. May be negative.
 *
 * Returns: minor units and fractions of them
 */
double vt_least_left_get_mean (const VtLeastLeft *self, guint item);

/* Whether vt_least_left_get_mean() can be above what vt_least_left_get() says of one unit. */
gboolean vt_least_left_has_means (const VtLeastLeft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtLeastLeft, vt_least_left_free)

G_END_DECLS
