/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days by the clock on the wall: where they begin, and the same time of another day. */

#pragma once

#include "vt-span.h"

G_BEGIN_DECLS

/* (transfer full): the zone of that name; UTC where the system does not know it. */
GTimeZone *vt_local_zone (const char *name);

/* The day, counted from 1970-01-01, that the instant is in there. */
gint64 vt_local_day (GTimeZone *zone, gint64 time_us);
/* The first moment of that day: not midnight where the clocks skip it. */
gint64 vt_local_day_start (GTimeZone *zone, gint64 day);
/* Whether a day begins at that instant. */
gboolean vt_local_is_day_start (GTimeZone *zone, gint64 time_us);

/**
 * VtShift:
 * @n_days: how many days later; below 0 earlier
 * @n_years: so many years on top: the same day of the month, of which February may lack the last
 */
typedef struct
{
  gint64 n_days;
  gint64 n_years;
} VtShift;

/* The most that a shift moves in either direction. */
#define VT_SHIFT_MAX_DAYS 366000
#define VT_SHIFT_MAX_YEARS 1000

gboolean vt_shift_is_none (VtShift shift);

/**
 * vt_local_shift:
 *
 * The same time by the clock on the wall on another day, also across a change of clocks. A time
 * that the clocks skip is as much later; of one that they show twice it is the first.
 *
 * Returns: %FALSE with %VT_ERROR_LIMIT beyond the years 1 to 9999 or the bounds of a shift
 */
gboolean vt_local_shift (
    GTimeZone *zone, gint64 time_us, VtShift shift, gint64 *ret_time_us, GError **error);

/**
 * vt_local_from_typed:
 * @text: "2025-11-24" or "2025-11-24 18:30"
 * @ret_is_day: whether it is a day as a whole, which then begins at @ret_time_us
 *
 * Returns: %FALSE if it is neither
 */
gboolean
vt_local_from_typed (GTimeZone *zone, const char *text, gint64 *ret_time_us, gboolean *ret_is_day);
/* (transfer full): "2025-11-24" where the day begins then, else "2025-11-24 18:30". */
char *vt_local_to_typed (GTimeZone *zone, gint64 time_us);
/* The same for an end: the last day where one ends then. */
char *vt_local_end_to_typed (GTimeZone *zone, gint64 until_us);

/* Sets one end of @span to what was typed: a day, all of which is in it, or a moment; "" leaves it
 * open. %FALSE if it is neither. */
gboolean vt_span_set_first_typed (VtSpan *span, GTimeZone *zone, const char *typed);
gboolean vt_span_set_last_typed (VtSpan *span, GTimeZone *zone, const char *typed);

G_END_DECLS
