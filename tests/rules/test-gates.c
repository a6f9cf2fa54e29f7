/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an offer is open, and how much is left of it: what is refused, and where; windows of the
 * week; limits. */

#include "evaluating.h"

#include <string.h>

#define BERLIN "{\"name\":\"Europe/Berlin\",\"rule\":\"CET-1CEST,M3.5.0,M10.5.0/3\"}"

/* A pack of one markdown of 100 off each unit of A, which weighs nothing that is known. */
static char *
make_pack (const char *time_zone, const char *product, const char *offer)
{
  return g_strdup_printf (
      "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":1,\"currency\":"
      "\"USD\","
      "\"minor_digits\":2,%s%s%s\"products\":[{\"sku\":\"A\",\"title\":\"\",\"price\":1000%s%s}],"
      "\"offers\":[{\"id\":\"o\",\"kind\":\"markdown\",\"name\":\"\",\"reward\":{\"amount\":100}%s%"
      "s}]}",
      time_zone != NULL ? "\"time_zone\":" : "", time_zone != NULL ? time_zone : "",
      time_zone != NULL ? "," : "", product != NULL ? "," : "", product != NULL ? product : "",
      offer != NULL ? "," : "", offer != NULL ? offer : "");
}

/* ---- what is refused ---- */

typedef struct
{
  const char *name;
  const char *time_zone; /* or NULL */
  const char *product;   /* or NULL: what it says besides */
  const char *offer;     /* or NULL: what it says besides */
  VrStatus    status;
  const char *path;
} PackRow;

#define RULE "\"name\":\"n\",\"rule\":\"CET-1CEST,M3.5.0,M10.5.0/3\""

