/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns and their offers on a line of days: what stands where, and what a pointer there means.
 */

#include "vt-timeline.h"

#include "vt-live.h"
#include "vt-local-day.h"
#include "vt-times.h"

#include <math.h>
#include <string.h>

#define CAMPAIGN_HEIGHT_PX 30.0
#define OFFER_HEIGHT_PX 20.0
#define GROUP_GAP_PX 8.0
#define MIN_BAR_PX 2.0
#define HANDLE_PX 8.0
#define WEEK_DAYS 7
/* 1970-01-01 was a Thursday; Monday is 0. */
#define FIRST_WEEKDAY 3

static const struct
{
  const char *word;
  double      n_days;
} zooms[VT_TIMELINE_N_ZOOMS] = {
    [VT_TIMELINE_WEEK] = {"week", 7},
    [VT_TIMELINE_MONTH] = {"month", 31},
    [VT_TIMELINE_QUARTER] = {"quarter", 92},
    [VT_TIMELINE_YEAR] = {"year", 366},
};

double
vt_timeline_zoom_days (VtTimelineZoom zoom)
{
  g_return_val_if_fail ((gsize) zoom < VT_TIMELINE_N_ZOOMS, 1);

  return zooms[zoom].n_days;
}

const char *
vt_timeline_zoom_to_word (VtTimelineZoom zoom)
{
  g_return_val_if_fail ((gsize) zoom < VT_TIMELINE_N_ZOOMS, NULL);

  return zooms[zoom].word;
}

gboolean
vt_timeline_zoom_from_word (const char *word, VtTimelineZoom *ret_zoom)
{
  g_return_val_if_fail (word != NULL && ret_zoom != NULL, FALSE);

  for (guint i = 0; i < VT_TIMELINE_N_ZOOMS; i++)
    if (strcmp (zooms[i].word, word) == 0)
      {
        *ret_zoom = (VtTimelineZoom) i;
        return TRUE;
      }
  return FALSE;
}

double
vt_timeline_day_to_px (const VtTimelineView *view, double day)
{
  g_return_val_if_fail (view != NULL, 0);

  return view->left_px + (day - view->first_day) * (view->width_px - view->left_px) / view->n_days;
}

double
vt_timeline_px_to_day (const VtTimelineView *view, double x_px)
{
  g_return_val_if_fail (view != NULL, 0);

  return view->first_day +
         (x_px - view->left_px) * view->n_days / MAX (view->width_px - view->left_px, 1);
}

double
vt_timeline_day_of (GTimeZone *zone, gint64 time_us)
{
  gint64 day;
  gint64 start_us;
  gint64 end_us;

  g_return_val_if_fail (zone != NULL, 0);

  day = vt_local_day (zone, time_us);
  start_us = vt_local_day_start (zone, day);
  end_us = vt_local_day_start (zone, day + 1);
  if (end_us <= start_us)
    return (double) day;
  return (double) day + (double) (time_us - start_us) / (double) (end_us - start_us);
}

/* ---- rows ---- */

typedef struct
{
  VtTimelineRowKind kind;
  guint             index;
  gint64            from_us;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;

  if (one->from_us != other->from_us)
    return one->from_us < other->from_us ? -1 : 1;
  return (one->index > other->index) - (one->index < other->index);
}

static void
add_row (GArray *rows, VtTimelineRowKind kind, guint index)
{
  gboolean      begins_group = kind != VT_TIMELINE_OFFER;
  VtTimelineRow row = {kind, index, vt_timeline_get_height (rows),
                       kind == VT_TIMELINE_CAMPAIGN ? CAMPAIGN_HEIGHT_PX : OFFER_HEIGHT_PX};

  if (begins_group && rows->len > 0)
    row.top_px += GROUP_GAP_PX;
  g_array_append_val (rows, row);
}

/* (element-type Entry): the offers of that campaign, or those of none that have dates. */
static GArray *
list_offers (GPtrArray *offers, const char *name)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];
      Entry          entry = {VT_TIMELINE_OFFER, i, VT_SPAN_NO_START};
      VtSpan         span;

      if (g_strcmp0 (vt_offer_get_campaign (offer), name) != 0 ||
          (name == NULL && !vt_offer_has_dates (offer)))
        continue;
      if (vt_offer_get_span (offer, &span))
        entry.from_us = span.from_us;
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static void
add_offers (GArray *rows, GPtrArray *offers, const char *name)
{
  g_autoptr (GArray) entries = list_offers (offers, name);

  if (name == NULL && entries->len > 0)
    add_row (rows, VT_TIMELINE_LOOSE, entries->len);
  for (guint i = 0; i < entries->len; i++)
    add_row (rows, VT_TIMELINE_OFFER, g_array_index (entries, Entry, i).index);
}

