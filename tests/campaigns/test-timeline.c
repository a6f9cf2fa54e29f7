/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The geometry of the timeline. */

#include "shop-fixture.h"
#include "vt-local-day.h"
#include "vt-timeline.h"
#include "vt-times.h"
#include "vt-zone.h"

#define DAY_US (G_TIME_SPAN_DAY)

/* Day 100 of 1970 at the left, 10 days, of 50 pixels each, behind 100 pixels of names. */
static const VtTimelineView view = {100, 10, 100, 600};

static VtSpan
days (gint64 from, gint64 until)
{
  return (VtSpan){from < 0 ? VT_SPAN_NO_START : from * DAY_US,
                  until < 0 ? VT_SPAN_NO_END : until * DAY_US};
}

static void
test_scale (void)
{
  g_assert_cmpfloat (vt_timeline_day_to_px (&view, 100), ==, 100);
  g_assert_cmpfloat (vt_timeline_day_to_px (&view, 110), ==, 600);
  g_assert_cmpfloat (vt_timeline_day_to_px (&view, 99), ==, 50);
  g_assert_cmpfloat (vt_timeline_px_to_day (&view, 350), ==, 105);
}

static void
test_zooms (void)
{
  VtTimelineZoom found;
  double         n_days = 0;

  for (guint zoom = 0; zoom < VT_TIMELINE_N_ZOOMS; zoom++)
    {
      g_assert_true (vt_timeline_zoom_from_word (vt_timeline_zoom_to_word (zoom), &found));
      g_assert_cmpuint (found, ==, zoom);
      g_assert_cmpfloat (vt_timeline_zoom_days (zoom), >, n_days);
      n_days = vt_timeline_zoom_days (zoom);
    }
  g_assert_false (vt_timeline_zoom_from_word ("decade", &found));
}

/* A day is as wide as any other, whatever the clocks do. */
static void
test_day_of (void)
{
  g_autoptr (GTimeZone) zone = vt_local_zone ("Europe/Berlin");
  gint64 day = vt_days_from_civil (2026, 3, 29);

  if (!vt_zone_check ("Europe/Berlin", NULL))
    {
      g_test_skip ("the system does not know that time zone");
      return;
    }
  g_assert_cmpfloat (vt_timeline_day_of (zone, vt_local_day_start (zone, day)), ==, day);
  g_assert_cmpfloat (
      vt_timeline_day_of (zone, vt_local_day_start (zone, day) + 23 * G_TIME_SPAN_HOUR / 2), ==,
      day + 0.5);
}

/* ---- rows ---- */

static void
add_offer (GPtrArray *offers, const char *campaign, const char *terms, VtSpan span)
{
  g_autoptr (GError) error = NULL;
  VtOffer *offer = shop_make_kind ("markdown", terms);

  g_assert_true (vt_offer_set_campaign (offer, campaign, &error));
  g_assert_true (vt_offer_set_span (offer, span, &error));
  g_ptr_array_add (offers, offer);
}

static char *
describe_rows (GArray *rows)
{
  static const char letters[] = {[VT_TIMELINE_CAMPAIGN] = 'C',
                                 [VT_TIMELINE_OFFER] = 'o',
                                 [VT_TIMELINE_LOOSE] = 'L',
                                 [VT_TIMELINE_ALWAYS] = 'A'};
  GString          *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const VtTimelineRow *row = &g_array_index (rows, VtTimelineRow, i);

      g_string_append_printf (text, "%s%c%u", i > 0 ? " " : "", letters[row->kind], row->index);
    }
  return g_string_free (text, FALSE);
}

