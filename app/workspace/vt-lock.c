/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One process, and one workspace object in it, holds a file at a time. */

#include "vt-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _VtLock
{
  int     fd;
  guint64 device;
  guint64 inode;
};

static GMutex held_lock;
static GList *held; /* (lock held_lock) (element-type VtLock) */

gboolean
vt_lock_set_file_error (int saved_errno, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  switch (saved_errno)
    {
    case ENOENT:
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no file “%s”"), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, VT_ERROR, VT_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written; copy it to a folder of yours and open the copy"),
                   name);
      break;
    default:
      g_set_error (error, VT_ERROR, VT_ERROR_FAILED, _ ("“%s” cannot be opened: %s"), name,
                   g_strerror (saved_errno));
      break;
    }
  return FALSE;
}

/* Asks by device and inode, not by opening: see vt_lock_release(). */
static gboolean
check_not_held (const char *path, GStatBuf *ret_info, GError **error)
{
  if (g_stat (path, ret_info) != 0)
    {
      vt_lock_set_file_error (errno, path, error);
      return FALSE;
    }
  if (!S_ISREG (ret_info->st_mode))
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, VT_ERROR, VT_ERROR_NOT_A_WORKSPACE, _ ("“%s” is not a file"), name);
      return FALSE;
    }
  for (GList *l = held; l != NULL; l = l->next)
    {
      const VtLock *other = l->data;

      if (other->device == ret_info->st_dev && other->inode == ret_info->st_ino)
        {
          g_autofree char *name = g_path_get_basename (path);

          g_set_error (error, VT_ERROR, VT_ERROR_IN_USE, _ ("“%s” is open already in this program"),
                       name);
          return FALSE;
        }
    }
  return TRUE;
}

static VtLock *
acquire_unheld (const char *path, GError **error)
{
  g_autofree VtLock *lock = NULL;
  GStatBuf           info;

  if (!check_not_held (path, &info, error))
    return NULL;

  lock = g_new0 (VtLock, 1);
  lock->device = info.st_dev;
  lock->inode = info.st_ino;
  lock->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (lock->fd < 0)
    {
      vt_lock_set_file_error (errno, path, error);
      return NULL;
    }
  if (flock (lock->fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_autofree char *name = g_path_get_basename (path);

      close (lock->fd);
      g_set_error (error, VT_ERROR, VT_ERROR_IN_USE,
                   _ ("“%s” is in use by another Vitrine; close it there first"), name);
      return NULL;
    }

  held = g_list_prepend (held, lock);
  return g_steal_pointer (&lock);
}

VtLock *
vt_lock_acquire (const char *path, GError **error)
{
  VtLock *lock;

  g_mutex_lock (&held_lock);
  lock = acquire_unheld (path, error);
  g_mutex_unlock (&held_lock);
  return lock;
}

void
vt_lock_release (VtLock *lock)
{
  g_mutex_lock (&held_lock);
  held = g_list_remove (held, lock);
  close (lock->fd);
  g_mutex_unlock (&held_lock);
  g_free (lock);
}
