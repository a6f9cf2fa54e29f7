/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a suggestion of an offer may cost at most. */

#include "vt-price-cap.h"

#include "vt-terms-list.h"

gint64
vt_price_cap_get (JsonNode *terms)
{
  gint64 cap_minor;

  g_return_val_if_fail (terms != NULL, VT_MONEY_UNKNOWN);

  if (!JSON_NODE_HOLDS_OBJECT (terms))
    return VT_MONEY_UNKNOWN;
  cap_minor = vt_terms_get_int64 (json_node_get_object (terms), VT_PRICE_CAP_PATH, -1);
  return cap_minor >= 0 ? cap_minor : VT_MONEY_UNKNOWN;
}

gboolean
vt_price_cap_is_above (JsonNode *terms, VtCatalog *catalog, const char *sku)
{
  gint64  cap_minor;
  gint64  price_minor;
  guint32 product;

  g_return_val_if_fail (terms != NULL && catalog != NULL && sku != NULL, FALSE);

  cap_minor = vt_price_cap_get (terms);
  product = vt_catalog_index_of_sku (catalog, sku);
  if (cap_minor == VT_MONEY_UNKNOWN || product == VT_PRODUCT_NONE)
    return FALSE;
  price_minor = vt_catalog_get (catalog, product)->price_minor;
  return price_minor != VT_MONEY_UNKNOWN && price_minor > cap_minor;
}

static JsonArray *
get_items (JsonNode *terms)
{
  return JSON_NODE_HOLDS_OBJECT (terms) ? vt_terms_get_array (json_node_get_object (terms), "items")
                                        : NULL;
}

static gboolean
is_item_above (JsonNode *terms, VtCatalog *catalog, guint index)
{
  const char *sku = vt_terms_get_text (vt_terms_get_element (get_items (terms), index), "sku");

  return sku != NULL && vt_price_cap_is_above (terms, catalog, sku);
}

GPtrArray *
vt_price_cap_list_above (JsonNode *terms, VtCatalog *catalog)
{
  GPtrArray *skus = g_ptr_array_new_with_free_func (g_free);
  JsonArray *items;

  g_return_val_if_fail (terms != NULL && catalog != NULL, skus);

  items = get_items (terms);
  for (guint i = 0; i < vt_terms_get_length (items); i++)
    if (is_item_above (terms, catalog, i))
      g_ptr_array_add (skus, g_strdup (vt_terms_get_text (vt_terms_get_element (items, i), "sku")));
  return skus;
}

JsonNode *
vt_price_cap_take_out (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  g_autoptr (JsonNode) kept = NULL;

  g_return_val_if_fail (terms != NULL && catalog != NULL, NULL);

  kept = json_node_ref (terms);
  for (guint i = vt_terms_get_length (get_items (terms)); i-- > 0;)
    {
      g_autofree char *path = g_strdup_printf ("items/%u", i);
      JsonNode        *next;

      if (!is_item_above (terms, catalog, i))
        continue;
      next = vt_terms_path_set (kept, path, NULL, error);
      if (next == NULL)
        return NULL;
      json_node_unref (kept);
      kept = next;
    }
  return g_steal_pointer (&kept);
}
