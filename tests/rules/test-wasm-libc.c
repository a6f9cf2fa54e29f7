/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the WebAssembly module has in place of libc, beside libc. */

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "wasm-heap.h"

#pragma GCC diagnostic ignored "-Wmissing-prototypes"

/* Under other names, so that there are both. */
#define malloc shim_malloc
#define realloc shim_realloc
#define free shim_free
#define memcmp shim_memcmp
#define memchr shim_memchr
#define strlen shim_strlen
#define strcmp shim_strcmp
#define strncmp shim_strncmp
#define strchr shim_strchr
int shim_strncmp (const char *a, const char *b, size_t n);
#include "wasm-libc.c"
#undef malloc
#undef realloc
#undef free
#undef memcmp
#undef memchr
#undef strlen
#undef strcmp
#undef strncmp
#undef strchr

void *
vr_heap_alloc (size_t size)
{
  return malloc (size);
}

void *
vr_heap_realloc (void *memory, size_t size)
{
  return realloc (memory, size);
}

void
vr_heap_free (void *memory)
{
  free (memory);
}

/* Each with each: prefixes, bytes above 127, bytes behind a NUL. All in 8 bytes. */
static const char texts[][8] = {
    "",     "a",    "b",    "ab",    "abc",   "abd",  "ba",
    "\x7f", "\x80", "\xff", "a\xff", "a\x01", "a\0b", "a\0c",
};

static int
sign (int value)
{
  return (value > 0) - (value < 0);
}

static void
test_compare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          const char *a = texts[i];
          const char *b = texts[j];

          g_assert_cmpint (sign (shim_strcmp (a, b)), ==, sign (strcmp (a, b)));
          for (size_t n = 0; n <= sizeof texts[0]; n++)
            {
              g_assert_cmpint (sign (shim_strncmp (a, b, n)), ==, sign (strncmp (a, b, n)));
              g_assert_cmpint (sign (shim_memcmp (a, b, n)), ==, sign (memcmp (a, b, n)));
            }
        }
    }
}

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i];

      g_assert_cmpuint (shim_strlen (text), ==, strlen (text));
      for (int byte = -128; byte < 256; byte++)
        {
          g_assert_true (shim_strchr (text, byte) == strchr (text, byte));
          for (size_t n = 0; n <= sizeof texts[0]; n++)
            g_assert_true (shim_memchr (text, byte, n) == memchr (text, byte, n));
        }
    }
}

static void
test_blocks (void)
{
  char *block = shim_realloc (shim_malloc (3), 6);

  memcpy (block, "abcde", 6);
  g_assert_cmpstr (block, ==, "abcde");
  shim_free (block);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wasm-libc/compare", test_compare);
  g_test_add_func ("/wasm-libc/find", test_find);
  g_test_add_func ("/wasm-libc/blocks", test_blocks);

  return g_test_run ();
}
