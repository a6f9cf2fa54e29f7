/* SPDX-License-Identifier: Apache-2.0 */
/* Rules for local time that hold for ever, as POSIX writes them in TZ. */

#include "vr-zone-rule.h"

#include "vr-time.h"

#define DAY_S INT64_C (86400)
#define HOUR_S INT64_C (3600)
#define MAX_OFFSET_HOURS 24
#define MAX_TURN_HOURS 167

/* ---- reading ---- */

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static bool
read_char (Cursor *cursor, char c)
{
  if (cursor->at == cursor->end || *cursor->at != c)
    return false;
  cursor->at++;
  return true;
}

/* From 1 to n digits. */
static bool
read_number (Cursor *cursor, int n, int min, int max, int *ret_value)
{
  const char *first = cursor->at;
  int         value = 0;

  while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9')
    {
      if (cursor->at - first == n)
        return false;
      value = value * 10 + (*cursor->at++ - '0');
    }
  *ret_value = value;
  return cursor->at > first && value >= min && value <= max;
}

static bool
is_letter (char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Three letters or more, or in angle brackets with digits and signs. What it is called does not
 * matter here. */
static bool
read_name (Cursor *cursor)
{
  bool        is_quoted = read_char (cursor, '<');
  const char *first = cursor->at;

  for (; cursor->at < cursor->end; cursor->at++)
    {
      char c = *cursor->at;
      bool is_sign = c == '+' || c == '-' || (c >= '0' && c <= '9');

      if (!is_letter (c) && !(is_quoted && is_sign))
        break;
    }
  if (cursor->at - first < 3)
    return false;
  return !is_quoted || read_char (cursor, '>');
}

/* [+-]hh[:mm[:ss]] */
static bool
read_clock (Cursor *cursor, int max_hours, int64_t *ret_seconds)
{
  int hours;
  int minutes = 0;
  int seconds = 0;
  int sign = 1;

  if (read_char (cursor, '-'))
    sign = -1;
  else
    (void) read_char (cursor, '+');
  if (!read_number (cursor, max_hours > 99 ? 3 : 2, 0, max_hours, &hours))
    return false;
  if (read_char (cursor, ':'))
    {
      if (!read_number (cursor, 2, 0, 59, &minutes))
        return false;
      if (read_char (cursor, ':') && !read_number (cursor, 2, 0, 59, &seconds))
        return false;
    }
  *ret_seconds = sign * (hours * HOUR_S + minutes * 60 + seconds);
  return true;
}

/* POSIX counts west of UTC. */
static bool
read_offset (Cursor *cursor, int64_t *ret_seconds)
{
  if (!read_clock (cursor, MAX_OFFSET_HOURS, ret_seconds))
    return false;
  *ret_seconds = -*ret_seconds;
  return true;
}

static bool
read_date (Cursor *cursor, VrTurn *turn)
{
  if (read_char (cursor, 'J'))
    {
      turn->type = VR_TURN_JULIAN;
      return read_number (cursor, 3, 1, 365, &turn->day);
    }
  if (read_char (cursor, 'M'))
    {
      turn->type = VR_TURN_MONTH;
      return read_number (cursor, 2, 1, 12, &turn->month) && read_char (cursor, '.') &&
             read_number (cursor, 1, 1, 5, &turn->week) && read_char (cursor, '.') &&
             read_number (cursor, 1, 0, 6, &turn->weekday);
    }
  turn->type = VR_TURN_DAY;
  return read_number (cursor, 3, 0, 365, &turn->day);
}

/* ",date[/time]" */
static bool
read_turn (Cursor *cursor, VrTurn *turn)
{
  turn->clock_s = 2 * HOUR_S;
  if (!read_char (cursor, ',') || !read_date (cursor, turn))
    return false;
  return !read_char (cursor, '/') || read_clock (cursor, MAX_TURN_HOURS, &turn->clock_s);
}

bool
vr_zone_rule_parse (VrString text, VrZoneRule *ret_rule)
{
  Cursor     cursor = {text.bytes, text.bytes + text.length};
  VrZoneRule rule = {0};

  if (!read_name (&cursor) || !read_offset (&cursor, &rule.standard_s))
    return false;
  if (cursor.at < cursor.end)
    {
      rule.has_daylight = true;
      rule.daylight_s = rule.standard_s + HOUR_S;
      if (!read_name (&cursor))
        return false;
      if (cursor.at < cursor.end && *cursor.at != ',' && !read_offset (&cursor, &rule.daylight_s))
        return false;
      if (!read_turn (&cursor, &rule.start) || !read_turn (&cursor, &rule.end))
        return false;
    }
  if (cursor.at != cursor.end)
    return false;
  *ret_rule = rule;
  return true;
}

/* ---- what it says ---- */

/* The day of a turn in a year. */
static int64_t
get_day (const VrTurn *turn, int64_t year)
{
  int64_t first = vr_time_days (year, 1, 1);
  int64_t day;
  int64_t past;

  if (turn->type == VR_TURN_DAY)
    return first + turn->day;
  if (turn->type == VR_TURN_JULIAN)
    return first + turn->day - 1 + (turn->day >= 60 && vr_time_is_leap (year));

  first = vr_time_days (year, turn->month, 1);
  /* 1970-01-01 was a Thursday; years begin far above −7 × 10⁶ days. */
  past = (first + 4 + 7 * INT64_C (1000000)) % 7;
  day = (turn->weekday - past + 7) % 7 + 7 * (turn->week - 1);
  if (day >= vr_time_days_in_month (year, turn->month))
    day -= 7;
  return first + day;
}

/* The instant of a turn in a year, with the offset that holds before it. */
static int64_t
get_turn (const VrTurn *turn, int64_t year, int64_t offset_s)
{
  return get_day (turn, year) * DAY_S + turn->clock_s - offset_s;
}

/* Daylight saving time holds from each start to the first end after it; a turn may be a week and a
 * day away from its year. */
int64_t
vr_zone_rule_get_offset (const VrZoneRule *rule, int64_t at_s)
{
  int64_t days = at_s / DAY_S - (at_s % DAY_S < 0);
  int64_t year;

  if (!rule->has_daylight)
    return rule->standard_s;
  year = vr_time_year (days);
  for (int64_t i = year - 2; i <= year + 1; i++)
    {
      int64_t start = get_turn (&rule->start, i, rule->standard_s);
      int64_t end = get_turn (&rule->end, i, rule->daylight_s);

      if (end <= start)
        end = get_turn (&rule->end, i + 1, rule->daylight_s);
      if (at_s >= start && at_s < end)
        return rule->daylight_s;
    }
  return rule->standard_s;
}

void
vr_zone_rule_get_turns (const VrZoneRule *rule, int64_t year, int64_t turns_s[2])
{
  turns_s[0] = get_turn (&rule->start, year, rule->standard_s);
  turns_s[1] = get_turn (&rule->end, year, rule->daylight_s);
}
