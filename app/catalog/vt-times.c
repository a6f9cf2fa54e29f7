/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as files write them. */

#include "vt-times.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/* Above this share (one in so many) a contradiction is no slip of a few rows. */
#define CONTRADICTION_SHARE 20

typedef enum
{
  DATE_YEAR_FIRST,
  DATE_DAY_FIRST, /* dots, or the month's name */
  DATE_DEPENDS,   /* slashes or dashes: the order is the column's */
} DateForm;

/* A date as written, and where the text goes on. */
typedef struct
{
  int         year;
  int         first;  /* the month where the year comes first, else the first number */
  int         second; /* the day where the year comes first */
  DateForm    form;
  const char *rest;
} DateText;

gint64
vt_days_from_civil (int year, int month, int day)
{
  /* H. Hinnant (2013), "chrono-Compatible Low-Level Date Algorithms", days_from_civil: years begin
   * in March, so that the leap day is the last. */
  gint64 shifted = (gint64) year - (month <= 2);
  gint64 era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  gint64 year_of_era = shifted - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

void
vt_civil_from_days (gint64 days, int *ret_year, int *ret_month, int *ret_day)
{
  gint64 shifted = days + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month_from_march = (5 * day_of_year + 2) / 153;
  int    month = (int) (month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);

  *ret_year = (int) (year_of_era + era * 400 + (month <= 2));
  if (ret_month != NULL)
    *ret_month = month;
  if (ret_day != NULL)
    *ret_day = (int) (day_of_year - (153 * month_from_march + 2) / 5 + 1);
}

static int
days_in_month (int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  gboolean         leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && leap);
}

/* Reads 1 to max_digits digits; says how many, 0 if there is none. */
static int
read_number (const char **at, int max_digits, int *ret_number)
{
  int n = 0, number = 0;

  while (n < max_digits && g_ascii_isdigit ((*at)[n]))
    number = number * 10 + ((*at)[n++] - '0');
  if (n == 0 || g_ascii_isdigit ((*at)[n]))
    return 0;

  *at += n;
  *ret_number = number;
  return n;
}

static int
expand_year (int year, int n_digits)
{
  if (n_digits == 4)
    return year;
  return year < 69 ? 2000 + year : 1900 + year;
}

static void
skip_blanks (const char **at)
{
  while (**at == ' ')
    (*at)++;
}

/* English month names and their abbreviations, as systems write them whatever the language. */
static int
read_month_name (const char **at)
{
  static const char *const names[] = {"january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december"};
  gsize                    n = 0;

  while (g_ascii_isalpha ((*at)[n]))
    n++;
  for (int i = 0; n >= 3 && i < 12; i++)
    if (n <= strlen (names[i]) && g_ascii_strncasecmp (*at, names[i], n) == 0)
      {
        *at += n;
        return i + 1;
      }
  return 0;
}

static gboolean
is_date_separator (char c)
{
  return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',';
}

static void
skip_separators (const char **at)
{
  while (is_date_separator (**at))
    (*at)++;
}

/* "19 Apr 2019", "19-Apr-19", "Apr 19, 2019" */
static gboolean
read_named_date (const char *at, DateText *date)
{
  int day = 0, month, year, n_digits;

  month = read_month_name (&at);
  if (month == 0)
    {
      if (read_number (&at, 2, &day) == 0)
        return FALSE;
      skip_separators (&at);
      month = read_month_name (&at);
    }
  else
    {
      skip_separators (&at);
      if (read_number (&at, 2, &day) == 0)
        return FALSE;
    }
  if (month == 0)
    return FALSE;

  skip_separators (&at);
  n_digits = read_number (&at, 4, &year);
  if (n_digits != 4 && n_digits != 2)
    return FALSE;

  *date = (DateText){expand_year (year, n_digits), day, month, DATE_DAY_FIRST, at};
  return TRUE;
}

