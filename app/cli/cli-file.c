/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole small files, and standard input as one. */

#include "cli-file.h"

#include "vt-error.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define MAX_BYTES (64 * 1024 * 1024)
#define READ_BYTES (64 * 1024)

static GInputStream *
open_stream (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (path);
  return G_INPUT_STREAM (g_file_read (file, cancellable, error));
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
  GCancellable *cancellable = vt_job_get_cancellable (job);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GInputStream) stream = open_stream (path, cancellable, &local_error);
  GBytes *bytes = stream != NULL ? read_all (stream, cancellable, &local_error) : NULL;

  if (bytes != NULL)
    return bytes;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no file “%s”"), path);
  else
    g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", path);
  return NULL;
}
