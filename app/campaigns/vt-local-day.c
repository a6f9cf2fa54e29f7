/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days by the clock on the wall: where they begin, and the same time of another day. */

#include "vt-local-day.h"

#include "vt-error.h"
#include "vt-times.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

#define DAY_S G_GINT64_CONSTANT (86400)
/* 0001-01-01 and 10000-01-01, in days from 1970-01-01. */
#define FIRST_DAY G_GINT64_CONSTANT (-719162)
#define END_DAY G_GINT64_CONSTANT (2932897)

GTimeZone *
vt_local_zone (const char *name)
{
  GTimeZone *zone;

  g_return_val_if_fail (name != NULL, NULL);

  zone = g_time_zone_new_identifier (name);
  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static gint64
offset_at (GTimeZone *zone, gint64 time_s)
{
  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time_s));
}

static gint64
floor_seconds (gint64 time_us)
{
  return time_us / G_USEC_PER_SEC - (time_us % G_USEC_PER_SEC < 0);
}

static gint64
floor_days (gint64 local_s)
{
  return local_s / DAY_S - (local_s % DAY_S < 0);
}

static gint64
to_local (GTimeZone *zone, gint64 time_s)
{
  return time_s + offset_at (zone, time_s);
}

/* Clocks are changed less than once a day, and by less. */
static gint64
from_local (GTimeZone *zone, gint64 local_s)
{
  gint64 before_s = offset_at (zone, local_s - offset_at (zone, local_s) - DAY_S);
  gint64 after_s = offset_at (zone, local_s - offset_at (zone, local_s) + DAY_S);
  gint64 early_s = local_s - MAX (before_s, after_s);
  gint64 late_s = local_s - MIN (before_s, after_s);

  if (to_local (zone, early_s) == local_s)
    return early_s;
  if (to_local (zone, late_s) == local_s)
    return late_s;
  /* Skipped: as it would be by the clock before. */
  return local_s - before_s;
}

gint64
vt_local_day (GTimeZone *zone, gint64 time_us)
{
  g_return_val_if_fail (zone != NULL, 0);

  return floor_days (to_local (zone, floor_seconds (time_us)));
}

gint64
vt_local_day_start (GTimeZone *zone, gint64 day)
{
  g_return_val_if_fail (zone != NULL, 0);

  return from_local (zone, day * DAY_S) * G_USEC_PER_SEC;
}

gboolean
vt_local_is_day_start (GTimeZone *zone, gint64 time_us)
{
  g_return_val_if_fail (zone != NULL, FALSE);

  return vt_local_day_start (zone, vt_local_day (zone, time_us)) == time_us;
}

/* ---- shifting ---- */

gboolean
vt_shift_is_none (VtShift shift)
{
  return shift.n_days == 0 && shift.n_years == 0;
}

static int
days_in_month (int year, int month)
{
  int next_year = month == 12 ? year + 1 : year;
  int next_month = month == 12 ? 1 : month + 1;

  return (int) (vt_days_from_civil (next_year, next_month, 1) -
                vt_days_from_civil (year, month, 1));
}

static gint64
add_years (gint64 day, gint64 n_years)
{
  int year, month, of_month;

  vt_civil_from_days (day, &year, &month, &of_month);
  year += (int) n_years;
  return vt_days_from_civil (year, month, MIN (of_month, days_in_month (year, month)));
}

static gboolean
is_within (gint64 day)
{
  return day >= FIRST_DAY && day < END_DAY;
}

