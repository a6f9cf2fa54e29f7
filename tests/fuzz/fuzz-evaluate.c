/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack and a cart for it, with FUZZ_MARKER between. The pack is sealed first. */

#include "fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *marker = memmem (data, size, FUZZ_MARKER, strlen (FUZZ_MARKER));
  const char *pack_json = (const char *) data;
  char       *sealed = NULL;
  size_t      length = 0;
  VrPack     *pack;

  if (marker == NULL)
    return 0;
  if (vr_pack_seal (pack_json, (size_t) (marker - pack_json), &sealed, &length, NULL) != VR_OK)
    return 0;

  pack = fuzz_load_pack (sealed, length);
  if (pack != NULL)
    {
      const char *cart_json = marker + strlen (FUZZ_MARKER);

      fuzz_evaluate (pack, sealed, length, cart_json, (size_t) (pack_json + size - cart_json));
    }
  vr_pack_free (pack);
  vr_free (sealed);
  return 0;
}
