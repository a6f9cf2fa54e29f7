/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the searches find in a small shop is what trying every cart finds: one function for each
 * sort of finding. A difference ends the program. */

#pragma once

#include "random-shop.h"

#include "vt-trial-items.h"
#include "vt-trial-pack.h"

G_BEGIN_DECLS

/* Carts of more units are not tried one by one. */
#define TRUTH_MAX_UNITS 4
#define TRUTH_MAX_LINES 32

void truth_check_losses (RandomShop *self);
void truth_check_bounds (RandomShop *self);
void truth_check_worst (RandomShop *self);
void truth_check_free_units (RandomShop *self);
void truth_check_never (RandomShop *self);

/* ---- what they have in common ---- */

VtTrialShop *truth_shop_new (const RandomShop *self);
/* (element-type VtOffer): some of the offers of a trial shop, which has them by rank. */
GPtrArray *truth_list (const VtTrialShop *trial, const guint *offers, guint n);
gboolean   truth_applies (const VrResult *result, const char *id);
/* What the goods of a cart bring, less what its gifts cost. */
gint64 truth_count_goods (const RandomShop *self, const VrResult *result);

/* The line of the shop that is the item. */
guint truth_find_line (const RandomShop *self, const VtTrialShop *trial, const VtTrialItem *item);
/* The item that is the line; G_MAXUINT if there is none. */
guint truth_find_item (const RandomShop *self, const VtTrialShop *trial, GArray *items, guint line);
/* The counts of a cart, line by line as the shop has them. */
void truth_to_counts (const RandomShop   *self,
                      const VtTrialShop  *trial,
                      GArray             *items,
                      const VtTrialCount *from,
                      guint               n_from,
                      guint              *counts);
/* Whether two carts are the same; where products can take the place of others, of which lines only
 * the units and prices are compared. */
gboolean truth_is_same (const RandomShop *self, const guint *counts, const guint *others);

G_END_DECLS
