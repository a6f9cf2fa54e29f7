/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions of an offer as a list of parts, and changed part by part. */

#include "vt-condition.h"

#include "vt-offer-start.h"
#include "vt-terms-list.h"

#include <string.h>

static const struct
{
  const char *member;
  const char *json; /* NULL: an amount of the currency */
} beginnings[] = {
    {"all", "[]"},
    {"any", "[]"},
    {"bought", "{\"select\":{}}"},
    {"channel", "\"\""},
    {"coupon", "\"\""},
    {"first_order", "true"},
    {"has", "\"\""},
    {"hours", "[{\"from\":\"09:00\",\"until\":\"17:00\"}]"},
    {"orders", "{\"from\":1}"},
    {"placement", "\"cart\""},
    {"quantity", "{\"from\":2}"},
    {"segment", "\"\""},
    {"shipping", "\"\""},
    {"subtotal", NULL},
    {"weekday", "[\"sat\",\"sun\"]"},
};

static void
part_free (gpointer data)
{
  VtConditionPart *part = data;

  g_free (part->path);
  g_free (part->inner_path);
  g_free (part->member);
  g_free (part);
}

gboolean
vt_condition_is_group (const char *member)
{
  g_return_val_if_fail (member != NULL, FALSE);

  return strcmp (member, "all") == 0 || strcmp (member, "any") == 0;
}

gboolean
vt_condition_has_room (const VtConditionPart *part, guint depth)
{
  g_return_val_if_fail (part != NULL, FALSE);

  return part->depth + depth <= VT_CONDITION_MAX_DEPTH;
}

/* (nullable): what the condition asks; belongs to it. */
static const char *
get_member (JsonNode *condition)
{
  JsonObjectIter iter;
  const char    *name;

  if (condition == NULL || !JSON_NODE_HOLDS_OBJECT (condition))
    return NULL;
  json_object_iter_init_ordered (&iter, json_node_get_object (condition));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_str_has_prefix (name, "x-"))
      return name;
  return NULL;
}

static JsonNode *
get_inside (JsonNode *condition)
{
  return json_object_get_member (json_node_get_object (condition), get_member (condition));
}

/* ---- as a list ---- */

static void
list_part (GPtrArray *parts, JsonNode *condition, const char *path, guint level, guint depth)
{
  VtConditionPart *part;
  const char      *member = get_member (condition);
  JsonNode        *inside = member != NULL ? get_inside (condition) : NULL;
  g_autofree char *outer = g_strdup (path);
  gboolean         is_negated = FALSE;

  /* Terms are bounded, but no evaluator may have seen these yet. */
  if (depth > 4 * VT_CONDITION_MAX_DEPTH || parts->len >= 4 * VT_CONDITION_MAX_PARTS)
    return;
  if (g_strcmp0 (member, "not") == 0 && g_strcmp0 (get_member (inside), "not") != 0)
    {
      g_free (outer);
      outer = g_strconcat (path, "/not", NULL);
      is_negated = TRUE;
      member = get_member (inside);
      inside = member != NULL ? get_inside (inside) : NULL;
      depth++;
    }
  part = g_new0 (VtConditionPart, 1);
  part->path = g_strdup (path);
  part->member = g_strdup (member != NULL ? member : "");
  part->inner_path = member != NULL ? g_strdup_printf ("%s/%s", outer, member) : g_strdup (outer);
  part->is_negated = is_negated;
  part->level = level;
  part->depth = depth;
  g_ptr_array_add (parts, part);
  if (g_strcmp0 (member, "not") == 0)
    list_part (parts, inside, part->inner_path, level + 1, depth + 1);
  if (member == NULL || !vt_condition_is_group (member) || !JSON_NODE_HOLDS_ARRAY (inside))
    return;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (inside)); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", part->inner_path, i);

      list_part (parts, json_array_get_element (json_node_get_array (inside), i), place, level + 1,
                 depth + 1);
    }
}

GPtrArray *
vt_condition_list (JsonNode *terms, const char *path)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  JsonNode  *condition;

  g_return_val_if_fail (terms != NULL && path != NULL, parts);

  condition = vt_terms_path_get (terms, path);
  if (condition != NULL && JSON_NODE_HOLDS_OBJECT (condition))
    list_part (parts, condition, path, 0, 1);
  return parts;
}

