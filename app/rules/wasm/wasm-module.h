/* SPDX-License-Identifier: Apache-2.0 */
/* What the module exports. It imports nothing.
 *
 * Whoever calls puts text into memory of vitrine_alloc(), in UTF-8, and frees it. What fails
 * returns 0 and says why in vitrine_error_…(), which holds until the next call. Text that a
 * function returns is freed with vitrine_free(); how long it is, vitrine_get_length() says until
 * the next call. One thread at a time. */

#ifndef VR_WASM_MODULE_H
#define VR_WASM_MODULE_H

#include "rules.h"

/* All else is hidden. */
#pragma GCC visibility push(default)

/* Goes up when a function here changes its meaning. */
#define VITRINE_MODULE_VERSION 1

int vitrine_get_version (void);

/* NULL if the memory is used up; then nothing is said in vitrine_error_…(). */
void *vitrine_alloc (size_t size);
void  vitrine_free (void *memory);

/* The module's blocks may take so many bytes together; otherwise as many as memory has. */
void   vitrine_set_memory_limit (size_t n_bytes);
size_t vitrine_get_memory_used (void);

/* A pack, and the memory that its carts are evaluated in one after the other. */
typedef struct VitrinePack VitrinePack;

VitrinePack *vitrine_pack_load (const char *json, size_t length);
void         vitrine_pack_free (VitrinePack *pack);

/* The result in canonical JSON, of which tell says how much. It is there until the pack is used
 * again, and is not freed. */
const char *vitrine_evaluate (VitrinePack *pack, VrTell tell, const char *cart, size_t length);

/* As vr_pack_seal() and vr_json_canonicalize(); freed with vitrine_free(). */
char *vitrine_seal (const char *json, size_t length);
char *vitrine_canonicalize (const char *json, size_t length);

size_t vitrine_get_length (void);

/* Terminated; the code is a word, as vr_status_to_code() gives it. */
const char *vitrine_error_get_code (void);
const char *vitrine_error_get_path (void);
const char *vitrine_error_get_message (void);
size_t      vitrine_error_get_offset (void);

#pragma GCC visibility pop

#endif