GArray *
vt_timeline_list_rows (GPtrArray *campaigns, GPtrArray *offers)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (VtTimelineRow));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint n_always = 0;

  g_return_val_if_fail (campaigns != NULL && offers != NULL, rows);

  for (guint i = 0; i < campaigns->len; i++)
    {
      Entry entry = {VT_TIMELINE_CAMPAIGN, i,
                     ((const VtCampaign *) campaigns->pdata[i])->span.from_us};

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      guint index = g_array_index (entries, Entry, i).index;

      add_row (rows, VT_TIMELINE_CAMPAIGN, index);
      add_offers (rows, offers, ((const VtCampaign *) campaigns->pdata[index])->name);
    }
  add_offers (rows, offers, NULL);
  for (guint i = 0; i < offers->len; i++)
    n_always +=
        vt_offer_get_campaign (offers->pdata[i]) == NULL && !vt_offer_has_dates (offers->pdata[i]);
  if (n_always > 0)
    add_row (rows, VT_TIMELINE_ALWAYS, n_always);
  return rows;
}

double
vt_timeline_get_height (GArray *rows)
{
  const VtTimelineRow *last;

  g_return_val_if_fail (rows != NULL, 0);

  if (rows->len == 0)
    return 0;
  last = &g_array_index (rows, VtTimelineRow, rows->len - 1);
  return last->top_px + last->height_px;
}

const VtTimelineRow *
vt_timeline_find_row (GArray *rows, double y_px)
{
  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const VtTimelineRow *row = &g_array_index (rows, VtTimelineRow, i);

      if (y_px >= row->top_px && y_px < row->top_px + row->height_px)
        return row;
    }
  return NULL;
}

const VtTimelineRow *
vt_timeline_find_campaign (GArray *rows, guint campaign)
{
  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const VtTimelineRow *row = &g_array_index (rows, VtTimelineRow, i);

      if (row->kind == VT_TIMELINE_CAMPAIGN && row->index == campaign)
        return row;
    }
  return NULL;
}

/* ---- bars ---- */

/* Where the end is, be it out of view; beyond it where it is open. */
static double
end_to_px (const VtTimelineView *view, gint64 time_us, gint64 open_us, GTimeZone *zone)
{
  if (time_us == open_us)
    return open_us == VT_SPAN_NO_START ? view->left_px - HANDLE_PX : view->width_px + HANDLE_PX;
  return vt_timeline_day_to_px (view, vt_timeline_day_of (zone, time_us));
}

gboolean
vt_timeline_get_bar (
    const VtTimelineView *view, VtSpan span, GTimeZone *zone, double *ret_x0_px, double *ret_x1_px)
{
  double x0_px;
  double x1_px;

  g_return_val_if_fail (view != NULL && zone != NULL, FALSE);

  if (vt_span_is_empty (span))
    return FALSE;
  x0_px = end_to_px (view, span.from_us, VT_SPAN_NO_START, zone);
  x1_px = MAX (end_to_px (view, span.until_us, VT_SPAN_NO_END, zone), x0_px + MIN_BAR_PX);
  if (x1_px <= view->left_px || x0_px >= view->width_px)
    return FALSE;
  *ret_x0_px = MAX (x0_px, view->left_px);
  *ret_x1_px = MIN (x1_px, view->width_px);
  return TRUE;
}

VtTimelinePart
vt_timeline_find_part (const VtTimelineView *view, VtSpan span, GTimeZone *zone, double x_px)
{
  double x0_px;
  double x1_px;
  double handle_px;

  g_return_val_if_fail (view != NULL && zone != NULL, VT_TIMELINE_NOWHERE);

  if (vt_span_is_empty (span) || x_px < view->left_px || x_px > view->width_px)
    return VT_TIMELINE_NOWHERE;
  x0_px = end_to_px (view, span.from_us, VT_SPAN_NO_START, zone);
  x1_px = MAX (end_to_px (view, span.until_us, VT_SPAN_NO_END, zone), x0_px + MIN_BAR_PX);
  handle_px = MIN (HANDLE_PX, (x1_px - x0_px) / 3);
  /* A little beyond the bar, so that the shortest can be taken. */
  if (x_px < x0_px - HANDLE_PX / 2 || x_px > x1_px + HANDLE_PX / 2)
    return VT_TIMELINE_NOWHERE;
  if (x_px < x0_px + handle_px && span.from_us != VT_SPAN_NO_START)
    return VT_TIMELINE_START;
  if (x_px > x1_px - handle_px && span.until_us != VT_SPAN_NO_END)
    return VT_TIMELINE_END;
  return VT_TIMELINE_BODY;
}