static void
test_rows (void)
{
  g_autoptr (GPtrArray) campaigns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  g_autoptr (GPtrArray) offers = shop_list_offers (NULL, NULL);
  g_autoptr (GArray) rows = NULL;
  g_autofree char     *text = NULL;
  const VtTimelineRow *row;

  g_ptr_array_add (campaigns, vt_campaign_new ("Autumn"));
  g_ptr_array_add (campaigns, vt_campaign_new ("Spring"));
  ((VtCampaign *) campaigns->pdata[0])->span = days (200, 300);
  ((VtCampaign *) campaigns->pdata[1])->span = days (100, 200);
  add_offer (offers, "Spring", "", days (120, -1));
  add_offer (offers, NULL, "", VT_SPAN_ALWAYS);
  add_offer (offers, "Spring", "", days (110, -1));
  add_offer (offers, NULL, "", days (-1, 50));
  add_offer (offers, NULL, "\"schedule\":{\"weekdays\":[\"mon\"]}", VT_SPAN_ALWAYS);
  add_offer (offers, NULL, "", VT_SPAN_ALWAYS);
  rows = vt_timeline_list_rows (campaigns, offers);
  text = describe_rows (rows);
  g_assert_cmpstr (text, ==, "C1 o2 o0 C0 L2 o3 o4 A2");

  row = vt_timeline_find_campaign (rows, 0);
  g_assert_cmpuint (row->index, ==, 0);
  g_assert_true (vt_timeline_find_row (rows, row->top_px) == row);
  g_assert_true (vt_timeline_find_row (rows, row->top_px + row->height_px) != row);
  /* Between two groups there is nothing. */
  g_assert_null (vt_timeline_find_row (rows, row->top_px - 1));
  g_assert_null (vt_timeline_find_row (rows, -1));
  g_assert_null (vt_timeline_find_row (rows, vt_timeline_get_height (rows)));
  g_assert_null (vt_timeline_find_campaign (rows, 7));
}

static void
test_no_rows (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) rows = vt_timeline_list_rows (none, none);

  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_cmpfloat (vt_timeline_get_height (rows), ==, 0);
}

/* ---- bars ---- */

typedef struct
{
  const char *path;
  gint64      from_day;  /* -1: open */
  gint64      until_day; /* -1: open */
  double      x0_px;     /* -1: nothing shows */
  double      x1_px;
} BarRow;

static const BarRow bar_rows[] = {
    {"/timeline/bar/within", 102, 104, 200, 300},
    {"/timeline/bar/begins-before", 90, 104, 100, 300},
    {"/timeline/bar/ends-after", 102, 140, 200, 600},
    {"/timeline/bar/all", 90, 140, 100, 600},
    {"/timeline/bar/open", -1, -1, 100, 600},
    {"/timeline/bar/open-end", 108, -1, 500, 600},
    {"/timeline/bar/before", 90, 100, -1, -1},
    {"/timeline/bar/after", 110, 120, -1, -1},
    {"/timeline/bar/empty", 104, 104, -1, -1},
};

static void
test_bar (gconstpointer data)
{
  const BarRow *row = data;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  double x0_px = -1;
  double x1_px = -1;

  g_assert_cmpint (
      vt_timeline_get_bar (&view, days (row->from_day, row->until_day), utc, &x0_px, &x1_px), ==,
      row->x0_px >= 0);
  g_assert_cmpfloat (x0_px, ==, row->x0_px);
  g_assert_cmpfloat (x1_px, ==, row->x1_px);
}

/* The shortest is still seen. */
static void
test_short_bar (void)
{
  const VtTimelineView year = {0, 366, 0, 366};
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  double x0_px;
  double x1_px;

  g_assert_true (vt_timeline_get_bar (&year, (VtSpan){DAY_US, DAY_US + 1}, utc, &x0_px, &x1_px));
  g_assert_cmpfloat (x1_px - x0_px, ==, 2);
}

typedef struct
{
  const char    *path;
  gint64         from_day;
  gint64         until_day;
  double         x_px;
  VtTimelinePart part;
} PartRow;

static const PartRow part_rows[] = {
    {"/timeline/part/body", 102, 104, 250, VT_TIMELINE_BODY},
    {"/timeline/part/start", 102, 104, 203, VT_TIMELINE_START},
    {"/timeline/part/end", 102, 104, 297, VT_TIMELINE_END},
    {"/timeline/part/just-before", 102, 104, 197, VT_TIMELINE_START},
    {"/timeline/part/before", 102, 104, 190, VT_TIMELINE_NOWHERE},
    {"/timeline/part/after", 102, 104, 310, VT_TIMELINE_NOWHERE},
    {"/timeline/part/open-start", -1, 104, 101, VT_TIMELINE_BODY},
    {"/timeline/part/open-end", 102, -1, 599, VT_TIMELINE_BODY},
    {"/timeline/part/start-out-of-view", 90, 104, 101, VT_TIMELINE_BODY},
    {"/timeline/part/names", 90, 104, 99, VT_TIMELINE_NOWHERE},
    {"/timeline/part/nothing", 104, 104, 300, VT_TIMELINE_NOWHERE},
};

static void
test_part (gconstpointer data)
{
  const PartRow *row = data;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  g_assert_cmpint (
      vt_timeline_find_part (&view, days (row->from_day, row->until_day), utc, row->x_px), ==,
      row->part);
}

