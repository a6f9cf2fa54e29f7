/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the order history says about a set of products. */

#pragma once

#include "vt-orders.h"
#include "vt-pairs.h"

G_BEGIN_DECLS

#define VT_EVIDENCE_MAX_PRODUCTS 32

/**
 * VtEvidence:
 * @n_products: products in the set
 * @n_baskets: baskets looked at
 * @n_all: baskets with every product of the set
 * @support: share of all baskets with every product, 0 to 1
 * @split: index within the set of the product for which the rest speaks most: of all products, the
 * one that goes with the rest most above chance, ties to the higher @attach
 * @n_rest: baskets with all products but @split
 * @attach: share of those that have @split as well, 0 to 1 (the attach rate today)
 * @lift: how many times more often @split and the rest are together than if independent; 0 if never
 * @sold_minor: what the whole set (one unit each) was paid on average in the orders that have it
 * all, rounded half up; %VT_MONEY_UNKNOWN if there are none
 *
 * Exact counts over all baskets.
 */
typedef struct
{
  guint   n_products;
  guint32 n_baskets;
  guint32 n_all;
  double  support;
  guint   split;
  guint32 n_rest;
  double  attach;
  double  lift;
  gint64  sold_minor;
} VtEvidence;

/**
 * vt_evidence_compute:
 * @baskets: what to count in; its items are product indices
 * @orders: (nullable): where the prices paid are; %NULL leaves @sold_minor unknown
 * @products: (array length=n_products): product indices, each once
 * @n_products: 2 to %VT_EVIDENCE_MAX_PRODUCTS
 *
 * One pass over the baskets.
 *
 * Returns: %FALSE only with %G_IO_ERROR_CANCELLED
 */
gboolean vt_evidence_compute (VtBaskets     *baskets,
                              VtOrders      *orders,
                              const guint32 *products,
                              guint          n_products,
                              VtEvidence    *ret_evidence,
                              VtJob         *job,
                              GError       **error);

/* "12 of 1,204 orders already have all three. …": sentences, translated, plain text. */
char *vt_evidence_to_text (const VtEvidence *evidence, VtCatalog *catalog, const guint32 *products);

G_END_DECLS
