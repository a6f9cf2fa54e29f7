/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart as the curator fills it. */

#pragma once

#include "vt-offer.h"
#include "vt-shopper.h"

G_BEGIN_DECLS

#define VT_CART_MAX_LINES 1000
#define VT_CART_MAX_QUANTITY 9999

#define VT_CART_MAX_DELIVERY 10000

/**
 * VtCartLine:
 * @quantity: 1 to %VT_CART_MAX_QUANTITY
 * @delivery: of what is delivered again and again: which delivery this is, 1 to
 * %VT_CART_MAX_DELIVERY; 0: bought once
 * @instead_of: (nullable): the SKU whose place it has taken
 */
typedef struct
{
  char  *sku; /* (owned) */
  gint64 quantity;
  gint64 delivery;
  char  *instead_of; /* (owned) */
} VtCartLine;

/**
 * VtCart:
 * @lines: (element-type VtCartLine): in the order they were put; no two that differ in nothing but
 * their quantity
 * @shopper: who it belongs to, and when
 *
 * A value; belongs to one thread.
 */
typedef struct
{
  GPtrArray *lines;   /* (owned) */
  VtShopper *shopper; /* (owned) */
} VtCart;

VtCart  *vt_cart_new (void);
VtCart  *vt_cart_copy (const VtCart *cart);
void     vt_cart_free (VtCart *cart);
gboolean vt_cart_equal (const VtCart *cart, const VtCart *other);

/* SKUs are compared without regard to letter case. These are about the line with what is bought
 * once, and in no other product's place. A @quantity of 0 takes it out. */
void   vt_cart_set (VtCart *cart, const char *sku, gint64 quantity);
gint64 vt_cart_get (const VtCart *cart, const char *sku);
/* Whether any line has that product. */
gboolean vt_cart_has (const VtCart *cart, const char *sku);
/* Takes all lines out; the shopper stays. */
void vt_cart_clear (VtCart *cart);
/* Gives it a copy of another shopper. */
void vt_cart_set_shopper (VtCart *cart, const VtShopper *shopper);

/* Adds a copy of a line, to one that is like it if there is one. %FALSE where that would be more
 * lines or units than a cart takes. */
gboolean vt_cart_add_line (VtCart *cart, const VtCartLine *line);

/**
 * vt_cart_change_line:
 * @index: of a line
 * @changed: (nullable): what it is to be; %NULL takes it out
 *
 * Where a line like that is there already the two become one, where the earlier of them is.
 *
 * Returns: %FALSE, with nothing changed, where that would be more units than a line takes
 */
gboolean vt_cart_change_line (VtCart *cart, guint index, const VtCartLine *changed);

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

/* The same for another shopper. */
char *vt_cart_to_json_for (const VtCart     *cart,
                           const VtShopper  *shopper,
                           VtCatalog        *catalog,
                           const VtCurrency *currency,
                           GError          **error);

/**
 * vt_cart_from_json:
 *
 * Reads what vt_cart_to_json() writes, and carts of storefronts as long as they say no more than
 * what is in them and who has them. Prices are read past: they are the catalogue's. Lines that
 * differ in nothing but their quantity are put together.
 *
 * Returns: %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field
 */
VtCart *vt_cart_from_json (const char *json, GError **error);

/* Adds the array of lines as a member of the object that is open; @catalog (nullable): where their
 * prices are, which are left out without. Errors as of vt_cart_to_json(). */
gboolean
vt_cart_write_lines (const VtCart *cart, VtCatalog *catalog, JsonBuilder *builder, GError **error);
/* Reads that array into a cart. %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the line. */
gboolean vt_cart_read_lines (VtCart *cart, JsonArray *lines, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCart, vt_cart_free)

G_END_DECLS
