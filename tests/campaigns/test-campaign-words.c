/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When campaigns are, in words. */

#include "shop-fixture.h"
#include "vt-campaign-words.h"
#include "vt-local-day.h"
#include "vt-zone.h"

#define BERLIN "Europe/Berlin"

static gint64
instant (const char *text, gint64 absent_us)
{
  gint64 time_us = absent_us;

  g_assert_true (text == NULL || vt_instant_from_text (text, &time_us));
  return time_us;
}

/* ---- spans ---- */

typedef struct
{
  const char *path;
  const char *from;  /* (nullable) */
  const char *until; /* (nullable) */
  const char *text;  /* in Berlin */
} SpanRow;

static const SpanRow span_rows[] = {
    {"/campaign-words/span/always", NULL, NULL, "Without dates"},
    {"/campaign-words/span/one-day", "2026-03-31T22:00:00Z", "2026-04-01T22:00:00Z",
     "1 April 2026"},
    {"/campaign-words/span/one-month", "2026-03-31T22:00:00Z", "2026-04-30T22:00:00Z",
     "1 to 30 April 2026"},
    {"/campaign-words/span/two-months", "2025-11-27T23:00:00Z", "2025-12-01T23:00:00Z",
     "28 November to 1 December 2025"},
    {"/campaign-words/span/two-years", "2025-12-26T23:00:00Z", "2026-01-06T23:00:00Z",
     "27 December 2025 to 6 January 2026"},
    {"/campaign-words/span/same-month-other-year", "2025-03-31T22:00:00Z", "2026-04-30T22:00:00Z",
     "1 April 2025 to 30 April 2026"},
    {"/campaign-words/span/from", "2026-03-31T22:00:00Z", NULL, "From 1 April 2026 on"},
    {"/campaign-words/span/until", NULL, "2026-04-30T22:00:00Z", "Until 30 April 2026"},
    {"/campaign-words/span/until-an-hour", NULL, "2026-04-30T16:30:00Z",
     "Until 30 April 2026, 18:30"},
    {"/campaign-words/span/hours", "2026-04-30T06:00:00Z", "2026-04-30T16:30:00Z",
     "30 April 2026, 08:00 to 30 April 2026, 18:30"},
};

static void
test_span (gconstpointer data)
{
  const SpanRow *row = data;
  g_autoptr (GTimeZone) zone = vt_local_zone (BERLIN);
  g_autofree char *text = NULL;

  if (!vt_zone_check (BERLIN, NULL))
    {
      g_test_skip ("the system does not know that time zone");
      return;
    }
  text = vt_span_to_text (
      (VtSpan){instant (row->from, VT_SPAN_NO_START), instant (row->until, VT_SPAN_NO_END)}, zone);
  g_assert_cmpstr (text, ==, row->text);
}

/* ---- campaigns ---- */

typedef struct
{
  const char *path;
  const char *from;  /* (nullable) */
  const char *until; /* (nullable) */
  gboolean    is_paused;
  const char *members; /* separated by blanks: the states of its offers */
  const char *text;    /* on 10 April 2026, UTC */
} Row;

static const Row rows[] = {
    {"/campaign-words/live", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z", FALSE, "ready draft",
     "Live until 30 April 2026, with 2 offers, 1 of them ready"},
    {"/campaign-words/live-from-now", "2026-04-10T00:00:00Z", NULL, FALSE, "",
     "Live, without an end, without offers"},
    {"/campaign-words/always", NULL, NULL, FALSE, "ready",
     "Live, without an end, with 1 offer, which is ready"},
    {"/campaign-words/planned", "2026-04-10T00:00:01Z", NULL, FALSE, "draft",
     "Planned: From 10 April 2026, 00:00 on, with 1 offer, 0 of them ready"},
    {"/campaign-words/over", NULL, "2026-04-10T00:00:00Z", FALSE, "ready ready",
     "Over since 9 April 2026, with 2 offers, all ready"},
    {"/campaign-words/paused", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z", TRUE, "",
     "Paused (1 to 30 April 2026), without offers"},
};

static GPtrArray *
make_offers (const char *members)
{
  g_auto (GStrv) states = g_strsplit (members, " ", -1);
  GPtrArray *offers = shop_list_offers (shop_make_kind ("volume", "\"campaign\":\"Other\""),
                                        shop_make_kind ("threshold", ""), NULL);

  for (guint i = 0; states[i] != NULL && *states[i] != '\0'; i++)
    {
      VtOffer *offer = shop_make_kind ("markdown", "\"campaign\":\"Spring\"");

      offer->state = g_str_equal (states[i], "ready") ? VT_OFFER_READY : VT_OFFER_DRAFT;
      g_ptr_array_add (offers, offer);
    }
  return offers;
}

static void
test_campaign (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) offers = make_offers (row->members);
  g_autoptr (VtCampaign) campaign = vt_campaign_new ("Spring");
  g_autofree char *text = NULL;

  campaign->span =
      (VtSpan){instant (row->from, VT_SPAN_NO_START), instant (row->until, VT_SPAN_NO_END)};
  campaign->is_paused = row->is_paused;
  text = vt_campaign_to_text (campaign, offers, zone, instant ("2026-04-10T00:00:00Z", 0));
  g_assert_cmpstr (text, ==, row->text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (span_rows); i++)
    g_test_add_data_func (span_rows[i].path, &span_rows[i], test_span);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_campaign);
  return g_test_run ();
}
