/* SPDX-License-Identifier: Apache-2.0 */
/* The time zone that a pack brings along. */

#ifndef VR_ZONE_H
#define VR_ZONE_H

#include "vr-pack.h"

/* The member "time_zone" of a pack; *ret_zone is NULL without it. It belongs to the pack. */
VrStatus vr_zone_load (VrPack *pack, const VrJson *root, const VrZone **ret_zone, VrError *error);

/* Seconds east of UTC at an instant, in microseconds from 1970 in UTC. */
int64_t vr_zone_get_offset (const VrZone *zone, int64_t at_us);

/* What clock and calendar on the wall say at an instant. */
VrClock vr_zone_get_clock (const VrZone *zone, int64_t at_us);

#endif
