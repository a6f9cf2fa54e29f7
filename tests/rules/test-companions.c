/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that speak of one product because of another: what of them is refused, and where; and
 * carts of which not all ways of claiming can be listed. */

#include "evaluating.h"

#include <string.h>

#define PACK_HEAD                                                                                  \
  "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":1,"                   \
  "\"currency\":\"USD\",\"minor_digits\":2,"                                                       \
  "\"products\":[{\"sku\":\"A\",\"title\":\"\",\"price\":1000},"                                   \
  "{\"sku\":\"B\",\"title\":\"\",\"price\":2000},{\"sku\":\"C\",\"title\":\"\",\"price\":2000},"   \
  "{\"sku\":\"P\",\"title\":\"\",\"price\":300}],\"offers\":["

#define PLAN(rest) "\"kind\":\"protection\",\"plans\":[{\"sku\":\"P\",\"term_months\":12" rest "}]"
#define LADDER(tiers) "\"kind\":\"tier_ladder\",\"tiers\":[" tiers "]"
#define ALTERNATIVE(rest)                                                                          \
  "\"kind\":\"downsell\",\"alternative\":{\"for\":{\"skus\":[\"B\"]},\"sku\":\"A\"" rest "}"
#define INSTALMENTS(rest)                                                                          \
  "\"kind\":\"downsell\",\"instalments\":{\"n\":2,\"every_days\":30" rest "}"
#define CROSS(item) "\"kind\":\"cross_sell\",\"anchor\":{\"skus\":[\"A\"]},\"items\":[" item "]"
#define FOLLOW(steps) "\"kind\":\"follow_up\",\"after\":{\"skus\":[\"A\"]},\"steps\":[" steps "]"

typedef struct
{
  const char *name;
  const char *offer; /* what it says after its name */
  VrStatus    status;
  const char *path; /* of the culprit, in the offer */
} Row;