static const PackRow pack_rows[] = {
    {"zone", BERLIN, NULL, NULL, VR_OK, NULL},
    {"zone-text", "\"Europe/Berlin\"", NULL, NULL, VR_ERROR_SCHEMA, "$.time_zone"},
    {"zone-no-name", "{\"rule\":\"UTC0\"}", NULL, NULL, VR_ERROR_SCHEMA, "$.time_zone.name"},
    {"zone-no-rule", "{\"name\":\"n\"}", NULL, NULL, VR_ERROR_SCHEMA, "$.time_zone.rule"},
    {"zone-rule", "{\"name\":\"n\",\"rule\":\"CET\"}", NULL, NULL, VR_ERROR_SCHEMA,
     "$.time_zone.rule"},
    {"zone-field", "{\"name\":\"n\",\"rule\":\"UTC0\",\"dst\":1}", NULL, NULL, VR_ERROR_SCHEMA,
     "$.time_zone.dst"},
    {"zone-offset-alone", "{\"name\":\"n\",\"rule\":\"UTC0\",\"offset\":0}", NULL, NULL,
     VR_ERROR_SCHEMA, "$.time_zone.offset"},
    {"zone-no-transitions", "{\"name\":\"n\",\"rule\":\"UTC0\",\"transitions\":[]}", NULL, NULL,
     VR_OK, NULL},
    {"zone-transitions",
     "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30T01:00:00Z\",7200]]}", NULL, NULL, VR_OK,
     NULL},
    {"zone-no-offset", "{" RULE ",\"transitions\":[[\"2025-03-30T01:00:00Z\",7200]]}", NULL, NULL,
     VR_ERROR_SCHEMA, "$.time_zone.offset"},
    {"zone-offset-far",
     "{" RULE ",\"offset\":93600,\"transitions\":[[\"2025-03-30T01:00:00Z\",7200]]}", NULL, NULL,
     VR_ERROR_RANGE, "$.time_zone.offset"},
    {"zone-transition-object", "{" RULE ",\"offset\":0,\"transitions\":[{}]}", NULL, NULL,
     VR_ERROR_SCHEMA, "$.time_zone.transitions[0]"},
    {"zone-transition-short",
     "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30T01:00:00Z\"]]}", NULL, NULL,
     VR_ERROR_SCHEMA, "$.time_zone.transitions[0]"},
    {"zone-transition-long",
     "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30T01:00:00Z\",7200,1]]}", NULL, NULL,
     VR_ERROR_SCHEMA, "$.time_zone.transitions[0]"},
    {"zone-transition-date", "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30\",7200]]}",
     NULL, NULL, VR_ERROR_SCHEMA, "$.time_zone.transitions[0][0]"},
    {"zone-transition-text",
     "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30T01:00:00Z\",\"7200\"]]}", NULL, NULL,
     VR_ERROR_SCHEMA, "$.time_zone.transitions[0][1]"},
    {"zone-transition-far",
     "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30T01:00:00Z\",-93600]]}", NULL, NULL,
     VR_ERROR_RANGE, "$.time_zone.transitions[0][1]"},
    {"zone-transition-order",
     "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30T01:00:00Z\",3600],[\"2025-03-30T01:00:"
     "00Z\",7200]]}",
     NULL, NULL, VR_ERROR_SCHEMA, "$.time_zone.transitions[1]"},
    {"zone-transition-against-rule",
     "{" RULE ",\"offset\":0,\"transitions\":[[\"2025-03-30T01:00:00Z\",3600]]}", NULL, NULL,
     VR_ERROR_SCHEMA, "$.time_zone.transitions[0]"},
    {"weekdays", BERLIN, NULL, "\"schedule\":{\"weekdays\":[\"mon\",\"sun\"]}", VR_OK, NULL},
    {"weekdays-no-zone", NULL, NULL, "\"schedule\":{\"weekdays\":[\"mon\"]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.weekdays"},
    {"weekdays-empty", BERLIN, NULL, "\"schedule\":{\"weekdays\":[]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.weekdays"},
    {"weekdays-word", BERLIN, NULL, "\"schedule\":{\"weekdays\":[\"mon\",\"Tue\"]}",
     VR_ERROR_SCHEMA, "$.offers[0].schedule.weekdays[1]"},
    {"weekdays-number", BERLIN, NULL, "\"schedule\":{\"weekdays\":[1]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.weekdays[0]"},
    {"weekdays-twice", BERLIN, NULL, "\"schedule\":{\"weekdays\":[\"mon\",\"mon\"]}",
     VR_ERROR_SCHEMA, "$.offers[0].schedule.weekdays[1]"},
    {"hours", BERLIN, NULL, "\"schedule\":{\"hours\":[{\"from\":\"00:00\",\"until\":\"24:00\"}]}",
     VR_OK, NULL},
    {"hours-no-zone", NULL, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"00:00\",\"until\":\"24:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours"},
    {"hours-empty", BERLIN, NULL, "\"schedule\":{\"hours\":[]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours"},
    {"hours-equal", BERLIN, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"09:00\",\"until\":\"09:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours[0].until"},
    {"hours-no-until", BERLIN, NULL, "\"schedule\":{\"hours\":[{\"from\":\"09:00\"}]}",
     VR_ERROR_SCHEMA, "$.offers[0].schedule.hours[0].until"},
    {"hours-from-24", BERLIN, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"24:00\",\"until\":\"09:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours[0].from"},
    {"hours-until-2401", BERLIN, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"09:00\",\"until\":\"24:01\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours[0].until"},
    {"hours-minute-60", BERLIN, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"09:60\",\"until\":\"24:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours[0].from"},
    {"hours-short", BERLIN, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"9:00\",\"until\":\"24:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours[0].from"},
    {"hours-long", BERLIN, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"09:000\",\"until\":\"24:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours[0].from"},
    {"hours-field", BERLIN, NULL,
     "\"schedule\":{\"hours\":[{\"from\":\"09:00\",\"to\":\"24:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.hours[0].to"},
    {"condition-weekday", BERLIN, NULL, "\"when\":{\"not\":{\"weekday\":[\"sun\"]}}", VR_OK, NULL},
    {"condition-weekday-no-zone", NULL, NULL, "\"when\":{\"weekday\":[\"sun\"]}", VR_ERROR_SCHEMA,
     "$.offers[0].when.weekday"},
    {"condition-weekday-text", BERLIN, NULL, "\"when\":{\"weekday\":\"sun\"}", VR_ERROR_SCHEMA,
     "$.offers[0].when.weekday"},
    {"condition-hours", BERLIN, NULL,
     "\"when\":{\"hours\":[{\"from\":\"22:00\",\"until\":\"02:00\"}]}", VR_OK, NULL},
    {"condition-hours-no-zone", NULL, NULL,
     "\"audience\":{\"hours\":[{\"from\":\"22:00\",\"until\":\"02:00\"}]}", VR_ERROR_SCHEMA,
     "$.offers[0].audience.hours"},
    {"bought-ever", NULL, NULL, "\"when\":{\"bought\":{\"skus\":[\"A\"]}}", VR_OK, NULL},
    {"bought-select", NULL, NULL,
     "\"when\":{\"bought\":{\"select\":{\"tags\":[\"t\"]},\"days\":3}}", VR_OK, NULL},
    {"bought-both", NULL, NULL, "\"when\":{\"bought\":{\"select\":{},\"skus\":[\"A\"]}}",
     VR_ERROR_SCHEMA, "$.offers[0].when.bought"},
    {"bought-neither", NULL, NULL, "\"when\":{\"bought\":{\"days\":3}}", VR_ERROR_SCHEMA,
     "$.offers[0].when.bought"},
    {"bought-no-skus", NULL, NULL, "\"when\":{\"bought\":{\"skus\":[]}}", VR_ERROR_SCHEMA,
     "$.offers[0].when.bought.skus"},
    {"bought-days-0", NULL, NULL, "\"when\":{\"bought\":{\"skus\":[\"A\"],\"days\":0}}",
     VR_ERROR_RANGE, "$.offers[0].when.bought.days"},
    {"limits", NULL, NULL,
     "\"limits\":{\"per_cart\":1,\"per_customer\":1,\"total\":1,\"budget\":1}", VR_OK, NULL},
    {"limits-per-customer-0", NULL, NULL, "\"limits\":{\"per_customer\":0}", VR_ERROR_RANGE,
     "$.offers[0].limits.per_customer"},
    {"limits-total-0", NULL, NULL, "\"limits\":{\"total\":0}", VR_ERROR_RANGE,
     "$.offers[0].limits.total"},
    {"limits-budget-0", NULL, NULL, "\"limits\":{\"budget\":0}", VR_ERROR_RANGE,
     "$.offers[0].limits.budget"},
    {"limits-budget-text", NULL, NULL, "\"limits\":{\"budget\":\"1\"}", VR_ERROR_SCHEMA,
     "$.offers[0].limits.budget"},
    {"limits-field", NULL, NULL, "\"limits\":{\"per_day\":1}", VR_ERROR_SCHEMA,
     "$.offers[0].limits.per_day"},
    {"coupons", NULL, NULL, "\"coupons\":[\"B\",\"A\"]", VR_OK, NULL},
    {"coupons-and-coupon", NULL, NULL, "\"coupon\":\"A\",\"coupons\":[\"B\"]", VR_ERROR_SCHEMA,
     "$.offers[0].coupons"},
    {"coupons-empty", NULL, NULL, "\"coupons\":[]", VR_ERROR_SCHEMA, "$.offers[0].coupons"},
    {"coupons-number", NULL, NULL, "\"coupons\":[\"A\",1]", VR_ERROR_SCHEMA,
     "$.offers[0].coupons[1]"},
    {"on-cut", NULL, NULL, "\"guards\":{\"on_cut\":\"share\"}", VR_OK, NULL},
    {"on-cut-word", NULL, NULL, "\"guards\":{\"on_cut\":\"lose\"}", VR_ERROR_SCHEMA,
     "$.offers[0].guards.on_cut"},
    {"weight", NULL, "\"weight\":1000000000", NULL, VR_OK, NULL},
    {"weight-negative", NULL, "\"weight\":-1", NULL, VR_ERROR_RANGE, "$.products[0].weight"},
    {"weight-large", NULL, "\"weight\":1000000001", NULL, VR_ERROR_RANGE, "$.products[0].weight"},
    {"weight-text", NULL, "\"weight\":\"1 kg\"", NULL, VR_ERROR_SCHEMA, "$.products[0].weight"},
};

