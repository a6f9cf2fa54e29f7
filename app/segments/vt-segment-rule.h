/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a segment holds: conditions on customers, in groups. */

#pragma once

#include "vt-day.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VtSegmentRuleType:
 * @VT_SEGMENT_ALL: every part holds; without parts it holds for everybody
 * @VT_SEGMENT_ANY: a part holds; without parts it holds for nobody
 * @VT_SEGMENT_NONE: no part holds; without parts it holds for everybody
 * @VT_SEGMENT_ORDERS: number of orders
 * @VT_SEGMENT_REVENUE: minor units, less what was returned; 0 for who never ordered
 * @VT_SEGMENT_AVERAGE_ORDER: minor units; does not hold for who never ordered
 * @VT_SEGMENT_PRODUCTS: number of different products ordered
 * @VT_SEGMENT_UNITS: number of units ordered
 * @VT_SEGMENT_RECENCY_DAYS: days from the last order to the reference day; holds for nobody who
 * never ordered, as the next five
 * @VT_SEGMENT_AGE_DAYS: days from the first order to the reference day
 * @VT_SEGMENT_GAP_DAYS: mean of the days between one day with an order and the next, which takes
 * two such days
 * @VT_SEGMENT_OVERDUE: the last order is more than @percent of the own mean gap ago; takes two days
 * with an order
 * @VT_SEGMENT_FIRST_ORDER: the day of the first order
 * @VT_SEGMENT_LAST_ORDER: the day of the last order
 * @VT_SEGMENT_BARGAIN_SHARE: share of the units ordered that were below list price, in ppm; takes a
 * unit whose list price is known
 * @VT_SEGMENT_BOUGHT: at least @units of what @select selects within the last @days, less what was
 * returned in them
 * @VT_SEGMENT_ATTRIBUTE: the column @name has one of @values
 * @VT_SEGMENT_LIST: the customer's key is one of @values
 * @VT_SEGMENT_HIGHEST: among the @percent of those who ordered that have the most of @measure; who
 * ties with the last of them counts as well
 * @VT_SEGMENT_LOWEST: among those that have the least
 */
typedef enum
{
  VT_SEGMENT_ALL,
  VT_SEGMENT_ANY,
  VT_SEGMENT_NONE,
  VT_SEGMENT_ORDERS,
  VT_SEGMENT_REVENUE,
  VT_SEGMENT_AVERAGE_ORDER,
  VT_SEGMENT_PRODUCTS,
  VT_SEGMENT_UNITS,
  VT_SEGMENT_RECENCY_DAYS,
  VT_SEGMENT_AGE_DAYS,
  VT_SEGMENT_GAP_DAYS,
  VT_SEGMENT_OVERDUE,
  VT_SEGMENT_FIRST_ORDER,
  VT_SEGMENT_LAST_ORDER,
  VT_SEGMENT_BARGAIN_SHARE,
  VT_SEGMENT_BOUGHT,
  VT_SEGMENT_ATTRIBUTE,
  VT_SEGMENT_LIST,
  VT_SEGMENT_HIGHEST,
  VT_SEGMENT_LOWEST,
} VtSegmentRuleType;

#define VT_N_SEGMENT_RULE_TYPES (VT_SEGMENT_LOWEST + 1)

/* Which fields of a rule say something. */
typedef enum
{
  VT_SEGMENT_FORM_GROUP,     /* parts */
  VT_SEGMENT_FORM_RANGE,     /* from, to */
  VT_SEGMENT_FORM_DATES,     /* from, to: days of VtDayClock */
  VT_SEGMENT_FORM_PERCENT,   /* percent */
  VT_SEGMENT_FORM_BOUGHT,    /* select, units, days */
  VT_SEGMENT_FORM_ATTRIBUTE, /* name, values */
  VT_SEGMENT_FORM_LIST,      /* name, values */
  VT_SEGMENT_FORM_RANK,      /* measure, percent */
} VtSegmentForm;

/* What the numbers of a range count. */
typedef enum
{
  VT_SEGMENT_UNIT_NONE,
  VT_SEGMENT_UNIT_COUNT,
  VT_SEGMENT_UNIT_DAYS,
  VT_SEGMENT_UNIT_MONEY, /* minor units */
  VT_SEGMENT_UNIT_SHARE, /* ppm */
} VtSegmentUnit;

/* In place of a bound that is not there. */
#define VT_SEGMENT_OPEN_FROM G_MININT64
#define VT_SEGMENT_OPEN_TO G_MAXINT64

/* A hundred times the own gap. */
#define VT_SEGMENT_MAX_OVERDUE_PPM (100 * 1000000)
#define VT_SEGMENT_MAX_DAYS 36500
#define VT_SEGMENT_MAX_COUNT 1000000000
#define VT_SEGMENT_MAX_VALUES 100
#define VT_SEGMENT_MAX_LISTED 200000
#define VT_SEGMENT_MAX_PARTS 100
#define VT_SEGMENT_MAX_NODES 500
#define VT_SEGMENT_MAX_DEPTH 6

