/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A streaming reader of comma-separated values (RFC 4180), tolerant where files in the wild are. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VT_CSV_MAX_FIELD_BYTES (1024 * 1024)
#define VT_CSV_MAX_RECORD_BYTES (4 * 1024 * 1024)
#define VT_CSV_MAX_FIELDS 4096

/* In VtCsvFormat.quote: no character quotes. */
#define VT_CSV_NO_QUOTE '\0'

/**
 * VtCsvFormat:
 * @delimiter: ',', ';', '|' or tab
 * @quote: '"', '\'' or %VT_CSV_NO_QUOTE
 */
typedef struct
{
  char delimiter;
  char quote;
} VtCsvFormat;

/**
 * VtCsvRead:
 * @ret_n_read: how many bytes were put in @buffer; 0 only at the end
 *
 * Where a reader gets its bytes, as UTF-8. What is not valid is passed on as it is.
 */
typedef gboolean (*VtCsvRead) (
    gpointer source, char *buffer, gsize size, gsize *ret_n_read, GError **error);

/* @text is NUL-terminated, with the quotes taken off; it lives until the next record is read. */
typedef struct
{
  char *text;
  gsize length;
} VtCsvField;

/**
 * VtCsvProblem:
 * @VT_CSV_FINE: nothing
 * @VT_CSV_AFTER_QUOTE: something other than a delimiter follows a closing quote
 * @VT_CSV_NOT_UTF8: bytes that are no UTF-8
 *
 * What is wrong with one record while those around it can be read. @column says where.
 */
typedef enum
{
  VT_CSV_FINE,
  VT_CSV_AFTER_QUOTE,
  VT_CSV_NOT_UTF8,
} VtCsvProblem;

/**
 * VtCsvRecord:
 * @row: number of the record in the file, from 1, blank ones and the header counted, as a
 * spreadsheet numbers its rows
 * @n_fields: at least 1; a blank line has one empty field
 * @problem: what is wrong with it
 * @problem_column: field of the problem, from 0
 */
typedef struct
{
  guint64           row;
  guint             n_fields;
  const VtCsvField *fields;
  VtCsvProblem      problem;
  guint             problem_column;
} VtCsvRecord;

typedef struct _VtCsvReader VtCsvReader;

VtCsvReader *vt_csv_reader_new (const VtCsvFormat *format, VtCsvRead read, gpointer source);
void         vt_csv_reader_free (VtCsvReader *self);

/**
 * vt_csv_reader_next:
 * @ret_record: (out): the next record, valid until the next call
 * @ret_has_record: (out): %FALSE at the end of the file
 *
 * Lines end with LF, CR LF or CR, mixed at will; the last one may lack its end.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT, naming row and column, for a NUL byte or a quote that
 * is never closed; %VT_ERROR_LIMIT for a field, record or number of fields beyond the bounds above;
 * or the source's error
 */
gboolean vt_csv_reader_next (VtCsvReader        *self,
                             const VtCsvRecord **ret_record,
                             gboolean           *ret_has_record,
                             GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCsvReader, vt_csv_reader_free)

G_END_DECLS
