/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draft bundles made of products. */

#include "vt-suggest.h"

#include "vt-evidence.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define PPM_WHOLE 1000000
#define PPM_PERCENT 10000
#define PPM_USUAL 100000
#define NAME_PART_MAX 40

static char *
name_products (VtCatalog *catalog, const guint32 *products, guint n_products)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (n_products == 0)
    return g_strdup (_ ("New Bundle"));

  first = vt_words_title (vt_catalog_get (catalog, products[0])->title, NAME_PART_MAX);
  if (n_products == 1)
    return g_steal_pointer (&first);

  second = vt_words_title (vt_catalog_get (catalog, products[1])->title, NAME_PART_MAX);
  if (n_products == 2)
    /* Translators: the name of a bundle of two products */
    return g_strdup_printf (_ ("%s + %s"), first, second);
  /* Translators: the name of a bundle of two products and some more */
  return g_strdup_printf (_ ("%s + %s + %u more"), first, second, n_products - 2);
}

/* Whole percent: the usual discount, but at most half of the margin where all of it is known, and
 * never nothing. */
static gint64
choose_percent (VtCatalog *catalog, const guint32 *products, guint n_products)
{
  gint64 price_minor = 0;
  gint64 cost_minor = 0;
  gint64 half_ppm;

  for (guint i = 0; i < n_products; i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, products[i]);

      if (product->price_minor == VT_MONEY_UNKNOWN || product->cost_minor == VT_MONEY_UNKNOWN ||
          __builtin_add_overflow (price_minor, product->price_minor, &price_minor) ||
          __builtin_add_overflow (cost_minor, product->cost_minor, &cost_minor))
        return PPM_USUAL;
    }
  if (price_minor <= 0)
    return PPM_USUAL;
  if (cost_minor >= price_minor)
    return PPM_PERCENT;

  half_ppm = (gint64) ((__int128) (price_minor - cost_minor) * (PPM_WHOLE / 2) / price_minor);
  return CLAMP (half_ppm / PPM_PERCENT * PPM_PERCENT, PPM_PERCENT, PPM_USUAL);
}

/* What the orders say, or nothing where they cannot. */
static char *
note_evidence (VtCatalog *catalog, const guint32 *products, guint n_products, VtPairs *pairs)
{
  VtEvidence evidence;

  if (pairs == NULL || n_products < 2)
    return g_strdup ("");
  for (guint i = 0; i < n_products; i++)
    if (products[i] >= pairs->baskets->n_items)
      return g_strdup ("");

  /* Without a job it cannot be cancelled. */
  if (!vt_evidence_compute (pairs->baskets, NULL, products, n_products, &evidence, NULL, NULL))
    return g_strdup ("");
  return vt_evidence_to_text (&evidence, catalog, products);
}

VtOffer *
vt_offer_from_products (VtCatalog     *catalog,
                        const guint32 *products,
                        guint          n_products,
                        VtPairs       *pairs)
{
  g_autoptr (VtOffer) offer = NULL;
  guint32 taken[VT_OFFER_MAX_COMPONENTS];
  guint   n_taken = 0;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (products != NULL || n_products == 0, NULL);

  offer = vt_offer_new_bundle ("");
  for (guint i = 0; i < n_products && n_taken < VT_OFFER_MAX_COMPONENTS; i++)
    {
      const VtProduct *product;

      g_return_val_if_fail (products[i] < vt_catalog_get_n_products (catalog), NULL);
      product = vt_catalog_get (catalog, products[i]);
      if (vt_offer_find_component (offer, product->sku) != NULL)
        continue;
      vt_offer_add_component (offer, product->sku, 1, FALSE);
      taken[n_taken++] = products[i];
    }

  g_free (offer->name);
  offer->name = name_products (catalog, taken, n_taken);
  g_free (offer->note);
  offer->note = note_evidence (catalog, taken, n_taken, pairs);
  offer->reward.value = choose_percent (catalog, taken, n_taken);
  return g_steal_pointer (&offer);
}
