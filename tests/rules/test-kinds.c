/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the kinds: what is refused, and where; and what is too much. */

#include "evaluating.h"

#include <string.h>

#define PACK_HEAD                                                                                  \
  "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":1,"                   \
  "\"currency\":\"USD\",\"minor_digits\":2,"                                                       \
  "\"products\":[{\"sku\":\"A\",\"title\":\"\",\"price\":1000,\"cost\":400},"                      \
  "{\"sku\":\"B\",\"title\":\"\",\"price\":500}],\"offers\":["

typedef struct
{
  const char *name;
  const char *offer; /* what it says after its name */
  VrStatus    status;
  const char *path; /* of the culprit, in the offer */
} Row;

static const Row rows[] = {
    {"markdown", "\"kind\":\"markdown\",\"reward\":{\"percent\":\"5\"}", VR_OK, NULL},
    {"markdown-no-reward", "\"kind\":\"markdown\"", VR_ERROR_SCHEMA, ".reward"},
    {"markdown-steps", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"steps\":[]",
     VR_ERROR_SCHEMA, ".steps"},
    {"select-number", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"select\":1",
     VR_ERROR_SCHEMA, ".select"},
    {"select-unknown", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"select\":{\"sku\":\"A\"}",
     VR_ERROR_SCHEMA, ".select.sku"},
    {"select-no-skus", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"select\":{\"skus\":[]}",
     VR_ERROR_SCHEMA, ".select.skus"},
    {"select-no-path",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"select\":{\"categories\":[[]]}",
     VR_ERROR_SCHEMA, ".select.categories[0]"},
    {"select-price",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"select\":{\"price\":{\"from\":2,\"to\":1}}",
     VR_ERROR_RANGE, ".select.price.to"},
    {"select-except-twice",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"select\":{\"except\":{\"except\":{}}}",
     VR_ERROR_SCHEMA, ".select.except.except"},
    {"last-number", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"last\":1", VR_ERROR_SCHEMA,
     ".last"},
    {"bundle-stacks",
     "\"kind\":\"bundle\",\"components\":[{\"sku\":\"A\",\"quantity\":1}],"
     "\"reward\":{\"fixed\":0},\"stacks\":true",
     VR_ERROR_SCHEMA, ".stacks"},
    {"threshold", "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0}]", VR_OK, NULL},
    {"threshold-no-steps", "\"kind\":\"threshold\",\"steps\":[]", VR_ERROR_SCHEMA, ".steps"},
    {"threshold-empty-step", "\"kind\":\"threshold\",\"steps\":[{\"from\":1}]", VR_ERROR_SCHEMA,
     ".steps[0]"},
    {"threshold-from-0", "\"kind\":\"threshold\",\"steps\":[{\"from\":0,\"shipping\":0}]",
     VR_ERROR_RANGE, ".steps[0].from"},
    {"threshold-downwards",
     "\"kind\":\"threshold\",\"steps\":[{\"from\":2,\"shipping\":0},{\"from\":2,\"shipping\":0}]",
     VR_ERROR_RANGE, ".steps[1].from"},
    {"threshold-fixed", "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"reward\":{\"fixed\":1}}]",
     VR_ERROR_SCHEMA, ".steps[0].reward"},
    {"threshold-gift", "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"Z\"}}]",
     VR_ERROR_SCHEMA, ".steps[0].gift.sku"},
    {"threshold-left",
     "\"kind\":\"threshold\",\"measure\":\"left\",\"steps\":[{\"from\":1,\"shipping\":0}]", VR_OK,
     NULL},
    {"threshold-shipping-off",
     "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping_off\":{\"percent\":\"5\"}}]", VR_OK,
     NULL},
    {"threshold-shipping-off-fixed",
     "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping_off\":{\"fixed\":1}}]",
     VR_ERROR_SCHEMA, ".steps[0].shipping_off"},
    {"threshold-shipping-twice",
     "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0,\"shipping_off\":{\"amount\":1}}"
     "]",
     VR_ERROR_SCHEMA, ".steps[0].shipping_off"},
    {"orders-select",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"orders\":{\"select\":{}}}",
     VR_ERROR_SCHEMA, ".when.orders.select"},
    {"orders-range",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"orders\":{\"from\":2,\"to\":1}}",
     VR_ERROR_RANGE, ".when.orders.to"},
    {"shipping-number", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"shipping\":1}",
     VR_ERROR_SCHEMA, ".when.shipping"},
    {"over-budget",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"limits\":{\"over_budget\":\"keep\"}",
     VR_ERROR_SCHEMA, ".limits.over_budget"},
    {"threshold-measure",
     "\"kind\":\"threshold\",\"measure\":\"volume\",\"steps\":[{\"from\":1,\"shipping\":0}]",
     VR_ERROR_SCHEMA, ".measure"},
    {"mix", "\"kind\":\"mix_and_match\",\"slots\":[{\"quantity\":2}],\"reward\":{\"fixed\":0}",
     VR_OK, NULL},
    {"mix-no-slots", "\"kind\":\"mix_and_match\",\"slots\":[],\"reward\":{\"fixed\":0}",
     VR_ERROR_SCHEMA, ".slots"},
    {"mix-slot-0",
     "\"kind\":\"mix_and_match\",\"slots\":[{\"quantity\":0}],\"reward\":{\"fixed\":0}",
     VR_ERROR_RANGE, ".slots[0].quantity"},
    {"mix-no-reward", "\"kind\":\"mix_and_match\",\"slots\":[{\"quantity\":1}]", VR_ERROR_SCHEMA,
     ".reward"},
    {"volume", "\"kind\":\"volume\",\"buy\":0,\"get\":1,\"reward\":{\"fixed\":0}", VR_OK, NULL},
    {"volume-get-0", "\"kind\":\"volume\",\"buy\":1,\"get\":0,\"reward\":{\"fixed\":0}",
     VR_ERROR_RANGE, ".get"},
    {"volume-no-buy", "\"kind\":\"volume\",\"get\":1,\"reward\":{\"fixed\":0}", VR_ERROR_SCHEMA,
     ".buy"},
    {"volume-pick",
     "\"kind\":\"volume\",\"buy\":1,\"get\":1,\"pick\":\"red\",\"reward\":{\"fixed\":0}",
     VR_ERROR_SCHEMA, ".pick"},
    {"volume-stacks",
     "\"kind\":\"volume\",\"buy\":1,\"get\":1,\"stacks\":true,\"reward\":{\"fixed\":0}",
     VR_ERROR_SCHEMA, ".stacks"},
    {"breaks",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":1,\"reward\":{\"percent\":\"5\"}},{\"from\":2,"
     "\"reward\":{\"percent\":\"5\"}}],\"limits\":{\"per_cart\":2}",
     VR_OK, NULL},
    {"buy-select",
     "\"kind\":\"volume\",\"reward\":{\"fixed\":0},\"buy\":1,\"get\":1,\"buy_select\":{}", VR_OK,
     NULL},
    {"buy-select-buy-0",
     "\"kind\":\"volume\",\"reward\":{\"fixed\":0},\"buy\":0,\"get\":1,\"buy_select\":{}",
     VR_ERROR_RANGE, ".buy"},
    {"buy-select-pick",
     "\"kind\":\"volume\",\"reward\":{\"fixed\":0},\"buy\":1,\"get\":1,\"buy_select\":{},\"pick\":"
     "\"dearest\"",
     VR_ERROR_SCHEMA, ".pick"},
    {"buy-select-claim",
     "\"kind\":\"volume\",\"reward\":{\"fixed\":0},\"buy\":1,\"get\":1,\"buy_select\":{},\"claim\":"
     "\"first\"",
     VR_ERROR_SCHEMA, ".claim"},
    {"claim-first",
     "\"kind\":\"volume\",\"reward\":{\"fixed\":0},\"buy\":0,\"get\":3,\"claim\":\"first\"", VR_OK,
     NULL},
    {"claim-word",
     "\"kind\":\"volume\",\"reward\":{\"fixed\":0},\"buy\":0,\"get\":3,\"claim\":\"last\"",
     VR_ERROR_SCHEMA, ".claim"},
    {"breaks-claim",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":1,\"reward\":{\"fixed\":0}}],\"claim\":\"best\"",
     VR_ERROR_SCHEMA, ".claim"},
    {"markdown-of-list", "\"kind\":\"markdown\",\"of\":\"list\",\"reward\":{\"percent\":\"5\"}",
     VR_OK, NULL},
    {"markdown-amount-of-list", "\"kind\":\"markdown\",\"of\":\"list\",\"reward\":{\"amount\":5}",
     VR_ERROR_SCHEMA, ".of"},
    {"breaks-none", "\"kind\":\"volume\",\"breaks\":[]", VR_ERROR_SCHEMA, ".breaks"},
    {"breaks-number", "\"kind\":\"volume\",\"breaks\":1", VR_ERROR_SCHEMA, ".breaks"},
    {"breaks-buy",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":1,\"reward\":{\"percent\":\"5\"}}],\"buy\":1",
     VR_ERROR_SCHEMA, ".buy"},
    {"breaks-get",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":1,\"reward\":{\"percent\":\"5\"}}],\"get\":1",
     VR_ERROR_SCHEMA, ".get"},
    {"breaks-pick",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":1,\"reward\":{\"percent\":\"5\"}}],\"pick\":"
     "\"dearest\"",
     VR_ERROR_SCHEMA, ".pick"},
    {"breaks-reward",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":1,\"reward\":{\"percent\":\"5\"}}],\"reward\":{"
     "\"percent\":\"5\"}",
     VR_ERROR_SCHEMA, ".reward"},
    {"breaks-from-0",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":0,\"reward\":{\"percent\":\"5\"}}]", VR_ERROR_RANGE,
     ".breaks[0].from"},
    {"breaks-downwards",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":2,\"reward\":{\"percent\":\"5\"}},{\"from\":2,"
     "\"reward\":{\"percent\":\"5\"}}]",
     VR_ERROR_RANGE, ".breaks[1].from"},
    {"breaks-no-reward", "\"kind\":\"volume\",\"breaks\":[{\"from\":2}]", VR_ERROR_SCHEMA,
     ".breaks[0].reward"},
    {"breaks-unknown",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":2,\"reward\":{\"percent\":\"5\"},\"to\":3}]",
     VR_ERROR_SCHEMA, ".breaks[0].to"},
    {"breaks-many",
     "\"kind\":\"volume\",\"breaks\":[{\"from\":1,\"reward\":{\"fixed\":0}},{\"from\":2,\"reward\":"
     "{\"fixed\":0}},{\"from\":3,\"reward\":{\"fixed\":0}},{\"from\":4,\"reward\":{\"fixed\":0}},{"
     "\"from\":5,\"reward\":{\"fixed\":0}},{\"from\":6,\"reward\":{\"fixed\":0}},{\"from\":7,"
     "\"reward\":{\"fixed\":0}},{\"from\":8,\"reward\":{\"fixed\":0}},{\"from\":9,\"reward\":{"
     "\"fixed\":0}},{\"from\":10,\"reward\":{\"fixed\":0}},{\"from\":11,\"reward\":{\"fixed\":0}},{"
     "\"from\":12,\"reward\":{\"fixed\":0}},{\"from\":13,\"reward\":{\"fixed\":0}},{\"from\":14,"
     "\"reward\":{\"fixed\":0}},{\"from\":15,\"reward\":{\"fixed\":0}},{\"from\":16,\"reward\":{"
     "\"fixed\":0}},{\"from\":17,\"reward\":{\"fixed\":0}},{\"from\":18,\"reward\":{\"fixed\":0}},{"
     "\"from\":19,\"reward\":{\"fixed\":0}},{\"from\":20,\"reward\":{\"fixed\":0}},{\"from\":21,"
     "\"reward\":{\"fixed\":0}},{\"from\":22,\"reward\":{\"fixed\":0}},{\"from\":23,\"reward\":{"
     "\"fixed\":0}},{\"from\":24,\"reward\":{\"fixed\":0}},{\"from\":25,\"reward\":{\"fixed\":0}},{"
     "\"from\":26,\"reward\":{\"fixed\":0}},{\"from\":27,\"reward\":{\"fixed\":0}},{\"from\":28,"
     "\"reward\":{\"fixed\":0}},{\"from\":29,\"reward\":{\"fixed\":0}},{\"from\":30,\"reward\":{"
     "\"fixed\":0}},{\"from\":31,\"reward\":{\"fixed\":0}},{\"from\":32,\"reward\":{\"fixed\":0}},{"
     "\"from\":33,\"reward\":{\"fixed\":0}}]",
     VR_ERROR_LIMIT, ".breaks"},
    {"subscription",
     "\"kind\":\"subscription\",\"reward\":{\"percent\":\"5\"},\"deliveries\":3,\"stacks\":false",
     VR_OK, NULL},
    {"subscription-no-reward", "\"kind\":\"subscription\"", VR_ERROR_SCHEMA, ".reward"},
    {"subscription-deliveries-0",
     "\"kind\":\"subscription\",\"reward\":{\"percent\":\"5\"},\"deliveries\":0", VR_ERROR_RANGE,
     ".deliveries"},
    {"subscription-steps", "\"kind\":\"subscription\",\"reward\":{\"percent\":\"5\"},\"steps\":[]",
     VR_ERROR_SCHEMA, ".steps"},
    {"add-on",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\",\"price\":1}],\"min\":1,\"max\":1}]",
     VR_OK, NULL},
    {"add-on-no-base",
     "\"kind\":\"add_on\",\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":\"B\",\"price\":1}]}]",
     VR_ERROR_SCHEMA, ".requires"},
    {"add-on-no-groups", "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[]",
     VR_ERROR_SCHEMA, ".groups"},
    {"add-on-no-options",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[]}"
     "]",
     VR_ERROR_SCHEMA, ".groups[0].options"},
    {"add-on-options-number",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":1}"
     "]",
     VR_ERROR_SCHEMA, ".groups[0].options"},
    {"add-on-group-number", "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[1]",
     VR_ERROR_SCHEMA, ".groups[0]"},
    {"add-on-no-id",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"options\":[{\"sku\":\"B\","
     "\"price\":1}]}]",
     VR_ERROR_SCHEMA, ".groups[0].id"},
    {"add-on-sku",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"Z\",\"price\":1}]}]",
     VR_ERROR_SCHEMA, ".groups[0].options[0].sku"},
    {"add-on-sku-twice",
     "\"kind\":\"add_on\",\"requires\":{},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":\"B\","
     "\"price\":1}]},{\"id\":\"h\",\"options\":[{\"sku\":\"B\",\"price\":1}]}]",
     VR_ERROR_SCHEMA, ".groups[1].options[0].sku"},
    {"add-on-id-twice",
     "\"kind\":\"add_on\",\"requires\":{},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":\"B\","
     "\"price\":1}]},{\"id\":\"g\",\"options\":[{\"sku\":\"A\",\"price\":1}]}]",
     VR_ERROR_SCHEMA, ".groups[1].id"},
    {"add-on-min",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\",\"price\":1}],\"min\":2}]",
     VR_ERROR_RANGE, ".groups[0].min"},
    {"add-on-max-0",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\",\"price\":1}],\"max\":0}]",
     VR_ERROR_RANGE, ".groups[0].max"},
    {"add-on-max-2",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\",\"price\":1}],\"max\":2}]",
     VR_ERROR_RANGE, ".groups[0].max"},
    {"add-on-max-under-min",
     "\"kind\":\"add_on\",\"requires\":{},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":\"B\","
     "\"price\":1},{\"sku\":\"A\",\"price\":1}],\"min\":2,\"max\":1}]",
     VR_ERROR_RANGE, ".groups[0].max"},
    {"add-on-per",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\",\"price\":1,\"per\":\"cart\"}]}]",
     VR_ERROR_SCHEMA, ".groups[0].options[0].per"},
    {"add-on-no-price",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\"}]}]",
     VR_ERROR_SCHEMA, ".groups[0].options[0].price"},
    {"add-on-base-is-option",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"B\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\",\"price\":1}]}]",
     VR_ERROR_SCHEMA, ".requires"},
    {"add-on-stacks",
     "\"kind\":\"add_on\",\"requires\":{\"skus\":[\"A\"]},\"groups\":[{\"id\":\"g\",\"options\":[{"
     "\"sku\":\"B\",\"price\":1}]}],\"stacks\":true",
     VR_ERROR_SCHEMA, ".stacks"},
    {"fill",
     "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0}],\"fill\":[\"A\",\"B\"]", VR_OK,
     NULL},
    {"fill-none", "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0}],\"fill\":[]",
     VR_ERROR_SCHEMA, ".fill"},
    {"fill-sku",
     "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0}],\"fill\":[\"A\",\"Z\"]",
     VR_ERROR_SCHEMA, ".fill[1]"},
    {"fill-quantity",
     "\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0}],\"measure\":\"quantity\","
     "\"fill\":[\"A\"]",
     VR_ERROR_SCHEMA, ".fill"},
    {"when-number", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":1", VR_ERROR_SCHEMA,
     ".when"},
    {"when-nothing", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{}", VR_ERROR_SCHEMA,
     ".when"},
    {"when-two",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"has\":\"A\",\"coupon\":\"B\"}",
     VR_ERROR_SCHEMA, ".when"},
    {"when-unknown", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"moon\":true}",
     VR_ERROR_SCHEMA, ".when.moon"},
    {"when-no-children", "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"any\":[]}",
     VR_ERROR_SCHEMA, ".when.any"},
    {"when-range",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"subtotal\":{\"from\":2,\"to\":1}}",
     VR_ERROR_RANGE, ".when.subtotal.to"},
    {"when-days",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"when\":{\"bought\":{\"skus\":[\"A\"],"
     "\"days\":0}}",
     VR_ERROR_RANGE, ".when.bought.days"},
    {"audience-first-order",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"audience\":{\"first_order\":1}",
     VR_ERROR_SCHEMA, ".audience.first_order"},
    {"audience-deep",
     "\"kind\":\"markdown\",\"reward\":{\"fixed\":0},\"audience\":{\"not\":{\"not\":{\"not\":{"
     "\"not\":{\"not\":{\"not\":{\"not\":{\"not\":{\"has\":\"A\"}}}}}}}}}",
     VR_ERROR_LIMIT, ".audience.not.not.not.not.not.not.not.not"},
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

