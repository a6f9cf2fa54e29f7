/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a pack: as they are, and sealed, so that the digest is right and the rest is read.
 */

#include "fuzz.h"

#include "vr-json.h"

#include <stdio.h>
#include <string.h>

/* What was sealed is canonical, the same when it is sealed again, and not refused for its digest.
 */
static void
check_sealed (const char *sealed, size_t length)
{
  VrPack *pack = NULL;
  char   *again = NULL;
  size_t  again_length = 0;
  VrError error = {VR_OK};

  fuzz_check_canonical (sealed, length);
  FUZZ_CHECK (vr_pack_seal (sealed, length, &again, &again_length, &error) == VR_OK);
  FUZZ_CHECK (again_length == length && memcmp (again, sealed, length) == 0);
  vr_free (again);
  if (vr_pack_load (sealed, length, &pack, &error) != VR_OK)
    FUZZ_CHECK (error.status != VR_ERROR_DIGEST && error.status != VR_ERROR_SYNTAX);
  vr_pack_free (pack);
}

/* A cart of every product in the pack, and a cart of nothing. */
static void
evaluate_products (const VrPack *pack, const char *json, size_t length)
{
  static char   cart[1 << 16];
  VrArena       arena = {0};
  VrJson       *root = NULL;
  const VrJson *product;
  size_t        n;
  VrError       error;

  FUZZ_CHECK (vr_json_parse (&arena, json, length, &root, &error) == VR_OK);
  n = (size_t) snprintf (cart, sizeof cart, "{\"currency\":\"%s\",\"lines\":[",
                         vr_json_get (root, "currency")->value.string.bytes);
  product = vr_json_get (root, "products")->value.children.first;
  for (int i = 0; product != NULL && i < 8; i++, product = product->next)
    {
      VrString sku = vr_json_get (product, "sku")->value.string;

      if (memchr (sku.bytes, '"', sku.length) != NULL ||
          memchr (sku.bytes, '\\', sku.length) != NULL || sku.length > 1000)
        continue;
      n += (size_t) snprintf (cart + n, sizeof cart - n, "%s{\"quantity\":3,\"sku\":\"%s\"}",
                              cart[n - 1] == '[' ? "" : ",", sku.bytes);
    }
  n += (size_t) snprintf (cart + n, sizeof cart - n, "]}");
  vr_arena_clear (&arena);
  fuzz_evaluate (pack, json, length, cart, n);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *json = (const char *) data;
  char       *sealed = NULL;
  size_t      length = 0;
  VrError     error = {VR_OK};
  VrStatus    status;

  vr_pack_free (fuzz_load_pack (json, size));
  status = vr_pack_seal (json, size, &sealed, &length, &error);
  fuzz_check_error (status, &error, size);
  if (status == VR_OK)
    {
      VrPack *pack;

      check_sealed (sealed, length);
      pack = fuzz_load_pack (sealed, length);
      if (pack != NULL)
        evaluate_products (pack, sealed, length);
      vr_pack_free (pack);
    }
  vr_free (sealed);
  return 0;
}
