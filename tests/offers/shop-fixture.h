/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small shop in a workspace of its own, for tests of offers, preview and storefronts. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * Shop:
 *
 * Prices and costs in pence: CAM 500.00/300.00, CASE 25.00/10.00, CARD 19.99/9.00, TRIPOD 49.99 of
 * unknown cost, LOSS 5.00/6.00, PENNY 0.01/0.01, POST a fee of 3.95, GIFT without a price, and
 * MARKUP, LINES and LONG with hostile titles, 10.00/4.00 each.
 */
typedef struct
{
  char        *folder;    /* (owned) */
  VtWorkspace *workspace; /* (owned) */
  VtCatalog   *catalog;   /* (owned) */
  VtCurrency   currency;
} Shop;

Shop *shop_new (void);
void  shop_free (Shop *shop);
/* The path of a file in the shop's own folder, which goes with it. */
char *shop_path (Shop *shop, const char *name);
/* Loads the catalogue anew. */
void shop_reload (Shop *shop);
void shop_exec (Shop *shop, const char *sql);
void shop_set_price (Shop *shop, const char *sku, gint64 price_minor);
void shop_save_offer (Shop *shop, const VtOffer *offer);
/* Index of the product, which must be there. */
guint32 shop_index (Shop *shop, const char *sku);

/* A ready bundle of one unit each; @skus are separated by blanks, "CARD*2" is two of it. */
VtOffer *shop_make_offer (const char *name, const char *skus, VtRewardType type, gint64 value);

/* A ready offer of a kind, called as the kind; @terms are the members of it as in a rule pack. */
VtOffer *shop_make_kind (const char *kind, const char *terms);

/* (element-type VtOffer): takes the offers up to %NULL. */
GPtrArray *shop_list_offers (VtOffer *first, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shop, shop_free)

G_END_DECLS
