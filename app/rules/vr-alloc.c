/* SPDX-License-Identifier: Apache-2.0 */
/* The one place that asks for memory: blocks, and arenas that are freed as a whole. */

#include "vr-alloc.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_CHUNK_SIZE ((size_t) 8192)
#define MAX_CHUNK_SIZE ((size_t) 1 << 20)

struct VrChunk
{
  VrChunk *next;
  size_t   size; /* bytes behind this head */
  union
  {
    long long integer;
    void     *pointer;
    double    number;
  } align[];
};

#define ALIGNMENT sizeof (((VrChunk *) NULL)->align[0])

void *
vr_alloc (size_t size)
{
  return malloc (size > 0 ? size : 1);
}

void *
vr_realloc (void *memory, size_t size)
{
  return realloc (memory, size > 0 ? size : 1);
}

void
vr_free (void *memory)
{
  free (memory);
}

/* The first spare chunk that has room, taken off the list; or NULL. */
static VrChunk *
take_spare (VrArena *arena, size_t size)
{
  for (VrChunk **at = &arena->spare; *at != NULL; at = &(*at)->next)
    {
      VrChunk *chunk = *at;

      if (chunk->size < size)
        continue;
      *at = chunk->next;
      return chunk;
    }
  return NULL;
}

static VrChunk *
new_chunk (const VrArena *arena, size_t size)
{
  size_t   chunk_size = FIRST_CHUNK_SIZE;
  VrChunk *chunk;

  if (arena->chunk != NULL)
    chunk_size = arena->chunk->size < MAX_CHUNK_SIZE ? 2 * arena->chunk->size : MAX_CHUNK_SIZE;
  if (chunk_size < size)
    chunk_size = size;
  if (chunk_size > SIZE_MAX - sizeof (VrChunk))
    return NULL;

  chunk = vr_alloc (sizeof (VrChunk) + chunk_size);
  if (chunk != NULL)
    chunk->size = chunk_size;
  return chunk;
}

static bool
arena_grow (VrArena *arena, size_t size)
{
  VrChunk *chunk = take_spare (arena, size);

  if (chunk == NULL)
    chunk = new_chunk (arena, size);
  if (chunk == NULL)
    return false;

  chunk->next = arena->chunk;
  arena->chunk = chunk;
  arena->n_used = 0;
  return true;
}

bool
vr_arena_reserve (VrArena *arena, size_t size)
{
  return (arena->chunk != NULL && arena->chunk->size - arena->n_used >= size) ||
         arena_grow (arena, size);
}

VrMark
vr_arena_mark (const VrArena *arena)
{
  return (VrMark){arena->chunk, arena->n_used};
}

void
vr_arena_release (VrArena *arena, VrMark mark)
{
  while (arena->chunk != mark.chunk && arena->chunk != NULL)
    {
      VrChunk *chunk = arena->chunk;

      arena->chunk = chunk->next;
      chunk->next = arena->spare;
      arena->spare = chunk;
    }
  arena->n_used = mark.n_used;
}

void *
vr_arena_alloc (VrArena *arena, size_t n, size_t size)
{
  size_t n_bytes;
  char  *memory;

  if (__builtin_mul_overflow (n, size, &n_bytes) || n_bytes > SIZE_MAX - ALIGNMENT)
    return NULL;

  n_bytes = (n_bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (n_bytes == 0)
    n_bytes = ALIGNMENT;
  if (arena->chunk == NULL || arena->chunk->size - arena->n_used < n_bytes)
    {
      if (!arena_grow (arena, n_bytes))
        return NULL;
    }

  memory = (char *) arena->chunk->align + arena->n_used;
  arena->n_used += n_bytes;
  return memset (memory, 0, n_bytes);
}

void
vr_arena_clear (VrArena *arena)
{
  vr_arena_release (arena, (VrMark){0});
  while (arena->spare != NULL)
    {
      VrChunk *next = arena->spare->next;

      vr_free (arena->spare);
      arena->spare = next;
    }
}
