/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that may claim any units, in carts with more ways of doing so than can be listed. */

#include "evaluating.h"

#define PACK_HEAD                                                                                  \
  "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":1,"                   \
  "\"currency\":\"USD\",\"minor_digits\":2,\"rounding\":{\"per\":\"%s\"},\"products\":["

/* Products P00 to P39, of 10.00, 10.10 and so on, and so many of each in the cart. */
static void
open_pack (GString *pack, GString *cart, const char *per, int n_products, int quantity)
{
  g_string_printf (pack, PACK_HEAD, per);
  g_string_assign (cart, "{\"currency\":\"USD\",\"lines\":[");
  for (int i = 0; i < n_products; i++)
    {
      g_string_append_printf (pack, "%s{\"sku\":\"P%02d\",\"title\":\"\",\"price\":%d}",
                              i > 0 ? "," : "", i, 1000 + 10 * i);
      g_string_append_printf (cart, "%s{\"sku\":\"P%02d\",\"quantity\":%d}", i > 0 ? "," : "", i,
                              quantity);
    }
  g_string_append (pack, "],\"offers\":[");
  g_string_append (cart, "]}");
}

typedef struct
{
  const char *name;
  const char *per;
  int         quantity; /* of each of the 20 products */
  const char *offer;    /* what it says after its name */
  int64_t     discount; /* the best, worked out by hand */
  bool        proven;
  int64_t     most_gap;
} Row;

#define BREAKS "\"kind\":\"volume\",\"breaks\":["

/* 60 units of 657.00; the 49 dearest, P03 once and then P04 to P19 three times, are 545.50, and the
 * four dearest 47.50. */
static const Row rows[] = {
    {"upwards", "line", 3,
     BREAKS "{\"from\":5,\"reward\":{\"percent\":\"10\"}},"
            "{\"from\":30,\"reward\":{\"percent\":\"20\"}}]",
     13140, true, 0},
    {"downwards", "unit", 3,
     BREAKS "{\"from\":2,\"reward\":{\"percent\":\"50\"}},"
            "{\"from\":50,\"reward\":{\"percent\":\"10\"}}]",
     27275, true, 0},
    {"downwards-per-line", "line", 3,
     BREAKS "{\"from\":2,\"reward\":{\"percent\":\"50\"}},"
            "{\"from\":50,\"reward\":{\"percent\":\"10\"}}]",
     27275, false, 20},
    {"limit", "unit", 3,
     BREAKS "{\"from\":2,\"reward\":{\"fixed\":500}}],\"limits\":{\"per_cart\":4}", 2750, true, 0},
    {"floors", "unit", 3,
     BREAKS "{\"from\":2,\"reward\":{\"fixed\":0}}],\"guards\":{\"min_price\":1000}", 5700, true,
     0},
    {"millions", "line", 1000000, BREAKS "{\"from\":1000000,\"reward\":{\"amount\":1}}]", 20000000,
     true, 0},
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GString) cart = g_string_new (NULL);
  VrPack        *pack;
  VrResult      *result;
  const VrProof *proof;

  open_pack (json, cart, row->per, 20, row->quantity);
  g_string_append_printf (json, "{\"id\":\"o\",\"name\":\"\",%s}]}", row->offer);
  pack = evaluating_load_pack (json->str);
  result = evaluating_run (pack, cart->str);
  proof = vr_result_get_proof (result);

  g_assert_cmpint (vr_result_get_verdict (result, 0)->amount, ==, -row->discount);
  g_assert_cmpint (vr_result_get_totals (result)->item_discount, ==, -row->discount);
  g_assert_cmpint (proof->proven, ==, row->proven);
  g_assert_cmpint (proof->gap, >=, row->proven ? 0 : 1);
  g_assert_cmpint (proof->gap, <=, row->most_gap);
  vr_result_free (result);
  vr_pack_free (pack);
}