static const Row rows[] = {
    {"plan", PLAN (",\"fixed\":1"), VR_OK, NULL},
    {"plan-share", PLAN (",\"percent\":\"10\",\"min\":5,\"max\":5"), VR_OK, NULL},
    {"plan-no-cost", PLAN (""), VR_ERROR_SCHEMA, ".plans[0]"},
    {"plan-two-costs", PLAN (",\"fixed\":1,\"percent\":\"1\""), VR_ERROR_SCHEMA, ".plans[0]"},
    {"plan-fixed-min", PLAN (",\"fixed\":1,\"min\":1"), VR_ERROR_SCHEMA, ".plans[0].min"},
    {"plan-fixed-max", PLAN (",\"fixed\":1,\"max\":1"), VR_ERROR_SCHEMA, ".plans[0].max"},
    {"plan-min-above-max", PLAN (",\"percent\":\"1\",\"min\":2,\"max\":1"), VR_ERROR_RANGE,
     ".plans[0].max"},
    {"plan-not-a-share", PLAN (",\"percent\":\"x\""), VR_ERROR_SCHEMA, ".plans[0].percent"},
    {"plan-band", PLAN (",\"fixed\":1,\"price\":{\"from\":2,\"to\":1}"), VR_ERROR_RANGE,
     ".plans[0].price.to"},
    {"plan-unknown-field", PLAN (",\"fixed\":1,\"years\":1"), VR_ERROR_SCHEMA, ".plans[0].years"},
    {"plan-overlap",
     PLAN (",\"fixed\":1,\"price\":{\"to\":500}},{\"sku\":\"P\",\"term_months\":12,\"fixed\":2,"
           "\"price\":{\"from\":500}"),
     VR_ERROR_SCHEMA, ".plans[1].price"},
    {"plan-next-to-another",
     PLAN (",\"fixed\":1,\"price\":{\"to\":500}},{\"sku\":\"P\",\"term_months\":12,\"fixed\":2,"
           "\"price\":{\"from\":501}"),
     VR_OK, NULL},
    {"plan-overlap-of-another-term",
     PLAN (",\"fixed\":1},{\"sku\":\"P\",\"term_months\":24,\"fixed\":2"), VR_OK, NULL},
    {"plan-no-term", "\"kind\":\"protection\",\"plans\":[{\"sku\":\"P\",\"fixed\":1}]",
     VR_ERROR_SCHEMA, ".plans[0].term_months"},
    {"plan-term-0",
     "\"kind\":\"protection\",\"plans\":[{\"sku\":\"P\",\"fixed\":1,\"term_months\":0}]",
     VR_ERROR_RANGE, ".plans[0].term_months"},
    {"plan-unknown",
     "\"kind\":\"protection\",\"plans\":[{\"sku\":\"Z\",\"fixed\":1,\"term_months\":1}]",
     VR_ERROR_SCHEMA, ".plans[0].sku"},
    {"plans-none", "\"kind\":\"protection\",\"plans\":[]", VR_ERROR_SCHEMA, ".plans"},
    {"plans-missing", "\"kind\":\"protection\"", VR_ERROR_SCHEMA, ".plans"},
    {"plans-window", PLAN (",\"fixed\":1") ",\"window_days\":36501", VR_ERROR_RANGE,
     ".window_days"},
    {"plans-stack", PLAN (",\"fixed\":1") ",\"stacks\":true", VR_ERROR_SCHEMA, ".stacks"},
    {"plans-reward", PLAN (",\"fixed\":1") ",\"reward\":{\"fixed\":1}", VR_ERROR_SCHEMA, ".reward"},

    {"tiers", LADDER ("{\"sku\":\"A\"},{\"sku\":\"B\",\"upgrade\":{\"fixed\":5}}"), VR_OK, NULL},
    {"tiers-of-one-price", LADDER ("{\"sku\":\"B\"},{\"sku\":\"C\"}"), VR_OK, NULL},
    {"tiers-one", LADDER ("{\"sku\":\"A\"}"), VR_ERROR_SCHEMA, ".tiers"},
    {"tiers-fall", LADDER ("{\"sku\":\"B\"},{\"sku\":\"A\"}"), VR_ERROR_RANGE, ".tiers[1].sku"},
    {"tiers-twice", LADDER ("{\"sku\":\"A\"},{\"sku\":\"A\"}"), VR_ERROR_SCHEMA, ".tiers[1].sku"},
    {"tiers-unknown", LADDER ("{\"sku\":\"A\"},{\"sku\":\"Z\"}"), VR_ERROR_SCHEMA, ".tiers[1].sku"},
    {"tiers-lowest-step", LADDER ("{\"sku\":\"A\",\"upgrade\":{\"fixed\":5}},{\"sku\":\"B\"}"),
     VR_ERROR_SCHEMA, ".tiers[0].upgrade"},
    {"tiers-step", LADDER ("{\"sku\":\"A\"},{\"sku\":\"B\",\"upgrade\":{}}"), VR_ERROR_SCHEMA,
     ".tiers[1].upgrade"},
    {"tiers-features", LADDER ("{\"sku\":\"A\",\"features\":[1]},{\"sku\":\"B\"}"), VR_ERROR_SCHEMA,
     ".tiers[0].features[0]"},
    {"tiers-required", LADDER ("{\"sku\":\"A\"},{\"sku\":\"B\"}") ",\"required\":\"x\"",
     VR_ERROR_SCHEMA, ".required"},
    {"tiers-missing", "\"kind\":\"tier_ladder\"", VR_ERROR_SCHEMA, ".tiers"},

    {"alternative", ALTERNATIVE (",\"required\":[\"size\"]"), VR_OK, NULL},
    {"alternative-reward", ALTERNATIVE ("") ",\"reward\":{\"amount\":5}", VR_OK, NULL},
    {"alternative-no-reward", ALTERNATIVE ("") ",\"reward\":{}", VR_ERROR_SCHEMA, ".reward"},
    {"alternative-select", ALTERNATIVE ("") ",\"select\":{}", VR_ERROR_SCHEMA, ".select"},
    {"alternative-from", ALTERNATIVE ("") ",\"from\":1", VR_ERROR_SCHEMA, ".from"},
    {"alternative-to-itself",
     "\"kind\":\"downsell\",\"alternative\":{\"for\":{\"skus\":[\"A\"]},\"sku\":\"A\"}",
     VR_ERROR_SCHEMA, ".alternative.for"},
    {"alternative-to-itself-among-others",
     "\"kind\":\"downsell\",\"alternative\":{\"for\":{\"skus\":[\"A\",\"B\"]},\"sku\":\"A\"}",
     VR_OK, NULL},
    {"alternative-for-nothing", "\"kind\":\"downsell\",\"alternative\":{\"sku\":\"A\"}",
     VR_ERROR_SCHEMA, ".alternative.for"},
    {"alternative-unknown", "\"kind\":\"downsell\",\"alternative\":{\"for\":{},\"sku\":\"Z\"}",
     VR_ERROR_SCHEMA, ".alternative.sku"},
    {"instalments", INSTALMENTS ("") ",\"from\":1,\"select\":{}", VR_OK, NULL},
    {"instalments-reward", INSTALMENTS ("") ",\"reward\":{\"amount\":5}", VR_ERROR_SCHEMA,
     ".reward"},
    {"instalments-one", "\"kind\":\"downsell\",\"instalments\":{\"n\":1,\"every_days\":30}",
     VR_ERROR_RANGE, ".instalments.n"},
    {"instalments-many", "\"kind\":\"downsell\",\"instalments\":{\"n\":61,\"every_days\":30}",
     VR_ERROR_RANGE, ".instalments.n"},
    {"instalments-at-once", "\"kind\":\"downsell\",\"instalments\":{\"n\":2,\"every_days\":0}",
     VR_ERROR_RANGE, ".instalments.every_days"},
    {"instalments-no-days", "\"kind\":\"downsell\",\"instalments\":{\"n\":2}", VR_ERROR_SCHEMA,
     ".instalments.every_days"},
    {"instalments-fee", INSTALMENTS (",\"fee\":-1"), VR_ERROR_RANGE, ".instalments.fee"},
    {"downsell-neither", "\"kind\":\"downsell\"", VR_ERROR_SCHEMA, ""},
    {"downsell-both", ALTERNATIVE ("") ",\"instalments\":{\"n\":2,\"every_days\":30}",
     VR_ERROR_SCHEMA, ""},

    {"cross", CROSS ("{\"sku\":\"B\",\"quantity\":2,\"compatible\":[\"size\"]}"), VR_OK, NULL},
    {"cross-words",
     CROSS ("{\"sku\":\"B\"}") ",\"show\":1,\"purpose\":\"complete_the_look\",\"reward\":{"
                               "\"percent\":\"5\"}",
     VR_OK, NULL},
    {"cross-no-items", CROSS (""), VR_ERROR_SCHEMA, ".items"},
    {"cross-twice", CROSS ("{\"sku\":\"B\"},{\"sku\":\"B\"}"), VR_ERROR_SCHEMA, ".items[1].sku"},
    {"cross-unknown", CROSS ("{\"sku\":\"Z\"}"), VR_ERROR_SCHEMA, ".items[0].sku"},
    {"cross-itself", CROSS ("{\"sku\":\"A\"}"), VR_ERROR_SCHEMA, ".items[0].sku"},
    {"cross-quantity", CROSS ("{\"sku\":\"B\",\"quantity\":0}"), VR_ERROR_RANGE,
     ".items[0].quantity"},
    {"cross-evidence", CROSS ("{\"sku\":\"B\",\"evidence\":{\"lift\":2}}"), VR_ERROR_SCHEMA,
     ".items[0].evidence.lift"},
    {"cross-show", CROSS ("{\"sku\":\"B\"}") ",\"show\":0", VR_ERROR_RANGE, ".show"},
    {"cross-purpose", CROSS ("{\"sku\":\"B\"}") ",\"purpose\":\"more\"", VR_ERROR_SCHEMA,
     ".purpose"},
    {"cross-no-anchor", "\"kind\":\"cross_sell\",\"items\":[{\"sku\":\"B\"}]", VR_ERROR_SCHEMA,
     ".anchor"},
    {"cross-select", CROSS ("{\"sku\":\"B\"}") ",\"select\":{}", VR_ERROR_SCHEMA, ".select"},

    {"follow",
     FOLLOW ("{\"days\":0,\"placement\":\"direct\",\"coupon\":\"C\",\"items\":[\"B\"],"
             "\"message\":{\"en\":\"\"},\"reason\":{\"en\":\"\"}},"
             "{\"days\":0,\"until_days\":1,\"placement\":\"post_purchase\"}"),
     VR_OK, NULL},
    {"follow-no-steps", FOLLOW (""), VR_ERROR_SCHEMA, ".steps"},
    {"follow-backwards",
     FOLLOW ("{\"days\":2,\"placement\":\"direct\"},{\"days\":1,\"placement\":\"direct\"}"),
     VR_ERROR_RANGE, ".steps[1].days"},
    {"follow-until", FOLLOW ("{\"days\":2,\"until_days\":2,\"placement\":\"direct\"}"),
     VR_ERROR_RANGE, ".steps[0].until_days"},
    {"follow-no-days", FOLLOW ("{\"placement\":\"direct\"}"), VR_ERROR_SCHEMA, ".steps[0].days"},
    {"follow-no-placement", FOLLOW ("{\"days\":2}"), VR_ERROR_SCHEMA, ".steps[0].placement"},
    {"follow-placement", FOLLOW ("{\"days\":2,\"placement\":\"cart\"}"), VR_ERROR_SCHEMA,
     ".steps[0].placement"},
    {"follow-items", FOLLOW ("{\"days\":2,\"placement\":\"direct\",\"items\":[\"Z\"]}"),
     VR_ERROR_SCHEMA, ".steps[0].items[0]"},
    {"follow-message", FOLLOW ("{\"days\":2,\"placement\":\"direct\",\"message\":\"\"}"),
     VR_ERROR_SCHEMA, ".steps[0].message"},
    {"follow-no-after", "\"kind\":\"follow_up\",\"steps\":[{\"days\":2,\"placement\":\"direct\"}]",
     VR_ERROR_SCHEMA, ".after"},
    {"follow-reward", FOLLOW ("{\"days\":2,\"placement\":\"direct\"}") ",\"reward\":{\"fixed\":1}",
     VR_ERROR_SCHEMA, ".reward"},
};

