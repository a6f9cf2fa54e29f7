/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a cart, for packs that have, together, as many different offers as the conformance
 * cases. */

#include "fuzz.h"

#include "rich-packs.h"

#define N_PACKS (sizeof rich_packs / sizeof rich_packs[0])

/* Stays as long as the program. */
typedef struct
{
  VrPack *pack;
  char   *json;
  size_t  length;
} Loaded;

static const Loaded *
get_pack (size_t index)
{
  static Loaded packs[N_PACKS];
  Loaded       *self = &packs[index];
  VrError       error = {VR_OK};

  if (self->pack == NULL)
    {
      FUZZ_CHECK (vr_pack_seal ((const char *) rich_packs[index].json, rich_packs[index].length,
                                &self->json, &self->length, &error) == VR_OK);
      self->pack = fuzz_load_pack (self->json, self->length);
      FUZZ_CHECK (self->pack != NULL);
    }
  return self;
}

/* The input's size says for which pack, so that the input is a cart and nothing else. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const Loaded *loaded = get_pack (size % N_PACKS);

  fuzz_evaluate (loaded->pack, loaded->json, loaded->length, (const char *) data, size);
  return 0;
}
