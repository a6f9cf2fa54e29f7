/* SPDX-License-Identifier: Apache-2.0 */
/* Rules for local time that hold for ever, as POSIX writes them in TZ. */

#ifndef VR_ZONE_RULE_H
#define VR_ZONE_RULE_H

#include "vr-json.h"

typedef enum
{
  VR_TURN_MONTH,  /* Mm.w.d: the w-th weekday d of a month, the last if w is 5 */
  VR_TURN_JULIAN, /* Jn: day n of the year, from 1; 29 February has no number */
  VR_TURN_DAY,    /* n: day n of the year, from 0 */
} VrTurnType;

/* When daylight saving time begins or ends, each year. */
typedef struct
{
  VrTurnType type;
  int        month;
  int        week;
  int        weekday; /* 0: Sunday */
  int        day;
  int64_t    clock_s; /* seconds from the midnight it began with, by the clock before the turn */
} VrTurn;

typedef struct
{
  int64_t standard_s; /* seconds east of UTC */
  bool    has_daylight;
  int64_t daylight_s; /* seconds east of UTC */
  VrTurn  start;
  VrTurn  end;
} VrZoneRule;

/* "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3"; hours of a turn from −167 to 167. False if it is not
 * that, or has daylight saving time and does not say when. */
bool vr_zone_rule_parse (VrString text, VrZoneRule *ret_rule);

/* Seconds east of UTC at an instant, in seconds from 1970 in UTC. */
int64_t vr_zone_rule_get_offset (const VrZoneRule *rule, int64_t at_s);

/* The two instants of a year at which it may be another, if the rule has daylight saving time. */
void vr_zone_rule_get_turns (const VrZoneRule *rule, int64_t year, int64_t turns_s[2]);

#endif
