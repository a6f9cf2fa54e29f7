/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A time zone's file, and what of it a rule pack needs. The format is "The Time Zone Information
 * Format (TZif)", RFC 9636, section 3. */

#include "vt-zone-table.h"

#include "vt-error.h"
#include "vt-times.h"
#include "vt-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The evaluator's own, so that both read a rule the same way. */
#include "vr-zone-rule.h"

#define MAGIC "TZif"
#define N_RESERVED 15
#define TYPE_BYTES 6

/* What the tz database's own reader takes at most (tzfile.h). */
#define MAX_TRANSITIONS 2000
#define MAX_TYPES 256
/* Of the parts that are passed over. */
#define MAX_COUNT 65536

/* As far as a rule pack goes. */
#define MAX_OFFSET_S 93599
#define MAX_RULE_BYTES 256
#define END_S G_GINT64_CONSTANT (253086768000) /* 9990-01-01T00:00:00Z */

#define DAY_S (24 * 60 * 60)

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Cursor;

typedef struct
{
  guint32 n_ut;
  guint32 n_standard;
  guint32 n_leap;
  guint32 n_transitions;
  guint32 n_types;
  guint32 n_chars;
} Counts;

/* What the file says, before anything is left out. */
typedef struct
{
  GArray    *transitions; /* (owned) of VtZoneTransition: all */
  gint64     first_s;     /* east of UTC before them */
  char      *rule_text;   /* (owned) (nullable) */
  VrZoneRule rule;
} Content;

static void
content_clear (Content *content)
{
  g_clear_pointer (&content->transitions, g_array_unref);
  g_clear_pointer (&content->rule_text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

/* ---- bytes ---- */

/* (nullable): the next n bytes; %NULL if there are not so many. */
static const guint8 *
take (Cursor *cursor, gsize n)
{
  const guint8 *bytes = cursor->at;

  if ((gsize) (cursor->end - cursor->at) < n)
    return NULL;
  cursor->at += n;
  return bytes;
}

static guint32
get_uint32 (const guint8 *bytes)
{
  guint32 value_be;

  memcpy (&value_be, bytes, sizeof value_be);
  return GUINT32_FROM_BE (value_be);
}

static gint64
get_int64 (const guint8 *bytes)
{
  guint64 value_be;

  memcpy (&value_be, bytes, sizeof value_be);
  return (gint64) GUINT64_FROM_BE (value_be);
}

/* *ret_version is '\0' for the first. */
static gboolean
read_header (Cursor *cursor, Counts *counts, guint8 *ret_version)
{
  const guint8 *bytes = take (cursor, strlen (MAGIC) + 1 + N_RESERVED + 6 * sizeof (guint32));
  guint32       values[6];

  if (bytes == NULL || memcmp (bytes, MAGIC, strlen (MAGIC)) != 0)
    return FALSE;
  *ret_version = bytes[strlen (MAGIC)];
  bytes += strlen (MAGIC) + 1 + N_RESERVED;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      values[i] = get_uint32 (bytes + i * sizeof (guint32));
      if (values[i] > MAX_COUNT)
        return FALSE;
    }
  *counts = (Counts){values[0], values[1], values[2], values[3], values[4], values[5]};
  return TRUE;
}

/* The block of the first version has nothing that the second one's does not have. */
static gboolean
skip_first_block (Cursor *cursor, const Counts *counts)
{
  return take (cursor, (gsize) counts->n_transitions * 5 + (gsize) counts->n_types * TYPE_BYTES +
                           counts->n_chars + (gsize) counts->n_leap * 8 + counts->n_standard +
                           counts->n_ut) != NULL;
}

/* Whether each type is sound; what it is called does not matter here. */
static gboolean
check_types (const guint8 *types, const Counts *counts)
{
  for (guint32 i = 0; i < counts->n_types; i++)
    {
      const guint8 *type = types + i * TYPE_BYTES;
      gint32        offset_s = (gint32) get_uint32 (type);

      if (offset_s < -MAX_OFFSET_S || offset_s > MAX_OFFSET_S || type[4] > 1 ||
          type[5] >= counts->n_chars)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_block (Cursor *cursor, const Counts *counts, Content *content)
{
  const guint8 *times = take (cursor, (gsize) counts->n_transitions * 8);
  const guint8 *indices = take (cursor, counts->n_transitions);
  const guint8 *types = take (cursor, (gsize) counts->n_types * TYPE_BYTES);

  if (times == NULL || indices == NULL || types == NULL ||
      take (cursor, (gsize) counts->n_chars + counts->n_standard + counts->n_ut) == NULL ||
      !check_types (types, counts))
    return FALSE;

  content->transitions = g_array_new (FALSE, FALSE, sizeof (VtZoneTransition));
  content->first_s = (gint32) get_uint32 (types);
  for (guint32 i = 0; i < counts->n_transitions; i++)
    {
      VtZoneTransition transition = {.at_s = get_int64 (times + i * 8)};

      if (indices[i] >= counts->n_types || transition.at_s >= END_S ||
          (i > 0 && transition.at_s <= get_int64 (times + (i - 1) * 8)))
        return FALSE;
      transition.offset_s = (gint32) get_uint32 (types + indices[i] * TYPE_BYTES);
      g_array_append_val (content->transitions, transition);
    }
  return TRUE;
}

/* "\n", the rule, "\n", and that is the end of the file. */
static gboolean
read_footer (Cursor *cursor, Content *content)
{
  gsize n = (gsize) (cursor->end - cursor->at);

  if (n < 2 || n - 2 > MAX_RULE_BYTES || cursor->at[0] != '\n' || cursor->at[n - 1] != '\n' ||
      memchr (cursor->at + 1, '\0', n - 2) != NULL)
    return FALSE;
  content->rule_text = g_strndup ((const char *) cursor->at + 1, n - 2);
  /* None at all is for the caller to say. */
  return n == 2 || vr_zone_rule_parse ((VrString){content->rule_text, n - 2}, &content->rule);
}

static gboolean
set_damaged (const char *name, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT,
               _ ("The system's file of the time zone “%s” is damaged"), name);
  return FALSE;
}

static gboolean
set_endless (const char *name, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("The system's file of the time zone “%s” does not say how local time goes on"),
               name);
  return FALSE;
}

static gboolean
read_content (const guint8 *data, gsize n_bytes, const char *name, Content *content, GError **error)
{
  Cursor cursor = {data, data + n_bytes};
  Counts counts;
  guint8 version;

  if (!read_header (&cursor, &counts, &version))
    return set_damaged (name, error);
  if (version == '\0')
    return set_endless (name, error);
  if (version < '2' || version > '4' || !skip_first_block (&cursor, &counts) ||
      !read_header (&cursor, &counts, &version))
    return set_damaged (name, error);
  if (counts.n_leap > 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("The time zone “%s” counts leap seconds, which a rule pack cannot"), name);
      return FALSE;
    }
  if (counts.n_transitions > MAX_TRANSITIONS || counts.n_types == 0 || counts.n_types > MAX_TYPES ||
      counts.n_chars == 0 || (counts.n_standard != 0 && counts.n_standard != counts.n_types) ||
      (counts.n_ut != 0 && counts.n_ut != counts.n_types) ||
      !read_block (&cursor, &counts, content) || !read_footer (&cursor, content))
    return set_damaged (name, error);
  return *content->rule_text != '\0' || set_endless (name, error);
}

