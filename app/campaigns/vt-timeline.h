/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns and their offers on a line of days: what stands where, and what a pointer there means.
 * Numbers only; whoever shows it draws. */

#pragma once

#include "vt-campaign.h"

G_BEGIN_DECLS

/**
 * VtTimelineZoom:
 *
 * How many days there is room for.
 */
typedef enum
{
  VT_TIMELINE_WEEK,
  VT_TIMELINE_MONTH,
  VT_TIMELINE_QUARTER,
  VT_TIMELINE_YEAR,
} VtTimelineZoom;

#define VT_TIMELINE_N_ZOOMS 4

/**
 * VtTimelineView:
 * @first_day: at the left, as of vt_local_day(), and a fraction
 * @n_days: from left to right
 * @left_px: where the days begin; the names stand before
 * @width_px: where they end
 */
typedef struct
{
  double first_day;
  double n_days;
  double left_px;
  double width_px;
} VtTimelineView;

/* Days of a zoom. */
double vt_timeline_zoom_days (VtTimelineZoom zoom);
/* "week" …; %FALSE if @word is none. */
const char *vt_timeline_zoom_to_word (VtTimelineZoom zoom);
gboolean    vt_timeline_zoom_from_word (const char *word, VtTimelineZoom *ret_zoom);

double vt_timeline_day_to_px (const VtTimelineView *view, double day);
double vt_timeline_px_to_day (const VtTimelineView *view, double x_px);
/* The instant as days by the clock on the wall: 1.5 is noon of the second day, be it of 23 hours.
 */
double vt_timeline_day_of (GTimeZone *zone, gint64 time_us);

/* ---- rows ---- */

typedef enum
{
  VT_TIMELINE_CAMPAIGN,
  VT_TIMELINE_OFFER,
  VT_TIMELINE_LOOSE,  /* the heading of offers without a campaign */
  VT_TIMELINE_ALWAYS, /* a line for offers that are there without dates */
} VtTimelineRowKind;

/**
 * VtTimelineRow:
 * @index: position of the campaign or offer; of @VT_TIMELINE_ALWAYS, how many offers there are
 */
typedef struct
{
  VtTimelineRowKind kind;
  guint             index;
  double            top_px;
  double            height_px;
} VtTimelineRow;

/**
 * vt_timeline_list_rows:
 * @campaigns: (element-type VtCampaign): as of vt_campaigns_list()
 * @offers: (element-type VtOffer): effective
 *
 * Each campaign with its offers under it, those that begin first before the others; then the offers
 * without a campaign that have dates or days; then a line for all that have none.
 *
 * Returns: (element-type VtTimelineRow): from the top down
 */
GArray *vt_timeline_list_rows (GPtrArray *campaigns, GPtrArray *offers);
double  vt_timeline_get_height (GArray *rows);
/* (nullable): the row there; the row of the campaign at that position. */
const VtTimelineRow *vt_timeline_find_row (GArray *rows, double y_px);
const VtTimelineRow *vt_timeline_find_campaign (GArray *rows, guint campaign);

/* ---- bars ---- */

typedef enum
{
  VT_TIMELINE_NOWHERE,
  VT_TIMELINE_BODY,
  VT_TIMELINE_START,
  VT_TIMELINE_END,
} VtTimelinePart;

/* Where the bar of @span is, cut off at both sides of the view; %FALSE if nothing of it shows. A
 * bar is at least 2 pixels wide. */
gboolean vt_timeline_get_bar (
    const VtTimelineView *view, VtSpan span, GTimeZone *zone, double *ret_x0_px, double *ret_x1_px);
/* What of the bar of @span is at @x_px: an end that can be taken, or all of it. An end that is open
 * or out of view cannot be taken; of a short bar, the third at either side. */
VtTimelinePart
vt_timeline_find_part (const VtTimelineView *view, VtSpan span, GTimeZone *zone, double x_px);

/**
 * vt_timeline_drag:
 * @part: what was taken
 * @n_days: how far it was brought, in whole days
 *
 * An end stays a day away from the other.
 *
 * Returns: the span it would have; as it was where a date would be beyond all dates
 */
VtSpan vt_timeline_drag (VtSpan span, VtTimelinePart part, gint64 n_days, GTimeZone *zone);

/* ---- the axis ---- */

/**
 * VtTimelineTick:
 * @day: where
 * @is_major: a month or a year begins
 * @text: (owned): the day, month or year, as short as fits; translated by the locale
 */
typedef struct
{
  gint64   day;
  gboolean is_major;
  char    *text;
} VtTimelineTick;

/* (element-type VtTimelineTick): of the days that show, major ones before minor ones. */
GArray *vt_timeline_list_ticks (const VtTimelineView *view, VtTimelineZoom zoom);

G_END_DECLS
