/* SPDX-License-Identifier: Apache-2.0 */
/* Days of the week and hours of the day, by the clock on the wall. */

#include "vr-week.h"

#define MAX_WINDOWS 16
#define N_DAYS 7
#define DAY_MINUTES 1440

/* ---- loading ---- */

static VrStatus
check_zone (const VrPack *pack, const VrJson *node, VrError *error)
{
  if (pack->zone == NULL)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "the pack does not say its time_zone", NULL);
  return VR_OK;
}

static VrStatus
load_day (const VrJson *node, VrWeek *week, VrError *error)
{
  static const char *const words[N_DAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  size_t                   i = 0;

  while (i < N_DAYS &&
         !(node->type == VR_JSON_STRING && vr_string_is (node->value.string, words[i])))
    i++;
  if (i == N_DAYS)
    return vr_fail (error, VR_ERROR_SCHEMA, node,
                    "one of mon, tue, wed, thu, fri, sat, sun expected", NULL);
  if ((week->days >> i & 1) != 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "the same day a second time", NULL);
  week->days |= 1u << i;
  return VR_OK;
}

VrStatus
vr_week_load_days (
    VrPack *pack, const VrJson *object, const char *key, VrWeek *week, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_ARRAY, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  if (node->value.children.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "empty: it would never be", NULL);
  for (const VrJson *item = node->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    status = load_day (item, week, error);
  return status == VR_OK ? check_zone (pack, node, error) : status;
}

/* "17:00" → 1020. */
static bool
parse_minute (VrString text, int64_t *ret_minute)
{
  int64_t hours;
  int64_t minutes;

  if (text.length != 5 || text.bytes[2] != ':')
    return false;
  for (size_t i = 0; i < text.length; i++)
    {
      if (i != 2 && (text.bytes[i] < '0' || text.bytes[i] > '9'))
        return false;
    }
  hours = (text.bytes[0] - '0') * 10 + text.bytes[1] - '0';
  minutes = (text.bytes[3] - '0') * 10 + text.bytes[4] - '0';
  *ret_minute = hours * 60 + minutes;
  return minutes < 60;
}

static VrStatus
load_minute (
    const VrJson *object, const char *key, int64_t max, int64_t *ret_minute, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_require (object, key, VR_JSON_STRING, &node, error);

  if (status == VR_OK && (!parse_minute (node->value.string, ret_minute) || *ret_minute > max))
    return vr_fail (error, VR_ERROR_SCHEMA, node, "not a time of day", NULL);
  return status;
}

static VrStatus
load_window (const VrJson *node, VrWindow *window, VrError *error)
{
  static const char *const fields[] = {"from", "until", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = load_minute (node, "from", DAY_MINUTES - 1, &window->from, error);
  if (status == VR_OK)
    status = load_minute (node, "until", DAY_MINUTES, &window->until, error);
  if (status == VR_OK && window->from == window->until)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "until", "the same as from", NULL);
  return status;
}

VrStatus
vr_week_load_hours (
    VrPack *pack, const VrJson *object, const char *key, VrWeek *week, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_ARRAY, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  if (node->value.children.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "empty: it would never be", NULL);
  status = vr_check_size (node, MAX_WINDOWS, error);
  if (status != VR_OK)
    return status;
  week->windows = VR_ARENA_NEW (&pack->arena, VrWindow, node->value.children.n);
  if (week->windows == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = node->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    status = load_window (item, &week->windows[week->n++], error);
  return status == VR_OK ? check_zone (pack, node, error) : status;
}

/* ---- holding ---- */

static bool
has_day (const VrWeek *week, int day)
{
  return week->days == 0 || (week->days >> day & 1) != 0;
}

bool
vr_week_has_now (const VrWeek *week, const VrCart *cart)
{
  const VrClock *clock = &cart->clock;
  bool           is_today = has_day (week, clock->weekday);
  bool           was_yesterday = has_day (week, (clock->weekday + N_DAYS - 1) % N_DAYS);

  if (!cart->has_clock)
    return false;
  if (week->n == 0)
    return is_today;
  for (size_t i = 0; i < week->n; i++)
    {
      const VrWindow *window = &week->windows[i];
      bool            is_after = clock->minute >= window->from;
      bool            is_before = clock->minute < window->until;

      if (window->from < window->until && is_today && is_after && is_before)
        return true;
      if (window->from > window->until && ((is_today && is_after) || (was_yesterday && is_before)))
        return true;
    }
  return false;
}
