/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a cart that is tried belongs to, and when: all that offers ask for besides what is in it. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A purchase made before. */
typedef struct
{
  char  *sku;   /* (owned) (nullable): nothing in particular */
  gint64 at_us; /* before now_us */
} VtSearchShopperOrder;

/**
 * VtSearchShopper:
 * @channel: (nullable): so for the other texts
 * @knows_orders: whether the storefront knows the orders before
 * @orders: (element-type VtSearchShopperOrder)
 * @has_declined: has refused a suggestion already
 *
 * A value.
 */
typedef struct
{
  gint64     now_us;
  GPtrArray *coupons;         /* (owned) (element-type utf8) */
  GPtrArray *segments;        /* (owned) (element-type utf8) */
  char      *channel;         /* (owned) */
  char      *placement;       /* (owned) */
  char      *shipping_method; /* (owned) */
  gint64     shipping_minor;
  gboolean   knows_orders;
  GPtrArray *orders; /* (owned) */
  gboolean   has_declined;
} VtSearchShopper;

VtSearchShopper *vt_search_shopper_new (gint64 now_us);
VtSearchShopper *vt_search_shopper_copy (const VtSearchShopper *shopper);
void             vt_search_shopper_free (VtSearchShopper *shopper);

void vt_search_shopper_add_order (VtSearchShopper *shopper, const char *sku, gint64 at_us);
/* How much is said of the shopper: the fewer, the more shoppers are like that. */
guint vt_search_shopper_count_facts (const VtSearchShopper *shopper);

/* Adds the members of a storefront's cart that are not its lines to the object that is open. */
void vt_search_shopper_write (const VtSearchShopper *shopper, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSearchShopper, vt_search_shopper_free)

G_END_DECLS