static void
check_load (const char *json, VrStatus expected, const char *path)
{
  char    *sealed = NULL;
  size_t   length;
  VrPack  *pack = NULL;
  VrError  error = {0};
  VrStatus status;

  g_assert_cmpint (vr_pack_seal (json, strlen (json), &sealed, &length, &error), ==, VR_OK);
  status = vr_pack_load (sealed, length, &pack, &error);
  vr_free (sealed);
  vr_pack_free (pack);
  g_assert_cmpint (status, ==, expected);
  if (expected == VR_OK)
    return;
  g_assert_cmpstr (error.path, ==, path);
  g_assert_cmpstr (error.message, !=, "");
}

static void
test_pack (gconstpointer data)
{
  const PackRow   *row = data;
  g_autofree char *json = make_pack (row->time_zone, row->product, row->offer);

  check_load (json, row->status, row->path);
}

/* One more than is allowed of what is counted. */
static void
test_too_many (void)
{
  g_autoptr (GString) coupons = g_string_new ("\"coupons\":[");
  g_autoptr (GString) hours = g_string_new ("\"schedule\":{\"hours\":[");
  g_autoptr (GString) zone = g_string_new ("{" RULE ",\"offset\":0,\"transitions\":[");
  g_autofree char *with_coupons = NULL;
  g_autofree char *with_hours = NULL;
  g_autofree char *with_zone = NULL;

  for (int i = 0; i <= 1000; i++)
    g_string_append_printf (coupons, "%s\"%d\"", i > 0 ? "," : "", i);
  for (int i = 0; i <= 16; i++)
    g_string_append_printf (hours, "%s{\"from\":\"%02d:00\",\"until\":\"24:00\"}", i > 0 ? "," : "",
                            i);
  for (int i = 0; i <= 2000; i++)
    g_string_append_printf (zone, "%s[\"%04d-01-01T00:00:00Z\",0]", i > 0 ? "," : "", i + 1);
  g_string_append (coupons, "]");
  g_string_append (hours, "]}");
  g_string_append (zone, "]}");

  with_coupons = make_pack (NULL, NULL, coupons->str);
  with_hours = make_pack (BERLIN, NULL, hours->str);
  with_zone = make_pack (zone->str, NULL, NULL);
  check_load (with_coupons, VR_ERROR_LIMIT, "$.offers[0].coupons");
  check_load (with_hours, VR_ERROR_LIMIT, "$.offers[0].schedule.hours");
  check_load (with_zone, VR_ERROR_LIMIT, "$.time_zone.transitions");
}

