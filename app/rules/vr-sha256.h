/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-256 (NIST, FIPS 180-4, 2015). */

#ifndef VR_SHA256_H
#define VR_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define VR_SHA256_HEX_LENGTH 64

/* 64 lower-case digits and a NUL. */
void vr_sha256_hex (const void *bytes, size_t n, char ret_hex[VR_SHA256_HEX_LENGTH + 1]);

#endif
