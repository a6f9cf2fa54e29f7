/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks of memory out of pages that come one after the other and never go back.
 *
 * Every block has a head that says how large it and the block before it are (boundary tags, Knuth
 * 1973), so that what is freed joins its free neighbours at once. Free blocks are in lists by the
 * power of two of their size; the first that is large enough is taken, and what it has too much is
 * split off. */

#include "wasm-heap.h"

#include "wasm-pages.h"

#include <stdint.h>
#include <string.h>

#define ALIGNMENT ((size_t) 16)
#define HEAD_SIZE ALIGNMENT
#define MIN_BLOCK_SIZE (2 * ALIGNMENT)
#define USED ((size_t) 1)
#define N_BINS (sizeof (size_t) * 8)

/* Of the list that may or may not have a block large enough, so many are looked at. */
#define N_LOOKED_AT 32

/* At least so much is asked for at a time. */
#define MIN_GROWTH (4 * VR_PAGE_SIZE)

typedef struct Block Block;

struct Block
{
  size_t size;   /* bytes to the next block's head; a multiple of ALIGNMENT, and USED or not */
  size_t before; /* size of the block before, 0 for the first */
};

/* Behind the head of a free block. */
typedef struct
{
  Block *next;
  Block *previous;
} Links;

static struct
{
  Block *first;
  Block *end; /* a head alone, in use forever: the last block has a neighbour too */
  Block *bins[N_BINS];
  size_t filled; /* bit i: bins[i] has blocks */
  size_t limit;
  size_t n_used;
} heap = {.limit = SIZE_MAX};

static size_t
block_size (const Block *block)
{
  return block->size & ~USED;
}

static Block *
block_next (Block *block)
{
  return (Block *) ((char *) block + block_size (block));
}

static Links *
block_links (Block *block)
{
  return (Links *) ((char *) block + HEAD_SIZE);
}

static unsigned
bin_of (size_t size)
{
  unsigned bin = 0;

  while (size >>= 1)
    bin++;
  return bin;
}

static void
put_into_bin (Block *block)
{
  unsigned bin = bin_of (block->size);
  Links   *links = block_links (block);

  links->previous = NULL;
  links->next = heap.bins[bin];
  if (links->next != NULL)
    block_links (links->next)->previous = block;
  heap.bins[bin] = block;
  heap.filled |= (size_t) 1 << bin;
}

static void
take_out_of_bin (Block *block)
{
  unsigned bin = bin_of (block->size);
  Links   *links = block_links (block);

  if (links->next != NULL)
    block_links (links->next)->previous = links->previous;
  if (links->previous != NULL)
    block_links (links->previous)->next = links->next;
  else
    heap.bins[bin] = links->next;
  if (heap.bins[bin] == NULL)
    heap.filled &= ~((size_t) 1 << bin);
}

static void
set_free (Block *block, size_t size)
{
  block->size = size;
  block_next (block)->before = size;
  put_into_bin (block);
}

/* Takes a block that is in no list for size bytes of it; what follows is free again. */
static void
set_used (Block *block, size_t whole, size_t size)
{
  size_t rest = whole - size;

  if (rest < MIN_BLOCK_SIZE)
    {
      size = whole;
      rest = 0;
    }
  block->size = size | USED;
  block_next (block)->before = size;
  heap.n_used += size;
  if (rest > 0)
    set_free (block_next (block), rest);
}

/* Frees a block that is in use; its free neighbours become one with it. */
static void
release (Block *block)
{
  size_t size = block_size (block);
  Block *next = block_next (block);

  heap.n_used -= size;
  if ((next->size & USED) == 0)
    {
      take_out_of_bin (next);
      size += next->size;
    }
  if (block->before > 0)
    {
      Block *before = (Block *) ((char *) block - block->before);

      if ((before->size & USED) == 0)
        {
          take_out_of_bin (before);
          size += before->size;
          block = before;
        }
    }
  set_free (block, size);
}