/**
 * VtSegmentRule:
 *
 * A value: copied and compared freely, belongs to one thread. What its form does not use is zero.
 */
typedef struct
{
  VtSegmentRuleType type;
  GPtrArray        *parts;   /* (owned) (nullable) (element-type VtSegmentRule): of a group */
  gint64            from;    /* included; %VT_SEGMENT_OPEN_FROM for none */
  gint64            to;      /* included; %VT_SEGMENT_OPEN_TO for none */
  gint64            percent; /* ppm; of OVERDUE whole percents */
  gint64            days;    /* 0 for ever */
  gint64            units;   /* 1 and up */
  JsonNode         *select;  /* (owned) (nullable): an object, sealed */
  char             *name;    /* (owned) (nullable) */
  GPtrArray        *values;  /* (owned) (nullable) (element-type utf8): sorted, each once; shared */
  VtSegmentRuleType measure; /* any that has a number */
} VtSegmentRule;

VtSegmentForm vt_segment_rule_type_get_form (VtSegmentRuleType type);
VtSegmentUnit vt_segment_rule_type_get_unit (VtSegmentRuleType type);
/* "recency_days": the member of the document. */
const char *vt_segment_rule_type_to_word (VtSegmentRuleType type);
gboolean    vt_segment_rule_type_from_word (const char *word, VtSegmentRuleType *ret_type);
/* Whether customers can be ranked by it. */
gboolean vt_segment_rule_type_is_measure (VtSegmentRuleType type);
/* The least and the most that a bound of that type can be. */
gint64 vt_segment_rule_type_get_min (VtSegmentRuleType type);
gint64 vt_segment_rule_type_get_max (VtSegmentRuleType type);

/* With something sensible in its fields, which validates where nothing has to be named first. */
VtSegmentRule *vt_segment_rule_new (VtSegmentRuleType type);
VtSegmentRule *vt_segment_rule_new_range (VtSegmentRuleType type, gint64 from, gint64 to);
VtSegmentRule *vt_segment_rule_copy (const VtSegmentRule *rule);
void           vt_segment_rule_free (VtSegmentRule *rule);
gboolean       vt_segment_rule_equal (const VtSegmentRule *rule, const VtSegmentRule *other);
gboolean       vt_segment_rule_is_group (const VtSegmentRule *rule);

/* Takes @part; returns it. */
VtSegmentRule *vt_segment_rule_add (VtSegmentRule *group, VtSegmentRule *part);
/* Values are put in their order; a repeat is dropped. */
void vt_segment_rule_add_value (VtSegmentRule *rule, const char *value);
/* @values: (array zero-terminated=1): in place of those there. */
void vt_segment_rule_set_values (VtSegmentRule *rule, const char *const *values);

/**
 * vt_segment_rule_validate:
 *
 * Whether it can be kept: bounds within their ranges and in order, at least one of them; something
 * named where something has to be; not too many parts nor too deep.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT, naming the condition and the field
 */
gboolean vt_segment_rule_validate (const VtSegmentRule *rule, GError **error);

/* ---- as JSON ---- */

/* One object with one member, as conditions of a rule pack: {"orders": {"from": 3}}. @rule is
 * valid. */
void vt_segment_rule_write (const VtSegmentRule *rule, JsonBuilder *builder);
/* (transfer full): a text in canonical form; %NULL with an error of vt_segment_rule_validate(). */
char *vt_segment_rule_to_text (const VtSegmentRule *rule, GError **error);

/**
 * vt_segment_rule_read:
 *
 * Reads strictly: no member that is not known.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT, naming the condition
 * and the field
 */
VtSegmentRule *vt_segment_rule_read (JsonObject *object, GError **error);
VtSegmentRule *vt_segment_rule_from_text (const char *text, GError **error);

/* ---- parts by their place: "" is the rule itself, "1/0" the first part of its second part ---- */

/* (nullable): belongs to @rule. */
VtSegmentRule *vt_segment_rule_find (VtSegmentRule *rule, const char *path);
/* Takes @part. Each is %FALSE with %VT_ERROR_NOT_FOUND where @path leads nowhere. */
gboolean vt_segment_rule_replace (VtSegmentRule *rule,
                                  const char    *path,
                                  VtSegmentRule *part,
                                  GError       **error);
/* @path: of the group; @position: beyond the end is the end. */
gboolean vt_segment_rule_insert (
    VtSegmentRule *rule, const char *path, guint position, VtSegmentRule *part, GError **error);
/* The rule itself is not removed but emptied: it holds for everybody. */
gboolean vt_segment_rule_remove (VtSegmentRule *rule, const char *path, GError **error);
/* @path: of what is moved; @by: places within its group, as far as it goes. */
gboolean vt_segment_rule_move (VtSegmentRule *rule, const char *path, int by, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSegmentRule, vt_segment_rule_free)

G_END_DECLS
