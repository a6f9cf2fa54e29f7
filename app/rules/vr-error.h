/* SPDX-License-Identifier: Apache-2.0 */
/* Filling in a VrError. */

#ifndef VR_ERROR_H
#define VR_ERROR_H

#include "vr-json.h"

/* Says what went wrong at a value: its path and offset, and a message put together from the strings
 * that follow, up to a NULL. node may be NULL: the whole. error may be NULL: nobody asks. Returns
 * status, for the caller to return in turn. */
VrStatus vr_fail (VrError *error, VrStatus status, const VrJson *node, ...)
    __attribute__ ((sentinel));

/* The same for a member of node, present or not. */
VrStatus vr_fail_member (VrError *error, VrStatus status, const VrJson *node, const char *key, ...)
    __attribute__ ((sentinel));

/* For text that is no JSON: the path is that of the innermost value begun. */
VrStatus vr_fail_syntax (
    VrError *error, VrStatus status, const VrJson *inside, size_t offset, const char *message);

VrStatus vr_fail_memory (VrError *error);

/* An amount that does not fit. */
VrStatus vr_fail_overflow (VrError *error, const VrJson *node);

#endif
