/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How order history is stored: packed columns of some thousand orders, one blob a chunk. */

#include "vt-order-chunk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_COLUMNS 8
#define MAX_VARINT_BYTES 10

static const guint8 magic[3] = {'V', 'O', 1};

typedef enum
{
  COLUMN_TIME,
  COLUMN_CUSTOMER,
  COLUMN_FLAGS,
  COLUMN_LINES,
  COLUMN_PRODUCT,
  COLUMN_QUANTITY,
  COLUMN_PRICE,
  COLUMN_NAME,
} Column;

struct _VtChunkWriter
{
  GByteArray *columns[N_COLUMNS]; /* (owned); time is packed at the end, when its unit is known */
  GArray     *times;              /* (owned) of gint64 */
  guint32     n_orders;
  guint32     n_lines;
  guint32     n_order_lines; /* of the last order */
  guint8      run_flags;
  guint32     run_length;
  char        name[VT_ORDER_NAME_MAX_BYTES]; /* of the last order */
  gsize       name_length;
};

static guint64
fold_sign (gint64 value)
{
  return ((guint64) value << 1) ^ (guint64) (value >> 63);
}

static gint64
unfold_sign (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

static void
append_varint (GByteArray *bytes, guint64 value)
{
  guint8 buffer[MAX_VARINT_BYTES];
  guint  n = 0;

  while (value >= 0x80)
    {
      buffer[n++] = (guint8) (value | 0x80);
      value >>= 7;
    }
  buffer[n++] = (guint8) value;
  g_byte_array_append (bytes, buffer, n);
}

VtChunkWriter *
vt_chunk_writer_new (void)
{
  VtChunkWriter *self = g_new0 (VtChunkWriter, 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = g_byte_array_new ();
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
vt_chunk_writer_free (VtChunkWriter *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_byte_array_unref (self->columns[i]);
  g_array_unref (self->times);
  g_free (self);
}

guint32
vt_chunk_writer_get_n_orders (VtChunkWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_orders;
}

guint32
vt_chunk_writer_get_n_lines (VtChunkWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lines;
}

static void
end_order (VtChunkWriter *self)
{
  if (self->n_orders > 0)
    append_varint (self->columns[COLUMN_LINES], self->n_order_lines);
  self->n_order_lines = 0;
}

static void
end_run (VtChunkWriter *self)
{
  if (self->run_length == 0)
    return;

  append_varint (self->columns[COLUMN_FLAGS], self->run_flags);
  append_varint (self->columns[COLUMN_FLAGS], self->run_length);
  self->run_length = 0;
}

static void
add_name (VtChunkWriter *self, const char *name, gsize length)
{
  GByteArray *column = self->columns[COLUMN_NAME];
  gsize       n_common = 0;

  while (n_common < MIN (length, self->name_length) && name[n_common] == self->name[n_common])
    n_common++;

  append_varint (column, n_common);
  append_varint (column, length - n_common);
  g_byte_array_append (column, (const guint8 *) name + n_common, length - n_common);
  memcpy (self->name, name, length);
  self->name_length = length;
}

void
vt_chunk_writer_add_order (VtChunkWriter *self,
                           const char    *name,
                           gsize          name_length,
                           gint64         time_us,
                           guint32        customer,
                           guint8         flags)
{
  g_return_if_fail (self != NULL && name != NULL && name_length <= VT_ORDER_NAME_MAX_BYTES);

  end_order (self);
  if (flags != self->run_flags)
    end_run (self);
  self->run_flags = flags;
  self->run_length++;
  self->n_orders++;
  g_array_append_val (self->times, time_us);
  append_varint (self->columns[COLUMN_CUSTOMER], customer);
  add_name (self, name, name_length);
}

void
vt_chunk_writer_add_line (VtChunkWriter *self, guint32 product, gint32 quantity, gint64 price_minor)
{
  g_return_if_fail (self != NULL && self->n_orders > 0);

  self->n_lines++;
  self->n_order_lines++;
  append_varint (self->columns[COLUMN_PRODUCT], product);
  append_varint (self->columns[COLUMN_QUANTITY], fold_sign (quantity));
  append_varint (self->columns[COLUMN_PRICE], fold_sign (price_minor));
}

/* Most shops note times to the second or minute: then so are the differences. */
static gint64
find_time_unit (const GArray *times)
{
  static const gint64 units[] = {60 * G_USEC_PER_SEC, G_USEC_PER_SEC, 1000};

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      guint i = 0;

      while (i < times->len && g_array_index (times, gint64, i) % units[u] == 0)
        i++;
      if (i == times->len)
        return units[u];
    }
  return 1;
}

static void
pack_times (VtChunkWriter *self, gint64 unit)
{
  gint64 previous = 0;

  for (guint i = 0; i < self->times->len; i++)
    {
      gint64 time = g_array_index (self->times, gint64, i) / unit;

      append_varint (self->columns[COLUMN_TIME], fold_sign (time - previous));
      previous = time;
    }
}

GBytes *
vt_chunk_writer_finish (VtChunkWriter *self)
{
  GByteArray *chunk;
  gint64      unit;

  g_return_val_if_fail (self != NULL, NULL);

  end_order (self);
  end_run (self);
  unit = find_time_unit (self->times);
  pack_times (self, unit);

  chunk = g_byte_array_new ();
  g_byte_array_append (chunk, magic, sizeof magic);
  append_varint (chunk, self->n_orders);
  append_varint (chunk, self->n_lines);
  append_varint (chunk, unit);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      append_varint (chunk, self->columns[i]->len);
      g_byte_array_append (chunk, self->columns[i]->data, self->columns[i]->len);
      g_byte_array_set_size (self->columns[i], 0);
    }

  g_array_set_size (self->times, 0);
  self->n_orders = 0;
  self->n_lines = 0;
  self->run_flags = 0;
  self->name_length = 0;
  return g_byte_array_free_to_bytes (chunk);
}

/* ---- reading ---- */

typedef struct
{
  const guint8 *next;
  const guint8 *end;
} Cursor;

typedef struct
{
  guint32 n_orders;
  guint32 n_lines;
  gint64  time_unit;
  Cursor  columns[N_COLUMNS];
} Head;

static inline gboolean
read_varint (Cursor *cursor, guint64 *ret_value)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && cursor->next < cursor->end; shift += 7)
    {
      guint8 byte = *cursor->next++;

      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          *ret_value = value;
          return shift < 63 || byte <= 1;
        }
    }
  return FALSE;
}