/* ---- windows of the week ---- */

typedef struct
{
  const char *name;
  const char *schedule;
  const char *now; /* in Berlin summer time is from 2026-03-29T01:00Z until 2026-10-25T01:00Z */
  bool        is_open;
} WindowRow;

#define OFFICE                                                                                     \
  "\"weekdays\":[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\"],\"hours\":[{\"from\":\"09:00\","         \
  "\"until\":\"17:00\"}]"
#define NIGHT "\"weekdays\":[\"sat\"],\"hours\":[{\"from\":\"22:00\",\"until\":\"04:00\"}]"
#define TWO "\"hours\":[{\"from\":\"02:00\",\"until\":\"03:00\"}]"

static const WindowRow window_rows[] = {
    {"before", OFFICE, "2026-11-27T07:59:59.999999Z", false},
    {"at-the-first-instant", OFFICE, "2026-11-27T08:00:00Z", true},
    {"at-the-last-instant", OFFICE, "2026-11-27T15:59:59.999999Z", true},
    {"after", OFFICE, "2026-11-27T16:00:00Z", false},
    {"another-day", OFFICE, "2026-11-28T08:00:00Z", false},
    {"written-elsewhere", OFFICE, "2026-11-27T03:00:00-05:00", true},
    {"summer", OFFICE, "2026-07-01T07:00:00Z", true},
    {"summer-after", OFFICE, "2026-07-01T15:00:00Z", false},
    {"night-begins", NIGHT, "2026-11-28T21:00:00Z", true},
    {"night-not-yet", NIGHT, "2026-11-28T20:59:59Z", false},
    {"night-past-midnight", NIGHT, "2026-11-29T02:59:59Z", true},
    {"night-ends", NIGHT, "2026-11-29T03:00:00Z", false},
    {"night-of-the-day-before", NIGHT, "2026-11-28T02:00:00Z", false},
    {"night-of-the-day-after", NIGHT, "2026-11-29T21:30:00Z", false},
    {"night-into-midnight", "\"hours\":[{\"from\":\"22:00\",\"until\":\"00:00\"}]",
     "2026-11-28T22:59:59Z", true},
    {"night-until-midnight", "\"hours\":[{\"from\":\"22:00\",\"until\":\"00:00\"}]",
     "2026-11-28T23:00:00Z", false},
    {"whole-day", "\"weekdays\":[\"sun\"],\"hours\":[{\"from\":\"00:00\",\"until\":\"24:00\"}]",
     "2026-11-29T22:59:59Z", true},
    {"whole-day-over",
     "\"weekdays\":[\"sun\"],\"hours\":[{\"from\":\"00:00\",\"until\":\"24:00\"}]",
     "2026-11-29T23:00:00Z", false},
    {"second-window",
     "\"hours\":[{\"from\":\"09:00\",\"until\":\"10:00\"},{\"from\":\"15:00\",\"until\":\"16:00\"}"
     "]",
     "2026-11-27T14:30:00Z", true},
    {"between-windows",
     "\"hours\":[{\"from\":\"09:00\",\"until\":\"10:00\"},{\"from\":\"15:00\",\"until\":\"16:00\"}"
     "]",
     "2026-11-27T11:00:00Z", false},
    {"weekday-local", "\"weekdays\":[\"mon\"]", "2026-11-29T23:00:00Z", true},
    {"weekday-not-utc", "\"weekdays\":[\"sun\"]", "2026-11-29T23:00:00Z", false},
    {"weekday-summer", "\"weekdays\":[\"mon\"]", "2026-07-05T22:00:00Z", true},
    {"not-there-before", TWO, "2026-03-29T00:59:59Z", false},
    {"not-there-after", TWO, "2026-03-29T01:00:00Z", false},
    {"there-the-day-before", TWO, "2026-03-28T01:30:00Z", true},
    {"twice-before", TWO, "2026-10-24T23:59:59Z", false},
    {"twice-first", TWO, "2026-10-25T00:00:00Z", true},
    {"twice-first-end", TWO, "2026-10-25T00:59:59Z", true},
    {"twice-second", TWO, "2026-10-25T01:00:00Z", true},
    {"twice-second-end", TWO, "2026-10-25T01:59:59Z", true},
    {"twice-after", TWO, "2026-10-25T02:00:00Z", false},
    {"twice-night", "\"weekdays\":[\"sat\"],\"hours\":[{\"from\":\"23:00\",\"until\":\"02:30\"}]",
     "2026-10-25T01:29:59Z", true},
    {"twice-night-gap",
     "\"weekdays\":[\"sat\"],\"hours\":[{\"from\":\"23:00\",\"until\":\"02:30\"}]",
     "2026-10-25T00:30:00Z", false},
    {"bounds-too", "\"until\":\"2026-11-27T08:00:00Z\"," OFFICE, "2026-11-27T08:00:00Z", false},
    {"no-now", OFFICE, NULL, false},
    {"year-1", "\"weekdays\":[\"mon\"]", "0001-01-01T00:00:00Z", true},
    {"year-9999", "\"weekdays\":[\"sat\"]", "9999-12-31T23:30:00Z", true},
};

