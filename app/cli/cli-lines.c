/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file or standard input line by line, of any length in bounded memory. */

#include "cli-lines.h"

#include "cli-file.h"

#include <string.h>

#define READ_BYTES (64 * 1024)

struct _CliLines
{
  char         *path;        /* (owned) */
  GInputStream *stream;      /* (owned) */
  GCancellable *cancellable; /* (unowned): the job's, which outlives this */
  GByteArray   *line;        /* (owned) */
  gboolean      at_end;
  gsize         n_read; /* bytes in buffer … */
  gsize         n_used; /* … and how many of them are done with */
  char          buffer[READ_BYTES];
};

CliLines *
cli_lines_new (const char *path, VtJob *job, GError **error)
{
  GInputStream *stream = cli_file_open (path, job, error);
  CliLines     *lines;

  if (stream == NULL)
    return NULL;

  lines = g_new0 (CliLines, 1);
  lines->path = g_strdup (path);
  lines->stream = stream;
  lines->cancellable = vt_job_get_cancellable (job);
  lines->line = g_byte_array_new ();
  return lines;
}

void
cli_lines_free (CliLines *lines)
{
  if (lines == NULL)
    return;
  g_free (lines->path);
  g_object_unref (lines->stream);
  g_byte_array_unref (lines->line);
  g_free (lines);
}

gboolean
cli_lines_is_waiting (CliLines *lines)
{
  return memchr (lines->buffer + lines->n_used, '\n', lines->n_read - lines->n_used) == NULL;
}

static gboolean
fill (CliLines *lines, GError **error)
{
  gssize n =
      g_input_stream_read (lines->stream, lines->buffer, READ_BYTES, lines->cancellable, error);

  if (n < 0)
    {
      g_prefix_error (error, "%s: ", lines->path);
      return FALSE;
    }
  lines->n_read = (gsize) n;
  lines->n_used = 0;
  lines->at_end = n == 0;
  return TRUE;
}

/* Moves what the buffer has of the line. Returns whether its end was there. */
static gboolean
take (CliLines *lines)
{
  const char *start = lines->buffer + lines->n_used;
  gsize       n_left = lines->n_read - lines->n_used;
  const char *end = memchr (start, '\n', n_left);
  gsize       n = end != NULL ? (gsize) (end - start) : n_left;

  g_byte_array_append (lines->line, (const guint8 *) start,
                       (guint) MIN (n, CLI_LINE_MAX_BYTES - lines->line->len));
  lines->n_used += end != NULL ? n + 1 : n;
  return end != NULL;
}

gboolean
cli_lines_next (CliLines *lines, GByteArray **ret_line, GError **error)
{
  gboolean is_empty = TRUE;

  g_byte_array_set_size (lines->line, 0);
  for (;;)
    {
      if (lines->n_used < lines->n_read)
        {
          is_empty = FALSE;
          if (take (lines))
            break;
        }
      if (!lines->at_end && !fill (lines, error))
        return FALSE;
      if (lines->at_end)
        break;
    }

  *ret_line = lines->at_end && is_empty ? NULL : lines->line;
  return TRUE;
}
