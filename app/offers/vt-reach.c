/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far offers reach: the products they name or select, and what is asked of these. */

#include "vt-reach.h"

#include <string.h>

VtReach *
vt_reach_new (VtCatalog *catalog)
{
  VtReach *reach;

  g_return_val_if_fail (catalog != NULL, NULL);

  reach = g_new0 (VtReach, 1);
  reach->catalog = vt_catalog_ref (catalog);
  reach->products = g_hash_table_new (NULL, NULL);
  reach->named = g_hash_table_new (NULL, NULL);
  reach->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reach->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reach->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reach->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reach->selectors = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  return reach;
}

void
vt_reach_free (VtReach *reach)
{
  if (reach == NULL)
    return;

  vt_catalog_unref (reach->catalog);
  g_hash_table_unref (reach->products);
  g_hash_table_unref (reach->named);
  g_hash_table_unref (reach->missing);
  g_hash_table_unref (reach->unknown);
  g_hash_table_unref (reach->tags);
  g_hash_table_unref (reach->attributes);
  g_ptr_array_unref (reach->selectors);
  g_free (reach);
}

/* ---- what is named ---- */

/* A SKU that is given or suggested: without the product there is no offer. */
static void
add_named (VtReach *reach, const char *sku)
{
  guint32 index = vt_catalog_index_of_sku (reach->catalog, sku);

  if (index == VT_PRODUCT_NONE)
    {
      g_hash_table_add (reach->missing, g_strdup (sku));
      return;
    }
  g_hash_table_add (reach->named, GUINT_TO_POINTER (index));
  g_hash_table_add (reach->products, GUINT_TO_POINTER (index));
}

/* A SKU that is asked for: one that is gone is never there. What was not filled in yet is none. */
static void
add_asked (VtReach *reach, const char *sku)
{
  guint32 index = vt_catalog_index_of_sku (reach->catalog, sku);

  if (*sku == '\0')
    return;
  if (index == VT_PRODUCT_NONE)
    g_hash_table_add (reach->unknown, g_strdup (sku));
  else if (vt_catalog_get (reach->catalog, index)->price_minor != VT_MONEY_UNKNOWN)
    g_hash_table_add (reach->products, GUINT_TO_POINTER (index));
}

static void
add_sku (VtReach *reach, const char *member, const char *sku)
{
  if (strcmp (member, "skus") == 0 || strcmp (member, "has") == 0)
    add_asked (reach, sku);
  else
    add_named (reach, sku);
}

/* ---- what is selected ---- */

/* The texts of an array into a set. */
static void
add_texts (GHashTable *set, JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_hash_table_add (set, json_node_dup_string (element));
    }
}

static void
add_names (GHashTable *set, JsonNode *node)
{
  JsonObjectIter iter;
  const char    *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, NULL))
    g_hash_table_add (set, g_strdup (name));
}

/* A selector that only lists SKUs, or selects everything, needs no looking for. Where it asks for
 * other facts the price is left aside, as a cart may have another than the catalogue. */
static void
add_selector (VtReach *reach, JsonObject *selector)
{
  g_autoptr (JsonObject) wanted = json_object_new ();
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init (&iter, selector);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (strcmp (name, "tags") == 0)
        add_texts (reach->tags, node);
      else if (strcmp (name, "attributes") == 0)
        add_names (reach->attributes, node);
      reach->asks_category = reach->asks_category || strcmp (name, "categories") == 0;
      reach->asks_brand = reach->asks_brand || strcmp (name, "brands") == 0;
      if (strcmp (name, "except") != 0 && strcmp (name, "price") != 0 &&
          !g_str_has_prefix (name, "x-"))
        json_object_set_member (wanted, name, json_node_copy (node));
    }
  if (json_object_get_size (wanted) == 0 && json_object_has_member (selector, "price"))
    json_object_set_member (wanted, "price",
                            json_node_copy (json_object_get_member (selector, "price")));
  if (json_object_get_size (wanted) > 0 && !json_object_has_member (wanted, "skus"))
    g_ptr_array_add (reach->selectors, g_steal_pointer (&wanted));
}