static gboolean
shift (gint64 *time_us, gint64 open_us, gint64 n_days, GTimeZone *zone)
{
  return *time_us == open_us ||
         vt_local_shift (zone, *time_us, (VtShift){n_days, 0}, time_us, NULL);
}

VtSpan
vt_timeline_drag (VtSpan span, VtTimelinePart part, gint64 n_days, GTimeZone *zone)
{
  VtSpan   dragged = span;
  gboolean moves_start = part == VT_TIMELINE_BODY || part == VT_TIMELINE_START;
  gboolean moves_end = part == VT_TIMELINE_BODY || part == VT_TIMELINE_END;

  g_return_val_if_fail (zone != NULL, span);

  if ((moves_start && !shift (&dragged.from_us, VT_SPAN_NO_START, n_days, zone)) ||
      (moves_end && !shift (&dragged.until_us, VT_SPAN_NO_END, n_days, zone)))
    return span;
  if (!vt_span_is_empty (dragged))
    return dragged;
  /* Turned over: a day is left. */
  dragged = span;
  if (part == VT_TIMELINE_START)
    dragged.from_us = vt_local_day_start (zone, vt_local_day (zone, span.until_us - 1));
  else
    dragged.until_us = vt_local_day_start (zone, vt_local_day (zone, span.from_us) + 1);
  return vt_span_is_empty (dragged) ? span : dragged;
}

/* ---- the axis ---- */

static void
clear_tick (gpointer data)
{
  g_free (((VtTimelineTick *) data)->text);
}

static void
add_tick (GArray *ticks, gint64 day, gboolean is_major, const char *format)
{
  VtTimelineTick tick = {day, is_major, NULL};
  int            year, month, of_month;
  g_autoptr (GDateTime) date = NULL;

  vt_civil_from_days (day, &year, &month, &of_month);
  date = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
  if (date == NULL)
    return;
  tick.text = g_date_time_format (date, format);
  g_array_append_val (ticks, tick);
}

/* The first of the month that @day is in, so many months later. */
static gint64
month_start (gint64 day, int n_months)
{
  int year, month, months;

  vt_civil_from_days (day, &year, &month, NULL);
  months = year * 12 + month - 1 + n_months;
  return vt_days_from_civil (months / 12, months % 12 + 1, 1);
}

static gint64
week_start (gint64 day)
{
  return day - ((day + FIRST_WEEKDAY) % WEEK_DAYS + WEEK_DAYS) % WEEK_DAYS;
}

static void
add_major_ticks (GArray *ticks, gint64 first, gint64 last, VtTimelineZoom zoom)
{
  int year, month;

  if (zoom != VT_TIMELINE_YEAR)
    {
      for (gint64 day = month_start (first, 0); day <= last; day = month_start (day, 1))
        add_tick (ticks, day, TRUE, "%B %Y");
      return;
    }
  vt_civil_from_days (first, &year, &month, NULL);
  for (gint64 day = vt_days_from_civil (year, 1, 1); day <= last;
       day = vt_days_from_civil (++year, 1, 1))
    add_tick (ticks, day, TRUE, "%Y");
}

GArray *
vt_timeline_list_ticks (const VtTimelineView *view, VtTimelineZoom zoom)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (VtTimelineTick));
  gint64  first;
  gint64  last;

  g_array_set_clear_func (ticks, clear_tick);
  g_return_val_if_fail (view != NULL, ticks);

  first = (gint64) floor (view->first_day);
  last = (gint64) floor (view->first_day + view->n_days);
  add_major_ticks (ticks, first, last, zoom);
  switch (zoom)
    {
    case VT_TIMELINE_WEEK:
      for (gint64 day = first; day <= last; day++)
        add_tick (ticks, day, FALSE, "%a %-d");
      break;
    case VT_TIMELINE_MONTH:
      for (gint64 day = first; day <= last; day++)
        add_tick (ticks, day, FALSE, "%-d");
      break;
    case VT_TIMELINE_QUARTER:
      for (gint64 day = week_start (first); day <= last; day += WEEK_DAYS)
        add_tick (ticks, day, FALSE, "%-d");
      break;
    case VT_TIMELINE_YEAR:
      for (gint64 day = month_start (first, 0); day <= last; day = month_start (day, 1))
        add_tick (ticks, day, FALSE, "%b");
      break;
    default:
      g_return_val_if_reached (ticks);
    }
  return ticks;
}
