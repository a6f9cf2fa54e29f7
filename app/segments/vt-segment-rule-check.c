/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the rule of a segment can be kept. */

#include "vt-segment-rule-private.h"

#include "vt-document.h"
#include "vt-segment-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PPM_WHOLE 1000000
/* As a selector of the rule pack. */
#define MAX_SKUS 10000
#define MAX_ITEMS 100
#define MAX_CATEGORY_DEPTH 16

static gboolean
fail (GError **error, const char *where, const char *name, const char *what)
{
  /* Translators: a condition, a field of it, and what is wrong with that */
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s: the field “%s” %s"), where, name, what);
  return FALSE;
}

static gboolean
check_text (const char *where, const char *name, const char *text, GError **error)
{
  if (text[0] == '\0')
    return fail (error, where, name, _ ("is empty"));
  if (!g_utf8_validate (text, -1, NULL))
    return fail (error, where, name, _ ("is not valid UTF-8 text"));
  if (strlen (text) <= VT_ID_MAX_BYTES)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s: the field “%s” is longer than %zu bytes"),
               where, name, (gsize) VT_ID_MAX_BYTES);
  return FALSE;
}

/* ---- selectors ---- */

static gboolean
check_words (JsonNode *node, const char *where, const char *name, guint max, GError **error)
{
  JsonArray *words;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, where, name, _ ("is of the wrong type"));
  words = json_node_get_array (node);
  if (json_array_get_length (words) == 0)
    return fail (error, where, name, _ ("is empty"));
  if (json_array_get_length (words) > max)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s: the field “%s” has more than %u parts"),
                   where, name, max);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      JsonNode *word = json_array_get_element (words, i);

      if (json_node_get_value_type (word) != G_TYPE_STRING)
        return fail (error, where, name, _ ("is of the wrong type"));
      if (!check_text (where, name, json_node_get_string (word), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_categories (JsonNode *node, const char *where, GError **error)
{
  JsonArray *paths;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, where, "categories", _ ("is of the wrong type"));
  paths = json_node_get_array (node);
  if (json_array_get_length (paths) == 0 || json_array_get_length (paths) > MAX_ITEMS)
    return fail (error, where, "categories", _ ("is empty or too long"));
  for (guint i = 0; i < json_array_get_length (paths); i++)
    if (!check_words (json_array_get_element (paths, i), where, "categories", MAX_CATEGORY_DEPTH,
                      error))
      return FALSE;
  return TRUE;
}

static gboolean
check_attributes (JsonNode *node, const char *where, GError **error)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, where, "attributes", _ ("is of the wrong type"));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    if (json_node_get_value_type (value) != G_TYPE_STRING)
      return fail (error, where, "attributes", _ ("is of the wrong type"));
  return TRUE;
}

static gboolean
check_price (JsonNode *node, const char *where, GError **error)
{
  static const char *const known[] = {"from", "to", NULL};
  JsonObject              *price;
  gint64                   from = 0, to = VT_MONEY_MAX;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, where, "price", _ ("is of the wrong type"));
  price = json_node_get_object (node);
  if (!vt_document_check_members (price, where, known, error) ||
      (json_object_has_member (price, "from") &&
       !vt_document_get_int64 (price, where, "from", 0, VT_MONEY_MAX, &from, error)) ||
      (json_object_has_member (price, "to") &&
       !vt_document_get_int64 (price, where, "to", 0, VT_MONEY_MAX, &to, error)))
    return FALSE;
  return from <= to || fail (error, where, "to", _ ("is below “from”"));
}

static gboolean
check_selector_member (const char *name, JsonNode *node, const char *where, GError **error)
{
  if (strcmp (name, "skus") == 0)
    return check_words (node, where, name, MAX_SKUS, error);
  if (strcmp (name, "brands") == 0 || strcmp (name, "tags") == 0)
    return check_words (node, where, name, MAX_ITEMS, error);
  if (strcmp (name, "categories") == 0)
    return check_categories (node, where, error);
  if (strcmp (name, "attributes") == 0)
    return check_attributes (node, where, error);
  if (strcmp (name, "price") == 0)
    return check_price (node, where, error);
  if (strcmp (name, "except") != 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s: unknown field “%s”"), where, name);
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, where, name, _ ("is of the wrong type"));
  return vt_segment_selector_check (json_node_get_object (node), where, error);
}

gboolean
vt_segment_selector_check (JsonObject *selector, const char *where, GError **error)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, selector);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!check_selector_member (name, node, where, error))
      return FALSE;
  return TRUE;
}

/* ---- conditions ---- */

static gboolean
check_range (const VtSegmentRule *rule, const char *where, GError **error)
{
  gint64 min = vt_segment_rule_type_get_min (rule->type);
  gint64 max = vt_segment_rule_type_get_max (rule->type);

  if (rule->from == VT_SEGMENT_OPEN_FROM && rule->to == VT_SEGMENT_OPEN_TO)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   /* Translators: a condition on customers, such as "Number of orders" */
                   _ ("%s: say from what, up to what, or both"), where);
      return FALSE;
    }
  if (rule->from != VT_SEGMENT_OPEN_FROM && (rule->from < min || rule->from > max))
    return fail (error, where, "from", _ ("is out of range"));
  if (rule->to != VT_SEGMENT_OPEN_TO && (rule->to < min || rule->to > max))
    return fail (error, where, "to", _ ("is out of range"));
  return rule->from <= rule->to || fail (error, where, "to", _ ("is below “from”"));
}