/* ---- the terms ---- */

static void look_into (VtReach *reach, const char *member, JsonNode *node);

static void
look_into_object (VtReach *reach, JsonObject *object)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    look_into (reach, name, node);
}

/* @member: the name of what the node is, or is an element of. */
static void
look_into (VtReach *reach, const char *member, JsonNode *node)
{
  if (vt_terms_is_opaque (member))
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        look_into (reach, member, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      if (vt_terms_is_selector (member))
        add_selector (reach, json_node_get_object (node));
      look_into_object (reach, json_node_get_object (node));
    }
  else if (vt_terms_is_sku (member) && json_node_get_value_type (node) == G_TYPE_STRING)
    add_sku (reach, member, json_node_get_string (node));
}

/* Attributes that two products have to have in common. */
static void
add_common_attributes (VtReach *reach, JsonObject *terms)
{
  JsonNode  *alternative = json_object_get_member (terms, "alternative");
  JsonNode  *items = json_object_get_member (terms, "items");
  JsonArray *array;

  if (alternative != NULL && JSON_NODE_HOLDS_OBJECT (alternative))
    add_texts (reach->attributes,
               json_object_get_member (json_node_get_object (alternative), "required"));
  if (items == NULL || !JSON_NODE_HOLDS_ARRAY (items))
    return;
  array = json_node_get_array (items);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (item))
        add_texts (reach->attributes,
                   json_object_get_member (json_node_get_object (item), "compatible"));
    }
}

/* Whether an object of the terms speaks of everything: it has no selector, or one that asks for
 * nothing but what is left out. */
static gboolean
is_of_everything (JsonObject *object)
{
  JsonObject    *selector = vt_terms_get_object (object, "select");
  JsonObjectIter iter;
  const char    *name;

  if (selector == NULL)
    return TRUE;
  json_object_iter_init (&iter, selector);
  while (json_object_iter_next (&iter, &name, NULL))
    if (strcmp (name, "except") != 0 && !g_str_has_prefix (name, "x-"))
      return FALSE;
  return TRUE;
}

static void
add_weight (VtReach *reach, JsonObject *terms)
{
  JsonNode *measure = json_object_get_member (terms, "measure");

  if (measure == NULL || json_node_get_value_type (measure) != G_TYPE_STRING ||
      strcmp (json_node_get_string (measure), "weight") != 0)
    return;
  reach->asks_weight = TRUE;
  reach->weighs_all = reach->weighs_all || is_of_everything (terms);
}

static gboolean
has_slot_of_everything (JsonArray *slots)
{
  for (guint i = 0; i < vt_terms_get_length (slots); i++)
    if (is_of_everything (vt_terms_get_element (slots, i)))
      return TRUE;
  return FALSE;
}

/* A margin is kept only of products whose cost the pack says. */
static void
add_cost (VtReach *reach, const VtOffer *offer)
{
  JsonObject *terms = vt_offer_get_terms (offer);
  JsonObject *guards = vt_terms_get_object (terms, "guards");

  if (guards == NULL || !json_object_has_member (guards, "min_margin"))
    return;
  switch (offer->kind)
    {
    case VT_OFFER_VOLUME:
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_MARKDOWN:
      reach->costs_all = reach->costs_all || is_of_everything (terms);
      break;
    case VT_OFFER_MIX_AND_MATCH:
      reach->costs_all =
          reach->costs_all || has_slot_of_everything (vt_terms_get_array (terms, "slots"));
      break;
    /* Of these what has a price by the offer is named. */
    case VT_OFFER_BUNDLE:
    case VT_OFFER_TIER_LADDER:
    case VT_OFFER_DOWNSELL:
    case VT_OFFER_PROTECTION:
    case VT_OFFER_CROSS_SELL:
    case VT_OFFER_ADD_ON:
    case VT_OFFER_FOLLOW_UP:
    default:
      break;
    }
}

