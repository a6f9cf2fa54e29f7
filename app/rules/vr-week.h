/* SPDX-License-Identifier: Apache-2.0 */
/* Days of the week and hours of the day, by the clock on the wall. */

#ifndef VR_WEEK_H
#define VR_WEEK_H

#include "vr-cart.h"

typedef struct
{
  int64_t from;  /* minute of the day */
  int64_t until; /* the first minute after; of the next day if below from */
} VrWindow;

struct VrWeek
{
  unsigned  days;    /* bit 0: Monday; none: every day */
  VrWindow *windows; /* (array length=n); none: all day */
  size_t    n;
};

/* The member key of an object: names of weekdays, or hours. Without the member the week stays as it
 * is. A pack without a time zone cannot have it. */
VrStatus vr_week_load_days (
    VrPack *pack, const VrJson *object, const char *key, VrWeek *week, VrError *error);
VrStatus vr_week_load_hours (
    VrPack *pack, const VrJson *object, const char *key, VrWeek *week, VrError *error);

/* Hours past midnight belong to the day that they began on. A cart that does not say when is never
 * in. */
bool vr_week_has_now (const VrWeek *week, const VrCart *cart);

#endif
