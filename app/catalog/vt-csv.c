/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A streaming reader of comma-separated values (RFC 4180), tolerant where files in the wild are. */

#include "vt-csv.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define BLOCK_BYTES (256 * 1024)

/* A field while its record is not complete: places relative to the record, since the buffer moves.
 */
typedef struct
{
  gsize    from;
  gsize    to;
  gboolean has_escapes; /* doubled quotes to be made single */
} Span;

typedef enum
{
  SCAN_DONE,
  SCAN_NEEDS_MORE,
  SCAN_FAILED,
} Scan;

struct _VtCsvReader
{
  VtCsvFormat format;
  VtCsvRead   read;
  gpointer    source;
  guint8      stops[256]; /* bytes that end a field without quotes */
  char       *buffer;     /* (owned): capacity bytes and a NUL, which stops any scan */
  gsize       capacity;
  gsize       from; /* the record being read */
  gsize       to;   /* the end of what was read */
  gboolean    at_end;
  GArray     *spans;  /* (owned) of Span */
  GArray     *fields; /* (owned) of VtCsvField */
  VtCsvRecord record;
};

VtCsvReader *
vt_csv_reader_new (const VtCsvFormat *format, VtCsvRead read, gpointer source)
{
  VtCsvReader *self;

  g_return_val_if_fail (format != NULL && format->delimiter != '\0' && read != NULL, NULL);

  self = g_new0 (VtCsvReader, 1);
  self->format = *format;
  self->read = read;
  self->source = source;
  self->stops['\0'] = self->stops['\n'] = self->stops['\r'] = 1;
  self->stops[(guint8) format->delimiter] = 1;
  self->capacity = 2 * BLOCK_BYTES;
  self->buffer = g_malloc (self->capacity + 1);
  self->buffer[0] = '\0';
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->fields = g_array_new (FALSE, FALSE, sizeof (VtCsvField));
  return self;
}

void
vt_csv_reader_free (VtCsvReader *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->spans);
  g_array_unref (self->fields);
  g_free (self->buffer);
  g_free (self);
}

/* ---- errors: each names the row and the column, from 1 ---- */

static Scan
fail_nul (VtCsvReader *self, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("Row %" PRIu64
                  ", column %u holds a zero byte: the file is not a text file, or is "
                  "in another encoding than was assumed"),
               self->record.row, self->spans->len + 1);
  return SCAN_FAILED;
}

static Scan
fail_open_quote (VtCsvReader *self, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("The quote opened in row %" PRIu64
                  ", column %u is never closed: close it there, or double it if it is "
                  "part of the text"),
               self->record.row, self->spans->len + 1);
  return SCAN_FAILED;
}

static Scan
fail_limit (VtCsvReader *self, const char *what, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("Row %" PRIu64 ", column %u: %s"),
               self->record.row, self->spans->len + 1, what);
  return SCAN_FAILED;
}

/* ---- finding the fields of one record ---- */

static void
note_problem (VtCsvReader *self, VtCsvProblem problem, guint column)
{
  if (self->record.problem != VT_CSV_FINE)
    return;
  self->record.problem = problem;
  self->record.problem_column = column;
}

/* Goes to the byte that ends a field without quotes. */
static Scan
scan_plain (VtCsvReader *self, const char **at, GError **error)
{
  const char *next = *at;

  while (self->stops[(guint8) *next] == 0)
    next++;

  *at = next;
  if (*next != '\0')
    return SCAN_DONE;
  if (next < self->buffer + self->to)
    return fail_nul (self, error);
  return self->at_end ? SCAN_DONE : SCAN_NEEDS_MORE;
}

/* @at is behind the opening quote; goes behind the closing one. */
static Scan
scan_quoted (VtCsvReader *self, const char **at, Span *span, GError **error)
{
  const char *end = self->buffer + self->to;
  const char *from = *at, *next = *at;
  char        quote = self->format.quote;

  for (;;)
    {
      const char *found = memchr (next, quote, (gsize) (end - next));

      if (found == NULL || (found + 1 == end && !self->at_end))
        {
          if (self->at_end || (gsize) (end - from) > VT_CSV_MAX_FIELD_BYTES)
            return fail_open_quote (self, error);
          return SCAN_NEEDS_MORE;
        }
      next = found + 1;
      if (next == end || *next != quote)
        break;
      span->has_escapes = TRUE;
      next++;
    }

  span->to = span->from + (gsize) (next - 1 - from);
  *at = next;
  if (memchr (from, '\0', (gsize) (next - from)) != NULL)
    return fail_nul (self, error);
  return SCAN_DONE;
}

