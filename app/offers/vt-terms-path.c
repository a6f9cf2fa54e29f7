/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of an offer's terms by their path: read, and changed into new terms. */

#include "vt-terms-path.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Documents are no deeper. */
#define MAX_PARTS 32

typedef struct _Edit Edit;

/* Gives what is to stand in the place of @node (nullable): (transfer full) (nullable), %NULL for
 * nothing. %FALSE with an error. */
typedef gboolean (*Change) (JsonNode *node, const Edit *edit, JsonNode **ret_node, GError **error);

struct _Edit
{
  Change      change;
  const char *path;
  JsonNode   *value; /* (nullable) */
  guint       from;
  guint       to;
};

/* ---- paths ---- */

char *
vt_terms_path_escape (const char *name)
{
  GString *escaped;

  g_return_val_if_fail (name != NULL, NULL);

  escaped = g_string_new (name);
  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);
  return g_string_free (escaped, FALSE);
}

static char *
unescape (const char *part)
{
  GString *name = g_string_new (part);

  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);
  return g_string_free (name, FALSE);
}

char *
vt_terms_path_parent (const char *path)
{
  const char *slash;

  g_return_val_if_fail (path != NULL, NULL);

  if (*path == '\0')
    return NULL;
  slash = strrchr (path, '/');
  return slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup ("");
}

/* The unescaped parts of a path; none of the empty one. */
static GStrv
split (const char *path)
{
  GStrv parts = g_strsplit (path, "/", *path != '\0' ? -1 : 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = unescape (parts[i]);

      g_free (parts[i]);
      parts[i] = name;
    }
  return parts;
}

/* %FALSE if @part is no index of at most @max. */
static gboolean
read_index (const char *part, guint max, guint *ret_index)
{
  guint64 index;

  if ((part[0] == '0' && part[1] != '\0') ||
      !g_ascii_string_to_unsigned (part, 10, 0, max, &index, NULL))
    return FALSE;
  *ret_index = (guint) index;
  return TRUE;
}

/* "steps 3 › from": counted as people count. */
static char *
tell_path (const char *path)
{
  g_auto (GStrv) parts = split (path);
  GString *words = g_string_new (NULL);
  guint    index;

  for (guint i = 0; parts[i] != NULL; i++)
    if (i > 0 && read_index (parts[i], G_MAXUINT - 1, &index))
      g_string_append_printf (words, " %u", index + 1);
    else
      g_string_append_printf (words, "%s%s", i > 0 ? " › " : "", parts[i]);
  return g_string_free (words, FALSE);
}

static void
set_not_found (const Edit *edit, GError **error)
{
  g_autofree char *words = tell_path (edit->path);

  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND,
               /* Translators: a place in an offer, as "steps 3 › from" */
               _ ("The offer has no “%s”"), words);
}

/* ---- reading ---- */

JsonNode *
vt_terms_path_get (JsonNode *terms, const char *path)
{
  g_auto (GStrv) parts = NULL;
  JsonNode *node = terms;

  g_return_val_if_fail (terms != NULL && path != NULL, NULL);

  parts = split (path);
  for (guint i = 0; parts[i] != NULL && node != NULL; i++)
    {
      guint index;

      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), parts[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node) && read_index (parts[i], G_MAXUINT, &index) &&
               index < json_array_get_length (json_node_get_array (node)))
        node = json_array_get_element (json_node_get_array (node), index);
      else
        node = NULL;
    }
  return node;
}

/* ---- rebuilding what is around a change ---- */

static gboolean change_below (JsonNode          *node,
                              const char *const *parts,
                              const Edit        *edit,
                              JsonNode         **ret_node,
                              GError           **error);

static JsonNode *
node_of_object (JsonObject *object)
{
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
node_of_array (JsonArray *array)
{
  return json_node_init_array (json_node_alloc (), array);
}

/* @node: (nullable): an object */
static gboolean
change_member (
    JsonNode *node, const char *const *parts, const Edit *edit, JsonNode **ret_node, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode      *changed;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  member = node != NULL ? json_object_get_member (json_node_get_object (node), parts[0]) : NULL;
  if (!change_below (member, parts + 1, edit, &changed, error))
    return FALSE;
  if (member == NULL && changed == NULL)
    {
      *ret_node = node != NULL ? json_node_copy (node) : NULL;
      return TRUE;
    }
  if (node != NULL)
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (strcmp (name, parts[0]) != 0)
          json_object_set_member (object, name, json_node_copy (member));
    }
  if (changed != NULL)
    json_object_set_member (object, parts[0], changed);
  *ret_node = json_object_get_size (object) > 0 ? node_of_object (object) : NULL;
  return TRUE;
}

