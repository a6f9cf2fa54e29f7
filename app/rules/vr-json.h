/* SPDX-License-Identifier: Apache-2.0 */
/* JSON as a pack or cart is written in it: strict, bounded, integers only. */

#ifndef VR_JSON_H
#define VR_JSON_H

#include "vr-alloc.h"

#define VR_JSON_MAX_DEPTH 32
#define VR_JSON_MAX_BYTES ((size_t) 64 << 20)
#define VR_JSON_MAX_VALUES ((size_t) 4000000)

typedef enum
{
  VR_JSON_NULL,
  VR_JSON_BOOLEAN,
  VR_JSON_INTEGER,
  VR_JSON_STRING,
  VR_JSON_ARRAY,
  VR_JSON_OBJECT,
} VrJsonType;

/* UTF-8, terminated by a NUL that does not count; has none within. */
typedef struct
{
  const char *bytes;
  size_t      length;
} VrString;

typedef struct VrJson VrJson;

/* Belongs to an arena, with its strings. */
struct VrJson
{
  VrJsonType type;
  size_t     offset; /* bytes into the input */
  VrString   key;    /* in an object */
  size_t     index;  /* in an array */
  VrJson    *parent;
  VrJson    *next; /* the members of an object are sorted by the bytes of their keys */
  union
  {
    bool     boolean;
    int64_t  integer;
    VrString string;
    struct
    {
      VrJson *first;
      VrJson *last;
      size_t  n;
    } children;
  } value;
};

/* Refuses what RFC 8259 refuses, and besides: bytes that are not UTF-8, a key twice in an object,
 * U+0000, fractions and exponents (a pack's numbers are integers), integers beyond 64 bits, and
 * more depth, bytes or values than the limits above. No recursion. */
VrStatus vr_json_parse (
    VrArena *arena, const char *json, size_t length, VrJson **ret_root, VrError *ret_error);

const VrJson *vr_json_get (const VrJson *object, const char *key);

/* By bytes, a prefix first: <0, 0, >0. */
int  vr_string_compare (VrString a, VrString b);
bool vr_string_is (VrString string, const char *text);

#endif
