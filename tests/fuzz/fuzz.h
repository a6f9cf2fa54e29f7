/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. The same targets are linked into libFuzzer and into the replay of
 * the committed corpus. */

#pragma once

#include "rules.h"

#include <stddef.h>
#include <stdint.h>

/* Where a fuzz-evaluate input goes from pack to cart. No canonical JSON holds it. */
#define FUZZ_MARKER "\n--\n"

/* The target: each program has one. Always 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Ends the program, so that the fuzzer keeps the input. */
#define FUZZ_CHECK(condition) ((condition) ? (void) 0 : fuzz_fail (__FILE__, __LINE__, #condition))
_Noreturn void fuzz_fail (const char *file, int line, const char *condition);

/* An error says what it is, in whole characters; a status of VR_OK says nothing. */
void fuzz_check_error (VrStatus status, const VrError *error, size_t length);

/* Terminated, and its own canonical form. */
void fuzz_check_canonical (const char *json, size_t length);

/* Loads the pack if it is one; what is wrong with it is checked. NULL otherwise. */
VrPack *fuzz_load_pack (const char *json, size_t length);

/* Evaluates the cart, if it is one, in every way there is, and checks all that has to hold of the
 * result whatever the offers are. pack_json is what pack was loaded from. */
void fuzz_evaluate (const VrPack *pack,
                    const char   *pack_json,
                    size_t        pack_length,
                    const char   *cart_json,
                    size_t        cart_length);

/* The sums and bounds of a result, and one verdict for each offer of the pack, in its order. */
void fuzz_check_result (const VrResult *result, const char *pack_json, size_t pack_length);
