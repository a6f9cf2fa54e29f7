/* SPDX-License-Identifier: Apache-2.0 */
/* JSON as a pack or cart is written in it: strict, bounded, integers only. */

#include "vr-json.h"

#include "vr-error.h"
#include "vr-utf8.h"

#include <string.h>

typedef struct
{
  VrArena    *arena;
  const char *json;
  size_t      length;
  size_t      offset;
  size_t      n_values;
  size_t      depth;
  VrJson     *root;
  VrJson     *inside; /* the array or object being read */
  VrString    key;    /* of the value that comes next, in an object */
  VrError    *error;
} Parser;

int
vr_string_compare (VrString a, VrString b)
{
  size_t n = a.length < b.length ? a.length : b.length;
  int    order = memcmp (a.bytes, b.bytes, n);

  if (order != 0)
    return order;
  return (a.length > b.length) - (a.length < b.length);
}

bool
vr_string_is (VrString string, const char *text)
{
  return string.length == strlen (text) && memcmp (string.bytes, text, string.length) == 0;
}

const VrJson *
vr_json_get (const VrJson *object, const char *key)
{
  for (const VrJson *member = object->value.children.first; member != NULL; member = member->next)
    {
      if (vr_string_is (member->key, key))
        return member;
    }
  return NULL;
}

static VrStatus
fail (Parser *parser, const char *message)
{
  return vr_fail_syntax (parser->error, VR_ERROR_SYNTAX, parser->inside, parser->offset, message);
}

/* The byte at the place, or 0 at the end: no JSON token begins with 0. */
static char
peek (const Parser *parser)
{
  return parser->offset < parser->length ? parser->json[parser->offset] : '\0';
}

static void
skip_blanks (Parser *parser)
{
  for (;;)
    {
      char c = peek (parser);

      if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
        return;
      parser->offset++;
    }
}

static bool
read_hex4 (Parser *parser, uint32_t *ret_value)
{
  uint32_t value = 0;

  for (int i = 0; i < 4; i++)
    {
      char c = peek (parser);

      if (c >= '0' && c <= '9')
        value = value * 16 + (uint32_t) (c - '0');
      else if (c >= 'a' && c <= 'f')
        value = value * 16 + (uint32_t) (c - 'a' + 10);
      else if (c >= 'A' && c <= 'F')
        value = value * 16 + (uint32_t) (c - 'A' + 10);
      else
        return false;
      parser->offset++;
    }

  *ret_value = value;
  return true;
}

/* What follows "\u", with the second half of a pair. */
static VrStatus
read_code_point (Parser *parser, uint32_t *ret_code_point)
{
  uint32_t first;
  uint32_t second;

  if (!read_hex4 (parser, &first))
    return fail (parser, "\\u needs four hexadecimal digits");
  if (first == 0)
    return fail (parser, "a string cannot contain U+0000");
  if (first >= 0xdc00 && first <= 0xdfff)
    return fail (parser, "second half of a surrogate pair without the first");
  if (first < 0xd800 || first > 0xdbff)
    {
      *ret_code_point = first;
      return VR_OK;
    }

  if (parser->length - parser->offset < 2 || memcmp (parser->json + parser->offset, "\\u", 2) != 0)
    return fail (parser, "first half of a surrogate pair without the second");
  parser->offset += 2;
  if (!read_hex4 (parser, &second) || second < 0xdc00 || second > 0xdfff)
    return fail (parser, "first half of a surrogate pair without the second");

  *ret_code_point = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  return VR_OK;
}

static VrStatus
read_escape (Parser *parser, char *to, size_t *length)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char              c = peek (parser);
  const char       *letter = c != '\0' ? strchr (letters, c) : NULL;
  uint32_t          code_point = 0;
  VrStatus          status;

  if (letter != NULL)
    {
      parser->offset++;
      to[(*length)++] = meanings[letter - letters];
      return VR_OK;
    }
  if (c != 'u')
    return fail (parser, "unknown escape");

  parser->offset++;
  status = read_code_point (parser, &code_point);
  if (status == VR_OK)
    *length += vr_utf8_write (code_point, to + *length);
  return status;
}

/* Bytes of the string at the place, escapes included, up to the closing quote. */
static VrStatus
measure_string (Parser *parser, size_t *ret_n)
{
  size_t at = parser->offset;

  while (at < parser->length && parser->json[at] != '"')
    at += parser->json[at] == '\\' ? 2 : 1;
  if (at >= parser->length)
    return fail (parser, "a string does not end");

  *ret_n = at - parser->offset;
  return VR_OK;
}

