/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of any encoding as UTF-8. */

#include "vt-text-encoding.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

#define INPUT_BYTES (64 * 1024)
#define FALLBACK_ENCODING "WINDOWS-1252"

struct _VtTextReader
{
  VtSource *source; /* (owned) */
  GIConv    converter;
  gboolean  converts; /* else the bytes are UTF-8 as they are */
  gboolean  at_start;
  gboolean  at_end; /* of the source */
  gsize     n_input;
  char      input[INPUT_BYTES]; /* what is not converted yet */
};

typedef struct
{
  const char *bytes;
  gsize       n_bytes;
  const char *encoding;
} Mark;

static const Mark marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

static const Mark *
find_mark (const char *text, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].n_bytes && memcmp (text, marks[i].bytes, marks[i].n_bytes) == 0)
      return &marks[i];
  return NULL;
}

/* UTF-16 of mostly Latin text has a zero in every other byte. */
static const char *
guess_utf16 (const char *sample, gsize size)
{
  gsize n_even = 0, n_odd = 0;

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      n_even += sample[i] == '\0';
      n_odd += sample[i + 1] == '\0';
    }
  if (n_odd > size / 4 && n_even < size / 64 + 1)
    return "UTF-16LE";
  if (n_even > size / 4 && n_odd < size / 64 + 1)
    return "UTF-16BE";
  return NULL;
}

/* Whether the bytes are UTF-8, but for a few: text in another encoding hardly ever has a sequence
 * that is valid UTF-8, so a damaged place in a UTF-8 file is not mistaken for another encoding. It
 * is reported with its row then. */
static gboolean
is_utf8 (const char *sample, gsize size, VtSampleEnd end)
{
  const char *at = sample, *stop = sample + size;
  guint64     n_valid = 0, n_damaged = 0;

  while (at < stop)
    {
      gunichar c = (guint8) *at < 0x80 ? (guint8) *at : g_utf8_get_char_validated (at, stop - at);

      if (c == (gunichar) -2 && end == VT_SAMPLE_CUT)
        break;
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_damaged++;
          at++;
          continue;
        }
      n_valid += (guint8) *at >= 0x80;
      at = g_utf8_next_char (at);
    }
  return n_damaged == 0 || n_valid > 10 * n_damaged;
}

char *
vt_text_encoding_detect (const char *sample, gsize size, VtSampleEnd end)
{
  const Mark      *mark = find_mark (sample, size);
  const char      *utf16 = guess_utf16 (sample, size);
  g_autofree char *guess = NULL;
  uchardet_t       detector;
  GIConv           converter;

  if (mark != NULL)
    return g_strdup (mark->encoding);
  if (utf16 != NULL)
    return g_strdup (utf16);
  if (is_utf8 (sample, size, end))
    return g_strdup ("UTF-8");

  detector = uchardet_new ();
  if (uchardet_handle_data (detector, sample, size) == 0)
    {
      uchardet_data_end (detector);
      guess = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);

  if (guess == NULL || *guess == '\0' || g_ascii_strcasecmp (guess, "ASCII") == 0)
    return g_strdup (FALLBACK_ENCODING);
  converter = g_iconv_open ("UTF-8", guess);
  if (converter == (GIConv) -1)
    return g_strdup (FALLBACK_ENCODING);
  g_iconv_close (converter);
  return g_steal_pointer (&guess);
}

VtTextReader *
vt_text_reader_new (VtSource *source, const char *encoding, GError **error)
{
  VtTextReader *self;
  gboolean      converts;
  GIConv        converter = (GIConv) -1;

  g_return_val_if_fail (source != NULL && encoding != NULL, NULL);

  converts =
      g_ascii_strcasecmp (encoding, "UTF-8") != 0 && g_ascii_strcasecmp (encoding, "UTF8") != 0;
  if (converts)
    converter = g_iconv_open ("UTF-8", encoding);
  if (converts && converter == (GIConv) -1)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” is not an encoding that is known here, such as UTF-8 or WINDOWS-1252"),
                   encoding);
      vt_source_free (source);
      return NULL;
    }

  self = g_new (VtTextReader, 1);
  self->source = source;
  self->converter = converter;
  self->converts = converts;
  self->at_start = TRUE;
  self->at_end = FALSE;
  self->n_input = 0;
  return self;
}

void
vt_text_reader_free (VtTextReader *self)
{
  if (self == NULL)
    return;

  if (self->converts)
    g_iconv_close (self->converter);
  vt_source_free (self->source);
  g_free (self);
}

VtSource *
vt_text_reader_get_source (VtTextReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/* Drops a byte order mark, of which a first read might hold a part only. */
static gsize
skip_mark (char *text, gsize size)
{
  const Mark *mark = find_mark (text, size);

  if (mark == NULL)
    return size;
  memmove (text, text + mark->n_bytes, size - mark->n_bytes);
  return size - mark->n_bytes;
}

static gboolean
fill_start (VtTextReader *self, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  gsize n_read = 0, n;

  do
    {
      if (!vt_source_read (self->source, buffer + n_read, size - n_read, &n, error))
        return FALSE;
      n_read += n;
    }
  while (n > 0 && n_read < 4);

  self->at_end = n == 0;
  self->at_start = FALSE;
  *ret_n_read = skip_mark (buffer, n_read);
  return TRUE;
}

static gboolean
read_source (VtTextReader *self, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  if (self->at_start)
    return fill_start (self, buffer, size, ret_n_read, error);
  if (!vt_source_read (self->source, buffer, size, ret_n_read, error))
    return FALSE;
  self->at_end = *ret_n_read == 0;
  return TRUE;
}

/* Converts what is there; says how much it wrote. */
static gsize
convert_some (VtTextReader *self, char *buffer, gsize size)
{
  char *from = self->input, *to = buffer;
  gsize n_from = self->n_input, n_to = size;

  while (n_from > 0)
    {
      int problem;

      if (g_iconv (self->converter, &from, &n_from, &to, &n_to) != (gsize) -1)
        break;
      problem = errno;
      if (problem == E2BIG || (problem == EINVAL && !self->at_end) || n_to == 0)
        break;
      /* Not valid: a byte that no UTF-8 text has stands for it. */
      *to++ = '\xFF';
      n_to--;
      from++;
      n_from--;
    }

  memmove (self->input, from, n_from);
  self->n_input = n_from;
  return size - n_to;
}

gboolean
vt_text_reader_read (
    VtTextReader *self, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  gsize n_written = 0;

  g_return_val_if_fail (self != NULL && buffer != NULL && size >= 16, FALSE);

  if (!self->converts)
    return read_source (self, buffer, size, ret_n_read, error);

  while (n_written == 0)
    {
      gsize n;

      if (!self->at_end)
        {
          if (!read_source (self, self->input + self->n_input, INPUT_BYTES - self->n_input, &n,
                            error))
            return FALSE;
          self->n_input += n;
        }
      n_written = convert_some (self, buffer, size);
      if (self->at_end && self->n_input == 0)
        break;
    }
  *ret_n_read = n_written;
  return TRUE;
}
