/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of the calendar where the shop is: what people mean by "30 days ago". */

#pragma once

#include "vt-workspace.h"

G_BEGIN_DECLS

/* A day is counted from 1970-01-01; there is none. */
#define VT_DAY_NONE G_MININT32
/* 0001-01-01 and 9999-12-31. */
#define VT_DAY_MIN (-719162)
#define VT_DAY_MAX 2932896

/**
 * VtDayClock:
 *
 * Turns instants into days of one time zone; fastest if they come in their order. Belongs to one
 * thread. Starts with vt_day_clock_init().
 */
typedef struct
{
  GTimeZone *zone;    /* (owned) (nullable): %NULL for UTC */
  gint64     quarter; /* the quarter of an hour asked for last */
  gint64     shift_s; /* of it, seconds east of UTC */
} VtDayClock;

/* @zone: an IANA name; one that the system does not know is UTC. */
void   vt_day_clock_init (VtDayClock *clock, const char *zone);
void   vt_day_clock_clear (VtDayClock *clock);
gint32 vt_day_clock_get (VtDayClock *clock, gint64 time_us);

/* "2011-12-09" ↔ a day; the years are 1 to 9999. %FALSE with %VT_ERROR_BAD_INPUT. */
gboolean vt_day_from_plain (const char *text, gint32 *ret_day, GError **error);
char    *vt_day_to_plain (gint32 day);
/* "9 December 2011", as people read it in their language; a dash for %VT_DAY_NONE. */
char *vt_day_to_display (gint32 day);

/* ---- the day that segments are seen from ---- */

/**
 * vt_reference_day_load:
 * @ret_day: %VT_DAY_NONE where nobody has set one: then it is that of the last order
 *
 * Returns: %FALSE with an error of the database, or %VT_ERROR_CORRUPT
 */
gboolean vt_reference_day_load (VtDatabase *database, gint32 *ret_day, GError **error);
/* @day: %VT_DAY_NONE to follow the orders again. Run inside a #VtWorkspaceFunc. */
gboolean vt_reference_day_save (VtDatabase *database, gint32 day, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtDayClock, vt_day_clock_clear)

G_END_DECLS
