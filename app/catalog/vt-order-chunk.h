/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How order history is stored: packed columns of some thousand orders, one blob a chunk. */

#pragma once

#include "vt-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * The layout of a chunk, version 1
 *
 * All numbers are LEB128 varints (7 bits a byte, the lowest first, at most 10 bytes); a signed
 * number is folded first (0, -1, 1, -2 … become 0, 1, 2, 3 …). A chunk is
 *
 *     'V' 'O' 1  n_orders  n_lines  time_unit  then eight columns, each its length in bytes and
 *     its bytes
 *
 *     1 time      an order each, signed: the difference to the order before it (the first to 0), in
 *                 units of time_unit microseconds
 *     2 customer  an order each: customer id, 0 for a guest
 *     3 flags     pairs of VtOrderFlags and for how many orders they run on
 *     4 lines     an order each: its number of lines
 *     5 product   a line each: product id
 *     6 quantity  a line each, signed
 *     7 price     a line each, signed: minor units
 *     8 name      an order each: bytes in common with the name before, bytes that follow, these
 *
 * Orders are sorted by time. A line of the sample takes about 5 bytes, against 91 in its CSV. Names
 * come last since loading the columns passes over them.
 */

/* A chunk is ended with the first order that reaches so many lines. */
#define VT_ORDER_CHUNK_LINES 65536

#define VT_ORDER_NAME_MAX_BYTES 255

/* Packs one chunk after the other. */
typedef struct _VtChunkWriter VtChunkWriter;

VtChunkWriter *vt_chunk_writer_new (void);
void           vt_chunk_writer_free (VtChunkWriter *self);

/* @name: at most %VT_ORDER_NAME_MAX_BYTES. @time_us: never less than that of the order before. */
void vt_chunk_writer_add_order (VtChunkWriter *self,
                                const char    *name,
                                gsize          name_length,
                                gint64         time_us,
                                guint32        customer,
                                guint8         flags);
/* Adds a line to the last order. */
void vt_chunk_writer_add_line (VtChunkWriter *self,
                               guint32        product,
                               gint32         quantity,
                               gint64         price_minor);

guint32 vt_chunk_writer_get_n_orders (VtChunkWriter *self);
guint32 vt_chunk_writer_get_n_lines (VtChunkWriter *self);

/* Returns: (transfer full): the chunk; the writer is empty again */
GBytes *vt_chunk_writer_finish (VtChunkWriter *self);

/**
 * VtChunkInfo:
 * @names: (array length=names_length): column 8
 */
typedef struct
{
  guint32       n_orders;
  guint32       n_lines;
  const guint8 *names;
  gsize         names_length;
} VtChunkInfo;

/* Where a chunk's columns are unpacked to. */
typedef struct
{
  gint64  *time_us;       /* (array length=n_orders) */
  guint32 *customer;      /* (array length=n_orders) */
  guint8  *flags;         /* (array length=n_orders) */
  guint32 *n_order_lines; /* (array length=n_orders) */
  guint32 *product;       /* (array length=n_lines) */
  gint32  *quantity;      /* (array length=n_lines) */
  gint64  *price_minor;   /* (array length=n_lines) */
} VtChunkColumns;

/**
 * vt_order_chunk_peek:
 *
 * Reads the head of a chunk, to know how much room it needs.
 *
 * Returns: %FALSE with %VT_ERROR_CORRUPT
 */
gboolean
vt_order_chunk_peek (gconstpointer data, gsize size, VtChunkInfo *ret_info, GError **error);

/**
 * vt_order_chunk_unpack:
 * @columns: with the room that vt_order_chunk_peek() asked for
 *
 * Any bytes are safe to pass. On failure the columns hold anything.
 *
 * Returns: %FALSE with %VT_ERROR_CORRUPT if a column is too short or too long, a number too large,
 * or the orders' lines are not as many as the lines
 */
gboolean vt_order_chunk_unpack (gconstpointer         data,
                                gsize                 size,
                                const VtChunkColumns *columns,
                                GError              **error);

/* Walks over column 8. Starts with all but names and end at zero. */
typedef struct
{
  const guint8 *next;
  const guint8 *end;
  char          name[VT_ORDER_NAME_MAX_BYTES + 1]; /* NUL-terminated */
  gsize         length;
} VtChunkNames;

void vt_chunk_names_init (VtChunkNames *names, const guint8 *data, gsize size);
/* %FALSE at the end, and where the bytes make no sense. */
gboolean vt_chunk_names_next (VtChunkNames *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtChunkWriter, vt_chunk_writer_free)

G_END_DECLS
