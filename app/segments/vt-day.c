/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of the calendar where the shop is. */

#include "vt-day.h"

#include "vt-times.h"
#include "vt-zone.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define DAY_S (24 * 60 * 60)
/* No clock on earth is set to anything finer. */
#define QUARTER_S (15 * 60)
#define SETTING "segments_day"

static gint64
floor_div (gint64 number, gint64 by)
{
  return number / by - (number % by < 0);
}

void
vt_day_clock_init (VtDayClock *clock, const char *zone)
{
  g_return_if_fail (clock != NULL && zone != NULL);

  clock->zone = strcmp (zone, VT_ZONE_UTC) != 0 ? g_time_zone_new_identifier (zone) : NULL;
  clock->quarter = G_MININT64;
  clock->shift_s = 0;
}

void
vt_day_clock_clear (VtDayClock *clock)
{
  g_clear_pointer (&clock->zone, g_time_zone_unref);
}

gint32
vt_day_clock_get (VtDayClock *clock, gint64 time_us)
{
  gint64 seconds = floor_div (time_us, G_USEC_PER_SEC);
  gint64 quarter = floor_div (seconds, QUARTER_S);

  if (clock->zone != NULL && quarter != clock->quarter)
    {
      gint interval = g_time_zone_find_interval (clock->zone, G_TIME_TYPE_UNIVERSAL, seconds);

      clock->quarter = quarter;
      clock->shift_s = interval >= 0 ? g_time_zone_get_offset (clock->zone, interval) : 0;
    }
  return (gint32) floor_div (seconds + clock->shift_s, DAY_S);
}

/* ---- as text ---- */

gboolean
vt_day_from_plain (const char *text, gint32 *ret_day, GError **error)
{
  int    year, month, day, n = 0;
  int    back_year, back_month, back_day;
  gint64 days;

  g_return_val_if_fail (text != NULL && ret_day != NULL, FALSE);

  if (strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &n) == 3 &&
      n == 10 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[5]) &&
      g_ascii_isdigit (text[8]) && year >= 1 && month >= 1 && month <= 12 && day >= 1)
    {
      days = vt_days_from_civil (year, month, day);
      vt_civil_from_days (days, &back_year, &back_month, &back_day);
      if (back_year == year && back_month == month && back_day == day)
        {
          *ret_day = (gint32) days;
          return TRUE;
        }
    }
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is not a day, such as 2025-11-28"),
               text);
  return FALSE;
}

char *
vt_day_to_plain (gint32 day)
{
  int year, month, of_month;

  g_return_val_if_fail (day >= VT_DAY_MIN && day <= VT_DAY_MAX, NULL);

  vt_civil_from_days (day, &year, &month, &of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, of_month);
}

char *
vt_day_to_display (gint32 day)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, of_month;

  if (day == VT_DAY_NONE)
    return g_strdup ("—");
  g_return_val_if_fail (day >= VT_DAY_MIN && day <= VT_DAY_MAX, NULL);

  vt_civil_from_days (day, &year, &month, &of_month);
  time = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
  /* Translators: a day, as g_date_time_format() has it */
  return g_date_time_format (time, _ ("%-d %B %Y"));
}

/* ---- in the workspace ---- */

gboolean
vt_reference_day_load (VtDatabase *database, gint32 *ret_day, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GError) read_error = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL && ret_day != NULL, FALSE);

  if (!vt_statement_prepare (&statement, database,
                             "SELECT value FROM setting WHERE key = '" SETTING "'", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      *ret_day = VT_DAY_NONE;
      return TRUE;
    }
  if (vt_day_from_plain (vt_statement_get_text (&statement, 0), ret_day, &read_error))
    return TRUE;
  g_set_error_literal (error, VT_ERROR, VT_ERROR_CORRUPT, read_error->message);
  return FALSE;
}

gboolean
vt_reference_day_save (VtDatabase *database, gint32 day, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *text = NULL;

  g_return_val_if_fail (database != NULL, FALSE);

  if (day == VT_DAY_NONE)
    return vt_database_exec (database, "DELETE FROM setting WHERE key = '" SETTING "'", error);
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO setting (key, value) VALUES ('" SETTING "', ?1)"
                             " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                             error))
    return FALSE;
  text = vt_day_to_plain (day);
  vt_statement_bind_text (&statement, 1, text);
  return vt_statement_run (&statement, error);
}
