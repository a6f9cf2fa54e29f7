/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of an offer: kept, read and written. */

#include "vt-terms.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

JsonNode *
vt_terms_new_empty (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_node_seal (node);
  return node;
}

/* What an offer has beside its terms, and so not in them. */
static gboolean
check_own (VtOfferKind kind, JsonObject *object, GError **error)
{
  static const char *const beside[] = {"document_version", "id",    "kind", "name", "note",
                                       "priority",         "state", NULL};
  static const char *const of_a_bundle[] = {"components", "reward", NULL};
  JsonObjectIter           iter;
  const char              *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (g_strv_contains (beside, name) ||
        (kind == VT_OFFER_BUNDLE && g_strv_contains (of_a_bundle, name)))
      {
        g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                     _ ("%s: the field “%s” has a place of its own, not here"), _ ("Terms"), name);
        return FALSE;
      }
  return TRUE;
}

/* An object without a member that stands beside the terms. */
static gboolean
check_part (JsonObject *object, const char *name, const char *beside, GError **error)
{
  JsonObject *part;

  if (!json_object_has_member (object, name))
    return TRUE;
  if (!vt_document_get_object (object, _ ("Terms"), name, &part, error))
    return FALSE;
  if (!json_object_has_member (part, beside))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("%s: the field “%s” has a place of its own, not here"), name, beside);
  return FALSE;
}

gboolean
vt_terms_check (VtOfferKind kind, JsonNode *terms, GError **error)
{
  g_autofree char *text = NULL;
  JsonObject      *object;

  g_return_val_if_fail (terms != NULL, FALSE);

  if (!JSON_NODE_HOLDS_OBJECT (terms))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s is not an object"), _ ("Terms"));
      return FALSE;
    }
  object = json_node_get_object (terms);
  if (!check_own (kind, object, error) ||
      !check_part (object, "message", VT_LOCALE_UNKNOWN, error) ||
      !check_part (object, "evidence", "note", error))
    return FALSE;

  text = vt_document_to_text (terms, error);
  if (text == NULL)
    return FALSE;
  if (strlen (text) > VT_TERMS_MAX_BYTES)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s is longer than %zu bytes"), _ ("Terms"),
                   (gsize) VT_TERMS_MAX_BYTES);
      return FALSE;
    }
  return TRUE;
}

JsonNode *
vt_terms_from_text (VtOfferKind kind, const char *text, GError **error)
{
  g_autoptr (JsonNode) terms = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  terms = vt_document_parse (text, -1, error);
  if (terms == NULL || !vt_terms_check (kind, terms, error))
    return NULL;
  json_node_seal (terms);
  return g_steal_pointer (&terms);
}

char *
vt_terms_to_text (JsonNode *terms)
{
  g_autofree char *canonical = NULL;
  g_autoptr (JsonNode) sorted = NULL;

  g_return_val_if_fail (terms != NULL, NULL);

  /* What was checked has a canonical form. */
  canonical = vt_document_to_text (terms, NULL);
  g_return_val_if_fail (canonical != NULL, NULL);
  sorted = json_from_string (canonical, NULL);
  return json_to_string (sorted, TRUE);
}

JsonNode *
vt_terms_without (JsonObject *object, const char *const *names)
{
  g_autoptr (JsonObject) rest = json_object_new ();
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  g_return_val_if_fail (object != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (names, name))
      json_object_set_member (rest, name, json_node_copy (node));
  return json_node_init_object (json_node_alloc (), rest);
}

JsonObject *
vt_terms_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
vt_terms_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && json_node_get_value_type (node) == type;
}

const char *
vt_terms_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

gint64
vt_terms_get_int64 (JsonObject *object, const char *name, gint64 absent)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return holds (node, G_TYPE_INT64) ? json_node_get_int (node) : absent;
}

gboolean
vt_terms_get_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return holds (node, G_TYPE_BOOLEAN) && json_node_get_boolean (node);
}

JsonObject *
vt_terms_get_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
vt_terms_get_word (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

guint
vt_terms_get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

gboolean
vt_terms_is_sku (const char *member)
{
  static const char *const members[] = {"fill", "has", "items", "sku", "skus", NULL};

  return g_strv_contains (members, member);
}

gboolean
vt_terms_is_selector (const char *member)
{
  static const char *const members[] = {"after",    "anchor", "buy_select", "except", "for",
                                        "requires", "select", "without",    NULL};

  return g_strv_contains (members, member);
}

gboolean
vt_terms_is_opaque (const char *member)
{
  static const char *const members[] = {"attributes", "evidence", "message", "reason", NULL};

  return g_str_has_prefix (member, "x-") || g_strv_contains (members, member);
}