static VrVerdictCode
find_verdict (const char *pack_json, const char *cart_json)
{
  VrPack       *pack = evaluating_load_pack (pack_json);
  VrResult     *result = evaluating_run (pack, cart_json);
  VrVerdictCode code = vr_result_get_verdict (result, 0)->code;

  vr_result_free (result);
  vr_pack_free (pack);
  return code;
}

static void
test_window (gconstpointer data)
{
  const WindowRow *row = data;
  g_autofree char *offer = g_strdup_printf ("\"schedule\":{%s}", row->schedule);
  g_autofree char *pack = make_pack (BERLIN, NULL, offer);
  g_autofree char *now =
      row->now != NULL ? g_strdup_printf ("\"now\":\"%s\",", row->now) : g_strdup ("");
  g_autofree char *cart =
      g_strdup_printf ("{\"currency\":\"USD\",%s\"lines\":[{\"sku\":\"A\",\"quantity\":1}]}", now);

  g_assert_cmpint (find_verdict (pack, cart), ==,
                   row->is_open ? VR_VERDICT_APPLIED : VR_VERDICT_OUTSIDE_SCHEDULE);
}

/* ---- limits ---- */

typedef struct
{
  const char *name;
  const char *limits;
  const char *used;
  int64_t     due;   /* for three units of A at 1000 and 100 off each */
  const char *spent; /* or NULL: the limit that says so */
} LimitRow;

