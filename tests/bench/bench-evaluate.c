/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluations a second: packs of few and of many offers, carts of 8 lines; and the worst search. */

#include "bench.h"
#include "counted-blocks.h"
#include "rules.h"

#include <string.h>

#define N_LINES 8

typedef struct
{
  const char *name;
  int         n_products;
  int         n_offers;
  int         quantity;
} Setting;

/* Offers of two or three products each, so that a cart of 8 lines of the first products meets some
 * of them, and some of those are in each other's way. */
static const Setting settings[] = {
    {"5 offers", 20, 5, 2},
    {"200 offers", 500, 200, 2},
    {"2,000 offers", 5000, 2000, 2},
    {"200 on 8 products", 8, 200, 20},
};

static void
append_component (GString *json, GRand *rand, int product, const char *comma)
{
  g_string_append_printf (json, "%s{\"sku\":\"P%05d\",\"quantity\":%d}", comma, product,
                          g_rand_int_range (rand, 1, 3));
}

static char *
make_pack (const Setting *setting)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  GString *json =
      g_string_new ("{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"bench\","
                    "\"revision\":1,\"currency\":\"USD\",\"minor_digits\":2,\"products\":[");

  for (int i = 0; i < setting->n_products; i++)
    g_string_append_printf (json, "%s{\"sku\":\"P%05d\",\"title\":\"\",\"price\":%d,\"cost\":%d}",
                            i > 0 ? "," : "", i, g_rand_int_range (rand, 500, 20000),
                            g_rand_int_range (rand, 100, 500));
  g_string_append (json, "],\"offers\":[");
  for (int i = 0; i < setting->n_offers; i++)
    {
      int first = g_rand_int_range (rand, 0, setting->n_products);

      g_string_append_printf (
          json, "%s{\"id\":\"offer-%04d\",\"kind\":\"bundle\",\"name\":\"\",\"components\":[",
          i > 0 ? "," : "", i);
      append_component (json, rand, first, "");
      append_component (json, rand, (first + 1) % setting->n_products, ",");
      if (i % 3 == 0)
        append_component (json, rand, (first + 2) % setting->n_products, ",");
      g_string_append_printf (json, "],\"reward\":{\"percent\":\"%d\"}}",
                              g_rand_int_range (rand, 5, 20));
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static char *
make_cart (const Setting *setting)
{
  GString *json = g_string_new ("{\"currency\":\"USD\",\"lines\":[");

  for (int i = 0; i < N_LINES; i++)
    g_string_append_printf (json, "%s{\"sku\":\"P%05d\",\"quantity\":%d}", i > 0 ? "," : "", i,
                            setting->quantity);
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
check (VrStatus status, const VrError *error)
{
  if (status != VR_OK)
    g_error ("%s: %s", error->path, error->message);
}

/* What one measurement repeats. */
typedef struct
{
  VrPack      *pack;
  VrEvaluator *evaluator;
  VrCart      *cart;
  const char  *cart_json;
} Job;

/* A result that stands by itself. */
static void
evaluate_alone (gpointer data)
{
  Job      *job = data;
  VrResult *result = NULL;
  VrError   error;

  check (vr_evaluate (job->pack, job->cart, &result, &error), &error);
  vr_result_free (result);
}

static void
evaluate_again (gpointer data)
{
  Job            *job = data;
  const VrResult *result = NULL;
  VrError         error;

  check (vr_evaluator_run (job->evaluator, job->cart, &result, &error), &error);
}

static void
evaluate_bytes (Job *job, VrTell tell)
{
  const VrCart   *cart = NULL;
  const VrResult *result = NULL;
  const char     *json = NULL;
  size_t          length;
  VrError         error;

  check (vr_evaluator_load_cart (job->evaluator, job->cart_json, strlen (job->cart_json), &cart,
                                 &error),
         &error);
  check (vr_evaluator_run (job->evaluator, cart, &result, &error), &error);
  check (vr_evaluator_to_json (job->evaluator, tell, &json, &length, &error), &error);
}

static void
evaluate_outcome (gpointer data)
{
  evaluate_bytes (data, VR_TELL_OUTCOME);
}

static void
evaluate_all (gpointer data)
{
  evaluate_bytes (data, VR_TELL_ALL);
}

static void
measure (const Setting *setting, const char *what, BenchFunc func, Job *job)
{
  g_autofree char *name = g_strdup_printf ("evaluate %s, %s", setting->name, what);
  gint64           n_blocks;
  gint64           n_times;
  double           micros;

  func (job);
  n_blocks = counted_blocks_get ();
  micros = bench_repeat (func, job, &n_times);
  bench_print_rate (name, micros, "%.3g blocks of memory asked for each",
                    (double) (counted_blocks_get () - n_blocks) / (double) n_times);
}

static void
run (const Setting *setting)
{
  g_autofree char *pack_json = make_pack (setting);
  g_autofree char *cart_json = make_cart (setting);
  char            *sealed = NULL;
  size_t           length;
  Job              job = {.cart_json = cart_json};
  VrError          error;

  check (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), &error);
  check (vr_pack_load (sealed, length, &job.pack, &error), &error);
  check (vr_cart_load (job.pack, cart_json, strlen (cart_json), &job.cart, &error), &error);
  check (vr_evaluator_new (job.pack, &job.evaluator, &error), &error);

  measure (setting, "in memory used again", evaluate_again, &job);
  measure (setting, "JSON to JSON", evaluate_outcome, &job);
  measure (setting, "with every verdict", evaluate_all, &job);
  measure (setting, "a result by itself", evaluate_alone, &job);
  vr_evaluator_free (job.evaluator);
  vr_cart_free (job.cart);
  vr_pack_free (job.pack);
  vr_free (sealed);
}

int
main (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (settings); i++)
    run (&settings[i]);
  return 0;
}
