/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as files write them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VtDateOrder:
 * @VT_DATE_ORDER_AUTO: decided from the column
 * @VT_DATE_ORDER_DAY_FIRST: 31/12/2019
 * @VT_DATE_ORDER_MONTH_FIRST: 12/31/2019
 *
 * Only for dates that leave it open: ISO 8601 dates, dates with the month's name and dates with
 * dots (always day first) are read the same in either.
 */
typedef enum
{
  VT_DATE_ORDER_AUTO,
  VT_DATE_ORDER_DAY_FIRST,
  VT_DATE_ORDER_MONTH_FIRST,
} VtDateOrder;

/* How many dates of a column are possible only day first, only month first, or differ by the
 * reading. */
typedef struct
{
  guint64 n_day_first;
  guint64 n_month_first;
  guint64 n_either;
} VtDateEvidence;

void vt_date_evidence_add (VtDateEvidence *evidence, const char *text);

/* As vt_decimal_decide(). */
gboolean vt_date_order_decide (const VtDateEvidence *evidence,
                               const char           *column,
                               VtDateOrder          *ret_order,
                               GError              **error);

/**
 * vt_time_parse:
 * @text: "2010-12-01T08:26:00", "2010-12-01 08:26", "04/19/19 08:46", "31.12.2019", "19 Apr 2019
 * 8:46 PM"; with "Z" or "+02:00" the zone given there counts
 * @zone: (nullable): what local times are in; %NULL for UTC. A time that a change of clocks skips
 * is moved on; of a time that it repeats, the one in standard time is meant.
 * @ret_time_us: (out): microseconds UTC, of the years 1900 to 2199
 *
 * Two-digit years are 1969 to 2068, as POSIX has it.
 *
 * Returns: %FALSE if @text is no such time
 */
gboolean vt_time_parse (const char *text, VtDateOrder order, GTimeZone *zone, gint64 *ret_time_us);

/* Days since 1970-01-01 of a day in the Gregorian calendar (month 1 to 12). */
gint64 vt_days_from_civil (int year, int month, int day);
/* The inverse; @ret_month and @ret_day may be %NULL. */
void vt_civil_from_days (gint64 days, int *ret_year, int *ret_month, int *ret_day);

G_END_DECLS
