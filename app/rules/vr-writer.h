/* SPDX-License-Identifier: Apache-2.0 */
/* Writes canonical JSON: no white space, shortest escapes. The caller brings the keys in order. */

#ifndef VR_WRITER_H
#define VR_WRITER_H

#include "vr-json.h"

/* Text that grows; all zero is empty. A failure to grow is remembered and reported by
 * vr_writer_take(). */
typedef struct
{
  char  *bytes; /* (owned) */
  size_t length;
  size_t capacity;
  bool   failed;
  bool   needs_comma;
} VrWriter;

void vr_writer_open (VrWriter *writer, char bracket);
void vr_writer_close (VrWriter *writer, char bracket);
/* The key has nothing in it that would have to be escaped. */
void vr_writer_key (VrWriter *writer, const char *key);
void vr_writer_string (VrWriter *writer, const char *bytes, size_t length);
void vr_writer_integer (VrWriter *writer, int64_t value);
void vr_writer_boolean (VrWriter *writer, bool value);

/* A value with all that is in it. Of the root, members whose key is in omit (ends with NULL; may be
 * NULL) are left out. */
void vr_writer_json (VrWriter *writer, const VrJson *value, const char *const *omit);

/* What was written stays with the writer, and is there until it is written to again.
 * VR_ERROR_MEMORY if anything could not be written. */
VrStatus
vr_writer_look (VrWriter *writer, const char **ret_json, size_t *ret_length, VrError *ret_error);

/* Empties it, but keeps the memory. */
void vr_writer_restart (VrWriter *writer);

/* Hands over what was written, with a NUL that does not count, freed with vr_free().
 * VR_ERROR_MEMORY if anything could not be written. The writer is empty afterwards either way. */
VrStatus vr_writer_take (VrWriter *writer, char **ret_json, size_t *ret_length, VrError *ret_error);
void     vr_writer_clear (VrWriter *writer);

#endif