static void
test_row (gconstpointer data)
{
  const Row       *row = data;
  g_autofree char *json =
      g_strdup_printf (PACK_HEAD "{\"id\":\"o\",\"name\":\"\",%s}]}", row->offer);
  VrPack *pack = NULL;
  VrError error = {0};
  char   *sealed = NULL;
  size_t  length;

  g_assert_cmpint (vr_pack_seal (json, strlen (json), &sealed, &length, &error), ==, VR_OK);
  g_assert_cmpint (vr_pack_load (sealed, length, &pack, &error), ==, row->status);
  if (row->status != VR_OK)
    {
      g_assert_null (pack);
      g_assert_true (g_str_has_prefix (error.path, "$.offers[0]"));
      g_assert_cmpstr (error.path + strlen ("$.offers[0]"), ==, row->path);
    }
  vr_free (sealed);
  vr_pack_free (pack);
}

/* ---- more ways than can be listed ---- */

typedef struct
{
  const char *name;
  const char *offers;
  const char *lines;
  int64_t     discount; /* of the items */
  bool        proven;
} Crowd;

static const Crowd crowds[] = {
    {"plans", "{\"id\":\"o\",\"name\":\"\"," PLAN (",\"fixed\":200") "}",
     "{\"sku\":\"A\",\"quantity\":5000},{\"sku\":\"P\",\"quantity\":4000}", 400000, true},
    {"plans-beyond", "{\"id\":\"o\",\"name\":\"\"," PLAN (",\"fixed\":200") "}",
     "{\"sku\":\"A\",\"quantity\":3000},{\"sku\":\"P\",\"quantity\":4000}", 300000, true},
    /* 100 for A, 200 for B: B's have their plans first, which are the dearer ones. */
    {"plans-share",
     "{\"id\":\"o\",\"name\":\"\",\"select\":{\"skus\":[\"A\",\"B\"]},"
     "" PLAN (",\"percent\":\"10\"") "}",
     "{\"sku\":\"A\",\"quantity\":1500},{\"sku\":\"B\",\"quantity\":1500},"
     "{\"sku\":\"P\",\"quantity\":3000}",
     1500 * 200 + 1500 * 100, false},
    /* B's have the plans, and nothing off: of other ways that is not known. */
    {"plans-for-nothing",
     "{\"id\":\"o\",\"name\":\"\",\"select\":{\"skus\":[\"A\",\"B\"]},"
     "" PLAN (",\"percent\":\"10\"") "}",
     "{\"sku\":\"A\",\"quantity\":1500},{\"sku\":\"B\",\"quantity\":1500},"
     "{\"sku\":\"P\",\"quantity\":1400,\"unit_price\":150}",
     0, false},
    {"tiers",
     "{\"id\":\"o\",\"name\":\"\","
     "" LADDER ("{\"sku\":\"A\"},{\"sku\":\"B\",\"upgrade\":{\"percent\":\"25\"}}") "}",
     "{\"sku\":\"B\",\"quantity\":2000,\"instead_of\":\"A\"}", 500000, true},
    {"tiers-limit",
     "{\"id\":\"o\",\"name\":\"\",\"limits\":{\"per_cart\":1800},"
     "" LADDER ("{\"sku\":\"A\"},{\"sku\":\"B\",\"upgrade\":{\"percent\":\"25\"}}") "}",
     "{\"sku\":\"B\",\"quantity\":2000,\"instead_of\":\"A\"},"
     "{\"sku\":\"B\",\"quantity\":2000,\"instead_of\":\"A\"}",
     450000, true},
    {"alternative",
     "{\"id\":\"o\",\"name\":\"\",\"reward\":{\"percent\":\"33.3333\"}," ALTERNATIVE ("") "}",
     "{\"sku\":\"A\",\"quantity\":3000,\"instead_of\":\"B\"}", 999999, true},
    {"items",
     "{\"id\":\"o\",\"name\":\"\",\"reward\":{\"amount\":50},"
     "" CROSS ("{\"sku\":\"B\"},{\"sku\":\"C\"}") "}",
     "{\"sku\":\"A\",\"quantity\":2000},{\"sku\":\"B\",\"quantity\":3000},"
     "{\"sku\":\"C\",\"quantity\":1500}",
     3500 * 50, true},
    /* Of the 2000 plans the offer would have all, and has those that the bundle leaves. */
    {"in-each-other-s-way",
     "{\"id\":\"o\",\"name\":\"\"," PLAN (
         ",\"fixed\":200") "},"
                           "{\"id\":\"b\",\"name\":\"\",\"kind\":\"bundle\",\"components\":[{"
                           "\"sku\":\"P\","
                           "\"quantity\":2}],\"reward\":{\"amount\":201},\"limits\":{\"per_cart\":"
                           "5}}",
     "{\"sku\":\"A\",\"quantity\":2000},{\"sku\":\"P\",\"quantity\":2000}", 1990 * 100 + 5 * 201,
     false},
};

