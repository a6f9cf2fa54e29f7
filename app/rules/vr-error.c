/* SPDX-License-Identifier: Apache-2.0 */
/* Filling in a VrError. */

#include "vr-error.h"

#include <stdarg.h>
#include <string.h>

typedef struct
{
  char  *bytes;
  size_t size; /* with the terminator */
  size_t length;
  bool   full;
} Text;

/* Whether a byte is in a character of UTF-8, but not its first. */
static bool
is_inside (char byte)
{
  return ((unsigned char) byte & 0xc0) == 0x80;
}

/* All of part or, at the end of the space, as many whole characters as fit. */
static void
text_add (Text *text, const char *part, size_t n)
{
  size_t space = text->size - 1 - text->length;

  if (text->full)
    return;
  if (n > space)
    {
      text->full = true;
      n = space;
      while (n > 0 && is_inside (part[n]))
        n--;
    }

  memcpy (text->bytes + text->length, part, n);
  text->length += n;
  text->bytes[text->length] = '\0';
}

const char *
vr_status_to_code (VrStatus status)
{
  static const char *const codes[] = {
      [VR_OK] = "ok",
      [VR_ERROR_SYNTAX] = "syntax",
      [VR_ERROR_SCHEMA] = "schema",
      [VR_ERROR_VERSION] = "version",
      [VR_ERROR_DIGEST] = "digest",
      [VR_ERROR_LIMIT] = "limit",
      [VR_ERROR_RANGE] = "range",
      [VR_ERROR_OVERFLOW] = "overflow",
      [VR_ERROR_CURRENCY] = "currency",
      [VR_ERROR_MEMORY] = "memory",
  };

  return codes[status];
}

static bool
is_plain_key (const char *key, size_t n)
{
  if (n == 0)
    return false;
  for (size_t i = 0; i < n; i++)
    {
      bool is_letter = (key[i] >= 'a' && key[i] <= 'z') || (key[i] >= 'A' && key[i] <= 'Z');
      bool is_digit = key[i] >= '0' && key[i] <= '9';

      if (!is_letter && key[i] != '_' && key[i] != '-' && !(is_digit && i > 0))
        return false;
    }
  return true;
}

static void
text_add_key (Text *text, const char *key, size_t n)
{
  if (is_plain_key (key, n))
    {
      text_add (text, ".", 1);
      text_add (text, key, n);
      return;
    }

  text_add (text, "[\"", 2);
  for (size_t i = 0, step; i < n; i += step)
    {
      for (step = 1; i + step < n && is_inside (key[i + step]); step++)
        ;
      if (key[i] == '"' || key[i] == '\\')
        text_add (text, "\\", 1);
      text_add (text, (unsigned char) key[i] < 0x20 ? " " : key + i, step);
    }
  text_add (text, "\"]", 2);
}

static void
text_add_index (Text *text, size_t index)
{
  char   digits[24];
  size_t n = sizeof digits;

  do
    digits[--n] = (char) ('0' + index % 10);
  while ((index /= 10) > 0);

  text_add (text, "[", 1);
  text_add (text, digits + n, sizeof digits - n);
  text_add (text, "]", 1);
}

static void
text_add_path (Text *text, const VrJson *node)
{
  const VrJson *steps[VR_JSON_MAX_DEPTH + 1];
  size_t        n_steps = 0;

  for (; node != NULL && node->parent != NULL && n_steps <= VR_JSON_MAX_DEPTH; node = node->parent)
    steps[n_steps++] = node;

  text_add (text, "$", 1);
  while (n_steps > 0)
    {
      const VrJson *step = steps[--n_steps];

      if (step->parent->type == VR_JSON_OBJECT)
        text_add_key (text, step->key.bytes, step->key.length);
      else
        text_add_index (text, step->index);
    }
}

static Text
error_begin (VrError *error, VrStatus status, const VrJson *node)
{
  Text path = {error->path, sizeof error->path, 0, false};

  error->status = status;
  error->offset = node != NULL ? node->offset : 0;
  error->path[0] = '\0';
  error->message[0] = '\0';
  text_add_path (&path, node);
  return path;
}

static void
error_add_message (VrError *error, va_list parts)
{
  Text        message = {error->message, sizeof error->message, 0, false};
  const char *part;

  while ((part = va_arg (parts, const char *)) != NULL)
    text_add (&message, part, strlen (part));
}

VrStatus
vr_fail (VrError *error, VrStatus status, const VrJson *node, ...)
{
  va_list parts;

  if (error == NULL)
    return status;

  error_begin (error, status, node);
  va_start (parts, node);
  error_add_message (error, parts);
  va_end (parts);
  return status;
}

VrStatus
vr_fail_member (VrError *error, VrStatus status, const VrJson *node, const char *key, ...)
{
  va_list parts;
  Text    path;

  if (error == NULL)
    return status;

  path = error_begin (error, status, node);
  text_add_key (&path, key, strlen (key));
  va_start (parts, key);
  error_add_message (error, parts);
  va_end (parts);
  return status;
}

VrStatus
vr_fail_syntax (
    VrError *error, VrStatus status, const VrJson *inside, size_t offset, const char *message)
{
  vr_fail (error, status, inside, message, NULL);
  if (error != NULL)
    error->offset = offset;
  return status;
}

VrStatus
vr_fail_memory (VrError *error)
{
  return vr_fail (error, VR_ERROR_MEMORY, NULL, "out of memory", NULL);
}

VrStatus
vr_fail_overflow (VrError *error, const VrJson *node)
{
  return vr_fail (error, VR_ERROR_OVERFLOW, node, "an amount does not fit 64 bits", NULL);
}
