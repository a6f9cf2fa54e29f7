/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a selector can ask of a product, taken apart from what the catalogue keeps. */

#include "vt-facts.h"

#include <string.h>

static char **
split_category (const char *path)
{
  char **parts = g_strsplit (path, ">", -1);
  guint  n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);

      if (*part != '\0')
        parts[n++] = part;
      else
        g_free (part);
    }
  parts[n] = NULL;
  return parts;
}

/* An empty one where the text is not JSON of that type. */
static JsonNode *
parse (const char *json, JsonNodeType type)
{
  const char *empty = type == JSON_NODE_ARRAY ? "[]" : "{}";
  g_autoptr (JsonNode) node = *json != '\0' ? json_from_string (json, NULL) : NULL;

  if (node != NULL && JSON_NODE_TYPE (node) == type)
    return g_steal_pointer (&node);
  return json_from_string (empty, NULL);
}

void
vt_facts_clear (VtFacts *facts)
{
  g_clear_pointer (&facts->category, g_strfreev);
  g_clear_pointer (&facts->tags, json_node_unref);
  g_clear_pointer (&facts->attributes, json_node_unref);
}

static const char *
get_text (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
has_text (JsonArray *array, const char *text)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_strcmp0 (get_text (json_array_get_element (array, i)), text) == 0)
      return TRUE;
  return FALSE;
}

const char *const *
vt_facts_get_category (VtFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  if (facts->category == NULL)
    facts->category = split_category (facts->product->category);
  return (const char *const *) facts->category;
}

gboolean
vt_facts_has_tag (VtFacts *facts, const char *tag)
{
  g_return_val_if_fail (facts != NULL, FALSE);

  if (facts->tags == NULL)
    facts->tags = parse (facts->product->tags_json, JSON_NODE_ARRAY);
  return has_text (json_node_get_array (facts->tags), tag);
}

char *
vt_facts_dup_attribute (VtFacts *facts, const char *name)
{
  JsonNode *node;
  GType     type;

  g_return_val_if_fail (facts != NULL, NULL);

  if (facts->attributes == NULL)
    facts->attributes = parse (facts->product->attributes_json, JSON_NODE_OBJECT);
  node = json_object_get_member (json_node_get_object (facts->attributes), name);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  type = json_node_get_value_type (node);
  return type == G_TYPE_STRING ? json_node_dup_string (node) : json_to_string (node, FALSE);
}

void
vt_facts_list (VtFacts *facts, GPtrArray *tags, GPtrArray *names)
{
  JsonArray     *array;
  JsonObjectIter iter;
  const char    *name;

  g_return_if_fail (facts != NULL && tags != NULL && names != NULL);

  if (facts->tags == NULL)
    facts->tags = parse (facts->product->tags_json, JSON_NODE_ARRAY);
  if (facts->attributes == NULL)
    facts->attributes = parse (facts->product->attributes_json, JSON_NODE_OBJECT);
  array = json_node_get_array (facts->tags);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (get_text (json_array_get_element (array, i)) != NULL)
      g_ptr_array_add (tags, g_strdup (get_text (json_array_get_element (array, i))));
  json_object_iter_init (&iter, json_node_get_object (facts->attributes));
  while (json_object_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* ---- the parts of a selector ---- */

static gboolean
match_skus (VtFacts *facts, JsonNode *node)
{
  JsonArray *skus;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  skus = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (skus); i++)
    {
      const char *sku = get_text (json_array_get_element (skus, i));

      if (sku != NULL && g_ascii_strcasecmp (sku, facts->product->sku) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_tags (VtFacts *facts, JsonNode *node)
{
  JsonArray *tags;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  tags = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (tags); i++)
    {
      const char *tag = get_text (json_array_get_element (tags, i));

      if (tag != NULL && vt_facts_has_tag (facts, tag))
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with (const char *const *category, JsonNode *path)
{
  JsonArray *parts;

  if (!JSON_NODE_HOLDS_ARRAY (path))
    return FALSE;
  parts = json_node_get_array (path);
  for (guint i = 0; i < json_array_get_length (parts); i++)
    if (category[i] == NULL ||
        g_strcmp0 (get_text (json_array_get_element (parts, i)), category[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
match_categories (VtFacts *facts, JsonNode *node)
{
  JsonArray *paths;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  paths = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (paths); i++)
    if (begins_with (vt_facts_get_category (facts), json_array_get_element (paths, i)))
      return TRUE;
  return FALSE;
}

static gboolean
match_attributes (VtFacts *facts, JsonNode *node)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      g_autofree char *has = vt_facts_dup_attribute (facts, name);

      if (has == NULL || g_strcmp0 (has, get_text (value)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gint64
get_bound (JsonObject *price, const char *name, gint64 missing)
{
  JsonNode *node = json_object_get_member (price, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : missing;
}

static gboolean
match_price (VtFacts *facts, JsonNode *node)
{
  gint64 price_minor = facts->product->price_minor;

  return JSON_NODE_HOLDS_OBJECT (node) && price_minor != VT_MONEY_UNKNOWN &&
         price_minor >= get_bound (json_node_get_object (node), "from", 0) &&
         price_minor <= get_bound (json_node_get_object (node), "to", G_MAXINT64);
}

static gboolean
match_brands (VtFacts *facts, JsonNode *node)
{
  return JSON_NODE_HOLDS_ARRAY (node) &&
         has_text (json_node_get_array (node), facts->product->brand);
}

static gboolean
match_part (VtFacts *facts, const char *name, JsonNode *node)
{
  if (strcmp (name, "skus") == 0)
    return match_skus (facts, node);
  if (strcmp (name, "brands") == 0)
    return match_brands (facts, node);
  if (strcmp (name, "tags") == 0)
    return match_tags (facts, node);
  if (strcmp (name, "categories") == 0)
    return match_categories (facts, node);
  if (strcmp (name, "attributes") == 0)
    return match_attributes (facts, node);
  if (strcmp (name, "price") == 0)
    return match_price (facts, node);
  if (strcmp (name, "except") == 0)
    return !JSON_NODE_HOLDS_OBJECT (node) || !vt_facts_match (facts, json_node_get_object (node));
  return TRUE;
}

gboolean
vt_facts_match (VtFacts *facts, JsonObject *selector)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  g_return_val_if_fail (facts != NULL, FALSE);
  g_return_val_if_fail (selector != NULL, FALSE);

  if (facts->product->kind == VT_PRODUCT_FEE)
    return FALSE;
  json_object_iter_init (&iter, selector);
  while (json_object_iter_next (&iter, &name, &node))
    if (!match_part (facts, name, node))
      return FALSE;
  return TRUE;
}
