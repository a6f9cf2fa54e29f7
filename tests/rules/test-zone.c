/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local time by the rules and tables that a pack brings along.
 *
 * The numbers were not worked out by hand. Python 3.11's zoneinfo was asked with the tz database of
 * the system, one second before and at each turn of the clock in 2026, 2028 and 2100, and at turns
 * of the past. The rules that no place has were asked of glibc's localtime(), since zoneinfo takes
 * day n of a year for one too early; but "all-year" of zoneinfo, since glibc does not look into the
 * year before. */

#include "vr-time.h"
#include "vr-zone-rule.h"
#include "vr-zone.h"

#include "evaluating.h"

#include <string.h>

static VrString
make_string (const char *text)
{
  return (VrString){text, strlen (text)};
}

static int64_t
parse_instant (const char *text)
{
  int64_t at_us;

  g_assert_true (vr_time_parse (make_string (text), &at_us));
  return at_us;
}

/* ---- rules ---- */

typedef struct
{
  const char *name;
  const char *rule;
} Rule;

static const Rule rules[] = {
    {"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"America/New_York", "EST5EDT,M3.2.0,M11.1.0"},
    {"Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"},
    {"America/Argentina/Buenos_Aires", "<-03>3"},
    {"Pacific/Auckland", "NZST-12NZDT,M9.5.0,M4.1.0/3"},
    {"America/Santiago", "<-04>4<-03>,M9.1.6/24,M4.1.6/24"},
    {"Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1"},
    {"Asia/Jerusalem", "IST-2IDT,M3.4.4/26,M10.5.0"},
    {"America/Nuuk", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"},
    {"Asia/Kolkata", "IST-5:30"},
    {"Africa/Cairo", "EET-2EEST,M4.5.5/0,M10.5.4/24"},
    {"julian-and-plain-day", "XXX3YYY,J60/-20,59/167"},
    {"julian-around-leap-day", "XXX3YYY,J59,J60"},
    {"seconds", "XXX-9:30:15YYY-10:00:30,60/0,364/24"},
    {"all-year", "XXX3EDT4,0/0,J365/23"},
    {"fifth-thursday", "XXX0YYY,M2.5.4/23:59:59,M11.4.3/0:30"},
};

typedef struct
{
  const char *rule; /* name */
  const char *at;
  int64_t     offset; /* seconds east of UTC */
} RuleRow;

static const RuleRow rule_rows[] = {
    {"Europe/Berlin", "2026-03-29T00:59:59Z", 3600},
    {"Europe/Berlin", "2026-03-29T01:00:00Z", 7200},
    {"Europe/Berlin", "2026-10-25T00:59:59Z", 7200},
    {"Europe/Berlin", "2026-10-25T01:00:00Z", 3600},
    {"Europe/Berlin", "2028-03-26T00:59:59Z", 3600},
    {"Europe/Berlin", "2028-03-26T01:00:00Z", 7200},
    {"Europe/Berlin", "2028-10-29T00:59:59Z", 7200},
    {"Europe/Berlin", "2028-10-29T01:00:00Z", 3600},
    {"Europe/Berlin", "2100-03-28T00:59:59Z", 3600},
    {"Europe/Berlin", "2100-03-28T01:00:00Z", 7200},
    {"Europe/Berlin", "2100-10-31T00:59:59Z", 7200},
    {"Europe/Berlin", "2100-10-31T01:00:00Z", 3600},
    {"America/New_York", "2026-03-08T06:59:59Z", -18000},
    {"America/New_York", "2026-03-08T07:00:00Z", -14400},
    {"America/New_York", "2026-11-01T05:59:59Z", -14400},
    {"America/New_York", "2026-11-01T06:00:00Z", -18000},
    {"America/New_York", "2028-03-12T06:59:59Z", -18000},
    {"America/New_York", "2028-03-12T07:00:00Z", -14400},
    {"America/New_York", "2028-11-05T05:59:59Z", -14400},
    {"America/New_York", "2028-11-05T06:00:00Z", -18000},
    {"America/New_York", "2100-03-14T06:59:59Z", -18000},
    {"America/New_York", "2100-03-14T07:00:00Z", -14400},
    {"America/New_York", "2100-11-07T05:59:59Z", -14400},
    {"America/New_York", "2100-11-07T06:00:00Z", -18000},
    {"Australia/Lord_Howe", "2026-04-04T14:59:59Z", 39600},
    {"Australia/Lord_Howe", "2026-04-04T15:00:00Z", 37800},
    {"Australia/Lord_Howe", "2026-10-03T15:29:59Z", 37800},
    {"Australia/Lord_Howe", "2026-10-03T15:30:00Z", 39600},
    {"Australia/Lord_Howe", "2028-04-01T14:59:59Z", 39600},
    {"Australia/Lord_Howe", "2028-04-01T15:00:00Z", 37800},
    {"Australia/Lord_Howe", "2028-09-30T15:29:59Z", 37800},
    {"Australia/Lord_Howe", "2028-09-30T15:30:00Z", 39600},
    {"Australia/Lord_Howe", "2100-04-03T14:59:59Z", 39600},
    {"Australia/Lord_Howe", "2100-04-03T15:00:00Z", 37800},
    {"Australia/Lord_Howe", "2100-10-02T15:29:59Z", 37800},
    {"Australia/Lord_Howe", "2100-10-02T15:30:00Z", 39600},
    {"America/Argentina/Buenos_Aires", "2026-01-01T00:00:00Z", -10800},
    {"America/Argentina/Buenos_Aires", "2026-07-01T00:00:00Z", -10800},
    {"America/Argentina/Buenos_Aires", "2028-01-01T00:00:00Z", -10800},
    {"America/Argentina/Buenos_Aires", "2028-07-01T00:00:00Z", -10800},
    {"America/Argentina/Buenos_Aires", "2100-01-01T00:00:00Z", -10800},
    {"America/Argentina/Buenos_Aires", "2100-07-01T00:00:00Z", -10800},
    {"Pacific/Auckland", "2026-04-04T13:59:59Z", 46800},
    {"Pacific/Auckland", "2026-04-04T14:00:00Z", 43200},
    {"Pacific/Auckland", "2026-09-26T13:59:59Z", 43200},
    {"Pacific/Auckland", "2026-09-26T14:00:00Z", 46800},
    {"Pacific/Auckland", "2028-04-01T13:59:59Z", 46800},
    {"Pacific/Auckland", "2028-04-01T14:00:00Z", 43200},
    {"Pacific/Auckland", "2028-09-23T13:59:59Z", 43200},
    {"Pacific/Auckland", "2028-09-23T14:00:00Z", 46800},
    {"Pacific/Auckland", "2100-04-03T13:59:59Z", 46800},
    {"Pacific/Auckland", "2100-04-03T14:00:00Z", 43200},
    {"Pacific/Auckland", "2100-09-25T13:59:59Z", 43200},
    {"Pacific/Auckland", "2100-09-25T14:00:00Z", 46800},
    {"America/Santiago", "2026-04-05T02:59:59Z", -10800},
    {"America/Santiago", "2026-04-05T03:00:00Z", -14400},
    {"America/Santiago", "2026-09-06T03:59:59Z", -14400},
    {"America/Santiago", "2026-09-06T04:00:00Z", -10800},
    {"America/Santiago", "2028-04-02T02:59:59Z", -10800},
    {"America/Santiago", "2028-04-02T03:00:00Z", -14400},
    {"America/Santiago", "2028-09-03T03:59:59Z", -14400},
    {"America/Santiago", "2028-09-03T04:00:00Z", -10800},
    {"America/Santiago", "2100-04-04T02:59:59Z", -10800},
    {"America/Santiago", "2100-04-04T03:00:00Z", -14400},
    {"America/Santiago", "2100-09-05T03:59:59Z", -14400},
    {"America/Santiago", "2100-09-05T04:00:00Z", -10800},
    {"Europe/Dublin", "2026-03-29T00:59:59Z", 0},
    {"Europe/Dublin", "2026-03-29T01:00:00Z", 3600},
    {"Europe/Dublin", "2026-10-25T00:59:59Z", 3600},
    {"Europe/Dublin", "2026-10-25T01:00:00Z", 0},
    {"Europe/Dublin", "2028-03-26T00:59:59Z", 0},
    {"Europe/Dublin", "2028-03-26T01:00:00Z", 3600},
    {"Europe/Dublin", "2028-10-29T00:59:59Z", 3600},
    {"Europe/Dublin", "2028-10-29T01:00:00Z", 0},
    {"Europe/Dublin", "2100-03-28T00:59:59Z", 0},
    {"Europe/Dublin", "2100-03-28T01:00:00Z", 3600},
    {"Europe/Dublin", "2100-10-31T00:59:59Z", 3600},
    {"Europe/Dublin", "2100-10-31T01:00:00Z", 0},
    {"Asia/Jerusalem", "2026-03-26T23:59:59Z", 7200},
    {"Asia/Jerusalem", "2026-03-27T00:00:00Z", 10800},
    {"Asia/Jerusalem", "2026-10-24T22:59:59Z", 10800},
    {"Asia/Jerusalem", "2026-10-24T23:00:00Z", 7200},
    {"Asia/Jerusalem", "2028-03-23T23:59:59Z", 7200},
    {"Asia/Jerusalem", "2028-03-24T00:00:00Z", 10800},
    {"Asia/Jerusalem", "2028-10-28T22:59:59Z", 10800},
    {"Asia/Jerusalem", "2028-10-28T23:00:00Z", 7200},
    {"Asia/Jerusalem", "2100-03-25T23:59:59Z", 7200},
    {"Asia/Jerusalem", "2100-03-26T00:00:00Z", 10800},
    {"Asia/Jerusalem", "2100-10-30T22:59:59Z", 10800},
    {"Asia/Jerusalem", "2100-10-30T23:00:00Z", 7200},
    {"America/Nuuk", "2026-03-29T00:59:59Z", -7200},
    {"America/Nuuk", "2026-03-29T01:00:00Z", -3600},
    {"America/Nuuk", "2026-10-25T00:59:59Z", -3600},
    {"America/Nuuk", "2026-10-25T01:00:00Z", -7200},
    {"America/Nuuk", "2028-03-26T00:59:59Z", -7200},
    {"America/Nuuk", "2028-03-26T01:00:00Z", -3600},
    {"America/Nuuk", "2028-10-29T00:59:59Z", -3600},
    {"America/Nuuk", "2028-10-29T01:00:00Z", -7200},
    {"America/Nuuk", "2100-03-28T00:59:59Z", -7200},
    {"America/Nuuk", "2100-03-28T01:00:00Z", -3600},
    {"America/Nuuk", "2100-10-31T00:59:59Z", -3600},
    {"America/Nuuk", "2100-10-31T01:00:00Z", -7200},
    {"Asia/Kolkata", "2026-01-01T00:00:00Z", 19800},
    {"Asia/Kolkata", "2026-07-01T00:00:00Z", 19800},
    {"Asia/Kolkata", "2028-01-01T00:00:00Z", 19800},
    {"Asia/Kolkata", "2028-07-01T00:00:00Z", 19800},
    {"Asia/Kolkata", "2100-01-01T00:00:00Z", 19800},
    {"Asia/Kolkata", "2100-07-01T00:00:00Z", 19800},
    {"Africa/Cairo", "2026-04-23T21:59:59Z", 7200},
    {"Africa/Cairo", "2026-04-23T22:00:00Z", 10800},
    {"Africa/Cairo", "2026-10-29T20:59:59Z", 10800},
    {"Africa/Cairo", "2026-10-29T21:00:00Z", 7200},
    {"Africa/Cairo", "2028-04-27T21:59:59Z", 7200},
    {"Africa/Cairo", "2028-04-27T22:00:00Z", 10800},
    {"Africa/Cairo", "2028-10-26T20:59:59Z", 10800},
    {"Africa/Cairo", "2028-10-26T21:00:00Z", 7200},
    {"Africa/Cairo", "2100-04-29T21:59:59Z", 7200},
    {"Africa/Cairo", "2100-04-29T22:00:00Z", 10800},
    {"Africa/Cairo", "2100-10-28T20:59:59Z", 10800},
    {"Africa/Cairo", "2100-10-28T21:00:00Z", 7200},
    {"julian-and-plain-day", "2027-01-01T00:00:00Z", -10800},
    {"julian-and-plain-day", "2027-02-28T06:59:59Z", -10800},
    {"julian-and-plain-day", "2027-02-28T07:00:00Z", -7200},
    {"julian-and-plain-day", "2027-03-01T12:00:00Z", -7200},
    {"julian-and-plain-day", "2027-03-07T00:59:59Z", -7200},
    {"julian-and-plain-day", "2027-03-07T01:00:00Z", -7200},
    {"julian-and-plain-day", "2027-07-01T00:00:00Z", -10800},
    {"julian-and-plain-day", "2027-12-31T23:00:00Z", -10800},
    {"julian-and-plain-day", "2028-01-01T00:00:00Z", -10800},
    {"julian-and-plain-day", "2028-02-29T06:59:59Z", -10800},
    {"julian-and-plain-day", "2028-02-29T07:00:00Z", -7200},
    {"julian-and-plain-day", "2028-03-01T12:00:00Z", -7200},
    {"julian-and-plain-day", "2028-03-06T00:59:59Z", -7200},
    {"julian-and-plain-day", "2028-03-06T01:00:00Z", -7200},
    {"julian-and-plain-day", "2028-07-01T00:00:00Z", -10800},
    {"julian-and-plain-day", "2028-12-31T23:00:00Z", -10800},
    {"julian-around-leap-day", "2027-01-01T00:00:00Z", -10800},
    {"julian-around-leap-day", "2027-02-28T04:59:59Z", -10800},
    {"julian-around-leap-day", "2027-02-28T05:00:00Z", -7200},
    {"julian-around-leap-day", "2027-03-01T03:59:59Z", -7200},
    {"julian-around-leap-day", "2027-03-01T04:00:00Z", -10800},
    {"julian-around-leap-day", "2027-03-01T12:00:00Z", -10800},
    {"julian-around-leap-day", "2027-07-01T00:00:00Z", -10800},
    {"julian-around-leap-day", "2027-12-31T23:00:00Z", -10800},
    {"julian-around-leap-day", "2028-01-01T00:00:00Z", -10800},
    {"julian-around-leap-day", "2028-02-29T04:59:59Z", -7200},
    {"julian-around-leap-day", "2028-02-29T05:00:00Z", -7200},
    {"julian-around-leap-day", "2028-03-01T03:59:59Z", -7200},
    {"julian-around-leap-day", "2028-03-01T04:00:00Z", -10800},
    {"julian-around-leap-day", "2028-03-01T12:00:00Z", -10800},
    {"julian-around-leap-day", "2028-07-01T00:00:00Z", -10800},
    {"julian-around-leap-day", "2028-12-31T23:00:00Z", -10800},
    {"seconds", "2027-01-01T00:00:00Z", 34215},
    {"seconds", "2027-02-28T14:29:44Z", 34215},
    {"seconds", "2027-02-28T14:29:45Z", 34215},
    {"seconds", "2027-03-01T12:00:00Z", 34215},
    {"seconds", "2027-07-01T00:00:00Z", 36030},
    {"seconds", "2027-12-30T13:59:29Z", 36030},
    {"seconds", "2027-12-31T23:00:00Z", 34215},
    {"seconds", "2028-01-01T00:00:00Z", 34215},
    {"seconds", "2028-02-28T14:29:44Z", 34215},
    {"seconds", "2028-02-28T14:29:45Z", 34215},
    {"seconds", "2028-03-01T12:00:00Z", 36030},
    {"seconds", "2028-07-01T00:00:00Z", 36030},
    {"seconds", "2028-12-29T13:59:29Z", 36030},
    {"seconds", "2028-12-31T23:00:00Z", 34215},
    {"all-year", "2027-01-01T00:00:00Z", -14400},
    {"all-year", "2027-03-01T12:00:00Z", -14400},
    {"all-year", "2027-07-01T00:00:00Z", -14400},
    {"all-year", "2027-12-31T23:00:00Z", -14400},
    {"all-year", "2028-01-01T00:00:00Z", -14400},
    {"all-year", "2028-03-01T12:00:00Z", -14400},
    {"all-year", "2028-07-01T00:00:00Z", -14400},
    {"all-year", "2028-12-31T23:00:00Z", -14400},
    {"fifth-thursday", "2027-01-01T00:00:00Z", 0},
    {"fifth-thursday", "2027-02-25T23:59:58Z", 0},
    {"fifth-thursday", "2027-02-25T23:59:59Z", 3600},
    {"fifth-thursday", "2027-03-01T12:00:00Z", 3600},
    {"fifth-thursday", "2027-07-01T00:00:00Z", 3600},
    {"fifth-thursday", "2027-11-23T23:29:59Z", 3600},
    {"fifth-thursday", "2027-11-23T23:30:00Z", 0},
    {"fifth-thursday", "2027-12-31T23:00:00Z", 0},
    {"fifth-thursday", "2028-01-01T00:00:00Z", 0},
    {"fifth-thursday", "2028-02-24T23:59:58Z", 0},
    {"fifth-thursday", "2028-02-24T23:59:59Z", 3600},
    {"fifth-thursday", "2028-03-01T12:00:00Z", 3600},
    {"fifth-thursday", "2028-07-01T00:00:00Z", 3600},
    {"fifth-thursday", "2028-11-21T23:29:59Z", 3600},
    {"fifth-thursday", "2028-11-21T23:30:00Z", 0},
    {"fifth-thursday", "2028-12-31T23:00:00Z", 0},
};

static void
test_rule (gconstpointer data)
{
  const RuleRow *row = data;
  VrZoneRule     rule;
  size_t         i = 0;

  while (strcmp (rules[i].name, row->rule) != 0)
    i++;
  g_assert_true (vr_zone_rule_parse (make_string (rules[i].rule), &rule));
  g_assert_cmpint (vr_zone_rule_get_offset (&rule, parse_instant (row->at) / 1000000), ==,
                   row->offset);
}

/* Every day of 8000 years has its year, and years follow each other. */
static void
test_years (void)
{
  int64_t day = vr_time_days (-1, 1, 1);

  g_assert_cmpint (vr_time_days (1970, 1, 1), ==, 0);
  g_assert_cmpint (vr_time_days (2000, 3, 1), ==, 11017);
  g_assert_cmpint (vr_time_days (0, 1, 1), ==, -719528);
  for (int64_t year = -1; year < 8000; year++)
    {
      int64_t next = vr_time_days (year + 1, 1, 1);

      g_assert_cmpint (next - day, ==, vr_time_is_leap (year) ? 366 : 365);
      g_assert_cmpint (vr_time_year (day), ==, year);
      g_assert_cmpint (vr_time_year (next - 1), ==, year);
      day = next;
    }
}

/* ---- how rules are written ---- */

typedef struct
{
  const char *name;
  const char *rule;
  bool        is_rule;
  int64_t     standard;
  int64_t     daylight;
} Text;

static const Text texts[] = {
    {"utc", "UTC0", true, 0, 0},
    {"quoted", "<+03>-3", true, 10800, 0},
    {"minutes", "NPT-5:45", true, 20700, 0},
    {"seconds", "LMT+0:01:15", true, -75, 0},
    {"a-day", "XXX24:59:59", true, -89999, 0},
    {"daylight", "CET-1CEST,M3.5.0,M10.5.0/3", true, 3600, 7200},
    {"daylight-offset", "IST-1GMT0,M10.5.0,M3.5.0/1", true, 3600, 0},
    {"daylight-quoted", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", true, -7200, -3600},
    {"hours", "EET-2EEST,M3.5.0/-167,M10.5.0/167:59:59", true, 7200, 10800},
    {"days", "XXX0YYY,J1,365", true, 0, 3600},
    {"empty", "", false, 0, 0},
    {"no-offset", "CET", false, 0, 0},
    {"short-name", "CE-1", false, 0, 0},
    {"digit-in-name", "CE1-1", false, 0, 0},
    {"short-quoted-name", "<+3>-3", false, 0, 0},
    {"open-quote", "<+03-3", false, 0, 0},
    {"far", "XXX25", false, 0, 0},
    {"three-digits", "XXX001", false, 0, 0},
    {"minute-60", "XXX1:60", false, 0, 0},
    {"second-60", "XXX1:00:60", false, 0, 0},
    {"no-turns", "CET-1CEST", false, 0, 0},
    {"one-turn", "CET-1CEST,M3.5.0", false, 0, 0},
    {"month-0", "CET-1CEST,M0.5.0,M10.5.0", false, 0, 0},
    {"month-13", "CET-1CEST,M3.5.0,M13.5.0", false, 0, 0},
    {"week-0", "CET-1CEST,M3.0.0,M10.5.0", false, 0, 0},
    {"week-6", "CET-1CEST,M3.6.0,M10.5.0", false, 0, 0},
    {"weekday-7", "CET-1CEST,M3.5.7,M10.5.0", false, 0, 0},
    {"julian-0", "CET-1CEST,J0,M10.5.0", false, 0, 0},
    {"julian-366", "CET-1CEST,J366,M10.5.0", false, 0, 0},
    {"day-366", "CET-1CEST,366,M10.5.0", false, 0, 0},
    {"hour-168", "CET-1CEST,M3.5.0/168,M10.5.0", false, 0, 0},
    {"no-hour", "CET-1CEST,M3.5.0/,M10.5.0", false, 0, 0},
    {"more", "CET-1CEST,M3.5.0,M10.5.0/3,", false, 0, 0},
    {"space", "CET-1 CEST,M3.5.0,M10.5.0/3", false, 0, 0},
    {"file", ":Europe/Berlin", false, 0, 0},
};

static void
test_text (gconstpointer data)
{
  const Text *row = data;
  VrZoneRule  rule;

  g_assert_cmpint (vr_zone_rule_parse (make_string (row->rule), &rule), ==, row->is_rule);
  if (!row->is_rule)
    return;
  g_assert_cmpint (rule.standard_s, ==, row->standard);
  g_assert_cmpint (rule.has_daylight ? rule.daylight_s : 0, ==, row->daylight);
}

/* ---- tables ---- */

typedef struct
{
  const char *name;
  const char *json;
} Table;

static const Table tables[] = {
    {"America/New_York",
     "{\"name\":\"America/"
     "New_York\",\"rule\":\"EST5EDT,M3.2.0,M11.1.0\",\"offset\":-18000,\"transitions\":["
     "[\"1973-04-29T07:00:00Z\",-14400],[\"1973-10-28T06:00:00Z\",-18000],"
     "[\"1974-01-06T07:00:00Z\",-14400],[\"1974-10-27T06:00:00Z\",-18000],"
     "[\"1975-02-23T07:00:00Z\",-14400],[\"1975-10-26T06:00:00Z\",-18000],"
     "[\"1976-04-25T07:00:00Z\",-14400],[\"1976-10-31T06:00:00Z\",-18000],"
     "[\"1977-04-24T07:00:00Z\",-14400],[\"1977-10-30T06:00:00Z\",-18000],"
     "[\"1978-04-30T07:00:00Z\",-14400],[\"1978-10-29T06:00:00Z\",-18000],"
     "[\"1979-04-29T07:00:00Z\",-14400],[\"1979-10-28T06:00:00Z\",-18000],"
     "[\"1980-04-27T07:00:00Z\",-14400],[\"1980-10-26T06:00:00Z\",-18000],"
     "[\"1981-04-26T07:00:00Z\",-14400],[\"1981-10-25T06:00:00Z\",-18000],"
     "[\"1982-04-25T07:00:00Z\",-14400],[\"1982-10-31T06:00:00Z\",-18000],"
     "[\"1983-04-24T07:00:00Z\",-14400],[\"1983-10-30T06:00:00Z\",-18000],"
     "[\"1984-04-29T07:00:00Z\",-14400],[\"1984-10-28T06:00:00Z\",-18000],"
     "[\"1985-04-28T07:00:00Z\",-14400],[\"1985-10-27T06:00:00Z\",-18000],"
     "[\"1986-04-27T07:00:00Z\",-14400],[\"1986-10-26T06:00:00Z\",-18000],"
     "[\"1987-04-05T07:00:00Z\",-14400],[\"1987-10-25T06:00:00Z\",-18000],"
     "[\"1988-04-03T07:00:00Z\",-14400],[\"1988-10-30T06:00:00Z\",-18000],"
     "[\"1989-04-02T07:00:00Z\",-14400],[\"1989-10-29T06:00:00Z\",-18000],"
     "[\"1990-04-01T07:00:00Z\",-14400],[\"1990-10-28T06:00:00Z\",-18000],"
     "[\"1991-04-07T07:00:00Z\",-14400],[\"1991-10-27T06:00:00Z\",-18000],"
     "[\"1992-04-05T07:00:00Z\",-14400],[\"1992-10-25T06:00:00Z\",-18000],"
     "[\"1993-04-04T07:00:00Z\",-14400],[\"1993-10-31T06:00:00Z\",-18000],"
     "[\"1994-04-03T07:00:00Z\",-14400],[\"1994-10-30T06:00:00Z\",-18000],"
     "[\"1995-04-02T07:00:00Z\",-14400],[\"1995-10-29T06:00:00Z\",-18000],"
     "[\"1996-04-07T07:00:00Z\",-14400],[\"1996-10-27T06:00:00Z\",-18000],"
     "[\"1997-04-06T07:00:00Z\",-14400],[\"1997-10-26T06:00:00Z\",-18000],"
     "[\"1998-04-05T07:00:00Z\",-14400],[\"1998-10-25T06:00:00Z\",-18000],"
     "[\"1999-04-04T07:00:00Z\",-14400],[\"1999-10-31T06:00:00Z\",-18000],"
     "[\"2000-04-02T07:00:00Z\",-14400],[\"2000-10-29T06:00:00Z\",-18000],"
     "[\"2001-04-01T07:00:00Z\",-14400],[\"2001-10-28T06:00:00Z\",-18000],"
     "[\"2002-04-07T07:00:00Z\",-14400],[\"2002-10-27T06:00:00Z\",-18000],"
     "[\"2003-04-06T07:00:00Z\",-14400],[\"2003-10-26T06:00:00Z\",-18000],"
     "[\"2004-04-04T07:00:00Z\",-14400],[\"2004-10-31T06:00:00Z\",-18000],"
     "[\"2005-04-03T07:00:00Z\",-14400],[\"2005-10-30T06:00:00Z\",-18000],"
     "[\"2006-04-02T07:00:00Z\",-14400],[\"2006-10-29T06:00:00Z\",-18000],"
     "[\"2007-03-11T07:00:00Z\",-14400],[\"2007-11-04T06:00:00Z\",-18000]"
     "]}"},
    {"America/Sao_Paulo",
     "{\"name\":\"America/Sao_Paulo\",\"rule\":\"<-03>3\",\"offset\":-7200,\"transitions\":["
     "[\"2015-02-22T02:00:00Z\",-10800],[\"2015-10-18T03:00:00Z\",-7200],"
     "[\"2016-02-21T02:00:00Z\",-10800],[\"2016-10-16T03:00:00Z\",-7200],"
     "[\"2017-02-19T02:00:00Z\",-10800],[\"2017-10-15T03:00:00Z\",-7200],"
     "[\"2018-02-18T02:00:00Z\",-10800],[\"2018-11-04T03:00:00Z\",-7200],"
     "[\"2019-02-17T02:00:00Z\",-10800]"
     "]}"},
    {"Pacific/Kiritimati",
     "{\"name\":\"Pacific/Kiritimati\",\"rule\":\"<+14>-14\",\"offset\":-36000,\"transitions\":["
     "[\"1994-12-31T10:00:00Z\",50400]"
     "]}"},
    {"Australia/Lord_Howe", "{\"name\":\"Australia/"
                            "Lord_Howe\",\"rule\":\"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0\","
                            "\"offset\":36000,\"transitions\":["
                            "[\"1981-02-28T14:00:00Z\",37800],[\"1981-10-24T15:30:00Z\",41400],"
                            "[\"1982-03-06T14:30:00Z\",37800],[\"1982-10-30T15:30:00Z\",41400],"
                            "[\"1983-03-05T14:30:00Z\",37800],[\"1983-10-29T15:30:00Z\",41400],"
                            "[\"1984-03-03T14:30:00Z\",37800],[\"1984-10-27T15:30:00Z\",41400],"
                            "[\"1985-03-02T14:30:00Z\",37800],[\"1985-10-26T15:30:00Z\",39600],"
                            "[\"1986-03-15T15:00:00Z\",37800],[\"1986-10-18T15:30:00Z\",39600],"
                            "[\"1987-03-14T15:00:00Z\",37800],[\"1987-10-24T15:30:00Z\",39600],"
                            "[\"1988-03-19T15:00:00Z\",37800],[\"1988-10-29T15:30:00Z\",39600],"
                            "[\"1989-03-18T15:00:00Z\",37800],[\"1989-10-28T15:30:00Z\",39600]"
                            "]}"},
    {"Europe/Moscow",
     "{\"name\":\"Europe/Moscow\",\"rule\":\"MSK-3\",\"offset\":10800,\"transitions\":["
     "[\"2009-03-28T23:00:00Z\",14400],[\"2009-10-24T23:00:00Z\",10800],"
     "[\"2010-03-27T23:00:00Z\",14400],[\"2010-10-30T23:00:00Z\",10800],"
     "[\"2011-03-26T23:00:00Z\",14400],[\"2014-10-25T22:00:00Z\",10800]"
     "]}"},
};

typedef struct
{
  const char *table; /* name */
  const char *at;
  int64_t     offset;
  int         weekday; /* 0: Monday */
  int         minute;
} TableRow;

static const TableRow table_rows[] = {
    {"America/New_York", "1973-01-01T00:00:00Z", -18000, 6, 1140},
    {"America/New_York", "1973-04-29T06:59:59Z", -18000, 6, 119},
    {"America/New_York", "1973-04-29T07:00:00Z", -14400, 6, 180},
    {"America/New_York", "1973-10-28T05:59:59Z", -14400, 6, 119},
    {"America/New_York", "1973-10-28T06:00:00Z", -18000, 6, 60},
    {"America/New_York", "1974-01-06T06:59:59Z", -18000, 6, 119},
    {"America/New_York", "1974-01-06T07:00:00Z", -14400, 6, 180},
    {"America/New_York", "1974-10-27T05:59:59Z", -14400, 6, 119},
    {"America/New_York", "1974-10-27T06:00:00Z", -18000, 6, 60},
    {"America/New_York", "2006-10-29T05:59:59Z", -14400, 6, 119},
    {"America/New_York", "2006-10-29T06:00:00Z", -18000, 6, 60},
    {"America/New_York", "2007-03-11T06:59:59Z", -18000, 6, 119},
    {"America/New_York", "2007-03-11T07:00:00Z", -14400, 6, 180},
    {"America/New_York", "2007-11-04T05:59:59Z", -14400, 6, 119},
    {"America/New_York", "2007-11-04T06:00:00Z", -18000, 6, 60},
    {"America/New_York", "2026-01-15T12:00:00Z", -18000, 3, 420},
    {"America/New_York", "2026-07-15T12:00:00Z", -14400, 2, 480},
    {"America/Sao_Paulo", "2015-01-01T00:00:00Z", -7200, 2, 1320},
    {"America/Sao_Paulo", "2015-02-22T01:59:59Z", -7200, 5, 1439},
    {"America/Sao_Paulo", "2015-02-22T02:00:00Z", -10800, 5, 1380},
    {"America/Sao_Paulo", "2015-10-18T02:59:59Z", -10800, 5, 1439},
    {"America/Sao_Paulo", "2015-10-18T03:00:00Z", -7200, 6, 60},
    {"America/Sao_Paulo", "2016-02-21T01:59:59Z", -7200, 5, 1439},
    {"America/Sao_Paulo", "2016-02-21T02:00:00Z", -10800, 5, 1380},
    {"America/Sao_Paulo", "2016-10-16T02:59:59Z", -10800, 5, 1439},
    {"America/Sao_Paulo", "2016-10-16T03:00:00Z", -7200, 6, 60},
    {"America/Sao_Paulo", "2018-02-18T01:59:59Z", -7200, 5, 1439},
    {"America/Sao_Paulo", "2018-02-18T02:00:00Z", -10800, 5, 1380},
    {"America/Sao_Paulo", "2018-11-04T02:59:59Z", -10800, 5, 1439},
    {"America/Sao_Paulo", "2018-11-04T03:00:00Z", -7200, 6, 60},
    {"America/Sao_Paulo", "2019-02-17T01:59:59Z", -7200, 5, 1439},
    {"America/Sao_Paulo", "2019-02-17T02:00:00Z", -10800, 5, 1380},
    {"America/Sao_Paulo", "2026-01-15T12:00:00Z", -10800, 3, 540},
    {"America/Sao_Paulo", "2026-07-15T12:00:00Z", -10800, 2, 540},
    {"Pacific/Kiritimati", "1990-01-01T00:00:00Z", -36000, 6, 840},
    {"Pacific/Kiritimati", "1994-12-31T09:59:59Z", -36000, 4, 1439},
    {"Pacific/Kiritimati", "1994-12-31T10:00:00Z", 50400, 6, 0},
    {"Pacific/Kiritimati", "2026-01-15T12:00:00Z", 50400, 4, 120},
    {"Pacific/Kiritimati", "2026-07-15T12:00:00Z", 50400, 3, 120},
    {"Australia/Lord_Howe", "1980-01-01T00:00:00Z", 36000, 1, 600},
    {"Australia/Lord_Howe", "1981-02-28T13:59:59Z", 36000, 5, 1439},
    {"Australia/Lord_Howe", "1981-02-28T14:00:00Z", 37800, 6, 30},
    {"Australia/Lord_Howe", "1981-10-24T15:29:59Z", 37800, 6, 119},
    {"Australia/Lord_Howe", "1981-10-24T15:30:00Z", 41400, 6, 180},
    {"Australia/Lord_Howe", "1982-03-06T14:29:59Z", 41400, 6, 119},
    {"Australia/Lord_Howe", "1982-03-06T14:30:00Z", 37800, 6, 60},
    {"Australia/Lord_Howe", "1982-10-30T15:29:59Z", 37800, 6, 119},
    {"Australia/Lord_Howe", "1982-10-30T15:30:00Z", 41400, 6, 180},
    {"Australia/Lord_Howe", "1988-10-29T15:29:59Z", 37800, 6, 119},
    {"Australia/Lord_Howe", "1988-10-29T15:30:00Z", 39600, 6, 150},
    {"Australia/Lord_Howe", "1989-03-18T14:59:59Z", 39600, 6, 119},
    {"Australia/Lord_Howe", "1989-03-18T15:00:00Z", 37800, 6, 90},
    {"Australia/Lord_Howe", "1989-10-28T15:29:59Z", 37800, 6, 119},
    {"Australia/Lord_Howe", "1989-10-28T15:30:00Z", 39600, 6, 150},
    {"Australia/Lord_Howe", "2026-01-15T12:00:00Z", 39600, 3, 1380},
    {"Australia/Lord_Howe", "2026-07-15T12:00:00Z", 37800, 2, 1350},
    {"Europe/Moscow", "2009-01-01T00:00:00Z", 10800, 3, 180},
    {"Europe/Moscow", "2009-03-28T22:59:59Z", 10800, 6, 119},
    {"Europe/Moscow", "2009-03-28T23:00:00Z", 14400, 6, 180},
    {"Europe/Moscow", "2009-10-24T22:59:59Z", 14400, 6, 179},
    {"Europe/Moscow", "2009-10-24T23:00:00Z", 10800, 6, 120},
    {"Europe/Moscow", "2010-03-27T22:59:59Z", 10800, 6, 119},
    {"Europe/Moscow", "2010-03-27T23:00:00Z", 14400, 6, 180},
    {"Europe/Moscow", "2010-10-30T22:59:59Z", 14400, 6, 179},
    {"Europe/Moscow", "2010-10-30T23:00:00Z", 10800, 6, 120},
    {"Europe/Moscow", "2011-03-26T22:59:59Z", 10800, 6, 119},
    {"Europe/Moscow", "2011-03-26T23:00:00Z", 14400, 6, 180},
    {"Europe/Moscow", "2014-10-25T21:59:59Z", 14400, 6, 119},
    {"Europe/Moscow", "2014-10-25T22:00:00Z", 10800, 6, 60},
    {"Europe/Moscow", "2026-01-15T12:00:00Z", 10800, 3, 900},
    {"Europe/Moscow", "2026-07-15T12:00:00Z", 10800, 2, 900},
};

static void
test_table (gconstpointer data)
{
  const TableRow  *row = data;
  g_autofree char *json = NULL;
  VrPack          *pack;
  VrClock          clock;
  size_t           i = 0;

  while (strcmp (tables[i].name, row->table) != 0)
    i++;
  json = g_strdup_printf (
      "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":1,"
      "\"currency\":\"USD\",\"minor_digits\":2,\"products\":[],\"offers\":[],"
      "\"time_zone\":%s}",
      tables[i].json);
  pack = evaluating_load_pack (json);
  clock = vr_zone_get_clock (pack->zone, parse_instant (row->at));
  g_assert_cmpint (vr_zone_get_offset (pack->zone, parse_instant (row->at)), ==, row->offset);
  g_assert_cmpint (clock.weekday, ==, row->weekday);
  g_assert_cmpint (clock.minute, ==, row->minute);
  vr_pack_free (pack);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (rule_rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/rules/zone/rule/%s/%s", rule_rows[i].rule, rule_rows[i].at);

      g_test_add_data_func (path, &rule_rows[i], test_rule);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/zone/text/%s", texts[i].name);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (table_rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/rules/zone/table/%s/%s", table_rows[i].table, table_rows[i].at);

      g_test_add_data_func (path, &table_rows[i], test_table);
    }
  g_test_add_func ("/rules/zone/years", test_years);
  return g_test_run ();
}
