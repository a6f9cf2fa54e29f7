/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The WebAssembly module's heap, on pages of the test's own. */

#include "wasm-heap.h"
#include "wasm-pages.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#define N_PAGES 1024
#define MEMORY_SIZE (N_PAGES * VR_PAGE_SIZE)

/* The heap starts at an odd place, as the module's data may end at one. */
#define START 40

static _Alignas(16) char memory[MEMORY_SIZE];
static size_t n_pages = 1;

char *
vr_pages_get_start (void)
{
  return memory + START;
}

size_t
vr_pages_get_size (void)
{
  return n_pages * VR_PAGE_SIZE - START;
}

bool
vr_pages_grow (size_t n_more)
{
  if (n_more > N_PAGES - n_pages)
    return false;
  n_pages += n_more;
  return true;
}

/* ---- any order of calls ---- */

#define N_SLOTS 400

typedef struct
{
  guint8 *bytes;
  size_t  size;
  guint8  fill;
} Slot;

static void
check_slot (const Slot *slot)
{
  g_assert_cmpuint ((uintptr_t) slot->bytes % 16, ==, 0);
  g_assert_true ((char *) slot->bytes >= memory + START);
  g_assert_true ((char *) slot->bytes + slot->size <= memory + n_pages * VR_PAGE_SIZE);
  for (size_t i = 0; i < slot->size; i++)
    g_assert_cmpuint (slot->bytes[i], ==, slot->fill);
}

static void
clear_slot (Slot *slot)
{
  check_slot (slot);
  vr_heap_free (slot->bytes);
  slot->bytes = NULL;
}

/* Keeps what was there, as far as there is room for it. */
static void
resize_slot (Slot *slot, size_t size, guint8 fill)
{
  guint8 *bytes = vr_heap_realloc (slot->bytes, size);

  g_assert_nonnull (bytes);
  if (slot->bytes != NULL)
    {
      Slot kept = {bytes, MIN (size, slot->size), slot->fill};

      check_slot (&kept);
    }
  *slot = (Slot){bytes, size, fill};
  memset (bytes, fill, size);
}

static size_t
pick_size (GRand *rand)
{
  return (size_t) g_rand_int_range (rand, 0, 1 << g_rand_int_range (rand, 1, 16));
}

static void
test_any_order (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  Slot   slots[N_SLOTS] = {0};
  size_t n_before = vr_heap_get_n_used ();

  for (guint i = 0; i < 20000; i++)
    {
      Slot *slot = &slots[g_rand_int_range (rand, 0, N_SLOTS)];

      if (slot->bytes != NULL && g_rand_boolean (rand))
        clear_slot (slot);
      else
        resize_slot (slot, pick_size (rand), (guint8) i);
    }

  for (guint i = 0; i < N_SLOTS; i++)
    if (slots[i].bytes != NULL)
      clear_slot (&slots[i]);
  g_assert_cmpuint (vr_heap_get_n_used (), ==, n_before);
}

/* What was freed is one block again: nearly all of the heap can be had at once without more pages,
 * whatever order it was freed in. */
static void
test_joined (void)
{
  size_t n_pages_before;
  void  *blocks[3000];
  void  *whole;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    blocks[i] = vr_heap_alloc (100 + i);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    vr_heap_free (blocks[(i * 1009) % G_N_ELEMENTS (blocks)]);

  n_pages_before = n_pages;
  whole = vr_heap_alloc (vr_pages_get_size () - 64);
  g_assert_nonnull (whole);
  g_assert_cmpuint (n_pages, ==, n_pages_before);
  vr_heap_free (whole);
}

/* A block that grows at the end of the heap, as a text being written does, is not moved. */
static void
test_grows_in_place (void)
{
  char *text = vr_heap_alloc (16);
  char *first = text;

  for (size_t size = 32; size < 4096; size *= 2)
    text = vr_heap_realloc (text, size);
  g_assert_true (text == first);
  vr_heap_free (text);
}

static void
test_shrinks (void)
{
  size_t n_before = vr_heap_get_n_used ();
  char  *block = vr_heap_alloc (10000);
  char  *same = vr_heap_realloc (block, 10);

  g_assert_true (same == block);
  g_assert_cmpuint (vr_heap_get_n_used () - n_before, <, 100);
  vr_heap_free (same);
}

/* ---- no memory ---- */

static const size_t impossible_sizes[] = {
    MEMORY_SIZE, SIZE_MAX / 2, SIZE_MAX - 64, SIZE_MAX - 16, SIZE_MAX - 1, SIZE_MAX,
};

static void
test_impossible (void)
{
  size_t n_before = vr_heap_get_n_used ();
  char  *block = vr_heap_alloc (5);

  memcpy (block, "abcd", 5);
  for (guint i = 0; i < G_N_ELEMENTS (impossible_sizes); i++)
    {
      g_assert_null (vr_heap_alloc (impossible_sizes[i]));
      g_assert_null (vr_heap_realloc (block, impossible_sizes[i]));
      g_assert_null (vr_heap_realloc (NULL, impossible_sizes[i]));
    }
  g_assert_cmpstr (block, ==, "abcd");
  vr_heap_free (block);
  vr_heap_free (NULL);
  g_assert_cmpuint (vr_heap_get_n_used (), ==, n_before);
}

/* Takes all there is in blocks of one size, which are linked. Returns how many bytes. */
static size_t
use_up (size_t size, void **ret_blocks)
{
  void **block;
  size_t n = 0;

  *ret_blocks = NULL;
  while ((block = vr_heap_alloc (size)) != NULL)
    {
      *block = *ret_blocks;
      *ret_blocks = block;
      n += size;
    }
  return n;
}

static void
free_all (void *blocks)
{
  while (blocks != NULL)
    {
      void *next = *(void **) blocks;

      vr_heap_free (blocks);
      blocks = next;
    }
}

/* Up to the bound and not beyond; what is freed can be had again. */
static void
test_limit (void)
{
  size_t limit = vr_pages_get_size () + 10 * VR_PAGE_SIZE;
  void  *blocks;

  vr_heap_set_limit (limit);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (use_up (10000, &blocks), >, limit * 9 / 10);
      g_assert_cmpuint (vr_pages_get_size (), <=, limit);
      free_all (blocks);
    }
  vr_heap_set_limit (SIZE_MAX);
}

/* Runs last: afterwards there are no pages left. */
static void
test_used_up (void)
{
  void *blocks;

  g_assert_cmpuint (use_up (100000, &blocks), >, MEMORY_SIZE * 9 / 10);
  g_assert_cmpuint (n_pages, >, N_PAGES - 2);
  free_all (blocks);
  g_assert_cmpuint (vr_heap_get_n_used (), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wasm-heap/grows-in-place", test_grows_in_place);
  g_test_add_func ("/wasm-heap/shrinks", test_shrinks);
  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/wasm-heap/any-order/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_any_order);
    }
  g_test_add_func ("/wasm-heap/joined", test_joined);
  g_test_add_func ("/wasm-heap/impossible", test_impossible);
  g_test_add_func ("/wasm-heap/limit", test_limit);
  g_test_add_func ("/wasm-heap/used-up", test_used_up);

  return g_test_run ();
}
