/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zone in a rule pack: there if an offer goes by weekdays or hours, and only then. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-document.h"
#include "vt-evaluate.h"
#include "vt-time-zone.h"

#include <string.h>

/* ---- which offers need it ---- */

typedef struct
{
  const char *name;
  const char *terms; /* of a markdown, besides its reward */
  gboolean    needs;
} NeedRow;

static const NeedRow need_rows[] = {
    {"nothing", "", FALSE},
    {"weekdays", ",\"schedule\":{\"weekdays\":[\"mon\"]}", TRUE},
    {"hours", ",\"schedule\":{\"hours\":[{\"from\":\"09:00\",\"until\":\"12:00\"}]}", TRUE},
    {"dates", ",\"schedule\":{\"from\":\"2025-11-28T00:00:00Z\"}", FALSE},
    {"when-weekday", ",\"when\":{\"weekday\":[\"sat\",\"sun\"]}", TRUE},
    {"audience-hours", ",\"audience\":{\"hours\":[{\"from\":\"22:00\",\"until\":\"02:00\"}]}",
     TRUE},
    {"all", ",\"when\":{\"all\":[{\"coupon\":\"A\"},{\"weekday\":[\"mon\"]}]}", TRUE},
    {"any-not", ",\"when\":{\"any\":[{\"coupon\":\"A\"},{\"not\":{\"weekday\":[\"mon\"]}}]}", TRUE},
    {"other-conditions",
     ",\"when\":{\"all\":[{\"coupon\":\"weekday\"},{\"segment\":\"hours\"},"
     "{\"has\":\"CAM\"}]}",
     FALSE},
    {"attributes",
     ",\"when\":{\"subtotal\":{\"from\":1,\"select\":{\"attributes\":{\"hours\":\"8\"}}}}", FALSE},
    {"own-words",
     ",\"x-note\":{\"weekday\":1},\"when\":{\"coupon\":\"A\",\"x-hours\":{\"hours\":1}}", FALSE},
};

static VtOffer *
make_markdown (const char *terms)
{
  g_autofree char *all = g_strconcat ("\"reward\":{\"percent\":\"10\"}", terms, NULL);

  return shop_make_kind ("markdown", all);
}

static void
move_to (Shop *shop, const char *zone)
{
  g_autoptr (GError) error = NULL;

  vt_time_zone_set (shop->workspace, zone, &error);
  g_assert_no_error (error);
  shop_reload (shop);
}

/* (transfer full) (nullable): the member "time_zone" of the pack. */
static char *
compile_zone (Shop *shop, GPtrArray *offers, GBytes **ret_pack)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack =
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "zone", 1, &error);
  g_autoptr (JsonNode) root = NULL;
  JsonNode     *zone;
  gsize         length;
  gconstpointer json;

  g_assert_no_error (error);
  json = g_bytes_get_data (pack, &length);
  root = vt_document_parse (json, (gssize) length, &error);
  g_assert_no_error (error);
  zone = json_object_get_member (json_node_get_object (root), "time_zone");
  if (ret_pack != NULL)
    *ret_pack = g_steal_pointer (&pack);
  return zone != NULL ? json_to_string (zone, FALSE) : NULL;
}

static void
test_need (gconstpointer data)
{
  const NeedRow *row = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = shop_list_offers (make_markdown (row->terms), NULL);
  g_autofree char *zone = NULL;

  move_to (shop, "UTC");
  zone = compile_zone (shop, offers, NULL);
  g_assert_cmpstr (zone, ==, row->needs ? "{\"name\":\"UTC\",\"rule\":\"UTC0\"}" : NULL);
  g_assert_true (vt_offer_judge (offers->pdata[0], shop->catalog, &shop->currency, NULL));
}

/* An offer that does not go out brings none. */
static void
test_not_exported (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *draft = make_markdown (",\"when\":{\"weekday\":[\"mon\"]}");
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_offer ("Kit", "CAM CASE", VT_REWARD_PERCENT, 100000), draft, NULL);
  g_autofree char *zone = NULL;

  draft->state = VT_OFFER_DRAFT;
  zone = compile_zone (shop, offers, NULL);
  g_assert_null (zone);
}

/* ---- what it says ---- */

#define MONDAYS ",\"schedule\":{\"weekdays\":[\"mon\"]}"

typedef struct
{
  const char *zone;
  const char *member;
} ZoneRow;

static const ZoneRow zone_rows[] = {
    {"Europe/Berlin", "{\"name\":\"Europe/Berlin\",\"rule\":\"CET-1CEST,M3.5.0,M10.5.0/3\"}"},
    {"Asia/Kolkata", "{\"name\":\"Asia/Kolkata\",\"rule\":\"IST-5:30\"}"},
    {"Etc/GMT+5", "{\"name\":\"Etc/GMT+5\",\"rule\":\"<-05>5\"}"},
    {"America/Caracas",
     "{\"name\":\"America/Caracas\",\"offset\":-14400,\"rule\":\"<-04>4\",\"transitions\":"
     "[[\"2007-12-09T07:00:00Z\",-16200],[\"2016-05-01T07:00:00Z\",-14400]]}"},
};

