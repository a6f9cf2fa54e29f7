/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a segment holds, in words. */

#include "vt-segment-words.h"

#include "vt-selector-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* More values than this are counted instead of named. */
#define MAX_NAMED 4
#define PPM_PERCENT 10000
#define PPM_WHOLE 1000000.0

static const struct
{
  const char *title;
  const char *most;  /* (nullable): of a measure, who ranks first */
  const char *least; /* (nullable) */
} texts[VT_N_SEGMENT_RULE_TYPES] = {
    [VT_SEGMENT_ALL] = {N_ ("All of these")},
    [VT_SEGMENT_ANY] = {N_ ("Any of these")},
    [VT_SEGMENT_NONE] = {N_ ("None of these")},
    [VT_SEGMENT_ORDERS] = {N_ ("Number of orders"), N_ ("the most orders"),
                           N_ ("the fewest orders")},
    [VT_SEGMENT_REVENUE] = {N_ ("Revenue"), N_ ("the most revenue"), N_ ("the least revenue")},
    [VT_SEGMENT_AVERAGE_ORDER] = {N_ ("Average order"), N_ ("the highest average order"),
                                  N_ ("the lowest average order")},
    [VT_SEGMENT_PRODUCTS] = {N_ ("Different products"), N_ ("the most different products"),
                             N_ ("the fewest different products")},
    [VT_SEGMENT_UNITS] = {N_ ("Units bought"), N_ ("the most units"), N_ ("the fewest units")},
    [VT_SEGMENT_RECENCY_DAYS] = {N_ ("Days since the last order"),
                                 N_ ("the longest time since their last order"),
                                 N_ ("the shortest time since their last order")},
    [VT_SEGMENT_AGE_DAYS] = {N_ ("Days since the first order"),
                             N_ ("the longest time since their first order"),
                             N_ ("the shortest time since their first order")},
    [VT_SEGMENT_GAP_DAYS] = {N_ ("Usual days between orders"),
                             N_ ("the longest usual gap between orders"),
                             N_ ("the shortest usual gap between orders")},
    [VT_SEGMENT_OVERDUE] = {N_ ("Overdue by the own rhythm")},
    [VT_SEGMENT_FIRST_ORDER] = {N_ ("Day of the first order")},
    [VT_SEGMENT_LAST_ORDER] = {N_ ("Day of the last order")},
    [VT_SEGMENT_BARGAIN_SHARE] = {N_ ("Share bought below list price"),
                                  N_ ("the largest share bought below list price"),
                                  N_ ("the smallest share bought below list price")},
    [VT_SEGMENT_BOUGHT] = {N_ ("Products bought")},
    [VT_SEGMENT_ATTRIBUTE] = {N_ ("Known of the customer")},
    [VT_SEGMENT_LIST] = {N_ ("On a list")},
    [VT_SEGMENT_HIGHEST] = {N_ ("Among the highest")},
    [VT_SEGMENT_LOWEST] = {N_ ("Among the lowest")},
};

const char *
vt_segment_rule_type_to_text (VtSegmentRuleType type)
{
  g_return_val_if_fail ((guint) type < VT_N_SEGMENT_RULE_TYPES, NULL);

  return _ (texts[type].title);
}

const char *
vt_segment_measure_to_text (VtSegmentRuleType type, VtSegmentRuleType measure)
{
  g_return_val_if_fail (vt_segment_rule_type_is_measure (measure), NULL);

  return _ (type == VT_SEGMENT_LOWEST ? texts[measure].least : texts[measure].most);
}

/* ---- amounts ---- */

static char *
tell_share (gint64 ppm)
{
  g_autofree char *percent = vt_percent_to_plain ((gint32) ppm);

  /* Translators: a percentage */
  return g_strdup_printf (_ ("%s %%"), percent);
}

static char *
tell_counted (VtSegmentRuleType type, gint64 n)
{
  g_autofree char *number = vt_count_to_display (n);
  gulong           plural = (gulong) n;

  if (type == VT_SEGMENT_ORDERS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s order", "%s orders", plural), number);
  if (type == VT_SEGMENT_PRODUCTS)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s different product", "%s different products", plural),
        number);
  if (type == VT_SEGMENT_UNITS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s unit", "%s units", plural), number);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", plural), number);
}

