/* SPDX-License-Identifier: Apache-2.0 */
/* One loaded pack, many threads: each has the bytes that one alone would have. */

#include "evaluating.h"

#include <string.h>

#define N_THREADS 8
#define N_CARTS 40
#define N_ROUNDS 60
#define N_PRODUCTS 30
#define N_OFFERS 60

typedef struct
{
  VrPack     *pack;
  char      **carts;    /* (array length=N_CARTS) (owned) */
  char      **expected; /* (array length=N_CARTS) (owned) */
  guint       seed;
  const char *where; /* the first that was not as expected, or NULL */
} Work;

static char *
make_pack (GRand *rand)
{
  GString *json =
      g_string_new ("{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"threads\","
                    "\"revision\":1,\"currency\":\"USD\",\"minor_digits\":2,\"products\":[");

  for (int i = 0; i < N_PRODUCTS; i++)
    g_string_append_printf (
        json, "%s{\"sku\":\"P%02d\",\"title\":\"\",\"price\":%d,\"cost\":100,\"tags\":[\"t%d\"]}",
        i > 0 ? "," : "", i, g_rand_int_range (rand, 500, 20000), i % 4);
  g_string_append (json, "],\"offers\":[");
  for (int i = 0; i < N_OFFERS; i++)
    {
      int product = g_rand_int_range (rand, 0, N_PRODUCTS - 1);

      g_string_append_printf (json, "%s{\"id\":\"o%02d\",\"name\":\"\",", i > 0 ? "," : "", i);
      if (i % 3 == 0)
        g_string_append_printf (json,
                                "\"kind\":\"markdown\",\"select\":{\"tags\":[\"t%d\"]},"
                                "\"reward\":{\"percent\":\"3\"}}",
                                i % 4);
      else
        g_string_append_printf (json,
                                "\"kind\":\"bundle\",\"components\":[{\"sku\":\"P%02d\","
                                "\"quantity\":1},{\"sku\":\"P%02d\",\"quantity\":1}],"
                                "\"reward\":{\"percent\":\"%d\"}}",
                                product, product + 1, 5 + i % 20);
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static char *
make_cart (GRand *rand)
{
  GString *json = g_string_new (
      "{\"currency\":\"USD\",\"placement\":\"cart\",\"shipping\":{\"price\":500},\"lines\":[");

  for (int i = 0; i < 6; i++)
    g_string_append_printf (json, "%s{\"sku\":\"P%02d\",\"quantity\":%d}", i > 0 ? "," : "",
                            g_rand_int_range (rand, 0, N_PRODUCTS), g_rand_int_range (rand, 1, 3));
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static char *
evaluate_alone (const VrPack *pack, const char *cart)
{
  VrResult *result = evaluating_run (pack, cart);
  VrError   error;
  char     *json = NULL;
  char     *copy;
  size_t    length;

  g_assert_cmpint (vr_result_to_json (result, &json, &length, &error), ==, VR_OK);
  copy = g_strdup (json);
  vr_free (json);
  vr_result_free (result);
  return copy;
}

/* Carts in an order of its own, in memory of its own. */
static gpointer
run (gpointer data)
{
  Work *work = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (work->seed);
  VrEvaluator *evaluator = NULL;
  VrError      error;

  g_assert_cmpint (vr_evaluator_new (work->pack, &evaluator, &error), ==, VR_OK);
  for (int i = 0; i < N_ROUNDS * N_CARTS; i++)
    {
      int             which = g_rand_int_range (rand, 0, N_CARTS);
      const char     *cart_json = work->carts[which];
      const VrCart   *cart = NULL;
      const VrResult *result = NULL;
      const char     *json = NULL;
      size_t          length;

      g_assert_cmpint (
          vr_evaluator_load_cart (evaluator, cart_json, strlen (cart_json), &cart, &error), ==,
          VR_OK);
      g_assert_cmpint (vr_evaluator_run (evaluator, cart, &result, &error), ==, VR_OK);
      g_assert_cmpint (vr_evaluator_to_json (evaluator, VR_TELL_ALL, &json, &length, &error), ==,
                       VR_OK);
      if (work->where == NULL && strcmp (json, work->expected[which]) != 0)
        work->where = cart_json;
    }
  vr_evaluator_free (evaluator);
  return NULL;
}

static void
test_shared_pack (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);
  g_autofree char *pack_json = make_pack (rand);
  VrPack          *pack = evaluating_load_pack (pack_json);
  char            *carts[N_CARTS];
  char            *expected[N_CARTS];
  Work             works[N_THREADS];
  GThread         *threads[N_THREADS];

  for (int i = 0; i < N_CARTS; i++)
    {
      carts[i] = make_cart (rand);
      expected[i] = evaluate_alone (pack, carts[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    {
      works[i] = (Work){.pack = pack, .carts = carts, .expected = expected, .seed = i};
      threads[i] = g_thread_new ("evaluator", run, &works[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpstr (works[i].where, ==, NULL);
    }

  for (int i = 0; i < N_CARTS; i++)
    {
      g_free (carts[i]);
      g_free (expected[i]);
    }
  vr_pack_free (pack);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/threads/shared-pack", test_shared_pack);
  return g_test_run ();
}
