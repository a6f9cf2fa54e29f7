/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small cart that an offer applies to, found by asking the evaluator what is lacking. */

#include "vt-cart.h"

#include "vt-compile.h"
#include "vt-evaluate.h"
#include "vt-reach.h"

#define MAX_ROUNDS 12
/* Of what an offer selects, so many products are tried. */
#define MAX_CANDIDATES 60

typedef struct
{
  VtCatalog        *catalog;    /* (unowned) */
  const VtCurrency *currency;   /* (unowned) */
  GBytes           *pack;       /* (owned) (nullable) */
  GArray           *candidates; /* (owned): product indices */
} Filler;

static void
filler_clear (Filler *filler)
{
  g_clear_pointer (&filler->pack, g_bytes_unref);
  g_clear_pointer (&filler->candidates, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filler, filler_clear)

/* What the offer names or selects; whatever has a price where it selects everything. */
static GArray *
list_candidates (const VtOffer *offer, VtCatalog *catalog)
{
  g_autoptr (VtReach) reach = vt_reach_of (offer, catalog);
  GArray *list = vt_reach_list (reach);

  if (list->len > 0)
    return list;
  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    if (vt_catalog_get (catalog, i)->kind == VT_PRODUCT_GOODS &&
        vt_catalog_get (catalog, i)->price_minor > 0)
      g_array_append_val (list, i);
  return list;
}

static VrResult *
evaluate (const Filler *filler, const VtCart *cart)
{
  g_autofree char *json = vt_cart_to_json (cart, filler->catalog, filler->currency, NULL);

  return json != NULL ? vt_evaluate (filler->pack, json, NULL) : NULL;
}

/* How much is lacking; 0 where nothing is that a product could mend. */
static gint64
measure_lack (const VrVerdict *verdict)
{
  gint64 lack = 0;

  if (verdict->code != VR_VERDICT_NOT_MET)
    return 0;
  for (size_t i = 0; i < verdict->n_needs; i++)
    lack += verdict->needs[i].quantity + verdict->needs[i].amount;
  return lack;
}

static void
add_units (VtCart *cart, const char *sku, gint64 quantity)
{
  vt_cart_set (cart, sku, MIN (vt_cart_get (cart, sku) + quantity, VT_CART_MAX_QUANTITY));
}

/* What is lacking with one unit more of a product; @lack if that cannot be computed. */
static gint64
measure_with (const Filler *filler, VtCart *cart, const char *sku, gint64 lack)
{
  gint64 before = vt_cart_get (cart, sku);
  g_autoptr (VrResult) result = NULL;

  add_units (cart, sku, 1);
  result = evaluate (filler, cart);
  vt_cart_set (cart, sku, before);
  return result != NULL ? measure_lack (vr_result_get_verdict (result, 0)) : lack;
}

/* One unit of the cheapest candidate with which nothing is lacking any more; if there is none, of
 * the first with which less is. */
static gboolean
add_any (const Filler *filler, VtCart *cart, gint64 lack)
{
  const VtProduct *best = NULL;
  gboolean         is_enough = FALSE;

  for (guint i = 0; i < MIN (filler->candidates->len, MAX_CANDIDATES); i++)
    {
      guint32          index = g_array_index (filler->candidates, guint32, i);
      const VtProduct *product = vt_catalog_get (filler->catalog, index);
      gint64           left = measure_with (filler, cart, product->sku, lack);

      if (left == 0 && (!is_enough || product->price_minor < best->price_minor))
        {
          best = product;
          is_enough = TRUE;
        }
      else if (left < lack && best == NULL)
        best = product;
    }
  if (best == NULL)
    return FALSE;
  add_units (cart, best->sku, 1);
  return TRUE;
}

static gboolean
is_better (const VtProduct *product, const VtProduct *best, gint64 amount_minor)
{
  if (best->price_minor >= amount_minor)
    return product->price_minor >= amount_minor && product->price_minor < best->price_minor;
  return product->price_minor > best->price_minor;
}

/* The cheapest candidate that brings the amount by itself; else as many of the dearest as it takes.
 */
static gboolean
add_amount (const Filler *filler, VtCart *cart, gint64 amount_minor)
{
  const VtProduct *best = NULL;

  for (guint i = 0; i < filler->candidates->len; i++)
    {
      const VtProduct *product =
          vt_catalog_get (filler->catalog, g_array_index (filler->candidates, guint32, i));

      if (product->price_minor > 0 && (best == NULL || is_better (product, best, amount_minor)))
        best = product;
    }
  if (best == NULL)
    return FALSE;
  add_units (
      cart, best->sku,
      MIN ((amount_minor + best->price_minor - 1) / best->price_minor, VT_CART_MAX_QUANTITY));
  return TRUE;
}

/* %FALSE if nothing can be put into the cart that would help. */
static gboolean
meet (const Filler *filler, VtCart *cart, const VrVerdict *verdict)
{
  gint64   lack = measure_lack (verdict);
  gboolean any = FALSE;

  for (size_t i = 0; i < verdict->n_needs; i++)
    {
      const VrNeed *need = &verdict->needs[i];

      if (need->sku != NULL && need->quantity > 0)
        {
          add_units (cart, need->sku, need->quantity);
          any = TRUE;
        }
      else if (need->amount > 0)
        any = add_amount (filler, cart, need->amount) || any;
    }
  return any || (lack > 0 && add_any (filler, cart, lack));
}

VtCart *
vt_cart_for_offer (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  g_auto (Filler) filler = {catalog, currency};
  g_autoptr (VtOffer) open = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  VtCart *cart;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  if (offer->kind == VT_OFFER_BUNDLE)
    return vt_cart_from_offer (offer);

  cart = vt_cart_new ();
  open = vt_offer_open_to_all (offer);
  offers = g_ptr_array_new ();
  g_ptr_array_add (offers, open);
  filler.pack = vt_offers_compile (offers, open->id, catalog, currency, "alone", 0, NULL);
  if (filler.pack == NULL)
    return cart;
  filler.candidates = list_candidates (offer, catalog);
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      g_autoptr (VrResult) result = evaluate (&filler, cart);

      if (result == NULL || vr_result_get_verdict (result, 0)->code != VR_VERDICT_NOT_MET ||
          !meet (&filler, cart, vr_result_get_verdict (result, 0)))
        break;
    }
  return cart;
}
