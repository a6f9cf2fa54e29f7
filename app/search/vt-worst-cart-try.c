/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cart: how bad it is at the worst. */

#include "vt-worst-cart-private.h"

#include "vt-cart-search.h"
#include "vt-trial-conditions.h"

#include <string.h>

/* Shoppers with whom one cart is tried. */
#define MAX_SHOPPERS 128
/* Of what is added up by means, so much may be lost to rounding. */
#define ROUNDING 1e-9

gint64
vt_margin_per_mille (gint64 due_minor, gint64 cost_minor)
{
  __int128 margin = ((__int128) due_minor - cost_minor) * 1000;
  __int128 share;

  if (due_minor <= 0)
    return cost_minor > 0 ? VT_MARGIN_LEAST : 0;
  share = margin / due_minor - (margin < 0 && margin % due_minor != 0);
  return share < VT_MARGIN_LEAST ? VT_MARGIN_LEAST : (gint64) share;
}

/* What a minor unit of a gift weighs beyond what a minor unit of price does, which is taken off the
 * bounds already. */
static gint64
get_gift_weight (const VtWorstSearch *search)
{
  return MAX (search->cost_weight - search->price_weight, 0);
}

static gint64
weigh (const VtWorstSearch *search, guint item, guint n, gint64 left_minor, gint64 gifts_minor)
{
  gint64 cost_minor = vt_trial_items_get (search->items, item)->cost_minor;

  return left_minor * search->price_weight - gifts_minor * get_gift_weight (search) -
         n * cost_minor * search->cost_weight;
}

gint64
vt_worst_search_weigh (const VtWorstSearch *search, guint item, guint n)
{
  guint at = item * search->wish->max_units + n - 1;

  return weigh (search, item, n, search->bounds[at], search->gifts[at]);
}

/* A line's means and charges come to those of its units. */
double
vt_worst_search_weigh_mean (const VtWorstSearch *search, guint item, guint n)
{
  double brings = search->means[item] * (double) search->price_weight;
  double gifts =
      (double) search->gifts[item * search->wish->max_units] * (double) get_gift_weight (search);
  double costs =
      (double) vt_trial_items_get (search->items, item)->cost_minor * (double) search->cost_weight;

  return (brings - gifts - costs - ROUNDING * (ABS (brings) + gifts + costs)) * n;
}

/* ---- what can apply ---- */

static gboolean
is_met (const VtWorstSearch *search,
        const VtDemand      *demand,
        const VtTrialCount  *counts,
        guint                n_counts)
{
  gint64 sum = 0;

  for (guint i = 0; i < n_counts; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (search->items, counts[i].item);

      if (vt_demand_is_served (demand, search->shop, item))
        sum += counts[i].n * (demand->type == VT_DEMAND_AMOUNT ? item->price_minor : 1);
    }
  return sum >= demand->least;
}

static gboolean
may_apply (const VtWorstSearch *search, guint offer, const VtTrialCount *counts, guint n_counts)
{
  const GArray *demands = search->demands->pdata[offer];

  for (guint i = 0; i < demands->len; i++)
    if (!is_met (search, &g_array_index (demands, VtDemand, i), counts, n_counts))
      return FALSE;
  return TRUE;
}

/* (element-type guint): of the offers that can do something to what is in the cart, those that have
 * what they need, in order; they are allowed until forbid() is called. */
static GArray *
allow (VtWorstSearch *search, const VtTrialCount *counts, guint n_counts)
{
  GArray *offers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < search->active->len; i++)
    {
      guint offer = g_array_index (search->active, guint, i);

      if (search->allowed[offer] && may_apply (search, offer, counts, n_counts))
        g_array_append_val (offers, offer);
    }
  memset (search->allowed, 0, search->shop->offers->len);
  for (guint i = 0; i < offers->len; i++)
    search->allowed[g_array_index (offers, guint, i)] = TRUE;
  return offers;
}

