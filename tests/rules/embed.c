/* SPDX-License-Identifier: Apache-2.0 */
/* A storefront with the evaluator built in, and nothing else: C11, no GLib. Exits with 0 if its
 * carts cost what they have to. */

#include "rules.h"

#include <stdio.h>
#include <string.h>

static const char pack_text[] =
    "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"shop\",\"revision\":1,"
    "\"currency\":\"USD\",\"minor_digits\":2,"
    "\"products\":[{\"sku\":\"SHIRT\",\"title\":\"Shirt\",\"price\":3990}],"
    "\"offers\":[{\"id\":\"second\",\"kind\":\"volume\",\"name\":\"The second for 19.90\","
    "\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990},\"select\":{\"skus\":[\"SHIRT\"]}}]}";

static const struct
{
  const char *cart;
  int64_t     due;
} carts[] = {
    {"{\"currency\":\"USD\",\"lines\":[{\"sku\":\"SHIRT\",\"quantity\":1}]}", 3990},
    {"{\"currency\":\"USD\",\"lines\":[{\"sku\":\"SHIRT\",\"quantity\":2}]}", 5980},
    {"{\"currency\":\"USD\",\"lines\":[{\"sku\":\"SHIRT\",\"quantity\":5}]}", 15950},
};

static int
serve (VrEvaluator *evaluator, VrError *error)
{
  for (size_t i = 0; i < sizeof carts / sizeof carts[0]; i++)
    {
      const VrCart   *cart = NULL;
      const VrResult *result = NULL;
      const char     *json = NULL;
      size_t          length;

      if (vr_evaluator_load_cart (evaluator, carts[i].cart, strlen (carts[i].cart), &cart, error) !=
              VR_OK ||
          vr_evaluator_run (evaluator, cart, &result, error) != VR_OK ||
          vr_evaluator_to_json (evaluator, VR_TELL_OUTCOME, &json, &length, error) != VR_OK)
        return 1;
      printf ("%s\n", json);
      if (vr_result_get_totals (result)->due != carts[i].due || strstr (json, "explain") != NULL)
        return 1;
    }
  return 0;
}

int
main (void)
{
  VrError      error = {0};
  char        *sealed = NULL;
  size_t       length;
  VrPack      *pack = NULL;
  VrEvaluator *evaluator = NULL;
  int          failed = 1;

  if (vr_pack_seal (pack_text, sizeof pack_text - 1, &sealed, &length, &error) == VR_OK &&
      vr_pack_load (sealed, length, &pack, &error) == VR_OK &&
      vr_evaluator_new (pack, &evaluator, &error) == VR_OK)
    failed = serve (evaluator, &error);
  if (failed)
    fprintf (stderr, "%s: %s\n", error.path, error.message);

  vr_evaluator_free (evaluator);
  vr_pack_free (pack);
  vr_free (sealed);
  return failed;
}
