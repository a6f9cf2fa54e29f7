/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans, the instants that bound them, and what of them an offer says. */

#include "shop-fixture.h"
#include "vt-offer-span.h"

#define DAY_US (G_TIME_SPAN_DAY)

/* ---- instants ---- */

typedef struct
{
  const char *path;
  const char *text;
  gboolean    is_instant;
  gint64      time_us;
  const char *written; /* (nullable): as it comes back; %NULL for @text */
} InstantRow;

static const InstantRow instant_rows[] = {
    {"/span/instant/utc", "1970-01-02T00:00:00Z", TRUE, DAY_US, NULL},
    {"/span/instant/small-letters", "1970-01-02t00:00:00z", TRUE, DAY_US, "1970-01-02T00:00:00Z"},
    {"/span/instant/offset", "1970-01-02T02:00:00+02:00", TRUE, DAY_US, "1970-01-02T00:00:00Z"},
    {"/span/instant/west", "1970-01-01T21:30:00-02:30", TRUE, DAY_US, "1970-01-02T00:00:00Z"},
    {"/span/instant/fraction", "1970-01-02T00:00:00.25Z", TRUE, DAY_US + 250000,
     "1970-01-02T00:00:00.250000Z"},
    {"/span/instant/before-1970", "1969-12-31T23:59:59.5Z", TRUE, -500000,
     "1969-12-31T23:59:59.500000Z"},
    {"/span/instant/early", "0800-01-01T00:00:00Z", TRUE,
     G_GINT64_CONSTANT (-36921657600) * G_USEC_PER_SEC, NULL},
    {"/span/instant/no-zone", "1970-01-02T00:00:00", FALSE, 0, NULL},
    {"/span/instant/day-only", "1970-01-02", FALSE, 0, NULL},
    {"/span/instant/blank", "1970-01-02 00:00:00Z", FALSE, 0, NULL},
    {"/span/instant/no-such-day", "1970-02-30T00:00:00Z", FALSE, 0, NULL},
    {"/span/instant/basic-form", "19700102T000000Z", FALSE, 0, NULL},
    {"/span/instant/comma", "1970-01-02T00:00:00,5Z", FALSE, 0, NULL},
    {"/span/instant/empty", "", FALSE, 0, NULL},
};

static void
test_instant (gconstpointer data)
{
  const InstantRow *row = data;
  gint64            time_us = 4711;

  g_assert_cmpint (vt_instant_from_text (row->text, &time_us), ==, row->is_instant);
  g_assert_cmpint (time_us, ==, row->is_instant ? row->time_us : 4711);
  if (row->is_instant)
    {
      g_autofree char *written = vt_instant_to_text (time_us);

      g_assert_cmpstr (written, ==, row->written != NULL ? row->written : row->text);
    }
}

/* ---- spans ---- */

static void
test_intersect (void)
{
  const VtSpan may = {120 * DAY_US, 151 * DAY_US};
  const VtSpan from_may_10 = {129 * DAY_US, VT_SPAN_NO_END};
  const VtSpan april = {90 * DAY_US, 120 * DAY_US};
  VtSpan       both = vt_span_intersect (may, from_may_10);

  g_assert_cmpint (both.from_us, ==, 129 * DAY_US);
  g_assert_cmpint (both.until_us, ==, 151 * DAY_US);
  g_assert_true (vt_span_equal (vt_span_intersect (may, VT_SPAN_ALWAYS), may));
  /* The end is the first moment after: two that touch share none. */
  g_assert_true (vt_span_is_empty (vt_span_intersect (may, april)));
  g_assert_false (vt_span_is_empty (VT_SPAN_ALWAYS));
  g_assert_true (vt_span_has (may, 120 * DAY_US));
  g_assert_false (vt_span_has (may, 151 * DAY_US));
}

/* ---- of offers ---- */

typedef struct
{
  const char *path;
  const char *terms;
  gboolean    is_readable;
  gint64      from_day;  /* of 1970; -1 for none */
  gint64      until_day; /* of 1970; -1 for none */
} OfferRow;

