/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small shops made up at random, and all their carts, tried one by one without any cleverness. */

#pragma once

#include "shop-fixture.h"

#include "vt-evaluate.h"
#include "vt-search-shopper.h"

G_BEGIN_DECLS

/* A line that a cart may have: a product, and how it is bought. */
typedef struct
{
  guint32  product;
  gboolean is_subscription;
  guint32  instead_of; /* or VT_PRODUCT_NONE */
} RandomLine;

/**
 * RandomShop:
 * @name: to tell it from others
 * @offers: (element-type VtOffer)
 * @lines: (element-type RandomLine): by SKU
 * @shoppers: (element-type VtSearchShopper): with and without each coupon and segment that is asked
 * for
 */
typedef struct
{
  Shop      *shop;   /* (unowned) */
  char      *name;   /* (owned) */
  GRand     *random; /* (owned) */
  guint      n_products;
  gboolean   is_rich;
  gint64     now_us;
  GPtrArray *offers;   /* (owned) */
  GArray    *lines;    /* (owned) */
  GPtrArray *shoppers; /* (owned) */
} RandomShop;

/* From this seed on shops are rich: of all kinds of offers, with all that offers may say. */
#define RANDOM_RICH_SEED 1000000

/* Fills @shop's catalogue with other products. The same seed gives the same. */
RandomShop *random_shop_new (Shop *shop, guint32 seed, guint n_products, guint n_offers);
/* The same of products like "P0 1000 400 A t0", price, cost, category and tag of each, separated by
 * ";", and of a JSON array of offers. */
RandomShop      *
random_shop_new_of (Shop *shop, const char *name, const char *products, const char *offers);
void random_shop_free (RandomShop *self);
/* Makes the lines anew: all that these offers (element-type VtOffer) tell apart. */
void random_shop_make_lines (RandomShop *self, GPtrArray *offers);

/* A pack of some of the offers (element-type VtOffer), evaluated in memory that is used again. */
typedef struct
{
  VrPack      *pack;
  VrEvaluator *evaluator;
} RandomPack;

RandomPack *random_pack_new (const RandomShop *self, GPtrArray *offers);
void        random_pack_free (RandomPack *pack);

/* @counts: (array length=lines): units of each line, none for 0. */
const VrResult *random_pack_run (const RandomPack      *pack,
                                 const RandomShop      *self,
                                 const VtSearchShopper *shopper,
                                 const guint           *counts);

/* The next cart with as many units on at most @max_lines lines of at most @max_units; starts from
 * all 0 with @n_units on nothing. %FALSE past the last. */
typedef gboolean (*RandomVisit) (const guint *counts, gpointer data);

/* Calls @visit for every cart of @n_units units. */
void random_carts_foreach (const RandomShop *self,
                           guint             n_units,
                           guint             max_lines,
                           guint             max_units,
                           RandomVisit       visit,
                           gpointer          data);

gint64 random_cart_list_minor (const RandomShop *self, const guint *counts);
gint64 random_cart_cost_minor (const RandomShop *self, const guint *counts);
/* By the SKUs of their lines, of one line more units before fewer. */
int random_cart_compare (const RandomShop *self, const guint *counts, const guint *others);
/* "A*2 B(s)" */
char *random_cart_to_text (const RandomShop *self, const guint *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomShop, random_shop_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomPack, random_pack_free)

G_END_DECLS
