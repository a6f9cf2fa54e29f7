/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local days across changes of clocks. */

#include "vt-error.h"
#include "vt-local-day.h"
#include "vt-span.h"
#include "vt-times.h"
#include "vt-zone.h"

/* Each test names the zone it needs; without it there is nothing to ask. */
static GTimeZone *
open_zone (const char *name)
{
  if (!vt_zone_check (name, NULL))
    {
      g_test_skip ("the system does not know that time zone");
      return NULL;
    }
  return vt_local_zone (name);
}

static gint64
instant (const char *text)
{
  gint64 time_us;

  g_assert_true (vt_instant_from_text (text, &time_us));
  return time_us;
}

static void
assert_instant (gint64 time_us, const char *expected)
{
  g_autofree char *text = vt_instant_to_text (time_us);

  g_assert_cmpstr (text, ==, expected);
}

/* ---- where days begin ---- */

typedef struct
{
  const char *path;
  const char *zone;
  int         year, month, day;
  const char *start;
} StartRow;

static const StartRow start_rows[] = {
    {"/local-day/start/utc", "UTC", 2026, 3, 29, "2026-03-29T00:00:00Z"},
    {"/local-day/start/first", "UTC", 1970, 1, 1, "1970-01-01T00:00:00Z"},
    {"/local-day/start/unknown-zone", "Nowhere/At_All", 2026, 3, 29, "2026-03-29T00:00:00Z"},
    {"/local-day/start/winter", "Europe/Berlin", 2026, 3, 29, "2026-03-28T23:00:00Z"},
    {"/local-day/start/summer", "Europe/Berlin", 2026, 3, 30, "2026-03-29T22:00:00Z"},
    {"/local-day/start/day-of-25-hours", "Europe/Berlin", 2026, 10, 25, "2026-10-24T22:00:00Z"},
    {"/local-day/start/day-after", "Europe/Berlin", 2026, 10, 26, "2026-10-25T23:00:00Z"},
    /* Midnight is skipped: the day begins at one. */
    {"/local-day/start/no-midnight", "America/Sao_Paulo", 2018, 11, 4, "2018-11-04T03:00:00Z"},
    /* Midnight comes twice: the day begins with the first. */
    {"/local-day/start/two-midnights", "America/Havana", 2024, 11, 3, "2024-11-03T04:00:00Z"},
    {"/local-day/start/half-hour", "Australia/Lord_Howe", 2026, 1, 1, "2025-12-31T13:00:00Z"},
    /* A day that never was begins with the next. */
    {"/local-day/start/no-such-day", "Pacific/Apia", 2011, 12, 30, "2011-12-30T10:00:00Z"},
};

static void
test_start (gconstpointer data)
{
  const StartRow *row = data;
  g_autoptr (GTimeZone) zone =
      g_str_has_prefix (row->zone, "Nowhere") ? vt_local_zone (row->zone) : open_zone (row->zone);
  gint64 day = vt_days_from_civil (row->year, row->month, row->day);

  if (zone == NULL)
    return;
  assert_instant (vt_local_day_start (zone, day), row->start);
  if (row->day == 30 && row->year == 2011)
    return;
  g_assert_cmpint (vt_local_day (zone, vt_local_day_start (zone, day)), ==, day);
  g_assert_cmpint (vt_local_day (zone, vt_local_day_start (zone, day) - 1), ==, day - 1);
  g_assert_true (vt_local_is_day_start (zone, instant (row->start)));
  g_assert_false (vt_local_is_day_start (zone, instant (row->start) + 1));
}

/* ---- shifting ---- */

typedef struct
{
  const char *path;
  const char *zone;
  const char *from;
  gint64      n_days;
  gint64      n_years;
  const char *to; /* (nullable): refused */
} ShiftRow;

static const ShiftRow shift_rows[] = {
    {"/local-day/shift/utc", "UTC", "2026-02-27T10:00:00Z", 2, 0, "2026-03-01T10:00:00Z"},
    {"/local-day/shift/none", "Europe/Berlin", "2026-02-27T10:00:00.5Z", 0, 0,
     "2026-02-27T10:00:00.500000Z"},
    {"/local-day/shift/into-summer", "Europe/Berlin", "2026-03-27T23:00:00Z", 7, 0,
     "2026-04-03T22:00:00Z"},
    {"/local-day/shift/out-of-summer", "Europe/Berlin", "2026-11-01T23:00:00Z", -14, 0,
     "2026-10-18T22:00:00Z"},
    {"/local-day/shift/skipped", "Europe/Berlin", "2026-03-28T01:30:00Z", 1, 0,
     "2026-03-29T01:30:00Z"},
    {"/local-day/shift/twice", "Europe/Berlin", "2026-10-24T00:30:00Z", 1, 0,
     "2026-10-25T00:30:00Z"},
    {"/local-day/shift/year", "Europe/Berlin", "2025-11-27T23:00:00Z", 0, 1,
     "2026-11-27T23:00:00Z"},
    {"/local-day/shift/year-back", "UTC", "2025-11-28T00:00:00Z", 0, -1, "2024-11-28T00:00:00Z"},
    {"/local-day/shift/29-february", "UTC", "2024-02-29T12:00:00Z", 0, 1, "2025-02-28T12:00:00Z"},
    {"/local-day/shift/four-years", "UTC", "2024-02-29T12:00:00Z", 0, 4, "2028-02-29T12:00:00Z"},
    {"/local-day/shift/before-1970", "UTC", "1969-12-31T12:00:00Z", -1, 0, "1969-12-30T12:00:00Z"},
    {"/local-day/shift/too-far", "UTC", "9999-12-01T00:00:00Z", 40, 0, NULL},
    {"/local-day/shift/too-early", "UTC", "0001-01-03T00:00:00Z", -4, 0, NULL},
    {"/local-day/shift/too-many-days", "UTC", "2026-01-01T00:00:00Z", G_MAXINT64, 0, NULL},
    {"/local-day/shift/too-many-years", "UTC", "2026-01-01T00:00:00Z", 0, -1001, NULL},
};

