/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of a segment as JSON. */

#include "vt-segment-rule-private.h"

#include "vt-document.h"
#include "vt-segment-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- writing ---- */

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_bound (JsonBuilder *builder, const VtSegmentRule *rule, const char *name, gint64 value)
{
  g_autofree char *text = NULL;

  if (value == VT_SEGMENT_OPEN_FROM || value == VT_SEGMENT_OPEN_TO)
    return;
  if (vt_segment_rule_type_get_form (rule->type) == VT_SEGMENT_FORM_DATES)
    text = vt_day_to_plain ((gint32) value);
  else if (vt_segment_rule_type_get_unit (rule->type) == VT_SEGMENT_UNIT_SHARE)
    text = vt_percent_to_plain ((gint32) value);
  if (text != NULL)
    add_text (builder, name, text);
  else
    add_int (builder, name, value);
}

static void
add_values (JsonBuilder *builder, const char *name, GPtrArray *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (builder, values->pdata[i]);
  json_builder_end_array (builder);
}

static void
write_fields (const VtSegmentRule *rule, JsonBuilder *builder)
{
  g_autofree char *percent = NULL;

  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_RANGE:
    case VT_SEGMENT_FORM_DATES:
      add_bound (builder, rule, "from", rule->from);
      add_bound (builder, rule, "to", rule->to);
      break;
    case VT_SEGMENT_FORM_PERCENT:
      add_int (builder, "percent", rule->percent / VT_SEGMENT_PPM_PERCENT);
      break;
    case VT_SEGMENT_FORM_BOUGHT:
      json_builder_set_member_name (builder, "select");
      json_builder_add_value (builder, json_node_copy (rule->select));
      add_int (builder, "units", rule->units);
      if (rule->days > 0)
        add_int (builder, "days", rule->days);
      break;
    case VT_SEGMENT_FORM_ATTRIBUTE:
      add_text (builder, "name", rule->name);
      add_values (builder, "is", rule->values);
      break;
    case VT_SEGMENT_FORM_LIST:
      add_text (builder, "name", rule->name);
      add_values (builder, "keys", rule->values);
      break;
    case VT_SEGMENT_FORM_RANK:
      percent = vt_percent_to_plain ((gint32) rule->percent);
      add_text (builder, "percent", percent);
      add_text (builder, "of", vt_segment_rule_type_to_word (rule->measure));
      break;
    case VT_SEGMENT_FORM_GROUP:
    default:
      g_warn_if_reached ();
    }
}

static void
write_parts (GPtrArray *parts, JsonBuilder *builder)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    vt_segment_rule_write (parts->pdata[i], builder);
  json_builder_end_array (builder);
}

/* "not" takes one condition, as in a rule pack; none of several is not any of them. */
static void
write_none (const VtSegmentRule *rule, JsonBuilder *builder)
{
  const VtSegmentRule *only = rule->parts->len == 1 ? rule->parts->pdata[0] : NULL;

  if (only != NULL && only->type != VT_SEGMENT_ANY)
    {
      vt_segment_rule_write (only, builder);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, vt_segment_rule_type_to_word (VT_SEGMENT_ANY));
  write_parts (rule->parts, builder);
  json_builder_end_object (builder);
}

