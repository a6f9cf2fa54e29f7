/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones as a rule pack carries them, read from the system's files. */

#include "vt-error.h"
#include "vt-zone-table.h"
#include "vt-zone.h"

#include "vr-zone-rule.h"

#include <string.h>

static gint64
parse_instant (const char *text)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (instant);
  return g_date_time_to_unix (instant);
}

/* As the evaluator does it. */
static gint64
get_offset (const VtZoneTable *table, gint64 at_s)
{
  gint64     offset_s = table->offset_s;
  VrZoneRule rule;

  for (guint i = 0; i < table->transitions->len; i++)
    {
      const VtZoneTransition *transition = &g_array_index (table->transitions, VtZoneTransition, i);

      if (transition->at_s > at_s)
        return offset_s;
      offset_s = transition->offset_s;
    }
  g_assert_true (vr_zone_rule_parse ((VrString){table->rule, strlen (table->rule)}, &rule));
  return vr_zone_rule_get_offset (&rule, at_s);
}

/* ---- against Python ---- */

typedef struct
{
  const char *zone;
  const char *at;
  gint64      offset_s; /* east of UTC */
} InstantRow;

/* What Python 3.11's zoneinfo says with the tz database 2025b: at the first instant that is kept,
 * at turns of the past and one second before each, and at Christmas 2024. None of it is a forecast,
 * so that any later tz database says the same. */
