/* SPDX-License-Identifier: Apache-2.0 */
/* What the module exports. */

#include "wasm-module.h"

#include "wasm-heap.h"

#define EXPORT(name) __attribute__ ((export_name (#name))) name

static VrError error;
static size_t  length;

int
EXPORT (vitrine_get_version) (void)
{
  return VITRINE_MODULE_VERSION;
}

void *
EXPORT (vitrine_alloc) (size_t size)
{
  return vr_heap_alloc (size);
}

void
EXPORT (vitrine_free) (void *memory)
{
  vr_free (memory);
}

void
EXPORT (vitrine_set_memory_limit) (size_t n_bytes)
{
  vr_heap_set_limit (n_bytes);
}

size_t
EXPORT (vitrine_get_memory_used) (void)
{
  return vr_heap_get_n_used ();
}

VrPack *
EXPORT (vitrine_pack_load) (const char *json, size_t n)
{
  VrPack *pack;

  return vr_pack_load (json, n, &pack, &error) == VR_OK ? pack : NULL;
}

void
EXPORT (vitrine_pack_free) (VrPack *pack)
{
  vr_pack_free (pack);
}

char *
EXPORT (vitrine_evaluate) (const VrPack *pack, const char *json, size_t n)
{
  VrCart   *cart = NULL;
  VrResult *result = NULL;
  char     *text = NULL;
  VrStatus  status = vr_cart_load (pack, json, n, &cart, &error);

  if (status == VR_OK)
    status = vr_evaluate (pack, cart, &result, &error);
  if (status == VR_OK)
    status = vr_result_to_json (result, &text, &length, &error);
  vr_result_free (result);
  vr_cart_free (cart);
  return status == VR_OK ? text : NULL;
}

char *
EXPORT (vitrine_seal) (const char *json, size_t n)
{
  char *text;

  return vr_pack_seal (json, n, &text, &length, &error) == VR_OK ? text : NULL;
}

char *
EXPORT (vitrine_canonicalize) (const char *json, size_t n)
{
  char *text;

  return vr_json_canonicalize (json, n, &text, &length, &error) == VR_OK ? text : NULL;
}

size_t
EXPORT (vitrine_get_length) (void)
{
  return length;
}

const char *
EXPORT (vitrine_error_get_code) (void)
{
  return vr_status_to_code (error.status);
}

const char *
EXPORT (vitrine_error_get_path) (void)
{
  return error.path;
}

const char *
EXPORT (vitrine_error_get_message) (void)
{
  return error.message;
}

size_t
EXPORT (vitrine_error_get_offset) (void)
{
  return error.offset;
}
