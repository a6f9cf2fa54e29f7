/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products that a protection offer is for, by price. */

#include "vt-protection-cover.h"

#include "vt-facts.h"
#include "vt-protection-bands.h"

/* (element-type guint32 + 1): products that are plans of the offer. */
static GHashTable *
find_plans (JsonObject *terms, VtCatalog *catalog)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);
  JsonArray  *plans = vt_terms_get_array (terms, "plans");

  for (guint i = 0; i < vt_terms_get_length (plans); i++)
    {
      const char *sku = vt_terms_get_text (vt_terms_get_element (plans, i), "sku");
      guint32     product = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;

      if (product != VT_PRODUCT_NONE)
        g_hash_table_add (found, GUINT_TO_POINTER (product + 1));
    }
  return found;
}

static int
compare_by_price (gconstpointer a, gconstpointer b, gpointer catalog)
{
  guint32 product = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;
  gint64  price_minor = vt_catalog_get (catalog, product)->price_minor;
  gint64  other_minor = vt_catalog_get (catalog, other)->price_minor;

  if (price_minor != other_minor)
    return price_minor < other_minor ? -1 : 1;
  return product < other ? -1 : product > other;
}

VtProtectionCover *
vt_protection_cover_new (const VtOffer *offer, VtCatalog *catalog)
{
  VtProtectionCover *self;
  JsonObject        *select;
  g_autoptr (GHashTable) plans = NULL;

  g_return_val_if_fail (offer != NULL && catalog != NULL, NULL);

  self = g_new0 (VtProtectionCover, 1);
  self->catalog = vt_catalog_ref (catalog);
  self->products = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->prices = g_array_new (FALSE, FALSE, sizeof (gint64));
  plans = find_plans (vt_offer_get_terms (offer), catalog);
  select = vt_terms_get_object (vt_offer_get_terms (offer), "select");
  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);
      g_auto (VtFacts) facts = {product};
      gboolean is_selected;

      if (product->kind == VT_PRODUCT_FEE ||
          g_hash_table_contains (plans, GUINT_TO_POINTER (i + 1)))
        continue;
      is_selected = select == NULL || vt_facts_match (&facts, select);
      if (is_selected || product->kind != VT_PRODUCT_PLAN)
        self->n_all++;
      if (!is_selected)
        continue;
      if (product->price_minor == VT_MONEY_UNKNOWN)
        self->n_without_price++;
      else
        g_array_append_val (self->products, i);
    }
  g_array_sort_with_data (self->products, compare_by_price, catalog);
  for (guint i = 0; i < self->products->len; i++)
    {
      guint32 product = g_array_index (self->products, guint32, i);

      g_array_append_val (self->prices, vt_catalog_get (catalog, product)->price_minor);
    }
  return self;
}

void
vt_protection_cover_free (VtProtectionCover *self)
{
  if (self == NULL)
    return;

  vt_catalog_unref (self->catalog);
  g_array_unref (self->products);
  g_array_unref (self->prices);
  g_free (self);
}

static gboolean
has_plan (GArray *bands, gint64 price_minor)
{
  for (guint i = 0; i < bands->len; i++)
    {
      const VtPlanBand *band = &g_array_index (bands, VtPlanBand, i);

      if (band->from_minor <= price_minor && price_minor <= band->to_minor)
        return TRUE;
    }
  return FALSE;
}

GArray *
vt_protection_cover_list_without_plan (const VtProtectionCover *self, const VtOffer *offer)
{
  g_autoptr (GArray) bands = NULL;
  GArray *without;

  g_return_val_if_fail (self != NULL && offer != NULL, NULL);

  bands = vt_plan_bands_read (vt_offer_get_terms (offer));
  without = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < self->products->len; i++)
    if (!has_plan (bands, g_array_index (self->prices, gint64, i)))
      g_array_append_val (without, g_array_index (self->products, guint32, i));
  return without;
}
