/* SPDX-License-Identifier: Apache-2.0 */
/* Instants, as text and as microseconds. */

#ifndef VR_TIME_H
#define VR_TIME_H

#include "vr-json.h"

/* RFC 3339 ("2026-11-27T00:00:00+01:00", "…Z") → microseconds since 1970 in UTC, years 0001 to
 * 9999. A finer fraction is cut off. False if it is not that. */
bool vr_time_parse (VrString text, int64_t *ret_us);

/* The Gregorian calendar, for years from −399 on. Days are counted from 1970-01-01. */
bool    vr_time_is_leap (int64_t year);
int     vr_time_days_in_month (int64_t year, int month);
int64_t vr_time_days (int64_t year, int month, int day);

/* The year that a day is in. */
int64_t vr_time_year (int64_t days);

#endif
