/* SPDX-License-Identifier: Apache-2.0 */
/* Instants, as text and as microseconds. */

#include "vr-time.h"

#define US_PER_SECOND INT64_C (1000000)

#define DAYS_IN_400_YEARS INT64_C (146097)

/* From the first day of the year −399. */
#define DAYS_TO_1970 (INT64_C (719162) + DAYS_IN_400_YEARS)

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static bool
read_digits (Cursor *cursor, int n, int *ret_value)
{
  int value = 0;

  if (cursor->end - cursor->at < n)
    return false;
  for (; n > 0; n--, cursor->at++)
    {
      if (*cursor->at < '0' || *cursor->at > '9')
        return false;
      value = value * 10 + (*cursor->at - '0');
    }
  *ret_value = value;
  return true;
}

static bool
read_char (Cursor *cursor, char c)
{
  if (cursor->at == cursor->end || (*cursor->at != c && *cursor->at != c + ('a' - 'A')))
    return false;
  cursor->at++;
  return true;
}

/* Up to nine digits, of which six count. */
static bool
read_fraction (Cursor *cursor, int64_t *ret_us)
{
  int64_t us = 0;
  int64_t place = US_PER_SECOND;
  int     n = 0;

  for (; cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9'; cursor->at++, n++)
    {
      place /= 10;
      us += (*cursor->at - '0') * place;
    }
  *ret_us = us;
  return n >= 1 && n <= 9;
}

static bool
read_offset (Cursor *cursor, int64_t *ret_minutes)
{
  int sign = 1;
  int hours;
  int minutes;

  *ret_minutes = 0;
  if (read_char (cursor, 'Z'))
    return true;
  if (cursor->at == cursor->end || (*cursor->at != '+' && *cursor->at != '-'))
    return false;

  if (*cursor->at++ == '-')
    sign = -1;
  if (!read_digits (cursor, 2, &hours) || cursor->at == cursor->end || *cursor->at++ != ':' ||
      !read_digits (cursor, 2, &minutes) || hours > 23 || minutes > 59)
    return false;
  *ret_minutes = sign * (hours * 60 + minutes);
  return true;
}

bool
vr_time_is_leap (int64_t year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
vr_time_days_in_month (int64_t year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  return month == 2 && vr_time_is_leap (year) ? 29 : days[month - 1];
}

int64_t
vr_time_days (int64_t year, int month, int day)
{
  int64_t years = year + 399; /* from the year −399 on, so that none is below 0 */
  int64_t days = years * 365 + years / 4 - years / 100 + years / 400;

  for (int i = 1; i < month; i++)
    days += vr_time_days_in_month (year, i);
  return days + day - 1 - DAYS_TO_1970;
}

int64_t
vr_time_year (int64_t days)
{
  int64_t year = (days + DAYS_TO_1970) * 400 / DAYS_IN_400_YEARS - 399;

  while (days < vr_time_days (year, 1, 1))
    year--;
  while (days >= vr_time_days (year + 1, 1, 1))
    year++;
  return year;
}

static bool
read_date (Cursor *cursor, int64_t *ret_days)
{
  int year;
  int month;
  int day;

  if (!read_digits (cursor, 4, &year) || cursor->at == cursor->end || *cursor->at++ != '-' ||
      !read_digits (cursor, 2, &month) || cursor->at == cursor->end || *cursor->at++ != '-' ||
      !read_digits (cursor, 2, &day))
    return false;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > vr_time_days_in_month (year, month))
    return false;

  *ret_days = vr_time_days (year, month, day);
  return true;
}

static bool
read_clock (Cursor *cursor, int64_t *ret_seconds)
{
  int hours;
  int minutes;
  int seconds;

  if (!read_digits (cursor, 2, &hours) || cursor->at == cursor->end || *cursor->at++ != ':' ||
      !read_digits (cursor, 2, &minutes) || cursor->at == cursor->end || *cursor->at++ != ':' ||
      !read_digits (cursor, 2, &seconds))
    return false;
  /* A leap second is the first of the next minute, as on a clock that cannot show it. */
  if (hours > 23 || minutes > 59 || seconds > 60)
    return false;

  *ret_seconds = (hours * 60 + minutes) * 60 + seconds;
  return true;
}

bool
vr_time_parse (VrString text, int64_t *ret_us)
{
  Cursor  cursor = {text.bytes, text.bytes + text.length};
  int64_t days;
  int64_t seconds;
  int64_t us = 0;
  int64_t offset_minutes;

  if (!read_date (&cursor, &days) || !read_char (&cursor, 'T') || !read_clock (&cursor, &seconds))
    return false;
  if (cursor.at < cursor.end && *cursor.at == '.')
    {
      cursor.at++;
      if (!read_fraction (&cursor, &us))
        return false;
    }
  if (!read_offset (&cursor, &offset_minutes) || cursor.at != cursor.end)
    return false;

  *ret_us = (days * 86400 + seconds - offset_minutes * 60) * US_PER_SECOND + us;
  return true;
}
