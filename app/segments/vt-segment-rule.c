/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of a segment as a value: made, copied, compared, kept within its bounds. */

#include "vt-segment-rule.h"

#include "vt-document.h"
#include "vt-segment-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PPM_WHOLE 1000000
#define PPM_FIFTH 200000
#define PPM_HALF 500000
#define DEFAULT_DAYS 90

static const struct
{
  const char   *word;
  VtSegmentForm form;
  VtSegmentUnit unit;
  gboolean      is_measure;
} types[VT_N_SEGMENT_RULE_TYPES] = {
    [VT_SEGMENT_ALL] = {"all", VT_SEGMENT_FORM_GROUP},
    [VT_SEGMENT_ANY] = {"any", VT_SEGMENT_FORM_GROUP},
    [VT_SEGMENT_NONE] = {"not", VT_SEGMENT_FORM_GROUP},
    [VT_SEGMENT_ORDERS] = {"orders", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_COUNT, TRUE},
    [VT_SEGMENT_REVENUE] = {"revenue", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_MONEY, TRUE},
    [VT_SEGMENT_AVERAGE_ORDER] = {"average_order", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_MONEY,
                                  TRUE},
    [VT_SEGMENT_PRODUCTS] = {"products", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_COUNT, TRUE},
    [VT_SEGMENT_UNITS] = {"units", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_COUNT, TRUE},
    [VT_SEGMENT_RECENCY_DAYS] = {"recency_days", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_DAYS, TRUE},
    [VT_SEGMENT_AGE_DAYS] = {"age_days", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_DAYS, TRUE},
    [VT_SEGMENT_GAP_DAYS] = {"gap_days", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_DAYS, TRUE},
    [VT_SEGMENT_OVERDUE] = {"overdue", VT_SEGMENT_FORM_PERCENT},
    [VT_SEGMENT_FIRST_ORDER] = {"first_order", VT_SEGMENT_FORM_DATES},
    [VT_SEGMENT_LAST_ORDER] = {"last_order", VT_SEGMENT_FORM_DATES},
    [VT_SEGMENT_BARGAIN_SHARE] = {"bargain_share", VT_SEGMENT_FORM_RANGE, VT_SEGMENT_UNIT_SHARE,
                                  TRUE},
    [VT_SEGMENT_BOUGHT] = {"bought", VT_SEGMENT_FORM_BOUGHT},
    [VT_SEGMENT_ATTRIBUTE] = {"attribute", VT_SEGMENT_FORM_ATTRIBUTE},
    [VT_SEGMENT_LIST] = {"list", VT_SEGMENT_FORM_LIST},
    [VT_SEGMENT_HIGHEST] = {"highest", VT_SEGMENT_FORM_RANK},
    [VT_SEGMENT_LOWEST] = {"lowest", VT_SEGMENT_FORM_RANK},
};

/* ---- types ---- */

VtSegmentForm
vt_segment_rule_type_get_form (VtSegmentRuleType type)
{
  g_return_val_if_fail ((guint) type < VT_N_SEGMENT_RULE_TYPES, VT_SEGMENT_FORM_GROUP);

  return types[type].form;
}

VtSegmentUnit
vt_segment_rule_type_get_unit (VtSegmentRuleType type)
{
  g_return_val_if_fail ((guint) type < VT_N_SEGMENT_RULE_TYPES, VT_SEGMENT_UNIT_NONE);

  return types[type].unit;
}

const char *
vt_segment_rule_type_to_word (VtSegmentRuleType type)
{
  g_return_val_if_fail ((guint) type < VT_N_SEGMENT_RULE_TYPES, NULL);

  return types[type].word;
}

