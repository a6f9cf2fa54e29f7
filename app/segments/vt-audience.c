/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments as offers name them. */

#include "vt-audience.h"

#include "vt-document.h"
#include "vt-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The terms in which conditions stand. */
static const char *const gates[] = {"audience", "when"};

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* ---- which are named ---- */

static void
collect (JsonNode *node, GHashTable *keys)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (json_array_get_element (array, i), keys);
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    {
      if (strcmp (name, "segment") == 0 && json_node_get_value_type (member) == G_TYPE_STRING)
        g_hash_table_add (keys, (gpointer) json_node_get_string (member));
      else if (strcmp (name, "all") == 0 || strcmp (name, "any") == 0 || strcmp (name, "not") == 0)
        collect (member, keys);
    }
}

/* (element-type utf8): texts of the offer, sorted. */
static GPtrArray *
list_keys (const VtOffer *offer)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject    *terms = vt_offer_get_terms (offer);
  GPtrArray     *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;

  for (gsize i = 0; i < G_N_ELEMENTS (gates); i++)
    if (json_object_has_member (terms, gates[i]))
      collect (json_object_get_member (terms, gates[i]), keys);
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (list, key);
  g_ptr_array_sort (list, compare_texts);
  return list;
}

static GStrv
to_strv (GPtrArray *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < list->len; i++)
    g_strv_builder_add (builder, list->pdata[i]);
  return g_strv_builder_end (builder);
}

GStrv
vt_offer_list_segment_keys (const VtOffer *offer)
{
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (offer != NULL, NULL);

  keys = list_keys (offer);
  return to_strv (keys);
}

gboolean
vt_offer_names_segment (const VtOffer *offer, const char *key)
{
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (offer != NULL && key != NULL, FALSE);

  keys = list_keys (offer);
  return g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL);
}

GStrv
vt_offer_list_unknown_segments (const VtOffer *offer, GPtrArray *segments)
{
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (offer != NULL && segments != NULL, NULL);

  keys = list_keys (offer);
  for (guint i = keys->len; i > 0; i--)
    if (vt_segments_find_key (segments, keys->pdata[i - 1]) != NULL)
      g_ptr_array_remove_index (keys, i - 1);
  return to_strv (keys);
}

static void
segment_key_free (gpointer data)
{
  VtSegmentKey *key = data;

  g_free (key->key);
  g_free (key);
}

static VtSegmentKey *
ensure_key (GPtrArray *list, GHashTable *by_key, const char *key)
{
  VtSegmentKey *found = g_hash_table_lookup (by_key, key);

  if (found != NULL)
    return found;
  found = g_new0 (VtSegmentKey, 1);
  found->key = g_strdup (key);
  g_ptr_array_add (list, found);
  g_hash_table_insert (by_key, found->key, found);
  return found;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const VtSegmentKey *const *) a)->key, (*(const VtSegmentKey *const *) b)->key);
}

GPtrArray *
vt_segments_list_keys (GPtrArray *segments, GPtrArray *offers)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (segment_key_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const VtSegment *segment = segments->pdata[i];

      ensure_key (list, by_key, segment->key)->segment = segment;
    }
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      g_autoptr (GPtrArray) keys = list_keys (offers->pdata[i]);

      for (guint k = 0; k < keys->len; k++)
        ensure_key (list, by_key, keys->pdata[k])->n_offers++;
    }
  g_ptr_array_sort (list, compare_keys);
  return list;
}

/* ---- another name ---- */

static JsonNode *rename_in (JsonNode *node, const char *old, const char *key);

static JsonNode *
rename_in_array (JsonArray *array, const char *old, const char *key)
{
  g_autoptr (JsonArray) renamed = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (renamed, rename_in (json_array_get_element (array, i), old, key));
  return json_node_init_array (json_node_alloc (), renamed);
}

static JsonNode *
rename_member (const char *name, JsonNode *member, const char *old, const char *key)
{
  if (strcmp (name, "segment") == 0 && json_node_get_value_type (member) == G_TYPE_STRING &&
      strcmp (json_node_get_string (member), old) == 0)
    return json_node_init_string (json_node_alloc (), key);
  if (strcmp (name, "all") == 0 || strcmp (name, "any") == 0 || strcmp (name, "not") == 0)
    return rename_in (member, old, key);
  return json_node_copy (member);
}

static JsonNode *
rename_in (JsonNode *node, const char *old, const char *key)
{
  g_autoptr (JsonObject) renamed = NULL;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return rename_in_array (json_node_get_array (node), old, key);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return json_node_copy (node);
  renamed = json_object_new ();
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (renamed, name, rename_member (name, member, old, key));
  return json_node_init_object (json_node_alloc (), renamed);
}

gboolean
vt_offer_rename_segment (VtOffer *offer, const char *old, const char *key)
{
  g_autoptr (JsonNode) terms = NULL;
  JsonObject *object;

  g_return_val_if_fail (offer != NULL && old != NULL && key != NULL, FALSE);

  if (!vt_offer_names_segment (offer, old))
    return FALSE;
  terms = vt_terms_without (vt_offer_get_terms (offer), (const char *const[]){NULL});
  object = json_node_get_object (terms);
  for (gsize i = 0; i < G_N_ELEMENTS (gates); i++)
    if (json_object_has_member (object, gates[i]))
      json_object_set_member (object, gates[i],
                              rename_in (json_object_get_member (object, gates[i]), old, key));
  return vt_offer_set_terms (offer, terms, NULL);
}
