/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for texts: each different text once, numbered from 0 as first met. */

#include "vt-intern.h"

#include <string.h>

#define FIRST_SLOTS 1024

struct _VtIntern
{
  char    *bytes; /* (owned): the texts, each with its NUL */
  gsize    n_bytes;
  gsize    bytes_capacity;
  GArray  *starts;  /* (owned) of gsize: where each text begins; one more for the end */
  GArray  *hashes;  /* (owned) of guint32 */
  guint32 *slots;   /* (owned): number + 1, 0 where free */
  guint32  n_slots; /* a power of two */
};

VtIntern *
vt_intern_new (void)
{
  VtIntern *self = g_new0 (VtIntern, 1);
  gsize     start = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_val (self->starts, start);
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

void
vt_intern_free (VtIntern *self)
{
  if (self == NULL)
    return;

  g_free (self->bytes);
  g_array_unref (self->starts);
  g_array_unref (self->hashes);
  g_free (self->slots);
  g_free (self);
}

/* FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991), 64 bits folded to 32. */
static guint32
hash_text (const char *text, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * G_GUINT64_CONSTANT (1099511628211);
  return (guint32) (hash ^ (hash >> 32));
}

const char *
vt_intern_get (VtIntern *self, guint32 number, gsize *ret_length)
{
  gsize start;

  g_return_val_if_fail (self != NULL && number < self->hashes->len, NULL);

  start = g_array_index (self->starts, gsize, number);
  if (ret_length != NULL)
    *ret_length = g_array_index (self->starts, gsize, number + 1) - start - 1;
  return self->bytes + start;
}

guint32
vt_intern_get_n (VtIntern *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->hashes->len;
}

/* The slot that holds a text, or the free one where it would be put. */
static guint32
find_slot (VtIntern *self, const char *text, gsize length, guint32 hash)
{
  guint32 slot = hash & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    {
      guint32     number = self->slots[slot] - 1;
      gsize       its_length;
      const char *its_text;

      if (g_array_index (self->hashes, guint32, number) == hash)
        {
          its_text = vt_intern_get (self, number, &its_length);
          if (its_length == length && memcmp (its_text, text, length) == 0)
            break;
        }
      slot = (slot + 1) & (self->n_slots - 1);
    }
  return slot;
}

static void
grow (VtIntern *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint32 i = 0; i < self->hashes->len; i++)
    {
      guint32 slot = g_array_index (self->hashes, guint32, i) & (self->n_slots - 1);

      while (self->slots[slot] != 0)
        slot = (slot + 1) & (self->n_slots - 1);
      self->slots[slot] = i + 1;
    }
}

static void
append_text (VtIntern *self, const char *text, gsize length)
{
  if (self->n_bytes + length + 1 > self->bytes_capacity)
    {
      self->bytes_capacity = MAX (2 * self->bytes_capacity, self->n_bytes + length + 4096);
      self->bytes = g_realloc (self->bytes, self->bytes_capacity);
    }
  memcpy (self->bytes + self->n_bytes, text, length);
  self->bytes[self->n_bytes + length] = '\0';
  self->n_bytes += length + 1;
  g_array_append_val (self->starts, self->n_bytes);
}

guint32
vt_intern_add (VtIntern *self, const char *text, gsize length)
{
  guint32 hash = hash_text (text, length);
  guint32 slot;

  g_return_val_if_fail (self != NULL && text != NULL, VT_INTERN_NONE);

  if (self->hashes->len >= self->n_slots / 2)
    grow (self);
  slot = find_slot (self, text, length, hash);
  if (self->slots[slot] == 0)
    {
      append_text (self, text, length);
      g_array_append_val (self->hashes, hash);
      self->slots[slot] = self->hashes->len;
    }
  return self->slots[slot] - 1;
}

guint32
vt_intern_find (VtIntern *self, const char *text, gsize length)
{
  guint32 slot;

  g_return_val_if_fail (self != NULL && text != NULL, VT_INTERN_NONE);

  slot = find_slot (self, text, length, hash_text (text, length));
  return self->slots[slot] != 0 ? self->slots[slot] - 1 : VT_INTERN_NONE;
}