static const InstantRow instant_rows[] = {
    {"America/New_York", "2000-01-01T00:00:00Z", -18000},
    {"America/New_York", "2006-10-29T05:59:59Z", -14400},
    {"America/New_York", "2006-10-29T06:00:00Z", -18000},
    {"America/New_York", "2007-03-11T06:59:59Z", -18000},
    {"America/New_York", "2007-03-11T07:00:00Z", -14400},
    {"America/New_York", "2007-11-04T05:59:59Z", -14400},
    {"America/New_York", "2007-11-04T06:00:00Z", -18000},
    {"America/New_York", "2024-03-10T06:59:59Z", -18000},
    {"America/New_York", "2024-03-10T07:00:00Z", -14400},
    {"America/New_York", "2024-12-25T00:00:00Z", -18000},
    {"Europe/London", "2000-01-01T00:00:00Z", 0},
    {"Europe/London", "2000-03-26T00:59:59Z", 0},
    {"Europe/London", "2000-03-26T01:00:00Z", 3600},
    {"Europe/London", "2010-10-31T00:59:59Z", 3600},
    {"Europe/London", "2010-10-31T01:00:00Z", 0},
    {"Europe/London", "2024-10-27T00:59:59Z", 3600},
    {"Europe/London", "2024-10-27T01:00:00Z", 0},
    {"Europe/London", "2024-12-25T00:00:00Z", 0},
    {"Europe/Berlin", "2000-01-01T00:00:00Z", 3600},
    {"Europe/Berlin", "2012-03-25T00:59:59Z", 3600},
    {"Europe/Berlin", "2012-03-25T01:00:00Z", 7200},
    {"Europe/Berlin", "2024-10-27T00:59:59Z", 7200},
    {"Europe/Berlin", "2024-10-27T01:00:00Z", 3600},
    {"Europe/Berlin", "2024-12-25T00:00:00Z", 3600},
    {"Europe/Dublin", "2000-01-01T00:00:00Z", 0},
    {"Europe/Dublin", "2018-03-25T00:59:59Z", 0},
    {"Europe/Dublin", "2018-03-25T01:00:00Z", 3600},
    {"Europe/Dublin", "2018-10-28T00:59:59Z", 3600},
    {"Europe/Dublin", "2018-10-28T01:00:00Z", 0},
    {"Europe/Dublin", "2024-12-25T00:00:00Z", 0},
    {"Europe/Moscow", "2000-01-01T00:00:00Z", 10800},
    {"Europe/Moscow", "2011-03-26T22:59:59Z", 10800},
    {"Europe/Moscow", "2011-03-26T23:00:00Z", 14400},
    {"Europe/Moscow", "2014-10-25T21:59:59Z", 14400},
    {"Europe/Moscow", "2014-10-25T22:00:00Z", 10800},
    {"Europe/Moscow", "2024-12-25T00:00:00Z", 10800},
    {"Europe/Istanbul", "2000-01-01T00:00:00Z", 7200},
    {"Europe/Istanbul", "2015-11-08T00:59:59Z", 10800},
    {"Europe/Istanbul", "2015-11-08T01:00:00Z", 7200},
    {"Europe/Istanbul", "2016-03-27T00:59:59Z", 7200},
    {"Europe/Istanbul", "2016-03-27T01:00:00Z", 10800},
    {"Europe/Istanbul", "2024-12-25T00:00:00Z", 10800},
    {"Africa/Casablanca", "2000-01-01T00:00:00Z", 0},
    {"Africa/Casablanca", "2018-06-17T01:59:59Z", 0},
    {"Africa/Casablanca", "2018-06-17T02:00:00Z", 3600},
    {"Africa/Casablanca", "2019-05-05T01:59:59Z", 3600},
    {"Africa/Casablanca", "2019-05-05T02:00:00Z", 0},
    {"Africa/Casablanca", "2019-06-09T01:59:59Z", 0},
    {"Africa/Casablanca", "2019-06-09T02:00:00Z", 3600},
    {"Africa/Casablanca", "2024-12-25T00:00:00Z", 3600},
    {"Asia/Pyongyang", "2000-01-01T00:00:00Z", 32400},
    {"Asia/Pyongyang", "2015-08-14T14:59:59Z", 32400},
    {"Asia/Pyongyang", "2015-08-14T15:00:00Z", 30600},
    {"Asia/Pyongyang", "2018-05-04T14:59:59Z", 30600},
    {"Asia/Pyongyang", "2018-05-04T15:00:00Z", 32400},
    {"Asia/Pyongyang", "2024-12-25T00:00:00Z", 32400},
    {"America/Caracas", "2000-01-01T00:00:00Z", -14400},
    {"America/Caracas", "2007-12-09T06:59:59Z", -14400},
    {"America/Caracas", "2007-12-09T07:00:00Z", -16200},
    {"America/Caracas", "2016-05-01T06:59:59Z", -16200},
    {"America/Caracas", "2016-05-01T07:00:00Z", -14400},
    {"America/Caracas", "2024-12-25T00:00:00Z", -14400},
    {"Pacific/Apia", "2000-01-01T00:00:00Z", -39600},
    {"Pacific/Apia", "2011-12-30T09:59:59Z", -36000},
    {"Pacific/Apia", "2011-12-30T10:00:00Z", 50400},
    {"Pacific/Apia", "2021-04-03T13:59:59Z", 50400},
    {"Pacific/Apia", "2021-04-03T14:00:00Z", 46800},
    {"Pacific/Apia", "2024-12-25T00:00:00Z", 46800},
    {"Australia/Lord_Howe", "2000-01-01T00:00:00Z", 39600},
    {"Australia/Lord_Howe", "2008-04-05T14:59:59Z", 39600},
    {"Australia/Lord_Howe", "2008-04-05T15:00:00Z", 37800},
    {"Australia/Lord_Howe", "2020-10-03T15:29:59Z", 37800},
    {"Australia/Lord_Howe", "2020-10-03T15:30:00Z", 39600},
    {"Australia/Lord_Howe", "2024-12-25T00:00:00Z", 39600},
    {"America/Ojinaga", "2000-01-01T00:00:00Z", -25200},
    {"America/Ojinaga", "2023-03-12T07:59:59Z", -21600},
    {"America/Ojinaga", "2023-03-12T08:00:00Z", -18000},
    {"America/Ojinaga", "2024-12-25T00:00:00Z", -21600},
    {"America/Nuuk", "2000-01-01T00:00:00Z", -10800},
    {"America/Nuuk", "2022-10-30T00:59:59Z", -7200},
    {"America/Nuuk", "2022-10-30T01:00:00Z", -10800},
    {"America/Nuuk", "2023-03-26T00:59:59Z", -10800},
    {"America/Nuuk", "2023-03-26T01:00:00Z", -7200},
    {"America/Nuuk", "2024-12-25T00:00:00Z", -7200},
    {"Antarctica/Troll", "2000-01-01T00:00:00Z", 0},
    {"Antarctica/Troll", "2005-03-27T00:59:59Z", 0},
    {"Antarctica/Troll", "2005-03-27T01:00:00Z", 7200},
    {"Antarctica/Troll", "2016-10-30T00:59:59Z", 7200},
    {"Antarctica/Troll", "2016-10-30T01:00:00Z", 0},
    {"Antarctica/Troll", "2024-12-25T00:00:00Z", 0},
    {"Asia/Kathmandu", "2000-01-01T00:00:00Z", 20700},
    {"Asia/Kathmandu", "2024-12-25T00:00:00Z", 20700},
    {"America/Sao_Paulo", "2000-01-01T00:00:00Z", -7200},
    {"America/Sao_Paulo", "2018-11-04T02:59:59Z", -10800},
    {"America/Sao_Paulo", "2018-11-04T03:00:00Z", -7200},
    {"America/Sao_Paulo", "2019-02-17T01:59:59Z", -7200},
    {"America/Sao_Paulo", "2019-02-17T02:00:00Z", -10800},
    {"America/Sao_Paulo", "2024-12-25T00:00:00Z", -10800},
};