static void
test_crowd (gconstpointer data)
{
  const Crowd     *crowd = data;
  g_autofree char *pack_json = g_strdup_printf (PACK_HEAD "%s]}", crowd->offers);
  g_autofree char *cart = g_strdup_printf ("{\"currency\":\"USD\",\"lines\":[%s]}", crowd->lines);
  VrPack          *pack = evaluating_load_pack (pack_json);
  VrResult        *result = evaluating_run (pack, cart);
  const VrProof   *proof = vr_result_get_proof (result);

  g_assert_cmpint (vr_result_get_totals (result)->item_discount, ==, -crowd->discount);
  g_assert_cmpint (proof->proven, ==, crowd->proven);
  g_assert_true (proof->proven == (proof->gap == 0));
  vr_result_free (result);
  vr_pack_free (pack);
}

/* What 64 bits cannot hold is an error, not a wrong number. */
static void
test_overflow (void)
{
  static const char *const offers[] = {
      ALTERNATIVE ("") ",\"reward\":{\"amount\":9007199254740991}",
      CROSS ("{\"sku\":\"B\"}") ",\"reward\":{\"amount\":9007199254740991}",
  };

  for (size_t i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autofree char *json =
          g_strdup_printf (PACK_HEAD "{\"id\":\"o\",\"name\":\"\",%s}]}", offers[i]);
      VrPack   *pack = evaluating_load_pack (json);
      VrResult *result = NULL;
      VrError   error = {0};

      g_assert_cmpint (
          evaluating_try (pack,
                          "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"A\",\"quantity\":2000,"
                          "\"instead_of\":\"B\"},{\"sku\":\"B\",\"quantity\":2000}]}",
                          &result, &error),
          ==, VR_ERROR_OVERFLOW);
      g_assert_nonnull (strstr (error.message, "'o'"));
      g_assert_null (result);
      vr_pack_free (pack);
    }
}