/* At the opening quote. No escape is shorter than what it stands for. */
static VrStatus
read_string (Parser *parser, VrString *ret_string)
{
  size_t   n = 0;
  size_t   length = 0;
  char    *bytes;
  VrStatus status;

  parser->offset++;
  status = measure_string (parser, &n);
  if (status != VR_OK)
    return status;
  bytes = VR_ARENA_NEW (parser->arena, char, n + 1);
  if (bytes == NULL)
    return vr_fail_memory (parser->error);

  while (peek (parser) != '"')
    {
      unsigned char c = (unsigned char) peek (parser);

      if (c < 0x20)
        return fail (parser, "a control character has to be escaped");
      if (c == '\\')
        {
          parser->offset++;
          status = read_escape (parser, bytes, &length);
          if (status != VR_OK)
            return status;
          continue;
        }

      n = vr_utf8_check (parser->json + parser->offset, parser->length - parser->offset);
      if (n == 0)
        return fail (parser, "not UTF-8");
      memcpy (bytes + length, parser->json + parser->offset, n);
      length += n;
      parser->offset += n;
    }

  parser->offset++;
  ret_string->bytes = bytes;
  ret_string->length = length;
  return VR_OK;
}

static VrStatus
read_integer (Parser *parser, int64_t *ret_value)
{
  bool     is_negative = peek (parser) == '-';
  uint64_t limit = (uint64_t) INT64_MAX + (is_negative ? 1 : 0);
  uint64_t value = 0;
  size_t   start;

  if (is_negative)
    parser->offset++;
  start = parser->offset;
  while (peek (parser) >= '0' && peek (parser) <= '9')
    {
      uint64_t digit = (uint64_t) (peek (parser) - '0');

      if (value > (limit - digit) / 10)
        return vr_fail_syntax (parser->error, VR_ERROR_RANGE, parser->inside, start,
                               "an integer does not fit 64 bits");
      value = value * 10 + digit;
      parser->offset++;
    }

  if (parser->offset == start)
    return fail (parser, is_negative ? "a digit has to follow the minus" : "a value expected");
  if (parser->json[start] == '0' && parser->offset - start > 1)
    return fail (parser, "a number cannot begin with 0");
  if (peek (parser) == '.' || peek (parser) == 'e' || peek (parser) == 'E')
    return vr_fail_syntax (parser->error, VR_ERROR_SCHEMA, parser->inside, start,
                           "a number has to be an integer");

  *ret_value = is_negative ? (int64_t) (0 - value) : (int64_t) value;
  return VR_OK;
}

static bool
read_word (Parser *parser, const char *word)
{
  size_t n = strlen (word);

  if (parser->length - parser->offset < n || memcmp (parser->json + parser->offset, word, n) != 0)
    return false;
  parser->offset += n;
  return true;
}

static VrStatus
read_scalar (Parser *parser, VrJson *node)
{
  switch (peek (parser))
    {
    case '"':
      node->type = VR_JSON_STRING;
      return read_string (parser, &node->value.string);
    case 't':
    case 'f':
      node->type = VR_JSON_BOOLEAN;
      node->value.boolean = peek (parser) == 't';
      return read_word (parser, node->value.boolean ? "true" : "false")
                 ? VR_OK
                 : fail (parser, "a value expected");
    case 'n':
      node->type = VR_JSON_NULL;
      return read_word (parser, "null") ? VR_OK : fail (parser, "a value expected");
    default:
      node->type = VR_JSON_INTEGER;
      return read_integer (parser, &node->value.integer);
    }
}

/* A new value at the place, hung into what is being read. */
static VrStatus
add_node (Parser *parser, VrJson **ret_node)
{
  VrJson *node;
  VrJson *inside = parser->inside;

  if (++parser->n_values > VR_JSON_MAX_VALUES)
    return vr_fail_syntax (parser->error, VR_ERROR_LIMIT, inside, parser->offset,
                           "too many values");
  node = VR_ARENA_NEW (parser->arena, VrJson, 1);
  if (node == NULL)
    return vr_fail_memory (parser->error);

  node->offset = parser->offset;
  node->parent = inside;
  if (inside != NULL)
    {
      if (inside->type == VR_JSON_OBJECT)
        node->key = parser->key;
      node->index = inside->value.children.n++;
      if (inside->value.children.last != NULL)
        inside->value.children.last->next = node;
      else
        inside->value.children.first = node;
      inside->value.children.last = node;
    }
  else
    parser->root = node;
  *ret_node = node;
  return VR_OK;
}

