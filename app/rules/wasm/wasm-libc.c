/* SPDX-License-Identifier: Apache-2.0 */
/* What the evaluator needs of libc. The compiler writes memory.copy and memory.fill where memcpy(),
 * memmove() and memset() are called, so that these need no code. */

#include "wasm-heap.h"

#include <stdlib.h>
#include <string.h>

void *
malloc (size_t size)
{
  return vr_heap_alloc (size);
}

void *
realloc (void *memory, size_t size)
{
  return vr_heap_realloc (memory, size);
}

void
free (void *memory)
{
  vr_heap_free (memory);
}

int
memcmp (const void *a, const void *b, size_t n)
{
  const unsigned char *x = a;
  const unsigned char *y = b;

  for (size_t i = 0; i < n; i++)
    {
      if (x[i] != y[i])
        return x[i] < y[i] ? -1 : 1;
    }
  return 0;
}

void *
memchr (const void *memory, int byte, size_t n)
{
  const unsigned char *bytes = memory;

  for (size_t i = 0; i < n; i++)
    {
      if (bytes[i] == (unsigned char) byte)
        return (void *) (bytes + i);
    }
  return NULL;
}

size_t
strlen (const char *text)
{
  size_t n = 0;

  while (text[n] != '\0')
    n++;
  return n;
}

int
strcmp (const char *a, const char *b)
{
  return strncmp (a, b, (size_t) -1);
}

int
strncmp (const char *a, const char *b, size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      if (a[i] != b[i])
        return (unsigned char) a[i] < (unsigned char) b[i] ? -1 : 1;
      if (a[i] == '\0')
        return 0;
    }
  return 0;
}

char *
strchr (const char *text, int byte)
{
  for (; *text != (char) byte; text++)
    {
      if (*text == '\0')
        return NULL;
    }
  return (char *) text;
}
