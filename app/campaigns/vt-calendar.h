/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of days, each with the offers that are there, and where it stands in a grid. */

#pragma once

#include "vt-live.h"

G_BEGIN_DECLS

#define VT_CALENDAR_N_COLUMNS 7

/**
 * VtCalendar:
 * @first_day: of the grid, as of vt_local_day()
 * @n_weeks: rows of the grid: as many as the month needs, 4 to 6
 * @month: 1 to 12
 *
 * Days of the months before and after fill the first and the last week.
 */
typedef struct
{
  int        year;
  int        month;
  gint64     first_day;
  guint      n_weeks;
  GPtrArray *days; /* (owned) (element-type GArray of guint): offers, as vt_live_order() has them */
} VtCalendar;

/**
 * vt_calendar_new:
 * @effective: (element-type VtOffer): of these, the ready ones count
 * @first_weekday: what a week begins with: 0 Monday to 6 Sunday
 */
VtCalendar *
vt_calendar_new (GPtrArray *effective, GTimeZone *zone, int year, int month, guint first_weekday);
void vt_calendar_free (VtCalendar *calendar);
/* The day that the week begins with where people are, as the locale has it. */
guint vt_calendar_get_first_weekday (void);

/* (array length=ret_n): positions in the array it was made of; of a day outside of the grid none.
 */
const guint *vt_calendar_get_offers (const VtCalendar *calendar, gint64 day, guint *ret_n);
gboolean     vt_calendar_is_in_month (const VtCalendar *calendar, gint64 day);
gboolean     vt_calendar_is_in_grid (const VtCalendar *calendar, gint64 day);

/* The same day of the month that is so many months later; the last where that is shorter. */
gint64 vt_calendar_add_months (gint64 day, int n_months);

/* ---- in a picture of that size, with @top_px for the names of the days above ---- */
typedef struct
{
  double x_px;
  double y_px;
  double width_px;
  double height_px;
} VtCalendarCell;

/* @day is in the grid. */
VtCalendarCell vt_calendar_get_cell (
    const VtCalendar *calendar, gint64 day, double width_px, double height_px, double top_px);
/* %FALSE outside of all days. */
gboolean vt_calendar_find_day (const VtCalendar *calendar,
                               double            x_px,
                               double            y_px,
                               double            width_px,
                               double            height_px,
                               double            top_px,
                               gint64           *ret_day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCalendar, vt_calendar_free)

G_END_DECLS