void
vt_reach_add (VtReach *reach, const VtOffer *offer)
{
  JsonObject *terms;

  g_return_if_fail (reach != NULL);
  g_return_if_fail (offer != NULL);

  terms = vt_offer_get_terms (offer);
  for (guint i = 0; i < offer->components->len; i++)
    add_named (reach, ((const VtComponent *) offer->components->pdata[i])->sku);
  look_into_object (reach, terms);
  add_common_attributes (reach, terms);
  add_weight (reach, terms);
  add_cost (reach, offer);
}

static gboolean
is_selected (VtReach *reach, const VtProduct *product)
{
  g_auto (VtFacts) facts = {product};

  for (guint i = 0; i < reach->selectors->len; i++)
    if (vt_facts_match (&facts, reach->selectors->pdata[i]))
      return TRUE;
  return FALSE;
}

void
vt_reach_finish (VtReach *reach)
{
  g_return_if_fail (reach != NULL);

  if (reach->selectors->len == 0 && !reach->weighs_all && !reach->costs_all)
    return;
  for (guint32 i = 0; i < vt_catalog_get_n_products (reach->catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (reach->catalog, i);

      /* What has no price cannot stand in a pack, nor in a cart. */
      if (product->price_minor == VT_MONEY_UNKNOWN)
        continue;
      if ((reach->weighs_all && product->weight_g != VT_WEIGHT_UNKNOWN) ||
          (reach->costs_all && product->cost_minor != VT_MONEY_UNKNOWN) ||
          is_selected (reach, product))
        g_hash_table_add (reach->products, GUINT_TO_POINTER (i));
    }
}

void
vt_reach_finish_with (VtReach *reach, const GArray *products)
{
  g_return_if_fail (reach != NULL);
  g_return_if_fail (products != NULL);

  for (guint i = 0; i < products->len; i++)
    g_hash_table_add (reach->products, GUINT_TO_POINTER (g_array_index (products, guint32, i)));
}

VtReach *
vt_reach_of (const VtOffer *offer, VtCatalog *catalog)
{
  VtReach *reach = vt_reach_new (catalog);

  vt_reach_add (reach, offer);
  vt_reach_finish (reach);
  return reach;
}

static int
compare_skus (gconstpointer a, gconstpointer b, gpointer catalog)
{
  return strcmp (vt_catalog_get (catalog, *(const guint32 *) a)->sku,
                 vt_catalog_get (catalog, *(const guint32 *) b)->sku);
}

GArray *
vt_reach_list (VtReach *reach)
{
  GArray        *list;
  GHashTableIter iter;
  gpointer       key;

  g_return_val_if_fail (reach != NULL, NULL);

  list = g_array_sized_new (FALSE, FALSE, sizeof (guint32), g_hash_table_size (reach->products));
  g_hash_table_iter_init (&iter, reach->products);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 index = GPOINTER_TO_UINT (key);

      g_array_append_val (list, index);
    }
  g_array_sort_with_data (list, compare_skus, reach->catalog);
  return list;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
vt_reach_list_named (VtReach *reach, GPtrArray *skus)
{
  GHashTableIter iter;
  gpointer       key;

  g_return_if_fail (reach != NULL);
  g_return_if_fail (skus != NULL);

  g_hash_table_iter_init (&iter, reach->named);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (skus, g_strdup (vt_catalog_get (reach->catalog, GPOINTER_TO_UINT (key))->sku));
  g_hash_table_iter_init (&iter, reach->missing);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (skus, g_strdup (key));
  g_ptr_array_sort (skus, compare_texts);
}

void
vt_reach_list_unknown (VtReach *reach, GPtrArray *skus)
{
  GHashTableIter iter;
  gpointer       key;

  g_return_if_fail (reach != NULL);
  g_return_if_fail (skus != NULL);

  g_hash_table_iter_init (&iter, reach->unknown);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (skus, g_strdup (key));
  g_ptr_array_sort (skus, compare_texts);
}

gboolean
vt_reach_has (VtReach *reach, guint32 product)
{
  g_return_val_if_fail (reach != NULL, FALSE);

  return g_hash_table_contains (reach->products, GUINT_TO_POINTER (product));
}
