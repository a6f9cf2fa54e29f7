/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From JSON to a result in one call, for tests: what must not fail ends the test. */

#include "evaluating.h"

#include <string.h>

VrPack *
evaluating_load_pack (const char *json)
{
  char   *sealed = NULL;
  size_t  length;
  VrPack *pack = NULL;
  VrError error = {0};

  if (vr_pack_seal (json, strlen (json), &sealed, &length, &error) != VR_OK ||
      vr_pack_load (sealed, length, &pack, &error) != VR_OK)
    g_error ("%s: %s in %s", error.path, error.message, json);
  vr_free (sealed);
  return pack;
}

VrStatus
evaluating_try (const VrPack *pack, const char *cart_json, VrResult **ret_result, VrError *error)
{
  VrCart  *cart = NULL;
  VrStatus status;

  if (vr_cart_load (pack, cart_json, strlen (cart_json), &cart, error) != VR_OK)
    g_error ("%s: %s in %s", error->path, error->message, cart_json);
  status = vr_evaluate (pack, cart, ret_result, error);
  vr_cart_free (cart);
  return status;
}

VrResult *
evaluating_run (const VrPack *pack, const char *cart_json)
{
  VrResult *result = NULL;
  VrError   error = {0};

  if (evaluating_try (pack, cart_json, &result, &error) != VR_OK)
    g_error ("%s: %s with %s", error.path, error.message, cart_json);
  return result;
}
