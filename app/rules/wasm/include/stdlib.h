/* SPDX-License-Identifier: Apache-2.0 */
/* As much of <stdlib.h> as the evaluator needs where there is no libc. */

#ifndef VR_WASM_STDLIB_H
#define VR_WASM_STDLIB_H

#include <stddef.h>

void *malloc (size_t size);
void *realloc (void *memory, size_t size);
void  free (void *memory);

#endif
