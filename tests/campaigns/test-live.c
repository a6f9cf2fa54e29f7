/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days an offer is there on, and the calendar of them. */

#include "shop-fixture.h"
#include "vt-calendar.h"
#include "vt-live.h"
#include "vt-local-day.h"
#include "vt-times.h"
#include "vt-zone.h"

#define BERLIN "Europe/Berlin"

static GTimeZone *
open_berlin (void)
{
  if (!vt_zone_check (BERLIN, NULL))
    {
      g_test_skip ("the system does not know that time zone");
      return NULL;
    }
  return vt_local_zone (BERLIN);
}

/* ---- one offer ---- */

typedef struct
{
  const char *path;
  const char *terms;
  const char *days;  /* of 1 to 14 April 2026, a Wednesday to a Tuesday; "x" where it is there */
  const char *spans; /* the same as "1-3 8-10": from the first day on until before the last */
} Row;

#define SCHEDULE(members) "\"schedule\":{" members "}"

static const Row rows[] = {
    {"/live/always", "", "xxxxxxxxxxxxxx", "1-15"},
    {"/live/from", SCHEDULE ("\"from\":\"2026-04-03T22:00:00Z\""), "...xxxxxxxxxxx", "4-15"},
    {"/live/until", SCHEDULE ("\"until\":\"2026-04-03T22:00:00Z\""), "xxx...........", "1-4"},
    {"/live/part-of-a-day",
     SCHEDULE ("\"from\":\"2026-04-03T10:00:00Z\",\"until\":\"2026-04-04T10:00:00Z\""),
     "..xx..........", "3½-4½"},
    {"/live/weekend", SCHEDULE ("\"weekdays\":[\"sat\",\"sun\"]"), "...xx.....xx..", "4-6 11-13"},
    {"/live/weekdays-and-dates",
     SCHEDULE ("\"from\":\"2026-04-04T22:00:00Z\",\"weekdays\":[\"sat\",\"sun\",\"mon\"]"),
     "....xx....xxx.", "5-7 11-14"},
    {"/live/all-weekdays",
     SCHEDULE ("\"weekdays\":[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\",\"sat\",\"sun\"]"),
     "xxxxxxxxxxxxxx", "1-15"},
    {"/live/hours", SCHEDULE ("\"hours\":[{\"from\":\"17:00\",\"until\":\"19:00\"}]"),
     "xxxxxxxxxxxxxx", "1-15"},
    {"/live/over", SCHEDULE ("\"until\":\"2026-03-01T00:00:00Z\""), "..............", ""},
    {"/live/unreadable", SCHEDULE ("\"from\":\"soon\""), "..............", ""},
};

static void
append_moment (GString *text, GTimeZone *zone, gint64 time_us)
{
  gint64 day = vt_local_day (zone, time_us) - vt_days_from_civil (2026, 3, 31);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "%s", day,
                          vt_local_is_day_start (zone, time_us) ? "" : "½");
}

static char *
describe_spans (GArray *spans, GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      VtSpan span = g_array_index (spans, VtSpan, i);

      g_string_append (text, i > 0 ? " " : "");
      append_moment (text, zone, span.from_us);
      g_string_append_c (text, '-');
      append_moment (text, zone, span.until_us);
    }
  return g_string_free (text, FALSE);
}

static void
test_offer (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GTimeZone) zone = open_berlin ();
  g_autoptr (VtOffer) offer = shop_make_kind ("markdown", row->terms);
  g_autoptr (GArray) spans = NULL;
  g_autofree char *text = NULL;
  gint64           first = vt_days_from_civil (2026, 4, 1);

  if (zone == NULL)
    return;
  for (guint i = 0; row->days[i] != '\0'; i++)
    g_assert_cmpint (vt_offer_is_on (offer, zone, first + i), ==, row->days[i] == 'x');
  spans = vt_offer_list_spans (
      offer, zone,
      (VtSpan){vt_local_day_start (zone, first), vt_local_day_start (zone, first + 14)});
  text = describe_spans (spans, zone);
  g_assert_cmpstr (text, ==, row->spans);
}

