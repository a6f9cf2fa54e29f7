/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of conditions that are numbers, days and ranks. */

#include "studio-rule-row.h"

#include "vt-segment-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define PPM_PERCENT 10000
#define FIELDS_KEY "studio-fields"

/* What a row of these forms has, kept with it. */
typedef struct
{
  GtkEditable *from; /* (unowned), as the others */
  GtkEditable *to;
  GtkDropDown *measure;
} Fields;

static Fields *
make_fields (StudioRuleRow *row)
{
  Fields *fields = g_new0 (Fields, 1);

  g_object_set_data_full (G_OBJECT (row), FIELDS_KEY, fields, g_free);
  return fields;
}

static Fields *
get_fields (StudioRuleRow *row)
{
  return g_object_get_data (G_OBJECT (row), FIELDS_KEY);
}

/* ---- ranges ---- */

/* "days", "orders": behind the numbers; an amount of money has its sign in it. */
static const char *
unit_words (VtSegmentRuleType type)
{
  switch (vt_segment_rule_type_get_unit (type))
    {
    case VT_SEGMENT_UNIT_DAYS:
      return _ ("days");
    case VT_SEGMENT_UNIT_SHARE:
      return _ ("%");
    case VT_SEGMENT_UNIT_COUNT:
    case VT_SEGMENT_UNIT_MONEY:
    case VT_SEGMENT_UNIT_NONE:
    default:
      return "";
    }
}

static void
create_range (StudioRuleRow *row, GtkBox *box)
{
  Fields           *fields = make_fields (row);
  VtSegmentRuleType type = studio_rule_row_get_rule_type (row);
  gboolean          is_days = vt_segment_rule_type_get_form (type) == VT_SEGMENT_FORM_DATES;
  gboolean          is_money = vt_segment_rule_type_get_unit (type) == VT_SEGMENT_UNIT_MONEY;
  int               n_chars = is_days || is_money ? 10 : 5;
  GtkBox           *line = studio_rule_line_new (box);

  /* Translators: before the lower end of a range */
  studio_rule_line_add_words (line, _ ("from"));
  fields->from = studio_rule_row_add_entry (row, line, _ ("From"), n_chars);
  /* Translators: before the upper end of a range */
  studio_rule_line_add_words (line, _ ("to"));
  fields->to = studio_rule_row_add_entry (row, line, _ ("To"), n_chars);
  studio_rule_line_add_words (line, unit_words (type));
  if (is_days)
    {
      g_object_set (fields->from, "placeholder-text", "2025-01-31", NULL);
      g_object_set (fields->to, "placeholder-text", "2025-12-31", NULL);
    }
}

static char *
bound_to_text (StudioRuleRow *row, gint64 bound)
{
  VtSegmentRuleType type = studio_rule_row_get_rule_type (row);

  if (bound == VT_SEGMENT_OPEN_FROM || bound == VT_SEGMENT_OPEN_TO)
    return g_strdup ("");
  if (vt_segment_rule_type_get_form (type) == VT_SEGMENT_FORM_DATES)
    return vt_day_to_plain ((gint32) bound);
  switch (vt_segment_rule_type_get_unit (type))
    {
    case VT_SEGMENT_UNIT_MONEY:
      return vt_money_to_display (bound,
                                  studio_session_get_currency (studio_rule_row_get_session (row)));
    case VT_SEGMENT_UNIT_SHARE:
      return vt_percent_to_plain ((gint32) bound);
    case VT_SEGMENT_UNIT_COUNT:
    case VT_SEGMENT_UNIT_DAYS:
    case VT_SEGMENT_UNIT_NONE:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, bound);
    }
}

static void
show_range (StudioRuleRow *row, const VtSegmentRule *rule)
{
  Fields          *fields = get_fields (row);
  g_autofree char *from = bound_to_text (row, rule->from);
  g_autofree char *to = bound_to_text (row, rule->to);

  studio_rule_row_set_text (row, fields->from, from);
  studio_rule_row_set_text (row, fields->to, to);
}

static gboolean
read_day (const char *text, gint64 empty, gint64 *ret_day, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gint32           day;

  if (*stripped == '\0')
    {
      *ret_day = empty;
      return TRUE;
    }
  if (!vt_day_from_plain (stripped, &day, error))
    return FALSE;
  *ret_day = day;
  return TRUE;
}

static gboolean
read_money (StudioRuleRow *row, const char *text, gint64 empty, gint64 *ret_minor, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    {
      *ret_minor = empty;
      return TRUE;
    }
  return vt_money_from_typed (
      stripped, studio_session_get_currency (studio_rule_row_get_session (row)), ret_minor, error);
}

static gboolean
read_bound (StudioRuleRow *row, GtkEditable *entry, gint64 empty, gint64 *ret_bound, GError **error)
{
  VtSegmentRuleType type = studio_rule_row_get_rule_type (row);
  const char       *text = gtk_editable_get_text (entry);

  if (vt_segment_rule_type_get_form (type) == VT_SEGMENT_FORM_DATES)
    return read_day (text, empty, ret_bound, error);
  switch (vt_segment_rule_type_get_unit (type))
    {
    case VT_SEGMENT_UNIT_MONEY:
      return read_money (row, text, empty, ret_bound, error);
    case VT_SEGMENT_UNIT_SHARE:
      return studio_rule_read_percent (text, empty, ret_bound, error);
    case VT_SEGMENT_UNIT_COUNT:
    case VT_SEGMENT_UNIT_DAYS:
    case VT_SEGMENT_UNIT_NONE:
    default:
      return studio_rule_read_count (text, empty, ret_bound, error);
    }
}

