/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of days, each with the offers that are there, and where it stands in a grid. */

#include "vt-calendar.h"

#include "vt-times.h"

#include <langinfo.h>

#define N_COLUMNS VT_CALENDAR_N_COLUMNS
/* 1970-01-01 was a Thursday; Monday is 0. */
#define FIRST_WEEKDAY 3
#define MAX_WEEKS 6

static guint
weekday_of (gint64 day)
{
  return (guint) (((day + FIRST_WEEKDAY) % N_COLUMNS + N_COLUMNS) % N_COLUMNS);
}

guint
vt_calendar_get_first_weekday (void)
{
#ifdef _NL_TIME_FIRST_WEEKDAY
  /* 1 is the day that _NL_TIME_WEEK_1STDAY was, a Sunday or a Monday; it is a number in place of a
   * pointer. */
  gsize weeks_first = GPOINTER_TO_SIZE (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  guint first = (guint) (guchar) nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  guint base = (guint32) weeks_first == 19971201 ? 0 : 6;

  return (base + first - 1) % N_COLUMNS;
#else
  return 0;
#endif
}

static gint64
first_of_month_after (int year, int month)
{
  return month == 12 ? vt_days_from_civil (year + 1, 1, 1)
                     : vt_days_from_civil (year, month + 1, 1);
}

static void
add_offer (VtCalendar *calendar, const VtOffer *offer, guint index, GTimeZone *zone)
{
  gboolean is_on[MAX_WEEKS * N_COLUMNS];

  vt_offer_mark_days (offer, zone, calendar->first_day, calendar->days->len, is_on);
  for (guint i = 0; i < calendar->days->len; i++)
    if (is_on[i])
      g_array_append_val ((GArray *) calendar->days->pdata[i], index);
}

VtCalendar *
vt_calendar_new (GPtrArray *effective, GTimeZone *zone, int year, int month, guint first_weekday)
{
  VtCalendar *calendar;
  g_autoptr (GArray) order = NULL;
  gint64 first;
  gint64 end;

  g_return_val_if_fail (effective != NULL && zone != NULL, NULL);
  g_return_val_if_fail (month >= 1 && month <= 12 && first_weekday < N_COLUMNS, NULL);

  first = vt_days_from_civil (year, month, 1);
  end = first_of_month_after (year, month);
  calendar = g_new0 (VtCalendar, 1);
  calendar->year = year;
  calendar->month = month;
  calendar->first_day = first - (weekday_of (first) + N_COLUMNS - first_weekday) % N_COLUMNS;
  calendar->n_weeks = (guint) ((end - calendar->first_day + N_COLUMNS - 1) / N_COLUMNS);
  calendar->days = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < calendar->n_weeks * N_COLUMNS; i++)
    g_ptr_array_add (calendar->days, g_array_new (FALSE, FALSE, sizeof (guint)));
  order = vt_live_order (effective);
  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);

      add_offer (calendar, effective->pdata[index], index, zone);
    }
  return calendar;
}

void
vt_calendar_free (VtCalendar *calendar)
{
  if (calendar == NULL)
    return;

  g_ptr_array_unref (calendar->days);
  g_free (calendar);
}

const guint *
vt_calendar_get_offers (const VtCalendar *calendar, gint64 day, guint *ret_n)
{
  GArray *on;

  g_return_val_if_fail (calendar != NULL && ret_n != NULL, NULL);

  *ret_n = 0;
  if (!vt_calendar_is_in_grid (calendar, day))
    return NULL;
  on = calendar->days->pdata[day - calendar->first_day];
  *ret_n = on->len;
  return (const guint *) (gpointer) on->data;
}

gboolean
vt_calendar_is_in_grid (const VtCalendar *calendar, gint64 day)
{
  g_return_val_if_fail (calendar != NULL, FALSE);

  return day >= calendar->first_day && day < calendar->first_day + calendar->days->len;
}

gboolean
vt_calendar_is_in_month (const VtCalendar *calendar, gint64 day)
{
  g_return_val_if_fail (calendar != NULL, FALSE);

  return day >= vt_days_from_civil (calendar->year, calendar->month, 1) &&
         day < first_of_month_after (calendar->year, calendar->month);
}

gint64
vt_calendar_add_months (gint64 day, int n_months)
{
  int    year, month, of_month;
  int    months;
  gint64 first;

  vt_civil_from_days (day, &year, &month, &of_month);
  months = year * 12 + month - 1 + n_months;
  year = months / 12;
  month = months % 12 + 1;
  first = vt_days_from_civil (year, month, 1);
  return MIN (first + of_month, first_of_month_after (year, month)) - 1;
}

VtCalendarCell
vt_calendar_get_cell (
    const VtCalendar *calendar, gint64 day, double width_px, double height_px, double top_px)
{
  guint  index = (guint) (day - calendar->first_day);
  double column_px = width_px / N_COLUMNS;
  double row_px = MAX (height_px - top_px, 0) / calendar->n_weeks;

  return (VtCalendarCell){(index % N_COLUMNS) * column_px, top_px + (index / N_COLUMNS) * row_px,
                          column_px, row_px};
}

gboolean
vt_calendar_find_day (const VtCalendar *calendar,
                      double            x_px,
                      double            y_px,
                      double            width_px,
                      double            height_px,
                      double            top_px,
                      gint64           *ret_day)
{
  gint64 column;
  gint64 row;

  g_return_val_if_fail (calendar != NULL && ret_day != NULL, FALSE);

  if (x_px < 0 || x_px >= width_px || y_px < top_px || y_px >= height_px)
    return FALSE;
  column = (gint64) (x_px / (width_px / N_COLUMNS));
  row = (gint64) ((y_px - top_px) / ((height_px - top_px) / calendar->n_weeks));
  *ret_day = calendar->first_day + row * N_COLUMNS + column;
  return TRUE;
}
