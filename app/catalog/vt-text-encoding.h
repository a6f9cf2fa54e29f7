/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of any encoding as UTF-8. */

#pragma once

#include "vt-source.h"

G_BEGIN_DECLS

/* Whether a sample is all of a file, or its last character may be cut. */
typedef enum
{
  VT_SAMPLE_CUT,
  VT_SAMPLE_COMPLETE,
} VtSampleEnd;

/**
 * vt_text_encoding_detect:
 * @sample: the beginning of a file
 *
 * By its byte order mark; else UTF-16 by its pattern of zeros; else UTF-8 if the bytes are valid,
 * but for at most one damaged place among ten characters beyond ASCII; else what uchardet says;
 * else WINDOWS-1252, which gives a character to nearly every byte.
 *
 * Returns: (transfer full): as iconv calls it, "UTF-8" for plain ASCII too
 */
char *vt_text_encoding_detect (const char *sample, gsize size, VtSampleEnd end);

/* Reads a source as UTF-8, without a byte order mark. */
typedef struct _VtTextReader VtTextReader;

/**
 * vt_text_reader_new:
 * @source: (transfer full)
 * @encoding: as iconv calls it
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT if iconv does not know @encoding
 */
VtTextReader *vt_text_reader_new (VtSource *source, const char *encoding, GError **error);
void          vt_text_reader_free (VtTextReader *self);

/**
 * vt_text_reader_read:
 *
 * Bytes that are not valid in the encoding come through as bytes that are not valid UTF-8 (UTF-8's
 * own are passed on, others become 0xFF), so that the reader of records can name the row.
 */
gboolean vt_text_reader_read (
    VtTextReader *self, char *buffer, gsize size, gsize *ret_n_read, GError **error);

/* (transfer none) */
VtSource *vt_text_reader_get_source (VtTextReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTextReader, vt_text_reader_free)

G_END_DECLS