gboolean
vt_local_shift (GTimeZone *zone, gint64 time_us, VtShift shift, gint64 *ret_time_us, GError **error)
{
  gint64   time_s = floor_seconds (time_us);
  gint64   local_s;
  gint64   day;
  gboolean is_possible;

  g_return_val_if_fail (zone != NULL && ret_time_us != NULL, FALSE);

  is_possible =
      ABS (shift.n_days) <= VT_SHIFT_MAX_DAYS && ABS (shift.n_years) <= VT_SHIFT_MAX_YEARS;
  local_s = to_local (zone, time_s);
  day = floor_days (local_s);
  if (is_possible && is_within (day + shift.n_days))
    day = shift.n_years != 0 ? add_years (day + shift.n_days, shift.n_years) : day + shift.n_days;
  else
    is_possible = FALSE;
  /* A day less at both ends, as the zone may move it by nearly one. */
  if (!is_possible || !is_within (day - 1) || !is_within (day + 1))
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_LIMIT,
                           _ ("That is beyond all dates that there are"));
      return FALSE;
    }
  *ret_time_us =
      from_local (zone, day * DAY_S + (local_s - floor_days (local_s) * DAY_S)) * G_USEC_PER_SEC +
      (time_us - time_s * G_USEC_PER_SEC);
  return TRUE;
}

/* ---- as typed ---- */

static gboolean
is_all_of (const char *text, int n_read)
{
  return n_read > 0 && text[n_read] == '\0';
}

gboolean
vt_local_from_typed (GTimeZone *zone, const char *text, gint64 *ret_time_us, gboolean *ret_is_day)
{
  g_autofree char *stripped = NULL;
  int              year, month, day, hour = 0, minute = 0;
  int              n_day = 0, n_time = 0;
  gint64           days;

  g_return_val_if_fail (zone != NULL && text != NULL, FALSE);
  g_return_val_if_fail (ret_time_us != NULL && ret_is_day != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (sscanf (stripped, "%4d-%2d-%2d%n %2d:%2d%n", &year, &month, &day, &n_day, &hour, &minute,
              &n_time) < 3 ||
      (!is_all_of (stripped, n_day) && !is_all_of (stripped, n_time)))
    return FALSE;
  if (year < 1900 || year > 9998 || month < 1 || month > 12 || day < 1 ||
      day > days_in_month (year, month) || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  days = vt_days_from_civil (year, month, day);
  *ret_is_day = n_time == 0;
  *ret_time_us = from_local (zone, days * DAY_S + hour * 3600 + minute * 60) * G_USEC_PER_SEC;
  return TRUE;
}

static char *
day_to_text (gint64 day)
{
  int year, month, of_month;

  vt_civil_from_days (day, &year, &month, &of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, of_month);
}

char *
vt_local_to_typed (GTimeZone *zone, gint64 time_us)
{
  g_autofree char *day = NULL;
  gint64           second;

  g_return_val_if_fail (zone != NULL, NULL);

  day = day_to_text (vt_local_day (zone, time_us));
  if (vt_local_is_day_start (zone, time_us))
    return g_steal_pointer (&day);
  second = to_local (zone, floor_seconds (time_us));
  second -= floor_days (second) * DAY_S;
  return g_strdup_printf ("%s %02" PRId64 ":%02" PRId64, day, second / 3600, second / 60 % 60);
}

char *
vt_local_end_to_typed (GTimeZone *zone, gint64 until_us)
{
  g_return_val_if_fail (zone != NULL, NULL);

  if (vt_local_is_day_start (zone, until_us))
    return day_to_text (vt_local_day (zone, until_us) - 1);
  return vt_local_to_typed (zone, until_us);
}

gboolean
vt_span_set_first_typed (VtSpan *span, GTimeZone *zone, const char *typed)
{
  gboolean is_day;

  g_return_val_if_fail (span != NULL && zone != NULL && typed != NULL, FALSE);

  if (*typed != '\0')
    return vt_local_from_typed (zone, typed, &span->from_us, &is_day);
  span->from_us = VT_SPAN_NO_START;
  return TRUE;
}

gboolean
vt_span_set_last_typed (VtSpan *span, GTimeZone *zone, const char *typed)
{
  gint64   time_us = VT_SPAN_NO_END;
  gboolean is_day = FALSE;

  g_return_val_if_fail (span != NULL && zone != NULL && typed != NULL, FALSE);

  if (*typed != '\0' && !vt_local_from_typed (zone, typed, &time_us, &is_day))
    return FALSE;
  span->until_us = is_day ? vt_local_day_start (zone, vt_local_day (zone, time_us) + 1) : time_us;
  return TRUE;
}
