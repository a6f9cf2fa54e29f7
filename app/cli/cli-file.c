/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole small files, and standard input as one. */

#include "cli-file.h"

#include "vt-error.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define MAX_BYTES (64 * 1024 * 1024)
#define READ_BYTES (64 * 1024)

GInputStream *
cli_file_open (const char *path, VtJob *job, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) local_error = NULL;
  GFileInputStream *stream;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  file = g_file_new_for_commandline_arg (path);
  stream = g_file_read (file, vt_job_get_cancellable (job), &local_error);
  if (stream != NULL)
    return G_INPUT_STREAM (stream);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no file “%s”"), path);
  else
    g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", path);
  return NULL;
}

static GBytes *
read_all (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);

  for (;;)
    {
      gssize n_read = g_input_stream_read (stream, buffer, READ_BYTES, cancellable, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (gsize) n_read > MAX_BYTES)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("larger than 64 MiB"));
          return NULL;
        }
      g_byte_array_append (bytes, buffer, (guint) n_read);
    }
}

GBytes *
cli_file_read (const char *path, VtJob *job, GError **error)
{
  g_autoptr (GInputStream) stream = cli_file_open (path, job, error);
  GBytes *bytes;

  if (stream == NULL)
    return NULL;
  bytes = read_all (stream, vt_job_get_cancellable (job), error);
  if (bytes == NULL)
    g_prefix_error (error, "%s: ", path);
  return bytes;
}
