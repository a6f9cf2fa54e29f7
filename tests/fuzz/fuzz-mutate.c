/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes JSON by its values, so that most of what comes out is JSON still: bytes changed at random
 * rarely get past the reader. Half of the time libFuzzer's own mutations are used. */

#include "fuzz.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define MAX_SPANS 4096
#define MAX_DEPTH 64
#define MAX_TEXT (1 << 16)

/* Of libFuzzer. */
size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size);

/* It calls this in place of its own. */
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);

/* A value, or a member of an object with its key. */
typedef struct
{
  size_t start;
  size_t end;
  bool   is_member;
} Span;

typedef struct
{
  const char *text;
  size_t      size;
  Span        spans[MAX_SPANS];
  size_t      n_spans;
} Scan;

static uint32_t
draw (uint64_t *state, uint32_t n)
{
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t) ((*state >> 33) % n);
}

static size_t
skip_string (const char *text, size_t size, size_t at)
{
  for (at++; at < size && text[at] != '"'; at++)
    {
      if (text[at] == '\\')
        at++;
    }
  return at < size ? at + 1 : size;
}

static bool
is_atom (char c)
{
  return c != '\0' && strchr ("{}[]:,\" \n\t\r", c) == NULL;
}

static void
add_span (Scan *scan, size_t start, size_t end, bool is_member)
{
  if (scan->n_spans < MAX_SPANS)
    scan->spans[scan->n_spans++] = (Span){start, end, is_member};
}

/* A value ended: it is a span, and with the key before it another. */
static void
end_value (Scan *scan, size_t start, size_t end, size_t *key)
{
  add_span (scan, start, end, false);
  if (*key != SIZE_MAX)
    add_span (scan, *key, end, true);
  *key = SIZE_MAX;
}

/* Finds the spans without asking much of the text: it may be no JSON any more. */
static void
scan_text (Scan *scan)
{
  size_t starts[MAX_DEPTH];
  size_t keys[MAX_DEPTH];
  size_t key = SIZE_MAX;
  size_t depth = 0;
  size_t at = 0;

  while (at < scan->size)
    {
      char   c = scan->text[at];
      size_t start = at++;

      if (c == '"' || is_atom (c))
        {
          at = c == '"' ? skip_string (scan->text, scan->size, start) : at;
          while (c != '"' && at < scan->size && is_atom (scan->text[at]))
            at++;
          if (c == '"' && at < scan->size && scan->text[at] == ':')
            key = start;
          else
            end_value (scan, start, at, &key);
        }
      else if ((c == '{' || c == '[') && depth < MAX_DEPTH)
        {
          starts[depth] = start;
          keys[depth++] = key;
          key = SIZE_MAX;
        }
      else if ((c == '}' || c == ']') && depth > 0)
        {
          depth--;
          end_value (scan, starts[depth], at, &keys[depth]);
        }
    }
}

/* Puts bytes in the place of what is between start and end. */
static size_t
replace (char *text, size_t size, size_t max_size, Span span, const char *bytes, size_t n)
{
  if (size - (span.end - span.start) + n > max_size)
    return size;
  memmove (text + span.start + n, text + span.end, size - span.end);
  memcpy (text + span.start, bytes, n);
  return size - (span.end - span.start) + n;
}

/* With one of the commas beside it. */
static size_t
delete_span (char *text, size_t size, Span span)
{
  if (span.end < size && text[span.end] == ',')
    span.end++;
  else if (span.start > 0 && text[span.start - 1] == ',')
    span.start--;
  return replace (text, size, size, span, "", 0);
}

static size_t
replace_number (char *text, size_t size, size_t max_size, Span span, uint64_t *state)
{
  static const char *const numbers[] = {
      "0",
      "1",
      "2",
      "3",
      "7",
      "10",
      "99",
      "100",
      "12345",
      "1000000",
      "1000001",
      "-1",
      "10000",
      "4294967296",
      "2147483647",
      "31",
      "365",
      "\"50\"",
      "\"0\"",
      "\"100\"",
      "\"0.1\"",
      "\"99.99\"",
      "\"33.3333\"",
      "\"-5\"",
      "9007199254740991",
      "9007199254740992",
      "9223372036854775807",
      "-9223372036854775808",
  };
  const char *number = numbers[draw (state, sizeof numbers / sizeof numbers[0])];

  return replace (text, size, max_size, span, number, strlen (number));
}

/* The span once more behind itself, or that of another in its place. */
static size_t
copy_span (char *text, size_t size, size_t max_size, Span to, Span from, bool is_behind)
{
  static char copy[MAX_TEXT];
  size_t      n = from.end - from.start;

  if (n + 1 >= sizeof copy)
    return size;
  copy[0] = ',';
  memcpy (copy + 1, text + from.start, n);
  if (is_behind)
    return replace (text, size, max_size, (Span){to.end, to.end, false}, copy, n + 1);
  return replace (text, size, max_size, to, copy + 1, n);
}

static size_t
mutate_json (char *text, size_t size, size_t max_size, uint64_t *state)
{
  static Scan scan;
  Span        span;
  Span        other;

  scan.text = text;
  scan.size = size;
  scan.n_spans = 0;
  scan_text (&scan);
  if (scan.n_spans == 0)
    return size;
  span = scan.spans[draw (state, (uint32_t) scan.n_spans)];
  other = scan.spans[draw (state, (uint32_t) scan.n_spans)];
  for (int i = 0; i < 20 && other.is_member != span.is_member; i++)
    other = scan.spans[draw (state, (uint32_t) scan.n_spans)];

  switch (draw (state, 6))
    {
    case 0:
      return delete_span (text, size, span);
    case 1:
      return copy_span (text, size, max_size, span, span, true);
    case 2:
      return copy_span (text, size, max_size, span, other, true);
    case 3:
      return span.is_member ? size : replace_number (text, size, max_size, span, state);
    default:
      return copy_span (text, size, max_size, span, other, false);
    }
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  uint64_t state = seed;
  size_t   n = 1 + draw (&state, 4);

  if (draw (&state, 2) == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  while (n-- > 0)
    size = mutate_json ((char *) data, size, max_size, &state);
  return size > 0 ? size : LLVMFuzzerMutate (data, size, max_size);
}
