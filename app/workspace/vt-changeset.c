/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether stored bytes are a whole changeset, before SQLite is given them. */

#include "vt-changeset.h"

#include <sqlite3.h>
#include <string.h>

#define TABLE_HEADER 'T'
#define MAX_COLUMNS 32767

/* The type byte of a value. */
enum
{
  VALUE_UNDEFINED = 0,
  VALUE_INTEGER = SQLITE_INTEGER,
  VALUE_FLOAT = SQLITE_FLOAT,
  VALUE_TEXT = SQLITE_TEXT,
  VALUE_BLOB = SQLITE_BLOB,
  VALUE_NULL = SQLITE_NULL,
};

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         at;
} Reader;

static gboolean
skip (Reader *reader, guint64 n_bytes)
{
  if (n_bytes > reader->size - reader->at)
    return FALSE;
  reader->at += (gsize) n_bytes;
  return TRUE;
}

static gboolean
read_byte (Reader *reader, guint8 *ret_byte)
{
  if (reader->at == reader->size)
    return FALSE;
  *ret_byte = reader->data[reader->at++];
  return TRUE;
}

/* SQLite's variable-length integer: seven bits a byte, the highest first; here of 32 bits at most,
 * as no length is larger. */
static gboolean
read_length (Reader *reader, guint64 *ret_length)
{
  guint64 length = 0;
  guint8  byte;

  for (int i = 0; i < 5; i++)
    {
      if (!read_byte (reader, &byte))
        return FALSE;
      length = length << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        {
          *ret_length = length;
          return length <= G_MAXINT32;
        }
    }
  return FALSE;
}

static gboolean
skip_table_header (Reader *reader, guint64 *ret_n_columns)
{
  guint64       n_columns;
  const guint8 *end;

  if (!read_length (reader, &n_columns) || n_columns == 0 || n_columns > MAX_COLUMNS ||
      !skip (reader, n_columns))
    return FALSE;
  end = memchr (reader->data + reader->at, '\0', reader->size - reader->at);
  if (end == NULL)
    return FALSE;
  reader->at = (gsize) (end - reader->data) + 1;
  *ret_n_columns = n_columns;
  return TRUE;
}

static gboolean
skip_value (Reader *reader)
{
  guint64 length;
  guint8  type;

  if (!read_byte (reader, &type))
    return FALSE;
  switch (type)
    {
    case VALUE_UNDEFINED:
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      return skip (reader, 8);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_length (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

static gboolean
skip_record (Reader *reader, guint64 n_columns)
{
  for (guint64 i = 0; i < n_columns; i++)
    if (!skip_value (reader))
      return FALSE;
  return TRUE;
}

static gboolean
skip_change (Reader *reader, guint8 operation, guint64 n_columns)
{
  guint8 is_indirect;

  if (!read_byte (reader, &is_indirect) || !skip_record (reader, n_columns))
    return FALSE;
  if (operation == SQLITE_UPDATE)
    return skip_record (reader, n_columns);
  return operation == SQLITE_INSERT || operation == SQLITE_DELETE;
}

gboolean
vt_changeset_is_whole (gconstpointer data, gsize size)
{
  Reader  reader = {data, size, 0};
  guint64 n_columns = 0;
  guint8  byte;

  while (read_byte (&reader, &byte))
    {
      if (byte == TABLE_HEADER)
        {
          if (!skip_table_header (&reader, &n_columns))
            return FALSE;
        }
      else if (n_columns == 0 || !skip_change (&reader, byte, n_columns))
        {
          return FALSE;
        }
    }
  return TRUE;
}