static GArray *
find_offers (VtWorstSearch *search, const VtTrialCount *counts, guint n_counts)
{
  memset (search->allowed, 0, search->shop->offers->len);
  for (guint i = 0; i < n_counts; i++)
    {
      const GArray *effects = vt_least_left_get_effects (search->least, counts[i].item);

      for (guint j = 0; j < effects->len; j++)
        search->allowed[g_array_index (effects, VtEffect, j).offer] = TRUE;
    }
  return allow (search, counts, n_counts);
}

/* Whether the offers that are allowed could make the cart worse than the worst yet. */
static gboolean
could_be_worse (const VtWorstSearch *search,
                const VtTrialCount  *counts,
                guint                n_counts,
                const guint8        *allowed)
{
  gint64 sum = 0;

  for (guint i = 0; i < n_counts; i++)
    {
      guint item = counts[i].item;
      guint n = counts[i].n;

      sum += weigh (search, item, n, vt_least_left_get (search->least, item, n, allowed),
                    vt_least_left_get_gifts (search->least, item, n, allowed));
    }
  return sum < 0;
}

/* ---- shoppers ---- */

/* The shoppers that some offers tell apart, and for each of them which offers may be open. */
typedef struct
{
  VtTrialShoppers *shoppers; /* (owned) */
  GPtrArray       *open;     /* (owned) (element-type guint8*): of the offers of the shop */
} Public;

static void
public_free (gpointer data)
{
  Public *self = data;

  vt_trial_shoppers_free (self->shoppers);
  g_ptr_array_unref (self->open);
  g_free (self);
}

GHashTable *
vt_worst_search_new_shoppers (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                public_free);
}

static guint8 *
find_open (const VtWorstSearch *search, const GArray *offers, const VtSearchShopper *shopper)
{
  guint8 *open = g_new0 (guint8, search->shop->offers->len + 1);

  for (guint i = 0; i < offers->len; i++)
    {
      guint               index = g_array_index (offers, guint, i);
      const VtTrialOffer *offer = vt_trial_shop_get_offer (search->shop, index);

      open[index] = vt_trial_offer_may_open (offer, shopper) &&
                    vt_trial_times_are_open (offer->times, shopper->now_us, search->shop->zone);
    }
  return open;
}

static const Public *
find_shoppers (VtWorstSearch *search, const GArray *offers)
{
  g_autoptr (GBytes) key = g_bytes_new (offers->data, offers->len * sizeof (guint));
  Public            *self = g_hash_table_lookup (search->shoppers, key);
  VtTrialShopperWish wish = {.offers = (const guint *) offers->data,
                             .n_offers = offers->len,
                             .open = VT_TRIAL_ANY_OPEN,
                             .max = MAX_SHOPPERS};

  if (self != NULL)
    return self;
  self = g_new0 (Public, 1);
  self->shoppers = vt_trial_shoppers_new (search->shop, &wish);
  self->open = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->shoppers->list->len; i++)
    {
      const VtTrialShopper *shopper = self->shoppers->list->pdata[i];

      g_ptr_array_add (self->open, find_open (search, offers, shopper->shopper));
    }
  g_hash_table_insert (search->shoppers, g_steal_pointer (&key), self);
  return self;
}

/* ---- evaluating ---- */

static gint64
count_gifts (const VtWorstSearch *search, const VrResult *result)
{
  gint64 cost_minor = 0;

  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    {
      const VrGift    *gift = vr_result_get_gift (result, i);
      guint32          index = vt_catalog_index_of_sku (search->shop->catalog, gift->sku);
      const VtProduct *product =
          index != VT_PRODUCT_NONE ? vt_catalog_get (search->shop->catalog, index) : NULL;

      if (product != NULL && product->cost_minor != VT_MONEY_UNKNOWN)
        cost_minor += product->cost_minor * gift->quantity;
    }
  return cost_minor;
}

