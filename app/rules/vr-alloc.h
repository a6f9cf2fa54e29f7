/* SPDX-License-Identifier: Apache-2.0 */
/* The one place that asks for memory: blocks, and arenas that are freed as a whole. */

#ifndef VR_ALLOC_H
#define VR_ALLOC_H

#include "rules.h"

/* NULL if there is no memory; never for want of a size, which may be 0. Freed with vr_free(). */
void *vr_alloc (size_t size);

/* NULL leaves the block as it was. */
void *vr_realloc (void *memory, size_t size);

typedef struct VrChunk VrChunk;

/* Hands out memory that lives until the arena is cleared, or released back to a mark. All zero is
 * an empty arena. */
typedef struct
{
  VrChunk *chunk; /* (owned): the one being filled, linked to the full ones */
  size_t   n_used;
  VrChunk *spare; /* (owned): released, to be filled again */
} VrArena;

typedef struct
{
  VrChunk *chunk;
  size_t   n_used;
} VrMark;

/* n × size zeroed bytes, aligned for any type; NULL if there is no memory. */
void *vr_arena_alloc (VrArena *arena, size_t n, size_t size);

/* Makes sure that so many bytes can be handed out without asking for memory. False if there is
 * none. */
bool vr_arena_reserve (VrArena *arena, size_t size);

/* What was handed out after the mark is no longer valid, but its memory is kept for what comes
 * next. An all-zero mark releases everything. */
VrMark vr_arena_mark (const VrArena *arena);
void   vr_arena_release (VrArena *arena, VrMark mark);
void   vr_arena_clear (VrArena *arena);

#define VR_ARENA_NEW(arena, type, n) ((type *) vr_arena_alloc (arena, n, sizeof (type)))

#endif
