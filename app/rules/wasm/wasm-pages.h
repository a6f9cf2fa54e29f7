/* SPDX-License-Identifier: Apache-2.0 */
/* Where the heap's pages come from: the module's memory, or a test's. */

#ifndef VR_WASM_PAGES_H
#define VR_WASM_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#define VR_PAGE_SIZE ((size_t) 65536)

/* The first byte that the heap may use, and how many there are now. */
char  *vr_pages_get_start (void);
size_t vr_pages_get_size (void);

/* So many pages more, after those that are there; false leaves all as it was. */
bool vr_pages_grow (size_t n_pages);

#endif
