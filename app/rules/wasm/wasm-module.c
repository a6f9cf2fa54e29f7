/* SPDX-License-Identifier: Apache-2.0 */
/* What the module exports. */

#include "wasm-module.h"

#include "vr-error.h"
#include "wasm-heap.h"

struct VitrinePack
{
  VrPack      *pack;      /* (owned) */
  VrEvaluator *evaluator; /* (owned) */
};

static VrError error;
static size_t  length;

int
vitrine_get_version (void)
{
  return VITRINE_MODULE_VERSION;
}

void *
vitrine_alloc (size_t size)
{
  return vr_heap_alloc (size);
}

void
vitrine_free (void *memory)
{
  vr_heap_free (memory);
}

void
vitrine_set_memory_limit (size_t n_bytes)
{
  vr_heap_set_limit (n_bytes);
}

size_t
vitrine_get_memory_used (void)
{
  return vr_heap_get_n_used ();
}

VitrinePack *
vitrine_pack_load (const char *json, size_t n)
{
  VitrinePack *pack = vr_heap_alloc (sizeof *pack);

  if (pack == NULL)
    {
      vr_fail_memory (&error);
      return NULL;
    }

  *pack = (VitrinePack){NULL, NULL};
  if (vr_pack_load (json, n, &pack->pack, &error) == VR_OK &&
      vr_evaluator_new (pack->pack, &pack->evaluator, &error) == VR_OK)
    return pack;
  vitrine_pack_free (pack);
  return NULL;
}

void
vitrine_pack_free (VitrinePack *pack)
{
  vr_evaluator_free (pack->evaluator);
  vr_pack_free (pack->pack);
  vr_heap_free (pack);
}

const char *
vitrine_evaluate (VitrinePack *pack, VrTell tell, const char *json, size_t n)
{
  const VrCart   *cart;
  const VrResult *result;
  const char     *text;

  if (vr_evaluator_load_cart (pack->evaluator, json, n, &cart, &error) != VR_OK ||
      vr_evaluator_run (pack->evaluator, cart, &result, &error) != VR_OK ||
      vr_evaluator_to_json (pack->evaluator, tell, &text, &length, &error) != VR_OK)
    return NULL;
  return text;
}

char *
vitrine_seal (const char *json, size_t n)
{
  char *text;

  return vr_pack_seal (json, n, &text, &length, &error) == VR_OK ? text : NULL;
}

char *
vitrine_canonicalize (const char *json, size_t n)
{
  char *text;

  return vr_json_canonicalize (json, n, &text, &length, &error) == VR_OK ? text : NULL;
}

size_t
vitrine_get_length (void)
{
  return length;
}

const char *
vitrine_error_get_code (void)
{
  return vr_status_to_code (error.status);
}

const char *
vitrine_error_get_path (void)
{
  return error.path;
}

const char *
vitrine_error_get_message (void)
{
  return error.message;
}

size_t
vitrine_error_get_offset (void)
{
  return error.offset;
}