static void
test_instants (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (instant_rows); i++)
    {
      const InstantRow *row = &instant_rows[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (VtZoneTable) table = NULL;

      if (!vt_zone_check (row->zone, NULL))
        {
          g_test_skip ("the system has not all time zones");
          return;
        }
      table = vt_zone_table_load (row->zone, &error);
      g_assert_no_error (error);
      g_test_message ("%s %s", row->zone, row->at);
      g_assert_cmpint (get_offset (table, parse_instant (row->at)), ==, row->offset_s);
    }
}

/* ---- files made for the purpose ---- */

/* 2010-01-01T00:00:00Z and the first instants of the days of turns in that year. */
#define JANUARY G_GINT64_CONSTANT (1262304000)
#define JULY G_GINT64_CONSTANT (1277942400)
#define OCTOBER G_GINT64_CONSTANT (1285891200)
#define END G_MININT64

typedef struct
{
  gint64 at_s;
  int    type; /* 0: +0, 1: +3600, 2: +7200; 3 there is not */
} Turn;

typedef struct
{
  const char *name;
  Turn        turns[5]; /* ended by END */
  const char *rule;
  const char *table; /* what comes of it; NULL: damaged */
} MadeRow;

static const MadeRow made_rows[] = {
    {"rule-only", {{END}}, "XXX-1", "XXX-1 0"},
    {"old", {{0, 1}, {946684799, 0}, {END}}, "XXX0", "XXX0 0"},
    {"given-by-rule", {{0, 1}, {JANUARY, 1}, {END}}, "XXX-1", "XXX-1 0"},
    {"change", {{JANUARY, 1}, {END}}, "XXX-1", "XXX-1 0 1262304000:3600"},
    {"at-first", {{946684800, 1}, {END}}, "XXX-1", "XXX-1 0"},
    {"before-first", {{946684799, 2}, {JANUARY, 1}, {END}}, "XXX-1", "XXX-1 7200 1262304000:3600"},
    {"name-only", {{JANUARY, 0}, {JULY, 1}, {END}}, "XXX-1", "XXX-1 0 1277942400:3600"},
    {"there-and-back",
     {{JANUARY, 1}, {JULY, 0}, {END}},
     "XXX0",
     "XXX0 0 1262304000:3600 1277942400:0"},
    {"long-ago",
     {{-(G_GINT64_CONSTANT (1) << 59), 0}, {JANUARY, 1}, {END}},
     "XXX-1",
     "XXX-1 0 1262304000:3600"},
    /* The rule has summer time until 31 October, and gives all from then on: its next turn is where
     * the pack goes over to it, as in a file that has that turn itself. */
    {"until-rule",
     {{JANUARY, 1}, {OCTOBER, 0}, {END}},
     "GMT0BST,M3.5.0/1,M10.5.0",
     "GMT0BST,M3.5.0/1,M10.5.0 0 1262304000:3600 1285891200:0 1301187600:3600"},
    /* It had no summer time before, while the rule would have. */
    {"no-summers",
     {{JULY, 1}, {END}},
     "GMT0BST,M3.5.0/1,M10.5.0",
     "GMT0BST,M3.5.0/1,M10.5.0 0 1277942400:3600"},
    {"never-rule", {{JANUARY, 2}, {END}}, "XXX-1", NULL},
    {"never-rule-summer", {{JULY, 2}, {END}}, "GMT0BST,M3.5.0/1,M10.5.0", NULL},
    {"backwards", {{JULY, 0}, {JANUARY, 1}, {END}}, "XXX-1", NULL},
    {"twice", {{JULY, 0}, {JULY, 1}, {END}}, "XXX-1", NULL},
    {"no-such-type", {{JULY, 3}, {OCTOBER, 1}, {END}}, "XXX-1", NULL},
    {"too-late", {{G_MAXINT64, 1}, {END}}, "XXX-1", NULL},
    {"no-rule-but-words", {{END}}, "local time", NULL},
    {"rule-without-turns", {{END}}, "GMT0BST", NULL},
    {"two-lines", {{END}}, "XXX-1\nXXX-1", NULL},
};