/* ---- what of it is needed ---- */

static int
get_year (gint64 at_s)
{
  int year, month;

  vt_civil_from_days (at_s / DAY_S, &year, &month, NULL);
  return year;
}

/* Whether the rule says that offset from one instant on, before another, which is no earlier. */
static gboolean
rule_gives (const VrZoneRule *rule, gint64 offset_s, gint64 from_s, gint64 until_s)
{
  if (vr_zone_rule_get_offset (rule, from_s) != offset_s)
    return FALSE;
  if (!rule->has_daylight)
    return TRUE;
  /* A turn may be a week and a day away from its year. */
  for (int year = get_year (from_s) - 1; year <= get_year (until_s) + 1; year++)
    {
      gint64 turns_s[2];

      vr_zone_rule_get_turns (rule, year, turns_s);
      for (gsize i = 0; i < G_N_ELEMENTS (turns_s); i++)
        if (turns_s[i] > from_s && turns_s[i] < until_s &&
            vr_zone_rule_get_offset (rule, turns_s[i]) != offset_s)
          return FALSE;
    }
  return TRUE;
}

/* Those from VT_ZONE_TABLE_FIRST_S on, after one at that instant which says how it was then. */
static GArray *
list_recent (const Content *content)
{
  GArray          *recent = g_array_new (FALSE, FALSE, sizeof (VtZoneTransition));
  VtZoneTransition start = {VT_ZONE_TABLE_FIRST_S, content->first_s};

  g_array_append_val (recent, start);
  for (guint i = 0; i < content->transitions->len; i++)
    {
      VtZoneTransition transition = g_array_index (content->transitions, VtZoneTransition, i);

      if (transition.at_s <= VT_ZONE_TABLE_FIRST_S)
        g_array_index (recent, VtZoneTransition, 0).offset_s = transition.offset_s;
      else
        g_array_append_val (recent, transition);
    }
  return recent;
}

