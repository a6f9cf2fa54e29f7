/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluations a second: packs of few and of many offers, carts of 8 lines; and the worst search. */

#include "bench.h"
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

/* Evaluates for half a second at least. Returns how often. */
static gint64
evaluate_many (const VrPack *pack, const VrCart *cart, gint64 *ret_took_us)
{
  gint64 start_us = g_get_monotonic_time ();
  gint64 n = 0;

  do
    {
      VrResult *result = NULL;
      VrError   error;

      check (vr_evaluate (pack, cart, &result, &error), &error);
      vr_result_free (result);
      n++;
      *ret_took_us = g_get_monotonic_time () - start_us;
    }
  while (*ret_took_us < G_USEC_PER_SEC / 2);
  return n;
}

/* The same from the bytes of the cart to those of the result. */
static gint64
evaluate_bytes (const VrPack *pack, const char *cart_json, gint64 *ret_took_us)
{
  gint64 start_us = g_get_monotonic_time ();
  gint64 n = 0;

  do
    {
      VrCart   *cart = NULL;
      VrResult *result = NULL;
      char     *json = NULL;
      size_t    length;
      VrError   error;

      check (vr_cart_load (pack, cart_json, strlen (cart_json), &cart, &error), &error);
      check (vr_evaluate (pack, cart, &result, &error), &error);
      check (vr_result_to_json (result, &json, &length, &error), &error);
      vr_free (json);
      vr_result_free (result);
      vr_cart_free (cart);
      n++;
      *ret_took_us = g_get_monotonic_time () - start_us;
    }
  while (*ret_took_us < G_USEC_PER_SEC / 2);
  return n;
}

static void
print_rate (const Setting *setting, const char *what, gint64 n, gint64 took_us)
{
  g_autofree char *job = g_strdup_printf ("evaluate %s, %s", setting->name, what);

  bench_print_row (job, took_us, "%.0f a second", (double) n * G_USEC_PER_SEC / (double) took_us);
}

static void
run (const Setting *setting)
{
  g_autofree char *pack_json = make_pack (setting);
  g_autofree char *cart_json = make_cart (setting);
  char            *sealed = NULL;
  size_t           length;
  VrPack          *pack = NULL;
  VrCart          *cart = NULL;
  VrError          error;
  gint64           took_us;
  gint64           n;

  check (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), &error);
  check (vr_pack_load (sealed, length, &pack, &error), &error);
  check (vr_cart_load (pack, cart_json, strlen (cart_json), &cart, &error), &error);

  n = evaluate_many (pack, cart, &took_us);
  print_rate (setting, "in memory", n, took_us);
  n = evaluate_bytes (pack, cart_json, &took_us);
  print_rate (setting, "JSON to JSON", n, took_us);
  vr_cart_free (cart);
  vr_pack_free (pack);
  vr_free (sealed);
}

int
main (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (settings); i++)
    run (&settings[i]);
  return 0;
}