/* @element: (transfer full) (nullable): what a change left of it */
static void
add_what_is_left (JsonArray *array, JsonNode *element, JsonNode *old, gboolean is_removed)
{
  if (element == NULL && !is_removed && old != NULL && JSON_NODE_HOLDS_OBJECT (old))
    {
      g_autoptr (JsonObject) none = json_object_new ();

      element = node_of_object (none);
    }
  if (element != NULL)
    json_array_add_element (array, element);
}

static gboolean
change_element (
    JsonNode *node, const char *const *parts, const Edit *edit, JsonNode **ret_node, GError **error)
{
  JsonArray *old = json_node_get_array (node);
  guint      length = json_array_get_length (old);
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *changed;
  guint     index;

  if (!read_index (parts[0], length, &index) || (index == length && edit->value == NULL))
    {
      set_not_found (edit, error);
      return FALSE;
    }
  if (!change_below (index < length ? json_array_get_element (old, index) : NULL, parts + 1, edit,
                     &changed, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (i != index)
      json_array_add_element (array, json_node_copy (json_array_get_element (old, i)));
    else
      add_what_is_left (array, changed, json_array_get_element (old, i), parts[1] == NULL);
  if (index == length)
    add_what_is_left (array, changed, NULL, FALSE);
  *ret_node = json_array_get_length (array) > 0 ? node_of_array (array) : NULL;
  return TRUE;
}

static gboolean
change_below (
    JsonNode *node, const char *const *parts, const Edit *edit, JsonNode **ret_node, GError **error)
{
  if (parts[0] == NULL)
    return edit->change (node, edit, ret_node, error);
  if (node == NULL || JSON_NODE_HOLDS_OBJECT (node))
    return change_member (node, parts, edit, ret_node, error);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return change_element (node, parts, edit, ret_node, error);
  set_not_found (edit, error);
  return FALSE;
}

static JsonNode *
run (JsonNode *terms, const Edit *edit, GError **error)
{
  g_auto (GStrv) parts = split (edit->path);
  JsonNode *changed;

  if (g_strv_length (parts) > MAX_PARTS)
    {
      set_not_found (edit, error);
      return NULL;
    }
  if (!change_below (terms, (const char *const *) parts, edit, &changed, error))
    return NULL;
  if (changed == NULL)
    return vt_terms_new_empty ();
  if (!JSON_NODE_HOLDS_OBJECT (changed))
    {
      json_node_unref (changed);
      set_not_found (edit, error);
      return NULL;
    }
  json_node_seal (changed);
  return changed;
}

/* ---- the changes ---- */

static gboolean
change_value (JsonNode *node, const Edit *edit, JsonNode **ret_node, GError **error)
{
  *ret_node = edit->value != NULL ? json_node_copy (edit->value) : NULL;
  return TRUE;
}

JsonNode *
vt_terms_path_set (JsonNode *terms, const char *path, JsonNode *value, GError **error)
{
  const Edit edit = {change_value, path, value, 0, 0};

  g_return_val_if_fail (terms != NULL && path != NULL, NULL);

  return run (terms, &edit, error);
}

static gboolean
change_insert (JsonNode *node, const Edit *edit, JsonNode **ret_node, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonArray *old = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint      length = vt_terms_get_length (old);

  if (node != NULL && old == NULL)
    {
      set_not_found (edit, error);
      return FALSE;
    }
  for (guint i = 0; i <= length; i++)
    {
      if (i == MIN (edit->to, length))
        json_array_add_element (array, json_node_copy (edit->value));
      if (i < length)
        json_array_add_element (array, json_node_copy (json_array_get_element (old, i)));
    }
  *ret_node = node_of_array (array);
  return TRUE;
}

JsonNode *
vt_terms_path_insert (
    JsonNode *terms, const char *path, guint position, JsonNode *value, GError **error)
{
  const Edit edit = {change_insert, path, value, 0, position};

  g_return_val_if_fail (terms != NULL && path != NULL && value != NULL, NULL);

  return run (terms, &edit, error);
}

static gboolean
change_move (JsonNode *node, const Edit *edit, JsonNode **ret_node, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonArray *old = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint      length = vt_terms_get_length (old);
  guint      to = MIN (edit->to, MAX (length, 1) - 1);

  if (edit->from >= length)
    {
      set_not_found (edit, error);
      return FALSE;
    }
  for (guint i = 0, next = 0; i < length; i++)
    {
      guint taken = edit->from;

      if (i != to)
        {
          next += next == edit->from ? 1 : 0;
          taken = next++;
        }
      json_array_add_element (array, json_node_copy (json_array_get_element (old, taken)));
    }
  *ret_node = node_of_array (array);
  return TRUE;
}

JsonNode *
vt_terms_path_move (JsonNode *terms, const char *path, guint from, guint to, GError **error)
{
  const Edit edit = {change_move, path, NULL, from, to};

  g_return_val_if_fail (terms != NULL && path != NULL, NULL);

  return run (terms, &edit, error);
}
