/* SPDX-License-Identifier: Apache-2.0 */
/* Writes canonical JSON: no white space, shortest escapes. The caller brings the keys in order. */

#include "vr-writer.h"

#include "vr-error.h"

#include <string.h>

static bool
grow (VrWriter *writer, size_t n)
{
  size_t capacity = writer->capacity > 0 ? writer->capacity : 512;
  size_t needed;
  char  *bytes;

  if (writer->failed)
    return false;
  if (__builtin_add_overflow (writer->length + 1, n, &needed))
    goto failed;
  if (needed <= writer->capacity)
    return true;

  while (capacity < needed)
    {
      if (__builtin_mul_overflow (capacity, 2, &capacity))
        goto failed;
    }
  bytes = vr_realloc (writer->bytes, capacity);
  if (bytes == NULL)
    goto failed;

  writer->bytes = bytes;
  writer->capacity = capacity;
  return true;

failed:
  writer->failed = true;
  return false;
}

/* Always leaves room for a NUL. */
static inline bool
reserve (VrWriter *writer, size_t n)
{
  if (!writer->failed && n < writer->capacity - writer->length)
    return true;
  return grow (writer, n);
}

static inline void
put_char (VrWriter *writer, char c)
{
  if (reserve (writer, 1))
    writer->bytes[writer->length++] = c;
}

static void
put (VrWriter *writer, const char *bytes, size_t n)
{
  if (!reserve (writer, n))
    return;
  memcpy (writer->bytes + writer->length, bytes, n);
  writer->length += n;
}

static void
begin_value (VrWriter *writer)
{
  if (writer->needs_comma)
    put_char (writer, ',');
  writer->needs_comma = true;
}

void
vr_writer_open (VrWriter *writer, char bracket)
{
  begin_value (writer);
  put_char (writer, bracket);
  writer->needs_comma = false;
}

void
vr_writer_close (VrWriter *writer, char bracket)
{
  put_char (writer, bracket);
  writer->needs_comma = true;
}

static void
put_escaped (VrWriter *writer, unsigned char c)
{
  static const char hex[] = "0123456789abcdef";
  static const char letters[] = "btn\0fr"; /* of U+0008 to U+000D */
  char              escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};

  if (c == '"' || c == '\\')
    escape[1] = (char) c;
  else if (c >= 8 && c <= 13 && letters[c - 8] != '\0')
    escape[1] = letters[c - 8];
  put (writer, escape, escape[1] == 'u' ? 6 : 2);
}

static bool
needs_escape (unsigned char c)
{
  return c < 0x20 || c == '"' || c == '\\';
}

/* Whether any of eight bytes needs to be escaped, looked at together: after Mycroft's trick a
 * byte's top bit is set where it is zero, or less than 0x20. False alarms are looked into byte by
 * byte. */
static inline bool
may_need_escape (const char *bytes)
{
  const uint64_t ones = UINT64_C (0x0101010101010101);
  const uint64_t tops = UINT64_C (0x8080808080808080);
  uint64_t       word;
  uint64_t       quotes;
  uint64_t       slashes;

  memcpy (&word, bytes, sizeof word);
  quotes = word ^ (ones * '"');
  slashes = word ^ (ones * '\\');
  return (((word - ones * 0x20) & ~word) | ((quotes - ones) & ~quotes) |
          ((slashes - ones) & ~slashes)) &
         tops;
}

/* How many bytes from the first on can stand as they are. */
static size_t
count_plain (const char *bytes, size_t length)
{
  size_t n = 0;

  while (length - n >= 8 && !may_need_escape (bytes + n))
    n += 8;
  while (n < length && !needs_escape ((unsigned char) bytes[n]))
    n++;
  return n;
}

static void
put_string (VrWriter *writer, const char *bytes, size_t length)
{
  put_char (writer, '"');
  for (;;)
    {
      size_t n = count_plain (bytes, length);

      put (writer, bytes, n);
      if (n == length)
        break;
      put_escaped (writer, (unsigned char) bytes[n]);
      bytes += n + 1;
      length -= n + 1;
    }
  put_char (writer, '"');
}

void
vr_writer_string (VrWriter *writer, const char *bytes, size_t length)
{
  begin_value (writer);
  put_string (writer, bytes, length);
}

