/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowing an order again that was imported before. */

#pragma once

#include "vt-order-chunk.h"
#include "vt-workspace.h"

G_BEGIN_DECLS

/**
 * VtOrderDigest:
 * @key: of the order's name and time
 * @content: of its customer and its lines, in whatever order they stand
 *
 * 64 bits each: among a million orders two different ones share a key with a probability below
 * 1 in 10 million.
 */
typedef struct
{
  guint64 key;
  guint64 content;
} VtOrderDigest;

/* Starts the digest of an order; lines are added one by one. */
void vt_order_digest_init (
    VtOrderDigest *digest, const char *name, gsize length, gint64 time_us, guint32 customer);
void vt_order_digest_add_line (VtOrderDigest *digest,
                               guint32        product,
                               gint32         quantity,
                               gint64         price_minor);

/**
 * VtOrderSeen:
 * @VT_ORDER_NEW: no order of that name and time is there
 * @VT_ORDER_SAME: it is there with the same lines
 * @VT_ORDER_CHANGED: it is there with other lines
 */
typedef enum
{
  VT_ORDER_NEW,
  VT_ORDER_SAME,
  VT_ORDER_CHANGED,
} VtOrderSeen;

/* The digests of all orders whose import stands. */
typedef struct _VtOrderDigests VtOrderDigests;

VtOrderDigests *vt_order_digests_load (VtDatabase *database, VtJob *job, GError **error);
void            vt_order_digests_free (VtOrderDigests *self);
VtOrderSeen     vt_order_digests_look_up (VtOrderDigests *self, const VtOrderDigest *digest);

/* A chunk unpacked into room of its own; reused from one chunk to the next. */
typedef struct
{
  VtChunkInfo    info;
  VtChunkColumns columns; /* (owned) */
  guint32        room_orders;
  guint32        room_lines;
} VtChunkRoom;

gboolean vt_chunk_room_unpack (VtChunkRoom *room, gconstpointer data, gsize size, GError **error);
void     vt_chunk_room_clear (VtChunkRoom *room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOrderDigests, vt_order_digests_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtChunkRoom, vt_chunk_room_clear)

G_END_DECLS
