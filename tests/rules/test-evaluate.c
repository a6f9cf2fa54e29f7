/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluation of what is large, hostile or empty. */

#include "evaluating.h"

#include <string.h>

#define PACK_HEAD                                                                                  \
  "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":1,"                   \
  "\"currency\":\"USD\",\"minor_digits\":2,"

static void
test_a_million_units (void)
{
  VrPack *pack = evaluating_load_pack (
      PACK_HEAD "\"products\":[{\"sku\":\"A\",\"title\":\"\",\"price\":999}],"
                "\"offers\":[{\"id\":\"o\",\"kind\":\"bundle\",\"name\":\"\","
                "\"components\":[{\"sku\":\"A\",\"quantity\":3}],\"reward\":{\"fixed\":2500}}]}");
  VrResult *result = evaluating_run (
      pack, "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"A\",\"quantity\":1000000}]}");

  /* 333,333 sets of 29.97 at 25.00 */
  g_assert_cmpint (vr_result_get_verdict (result, 0)->n_times, ==, 333333);
  g_assert_cmpint (vr_result_get_totals (result)->item_discount, ==, -INT64_C (333333) * 497);
  /* Not every number of times is looked at, and that is said. */
  g_assert_false (vr_result_get_proof (result)->proven);
  g_assert_cmpint (vr_result_get_proof (result)->gap, ==,
                   INT64_C (333333) * 2997 - 2500 - INT64_C (333333) * 497);
  vr_result_free (result);
  vr_pack_free (pack);
}

static void
test_overflow (void)
{
  VrPack *pack = evaluating_load_pack (
      PACK_HEAD
      "\"products\":[{\"sku\":\"A\",\"title\":\"\",\"price\":1,\"cost\":9007199254740991},"
      "{\"sku\":\"B\",\"title\":\"\",\"price\":1}],"
      "\"offers\":[{\"id\":\"o\",\"kind\":\"bundle\",\"name\":\"\","
      "\"components\":[{\"sku\":\"B\",\"quantity\":1}],\"reward\":{\"amount\":9007199254740991}}]"
      "}");
  VrResult *result = NULL;
  VrError   error = {0};

  g_assert_cmpint (
      evaluating_try (pack, "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"B\",\"quantity\":2000}]}",
                      &result, &error),
      ==, VR_ERROR_OVERFLOW);
  g_assert_nonnull (strstr (error.message, "'o'"));
  g_assert_cmpint (
      evaluating_try (pack, "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"A\",\"quantity\":2000}]}",
                      &result, &error),
      ==, VR_ERROR_OVERFLOW);
  g_assert_null (result);
  vr_pack_free (pack);
}

/* Many offers over the same few products: more choices than can be tried. What was found stands,
 * and the proof says how far off it can be. */