static const LimitRow limit_rows[] = {
    {"not-used", "\"per_customer\":1,\"total\":1,\"budget\":1000", "", 2700, NULL},
    {"another", "\"total\":1", "{\"offer\":\"p\",\"total\":1}", 2700, NULL},
    {"per-customer-left", "\"per_customer\":2", "{\"offer\":\"o\",\"customer\":1}", 2700, NULL},
    {"per-customer-spent", "\"per_customer\":2", "{\"offer\":\"o\",\"customer\":2}", 3000,
     "per_customer"},
    {"per-customer-exceeded", "\"per_customer\":2", "{\"offer\":\"o\",\"customer\":3}", 3000,
     "per_customer"},
    {"per-customer-of-all", "\"per_customer\":2", "{\"offer\":\"o\",\"total\":9}", 2700, NULL},
    {"total-left", "\"total\":9", "{\"offer\":\"o\",\"total\":8,\"customer\":8}", 2700, NULL},
    {"total-spent", "\"total\":9", "{\"offer\":\"o\",\"total\":9}", 3000, "total"},
    {"budget-left", "\"budget\":1000", "{\"offer\":\"o\",\"discount\":700}", 2700, NULL},
    {"budget-cuts", "\"budget\":1000", "{\"offer\":\"o\",\"discount\":701}", 2701, NULL},
    {"budget-last-unit", "\"budget\":1000", "{\"offer\":\"o\",\"discount\":999}", 2999, NULL},
    {"budget-spent", "\"budget\":1000", "{\"offer\":\"o\",\"discount\":1000}", 3000, "budget"},
    {"first-of-all", "\"per_customer\":1,\"total\":1,\"budget\":1",
     "{\"offer\":\"o\",\"customer\":1,\"total\":1,\"discount\":1}", 3000, "per_customer"},
    {"many", "\"total\":3",
     "{\"offer\":\"n\",\"total\":3},{\"offer\":\"p\"},{\"offer\":\"o\",\"total\":2}", 2700, NULL},
    {"largest", "\"budget\":9007199254740991", "{\"offer\":\"o\",\"discount\":9007199254740991}",
     3000, "budget"},
};

static void
test_limit (gconstpointer data)
{
  const LimitRow  *row = data;
  g_autofree char *offer = g_strdup_printf ("\"limits\":{%s}", row->limits);
  g_autofree char *json = make_pack (NULL, NULL, offer);
  g_autofree char *cart =
      g_strdup_printf ("{\"currency\":\"USD\",\"used\":[%s],\"lines\":[{\"sku\":\"A\","
                       "\"quantity\":3}]}",
                       row->used);
  VrPack          *pack = evaluating_load_pack (json);
  VrResult        *result = evaluating_run (pack, cart);
  const VrVerdict *verdict = vr_result_get_verdict (result, 0);

  g_assert_cmpint (vr_result_get_totals (result)->due, ==, row->due);
  g_assert_cmpint (verdict->code, ==, row->spent != NULL ? VR_VERDICT_SPENT : VR_VERDICT_APPLIED);
  g_assert_cmpstr (verdict->guard, ==, row->spent);
  vr_result_free (result);
  vr_pack_free (pack);
}

