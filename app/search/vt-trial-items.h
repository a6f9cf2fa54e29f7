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
 * @sort: a number that products which the offers cannot tell apart have in common
 * @twin: how many products of the same sort come before it
 * @cost_minor: or %VT_MONEY_UNKNOWN
 * @by_sku: its rank among the items by SKU, which is the order of the lines in a cart
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
  char    *head; /* (owned): the line as JSON, up to its quantity */
  char    *tail; /* (owned): and after it */
} VtTrialItem;

/**
 * VtTrialScope:
 * @offers: (array length=n_offers): what has to tell products apart
 * @n_twins: so many products of one sort are kept: each is a line of its own
 * @everything: products that no offer speaks of as well
 * @by_cost: whether products of different cost are different; if any of the offers asks for the
 * cost they are in any case
 */
typedef struct
{
  const guint *offers;
  guint        n_offers;
  guint        n_twins;
  gboolean     everything;
  gboolean     by_cost;
} VtTrialScope;

/* (element-type VtTrialItem): the cheapest first, then by SKU. @ret_n_sorts: (out) (optional): how
 * many sorts of products there are. */
GArray *vt_trial_items_new (VtTrialShop *shop, const VtTrialScope *scope, guint *ret_n_sorts);

/* The same without any; it frees what is put into it. */
GArray *vt_trial_items_new_empty (void);

static inline const VtTrialItem *
vt_trial_items_get (const GArray *items, guint index)
{
  return &g_array_index (items, VtTrialItem, index);
}

G_END_DECLS