static gboolean
read_number_date (const char *at, DateText *date)
{
  int  numbers[3], n_digits[3];
  char separator = '\0';

  for (int i = 0; i < 3; i++)
    {
      if (i > 0)
        {
          if (*at != '-' && *at != '/' && *at != '.')
            return FALSE;
          if (i == 2 && *at != separator)
            return FALSE;
          separator = *at++;
        }
      n_digits[i] = read_number (&at, 4, &numbers[i]);
      if (n_digits[i] == 0 || n_digits[i] == 3)
        return FALSE;
    }

  if (n_digits[0] == 4 && n_digits[1] <= 2 && n_digits[2] <= 2)
    *date = (DateText){numbers[0], numbers[1], numbers[2], DATE_YEAR_FIRST, at};
  else if (n_digits[0] <= 2 && n_digits[1] <= 2 && (n_digits[2] == 4 || n_digits[2] == 2))
    *date = (DateText){expand_year (numbers[2], n_digits[2]), numbers[0], numbers[1],
                       separator == '.' ? DATE_DAY_FIRST : DATE_DEPENDS, at};
  else
    return FALSE;
  return TRUE;
}

/* "20101231" */
static gboolean
read_packed_date (const char *at, DateText *date)
{
  int number;

  if (read_number (&at, 8, &number) != 8)
    return FALSE;
  *date = (DateText){number / 10000, number / 100 % 100, number % 100, DATE_YEAR_FIRST, at};
  return TRUE;
}

static gboolean
read_date (const char *at, DateText *date)
{
  return read_number_date (at, date) || read_packed_date (at, date) || read_named_date (at, date);
}

void
vt_date_evidence_add (VtDateEvidence *evidence, const char *text)
{
  DateText date;

  g_return_if_fail (evidence != NULL && text != NULL);

  skip_blanks (&text);
  if (!read_date (text, &date) || date.form != DATE_DEPENDS)
    return;

  if (date.first > 12 && date.second <= 12)
    evidence->n_day_first++;
  else if (date.first <= 12 && date.second > 12)
    evidence->n_month_first++;
  else if (date.first <= 12 && date.second <= 12 && date.first != date.second)
    evidence->n_either++;
}

gboolean
vt_date_order_decide (const VtDateEvidence *evidence,
                      const char           *column,
                      VtDateOrder          *ret_order,
                      GError              **error)
{
  guint64 day = evidence->n_day_first, month = evidence->n_month_first;
  guint64 more = MAX (day, month), fewer = MIN (day, month);

  if (more == 0 && evidence->n_either > 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("Every date in column “%s” could be day first or month first: say which one "
                      "it is"),
                   column);
      return FALSE;
    }
  if (fewer * CONTRADICTION_SHARE >= more && fewer > 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("Column “%s” mixes dates with the day first and the month first: say which "
                      "one it is; the others are then rejected"),
                   column);
      return FALSE;
    }

  *ret_order = month > day ? VT_DATE_ORDER_MONTH_FIRST : VT_DATE_ORDER_DAY_FIRST;
  return TRUE;
}

/* ---- time of day and zone ---- */

/* Digits after the second, any number, the first six counted. */
static int
read_fraction_us (const char **at)
{
  int us = 0, unit = 100000;

  for ((*at)++; g_ascii_isdigit (**at); (*at)++)
    {
      us += (**at - '0') * unit;
      unit /= 10;
    }
  return us;
}

static gboolean
read_half_of_day (const char **at, int *hour)
{
  const char *next = *at;
  gboolean    afternoon;

  skip_blanks (&next);
  afternoon = g_ascii_tolower (*next) == 'p';
  if ((!afternoon && g_ascii_tolower (*next) != 'a') || g_ascii_tolower (next[1]) != 'm')
    return TRUE;
  if (*hour < 1 || *hour > 12)
    return FALSE;

  *hour = *hour % 12 + (afternoon ? 12 : 0);
  *at = next + 2;
  return TRUE;
}

