/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order histories for tests of evidence: written by hand, made up at random, or a sample's. */

#pragma once

#include "shop-fixture.h"

#include "vt-baskets.h"
#include "vt-orders.h"

G_BEGIN_DECLS

/**
 * HistoryOrder:
 * @day: days after 1 January 2025, at noon UTC
 * @customer: 0 for a guest
 * @flags: #VtOrderFlags
 * @lines: "CAM CASE*2 CARD@1500", SKUs with units and the price charged; one unit at the
 * catalogue's price where they say nothing
 */
typedef struct
{
  guint       day;
  guint32     customer;
  guint8      flags;
  const char *lines;
} HistoryOrder;

/* @orders may be of @catalog, whose @baskets they are. */
typedef struct
{
  VtCatalog *catalog; /* (owned) */
  VtOrders  *orders;  /* (owned) */
  VtBaskets *baskets; /* (owned) */
  VtCurrency currency;
  GPtrArray *columns; /* (owned): what @orders points to, where it was made here */
  char      *folder;  /* (owned) (nullable): of a sample's workspace */
} History;

/* @orders: (array length=n): in the order of their days. */
History *history_new (Shop *shop, const HistoryOrder *orders, guint n);

/**
 * history_new_random:
 *
 * @n orders over two years, of up to five lines of the shop's products, some of them returns, fees,
 * or at a price of their own.
 */
History *history_new_random (Shop *shop, GRand *rand, guint n);

/* The sample shop of that name and (element-type VtOffer) its offers. */
History *history_new_sample (const char *name, GPtrArray **ret_offers);
void     history_free (History *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (History, history_free)

G_END_DECLS
