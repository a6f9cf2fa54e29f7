/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart as the curator fills it. */

#pragma once

#include "vt-offer.h"
#include "vt-shopper.h"

G_BEGIN_DECLS

#define VT_CART_MAX_LINES 1000
#define VT_CART_MAX_QUANTITY 9999

typedef struct
{
  char  *sku;      /* (owned) */
  gint64 quantity; /* 1 to VT_CART_MAX_QUANTITY */
} VtCartLine;

/* A value; belongs to one thread. */
typedef struct
{
  GPtrArray *lines; /* (owned) (element-type VtCartLine): a SKU once, in the order they were put */
} VtCart;

VtCart  *vt_cart_new (void);
VtCart  *vt_cart_copy (const VtCart *cart);
void     vt_cart_free (VtCart *cart);
gboolean vt_cart_equal (const VtCart *cart, const VtCart *other);

/* SKUs are compared without regard to letter case. A @quantity of 0 takes the line out. */
void   vt_cart_set (VtCart *cart, const char *sku, gint64 quantity);
gint64 vt_cart_get (const VtCart *cart, const char *sku);
void   vt_cart_clear (VtCart *cart);

/* One of each set of a bundle: the smallest cart that it applies to. */
VtCart *vt_cart_from_offer (const VtOffer *offer);

/**
 * vt_cart_for_offer:
 *
 * A small cart that an offer of any kind applies to or has something to say of, as for the shopper
 * that it is meant for. What no product in a cart brings about (a subscription, a purchase made
 * before) is not looked for.
 *
 * Returns: (transfer full): empty where nothing was found
 */
VtCart *vt_cart_for_offer (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency);

/**
 * vt_cart_to_json:
 * @catalog: every line goes with its price there, so that products which no offer names are charged
 * as well
 *
 * The cart as a storefront would send it, in canonical form.
 *
 * Returns: %NULL with %VT_ERROR_NOT_FOUND if a product is not in the catalogue,
 * %VT_ERROR_BAD_INPUT if it has no price, %VT_ERROR_LIMIT if there are too many lines
 */
char *vt_cart_to_json (const VtCart     *cart,
                       VtCatalog        *catalog,
                       const VtCurrency *currency,
                       GError          **error);

/* The same with what is known of the shopper. */
char *vt_cart_to_json_for (const VtCart     *cart,
                           const VtShopper  *shopper,
                           VtCatalog        *catalog,
                           const VtCurrency *currency,
                           GError          **error);

/**
 * vt_cart_from_json:
 *
 * Reads what vt_cart_to_json() writes, and carts of storefronts as long as they say no more than
 * what is in them. Prices are read past: they are the catalogue's. Lines with one SKU are put
 * together.
 *
 * Returns: %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field
 */
VtCart *vt_cart_from_json (const char *json, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCart, vt_cart_free)

G_END_DECLS
