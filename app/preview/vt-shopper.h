/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a cart, where and when: what a storefront says of a cart besides its lines. */

#pragma once

#include "vt-money.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* As many as a storefront may send. */
#define VT_SHOPPER_MAX_WORDS 100
#define VT_SHOPPER_MAX_DECLINED 1000
#define VT_SHOPPER_MAX_ORDERS 1000
#define VT_SHOPPER_MAX_UNITS 1000

/* A purchase made before. */
typedef struct
{
  char      *at;   /* (owned): when, RFC 3339 */
  GPtrArray *skus; /* (owned) (element-type utf8): one for each unit; empty: nobody knows what */
} VtShopperOrder;

/**
 * VtShopper:
 * @placement: (nullable): where they stand, a word of vt_placements_list() or a shop's own: offers
 * may suggest then
 * @locale: (nullable): their language, BCP 47: which of an offer's texts they read
 * @now: (nullable): when, RFC 3339; without it no offer with a schedule is open
 * @channel: (nullable): through which they buy
 * @coupons: (element-type utf8): those they have given
 * @segments: (element-type utf8): keys of the segments they are in
 * @declined: (element-type utf8): offers and SKUs that they have refused
 * @budget_minor: what they mean to spend, shipping included; %VT_MONEY_UNKNOWN: nobody knows
 * @knows_orders: whether it is known what they bought before
 * @orders: (element-type VtShopperOrder): all of that; empty with @knows_orders: nothing
 * @shipping_method: (nullable): only with a price
 * @shipping_minor: what shipping costs; %VT_MONEY_UNKNOWN: nobody has said
 *
 * A value; belongs to one thread. A new one says nothing.
 */
typedef struct
{
  char      *placement; /* (owned) */
  char      *locale;    /* (owned) */
  char      *now;       /* (owned) */
  char      *channel;   /* (owned) */
  GPtrArray *coupons;   /* (owned) */
  GPtrArray *segments;  /* (owned) */
  GPtrArray *declined;  /* (owned) */
  gint64     budget_minor;
  gboolean   knows_orders;
  GPtrArray *orders;          /* (owned) */
  char      *shipping_method; /* (owned) */
  gint64     shipping_minor;
} VtShopper;

VtShopper *vt_shopper_new (void);
VtShopper *vt_shopper_copy (const VtShopper *shopper);
void       vt_shopper_free (VtShopper *shopper);
gboolean   vt_shopper_equal (const VtShopper *shopper, const VtShopper *other);
/* Whether nothing is said of them but where they stand and what they read. */
gboolean vt_shopper_is_anybody (const VtShopper *shopper);

/* Sets one of the texts; "" as well as %NULL says nothing. */
void vt_shopper_set_text (char **text, const char *value);
/* Puts a word into one of the lists, at its end, or takes it out. */
void     vt_shopper_set_word (GPtrArray *words, const char *word, gboolean is_in);
gboolean vt_shopper_has_word (const GPtrArray *words, const char *word);
/* The instant of this moment, if none is said: to the second, as a storefront sends it. */
void vt_shopper_set_now (VtShopper *shopper);
/* @skus: (array zero-terminated=1). The orders are known from then on. */
void vt_shopper_add_order (VtShopper *shopper, const char *at, const char *const *skus);
/* The same, but what was ordered at an instant of which there is an order already is put to that.
 * %FALSE where that would be more than a storefront may send. */
gboolean vt_shopper_add_bought (VtShopper *shopper, const char *at, const char *const *skus);
/* Nobody knows of any order. */
void vt_shopper_forget_orders (VtShopper *shopper);

/* Adds what is said to the object that is open in @builder, as members of a storefront's cart. */
void vt_shopper_write (const VtShopper *shopper, JsonBuilder *builder);

/**
 * vt_shopper_read:
 * @where: what @object is, for the message
 *
 * Reads what vt_shopper_write() writes out of a cart; other members are the caller's.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the member
 */
VtShopper *vt_shopper_read (JsonObject *object, const char *where, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtShopper, vt_shopper_free)

G_END_DECLS