void
vt_segment_rule_write (const VtSegmentRule *rule, JsonBuilder *builder)
{
  g_return_if_fail (rule != NULL && JSON_IS_BUILDER (builder));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, vt_segment_rule_type_to_word (rule->type));
  if (rule->type == VT_SEGMENT_NONE)
    write_none (rule, builder);
  else if (vt_segment_rule_is_group (rule))
    write_parts (rule->parts, builder);
  else
    {
      json_builder_begin_object (builder);
      write_fields (rule, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

char *
vt_segment_rule_to_text (const VtSegmentRule *rule, GError **error)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  if (!vt_segment_rule_validate (rule, error))
    return NULL;
  builder = json_builder_new ();
  vt_segment_rule_write (rule, builder);
  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

/* ---- reading ---- */

static gboolean
read_day (JsonObject *object, const char *where, const char *name, gint64 *ret_day, GError **error)
{
  g_autofree char *text = NULL;
  gint32           day;

  if (!vt_document_get_text (object, where, name, VT_ID_MAX_BYTES, &text, error) ||
      !vt_day_from_plain (text, &day, error))
    return FALSE;
  *ret_day = day;
  return TRUE;
}

static gboolean
read_percent (
    JsonObject *object, const char *where, const char *name, gint64 *ret_ppm, GError **error)
{
  g_autofree char *text = NULL;
  gint32           ppm;

  if (!vt_document_get_text (object, where, name, VT_ID_MAX_BYTES, &text, error) ||
      !vt_percent_from_plain (text, &ppm, error))
    return FALSE;
  *ret_ppm = ppm;
  return TRUE;
}

static gboolean
read_bound (JsonObject    *object,
            VtSegmentRule *rule,
            const char    *where,
            const char    *name,
            gint64        *ret_value,
            GError       **error)
{
  if (!json_object_has_member (object, name))
    return TRUE;
  if (vt_segment_rule_type_get_form (rule->type) == VT_SEGMENT_FORM_DATES)
    return read_day (object, where, name, ret_value, error);
  if (vt_segment_rule_type_get_unit (rule->type) == VT_SEGMENT_UNIT_SHARE)
    return read_percent (object, where, name, ret_value, error);
  return vt_document_get_int64 (object, where, name, vt_segment_rule_type_get_min (rule->type),
                                vt_segment_rule_type_get_max (rule->type), ret_value, error);
}

static gboolean
read_range (JsonObject *object, VtSegmentRule *rule, const char *where, GError **error)
{
  static const char *const known[] = {"from", "to", NULL};

  rule->from = VT_SEGMENT_OPEN_FROM;
  rule->to = VT_SEGMENT_OPEN_TO;
  return vt_document_check_members (object, where, known, error) &&
         read_bound (object, rule, where, "from", &rule->from, error) &&
         read_bound (object, rule, where, "to", &rule->to, error);
}

static gboolean
read_overdue (JsonObject *object, VtSegmentRule *rule, const char *where, GError **error)
{
  static const char *const known[] = {"percent", NULL};
  gint64                   percent;

  if (!vt_document_check_members (object, where, known, error) ||
      !vt_document_get_int64 (object, where, "percent", 1,
                              VT_SEGMENT_MAX_OVERDUE_PPM / VT_SEGMENT_PPM_PERCENT, &percent, error))
    return FALSE;
  rule->percent = percent * VT_SEGMENT_PPM_PERCENT;
  return TRUE;
}

static gboolean
read_bought (JsonObject *object, VtSegmentRule *rule, const char *where, GError **error)
{
  static const char *const known[] = {"select", "units", "days", NULL};
  JsonObject              *select;

  if (!vt_document_check_members (object, where, known, error) ||
      !vt_document_get_object (object, where, "select", &select, error) ||
      !vt_document_get_int64 (object, where, "units", 1, VT_SEGMENT_MAX_COUNT, &rule->units,
                              error) ||
      (json_object_has_member (object, "days") &&
       !vt_document_get_int64 (object, where, "days", 1, VT_SEGMENT_MAX_DAYS, &rule->days, error)))
    return FALSE;
  json_node_unref (rule->select);
  rule->select = json_node_copy (json_object_get_member (object, "select"));
  json_node_seal (rule->select);
  return TRUE;
}

static gboolean
read_values (
    JsonObject *object, VtSegmentRule *rule, const char *where, const char *name, GError **error)
{
  JsonArray *array;

  if (!vt_document_get_array (object, where, name, &array, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *value = json_array_get_element (array, i);

      if (json_node_get_value_type (value) != G_TYPE_STRING)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       _ ("%s: the field “%s” is of the wrong type"), where, name);
          return FALSE;
        }
      g_ptr_array_add (rule->values, json_node_dup_string (value));
    }
  vt_segment_rule_sort_values (rule);
  return TRUE;
}

static gboolean
read_named (JsonObject *object, VtSegmentRule *rule, const char *where, GError **error)
{
  const char       *values = rule->type == VT_SEGMENT_LIST ? "keys" : "is";
  const char *const known[] = {"name", values, NULL};
  g_autofree char  *name = NULL;

  if (!vt_document_check_members (object, where, known, error) ||
      !vt_document_get_text (object, where, "name", VT_ID_MAX_BYTES, &name, error))
    return FALSE;
  g_free (rule->name);
  rule->name = g_steal_pointer (&name);
  return read_values (object, rule, where, values, error);
}

static gboolean
read_rank (JsonObject *object, VtSegmentRule *rule, const char *where, GError **error)
{
  static const char *const known[] = {"percent", "of", NULL};
  g_autofree char         *word = NULL;

  if (!vt_document_check_members (object, where, known, error) ||
      !read_percent (object, where, "percent", &rule->percent, error) ||
      !vt_document_get_text (object, where, "of", VT_ID_MAX_BYTES, &word, error))
    return FALSE;
  if (vt_segment_rule_type_from_word (word, &rule->measure) &&
      vt_segment_rule_type_is_measure (rule->measure))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("%s: the field “%s” has the unknown value “%s”"), where, "of", word);
  return FALSE;
}