static Scan
scan_field (VtCsvReader *self, const char **at, GError **error)
{
  const char *record = self->buffer + self->from;
  Span        span = {(gsize) (*at - record), 0, FALSE};
  Scan        scan;

  if (self->format.quote != VT_CSV_NO_QUOTE && **at == self->format.quote)
    {
      const char *closed;

      (*at)++;
      span.from++;
      scan = scan_quoted (self, at, &span, error);
      if (scan != SCAN_DONE)
        return scan;
      closed = *at;
      scan = scan_plain (self, at, error);
      if (scan == SCAN_DONE && *at != closed)
        note_problem (self, VT_CSV_AFTER_QUOTE, self->spans->len);
    }
  else
    {
      scan = scan_plain (self, at, error);
      span.to = (gsize) (*at - record);
    }

  if (span.to - MIN (span.from, span.to) > VT_CSV_MAX_FIELD_BYTES)
    return fail_limit (self, _ ("the text is longer than 1 MiB"), error);
  if (scan == SCAN_DONE)
    g_array_append_val (self->spans, span);
  return scan;
}

/* Finds all fields of the record at self->from, and where the next record begins. */
static Scan
scan_record (VtCsvReader *self, gsize *ret_next, GError **error)
{
  const char *at = self->buffer + self->from;
  const char *end = self->buffer + self->to;

  g_array_set_size (self->spans, 0);
  self->record.problem = VT_CSV_FINE;
  for (;;)
    {
      Scan scan = scan_field (self, &at, error);

      if (scan != SCAN_DONE)
        return scan;
      if (at == end || *at != self->format.delimiter)
        break;
      if (self->spans->len == VT_CSV_MAX_FIELDS)
        return fail_limit (self, _ ("there are more than 4,096 columns"), error);
      at++;
    }

  if (at < end && *at == '\r')
    {
      /* Whether LF follows must be known. */
      if (at + 1 == end && !self->at_end)
        return SCAN_NEEDS_MORE;
      at++;
      if (at < end && *at == '\n')
        at++;
    }
  else if (at < end)
    at++;
  *ret_next = (gsize) (at - self->buffer);
  return SCAN_DONE;
}

static gboolean
read_more (VtCsvReader *self, GError **error)
{
  gsize n_read;

  if (self->from > 0)
    {
      memmove (self->buffer, self->buffer + self->from, self->to - self->from);
      self->to -= self->from;
      self->from = 0;
    }
  if (self->to > VT_CSV_MAX_RECORD_BYTES)
    return fail_limit (self, _ ("the row is longer than 4 MiB"), error) != SCAN_FAILED;
  if (self->capacity - self->to < BLOCK_BYTES)
    {
      self->capacity *= 2;
      self->buffer = g_realloc (self->buffer, self->capacity + 1);
    }

  if (!self->read (self->source, self->buffer + self->to, self->capacity - self->to, &n_read,
                   error))
    return FALSE;
  self->to += n_read;
  self->at_end = n_read == 0;
  self->buffer[self->to] = '\0';
  return TRUE;
}

/* ---- handing it over ---- */

static gsize
unescape (char *text, gsize length, char quote)
{
  gsize to = 0;

  for (gsize i = 0; i < length; i++)
    {
      text[to++] = text[i];
      if (text[i] == quote)
        i++;
    }
  return to;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  guint64 all = 0, word;
  gsize   i = 0;

  for (; i + sizeof word <= length; i += sizeof word)
    {
      memcpy (&word, text + i, sizeof word);
      all |= word;
    }
  for (; i < length; i++)
    all |= (guint8) text[i];
  return (all & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

static void
make_fields (VtCsvReader *self, gsize next)
{
  char    *record = self->buffer + self->from;
  gboolean ascii = is_ascii (record, next - self->from);

  g_array_set_size (self->fields, self->spans->len);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      VtCsvField *field = &g_array_index (self->fields, VtCsvField, i);

      field->text = record + span->from;
      field->length = span->to - span->from;
      if (span->has_escapes)
        field->length = unescape (field->text, field->length, self->format.quote);
      /* There is a delimiter, quote, line end or the buffer's spare byte to overwrite. */
      field->text[field->length] = '\0';
      if (!ascii && !g_utf8_validate_len (field->text, field->length, NULL))
        note_problem (self, VT_CSV_NOT_UTF8, i);
    }
  self->record.n_fields = self->spans->len;
  self->record.fields = (const VtCsvField *) (gpointer) self->fields->data;
}

gboolean
vt_csv_reader_next (VtCsvReader        *self,
                    const VtCsvRecord **ret_record,
                    gboolean           *ret_has_record,
                    GError            **error)
{
  gsize next = 0;
  Scan  scan = SCAN_NEEDS_MORE;

  g_return_val_if_fail (self != NULL && ret_record != NULL && ret_has_record != NULL, FALSE);

  self->record.row++;
  while (scan == SCAN_NEEDS_MORE)
    {
      if (self->from == self->to && self->at_end)
        {
          *ret_has_record = FALSE;
          return TRUE;
        }
      if (self->from < self->to)
        scan = scan_record (self, &next, error);
      if (scan == SCAN_NEEDS_MORE && !read_more (self, error))
        return FALSE;
    }
  if (scan == SCAN_FAILED)
    return FALSE;

  make_fields (self, next);
  self->from = next;
  *ret_record = &self->record;
  *ret_has_record = TRUE;
  return TRUE;
}
