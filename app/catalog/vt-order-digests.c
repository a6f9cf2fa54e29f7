/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowing an order again that was imported before. */

#include "vt-order-digests.h"

#include <string.h>

struct _VtOrderDigests
{
  VtOrderDigest *slots;   /* (owned): key 0 where free */
  gsize          n_slots; /* a power of two */
  gsize          n;
};

/* The finalizer of splitmix64 (S. Vigna, 2015, after D. Stafford's variant 13). */
static guint64
mix (guint64 value)
{
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

void
vt_order_digest_init (
    VtOrderDigest *digest, const char *name, gsize length, gint64 time_us, guint32 customer)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) name[i]) * G_GUINT64_CONSTANT (1099511628211);
  digest->key = mix (hash ^ mix ((guint64) time_us)) | 1;
  digest->content = mix (customer + 1);
}

void
vt_order_digest_add_line (VtOrderDigest *digest,
                          guint32        product,
                          gint32         quantity,
                          gint64         price_minor)
{
  guint64 goods = (guint64) product << 32 | (guint32) quantity;

  /* A sum, so that the order of the lines does not count but their number does. */
  digest->content += mix (mix (goods) + (guint64) price_minor);
}

static void
insert (VtOrderDigests *self, const VtOrderDigest *digest)
{
  gsize slot = digest->key & (self->n_slots - 1);

  while (self->slots[slot].key != 0)
    slot = (slot + 1) & (self->n_slots - 1);
  self->slots[slot] = *digest;
  self->n++;
}

static void
add (VtOrderDigests *self, const VtOrderDigest *digest)
{
  VtOrderDigest *old = self->slots;
  gsize          n_old = self->n_slots;

  if (self->n >= self->n_slots / 2)
    {
      self->n_slots *= 2;
      self->slots = g_new0 (VtOrderDigest, self->n_slots);
      self->n = 0;
      for (gsize i = 0; i < n_old; i++)
        if (old[i].key != 0)
          insert (self, &old[i]);
      g_free (old);
    }
  insert (self, digest);
}

VtOrderSeen
vt_order_digests_look_up (VtOrderDigests *self, const VtOrderDigest *digest)
{
  VtOrderSeen seen = VT_ORDER_NEW;

  g_return_val_if_fail (self != NULL && digest != NULL, VT_ORDER_NEW);

  for (gsize slot = digest->key & (self->n_slots - 1); self->slots[slot].key != 0;
       slot = (slot + 1) & (self->n_slots - 1))
    {
      if (self->slots[slot].key != digest->key)
        continue;
      if (self->slots[slot].content == digest->content)
        return VT_ORDER_SAME;
      seen = VT_ORDER_CHANGED;
    }
  return seen;
}

void
vt_chunk_room_clear (VtChunkRoom *room)
{
  g_clear_pointer (&room->columns.time_us, g_free);
  g_clear_pointer (&room->columns.customer, g_free);
  g_clear_pointer (&room->columns.flags, g_free);
  g_clear_pointer (&room->columns.n_order_lines, g_free);
  g_clear_pointer (&room->columns.product, g_free);
  g_clear_pointer (&room->columns.quantity, g_free);
  g_clear_pointer (&room->columns.price_minor, g_free);
  room->room_orders = room->room_lines = 0;
}

gboolean
vt_chunk_room_unpack (VtChunkRoom *room, gconstpointer data, gsize size, GError **error)
{
  VtChunkInfo info;

  if (!vt_order_chunk_peek (data, size, &info, error))
    return FALSE;

  if (room->columns.time_us == NULL || info.n_orders > room->room_orders ||
      info.n_lines > room->room_lines)
    {
      gsize n_orders = MAX (info.n_orders, room->room_orders);
      gsize n_lines = MAX (info.n_lines, room->room_lines);

      vt_chunk_room_clear (room);
      room->room_orders = (guint32) n_orders;
      room->room_lines = (guint32) n_lines;
      room->columns = (VtChunkColumns){g_new (gint64, n_orders + 1), g_new (guint32, n_orders + 1),
                                       g_new (guint8, n_orders + 1), g_new (guint32, n_orders + 1),
                                       g_new (guint32, n_lines + 1), g_new (gint32, n_lines + 1),
                                       g_new (gint64, n_lines + 1)};
    }
  room->info = info;
  return vt_order_chunk_unpack (data, size, &room->columns, error);
}

static void
add_chunk (VtOrderDigests *self, const VtChunkRoom *room)
{
  const VtChunkColumns *columns = &room->columns;
  VtChunkNames          names;
  guint32               line = 0;

  vt_chunk_names_init (&names, room->info.names, room->info.names_length);
  for (guint32 i = 0; i < room->info.n_orders && vt_chunk_names_next (&names); i++)
    {
      VtOrderDigest digest;

      vt_order_digest_init (&digest, names.name, names.length, columns->time_us[i],
                            columns->customer[i]);
      for (guint32 end = line + columns->n_order_lines[i]; line < end; line++)
        vt_order_digest_add_line (&digest, columns->product[line], columns->quantity[line],
                                  columns->price_minor[line]);
      add (self, &digest);
    }
}

VtOrderDigests *
vt_order_digests_load (VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (VtOrderDigests) self = g_new0 (VtOrderDigests, 1);
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  g_auto (VtChunkRoom) room = {{0}};
  gboolean has_row;

  self->n_slots = 1024;
  self->slots = g_new0 (VtOrderDigest, self->n_slots);
  if (!vt_statement_prepare (&row, database,
                             "SELECT data FROM chunk_order "
                             "WHERE batch_id IN (SELECT id FROM import_batch)",
                             error))
    return NULL;

  for (;;)
    {
      gsize         size = 0;
      gconstpointer data;

      if (!vt_statement_step (&row, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      data = vt_statement_get_blob (&row, 0, &size);
      if (!vt_chunk_room_unpack (&room, data, size, error) || !vt_job_check (job, error))
        return NULL;
      add_chunk (self, &room);
    }
  return g_steal_pointer (&self);
}

void
vt_order_digests_free (VtOrderDigests *self)
{
  if (self == NULL)
    return;

  g_free (self->slots);
  g_free (self);
}