static gboolean
read_clock (const char **at, gint64 *ret_us)
{
  int hour, minute, second = 0, us = 0;

  if (read_number (at, 2, &hour) == 0 || **at != ':')
    return FALSE;
  (*at)++;
  if (read_number (at, 2, &minute) != 2)
    return FALSE;
  if (**at == ':')
    {
      (*at)++;
      if (read_number (at, 2, &second) != 2)
        return FALSE;
      if (**at == '.' || **at == ',')
        us = read_fraction_us (at);
    }
  if (!read_half_of_day (at, &hour) || hour > 23 || minute > 59 || second > 60)
    return FALSE;

  *ret_us = ((gint64) (hour * 60 + minute) * 60 + MIN (second, 59)) * G_USEC_PER_SEC + us;
  return TRUE;
}

/* "Z", "UTC", "+02:00", "-0530"; sets *ret_given if there was one. */
static gboolean
read_zone (const char **at, gint64 *ret_offset_us, gboolean *ret_given)
{
  int sign, hours, minutes = 0;

  skip_blanks (at);
  *ret_given = TRUE;
  *ret_offset_us = 0;
  if (g_ascii_strcasecmp (*at, "Z") == 0 || g_ascii_strcasecmp (*at, "UTC") == 0 ||
      g_ascii_strcasecmp (*at, "GMT") == 0)
    {
      *at += strlen (*at);
      return TRUE;
    }
  if (**at != '+' && **at != '-')
    {
      *ret_given = FALSE;
      return TRUE;
    }

  sign = *(*at)++ == '-' ? -1 : 1;
  switch (read_number (at, 4, &hours))
    {
    case 4:
      minutes = hours % 100;
      hours /= 100;
      break;
    case 2:
      if (**at == ':')
        {
          (*at)++;
          if (read_number (at, 2, &minutes) != 2)
            return FALSE;
        }
      break;
    default:
      return FALSE;
    }
  *ret_offset_us = (gint64) sign * (hours * 60 + minutes) * 60 * G_USEC_PER_SEC;
  return hours <= 14 && minutes <= 59;
}

static gint64
local_to_utc (gint64 local_us, GTimeZone *zone)
{
  gint64 local_s = local_us / G_USEC_PER_SEC - (local_us % G_USEC_PER_SEC < 0);
  gint64 fraction_us = local_us - local_s * G_USEC_PER_SEC;
  int    interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local_s);

  return (local_s - g_time_zone_get_offset (zone, interval)) * G_USEC_PER_SEC + fraction_us;
}

static gboolean
settle_date (const DateText *date, VtDateOrder order, gint64 *ret_us)
{
  int month = date->second, day = date->first;

  if (date->form == DATE_YEAR_FIRST ||
      (date->form == DATE_DEPENDS && order == VT_DATE_ORDER_MONTH_FIRST))
    {
      month = date->first;
      day = date->second;
    }
  if (date->year < FIRST_YEAR || date->year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
      day > days_in_month (date->year, month))
    return FALSE;

  *ret_us = vt_days_from_civil (date->year, month, day) * 24 * 60 * 60 * G_USEC_PER_SEC;
  return TRUE;
}

gboolean
vt_time_parse (const char *text, VtDateOrder order, GTimeZone *zone, gint64 *ret_time_us)
{
  DateText date;
  gint64   day_us, clock_us = 0, offset_us = 0;
  gboolean zone_given = FALSE;

  g_return_val_if_fail (text != NULL && ret_time_us != NULL, FALSE);

  skip_blanks (&text);
  if (!read_date (text, &date) || !settle_date (&date, order, &day_us))
    return FALSE;

  text = date.rest;
  if (*text == 'T' || *text == ' ' || *text == ',')
    {
      text++;
      skip_blanks (&text);
      if (*text != '\0' &&
          (!read_clock (&text, &clock_us) || !read_zone (&text, &offset_us, &zone_given)))
        return FALSE;
    }
  skip_blanks (&text);
  if (*text != '\0')
    return FALSE;

  if (zone_given || zone == NULL)
    *ret_time_us = day_us + clock_us - offset_us;
  else
    *ret_time_us = local_to_utc (day_us + clock_us, zone);
  return TRUE;
}
