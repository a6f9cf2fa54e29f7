/* SPDX-License-Identifier: Apache-2.0 */
/* As much of <string.h> as the evaluator needs where there is no libc. */

#ifndef VR_WASM_STRING_H
#define VR_WASM_STRING_H

#include <stddef.h>

void *memcpy (void *restrict to, const void *restrict from, size_t n);
void *memmove (void *to, const void *from, size_t n);
void *memset (void *memory, int byte, size_t n);
int   memcmp (const void *a, const void *b, size_t n);
void *memchr (const void *memory, int byte, size_t n);

size_t strlen (const char *text);
int    strcmp (const char *a, const char *b);
int    strncmp (const char *a, const char *b, size_t n);
char  *strchr (const char *text, int byte);

#endif
