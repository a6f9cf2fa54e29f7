/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put into carts that are tried: products, of which those that offers cannot tell apart
 * stand for one another. */

#pragma once

#include "vt-trial-shop.h"

G_BEGIN_DECLS

/**
 * VtTrialItem:
 * @place: which product of the shop
 * @instead_of: place of the product whose place it has taken, or %VT_TRIAL_NO_PLACE
 * @is_subscription: it is the first of many deliveries
 * @sort: a number that products have in common which the offers cannot tell apart, even by the
 * order of lines, as far as that counts
 * @twin: how many products of the same sort come before it
 * @cost_minor: or %VT_MONEY_UNKNOWN
 * @by_sku: smaller for what comes first by SKU, which is the order of the lines in a cart; no two
 * items have the same
 */
typedef struct
{
  guint    place;
  guint    instead_of;
  gboolean is_subscription;
  guint    sort;
  guint    twin;
  gint64   price_minor;
  gint64   cost_minor;
  guint    by_sku;
  /* (unowned): the line as JSON, up to its quantity and after it; they belong to the shop. */
  const char *head;
  const char *tail;
} VtTrialItem;

/**
 * VtTrialScope:
 * @offers: (array length=n_offers): whose products there are, and what has to tell them apart
 * @besides: (array length=n_besides): what has to tell them apart as well
 * @n_twins: so many products of one sort are kept: each is a line of its own
 * @by_minor_unit: who has the odd minor unit of what is taken off the order counts as well
 * @everything: products that no offer speaks of as well
 * @by_cost: whether products of different cost are different; if any of the offers asks for the
 * cost they are in any case
 */
typedef struct
{
  const guint *offers;
  guint        n_offers;
  const guint *besides;
  guint        n_besides;
  guint        n_twins;
  gboolean     by_minor_unit;
  gboolean     everything;
  gboolean     by_cost;
} VtTrialScope;

/* (element-type VtTrialItem): the cheapest first, then by SKU. @ret_n_sorts: (out) (optional): how
 * many sorts of products there are. */
GArray *vt_trial_items_new (VtTrialShop *shop, const VtTrialScope *scope, guint *ret_n_sorts);

static inline const VtTrialItem *
vt_trial_items_get (const GArray *items, guint index)
{
  return &g_array_index (items, VtTrialItem, index);
}

G_END_DECLS