static VtSegmentRule *read_node (JsonObject *object, guint depth, GError **error);

static gboolean
read_parts (JsonArray *array, VtSegmentRule *rule, guint depth, GError **error)
{
  const char *where = vt_segment_rule_type_to_text (rule->type);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject    *object = vt_document_get_element (array, where, i, error);
      VtSegmentRule *part = object != NULL ? read_node (object, depth + 1, error) : NULL;

      if (part == NULL)
        return FALSE;
      vt_segment_rule_add (rule, part);
    }
  return TRUE;
}

/* What "not" has: any of several, whose parts are those of none; or one condition. */
static gboolean
read_none (JsonObject *object, VtSegmentRule *rule, guint depth, GError **error)
{
  const char    *where = vt_segment_rule_type_to_text (rule->type);
  JsonObject    *negated;
  JsonArray     *array;
  VtSegmentRule *part;

  if (!vt_document_get_object (object, where, "not", &negated, error))
    return FALSE;
  if (json_object_get_size (negated) == 1 && json_object_has_member (negated, "any"))
    return vt_document_get_array (negated, where, "any", &array, error) &&
           read_parts (array, rule, depth, error);
  part = read_node (negated, depth + 1, error);
  if (part == NULL)
    return FALSE;
  vt_segment_rule_add (rule, part);
  return TRUE;
}

static gboolean
read_group (JsonObject *object, VtSegmentRule *rule, guint depth, GError **error)
{
  const char *where = vt_segment_rule_type_to_text (rule->type);
  JsonArray  *array;

  if (depth > VT_SEGMENT_MAX_DEPTH)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s: groups more than %d deep"), where,
                   VT_SEGMENT_MAX_DEPTH);
      return FALSE;
    }
  if (rule->type == VT_SEGMENT_NONE)
    return read_none (object, rule, depth, error);
  return vt_document_get_array (object, where, vt_segment_rule_type_to_word (rule->type), &array,
                                error) &&
         read_parts (array, rule, depth, error);
}

static gboolean
read_condition (JsonObject *object, VtSegmentRule *rule, GError **error)
{
  const char *where = vt_segment_rule_type_to_text (rule->type);
  JsonObject *fields;

  if (!vt_document_get_object (object, where, vt_segment_rule_type_to_word (rule->type), &fields,
                               error))
    return FALSE;
  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_RANGE:
    case VT_SEGMENT_FORM_DATES:
      return read_range (fields, rule, where, error);
    case VT_SEGMENT_FORM_PERCENT:
      return read_overdue (fields, rule, where, error);
    case VT_SEGMENT_FORM_BOUGHT:
      return read_bought (fields, rule, where, error);
    case VT_SEGMENT_FORM_ATTRIBUTE:
    case VT_SEGMENT_FORM_LIST:
      return read_named (fields, rule, where, error);
    case VT_SEGMENT_FORM_RANK:
      return read_rank (fields, rule, where, error);
    case VT_SEGMENT_FORM_GROUP:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* The one member that an object has. */
static gboolean
read_type (JsonObject *object, VtSegmentRuleType *ret_type, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);
  const char *word;

  if (members == NULL || members->next != NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s: exactly one is wanted"),
                   _ ("Condition"));
      return FALSE;
    }
  word = members->data;
  if (vt_segment_rule_type_from_word (word, ret_type))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s: unknown field “%s”"), _ ("Condition"),
               word);
  return FALSE;
}

static VtSegmentRule *
read_node (JsonObject *object, guint depth, GError **error)
{
  g_autoptr (VtSegmentRule) rule = NULL;
  VtSegmentRuleType type;
  gboolean          read;

  if (!read_type (object, &type, error))
    return NULL;
  rule = vt_segment_rule_new (type);
  read = vt_segment_rule_is_group (rule) ? read_group (object, rule, depth, error)
                                         : read_condition (object, rule, error);
  return read ? g_steal_pointer (&rule) : NULL;
}

VtSegmentRule *
vt_segment_rule_read (JsonObject *object, GError **error)
{
  g_autoptr (VtSegmentRule) rule = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  rule = read_node (object, 1, error);
  if (rule == NULL || !vt_segment_rule_validate (rule, error))
    return NULL;
  return g_steal_pointer (&rule);
}

VtSegmentRule *
vt_segment_rule_from_text (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  root = vt_document_parse (text, -1, error);
  return root != NULL ? vt_segment_rule_read (json_node_get_object (root), error) : NULL;
}