static const OfferRow offer_rows[] = {
    {"/span/offer/none", "", TRUE, -1, -1},
    {"/span/offer/weekdays", "\"schedule\":{\"weekdays\":[\"mon\"]}", TRUE, -1, -1},
    {"/span/offer/from", "\"schedule\":{\"from\":\"1970-01-03T00:00:00Z\"}", TRUE, 2, -1},
    {"/span/offer/both",
     "\"schedule\":{\"from\":\"1970-01-03T01:00:00+01:00\",\"until\":\"1970-01-06T00:00:00Z\"}",
     TRUE, 2, 5},
    {"/span/offer/no-date", "\"schedule\":{\"from\":\"soon\"}", FALSE, 0, 0},
    {"/span/offer/number", "\"schedule\":{\"until\":5}", FALSE, 0, 0},
    {"/span/offer/no-object", "\"schedule\":\"May\"", FALSE, 0, 0},
};

static void
test_offer (gconstpointer data)
{
  const OfferRow *row = data;
  g_autoptr (VtOffer) offer = shop_make_kind ("markdown", row->terms);
  VtSpan span;

  g_assert_cmpint (vt_offer_get_span (offer, &span), ==, row->is_readable);
  if (!row->is_readable)
    return;
  g_assert_cmpint (span.from_us, ==, row->from_day < 0 ? VT_SPAN_NO_START : row->from_day * DAY_US);
  g_assert_cmpint (span.until_us, ==,
                   row->until_day < 0 ? VT_SPAN_NO_END : row->until_day * DAY_US);
}

static const char *
schedule_text (const VtOffer *offer, const char *name)
{
  return vt_terms_get_text (vt_terms_get_object (vt_offer_get_terms (offer), "schedule"), name);
}

static void
test_set_span (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer =
      shop_make_kind ("markdown", "\"schedule\":{\"from\":\"1970-01-03T01:00:00+01:00\","
                                  "\"weekdays\":[\"mon\"]}");

  /* What is as it was keeps its text. */
  g_assert_true (vt_offer_set_span (offer, (VtSpan){2 * DAY_US, 9 * DAY_US}, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (schedule_text (offer, "from"), ==, "1970-01-03T01:00:00+01:00");
  g_assert_cmpstr (schedule_text (offer, "until"), ==, "1970-01-10T00:00:00Z");
  g_assert_true (vt_offer_set_span (offer, (VtSpan){3 * DAY_US, VT_SPAN_NO_END}, &error));
  g_assert_cmpstr (schedule_text (offer, "from"), ==, "1970-01-04T00:00:00Z");
  g_assert_null (schedule_text (offer, "until"));
  g_assert_true (vt_offer_set_span (offer, VT_SPAN_ALWAYS, &error));
  g_assert_cmpuint (
      json_object_get_size (json_object_get_object_member (vt_offer_get_terms (offer), "schedule")),
      ==, 1);
}

static void
test_set_span_goes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer =
      shop_make_kind ("markdown", "\"schedule\":{\"from\":\"1970-01-03T00:00:00Z\"}");

  g_assert_true (vt_offer_set_span (offer, VT_SPAN_ALWAYS, &error));
  g_assert_no_error (error);
  g_assert_false (json_object_has_member (vt_offer_get_terms (offer), "schedule"));
  g_assert_true (vt_offer_set_campaign (offer, "Spring", &error));
  g_assert_cmpstr (vt_offer_get_campaign (offer), ==, "Spring");
  g_assert_true (vt_offer_set_campaign (offer, "", &error));
  g_assert_null (vt_offer_get_campaign (offer));
  g_assert_false (json_object_has_member (vt_offer_get_terms (offer), "campaign"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (instant_rows); i++)
    g_test_add_data_func (instant_rows[i].path, &instant_rows[i], test_instant);
  g_test_add_func ("/span/intersect", test_intersect);
  for (guint i = 0; i < G_N_ELEMENTS (offer_rows); i++)
    g_test_add_data_func (offer_rows[i].path, &offer_rows[i], test_offer);
  g_test_add_func ("/span/set", test_set_span);
  g_test_add_func ("/span/set-goes", test_set_span_goes);
  return g_test_run ();
}