gboolean
vt_segment_rule_type_from_word (const char *word, VtSegmentRuleType *ret_type)
{
  g_return_val_if_fail (word != NULL && ret_type != NULL, FALSE);

  for (guint i = 0; i < VT_N_SEGMENT_RULE_TYPES; i++)
    if (strcmp (types[i].word, word) == 0)
      {
        *ret_type = (VtSegmentRuleType) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
vt_segment_rule_type_is_measure (VtSegmentRuleType type)
{
  g_return_val_if_fail ((guint) type < VT_N_SEGMENT_RULE_TYPES, FALSE);

  return types[type].is_measure;
}

gint64
vt_segment_rule_type_get_min (VtSegmentRuleType type)
{
  if (vt_segment_rule_type_get_form (type) == VT_SEGMENT_FORM_DATES)
    return VT_DAY_MIN;
  return vt_segment_rule_type_get_unit (type) == VT_SEGMENT_UNIT_MONEY ? -VT_MONEY_MAX : 0;
}

gint64
vt_segment_rule_type_get_max (VtSegmentRuleType type)
{
  if (vt_segment_rule_type_get_form (type) == VT_SEGMENT_FORM_DATES)
    return VT_DAY_MAX;
  switch (vt_segment_rule_type_get_unit (type))
    {
    case VT_SEGMENT_UNIT_MONEY:
      return VT_MONEY_MAX;
    case VT_SEGMENT_UNIT_DAYS:
      return VT_SEGMENT_MAX_DAYS;
    case VT_SEGMENT_UNIT_SHARE:
      return PPM_WHOLE;
    case VT_SEGMENT_UNIT_COUNT:
    case VT_SEGMENT_UNIT_NONE:
    default:
      return VT_SEGMENT_MAX_COUNT;
    }
}

/* ---- made, copied, compared ---- */

static void
set_defaults (VtSegmentRule *rule)
{
  static const struct
  {
    VtSegmentRuleType type;
    gint64            from;
    gint64            to;
  } ranges[] = {
      {VT_SEGMENT_ORDERS, 2, VT_SEGMENT_OPEN_TO},
      {VT_SEGMENT_REVENUE, 10000, VT_SEGMENT_OPEN_TO},
      {VT_SEGMENT_AVERAGE_ORDER, 10000, VT_SEGMENT_OPEN_TO},
      {VT_SEGMENT_PRODUCTS, 2, VT_SEGMENT_OPEN_TO},
      {VT_SEGMENT_UNITS, 2, VT_SEGMENT_OPEN_TO},
      {VT_SEGMENT_RECENCY_DAYS, VT_SEGMENT_OPEN_FROM, DEFAULT_DAYS},
      {VT_SEGMENT_AGE_DAYS, VT_SEGMENT_OPEN_FROM, DEFAULT_DAYS},
      {VT_SEGMENT_GAP_DAYS, VT_SEGMENT_OPEN_FROM, DEFAULT_DAYS},
      {VT_SEGMENT_BARGAIN_SHARE, PPM_HALF, VT_SEGMENT_OPEN_TO},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].type == rule->type)
      {
        rule->from = ranges[i].from;
        rule->to = ranges[i].to;
      }
  if (rule->type == VT_SEGMENT_OVERDUE)
    rule->percent = 2 * PPM_WHOLE;
}

VtSegmentRule *
vt_segment_rule_new (VtSegmentRuleType type)
{
  VtSegmentRule *rule;
  VtSegmentForm  form = vt_segment_rule_type_get_form (type);

  rule = g_new0 (VtSegmentRule, 1);
  rule->type = type;
  if (form == VT_SEGMENT_FORM_GROUP)
    rule->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_rule_free);
  if (form == VT_SEGMENT_FORM_RANGE || form == VT_SEGMENT_FORM_DATES)
    {
      rule->from = VT_SEGMENT_OPEN_FROM;
      rule->to = VT_SEGMENT_OPEN_TO;
    }
  if (form == VT_SEGMENT_FORM_ATTRIBUTE || form == VT_SEGMENT_FORM_LIST)
    {
      rule->name = g_strdup ("");
      rule->values = g_ptr_array_new_with_free_func (g_free);
    }
  if (form == VT_SEGMENT_FORM_RANK)
    {
      rule->measure = VT_SEGMENT_REVENUE;
      rule->percent = PPM_FIFTH;
    }
  if (form == VT_SEGMENT_FORM_BOUGHT)
    {
      rule->units = 1;
      rule->select = vt_terms_new_empty ();
    }
  set_defaults (rule);
  return rule;
}

VtSegmentRule *
vt_segment_rule_new_range (VtSegmentRuleType type, gint64 from, gint64 to)
{
  VtSegmentRule *rule = vt_segment_rule_new (type);

  rule->from = from;
  rule->to = to;
  return rule;
}

static gpointer
copy_part (gconstpointer part, gpointer data)
{
  return vt_segment_rule_copy (part);
}