static char *
crowded_pack (int n_offers)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260106);
  GString *json = g_string_new (PACK_HEAD "\"products\":[");

  for (int i = 0; i < 10; i++)
    g_string_append_printf (json, "%s{\"sku\":\"P%d\",\"title\":\"\",\"price\":%d}",
                            i > 0 ? "," : "", i, 1000 + 37 * i);
  g_string_append (json, "],\"offers\":[");
  for (int i = 0; i < n_offers; i++)
    {
      int a = g_rand_int_range (rand, 0, 10);
      int b = (a + g_rand_int_range (rand, 1, 10)) % 10;

      g_string_append_printf (json,
                              "%s{\"id\":\"o%d\",\"kind\":\"bundle\",\"name\":\"\",\"components\":["
                              "{\"sku\":\"P%d\",\"quantity\":%d},"
                              "{\"sku\":\"P%d\",\"quantity\":%d}],\"reward\":{\"amount\":%d}}",
                              i > 0 ? "," : "", i, a, g_rand_int_range (rand, 1, 4), b,
                              g_rand_int_range (rand, 1, 4), g_rand_int_range (rand, 100, 1000));
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
test_crowded (void)
{
  g_autofree char *json = crowded_pack (200);
  VrPack          *pack = evaluating_load_pack (json);
  g_autoptr (GString) cart = g_string_new ("{\"currency\":\"USD\",\"lines\":[");
  VrResult *results[2];
  char     *texts[2] = {NULL};
  int64_t   left[10];
  VrError   error;

  for (int i = 0; i < 10; i++)
    {
      g_string_append_printf (cart, "%s{\"sku\":\"P%d\",\"quantity\":20}", i > 0 ? "," : "", i);
      left[i] = 20;
    }
  g_string_append (cart, "]}");

  for (int i = 0; i < 2; i++)
    {
      size_t length;

      results[i] = evaluating_run (pack, cart->str);
      g_assert_cmpint (vr_result_to_json (results[i], &texts[i], &length, &error), ==, VR_OK);
    }
  g_assert_cmpstr (texts[0], ==, texts[1]);
  g_assert_false (vr_result_get_proof (results[0])->proven);
  g_assert_cmpint (vr_result_get_proof (results[0])->gap, >, 0);
  g_assert_cmpint (vr_result_get_totals (results[0])->item_discount, <, 0);

  for (size_t i = 0; i < vr_result_get_n_lines (results[0]); i++)
    {
      const VrLine *line = vr_result_get_line (results[0], i);

      for (size_t j = 0; j < line->n_adjustments; j++)
        left[i] -= line->adjustments[j].n_units;
      g_assert_cmpint (left[i], >=, 0);
    }
  for (int i = 0; i < 2; i++)
    {
      vr_free (texts[i]);
      vr_result_free (results[i]);
    }
  vr_pack_free (pack);
}

/* All lines of a cart are of one product that all offers want: bounded, or refused. */
static void
test_hostile (gconstpointer data)
{
  int n_offers = GPOINTER_TO_INT (data);
  g_autoptr (GString) json = g_string_new (
      PACK_HEAD "\"products\":[{\"sku\":\"A\",\"title\":\"\",\"price\":10}],\"offers\":[");
  g_autoptr (GString) cart = g_string_new ("{\"currency\":\"USD\",\"lines\":[");
  VrPack   *pack;
  VrResult *result = NULL;
  VrError   error = {0};

  for (int i = 0; i < n_offers; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"o%d\",\"kind\":\"bundle\",\"name\":\"\",\"components\":["
                            "{\"sku\":\"A\",\"quantity\":%d}],\"reward\":{\"amount\":%d}}",
                            i > 0 ? "," : "", i, 2 + i % 7, 1 + i % 5);
  g_string_append (json, "]}");
  for (int i = 0; i < 1000; i++)
    g_string_append_printf (cart, "%s{\"sku\":\"A\",\"quantity\":1000000,\"unit_price\":%d}",
                            i > 0 ? "," : "", 10 + i);
  g_string_append (cart, "]}");

  pack = evaluating_load_pack (json->str);
  if (n_offers > 1000)
    {
      g_assert_cmpint (evaluating_try (pack, cart->str, &result, &error), ==, VR_ERROR_LIMIT);
    }
  else
    {
      g_assert_cmpint (evaluating_try (pack, cart->str, &result, &error), ==, VR_OK);
      g_assert_false (vr_result_get_proof (result)->proven);
    }
  vr_result_free (result);
  vr_pack_free (pack);
}

/* Out of range is NULL, not a crash. */
static void
test_accessors (void)
{
  VrPack   *pack = evaluating_load_pack (PACK_HEAD "\"products\":[],\"offers\":[]}");
  VrResult *result = evaluating_run (pack, "{\"currency\":\"USD\",\"lines\":[]}");

  g_assert_cmpuint (vr_result_get_n_lines (result), ==, 0);
  g_assert_cmpuint (vr_result_get_n_verdicts (result), ==, 0);
  g_assert_null (vr_result_get_line (result, 0));
  g_assert_null (vr_result_get_verdict (result, 0));
  g_assert_cmpint (vr_result_get_totals (result)->due, ==, 0);
  vr_result_free (result);
  vr_result_free (NULL);
  vr_pack_free (pack);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/evaluate/a-million-units", test_a_million_units);
  g_test_add_func ("/rules/evaluate/overflow", test_overflow);
  g_test_add_func ("/rules/evaluate/crowded", test_crowded);
  g_test_add_data_func ("/rules/evaluate/hostile/bounded", GINT_TO_POINTER (200), test_hostile);
  g_test_add_data_func ("/rules/evaluate/hostile/refused", GINT_TO_POINTER (1001), test_hostile);
  g_test_add_func ("/rules/evaluate/accessors", test_accessors);
  return g_test_run ();
}