static inline gboolean
read_uint32 (Cursor *cursor, guint32 *ret_value)
{
  guint64 value;

  /* Most numbers have one or two bytes. */
  if (cursor->end - cursor->next >= 2)
    {
      const guint8 *at = cursor->next;

      if (at[0] < 0x80)
        {
          *ret_value = at[0];
          cursor->next += 1;
          return TRUE;
        }
      if (at[1] < 0x80)
        {
          *ret_value = (guint32) (at[0] & 0x7f) | (guint32) at[1] << 7;
          cursor->next += 2;
          return TRUE;
        }
    }

  if (!read_varint (cursor, &value) || value > G_MAXUINT32)
    return FALSE;
  *ret_value = (guint32) value;
  return TRUE;
}

static gboolean
fail_corrupt (GError **error)
{
  g_set_error_literal (error, VT_ERROR, VT_ERROR_CORRUPT,
                       _ ("A part of the order history is damaged"));
  return FALSE;
}

static gboolean
read_head (gconstpointer data, gsize size, Head *ret_head)
{
  Cursor  cursor = {data, (const guint8 *) data + size};
  guint64 unit, length;

  if (size < sizeof magic || memcmp (data, magic, sizeof magic) != 0)
    return FALSE;

  cursor.next += sizeof magic;
  if (!read_uint32 (&cursor, &ret_head->n_orders) || !read_uint32 (&cursor, &ret_head->n_lines) ||
      !read_varint (&cursor, &unit) || unit == 0 || unit > 60 * G_USEC_PER_SEC)
    return FALSE;

  ret_head->time_unit = unit;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (!read_varint (&cursor, &length) || length > (guint64) (cursor.end - cursor.next))
        return FALSE;
      ret_head->columns[i].next = cursor.next;
      cursor.next += length;
      ret_head->columns[i].end = cursor.next;
    }

  /* No number takes less than a byte: a head that claims more is refused before room is made. */
  return cursor.next == cursor.end &&
         ret_head->n_orders <=
             (gsize) (ret_head->columns[COLUMN_TIME].end - ret_head->columns[COLUMN_TIME].next) &&
         ret_head->n_lines <= (gsize) (ret_head->columns[COLUMN_PRODUCT].end -
                                       ret_head->columns[COLUMN_PRODUCT].next);
}

gboolean
vt_order_chunk_peek (gconstpointer data, gsize size, VtChunkInfo *ret_info, GError **error)
{
  Head head;

  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  if (!read_head (data, size, &head))
    return fail_corrupt (error);

  ret_info->n_orders = head.n_orders;
  ret_info->n_lines = head.n_lines;
  ret_info->names = head.columns[COLUMN_NAME].next;
  ret_info->names_length = head.columns[COLUMN_NAME].end - head.columns[COLUMN_NAME].next;
  return TRUE;
}