/* Whether a cart comes before the worst yet. */
static gboolean
is_worse (const VtWorstSearch *search, const VtBadCart *cart)
{
  const VtBadCart *worst = &search->worst;

  if (worst->counts->len == 0)
    return (__int128) cart->due_minor * (VT_FLOOR_MAX_PPM - search->wish->floor_ppm) <
           (__int128) cart->cost_minor * VT_FLOOR_MAX_PPM;
  if (cart->per_mille != worst->per_mille)
    return cart->per_mille < worst->per_mille;
  if (cart->n_units != worst->n_units)
    return cart->n_units < worst->n_units;
  if (cart->list_minor != worst->list_minor)
    return cart->list_minor < worst->list_minor;
  return vt_cart_compare_skus (search->items, (const VtTrialCount *) cart->counts->data,
                               cart->counts->len, (const VtTrialCount *) worst->counts->data,
                               worst->counts->len) < 0;
}

/* From now on only carts that bring no larger a share count: due × (999 − share) < cost × 1000. */
static void
keep (VtWorstSearch *search, const VtBadCart *cart, const VtSearchShopper *shopper)
{
  VtBadCart *worst = &search->worst;

  g_array_set_size (worst->counts, 0);
  g_array_append_vals (worst->counts, cart->counts->data, cart->counts->len);
  vt_search_shopper_free (worst->shopper);
  worst->shopper = vt_search_shopper_copy (shopper);
  worst->per_mille = cart->per_mille;
  worst->n_units = cart->n_units;
  worst->list_minor = cart->list_minor;
  worst->due_minor = cart->due_minor;
  worst->cost_minor = cart->cost_minor;
  search->price_weight = 999 - worst->per_mille;
  search->cost_weight = 1000;
}

/* A cart that may be the worst, and who it is tried with. */
typedef struct
{
  VtWorstSearch        *search; /* (unowned) */
  const VtTrialShopper *shopper;
  VtBadCart            *cart;
  gint64                goods_minor;
} Trial;

/* One of those that come of the cart where products that are alike change places. */
static void
evaluate (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  const Trial    *trial = data;
  VtWorstSearch  *search = trial->search;
  VtBadCart      *cart = trial->cart;
  const VrResult *result;
  const VrTotals *totals;

  if (search->n_carts >= search->wish->max_carts)
    {
      search->is_cut = TRUE;
      return;
    }
  search->n_carts++;
  result = vt_trial_pack_run (search->whole, search->items, trial->shopper, counts, n_counts);
  if (result == NULL)
    {
      search->is_cut = TRUE;
      return;
    }
  g_array_set_size (cart->counts, 0);
  g_array_append_vals (cart->counts, counts, n_counts);
  totals = vr_result_get_totals (result);
  cart->due_minor = totals->due - totals->shipping;
  cart->cost_minor = trial->goods_minor + count_gifts (search, result);
  cart->per_mille = vt_margin_per_mille (cart->due_minor, cart->cost_minor);
  if (is_worse (search, cart))
    keep (search, cart, trial->shopper->shopper);
}

static void
evaluate_for_all (VtWorstSearch      *search,
                  const Public       *shoppers,
                  const VtTrialCount *counts,
                  guint               n_counts)
{
  VtBadCart cart = {.counts = g_array_new (FALSE, FALSE, sizeof (VtTrialCount))};
  Trial     trial = {.search = search, .cart = &cart};

  for (guint i = 0; i < n_counts; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (search->items, counts[i].item);

      cart.n_units += counts[i].n;
      cart.list_minor += counts[i].n * item->price_minor;
      trial.goods_minor += counts[i].n * item->cost_minor;
    }
  for (guint i = 0; i < shoppers->open->len; i++)
    {
      trial.shopper = shoppers->shoppers->list->pdata[i];
      if (could_be_worse (search, counts, n_counts, shoppers->open->pdata[i]))
        vt_trial_twins_foreach (search->twins, counts, n_counts, evaluate, &trial);
    }
  g_array_unref (cart.counts);
}

void
vt_worst_search_try (VtWorstSearch *search, const VtTrialCount *counts, guint n_counts)
{
  g_autoptr (GArray) offers = find_offers (search, counts, n_counts);
  const Public *shoppers;

  if (!could_be_worse (search, counts, n_counts, search->allowed))
    return;
  shoppers = find_shoppers (search, offers);
  search->is_cut = search->is_cut || !shoppers->shoppers->is_complete;
  evaluate_for_all (search, shoppers, counts, n_counts);
}
