/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shop to try carts in: its offers and products taken apart, so that any few of them can be
 * evaluated together, thousands of carts in a row. */

#pragma once

#include "vt-evaluate.h"

G_BEGIN_DECLS

/**
 * VtTrialLayer:
 *
 * Where in an evaluation an offer takes something off.
 */
typedef enum
{
  VT_TRIAL_NOTHING, /* it only has something to say */
  VT_TRIAL_CLAIMS,
  VT_TRIAL_ITEMS,
  VT_TRIAL_ORDER,
} VtTrialLayer;

typedef struct _VtTrialTimes VtTrialTimes;

/**
 * VtTrialOffer:
 * @form: the offer as it is in a rule pack
 * @sets: (element-type guint): all that it names or selects, in the cart or as a condition
 * @spoken: what is in any of @sets, a bit for each product of the shop
 * @taken: of which units it can claim or take something off, in the same way
 * @attributes: (element-type utf8): names of attributes that two products have to share
 * @group: (nullable): its exclusive group
 * @is_active: ready, so that it goes out; else a draft
 * @guards_cost: the cost of a product can keep it from taking something off
 * @goes_by_lines: what it does to a cart may hang on the order of the lines that it speaks of, by
 * more than the odd minor unit
 */
typedef struct
{
  const VtOffer *offer;      /* (unowned) */
  JsonObject    *form;       /* (owned) */
  char          *json;       /* (owned) */
  GArray        *sets;       /* (owned) */
  guint64       *spoken;     /* (owned) */
  guint64       *taken;      /* (owned) */
  GPtrArray     *attributes; /* (owned) */
  const char    *group;
  VtTrialLayer   layer;
  VtTrialTimes  *times; /* (owned) */
  gboolean       is_active;
  gboolean       weighs;
  gboolean       guards_cost;
  gboolean       goes_by_lines;
} VtTrialOffer;

/* A set of products: what one selector selects, or some SKUs. */
typedef struct
{
  guint64 *has; /* (owned): a bit for each product of the shop */
} VtTrialSet;

/* The first set: everything. */
#define VT_TRIAL_EVERYTHING 0

#define VT_TRIAL_NO_PLACE G_MAXUINT

/**
 * VtTrialShop:
 * @now_us: carts are tried from this instant on
 * @offers: (element-type VtTrialOffer): those that can be evaluated and are not paused, by rank
 * @products: (element-type guint32): catalogue indices of what can be in a cart, the cheapest
 * first, then by SKU; their places here number the bits of sets
 * @by_sku: (array length=products): their places by SKU
 * @sku_ranks: (array length=products): the rank of each by SKU
 * @zone: where the shop's clocks are; UTC if that is not known
 * @n_left_out: offers that no evaluator takes
 * @n_carts: how many carts were evaluated
 *
 * Belongs to one thread. The offers and the catalogue have to stay as they are.
 */
typedef struct
{
  VtCatalog  *catalog; /* (owned) */
  VtCurrency  currency;
  gint64      now_us;
  GPtrArray  *offers;    /* (owned) */
  GArray     *products;  /* (owned) */
  guint      *places;    /* (owned): by catalogue index: the place in products */
  guint      *by_sku;    /* (owned) */
  guint      *sku_ranks; /* (owned) */
  GTimeZone  *zone;      /* (owned) */
  GPtrArray  *sets;      /* (owned) (element-type VtTrialSet) */
  GHashTable *set_keys;  /* (owned): text of a selector → its set */
  GHashTable *carried;   /* (owned): catalogue index → the product as a rule pack carries it */
  char  *before_digest;  /* (owned): what a rule pack says in canonical form, up to its digest */
  char  *before_offers;  /* (owned): from there to its offers */
  char  *after_products; /* (owned): from its products on */
  char **lines;          /* (owned) (array length=products): a line of a cart as JSON, up to its
                            quantity; %NULL until it is asked for */
  GStringChunk *tails;   /* (owned): what comes after it */
  guint         n_left_out;
  guint64       n_carts;
} VtTrialShop;

/**
 * vt_trial_shop_new:
 * @offers: (element-type VtOffer): all of them; paused ones and what the evaluator refuses are left
 * out
 *
 * Returns: %NULL with %G_IO_ERROR_CANCELLED, or an error of vt_offers_compile() that is about no
 * single offer
 */
VtTrialShop *vt_trial_shop_new (GPtrArray        *offers,
                                VtCatalog        *catalog,
                                const VtCurrency *currency,
                                gint64            now_us,
                                VtJob            *job,
                                GError          **error);
void         vt_trial_shop_free (VtTrialShop *shop);

/* (element-type guint): which of its offers are active. */
GArray             *vt_trial_shop_list_active (const VtTrialShop *shop);
const VtTrialOffer *vt_trial_shop_get_offer (const VtTrialShop *shop, guint index);
const VtProduct    *vt_trial_shop_get_product (const VtTrialShop *shop, guint place);
/* The place of the product with that SKU; %VT_TRIAL_NO_PLACE if it cannot be in a cart. */
guint vt_trial_shop_find (const VtTrialShop *shop, const char *sku);
/* How many 64-bit words a set of products has. */
guint vt_trial_shop_n_words (const VtTrialShop *shop);

/* The set of what a selector selects; %VT_TRIAL_EVERYTHING for %NULL. */
guint vt_trial_shop_select (VtTrialShop *shop, JsonObject *selector);
/* The set of products with one of these SKUs (element-type utf8). */
guint vt_trial_shop_name (VtTrialShop *shop, GPtrArray *skus);
guint vt_trial_shop_name_one (VtTrialShop *shop, const char *sku);

/* The set of what both offers can claim or take something off: a new one each time. */
guint vt_trial_shop_meet (VtTrialShop *shop, const VtTrialOffer *offer, const VtTrialOffer *other);

gboolean vt_trial_shop_has (const VtTrialShop *shop, guint set, guint place);
gboolean vt_trial_offer_speaks_of (const VtTrialOffer *offer, guint place);
gboolean vt_trial_offer_takes (const VtTrialOffer *offer, guint place);
/* Whether there is a product of which both can claim units or take something off. */
gboolean vt_trial_offers_meet (const VtTrialShop  *shop,
                               const VtTrialOffer *offer,
                               const VtTrialOffer *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialShop, vt_trial_shop_free)

G_END_DECLS