/* An amount off a million units that 64 bits cannot hold is an error, not a wrong number. */
static void
test_overflow (void)
{
  VrPack *pack =
      evaluating_load_pack (PACK_HEAD "{\"id\":\"o\",\"kind\":\"markdown\",\"name\":\"\","
                                      "\"reward\":{\"amount\":9007199254740991}}]}");
  VrResult *result = NULL;
  VrError   error = {0};

  g_assert_cmpint (
      evaluating_try (pack, "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"A\",\"quantity\":2000}]}",
                      &result, &error),
      ==, VR_ERROR_OVERFLOW);
  g_assert_nonnull (strstr (error.message, "'o'"));
  g_assert_null (result);
  vr_pack_free (pack);
}

/* Bundles, markdowns and thresholds in hundreds over lines in hundreds: the work is bounded, the
 * result the same again, and the totals add up. */
static void
test_crowded (void)
{
  g_autoptr (GString) json = g_string_new (PACK_HEAD);
  g_autoptr (GString) cart =
      g_string_new ("{\"currency\":\"USD\",\"shipping\":{\"price\":900},\"lines\":[");
  VrPack         *pack;
  VrResult       *result;
  const VrTotals *totals;
  int64_t         order = 0;

  for (int i = 0; i < 300; i++)
    {
      g_string_append_printf (json, "%s{\"id\":\"o%d\",\"name\":\"\",", i > 0 ? "," : "", i);
      if (i % 3 == 0)
        g_string_append_printf (json,
                                "\"kind\":\"bundle\",\"components\":[{\"sku\":\"A\",\"quantity\":"
                                "%d}],\"reward\":{\"amount\":%d}}",
                                2 + i % 7, 1 + i % 5);
      else if (i % 3 == 1)
        g_string_append (json, "\"kind\":\"markdown\",\"reward\":{\"percent\":\"0.1\"}}");
      else
        g_string_append_printf (json,
                                "\"kind\":\"threshold\",\"steps\":[{\"from\":%d,\"reward\":{"
                                "\"percent\":\"0.5\"},\"shipping\":%d}]}",
                                1000 * i, 900 - i);
    }
  g_string_append (json, "]}");
  for (int i = 0; i < 300; i++)
    g_string_append_printf (cart, "%s{\"sku\":\"A\",\"quantity\":7,\"unit_price\":%d}",
                            i > 0 ? "," : "", 10 + i);
  g_string_append (cart, "]}");

  pack = evaluating_load_pack (json->str);
  result = evaluating_run (pack, cart->str);
  totals = vr_result_get_totals (result);
  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);
      int64_t                  sum = 0;

      for (size_t j = 0; j < adjustment->n_parts; j++)
        sum += adjustment->parts[j].amount;
      g_assert_cmpint (sum, ==, adjustment->amount);
      order += sum;
    }
  g_assert_cmpint (order, ==, totals->order_discount);
  g_assert_cmpint (totals->due, ==,
                   totals->list + totals->item_discount + totals->order_discount +
                       totals->shipping);
  g_assert_cmpint (vr_result_get_shipping (result)->net, ==, totals->shipping);
  g_assert_cmpint (totals->due, >=, 0);
  vr_result_free (result);
  vr_pack_free (pack);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/kinds/load/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/rules/kinds/overflow", test_overflow);
  g_test_add_func ("/rules/kinds/crowded", test_crowded);
  return g_test_run ();
}