VtSegmentRule *
vt_segment_rule_copy (const VtSegmentRule *rule)
{
  VtSegmentRule *copy;

  g_return_val_if_fail (rule != NULL, NULL);

  copy = g_new0 (VtSegmentRule, 1);
  *copy = *rule;
  copy->name = g_strdup (rule->name);
  if (rule->select != NULL)
    copy->select = json_node_ref (rule->select);
  if (rule->parts != NULL)
    {
      copy->parts = g_ptr_array_copy (rule->parts, copy_part, NULL);
      g_ptr_array_set_free_func (copy->parts, (GDestroyNotify) vt_segment_rule_free);
    }
  /* Never changed once a rule has them: see vt_segment_rule_set_values(). */
  if (rule->values != NULL)
    copy->values = g_ptr_array_ref (rule->values);
  return copy;
}

void
vt_segment_rule_free (VtSegmentRule *rule)
{
  if (rule == NULL)
    return;

  g_clear_pointer (&rule->parts, g_ptr_array_unref);
  g_clear_pointer (&rule->values, g_ptr_array_unref);
  g_clear_pointer (&rule->select, json_node_unref);
  g_free (rule->name);
  g_free (rule);
}

static gboolean
arrays_equal (GPtrArray *array, GPtrArray *other, GEqualFunc equal)
{
  if (array == other)
    return TRUE;
  if (array == NULL || other == NULL)
    return FALSE;
  if (array->len != other->len)
    return FALSE;
  for (guint i = 0; i < array->len; i++)
    if (!equal (array->pdata[i], other->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
vt_segment_rule_equal (const VtSegmentRule *rule, const VtSegmentRule *other)
{
  g_return_val_if_fail (rule != NULL && other != NULL, FALSE);

  return rule->type == other->type && rule->from == other->from && rule->to == other->to &&
         rule->percent == other->percent && rule->days == other->days &&
         rule->units == other->units && rule->measure == other->measure &&
         g_strcmp0 (rule->name, other->name) == 0 &&
         (rule->select == NULL || json_node_equal (rule->select, other->select)) &&
         arrays_equal (rule->values, other->values, g_str_equal) &&
         arrays_equal (rule->parts, other->parts, (GEqualFunc) vt_segment_rule_equal);
}

gboolean
vt_segment_rule_is_group (const VtSegmentRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return vt_segment_rule_type_get_form (rule->type) == VT_SEGMENT_FORM_GROUP;
}

VtSegmentRule *
vt_segment_rule_add (VtSegmentRule *group, VtSegmentRule *part)
{
  g_return_val_if_fail (group != NULL && group->parts != NULL && part != NULL, NULL);

  g_ptr_array_add (group->parts, part);
  return part;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In order, and each once. */
void
vt_segment_rule_sort_values (VtSegmentRule *rule)
{
  guint n_kept = 0;

  g_ptr_array_sort (rule->values, compare_texts);
  for (guint i = 0; i < rule->values->len; i++)
    {
      char *value = rule->values->pdata[i];

      rule->values->pdata[i] = NULL;
      if (n_kept > 0 && strcmp (rule->values->pdata[n_kept - 1], value) == 0)
        g_free (value);
      else
        rule->values->pdata[n_kept++] = value;
    }
  g_ptr_array_set_size (rule->values, (int) n_kept);
}

void
vt_segment_rule_set_values (VtSegmentRule *rule, const char *const *values)
{
  g_return_if_fail (rule != NULL && rule->values != NULL && values != NULL);

  /* Copies share the old ones. */
  g_ptr_array_unref (rule->values);
  rule->values = g_ptr_array_new_with_free_func (g_free);
  for (; *values != NULL; values++)
    g_ptr_array_add (rule->values, g_strdup (*values));
  vt_segment_rule_sort_values (rule);
}

void
vt_segment_rule_add_value (VtSegmentRule *rule, const char *value)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  g_return_if_fail (rule != NULL && rule->values != NULL && value != NULL);

  for (guint i = 0; i < rule->values->len; i++)
    g_ptr_array_add (values, g_strdup (rule->values->pdata[i]));
  g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_set_free_func (values, g_free);
  g_ptr_array_unref (rule->values);
  rule->values = g_steal_pointer (&values);
  vt_segment_rule_sort_values (rule);
}