static void
test_flags (void)
{
  g_autoptr (VtOffer) plain = shop_make_kind ("markdown", "");
  g_autoptr (VtOffer) days = shop_make_kind ("markdown", SCHEDULE ("\"weekdays\":[\"fri\"]"));
  g_autoptr (VtOffer) hours = shop_make_kind ("markdown", SCHEDULE ("\"hours\":[]"));

  g_assert_false (vt_offer_has_weekdays (plain));
  g_assert_false (vt_offer_has_hours (plain));
  g_assert_true (vt_offer_has_weekdays (days));
  g_assert_true (vt_offer_has_hours (hours));
}

/* Of a campaign, with dates, and the others; drafts are not live. */
static void
test_order (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_kind ("volume", ""),
      shop_make_kind ("markdown", SCHEDULE ("\"weekdays\":[\"fri\"]")),
      shop_make_kind ("threshold", "\"campaign\":\"Spring\""), shop_make_kind ("add_on", ""), NULL);
  g_autoptr (GArray) order = NULL;
  g_autoptr (GArray) on = NULL;

  ((VtOffer *) offers->pdata[3])->state = VT_OFFER_DRAFT;
  order = vt_live_order (offers);
  g_assert_cmpuint (order->len, ==, 3);
  g_assert_cmpuint (g_array_index (order, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (order, guint, 1), ==, 1);
  g_assert_cmpuint (g_array_index (order, guint, 2), ==, 0);
  /* A Wednesday. */
  on = vt_live_list_on (offers, utc, vt_days_from_civil (2026, 4, 1));
  g_assert_cmpuint (on->len, ==, 2);
  g_assert_cmpuint (g_array_index (on, guint, 1), ==, 0);
}

/* ---- the calendar ---- */

typedef struct
{
  const char *path;
  int         year, month;
  guint       first_weekday;
  int         first_year, first_month, first_day; /* of the grid */
  guint       n_weeks;
} GridRow;

static const GridRow grid_rows[] = {
    {"/calendar/grid/april-by-monday", 2026, 4, 0, 2026, 3, 30, 5},
    {"/calendar/grid/april-by-sunday", 2026, 4, 6, 2026, 3, 29, 5},
    {"/calendar/grid/four-weeks", 2027, 2, 0, 2027, 2, 1, 4},
    {"/calendar/grid/six-weeks", 2026, 8, 0, 2026, 7, 27, 6},
    {"/calendar/grid/december", 2025, 12, 0, 2025, 12, 1, 5},
    {"/calendar/grid/january", 2026, 1, 0, 2025, 12, 29, 5},
};

static void
test_grid (gconstpointer data)
{
  const GridRow *row = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (VtCalendar) calendar =
      vt_calendar_new (none, zone, row->year, row->month, row->first_weekday);
  gint64 first = vt_days_from_civil (row->year, row->month, 1);

  g_assert_cmpint (calendar->first_day, ==,
                   vt_days_from_civil (row->first_year, row->first_month, row->first_day));
  g_assert_cmpuint (calendar->n_weeks, ==, row->n_weeks);
  g_assert_true (vt_calendar_is_in_month (calendar, first));
  g_assert_false (vt_calendar_is_in_month (calendar, first - 1));
  g_assert_false (
      vt_calendar_is_in_grid (calendar, calendar->first_day + (gint64) row->n_weeks * 7));
  g_assert_false (vt_calendar_is_in_grid (calendar, calendar->first_day - 1));
}