/* Twelve options of one unit each: more ways than are listed, but the best is known. */
static void
test_options (void)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GString) cart = g_string_new (NULL);
  VrPack   *pack;
  VrResult *result;

  open_pack (json, cart, "line", 13, 1);
  g_string_append (json,
                   "{\"id\":\"o\",\"name\":\"\",\"kind\":\"add_on\","
                   "\"requires\":{\"skus\":[\"P00\"]},\"groups\":[{\"id\":\"g\",\"options\":[");
  for (int i = 1; i < 13; i++)
    g_string_append_printf (json, "%s{\"sku\":\"P%02d\",\"price\":900}", i > 1 ? "," : "", i);
  g_string_append (json, "]}]}]}");
  pack = evaluating_load_pack (json->str);
  result = evaluating_run (pack, cart->str);

  /* 12 × 1.00, and 0.10 to 1.20 more */
  g_assert_cmpint (vr_result_get_verdict (result, 0)->amount, ==, -1980);
  g_assert_true (vr_result_get_proof (result)->proven);
  vr_result_free (result);
  vr_pack_free (pack);
}

/* A bundle of the two cheapest products is worth more than their share of the break: all other
 * units are still claimed. What is not known of other ways is admitted. */
static void
test_beside_bundle (void)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GString) cart = g_string_new (NULL);
  VrPack        *pack;
  VrResult      *result;
  const VrProof *proof;

  open_pack (json, cart, "line", 20, 3);
  g_string_append (json, "{\"id\":\"o\",\"name\":\"\",\"kind\":\"volume\",\"breaks\":["
                         "{\"from\":40,\"reward\":{\"percent\":\"10\"}}]},"
                         "{\"id\":\"w\",\"name\":\"\",\"kind\":\"bundle\",\"components\":["
                         "{\"sku\":\"P00\",\"quantity\":2},{\"sku\":\"P01\",\"quantity\":2}],"
                         "\"reward\":{\"amount\":3000}}]}");
  pack = evaluating_load_pack (json->str);
  result = evaluating_run (pack, cart->str);
  proof = vr_result_get_proof (result);

  /* 10 % of 657.00 less 2 × 10.00 and 2 × 10.10, and 30.00 */
  g_assert_cmpint (vr_result_get_totals (result)->item_discount, ==, -6168 - 3000);
  g_assert_cmpint (proof->gap, <=, 402);
  g_assert_cmpint (proof->proven, ==, proof->gap == 0);
  vr_result_free (result);
  vr_pack_free (pack);
}

/* Breaks in hundreds over a thousand lines of a million units: the work is bounded. */
static void
test_crowded (void)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GString) cart = g_string_new ("{\"currency\":\"USD\",\"lines\":[");
  VrPack         *pack;
  VrResult       *result;
  const VrTotals *totals;
  int64_t         sum = 0;

  g_string_printf (json, PACK_HEAD "{\"sku\":\"A\",\"title\":\"\",\"price\":1000}],\"offers\":[",
                   "line");
  for (int i = 0; i < 200; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"o%d\",\"name\":\"\",\"kind\":\"volume\",\"breaks\":["
                            "{\"from\":%d,\"reward\":{\"percent\":\"%d\"}},"
                            "{\"from\":%d,\"reward\":{\"fixed\":%d}}]}",
                            i > 0 ? "," : "", i, 1 + i, 1 + i % 50, 1000 + i, 10 * i);
  g_string_append (json, "]}");
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (cart, "%s{\"sku\":\"A\",\"quantity\":1000000,\"unit_price\":%d}",
                            i > 0 ? "," : "", 10 + i);
  g_string_append (cart, "]}");

  pack = evaluating_load_pack (json->str);
  result = evaluating_run (pack, cart->str);
  totals = vr_result_get_totals (result);
  for (size_t i = 0; i < vr_result_get_n_verdicts (result); i++)
    {
      const VrVerdict *verdict = vr_result_get_verdict (result, i);

      if (verdict->code == VR_VERDICT_APPLIED)
        sum += verdict->amount;
    }
  g_assert_cmpint (sum, ==, totals->item_discount);
  g_assert_cmpint (sum, <, 0);
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
      g_autofree char *path = g_strdup_printf ("/rules/ways/breaks/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/rules/ways/options", test_options);
  g_test_add_func ("/rules/ways/beside-bundle", test_beside_bundle);
  g_test_add_func ("/rules/ways/crowded", test_crowded);
  return g_test_run ();
}