/* The pages that are there when the first block is asked for. */
static bool
start (void)
{
  uintptr_t begin = (uintptr_t) vr_pages_get_start ();
  size_t    skipped = (size_t) (-begin % ALIGNMENT);
  size_t    size = vr_pages_get_size ();

  if (size < skipped + MIN_BLOCK_SIZE + HEAD_SIZE)
    {
      if (!vr_pages_grow (1))
        return false;
      size = vr_pages_get_size ();
    }
  size = (size - skipped) / ALIGNMENT * ALIGNMENT;

  heap.first = (Block *) (begin + skipped);
  heap.end = (Block *) ((char *) heap.first + size - HEAD_SIZE);
  heap.first->before = 0;
  heap.end->size = USED;
  set_free (heap.first, size - HEAD_SIZE);
  return true;
}

static bool
ask_for_pages (size_t n_bytes)
{
  size_t n_now = vr_pages_get_size ();
  size_t n_pages = (n_bytes + VR_PAGE_SIZE - 1) / VR_PAGE_SIZE;

  return n_now <= heap.limit && n_pages <= (heap.limit - n_now) / VR_PAGE_SIZE &&
         vr_pages_grow (n_pages);
}

/* Makes room for one block of size bytes at the end. */
static bool
grow (size_t size)
{
  size_t n_now = vr_pages_get_size ();
  size_t n_more = n_now / 8 > MIN_GROWTH ? n_now / 8 : MIN_GROWTH;
  Block *block = heap.end;
  char  *end;

  if (size > SIZE_MAX / 2)
    return false;
  if (!(n_more > size && ask_for_pages (n_more)) && !ask_for_pages (size))
    return false;

  /* The old end becomes the head of what was added. */
  end = vr_pages_get_start () + vr_pages_get_size ();
  heap.end = (Block *) ((uintptr_t) end / ALIGNMENT * ALIGNMENT - HEAD_SIZE);
  heap.end->size = USED;
  block->size = (size_t) ((char *) heap.end - (char *) block) | USED;
  heap.end->before = block_size (block);
  heap.n_used += block_size (block);
  release (block);
  return true;
}

/* Out of its list; NULL if there is none. */
static Block *
find_free (size_t size)
{
  unsigned bin = bin_of (size);
  size_t   larger = bin + 1 < N_BINS ? heap.filled >> (bin + 1) << (bin + 1) : 0;
  Block   *block = heap.bins[bin];

  for (int i = 0; block != NULL && block->size < size; i++)
    block = i < N_LOOKED_AT ? block_links (block)->next : NULL;
  if (block == NULL && larger != 0)
    block = heap.bins[__builtin_ctzll (larger)];
  if (block != NULL)
    take_out_of_bin (block);
  return block;
}

/* Of the block that has room for size bytes; 0 if that is no number. */
static size_t
whole_size (size_t size)
{
  if (size > SIZE_MAX - HEAD_SIZE - ALIGNMENT)
    return 0;
  size = (size + HEAD_SIZE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  return size > MIN_BLOCK_SIZE ? size : MIN_BLOCK_SIZE;
}

void *
vr_heap_alloc (size_t size)
{
  size_t whole = whole_size (size);
  Block *block;

  if (whole == 0 || (heap.first == NULL && !start ()))
    return NULL;
  block = find_free (whole);
  if (block == NULL && grow (whole))
    block = find_free (whole);
  if (block == NULL)
    return NULL;
  set_used (block, block->size, whole);
  return (char *) block + HEAD_SIZE;
}

void
vr_heap_free (void *memory)
{
  if (memory != NULL)
    release ((Block *) ((char *) memory - HEAD_SIZE));
}

void *
vr_heap_realloc (void *memory, size_t size)
{
  size_t whole = whole_size (size);
  Block *block;
  Block *next;
  size_t room;
  void  *moved;

  if (memory == NULL)
    return vr_heap_alloc (size);
  if (whole == 0)
    return NULL;

  block = (Block *) ((char *) memory - HEAD_SIZE);
  next = block_next (block);
  room = block_size (block) + ((next->size & USED) == 0 ? next->size : 0);
  if (room >= whole)
    {
      heap.n_used -= block_size (block);
      if (room > block_size (block))
        take_out_of_bin (next);
      set_used (block, room, whole);
      return memory;
    }

  moved = vr_heap_alloc (size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, memory, block_size (block) - HEAD_SIZE);
  vr_heap_free (memory);
  return moved;
}

void
vr_heap_set_limit (size_t n_bytes)
{
  heap.limit = n_bytes;
}

size_t
vr_heap_get_n_used (void)
{
  return heap.n_used;
}