/* ---- changes ---- */

/* {@member: @inside} */
static JsonNode *
wrap (const char *member, JsonNode *inside)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_member (object, member, json_node_copy (inside));
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
wrap_several (const char *member, JsonNode *first, JsonNode *second)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  json_array_add_element (array, json_node_copy (first));
  json_array_add_element (array, json_node_copy (second));
  return wrap (member, node);
}

JsonNode *
vt_condition_add (JsonNode *terms, const char *path, JsonNode *condition, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  const VtConditionPart *part;
  g_autoptr (JsonNode) both = NULL;

  g_return_val_if_fail (terms != NULL && path != NULL && condition != NULL, NULL);

  parts = vt_condition_list (terms, path);
  if (parts->len == 0)
    return vt_terms_path_set (terms, path, condition, error);
  part = parts->pdata[0];
  if (vt_condition_is_group (part->member))
    return vt_terms_path_insert (terms, part->inner_path, G_MAXUINT, condition, error);
  both = wrap_several ("all", vt_terms_path_get (terms, path), condition);
  return vt_terms_path_set (terms, path, both, error);
}

static const char *
last_part (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

JsonNode *
vt_condition_remove (JsonNode *terms, const char *path, GError **error)
{
  g_autofree char *parent = NULL;
  g_autofree char *group = NULL;
  JsonNode        *around;

  g_return_val_if_fail (terms != NULL && path != NULL, NULL);

  parent = vt_terms_path_parent (path);
  if (parent == NULL || *parent == '\0')
    return vt_terms_path_set (terms, path, NULL, error);
  if (strcmp (last_part (path), "not") == 0)
    return vt_condition_remove (terms, parent, error);
  around = vt_terms_path_get (terms, parent);
  if (around == NULL || !JSON_NODE_HOLDS_ARRAY (around) ||
      json_array_get_length (json_node_get_array (around)) > 1)
    return vt_terms_path_set (terms, path, NULL, error);
  /* The last of its group. */
  group = vt_terms_path_parent (parent);
  return vt_condition_remove (terms, group, error);
}

JsonNode *
vt_condition_negate (JsonNode *terms, const char *path, GError **error)
{
  JsonNode *condition;
  g_autoptr (JsonNode) negated = NULL;

  g_return_val_if_fail (terms != NULL && path != NULL, NULL);

  condition = vt_terms_path_get (terms, path);
  if (condition == NULL)
    return json_node_ref (terms);
  negated = g_strcmp0 (get_member (condition), "not") == 0 ? json_node_copy (get_inside (condition))
                                                           : wrap ("not", condition);
  return vt_terms_path_set (terms, path, negated, error);
}

JsonNode *
vt_condition_regroup (
    JsonNode *terms, const char *path, const char *member, gboolean is_negated, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  const VtConditionPart *part;
  g_autoptr (JsonNode) group = NULL;
  g_autoptr (JsonNode) negated = NULL;

  g_return_val_if_fail (terms != NULL && path != NULL && member != NULL, NULL);

  parts = vt_condition_list (terms, path);
  part = parts->len > 0 ? parts->pdata[0] : NULL;
  if (part == NULL || !vt_condition_is_group (part->member))
    return json_node_ref (terms);
  group = wrap (member, vt_terms_path_get (terms, part->inner_path));
  negated = is_negated ? wrap ("not", group) : json_node_ref (group);
  return vt_terms_path_set (terms, path, negated, error);
}

JsonNode *
vt_condition_new (const char *member, const VtCurrency *currency)
{
  g_return_val_if_fail (member != NULL && currency != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (JsonNode) inside = NULL;
      g_autoptr (JsonObject) range = NULL;

      if (strcmp (beginnings[i].member, member) != 0)
        continue;
      if (beginnings[i].json != NULL)
        {
          inside = json_from_string (beginnings[i].json, NULL);
          return wrap (member, inside);
        }
      range = json_object_new ();
      json_object_set_int_member (range, "from", vt_offer_round_amount (currency));
      inside = json_node_init_object (json_node_alloc (), range);
      return wrap (member, inside);
    }
  return NULL;
}
