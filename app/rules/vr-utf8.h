/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8, a code point at a time. */

#ifndef VR_UTF8_H
#define VR_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the code point at bytes, 1 to 4; 0 if it is not well formed (Unicode 15, table 3-7). */
size_t vr_utf8_check (const char *bytes, size_t n);

/* Writes up to 4 bytes and returns how many. */
size_t vr_utf8_write (uint32_t code_point, char *ret_bytes);

#endif
