/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much memory a program asks for. */

#include "counted-blocks.h"

/* Every block that the process asks for passes here. */
void *__real_malloc (size_t size);
void *__real_realloc (void *memory, size_t size);
void *__wrap_malloc (size_t size);
void *__wrap_realloc (void *memory, size_t size);

static gint64 n_asked_for;

void *
__wrap_malloc (size_t size)
{
  n_asked_for++;
  return __real_malloc (size);
}

void *
__wrap_realloc (void *memory, size_t size)
{
  n_asked_for++;
  return __real_realloc (memory, size);
}

gint64
counted_blocks_get (void)
{
  return n_asked_for;
}