static gboolean
check_bought (const VtSegmentRule *rule, const char *where, GError **error)
{
  if (rule->days < 0 || rule->days > VT_SEGMENT_MAX_DAYS)
    return fail (error, where, "days", _ ("is out of range"));
  if (rule->units < 1 || rule->units > VT_SEGMENT_MAX_COUNT)
    return fail (error, where, "units", _ ("is out of range"));
  return vt_segment_selector_check (json_node_get_object (rule->select), where, error);
}

static gboolean
check_values (const VtSegmentRule *rule, const char *where, guint max, GError **error)
{
  const char *field = rule->type == VT_SEGMENT_LIST ? "keys" : "is";

  /* A list may be made before those who will be on it are known. */
  if (rule->values->len == 0 && rule->type != VT_SEGMENT_LIST)
    return fail (error, where, field, _ ("is empty"));
  if (rule->values->len > max)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s: the field “%s” has more than %u parts"),
                   where, field, max);
      return FALSE;
    }
  for (guint i = 0; i < rule->values->len; i++)
    if (!check_text (where, field, rule->values->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_named (const VtSegmentRule *rule, const char *where, GError **error)
{
  guint max = rule->type == VT_SEGMENT_LIST ? VT_SEGMENT_MAX_LISTED : VT_SEGMENT_MAX_VALUES;

  return check_text (where, "name", rule->name, error) && check_values (rule, where, max, error);
}

static gboolean
check_percent (const VtSegmentRule *rule, const char *where, GError **error)
{
  gint64 max = rule->type == VT_SEGMENT_OVERDUE ? VT_SEGMENT_MAX_OVERDUE_PPM : PPM_WHOLE;

  if (rule->percent <= 0 || rule->percent > max)
    return fail (error, where, "percent", _ ("is out of range"));
  /* The document has whole percents of the own gap. */
  return rule->type != VT_SEGMENT_OVERDUE || rule->percent % VT_SEGMENT_PPM_PERCENT == 0 ||
         fail (error, where, "percent", _ ("is not a whole number"));
}

typedef struct
{
  guint    n_nodes;
  GError **error;
} Check;

static gboolean check_node (Check *check, const VtSegmentRule *rule, guint depth);

static gboolean
check_parts (Check *check, const VtSegmentRule *rule, const char *where, guint depth)
{
  if (rule->parts->len > VT_SEGMENT_MAX_PARTS || depth > VT_SEGMENT_MAX_DEPTH)
    {
      g_set_error (check->error, VT_ERROR, VT_ERROR_LIMIT,
                   _ ("%s: more than %d conditions, or groups more than %d deep"), where,
                   VT_SEGMENT_MAX_PARTS, VT_SEGMENT_MAX_DEPTH);
      return FALSE;
    }
  for (guint i = 0; i < rule->parts->len; i++)
    if (!check_node (check, rule->parts->pdata[i], depth + 1))
      return FALSE;
  return TRUE;
}

static gboolean
check_condition (const VtSegmentRule *rule, const char *where, GError **error)
{
  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_RANGE:
    case VT_SEGMENT_FORM_DATES:
      return check_range (rule, where, error);
    case VT_SEGMENT_FORM_BOUGHT:
      return check_bought (rule, where, error);
    case VT_SEGMENT_FORM_ATTRIBUTE:
    case VT_SEGMENT_FORM_LIST:
      return check_named (rule, where, error);
    case VT_SEGMENT_FORM_RANK:
      if (!vt_segment_rule_type_is_measure (rule->measure))
        return fail (error, where, "of", _ ("is of the wrong type"));
      return check_percent (rule, where, error);
    case VT_SEGMENT_FORM_PERCENT:
      return check_percent (rule, where, error);
    case VT_SEGMENT_FORM_GROUP:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
check_node (Check *check, const VtSegmentRule *rule, guint depth)
{
  const char *where = vt_segment_rule_type_to_text (rule->type);

  if (++check->n_nodes > VT_SEGMENT_MAX_NODES)
    {
      g_set_error (check->error, VT_ERROR, VT_ERROR_LIMIT,
                   _ ("The segment has more than %d conditions"), VT_SEGMENT_MAX_NODES);
      return FALSE;
    }
  if (vt_segment_rule_is_group (rule))
    return check_parts (check, rule, where, depth);
  return check_condition (rule, where, check->error);
}

gboolean
vt_segment_rule_validate (const VtSegmentRule *rule, GError **error)
{
  Check check = {0, error};

  g_return_val_if_fail (rule != NULL, FALSE);

  return check_node (&check, rule, 1);
}
