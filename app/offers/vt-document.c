/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON documents of the workspace: written in canonical form, read strictly. */

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

void
vt_document_set_rules_error (GError **error, const VrError *rules_error, const char *what)
{
  VtError code = VT_ERROR_BAD_INPUT;

  g_return_if_fail (rules_error != NULL);

  if (rules_error->status == VR_ERROR_LIMIT || rules_error->status == VR_ERROR_OVERFLOW)
    code = VT_ERROR_LIMIT;
  else if (rules_error->status == VR_ERROR_VERSION)
    code = VT_ERROR_TOO_NEW;
  else if (rules_error->status == VR_ERROR_DIGEST)
    code = VT_ERROR_CORRUPT;
  else if (rules_error->status == VR_ERROR_MEMORY)
    code = VT_ERROR_FAILED;

  if (rules_error->path[0] != '\0')
    g_set_error (error, VT_ERROR, code, "%s: %s (%s)", what, rules_error->message,
                 rules_error->path);
  else
    g_set_error (error, VT_ERROR, code, "%s: %s", what, rules_error->message);
}

static void
set_syntax_error (const char *json, gsize length, const VrError *rules_error, GError **error)
{
  guint line = 1;

  for (gsize i = 0; i < MIN (rules_error->offset, length); i++)
    line += json[i] == '\n';
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               /* Translators: a line's number in a text, and what is wrong there */
               _ ("The document, line %u: %s"), line, rules_error->message);
}

static char *
canonicalize (const char *json, gsize length, GError **error)
{
  char   *canonical;
  size_t  canonical_length;
  VrError rules_error = {VR_OK};
  char   *text;

  if (vr_json_canonicalize (json, length, &canonical, &canonical_length, &rules_error) != VR_OK)
    {
      if (rules_error.status == VR_ERROR_SYNTAX)
        set_syntax_error (json, length, &rules_error, error);
      else
        vt_document_set_rules_error (error, &rules_error, _ ("The document"));
      return NULL;
    }

  text = g_strndup (canonical, canonical_length);
  vr_free (canonical);
  return text;
}

JsonNode *
vt_document_parse_value (const char *json, gssize length, GError **error)
{
  g_autofree char *canonical = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  /* The evaluator's parser is the strict and bounded one; json-glib sees only what it let through.
   */
  canonical = canonicalize (json, length < 0 ? strlen (json) : (gsize) length, error);
  return canonical != NULL ? json_from_string (canonical, error) : NULL;
}

JsonNode *
vt_document_parse (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonNode) root = vt_document_parse_value (json, length, error);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("The document is not a JSON object"));
      return NULL;
    }
  return g_steal_pointer (&root);
}

JsonArray *
vt_document_to_list (JsonNode *root)
{
  JsonArray *list;

  g_return_val_if_fail (root != NULL, NULL);

  if (JSON_NODE_HOLDS_ARRAY (root))
    return json_array_ref (json_node_get_array (root));
  list = json_array_new ();
  json_array_add_element (list, json_node_copy (root));
  return list;
}

char *
vt_document_to_text (JsonNode *root, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (root != NULL, NULL);

  text = json_to_string (root, FALSE);
  return canonicalize (text, strlen (text), error);
}

gboolean
vt_document_check_members (JsonObject        *object,
                           const char        *where,
                           const char *const *known,
                           GError           **error)
{
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      {
        g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                     /* Translators: the first is a part of a document, the second a field's name */
                     _ ("%s: unknown field “%s”"), where, name);
        return FALSE;
      }
  return TRUE;
}

/* The member if it is there and holds a value of that type. */
static JsonNode *
get_member (
    JsonObject *object, const char *where, const char *name, JsonNodeType type, GError **error)
{
  JsonNode *member = json_object_get_member (object, name);

  if (member == NULL)
    g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s: the field “%s” is missing"), where,
                 name);
  else if (JSON_NODE_TYPE (member) != type)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("%s: the field “%s” is of the wrong type"), where, name);
      member = NULL;
    }
  return member;
}

static JsonNode *
get_value (JsonObject *object, const char *where, const char *name, GType type, GError **error)
{
  JsonNode *member = get_member (object, where, name, JSON_NODE_VALUE, error);

  if (member == NULL)
    return NULL;
  if (json_node_get_value_type (member) != type)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("%s: the field “%s” is of the wrong type"), where, name);
      return NULL;
    }
  return member;
}

gboolean
vt_document_get_int64 (JsonObject *object,
                       const char *where,
                       const char *name,
                       gint64      min,
                       gint64      max,
                       gint64     *ret_value,
                       GError    **error)
{
  JsonNode *member = get_value (object, where, name, G_TYPE_INT64, error);
  gint64    value;

  if (member == NULL)
    return FALSE;

  value = json_node_get_int (member);
  if (value < min || value > max)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("%s: the field “%s” is outside %" PRId64 " to %" PRId64), where, name, min,
                   max);
      return FALSE;
    }
  *ret_value = value;
  return TRUE;
}

gboolean
vt_document_get_boolean (
    JsonObject *object, const char *where, const char *name, gboolean *ret_value, GError **error)
{
  JsonNode *member = get_value (object, where, name, G_TYPE_BOOLEAN, error);

  if (member == NULL)
    return FALSE;
  *ret_value = json_node_get_boolean (member);
  return TRUE;
}

gboolean
vt_document_get_text (JsonObject *object,
                      const char *where,
                      const char *name,
                      gsize       max_bytes,
                      char      **ret_text,
                      GError    **error)
{
  JsonNode   *member = get_value (object, where, name, G_TYPE_STRING, error);
  const char *text;

  if (member == NULL)
    return FALSE;

  text = json_node_get_string (member);
  if (strlen (text) > max_bytes)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
                   _ ("%s: the field “%s” is longer than %zu bytes"), where, name, max_bytes);
      return FALSE;
    }
  *ret_text = g_strdup (text);
  return TRUE;
}

gboolean
vt_document_get_object (JsonObject  *object,
                        const char  *where,
                        const char  *name,
                        JsonObject **ret_object,
                        GError     **error)
{
  JsonNode *member = get_member (object, where, name, JSON_NODE_OBJECT, error);

  if (member == NULL)
    return FALSE;
  *ret_object = json_node_get_object (member);
  return TRUE;
}

gboolean
vt_document_get_array (
    JsonObject *object, const char *where, const char *name, JsonArray **ret_array, GError **error)
{
  JsonNode *member = get_member (object, where, name, JSON_NODE_ARRAY, error);

  if (member == NULL)
    return FALSE;
  *ret_array = json_node_get_array (member);
  return TRUE;
}

JsonObject *
vt_document_get_element (JsonArray *array, const char *where, guint index, GError **error)
{
  JsonNode *element = json_array_get_element (array, index);

  if (!JSON_NODE_HOLDS_OBJECT (element))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s is not an object"), where);
      return NULL;
    }
  return json_node_get_object (element);
}
