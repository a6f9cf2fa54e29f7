/* SPDX-License-Identifier: Apache-2.0 */
/* The time zone that a pack brings along: no data of the system is read. */

#include "vr-zone.h"

#include "vr-time.h"
#include "vr-zone-rule.h"

#define SECOND_US INT64_C (1000000)
#define MINUTE_US (60 * SECOND_US)
#define DAY_MINUTES 1440
#define MAX_TRANSITIONS 2000

/* As far as a rule goes: 24:59:59 and the hour of daylight saving time. */
#define MAX_OFFSET INT64_C (93599)

typedef struct
{
  int64_t at_us;
  int64_t offset_s; /* east of UTC, from then on */
} Transition;

struct VrZone
{
  int64_t     before_s;    /* east of UTC before the first transition */
  Transition *transitions; /* (array length=n): upwards */
  size_t      n;
  VrZoneRule  rule; /* from the last transition on */
};

/* ---- loading ---- */

/* [instant, seconds] */
static VrStatus
load_transition (const VrJson *node, Transition *transition, VrError *error)
{
  const VrJson *at = node->type == VR_JSON_ARRAY ? node->value.children.first : NULL;
  const VrJson *offset;

  if (at == NULL || node->value.children.n != 2)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "an instant and a number of seconds expected",
                    NULL);
  offset = at->next;
  if (at->type != VR_JSON_STRING || !vr_time_parse (at->value.string, &transition->at_us))
    return vr_fail (error, VR_ERROR_SCHEMA, at, "not an RFC 3339 date and time", NULL);
  if (offset->type != VR_JSON_INTEGER)
    return vr_fail (error, VR_ERROR_SCHEMA, offset, "an integer expected", NULL);
  transition->offset_s = offset->value.integer;
  if (transition->offset_s < -MAX_OFFSET || transition->offset_s > MAX_OFFSET)
    return vr_fail (error, VR_ERROR_RANGE, offset, "farther than 26 hours from UTC", NULL);
  return VR_OK;
}

static VrStatus
load_transitions (VrPack *pack, VrZone *zone, const VrJson *object, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, "transitions", VR_JSON_ARRAY, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  status = vr_check_size (node, MAX_TRANSITIONS, error);
  if (status != VR_OK)
    return status;
  zone->transitions = VR_ARENA_NEW (&pack->arena, Transition, node->value.children.n);
  if (zone->transitions == NULL)
    return vr_fail_memory (error);

  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next)
    {
      Transition *transition = &zone->transitions[zone->n];

      status = load_transition (item, transition, error);
      if (status != VR_OK)
        return status;
      if (zone->n > 0 && transition->at_us <= transition[-1].at_us)
        return vr_fail (error, VR_ERROR_SCHEMA, item, "not after the transition before it", NULL);
      zone->n++;
      if (item->next == NULL &&
          vr_zone_get_offset (zone, transition->at_us) != transition->offset_s)
        return vr_fail (error, VR_ERROR_SCHEMA, item, "the rule says another offset from then on",
                        NULL);
    }
  return VR_OK;
}

static VrStatus
load_offset (VrZone *zone, const VrJson *object, VrError *error)
{
  if (zone->n > 0)
    return vr_require_integer (object, "offset", -MAX_OFFSET, MAX_OFFSET, &zone->before_s, error);
  if (vr_json_get (object, "offset") != NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, object, "offset",
                           "there is no transition that it could hold before", NULL);
  return VR_OK;
}

VrStatus
vr_zone_load (VrPack *pack, const VrJson *root, const VrZone **ret_zone, VrError *error)
{
  static const char *const fields[] = {"name", "offset", "rule", "transitions", NULL};
  const VrJson            *node;
  VrString                 name;
  VrString                 rule;
  VrZone                  *zone;
  VrStatus                 status = vr_find (root, "time_zone", VR_JSON_OBJECT, &node, error);

  if (status == VR_OK)
    *ret_zone = NULL;
  if (status != VR_OK || node == NULL)
    return status;
  zone = VR_ARENA_NEW (&pack->arena, VrZone, 1);
  if (zone == NULL)
    return vr_fail_memory (error);

  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_require_id (node, "name", &name, error);
  if (status == VR_OK)
    status = vr_require_id (node, "rule", &rule, error);
  if (status == VR_OK && !vr_zone_rule_parse (rule, &zone->rule))
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "rule", "not a POSIX time zone rule",
                           NULL);
  if (status == VR_OK)
    status = load_transitions (pack, zone, node, error);
  if (status == VR_OK)
    status = load_offset (zone, node, error);
  if (status == VR_OK)
    *ret_zone = zone;
  return status;
}

/* ---- what time it is ---- */

/* Rounded down. */
static int64_t
divide (int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

int64_t
vr_zone_get_offset (const VrZone *zone, int64_t at_us)
{
  size_t low = 0;
  size_t high = zone->n;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (zone->transitions[middle].at_us <= at_us)
        low = middle + 1;
      else
        high = middle;
    }

  if (low == zone->n)
    return vr_zone_rule_get_offset (&zone->rule, divide (at_us, SECOND_US));
  return low == 0 ? zone->before_s : zone->transitions[low - 1].offset_s;
}

VrClock
vr_zone_get_clock (const VrZone *zone, int64_t at_us)
{
  int64_t minutes = divide (at_us + vr_zone_get_offset (zone, at_us) * SECOND_US, MINUTE_US);
  int64_t days = divide (minutes, DAY_MINUTES);
  int64_t weeks = divide (days + 3, 7); /* 1970-01-01 was a Thursday */

  return (VrClock){.weekday = (int) (days + 3 - weeks * 7),
                   .minute = (int) (minutes - days * DAY_MINUTES)};
}
