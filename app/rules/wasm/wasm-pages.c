/* SPDX-License-Identifier: Apache-2.0 */
/* The heap's pages: what follows the module's data, to the end of its memory. */

#include "wasm-pages.h"

/* Set by the linker: where data and stack end. */
extern char __heap_base;

char *
vr_pages_get_start (void)
{
  return &__heap_base;
}

size_t
vr_pages_get_size (void)
{
  return __builtin_wasm_memory_size (0) * VR_PAGE_SIZE - (size_t) &__heap_base;
}

bool
vr_pages_grow (size_t n_pages)
{
  return __builtin_wasm_memory_grow (0, n_pages) != (size_t) -1;
}