/* The first instant after @at_s at which the rule says another offset; @at_s itself without one. */
static gint64
find_change (const VrZoneRule *rule, gint64 at_s)
{
  gint64 offset_s = vr_zone_rule_get_offset (rule, at_s);
  gint64 change_s = G_MAXINT64;

  for (int year = get_year (at_s) - 1; rule->has_daylight && year <= get_year (at_s) + 2; year++)
    {
      gint64 turns_s[2];

      vr_zone_rule_get_turns (rule, year, turns_s);
      for (gsize i = 0; i < G_N_ELEMENTS (turns_s); i++)
        if (turns_s[i] > at_s && turns_s[i] < change_s &&
            vr_zone_rule_get_offset (rule, turns_s[i]) != offset_s)
          change_s = turns_s[i];
    }
  return change_s != G_MAXINT64 ? change_s : at_s;
}

/* A file may end with a change of standard time that comes while the rule still has daylight saving
 * time (America/Ojinaga, 2022): then what it says holds until the rule says so, too. FALSE if that
 * never comes. */
static gboolean
reach_rule (const VrZoneRule *rule, GArray *recent)
{
  VtZoneTransition last = g_array_index (recent, VtZoneTransition, recent->len - 1);

  if (vr_zone_rule_get_offset (rule, last.at_s) == last.offset_s)
    return TRUE;
  last.at_s = find_change (rule, last.at_s);
  if (vr_zone_rule_get_offset (rule, last.at_s) != last.offset_s)
    return FALSE;
  g_array_append_val (recent, last);
  return TRUE;
}

/* The first of them from which on the rule says the same as they do, as it does from the last on.
 */
static guint
find_rule_start (const Content *content, const GArray *recent)
{
  guint  start = recent->len;
  gint64 until_s = g_array_index (recent, VtZoneTransition, recent->len - 1).at_s;

  for (guint i = recent->len; i-- > 0;)
    {
      const VtZoneTransition *transition = &g_array_index (recent, VtZoneTransition, i);

      if (!rule_gives (&content->rule, transition->offset_s, transition->at_s, until_s))
        break;
      until_s = transition->at_s;
      start = i;
    }
  return start;
}

/* Where the rule begins to hold, some files have a transition that changes only a name, and others
 * have none. */
static void
settle_last (const VrZoneRule *rule, gint64 offset_before_s, VtZoneTransition *last)
{
  if (last->offset_s != offset_before_s)
    return;
  last->at_s = find_change (rule, last->at_s);
  last->offset_s = vr_zone_rule_get_offset (rule, last->at_s);
}

/* %NULL if the file contradicts itself. */
static VtZoneTable *
make_table (Content *content)
{
  g_autoptr (GArray) recent = list_recent (content);
  VtZoneTable *table;
  guint        rule_start = 0;

  /* Of a file whose transitions all are older, the rule is all that counts. */
  if (recent->len > 1)
    {
      if (!reach_rule (&content->rule, recent))
        return NULL;
      rule_start = find_rule_start (content, recent);
    }

  table = g_new0 (VtZoneTable, 1);
  table->rule = g_steal_pointer (&content->rule_text);
  table->transitions = g_array_new (FALSE, FALSE, sizeof (VtZoneTransition));
  for (guint i = 1; i <= rule_start; i++)
    {
      gint64           before_s = g_array_index (recent, VtZoneTransition, i - 1).offset_s;
      VtZoneTransition transition = g_array_index (recent, VtZoneTransition, i);

      if (i == rule_start)
        settle_last (&content->rule, before_s, &transition);
      else if (transition.offset_s == before_s)
        continue;
      g_array_append_val (table->transitions, transition);
    }
  if (table->transitions->len > 0)
    table->offset_s = g_array_index (recent, VtZoneTransition, 0).offset_s;
  return table;
}

VtZoneTable *
vt_zone_table_parse (const guint8 *data, gsize n_bytes, const char *name, GError **error)
{
  g_auto (Content) content = {0};
  VtZoneTable *table;

  g_return_val_if_fail (data != NULL || n_bytes == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!read_content (data, n_bytes, name, &content, error))
    return NULL;
  table = make_table (&content);
  if (table == NULL)
    set_damaged (name, error);
  return table;
}

VtZoneTable *
vt_zone_table_load (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize         n_bytes;

  g_return_val_if_fail (name != NULL, NULL);

  if (strcmp (name, VT_ZONE_UTC) == 0)
    {
      VtZoneTable *table = g_new0 (VtZoneTable, 1);

      table->rule = g_strdup ("UTC0");
      table->transitions = g_array_new (FALSE, FALSE, sizeof (VtZoneTransition));
      return table;
    }
  bytes = vt_zone_read_file (name, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n_bytes);
  return vt_zone_table_parse (data, n_bytes, name, error);
}

void
vt_zone_table_free (VtZoneTable *table)
{
  if (table == NULL)
    return;

  g_free (table->rule);
  g_array_unref (table->transitions);
  g_free (table);
}