static void
test_shift (gconstpointer data)
{
  const ShiftRow *row = data;
  g_autoptr (GTimeZone) zone = open_zone (row->zone);
  g_autoptr (GError) error = NULL;
  gint64 shifted = 4711;

  if (zone == NULL)
    return;
  if (vt_local_shift (zone, instant (row->from), (VtShift){row->n_days, row->n_years}, &shifted,
                      &error))
    {
      g_assert_no_error (error);
      assert_instant (shifted, row->to);
      return;
    }
  g_assert_null (row->to);
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
  g_assert_cmpint (shifted, ==, 4711);
}

/* ---- as typed ---- */

typedef struct
{
  const char *path;
  const char *text;
  const char *instant; /* (nullable): refused */
  gboolean    is_day;
  const char *typed; /* (nullable): as it comes back; %NULL for @text */
} TypedRow;

static const TypedRow typed_rows[] = {
    {"/local-day/typed/day", "2026-07-01", "2026-06-30T22:00:00Z", TRUE, NULL},
    {"/local-day/typed/time", "2026-07-01 18:30", "2026-07-01T16:30:00Z", FALSE, NULL},
    {"/local-day/typed/midnight", "2026-07-01 00:00", "2026-06-30T22:00:00Z", FALSE, "2026-07-01"},
    {"/local-day/typed/blanks", "  2026-01-09 ", "2026-01-08T23:00:00Z", TRUE, "2026-01-09"},
    {"/local-day/typed/short", "2026-1-9", "2026-01-08T23:00:00Z", TRUE, "2026-01-09"},
    {"/local-day/typed/leap", "2024-02-29", "2024-02-28T23:00:00Z", TRUE, NULL},
    {"/local-day/typed/no-leap", "2026-02-29", NULL, FALSE, NULL},
    {"/local-day/typed/words", "tomorrow", NULL, FALSE, NULL},
    {"/local-day/typed/month-13", "2026-13-01", NULL, FALSE, NULL},
    {"/local-day/typed/hour-24", "2026-07-01 24:00", NULL, FALSE, NULL},
    {"/local-day/typed/more", "2026-07-01 18:30x", NULL, FALSE, NULL},
    {"/local-day/typed/half", "2026-07-01 18", NULL, FALSE, NULL},
    {"/local-day/typed/empty", "", NULL, FALSE, NULL},
};

static void
test_typed (gconstpointer data)
{
  const TypedRow *row = data;
  g_autoptr (GTimeZone) zone = open_zone ("Europe/Berlin");
  g_autofree char *typed = NULL;
  gint64           time_us;
  gboolean         is_day;

  if (zone == NULL)
    return;
  if (!vt_local_from_typed (zone, row->text, &time_us, &is_day))
    {
      g_assert_null (row->instant);
      return;
    }
  g_assert_nonnull (row->instant);
  assert_instant (time_us, row->instant);
  g_assert_cmpint (is_day, ==, row->is_day);
  typed = vt_local_to_typed (zone, time_us);
  g_assert_cmpstr (typed, ==, row->typed != NULL ? row->typed : row->text);
}

/* The last day is the one that ends there. */
static void
test_end (void)
{
  g_autoptr (GTimeZone) zone = open_zone ("Europe/Berlin");
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (zone == NULL)
    return;
  day = vt_local_end_to_typed (zone, instant ("2026-10-25T23:00:00Z"));
  g_assert_cmpstr (day, ==, "2026-10-25");
  time = vt_local_end_to_typed (zone, instant ("2026-10-25T22:00:00Z"));
  g_assert_cmpstr (time, ==, "2026-10-25 23:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (start_rows); i++)
    g_test_add_data_func (start_rows[i].path, &start_rows[i], test_start);
  for (guint i = 0; i < G_N_ELEMENTS (shift_rows); i++)
    g_test_add_data_func (shift_rows[i].path, &shift_rows[i], test_shift);
  for (guint i = 0; i < G_N_ELEMENTS (typed_rows); i++)
    g_test_add_data_func (typed_rows[i].path, &typed_rows[i], test_typed);
  g_test_add_func ("/local-day/end", test_end);
  return g_test_run ();
}