static void
test_zone (gconstpointer data)
{
  const ZoneRow *row = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = shop_list_offers (make_markdown (MONDAYS), NULL);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autofree char *zone = NULL;
  g_autofree char *same = NULL;

  if (!vt_zone_check (row->zone, NULL))
    {
      g_test_skip ("the system does not have it");
      return;
    }
  move_to (shop, row->zone);
  zone = compile_zone (shop, offers, &pack);
  g_assert_cmpstr (zone, ==, row->member);
  same = compile_zone (shop, offers, &again);
  g_assert_true (g_bytes_equal (pack, again));
}

/* ---- that it counts ---- */

typedef struct
{
  const char *zone;
  const char *now;
  gboolean    applies; /* what holds on Mondays only */
} MondayRow;

/* Monday, 1 December 2025, begins and ends. */
static const MondayRow monday_rows[] = {
    {"UTC", "2025-11-30T23:59:59Z", FALSE},
    {"UTC", "2025-12-01T00:00:00Z", TRUE},
    {"Europe/Berlin", "2025-11-30T22:59:59Z", FALSE},
    {"Europe/Berlin", "2025-11-30T23:00:00Z", TRUE},
    {"Europe/Berlin", "2025-12-01T23:00:00Z", FALSE},
    {"America/New_York", "2025-12-01T04:59:59Z", FALSE},
    {"America/New_York", "2025-12-02T04:59:59Z", TRUE},
    {"America/New_York", "2025-12-02T05:00:00Z", FALSE},
};

static void
test_mondays (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = shop_list_offers (make_markdown (MONDAYS), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (monday_rows); i++)
    {
      const MondayRow *row = &monday_rows[i];
      g_autofree char *cart =
          g_strdup_printf ("{\"currency\":\"GBP\",\"now\":\"%s\",\"lines\":[{\"sku\":\"CAM\","
                           "\"quantity\":1,\"unit_price\":50000}]}",
                           row->now);
      g_autoptr (GBytes) pack = NULL;
      g_autofree char *zone = NULL;
      g_autoptr (VrResult) result = NULL;
      g_autoptr (GError) error = NULL;

      if (!vt_zone_check (row->zone, NULL))
        {
          g_test_skip ("the system has not all time zones");
          return;
        }
      move_to (shop, row->zone);
      zone = compile_zone (shop, offers, &pack);
      result = vt_evaluate (pack, cart, &error);
      g_assert_no_error (error);
      g_test_message ("%s %s", row->zone, row->now);
      g_assert_cmpint (vr_result_get_totals (result)->due, ==, row->applies ? 45000 : 50000);
    }
}

/* ---- what cannot ---- */

typedef struct
{
  const char *name;
  const char *zone; /* as the file says it */
  VtError     code;
  const char *mention;
} RefusalRow;

static const RefusalRow refusal_rows[] = {
    {"gone", "Europe/Atlantis", VT_ERROR_NOT_FOUND, "no time zone “Europe/Atlantis”"},
    {"path", "../../etc/passwd", VT_ERROR_BAD_INPUT, "“../../etc/passwd” is not a time zone"},
    {"empty", "", VT_ERROR_BAD_INPUT, "is not a time zone"},
};

static void
test_refusal (gconstpointer data)
{
  const RefusalRow *row = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = shop_list_offers (make_markdown (MONDAYS), NULL);
  g_autoptr (GPtrArray) plain = shop_list_offers (make_markdown (""), NULL);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE setting SET value = '%s' WHERE key = 'time_zone'", row->zone);
  g_autofree char *zone = NULL;
  g_autoptr (GError) error = NULL;

  shop_exec (shop, sql);
  shop_reload (shop);
  g_assert_null (
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "zone", 1, &error));
  g_assert_error (error, VT_ERROR, (int) row->code);
  g_assert_nonnull (strstr (error->message, row->mention));
  /* What does not need it goes out all the same. */
  zone = compile_zone (shop, plain, NULL);
  g_assert_null (zone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (need_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/compile-zone/need/", need_rows[i].name, NULL);

      g_test_add_data_func (path, &need_rows[i], test_need);
    }
  g_test_add_func ("/offers/compile-zone/not-exported", test_not_exported);
  for (gsize i = 0; i < G_N_ELEMENTS (zone_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/compile-zone/zone/", zone_rows[i].zone, NULL);

      g_test_add_data_func (path, &zone_rows[i], test_zone);
    }
  g_test_add_func ("/offers/compile-zone/mondays", test_mondays);
  for (gsize i = 0; i < G_N_ELEMENTS (refusal_rows); i++)
    {
      g_autofree char *path =
          g_strconcat ("/offers/compile-zone/refusal/", refusal_rows[i].name, NULL);

      g_test_add_data_func (path, &refusal_rows[i], test_refusal);
    }
  return g_test_run ();
}