/* Of more than a thousand units bought the latest count: the plan of the first is forgotten with
 * it. */
static void
test_long_history (void)
{
  g_autoptr (GString) cart = g_string_new (
      "{\"currency\":\"USD\",\"now\":\"2026-06-20T12:00:00Z\",\"lines\":[{\"sku\":\"P\","
      "\"quantity\":1000}],\"customer\":{\"orders\":["
      "{\"at\":\"2026-06-01T12:00:00Z\",\"skus\":[\"P\",\"A\"]}");
  VrPack          *pack;
  VrResult        *result;
  const VrVerdict *verdict;

  for (int i = 0; i < 100; i++)
    g_string_append_printf (cart,
                            ",{\"at\":\"2026-06-%02dT%02d:00:00Z\",\"skus\":[\"A\",\"B\",\"A\","
                            "\"A\",\"A\",\"A\",\"A\",\"A\",\"A\",\"A\"]}",
                            2 + i % 10, i % 24);
  g_string_append (cart, "]}}");

  pack = evaluating_load_pack (PACK_HEAD "{\"id\":\"o\",\"name\":\"\",\"window_days\":30,"
                                         "" PLAN (",\"fixed\":200") "}]}");
  result = evaluating_run (pack, cart->str);
  verdict = vr_result_get_verdict (result, 0);
  g_assert_cmpint (verdict->code, ==, VR_VERDICT_APPLIED);
  g_assert_cmpint (verdict->n_times, ==, 1000);
  vr_result_free (result);
  vr_pack_free (pack);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/companions/load/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/companions/crowd/%s", crowds[i].name);

      g_test_add_data_func (path, &crowds[i], test_crowd);
    }
  g_test_add_func ("/rules/companions/overflow", test_overflow);
  g_test_add_func ("/rules/companions/long-history", test_long_history);
  return g_test_run ();
}