static VrStatus
read_key (Parser *parser)
{
  VrStatus status;

  skip_blanks (parser);
  if (peek (parser) != '"')
    return fail (parser, "a key in quotes expected");
  status = read_string (parser, &parser->key);
  if (status != VR_OK)
    return status;
  skip_blanks (parser);
  if (peek (parser) != ':')
    return fail (parser, "':' expected");
  parser->offset++;
  return VR_OK;
}

static VrJson *
merge_members (VrJson *a, VrJson *b)
{
  VrJson  *first = NULL;
  VrJson **link = &first;

  while (a != NULL && b != NULL)
    {
      VrJson **smaller = vr_string_compare (a->key, b->key) <= 0 ? &a : &b;

      *link = *smaller;
      link = &(*smaller)->next;
      *smaller = *link;
    }

  *link = a != NULL ? a : b;
  return first;
}

/* Merge sort from below: run i holds 2^i members or none. */
static VrJson *
sort_members (VrJson *first)
{
  VrJson *runs[32] = {NULL};
  VrJson *sorted = NULL;

  while (first != NULL)
    {
      VrJson *run = first;
      size_t  i = 0;

      first = first->next;
      run->next = NULL;
      while (runs[i] != NULL)
        {
          run = merge_members (runs[i], run);
          runs[i++] = NULL;
        }
      runs[i] = run;
    }

  for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++)
    sorted = merge_members (runs[i], sorted);
  return sorted;
}

static VrStatus
close_object (Parser *parser, VrJson *object)
{
  VrJson *first = sort_members (object->value.children.first);

  object->value.children.first = first;
  for (VrJson *member = first; member != NULL; member = member->next)
    {
      if (member->next != NULL && vr_string_compare (member->key, member->next->key) == 0)
        return vr_fail (parser->error, VR_ERROR_SYNTAX, member->next, "the key stands twice", NULL);
      object->value.children.last = member;
    }
  return VR_OK;
}

/* Reads one value, or the opening of one. *ret_opened says which. */
static VrStatus
read_value (Parser *parser, bool *ret_opened)
{
  VrJson  *node = NULL;
  VrStatus status;

  skip_blanks (parser);
  status = add_node (parser, &node);
  if (status != VR_OK)
    return status;

  *ret_opened = false;
  if (peek (parser) != '[' && peek (parser) != '{')
    return read_scalar (parser, node);

  if (++parser->depth > VR_JSON_MAX_DEPTH)
    return vr_fail (parser->error, VR_ERROR_LIMIT, node->parent, "nested too deep", NULL);
  node->type = peek (parser) == '{' ? VR_JSON_OBJECT : VR_JSON_ARRAY;
  parser->inside = node;
  parser->offset++;
  *ret_opened = true;
  return VR_OK;
}

static VrStatus
close_container (Parser *parser)
{
  VrJson  *container = parser->inside;
  VrStatus status = VR_OK;

  parser->offset++;
  parser->depth--;
  if (container->type == VR_JSON_OBJECT)
    status = close_object (parser, container);
  parser->inside = container->parent;
  return status;
}

/* After an opening or a value: closes what ends here, up to where the next value is due. */
static VrStatus
advance (Parser *parser, bool opened)
{
  while (parser->inside != NULL)
    {
      bool     is_object = parser->inside->type == VR_JSON_OBJECT;
      VrStatus status;

      skip_blanks (parser);
      if (peek (parser) == (is_object ? '}' : ']'))
        {
          status = close_container (parser);
          if (status != VR_OK)
            return status;
          opened = false;
          continue;
        }

      if (!opened)
        {
          if (peek (parser) != ',')
            return fail (parser, is_object ? "',' or '}' expected" : "',' or ']' expected");
          parser->offset++;
        }
      return is_object ? read_key (parser) : VR_OK;
    }
  return VR_OK;
}

VrStatus
vr_json_parse (
    VrArena *arena, const char *json, size_t length, VrJson **ret_root, VrError *ret_error)
{
  Parser parser = {.arena = arena, .json = json, .length = length, .error = ret_error};

  if (length > VR_JSON_MAX_BYTES)
    return vr_fail (ret_error, VR_ERROR_LIMIT, NULL, "the text is too long", NULL);

  do
    {
      bool     opened;
      VrStatus status = read_value (&parser, &opened);

      if (status == VR_OK)
        status = advance (&parser, opened);
      if (status != VR_OK)
        return status;
    }
  while (parser.inside != NULL);

  skip_blanks (&parser);
  if (parser.offset < length)
    return fail (&parser, "nothing may follow the value");
  *ret_root = parser.root;
  return VR_OK;
}
