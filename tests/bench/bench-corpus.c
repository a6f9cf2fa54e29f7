/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conformance case that takes longest, from the cart's JSON to the result's.
 *
 * usage: bench-corpus CASES.json … */

#include "bench.h"
#include "rules.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_TIMES 20

typedef struct
{
  char  *name; /* (owned) */
  double micros;
} Worst;

static void
check (VrStatus status, const VrError *error)
{
  if (status != VR_OK)
    g_error ("%s: %s", error->path, error->message);
}

static VrPack *
load_pack (JsonNode *node)
{
  g_autofree char *json = json_to_string (node, FALSE);
  VrPack          *pack;
  char            *sealed;
  size_t           length;
  VrError          error;

  check (vr_pack_seal (json, strlen (json), &sealed, &length, &error), &error);
  check (vr_pack_load (sealed, length, &pack, &error), &error);
  vr_free (sealed);
  return pack;
}

/* Microseconds of the fastest of several times; nothing is there from the time before. */
static double
measure (const VrPack *pack, const char *cart_json)
{
  double fastest = G_MAXDOUBLE;

  for (int i = 0; i < N_TIMES; i++)
    {
      double    start = bench_get_processor_micros ();
      VrCart   *cart;
      VrResult *result;
      char     *json;
      size_t    length;
      VrError   error;

      check (vr_cart_load (pack, cart_json, strlen (cart_json), &cart, &error), &error);
      check (vr_evaluate (pack, cart, &result, &error), &error);
      check (vr_result_to_json (result, &json, &length, &error), &error);
      vr_free (json);
      vr_result_free (result);
      vr_cart_free (cart);
      fastest = MIN (fastest, bench_get_processor_micros () - start);
    }
  return fastest;
}

/* Returns: how many cases the file has */
static guint
measure_file (const char *path, Worst *worst)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *file = g_path_get_basename (path);
  JsonArray       *cases;

  if (!json_parser_load_from_file (parser, path, &error))
    g_error ("%s: %s", path, error->message);
  cases = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject      *object = json_array_get_object_element (cases, i);
      g_autofree char *cart = json_to_string (json_object_get_member (object, "cart"), FALSE);
      VrPack          *pack = load_pack (json_object_get_member (object, "pack"));
      double           micros = measure (pack, cart);

      vr_pack_free (pack);
      if (micros <= worst->micros)
        continue;
      g_free (worst->name);
      worst->name = g_strdup_printf ("%.*s/%s", (int) strcspn (file, "."), file,
                                     json_object_get_string_member (object, "name"));
      worst->micros = micros;
    }
  return json_array_get_length (cases);
}

int
main (int argc, char *argv[])
{
  Worst worst = {0};
  guint n_cases = 0;

  for (int i = 1; i < argc; i++)
    n_cases += measure_file (argv[i], &worst);
  if (n_cases == 0)
    g_error ("usage: bench-corpus CASES.json …");
  bench_print_rate ("the worst cart of the conformance cases", worst.micros, "%s, of %u cases",
                    worst.name, n_cases);
  g_free (worst.name);
  return 0;
}
