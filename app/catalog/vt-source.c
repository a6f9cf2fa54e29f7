/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a file, unpacked while they are read. */

#include "vt-source.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define BLOCK_BYTES (256 * 1024)

struct _VtSource
{
  char           *display_name; /* (owned) */
  struct archive *archive;      /* (owned) */
  guint64         position;     /* bytes of the file handed to libarchive */
  guint64         size;
  gboolean        at_end;
};

/* What is not the system's fault is the file's. */
static gboolean
fail (VtSource *self, GError **error)
{
  const char *cause = archive_error_string (self->archive);
  int         problem = archive_errno (self->archive);
  gboolean    system = problem == EIO || problem == EACCES || problem == EPERM || problem == ENOMEM;

  g_set_error (error, VT_ERROR, system ? VT_ERROR_FAILED : VT_ERROR_CORRUPT,
               _ ("“%s” cannot be read: %s"), self->display_name,
               cause != NULL ? cause : _ ("unknown cause"));
  return FALSE;
}

static struct archive *
new_archive (void)
{
  struct archive *archive = archive_read_new ();

  /* Only these: an archive with files inside is no table. */
  archive_read_support_filter_gzip (archive);
  archive_read_support_filter_xz (archive);
  archive_read_support_filter_zstd (archive);
  archive_read_support_filter_bzip2 (archive);
  archive_read_support_format_raw (archive);
  archive_read_support_format_empty (archive);
  return archive;
}

static gboolean
check_file (const char *path, const char *display_name, guint64 *ret_size, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      int problem = errno;

      g_set_error (error, VT_ERROR, problem == ENOENT ? VT_ERROR_NOT_FOUND : VT_ERROR_FAILED,
                   _ ("“%s” cannot be read: %s"), display_name, g_strerror (problem));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is not a file"), display_name);
      return FALSE;
    }

  *ret_size = (guint64) status.st_size;
  return TRUE;
}

VtSource *
vt_source_open (const char *path, GError **error)
{
  g_autoptr (VtSource) self = NULL;
  struct archive_entry *entry;
  int                   result;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (VtSource, 1);
  self->display_name = g_filename_display_basename (path);
  if (!check_file (path, self->display_name, &self->size, error))
    return NULL;

  self->archive = new_archive ();
  if (archive_read_open_filename (self->archive, path, BLOCK_BYTES) != ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }

  result = archive_read_next_header (self->archive, &entry);
  if (result == ARCHIVE_EOF)
    self->at_end = TRUE;
  else if (result < ARCHIVE_WARN)
    {
      fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
vt_source_free (VtSource *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->archive, archive_read_free);
  g_free (self->display_name);
  g_free (self);
}

gboolean
vt_source_read (VtSource *self, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  la_ssize_t n_read;

  g_return_val_if_fail (self != NULL && buffer != NULL && size > 0, FALSE);

  n_read = self->at_end ? 0 : archive_read_data (self->archive, buffer, size);
  if (n_read < 0)
    return fail (self, error);

  self->at_end = n_read == 0;
  /* Filter -1 counts the bytes of the file itself; libarchive reads ahead of what it unpacked. */
  self->position = (guint64) MAX (archive_filter_bytes (self->archive, -1), 0);
  *ret_n_read = (gsize) n_read;
  return TRUE;
}

guint64
vt_source_get_position (VtSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return MIN (self->position, self->size);
}

guint64
vt_source_get_size (VtSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}