static gboolean
unpack_times (Cursor *cursor, guint32 n, gint64 unit, gint64 *times)
{
  gint64 time = 0;

  for (guint32 i = 0; i < n; i++)
    {
      guint64 folded;

      if (!read_varint (cursor, &folded) ||
          __builtin_add_overflow (time, unfold_sign (folded), &time) ||
          __builtin_mul_overflow (time, unit, &times[i]))
        return FALSE;
    }
  return cursor->next == cursor->end;
}

static gboolean
unpack_uint32 (Cursor *cursor, guint32 n, guint32 *values)
{
  for (guint32 i = 0; i < n; i++)
    if (!read_uint32 (cursor, &values[i]))
      return FALSE;
  return cursor->next == cursor->end;
}

static gboolean
unpack_flags (Cursor *cursor, guint32 n, guint8 *flags)
{
  guint32 done = 0;

  while (done < n)
    {
      guint32 value, length;

      if (!read_uint32 (cursor, &value) || !read_uint32 (cursor, &length) || value > G_MAXUINT8 ||
          length > n - done)
        return FALSE;
      memset (flags + done, (int) value, length);
      done += length;
    }
  return cursor->next == cursor->end;
}

static gboolean
unpack_int32 (Cursor *cursor, guint32 n, gint32 *values)
{
  for (guint32 i = 0; i < n; i++)
    {
      guint32 folded;

      if (!read_uint32 (cursor, &folded))
        return FALSE;
      values[i] = (gint32) unfold_sign (folded);
    }
  return cursor->next == cursor->end;
}

static gboolean
unpack_int64 (Cursor *cursor, guint32 n, gint64 *values)
{
  for (guint32 i = 0; i < n; i++)
    {
      guint64 folded;

      /* Prices mostly have two bytes. */
      if (cursor->end - cursor->next >= 2 && cursor->next[0] >= 0x80 && cursor->next[1] < 0x80)
        {
          folded = (guint64) (cursor->next[0] & 0x7f) | (guint64) cursor->next[1] << 7;
          cursor->next += 2;
        }
      else if (!read_varint (cursor, &folded))
        return FALSE;
      values[i] = unfold_sign (folded);
    }
  return cursor->next == cursor->end;
}

gboolean
vt_order_chunk_unpack (gconstpointer         data,
                       gsize                 size,
                       const VtChunkColumns *columns,
                       GError              **error)
{
  Head    head;
  guint64 n_lines = 0;

  g_return_val_if_fail (data != NULL || size == 0, FALSE);
  g_return_val_if_fail (columns != NULL, FALSE);

  if (!read_head (data, size, &head) ||
      !unpack_times (&head.columns[COLUMN_TIME], head.n_orders, head.time_unit, columns->time_us) ||
      !unpack_uint32 (&head.columns[COLUMN_CUSTOMER], head.n_orders, columns->customer) ||
      !unpack_flags (&head.columns[COLUMN_FLAGS], head.n_orders, columns->flags) ||
      !unpack_uint32 (&head.columns[COLUMN_LINES], head.n_orders, columns->n_order_lines) ||
      !unpack_uint32 (&head.columns[COLUMN_PRODUCT], head.n_lines, columns->product) ||
      !unpack_int32 (&head.columns[COLUMN_QUANTITY], head.n_lines, columns->quantity) ||
      !unpack_int64 (&head.columns[COLUMN_PRICE], head.n_lines, columns->price_minor))
    return fail_corrupt (error);

  for (guint32 i = 0; i < head.n_orders; i++)
    n_lines += columns->n_order_lines[i];
  return n_lines == head.n_lines || fail_corrupt (error);
}

void
vt_chunk_names_init (VtChunkNames *names, const guint8 *data, gsize size)
{
  names->next = data;
  names->end = data + size;
  names->length = 0;
  names->name[0] = '\0';
}

gboolean
vt_chunk_names_next (VtChunkNames *names)
{
  Cursor  cursor = {names->next, names->end};
  guint32 n_common, n_more;

  if (!read_uint32 (&cursor, &n_common) || !read_uint32 (&cursor, &n_more) ||
      n_common > names->length || n_more > VT_ORDER_NAME_MAX_BYTES - n_common ||
      n_more > (gsize) (cursor.end - cursor.next))
    return FALSE;

  memcpy (names->name + n_common, cursor.next, n_more);
  names->length = n_common + n_more;
  names->name[names->length] = '\0';
  names->next = cursor.next + n_more;
  return TRUE;
}
