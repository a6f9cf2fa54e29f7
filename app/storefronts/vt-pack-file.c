/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all. */

#include "vt-pack-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _VtPackFile
{
  char *path;      /* (owned) */
  char *temporary; /* (owned) (nullable): %NULL once committed */
};

static VtError
errno_to_code (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return VT_ERROR_NO_SPACE;
    case EACCES:
    case EPERM:
    case EROFS:
      return VT_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return VT_ERROR_NOT_FOUND;
    default:
      return VT_ERROR_FAILED;
    }
}

static void
set_errno_error (GError **error, int number, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, VT_ERROR, errno_to_code (number),
               /* Translators: a file and what the system says of it */
               _ ("Cannot write %s: %s"), name, g_strerror (number));
}

static gboolean
check_target (const char *path, GError **error)
{
  struct stat      info;
  g_autofree char *name = NULL;

  if (stat (path, &info) != 0 || S_ISREG (info.st_mode))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT,
               S_ISDIR (info.st_mode) ? _ ("%s is a folder") : _ ("%s is not an ordinary file"),
               name);
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n_written = write (fd, data, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return FALSE;
      data += n_written;
      size -= (gsize) n_written;
    }
  return fsync (fd) == 0;
}

VtPackFile *
vt_pack_file_prepare (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (VtPackFile) self = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *template = NULL;
  int      fd;
  gboolean written;
  int      number;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (path != NULL && path[0] != '\0', NULL);

  if (!check_target (path, error))
    return NULL;

  /* Beside the target, since renaming within one folder is what cannot be seen half done. The name
   * is our own, as one made of the target's could be longer than the system takes. */
  folder = g_path_get_dirname (path);
  template = g_build_filename (folder, ".vitrine-pack-XXXXXX", NULL);
  fd = g_mkstemp_full (template, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      set_errno_error (error, errno, path);
      return NULL;
    }

  self = g_new0 (VtPackFile, 1);
  self->path = g_strdup (path);
  self->temporary = g_steal_pointer (&template);
  written = write_all (fd, bytes);
  number = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      number = errno;
    }
  if (!written)
    {
      set_errno_error (error, number, path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The name itself lies in the folder, which has its own way to the disk. */
static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean         synced;

  if (fd < 0)
    return FALSE;
  /* Some file systems have nothing to sync in a folder and say so. */
  synced = fsync (fd) == 0 || errno == EINVAL;
  return close (fd) == 0 && synced;
}

gboolean
vt_pack_file_commit (VtPackFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->temporary != NULL, FALSE);

  if (!check_target (self->path, error))
    return FALSE;
  if (g_rename (self->temporary, self->path) != 0)
    {
      set_errno_error (error, errno, self->path);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  if (!sync_folder (self->path))
    {
      set_errno_error (error, errno, self->path);
      return FALSE;
    }
  return TRUE;
}

gboolean
vt_pack_file_is_named (VtPackFile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->temporary == NULL;
}

void
vt_pack_file_free (VtPackFile *self)
{
  if (self == NULL)
    return;

  /* Nothing more can be done about one that cannot be removed; it is hidden and never read. */
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

gboolean
vt_pack_write (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (VtPackFile) file = vt_pack_file_prepare (bytes, path, error);

  return file != NULL && vt_pack_file_commit (file, error);
}
