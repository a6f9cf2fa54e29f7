/* SPDX-License-Identifier: Apache-2.0 */
/* A cart in memory, its lines tied to the products of a pack. */

#ifndef VR_CART_H
#define VR_CART_H

#include "vr-pack.h"

#define VR_CART_MAX_LINES 1000
#define VR_CART_MAX_QUANTITY INT64_C (1000000)
#define VR_CART_MAX_DELIVERIES 10000 /* of a subscription */

typedef struct
{
  VrString id;
  VrString sku;
  size_t   product; /* of the pack, or VR_NONE */
  int64_t  quantity;
  int64_t  unit_price;
  int64_t  list;       /* quantity × unit_price */
  int64_t  cost;       /* of one unit, or VR_UNKNOWN */
  int64_t  weight;     /* of one unit, grams; 0: not known */
  int64_t  min_price;  /* the product's; 0: none */
  VrFact  *attributes; /* the product's, those that the line says in their place; sorted by key */
  size_t   n_attributes;
  bool     has_attributes; /* of its own */
  int64_t  delivery;       /* which one of a subscription, from 1 on; 0: bought once */
  VrString instead_of;     /* bytes NULL: not said; the SKU whose place it has taken */
} VrCartLine;

/* One that the shopper placed before. */
typedef struct
{
  int64_t       at_us;
  const VrJson *skus; /* the first of them, or NULL: one for each unit */
} VrOrder;

/* Units bought before this cart that kinds look back at. */
#define VR_CART_MAX_BOUGHT ((size_t) 1000)

typedef struct
{
  size_t   order; /* of the cart */
  int64_t  at_us;
  VrString sku;
  size_t   product; /* of the pack, or VR_NONE */
} VrBought;

/* What the storefront has counted of an offer before this cart. */
typedef struct
{
  VrString offer;
  int64_t  by_customer; /* times */
  int64_t  in_total;    /* times */
  int64_t  discount;    /* minor units that it took off in total */
} VrUse;

struct VrCart
{
  VrArena       arena;
  const VrPack *pack;
  bool          has_now;
  int64_t       now_us;
  bool          has_clock; /* now is known, and the pack's time zone */
  VrClock       clock;     /* on the wall, now */
  VrString      channel;   /* bytes NULL: not said */
  VrString      placement; /* bytes NULL: not said */
  VrString      locale;    /* bytes NULL: not said */
  int64_t       budget;    /* what the shopper means to spend, or VR_UNKNOWN */
  const VrJson *declined;  /* the first of them, or NULL: offers and SKUs refused */
  VrUse        *uses;      /* sorted by offer */
  size_t        n_uses;
  const VrJson *segments; /* the first of them, or NULL */
  bool          knows_orders;
  VrOrder      *orders;
  size_t        n_orders;
  VrBought     *bought; /* the latest units of the orders up to now, the earlier ones first */
  size_t        n_bought;
  const VrJson *coupons; /* the first of them, or NULL */
  VrCartLine   *lines;
  size_t        n_lines;
  size_t *by_product; /* (array length=n_lines): lines by product, the dearest first, then as in the
                         cart */
  int64_t  list;      /* of all lines; with shipping it fits 64 bits as well */
  int64_t  shipping;
  VrString shipping_method; /* bytes NULL: not said */
};

/* Reads a cart in the place of another, whose memory is used again; all zero is none. After an
 * error it is not to be evaluated. */
VrStatus vr_cart_read (
    VrCart *cart, const VrPack *pack, const char *json, size_t length, VrError *ret_error);

/* Fills in by_product, in memory of the arena. */
VrStatus vr_cart_index (VrCart *cart, VrArena *arena, VrError *error);

static inline VrFacts
vr_line_get_facts (const VrCartLine *line)
{
  return (VrFacts){line->attributes, line->n_attributes};
}

/* Where in by_product the lines of a product begin, and how many there are. */
size_t vr_cart_find_lines (const VrCart *cart, size_t product, size_t *ret_first);

/* Units of a product, on all lines. */
int64_t vr_cart_count_units (const VrCart *cart, size_t product);

bool vr_cart_has_coupon (const VrCart *cart, VrString coupon);

/* What was counted of an offer; all 0 where the cart does not say. */
VrUse vr_cart_get_use (const VrCart *cart, VrString offer);

/* Everything about who the cart is of: customer, budget, declined, used. */
VrStatus vr_shopper_load (VrCart *cart, const VrJson *root, VrError *error);

#endif