static gboolean
read_range (StudioRuleRow *row, VtSegmentRule *rule, GError **error)
{
  Fields *fields = get_fields (row);

  return read_bound (row, fields->from, VT_SEGMENT_OPEN_FROM, &rule->from, error) &&
         read_bound (row, fields->to, VT_SEGMENT_OPEN_TO, &rule->to, error);
}

/* ---- overdue ---- */

static void
create_overdue (StudioRuleRow *row, GtkBox *box)
{
  Fields *fields = make_fields (row);
  GtkBox *line = studio_rule_line_new (box);

  /* Translators: before a number of times */
  studio_rule_line_add_words (line, _ ("more than"));
  fields->from = studio_rule_row_add_entry (row, line, _ ("Times the usual gap"), 4);
  /* Translators: behind a number: each customer's own mean of days between orders */
  studio_rule_line_add_words (line, _ ("times the usual gap"));
}

static void
show_overdue (StudioRuleRow *row, const VtSegmentRule *rule)
{
  g_autofree char *text = vt_segment_times_to_text (rule->percent);

  studio_rule_row_set_text (row, get_fields (row)->from, text);
}

static gboolean
read_overdue (StudioRuleRow *row, VtSegmentRule *rule, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (get_fields (row)->from)));
  char            *end;
  double           times;

  g_strdelimit (text, ",", '.');
  times = g_ascii_strtod (text, &end);
  if (*text == '\0' || *end != '\0' || !(times > 0) || times > 100)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” is not a number of times, such as 2 or 1.5"), text);
      return FALSE;
    }
  rule->percent = (gint64) (times * 100 + 0.5) * PPM_PERCENT;
  return TRUE;
}

/* ---- ranks ---- */

/* Those that customers can be ranked by, in the order of the list. */
static VtSegmentRuleType
measure_at (guint place)
{
  for (guint type = 0; type < VT_N_SEGMENT_RULE_TYPES; type++)
    if (vt_segment_rule_type_is_measure (type) && place-- == 0)
      return type;
  return VT_SEGMENT_REVENUE;
}

static guint
place_of_measure (VtSegmentRuleType measure)
{
  guint place = 0;

  for (guint type = 0; type < (guint) measure; type++)
    place += vt_segment_rule_type_is_measure (type);
  return place;
}

static void
create_rank (StudioRuleRow *row, GtkBox *box)
{
  Fields           *fields = make_fields (row);
  VtSegmentRuleType type = studio_rule_row_get_rule_type (row);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GtkBox *line = studio_rule_line_new (box);

  /* Translators: before a percentage */
  studio_rule_line_add_words (line, _ ("among the"));
  fields->from = studio_rule_row_add_entry (row, line, _ ("Percent of the customers"), 5);
  /* Translators: behind a percentage, before "the most revenue" */
  studio_rule_line_add_words (line, _ ("% with"));
  for (guint i = 0; i < VT_N_SEGMENT_RULE_TYPES; i++)
    if (vt_segment_rule_type_is_measure (i))
      g_ptr_array_add (words, (gpointer) vt_segment_measure_to_text (type, i));
  g_ptr_array_add (words, NULL);
  fields->measure = studio_rule_row_add_choice (row, studio_rule_line_new (box), _ ("Of what"),
                                                (const char *const *) words->pdata, NULL);
}

static void
show_rank (StudioRuleRow *row, const VtSegmentRule *rule)
{
  Fields          *fields = get_fields (row);
  g_autofree char *percent = vt_percent_to_plain ((gint32) rule->percent);

  studio_rule_row_set_text (row, fields->from, percent);
  gtk_drop_down_set_selected (fields->measure, place_of_measure (rule->measure));
}

static gboolean
read_rank (StudioRuleRow *row, VtSegmentRule *rule, GError **error)
{
  Fields *fields = get_fields (row);

  rule->measure = measure_at (gtk_drop_down_get_selected (fields->measure));
  return studio_rule_read_percent (gtk_editable_get_text (fields->from), 0, &rule->percent, error);
}

/* ---- all of them ---- */

const StudioRuleForm *
studio_rule_form_get (VtSegmentForm form)
{
  static const StudioRuleForm range = {create_range, show_range, read_range};
  static const StudioRuleForm overdue = {create_overdue, show_overdue, read_overdue};
  static const StudioRuleForm rank = {create_rank, show_rank, read_rank};

  switch (form)
    {
    case VT_SEGMENT_FORM_RANGE:
    case VT_SEGMENT_FORM_DATES:
      return &range;
    case VT_SEGMENT_FORM_PERCENT:
      return &overdue;
    case VT_SEGMENT_FORM_RANK:
      return &rank;
    case VT_SEGMENT_FORM_BOUGHT:
      return &studio_rule_form_bought;
    case VT_SEGMENT_FORM_ATTRIBUTE:
      return &studio_rule_form_attribute;
    case VT_SEGMENT_FORM_LIST:
      return &studio_rule_form_list;
    case VT_SEGMENT_FORM_GROUP:
    default:
      g_return_val_if_reached (NULL);
    }
}