static void
put_key (VrWriter *writer, const char *bytes, size_t length)
{
  vr_writer_string (writer, bytes, length);
  put_char (writer, ':');
  writer->needs_comma = false;
}

void
vr_writer_key (VrWriter *writer, const char *key)
{
  size_t length = strlen (key);

  begin_value (writer);
  if (!reserve (writer, length + 3))
    return;
  writer->bytes[writer->length++] = '"';
  memcpy (writer->bytes + writer->length, key, length);
  writer->length += length;
  writer->bytes[writer->length++] = '"';
  writer->bytes[writer->length++] = ':';
  writer->needs_comma = false;
}

void
vr_writer_integer (VrWriter *writer, int64_t value)
{
  uint64_t rest = value < 0 ? 0 - (uint64_t) value : (uint64_t) value;
  char     digits[20];
  size_t   at = sizeof digits;

  do
    digits[--at] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    digits[--at] = '-';

  begin_value (writer);
  put (writer, digits + at, sizeof digits - at);
}

void
vr_writer_boolean (VrWriter *writer, bool value)
{
  begin_value (writer);
  put (writer, value ? "true" : "false", value ? 4 : 5);
}

static bool
is_in (VrString key, const char *const *omit)
{
  for (; omit != NULL && *omit != NULL; omit++)
    {
      if (vr_string_is (key, *omit))
        return true;
    }
  return false;
}

static bool
is_container (const VrJson *value)
{
  return value->type == VR_JSON_ARRAY || value->type == VR_JSON_OBJECT;
}

/* The value itself, or the opening of it. */
static void
begin_json (VrWriter *writer, const VrJson *value)
{
  if (value->parent != NULL && value->parent->type == VR_JSON_OBJECT)
    put_key (writer, value->key.bytes, value->key.length);

  switch (value->type)
    {
    case VR_JSON_NULL:
      begin_value (writer);
      put (writer, "null", 4);
      break;
    case VR_JSON_BOOLEAN:
      vr_writer_boolean (writer, value->value.boolean);
      break;
    case VR_JSON_INTEGER:
      vr_writer_integer (writer, value->value.integer);
      break;
    case VR_JSON_STRING:
      vr_writer_string (writer, value->value.string.bytes, value->value.string.length);
      break;
    case VR_JSON_ARRAY:
      vr_writer_open (writer, '[');
      break;
    case VR_JSON_OBJECT:
      vr_writer_open (writer, '{');
      break;
    }
}

void
vr_writer_json (VrWriter *writer, const VrJson *value, const char *const *omit)
{
  const VrJson *root = value;

  for (;;)
    {
      bool is_omitted = value->parent == root && is_in (value->key, omit);

      if (!is_omitted)
        begin_json (writer, value);
      if (!is_omitted && is_container (value) && value->value.children.first != NULL)
        {
          value = value->value.children.first;
          continue;
        }
      if (!is_omitted && is_container (value))
        vr_writer_close (writer, value->type == VR_JSON_OBJECT ? '}' : ']');

      while (value != root && value->next == NULL)
        {
          value = value->parent;
          vr_writer_close (writer, value->type == VR_JSON_OBJECT ? '}' : ']');
        }
      if (value == root)
        return;
      value = value->next;
    }
}

void
vr_writer_restart (VrWriter *writer)
{
  writer->length = 0;
  writer->failed = false;
  writer->needs_comma = false;
}

VrStatus
vr_writer_look (VrWriter *writer, const char **ret_json, size_t *ret_length, VrError *ret_error)
{
  if (!reserve (writer, 0))
    return vr_fail_memory (ret_error);

  writer->bytes[writer->length] = '\0';
  *ret_json = writer->bytes;
  *ret_length = writer->length;
  return VR_OK;
}

VrStatus
vr_writer_take (VrWriter *writer, char **ret_json, size_t *ret_length, VrError *ret_error)
{
  if (!reserve (writer, 0))
    {
      vr_writer_clear (writer);
      return vr_fail_memory (ret_error);
    }

  writer->bytes[writer->length] = '\0';
  *ret_json = writer->bytes;
  *ret_length = writer->length;
  *writer = (VrWriter){0};
  return VR_OK;
}

void
vr_writer_clear (VrWriter *writer)
{
  vr_free (writer->bytes);
  *writer = (VrWriter){0};
}