static void
add_uint32 (GByteArray *bytes, guint32 value)
{
  guint32 value_be = GUINT32_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &value_be, sizeof value_be);
}

static void
add_header (GByteArray *bytes, char version, guint n_leap, guint n_transitions, guint n_types)
{
  static const guint8 reserved[15];

  g_byte_array_append (bytes, (const guint8 *) "TZif", 4);
  g_byte_array_append (bytes, (const guint8 *) &version, 1);
  g_byte_array_append (bytes, reserved, sizeof reserved);
  add_uint32 (bytes, 0);
  add_uint32 (bytes, 0);
  add_uint32 (bytes, n_leap);
  add_uint32 (bytes, n_transitions);
  add_uint32 (bytes, n_types);
  add_uint32 (bytes, n_types > 0 ? 4 : 0);
}

static GByteArray *
make_file (const Turn *turns, const char *rule)
{
  GByteArray *bytes = g_byte_array_new ();
  guint       n = 0;

  while (turns[n].at_s != END)
    n++;
  add_header (bytes, '2', 0, 0, 0);
  add_header (bytes, '2', 0, n, 3);
  for (guint i = 0; i < n; i++)
    {
      guint64 at_be = GUINT64_TO_BE ((guint64) turns[i].at_s);

      g_byte_array_append (bytes, (const guint8 *) &at_be, sizeof at_be);
    }
  for (guint i = 0; i < n; i++)
    {
      guint8 type = (guint8) turns[i].type;

      g_byte_array_append (bytes, &type, 1);
    }
  for (guint i = 0; i < 3; i++)
    {
      add_uint32 (bytes, i * 3600);
      g_byte_array_append (bytes, (const guint8 *) "\0\0", 2);
    }
  g_byte_array_append (bytes, (const guint8 *) "XXX", 4);
  g_byte_array_append (bytes, (const guint8 *) "\n", 1);
  g_byte_array_append (bytes, (const guint8 *) rule, (guint) strlen (rule));
  g_byte_array_append (bytes, (const guint8 *) "\n", 1);
  return bytes;
}

static char *
tell (const VtZoneTable *table)
{
  GString *text = g_string_new (table->rule);

  g_string_append_printf (text, " %" G_GINT64_FORMAT, table->offset_s);
  for (guint i = 0; i < table->transitions->len; i++)
    {
      const VtZoneTransition *transition = &g_array_index (table->transitions, VtZoneTransition, i);

      g_string_append_printf (text, " %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, transition->at_s,
                              transition->offset_s);
    }
  return g_string_free (text, FALSE);
}

static void
test_made (gconstpointer data)
{
  const MadeRow *row = data;
  g_autoptr (GByteArray) file = make_file (row->turns, row->rule);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtZoneTable) table = vt_zone_table_parse (file->data, file->len, "Made", &error);
  g_autofree char *text = NULL;

  if (row->table == NULL)
    {
      g_assert_null (table);
      g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, "“Made” is damaged"));
      return;
    }
  g_assert_no_error (error);
  text = tell (table);
  g_assert_cmpstr (text, ==, row->table);
}

/* ---- hostile files ---- */

