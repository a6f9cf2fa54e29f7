/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists in an offer's terms, changed by what their elements are. */

#include "vt-terms-list.h"

#include <string.h>

JsonNode *
vt_terms_text_new (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return json_node_init_string (json_node_alloc (), text);
}

JsonNode *
vt_terms_int64_new (gint64 value)
{
  return json_node_init_int (json_node_alloc (), value);
}

const char *
vt_terms_element_get_sku (JsonNode *element)
{
  g_return_val_if_fail (element != NULL, NULL);

  if (JSON_NODE_HOLDS_OBJECT (element))
    return vt_terms_get_text (json_node_get_object (element), "sku");
  return json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element)
                                                             : NULL;
}

static gboolean
holds_skus (const char *path)
{
  const char *slash = strrchr (path, '/');

  return vt_terms_is_sku (slash != NULL ? slash + 1 : path);
}

static gboolean
is_same (JsonNode *element, JsonNode *other, gboolean by_sku)
{
  const char *sku = by_sku ? vt_terms_element_get_sku (element) : NULL;
  const char *other_sku = by_sku ? vt_terms_element_get_sku (other) : NULL;

  if (sku != NULL && other_sku != NULL)
    return g_ascii_strcasecmp (sku, other_sku) == 0;
  return json_node_equal (element, other);
}

gboolean
vt_terms_list_find (JsonNode *terms, const char *path, JsonNode *element, guint *ret_index)
{
  JsonNode  *node;
  JsonArray *array;
  gboolean   by_sku;

  g_return_val_if_fail (terms != NULL && path != NULL && element != NULL, FALSE);

  node = vt_terms_path_get (terms, path);
  array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  by_sku = holds_skus (path) || JSON_NODE_HOLDS_OBJECT (element);
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    if (is_same (json_array_get_element (array, i), element, by_sku))
      {
        if (ret_index != NULL)
          *ret_index = i;
        return TRUE;
      }
  return FALSE;
}

JsonNode *
vt_terms_list_add (JsonNode *terms, const char *path, JsonNode *element, GError **error)
{
  if (vt_terms_list_find (terms, path, element, NULL))
    return json_node_ref (terms);
  return vt_terms_path_insert (terms, path, G_MAXUINT, element, error);
}

JsonNode *
vt_terms_list_remove (JsonNode *terms, const char *path, JsonNode *element, GError **error)
{
  g_autofree char *place = NULL;
  guint            index;

  if (!vt_terms_list_find (terms, path, element, &index))
    return json_node_ref (terms);
  place = g_strdup_printf ("%s/%u", path, index);
  return vt_terms_path_set (terms, place, NULL, error);
}

JsonNode *
vt_terms_list_move (JsonNode *terms, const char *path, JsonNode *element, guint to, GError **error)
{
  guint index;

  if (!vt_terms_list_find (terms, path, element, &index))
    return json_node_ref (terms);
  return vt_terms_path_move (terms, path, index, to, error);
}