/* ---- carts ---- */

static void
test_cart_refused (void)
{
  static const char twice[] =
      "{\"currency\":\"USD\",\"used\":[{\"offer\":\"o\"},{\"offer\":\"o\"}],\"lines\":[]}";
  static const char heavy[] =
      "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"weight\":1000000001}]}";
  g_autofree char *json = make_pack (NULL, NULL, NULL);
  VrPack          *pack = evaluating_load_pack (json);
  VrCart          *cart = NULL;
  VrError          error = {0};

  g_assert_cmpint (vr_cart_load (pack, twice, strlen (twice), &cart, &error), ==, VR_ERROR_SCHEMA);
  g_assert_cmpstr (error.path, ==, "$.used");
  g_assert_cmpint (vr_cart_load (pack, heavy, strlen (heavy), &cart, &error), ==, VR_ERROR_RANGE);
  g_assert_cmpstr (error.path, ==, "$.lines[0].weight");
  vr_pack_free (pack);
}

/* Of more units than ways are listed for, ways that are not listed may leave more to others: it may
 * not be said that nothing is better. */
typedef struct
{
  const char *name;
  const char *first; /* of two offers for the same 5000 units at 1000 */
  const char *second;
  int64_t     best; /* what they can take off together */
} ProofRow;

static const ProofRow proof_rows[] = {
    {"budget", "100},\"limits\":{\"budget\":1000}", "50}", 1000 + 4990 * 50},
    {"times", "100},\"limits\":{\"per_cart\":2500}", "50}", 2500 * 100 + 2500 * 50},
    {"total", "100},\"limits\":{\"total\":10}", "50}", 10 * 100 + 4990 * 50},
};

static void
test_proof (gconstpointer data)
{
  const ProofRow  *row = data;
  g_autofree char *json = g_strdup_printf (
      "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":1,\"currency\":"
      "\"USD\","
      "\"minor_digits\":2,\"products\":[{\"sku\":\"A\",\"title\":\"\",\"price\":1000}],\"offers\":["
      "{\"id\":\"a\",\"kind\":\"volume\",\"name\":\"\",\"buy\":0,\"get\":1,\"reward\":{\"amount\":%"
      "s},"
      "{\"id\":\"b\",\"kind\":\"volume\",\"name\":\"\",\"buy\":0,\"get\":1,\"reward\":{\"amount\":%"
      "s}]}",
      row->first, row->second);
  VrPack   *pack = evaluating_load_pack (json);
  VrResult *result =
      evaluating_run (pack, "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"A\",\"quantity\":5000}]}");
  const VrProof *proof = vr_result_get_proof (result);
  int64_t        off = 5000000 - vr_result_get_totals (result)->due;

  g_assert_cmpint (off + proof->gap, >=, row->best);
  g_assert_true (!proof->proven || off == row->best);
  vr_result_free (result);
  vr_pack_free (pack);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (pack_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/gates/pack/%s", pack_rows[i].name);

      g_test_add_data_func (path, &pack_rows[i], test_pack);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (window_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/gates/window/%s", window_rows[i].name);

      g_test_add_data_func (path, &window_rows[i], test_window);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (limit_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/gates/limit/%s", limit_rows[i].name);

      g_test_add_data_func (path, &limit_rows[i], test_limit);
    }
  g_test_add_func ("/rules/gates/too-many", test_too_many);
  g_test_add_func ("/rules/gates/cart", test_cart_refused);
  for (size_t i = 0; i < G_N_ELEMENTS (proof_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/gates/proof/%s", proof_rows[i].name);

      g_test_add_data_func (path, &proof_rows[i], test_proof);
    }
  return g_test_run ();
}