static char *
tell_amount (const VtTeller *teller, VtSegmentRuleType type, gint64 amount)
{
  switch (vt_segment_rule_type_get_unit (type))
    {
    case VT_SEGMENT_UNIT_MONEY:
      return vt_tell_money (teller, amount);
    case VT_SEGMENT_UNIT_SHARE:
      return tell_share (amount);
    case VT_SEGMENT_UNIT_COUNT:
    case VT_SEGMENT_UNIT_DAYS:
      return tell_counted (type, amount);
    case VT_SEGMENT_UNIT_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Of "2 to 4 orders" the first. */
static char *
tell_number (const VtTeller *teller, VtSegmentRuleType type, gint64 amount)
{
  VtSegmentUnit unit = vt_segment_rule_type_get_unit (type);

  if (unit == VT_SEGMENT_UNIT_COUNT || unit == VT_SEGMENT_UNIT_DAYS)
    return vt_count_to_display (amount);
  return tell_amount (teller, type, amount);
}

static char *
tell_range (const VtTeller *teller, const VtSegmentRule *rule)
{
  gboolean         has_from = rule->from != VT_SEGMENT_OPEN_FROM;
  gboolean         has_to = rule->to != VT_SEGMENT_OPEN_TO;
  g_autofree char *from = has_from ? tell_amount (teller, rule->type, rule->from) : NULL;
  g_autofree char *to = has_to ? tell_amount (teller, rule->type, rule->to) : NULL;
  g_autofree char *number = has_from ? tell_number (teller, rule->type, rule->from) : NULL;

  if (!has_to)
    /* Translators: an amount: "3 orders", "£20.00", "90 days", "50 %" */
    return g_strdup_printf (_ ("at least %s"), from);
  if (!has_from)
    /* Translators: an amount: "3 orders", "£20.00", "90 days", "50 %" */
    return g_strdup_printf (_ ("at most %s"), to);
  if (rule->from == rule->to)
    /* Translators: an amount: "3 orders", "£20.00", "90 days", "50 %" */
    return g_strdup_printf (_ ("exactly %s"), to);
  /* Translators: a number and an amount: "2" and "4 orders", "£20.00" and "£40.00" */
  return g_strdup_printf (_ ("%s to %s"), number, to);
}

/* @amount: "at least 3 orders", "at most 90 days" */
static char *
tell_ranged (VtSegmentRuleType type, const char *amount)
{
  if (type == VT_SEGMENT_REVENUE)
    /* Translators: an amount of money, such as "at least £20.00" */
    return g_strdup_printf (_ ("revenue of %s"), amount);
  if (type == VT_SEGMENT_AVERAGE_ORDER)
    /* Translators: an amount of money, such as "at least £20.00" */
    return g_strdup_printf (_ ("average order of %s"), amount);
  if (type == VT_SEGMENT_RECENCY_DAYS)
    /* Translators: a span of time, such as "at most 90 days" */
    return g_strdup_printf (_ ("last order %s ago"), amount);
  if (type == VT_SEGMENT_AGE_DAYS)
    /* Translators: a span of time, such as "at most 90 days" */
    return g_strdup_printf (_ ("first order %s ago"), amount);
  if (type == VT_SEGMENT_GAP_DAYS)
    /* Translators: a span of time, such as "at most 90 days" */
    return g_strdup_printf (_ ("usually %s between orders"), amount);
  if (type == VT_SEGMENT_BARGAIN_SHARE)
    /* Translators: a share, such as "at least 50 %" */
    return g_strdup_printf (_ ("%s of the units bought below list price"), amount);
  return g_strdup (amount);
}

char *
vt_segment_times_to_text (gint64 ppm)
{
  gint64           hundredths = ppm / PPM_PERCENT;
  g_autofree char *text = NULL;

  if (hundredths % 100 == 0)
    return g_strdup_printf ("%" PRId64, hundredths / 100);
  return g_strdup_printf ("%.*f", hundredths % 10 == 0 ? 1 : 2, (double) ppm / PPM_WHOLE);
}

/* ---- conditions ---- */

static char *
tell_dates (const VtSegmentRule *rule)
{
  gboolean         has_from = rule->from != VT_SEGMENT_OPEN_FROM;
  gboolean         has_to = rule->to != VT_SEGMENT_OPEN_TO;
  g_autofree char *from = has_from ? vt_day_to_display ((gint32) rule->from) : NULL;
  g_autofree char *to = has_to ? vt_day_to_display ((gint32) rule->to) : NULL;
  gboolean         is_first = rule->type == VT_SEGMENT_FIRST_ORDER;

  if (!has_to)
    /* Translators: a day */
    return g_strdup_printf (
        is_first ? _ ("first order on %s or later") : _ ("last order on %s or later"), from);
  if (!has_from)
    /* Translators: a day */
    return g_strdup_printf (
        is_first ? _ ("first order on %s or earlier") : _ ("last order on %s or earlier"), to);
  if (rule->from == rule->to)
    /* Translators: a day */
    return g_strdup_printf (is_first ? _ ("first order on %s") : _ ("last order on %s"), to);
  /* Translators: two days */
  return g_strdup_printf (
      is_first ? _ ("first order from %s to %s") : _ ("last order from %s to %s"), from, to);
}

static char *
tell_bought (const VtTeller *teller, const VtSegmentRule *rule)
{
  g_autofree char *what = vt_tell_selector (teller, json_node_get_object (rule->select));
  g_autofree char *bought = NULL;
  g_autofree char *days = NULL;

  if (rule->units == 1)
    /* Translators: products */
    bought = g_strdup_printf (_ ("bought %s"), what);
  else
    {
      g_autofree char *n = vt_count_to_display (rule->units);

      /* Translators: a number of units, and products */
      bought = g_strdup_printf (_ ("bought at least %s units of %s"), n, what);
    }
  if (rule->days == 0)
    return g_steal_pointer (&bought);
  days = tell_counted (VT_SEGMENT_RECENCY_DAYS, rule->days);
  /* Translators: "bought Shirts", and a span of time */
  return g_strdup_printf (_ ("%s in the last %s"), bought, days);
}

static char *
tell_attribute (const VtSegmentRule *rule)
{
  g_autoptr (GString) values = g_string_new (NULL);
  guint n_named = rule->values->len > MAX_NAMED ? MAX_NAMED - 1 : rule->values->len;

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *value = vt_words_title (rule->values->pdata[i], VT_WORDS_TITLE_MAX);

      if (i > 0)
        g_string_append (values, i + 1 == rule->values->len ? _ (" or ") : _ (", "));
      g_string_append_printf (values, _ ("“%s”"), value);
    }
  if (n_named < rule->values->len)
    {
      guint n = rule->values->len - n_named;

      g_string_append (values, _ (" or "));
      g_string_append_printf (
          values, g_dngettext (GETTEXT_PACKAGE, "%u other value", "%u other values", n), n);
    }
  /* Translators: a column of what is known of customers, and values of it */
  return g_strdup_printf (_ ("%s is %s"), rule->name, values->str);
}

static char *
tell_list (const VtSegmentRule *rule)
{
  g_autofree char *name = vt_words_title (rule->name, VT_WORDS_TITLE_MAX);
  g_autofree char *n = vt_count_to_display (rule->values->len);

  return g_strdup_printf (
      /* Translators: a list's name, and how many customers are on it */
      g_dngettext (GETTEXT_PACKAGE, "on the list “%s” of %s customer",
                   "on the list “%s” of %s customers", rule->values->len),
      name, n);
}

static char *
tell_condition (const VtTeller *teller, const VtSegmentRule *rule)
{
  g_autofree char *amount = NULL;

  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_RANGE:
      amount = tell_range (teller, rule);
      return tell_ranged (rule->type, amount);
    case VT_SEGMENT_FORM_DATES:
      return tell_dates (rule);
    case VT_SEGMENT_FORM_PERCENT:
      amount = vt_segment_times_to_text (rule->percent);
      /* Translators: a number, such as 2 or 1.5 */
      return g_strdup_printf (_ ("last order longer ago than %s times the usual gap"), amount);
    case VT_SEGMENT_FORM_BOUGHT:
      return tell_bought (teller, rule);
    case VT_SEGMENT_FORM_ATTRIBUTE:
      return tell_attribute (rule);
    case VT_SEGMENT_FORM_LIST:
      return tell_list (rule);
    case VT_SEGMENT_FORM_RANK:
      amount = tell_share (rule->percent);
      /* Translators: a percentage, and "the most revenue" */
      return g_strdup_printf (_ ("among the %s with %s"), amount,
                              vt_segment_measure_to_text (rule->type, rule->measure));
    case VT_SEGMENT_FORM_GROUP:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- groups ---- */

static char *tell (const VtTeller *teller, const VtSegmentRule *rule, gboolean is_part);

static char *
tell_parts (const VtTeller *teller, const VtSegmentRule *rule)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean is_part = rule->parts->len > 1;

  for (guint i = 0; i < rule->parts->len; i++)
    {
      g_autofree char *part = tell (teller, rule->parts->pdata[i], is_part);

      if (i > 0)
        g_string_append (words, rule->type == VT_SEGMENT_ALL ? _ (" and ") : _ (" or "));
      g_string_append (words, part);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
tell_group (const VtTeller *teller, const VtSegmentRule *rule, gboolean is_part)
{
  g_autofree char *parts = NULL;

  if (rule->parts->len == 0)
    return g_strdup (rule->type == VT_SEGMENT_ANY ? _ ("nobody") : _ ("every customer"));
  parts = tell_parts (teller, rule);
  if (rule->type == VT_SEGMENT_NONE)
    /* Translators: conditions that must not hold */
    return g_strdup_printf (_ ("not (%s)"), parts);
  if (is_part && rule->parts->len > 1)
    return g_strdup_printf ("(%s)", parts);
  return g_steal_pointer (&parts);
}

static char *
tell (const VtTeller *teller, const VtSegmentRule *rule, gboolean is_part)
{
  return vt_segment_rule_is_group (rule) ? tell_group (teller, rule, is_part)
                                         : tell_condition (teller, rule);
}

char *
vt_segment_rule_to_words (const VtSegmentRule *rule, VtCatalog *catalog, const VtCurrency *currency)
{
  VtTeller teller = {catalog, currency};

  g_return_val_if_fail (rule != NULL && catalog != NULL && currency != NULL, NULL);

  return tell (&teller, rule, FALSE);
}

char *
vt_segment_rule_to_sentence (const VtSegmentRule *rule,
                             VtCatalog           *catalog,
                             const VtCurrency    *currency)
{
  g_autofree char *words = vt_segment_rule_to_words (rule, catalog, currency);
  g_autoptr (GString) sentence = g_string_new (NULL);

  g_return_val_if_fail (words != NULL, NULL);

  g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (words)));
  g_string_append_printf (sentence, "%s.", g_utf8_next_char (words));
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