/* Ready offers alone, in their order. */
static void
test_calendar (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_kind ("volume", ""),
      shop_make_kind ("markdown", SCHEDULE ("\"until\":\"2026-04-11T00:00:00Z\"")),
      shop_make_kind ("threshold", SCHEDULE ("\"from\":\"2026-04-10T12:00:00Z\"")), NULL);
  g_autoptr (VtCalendar) calendar = NULL;
  const guint *on;
  guint        n;

  ((VtOffer *) offers->pdata[0])->state = VT_OFFER_DRAFT;
  calendar = vt_calendar_new (offers, zone, 2026, 4, 0);
  on = vt_calendar_get_offers (calendar, vt_days_from_civil (2026, 4, 9), &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (on[0], ==, 1);
  on = vt_calendar_get_offers (calendar, vt_days_from_civil (2026, 4, 10), &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (on[1], ==, 2);
  on = vt_calendar_get_offers (calendar, vt_days_from_civil (2026, 4, 11), &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (on[0], ==, 2);
  g_assert_null (vt_calendar_get_offers (calendar, 0, &n));
  g_assert_cmpuint (n, ==, 0);
}

typedef struct
{
  const char *path;
  int         year, month, day;
  int         n_months;
  int         to_year, to_month, to_day;
} MonthRow;

static const MonthRow month_rows[] = {
    {"/calendar/months/next", 2026, 4, 15, 1, 2026, 5, 15},
    {"/calendar/months/shorter", 2026, 1, 31, 1, 2026, 2, 28},
    {"/calendar/months/over-a-year", 2026, 11, 30, 3, 2027, 2, 28},
    {"/calendar/months/back", 2026, 1, 1, -1, 2025, 12, 1},
    {"/calendar/months/back-to-shorter", 2024, 3, 31, -1, 2024, 2, 29},
    {"/calendar/months/none", 2026, 12, 31, 0, 2026, 12, 31},
};

static void
test_months (gconstpointer data)
{
  const MonthRow *row = data;

  g_assert_cmpint (
      vt_calendar_add_months (vt_days_from_civil (row->year, row->month, row->day), row->n_months),
      ==, vt_days_from_civil (row->to_year, row->to_month, row->to_day));
}

/* Every day is found in the middle of its cell, and no other where the pointer is outside. */
static void
test_cells (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (VtCalendar) calendar = vt_calendar_new (none, zone, 2026, 4, 0);
  gint64 found;

  for (gint64 day = calendar->first_day; vt_calendar_is_in_grid (calendar, day); day++)
    {
      VtCalendarCell cell = vt_calendar_get_cell (calendar, day, 700, 520, 20);

      g_assert_cmpfloat (cell.width_px, ==, 100);
      g_assert_cmpfloat (cell.height_px, ==, 100);
      g_assert_true (
          vt_calendar_find_day (calendar, cell.x_px + 50, cell.y_px + 50, 700, 520, 20, &found));
      g_assert_cmpint (found, ==, day);
    }
  g_assert_false (vt_calendar_find_day (calendar, 350, 10, 700, 520, 20, &found));
  g_assert_false (vt_calendar_find_day (calendar, 700, 100, 700, 520, 20, &found));
  g_assert_false (vt_calendar_find_day (calendar, -1, 100, 700, 520, 20, &found));
  g_assert_false (vt_calendar_find_day (calendar, 1, 520, 700, 520, 20, &found));
}

static void
test_first_weekday (void)
{
  guint first = vt_calendar_get_first_weekday ();

  /* A Monday or a Sunday almost everywhere, a Saturday in some places. */
  g_assert_true (first == 0 || first == 6 || first == 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_offer);
  g_test_add_func ("/live/flags", test_flags);
  g_test_add_func ("/live/order", test_order);
  for (guint i = 0; i < G_N_ELEMENTS (grid_rows); i++)
    g_test_add_data_func (grid_rows[i].path, &grid_rows[i], test_grid);
  g_test_add_func ("/calendar/offers", test_calendar);
  for (guint i = 0; i < G_N_ELEMENTS (month_rows); i++)
    g_test_add_data_func (month_rows[i].path, &month_rows[i], test_months);
  g_test_add_func ("/calendar/cells", test_cells);
  g_test_add_func ("/calendar/first-weekday", test_first_weekday);
  return g_test_run ();
}