typedef struct
{
  const char    *path;
  gint64         from_day;
  gint64         until_day;
  VtTimelinePart part;
  gint64         n_days;
  gint64         to_from_day;
  gint64         to_until_day;
} DragRow;

static const DragRow drag_rows[] = {
    {"/timeline/drag/body", 102, 104, VT_TIMELINE_BODY, 3, 105, 107},
    {"/timeline/drag/back", 102, 104, VT_TIMELINE_BODY, -30, 72, 74},
    {"/timeline/drag/open", 102, -1, VT_TIMELINE_BODY, 3, 105, -1},
    {"/timeline/drag/always", -1, -1, VT_TIMELINE_BODY, 3, -1, -1},
    {"/timeline/drag/start", 102, 104, VT_TIMELINE_START, -3, 99, 104},
    {"/timeline/drag/end", 102, 104, VT_TIMELINE_END, 3, 102, 107},
    {"/timeline/drag/start-to-the-end", 102, 104, VT_TIMELINE_START, 2, 103, 104},
    {"/timeline/drag/start-beyond", 102, 104, VT_TIMELINE_START, 9, 103, 104},
    {"/timeline/drag/end-to-the-start", 102, 104, VT_TIMELINE_END, -9, 102, 103},
    {"/timeline/drag/too-far", 102, 104, VT_TIMELINE_BODY, 9999999, 102, 104},
};

static void
test_drag (gconstpointer data)
{
  const DragRow *row = data;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  VtSpan dragged =
      vt_timeline_drag (days (row->from_day, row->until_day), row->part, row->n_days, utc);

  g_assert_true (vt_span_equal (dragged, days (row->to_from_day, row->to_until_day)));
}

/* ---- the axis ---- */

typedef struct
{
  const char    *path;
  VtTimelineZoom zoom;
  int            year, month, day; /* at the left */
  double         n_days;
  const char    *ticks; /* major ones in brackets */
} TickRow;

static const TickRow tick_rows[] = {
    {"/timeline/ticks/week", VT_TIMELINE_WEEK, 2026, 4, 28, 3.5,
     "[April 2026] [May 2026] Tue 28 Wed 29 Thu 30 Fri 1"},
    {"/timeline/ticks/month", VT_TIMELINE_MONTH, 2026, 4, 29, 3,
     "[April 2026] [May 2026] 29 30 1 2"},
    {"/timeline/ticks/quarter", VT_TIMELINE_QUARTER, 2026, 4, 1, 15, "[April 2026] 30 6 13"},
    {"/timeline/ticks/year", VT_TIMELINE_YEAR, 2026, 11, 15, 80, "[2026] [2027] Nov Dec Jan Feb"},
};

static void
test_ticks (gconstpointer data)
{
  const TickRow *row = data;
  VtTimelineView at = {(double) vt_days_from_civil (row->year, row->month, row->day), row->n_days,
                       0, 500};
  g_autoptr (GArray) ticks = vt_timeline_list_ticks (&at, row->zoom);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const VtTimelineTick *tick = &g_array_index (ticks, VtTimelineTick, i);

      g_string_append_printf (text, tick->is_major ? "%s[%s]" : "%s%s", i > 0 ? " " : "",
                              tick->text);
    }
  g_assert_cmpstr (text->str, ==, row->ticks);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/scale", test_scale);
  g_test_add_func ("/timeline/zooms", test_zooms);
  g_test_add_func ("/timeline/day-of", test_day_of);
  g_test_add_func ("/timeline/rows", test_rows);
  g_test_add_func ("/timeline/no-rows", test_no_rows);
  for (guint i = 0; i < G_N_ELEMENTS (bar_rows); i++)
    g_test_add_data_func (bar_rows[i].path, &bar_rows[i], test_bar);
  g_test_add_func ("/timeline/bar/short", test_short_bar);
  for (guint i = 0; i < G_N_ELEMENTS (part_rows); i++)
    g_test_add_data_func (part_rows[i].path, &part_rows[i], test_part);
  for (guint i = 0; i < G_N_ELEMENTS (drag_rows); i++)
    g_test_add_data_func (drag_rows[i].path, &drag_rows[i], test_drag);
  for (guint i = 0; i < G_N_ELEMENTS (tick_rows); i++)
    g_test_add_data_func (tick_rows[i].path, &tick_rows[i], test_ticks);
  return g_test_run ();
}
