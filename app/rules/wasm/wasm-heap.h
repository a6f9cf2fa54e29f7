/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks of memory out of pages that come one after the other and never go back. */

#ifndef VR_WASM_HEAP_H
#define VR_WASM_HEAP_H

#include <stddef.h>

/* Aligned for any type. NULL if the pages, or the bound, are used up. */
void *vr_heap_alloc (size_t size);

/* Keeps what the block holds; NULL leaves it as it was. A block of NULL is a new one. */
void *vr_heap_realloc (void *memory, size_t size);

/* NULL is allowed. */
void vr_heap_free (void *memory);

/* The heap grows to so many bytes at most, which a smaller heap may have passed already; without a
 * bound until this is called. */
void vr_heap_set_limit (size_t n_bytes);

/* Bytes in blocks that are not free, with their heads. */
size_t vr_heap_get_n_used (void);

#endif
