/* SPDX-License-Identifier: Apache-2.0 */
/* Taking values out of JSON that was written by others: each of the type, size and range it has to
 * be, or an error with its path. */

#ifndef VR_READ_H
#define VR_READ_H

#include "vr-error.h"

#define VR_MAX_ID_LENGTH 256
#define VR_MAX_TEXT_LENGTH 4096

/* An object with no members but these and any that begin with "x-". */
VrStatus vr_read_object (const VrJson *node, const char *const *fields, VrError *error);

/* *ret_node is NULL if there is no such member. */
VrStatus vr_find (const VrJson  *object,
                  const char    *key,
                  VrJsonType     type,
                  const VrJson **ret_node,
                  VrError       *error);
VrStatus vr_require (const VrJson  *object,
                     const char    *key,
                     VrJsonType     type,
                     const VrJson **ret_node,
                     VrError       *error);

/* Without the member *ret_value stays as it is. */
VrStatus vr_find_integer (const VrJson *object,
                          const char   *key,
                          int64_t       min,
                          int64_t       max,
                          int64_t      *ret_value,
                          VrError      *error);
VrStatus vr_require_integer (const VrJson *object,
                             const char   *key,
                             int64_t       min,
                             int64_t       max,
                             int64_t      *ret_value,
                             VrError      *error);

/* An id: 1 to VR_MAX_ID_LENGTH bytes. Without the member *ret_string stays as it is. The bytes
 * belong to the JSON. */
VrStatus vr_find_id (const VrJson *object, const char *key, VrString *ret_string, VrError *error);
VrStatus
vr_require_id (const VrJson *object, const char *key, VrString *ret_string, VrError *error);

/* A text: 0 to VR_MAX_TEXT_LENGTH bytes. */
VrStatus vr_check_text (const VrJson *object, const char *key, VrError *error);
VrStatus vr_require_text (const VrJson *object, const char *key, VrError *error);

/* An object of texts, at most max; any key. */
VrStatus vr_check_texts (const VrJson *object, const char *key, VrError *error);

/* An array of at most max ids. *ret_n is 0 without the member. Both out parameters may be NULL:
 * only looked at. */
VrStatus vr_find_ids (const VrJson  *object,
                      const char    *key,
                      size_t         max,
                      const VrJson **ret_first,
                      size_t        *ret_n,
                      VrError       *error);

/* One of the words (up to a NULL); *ret_index stays as it is without the member. */
VrStatus vr_find_word (const VrJson      *object,
                       const char        *key,
                       const char *const *words,
                       size_t            *ret_index,
                       VrError           *error);

/* An array of at most max ids. */
VrStatus vr_check_ids (const VrJson *node, size_t max, VrError *error);

/* An array of 1 to max, "at least one <what> expected". */
VrStatus vr_require_items (const VrJson  *object,
                           const char    *key,
                           size_t         max,
                           const char    *what,
                           const VrJson **ret_array,
                           VrError       *error);

VrStatus vr_check_size (const VrJson *node, size_t max, VrError *error);

#endif