static GByteArray *
make_plain_file (void)
{
  static const Turn turns[] = {{JANUARY, 1}, {JULY, 0}, {OCTOBER, 1}, {END}};

  return make_file (turns, "XXX-1");
}

static void
test_cut (void)
{
  g_autoptr (GByteArray) file = make_plain_file ();

  for (guint n = 0; n < file->len; n++)
    {
      g_autofree guint8 *part = g_memdup2 (file->data, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (vt_zone_table_parse (part, n, "Cut", &error));
      g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
    }
}

static void
test_longer (void)
{
  g_autoptr (GByteArray) file = make_plain_file ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (file, (const guint8 *) "x", 1);
  g_assert_null (vt_zone_table_parse (file->data, file->len, "Longer", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
}

/* Each byte made each other: refused with a reason, or a table that a pack can carry. */
static void
test_changed (void)
{
  g_autoptr (GByteArray) file = make_plain_file ();

  for (guint i = 0; i < file->len; i++)
    for (guint change = 1; change < 256; change++)
      {
        g_autofree guint8 *changed = g_memdup2 (file->data, file->len);
        g_autoptr (GError) error = NULL;
        g_autoptr (VtZoneTable) table = NULL;
        const VtZoneTransition *last;

        changed[i] ^= (guint8) change;
        table = vt_zone_table_parse (changed, file->len, "Changed", &error);
        g_assert_true ((table == NULL) == (error != NULL));
        if (table == NULL || table->transitions->len == 0)
          continue;
        last = &g_array_index (table->transitions, VtZoneTransition, table->transitions->len - 1);
        g_assert_cmpint (get_offset (table, last->at_s), ==, last->offset_s);
      }
}

static void
assert_refused (GByteArray *file, VtError code, const char *mention)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_zone_table_parse (file->data, file->len, "Zone", &error));
  g_assert_error (error, VT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, mention));
}

static void
test_old_version (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  add_header (file, '\0', 0, 0, 0);
  assert_refused (file, VT_ERROR_BAD_INPUT, "does not say how local time goes on");
}

static void
test_no_rule (void)
{
  static const Turn turns[] = {{JANUARY, 1}, {END}};
  g_autoptr (GByteArray) file = make_file (turns, "");

  assert_refused (file, VT_ERROR_BAD_INPUT, "does not say how local time goes on");
}

static void
test_leap_seconds (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  add_header (file, '2', 0, 0, 0);
  add_header (file, '2', 1, 0, 1);
  assert_refused (file, VT_ERROR_BAD_INPUT, "leap seconds");
}

/* Counts that no file of that size can hold. */
static void
test_counts (void)
{
  g_autoptr (GByteArray) many = g_byte_array_new ();
  g_autoptr (GByteArray) more = g_byte_array_new ();

  add_header (many, '2', 0, 65536, 65536);
  assert_refused (many, VT_ERROR_CORRUPT, "damaged");
  add_header (more, '2', 0, 0, 0);
  add_header (more, '2', 0, G_MAXUINT32, G_MAXUINT32);
  assert_refused (more, VT_ERROR_CORRUPT, "damaged");
}

static void
test_utc (void)
{
  g_autoptr (VtZoneTable) table = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_setenv ("TZDIR", "/nowhere", TRUE));
  table = vt_zone_table_load ("UTC", NULL);
  text = tell (table);
  g_assert_cmpstr (text, ==, "UTC0 0");
  g_unsetenv ("TZDIR");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/zone-table/instants", test_instants);
  for (gsize i = 0; i < G_N_ELEMENTS (made_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/zone-table/made/", made_rows[i].name, NULL);

      g_test_add_data_func (path, &made_rows[i], test_made);
    }
  g_test_add_func ("/offers/zone-table/cut", test_cut);
  g_test_add_func ("/offers/zone-table/longer", test_longer);
  g_test_add_func ("/offers/zone-table/changed", test_changed);
  g_test_add_func ("/offers/zone-table/old-version", test_old_version);
  g_test_add_func ("/offers/zone-table/no-rule", test_no_rule);
  g_test_add_func ("/offers/zone-table/leap-seconds", test_leap_seconds);
  g_test_add_func ("/offers/zone-table/counts", test_counts);
  g_test_add_func ("/offers/zone-table/utc", test_utc);
  return g_test_run ();
}
