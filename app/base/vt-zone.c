/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones by their IANA names, as the system knows them. */

#include "vt-zone.h"

#include "vt-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFAULT_FOLDER "/usr/share/zoneinfo"

/* The largest that the system has is of 4 KiB. */
#define MAX_BYTES (64 * 1024)

/* "The Time Zone Information Format (TZif)", RFC 9636, section 3.1. */
#define MAGIC "TZif"

gboolean
vt_zone_is_name (const char *name)
{
  gboolean in_part = FALSE;

  g_return_val_if_fail (name != NULL, FALSE);

  if (strlen (name) > VT_ZONE_NAME_MAX_BYTES)
    return FALSE;
  for (; *name != '\0'; name++)
    {
      if (*name == '/' ? !in_part : !g_ascii_isalnum (*name) && strchr ("_-+", *name) == NULL)
        return FALSE;
      in_part = *name != '/';
    }
  return in_part;
}

static void
set_missing (const char *name, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("This system has no time zone “%s”"), name);
}

static void
set_unreadable (const char *name, int error_number, GError **error)
{
  if (error_number == ENOENT || error_number == ENOTDIR)
    set_missing (name, error);
  else
    g_set_error (error, VT_ERROR, VT_ERROR_FAILED, _ ("The time zone “%s” cannot be read: %s"),
                 name, g_strerror (error_number));
}

/* Up to MAX_BYTES and one more, so that a file that is too large shows. */
static GByteArray *
read_all (int fd, const char *name, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, MAX_BYTES + 1);
  for (gsize n = 0; n < bytes->len;)
    {
      gssize got = read (fd, bytes->data + n, bytes->len - n);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          set_unreadable (name, errno, error);
          return NULL;
        }
      if (got == 0)
        g_byte_array_set_size (bytes, n);
      n += got;
    }
  return g_steal_pointer (&bytes);
}

static GBytes *
read_open_file (int fd, const char *name, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  struct stat info;

  if (fstat (fd, &info) != 0)
    {
      set_unreadable (name, errno, error);
      return NULL;
    }
  /* A folder, as of "America", or something that reading waits for. */
  if (!S_ISREG (info.st_mode))
    {
      set_missing (name, error);
      return NULL;
    }
  bytes = read_all (fd, name, error);
  if (bytes == NULL)
    return NULL;
  if (bytes->len > MAX_BYTES)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
                   _ ("The system's file of the time zone “%s” is too large"), name);
      return NULL;
    }
  /* There are lists and tables beside the zones. */
  if (bytes->len < strlen (MAGIC) || memcmp (bytes->data, MAGIC, strlen (MAGIC)) != 0)
    {
      set_missing (name, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
vt_zone_read_file (const char *name, GError **error)
{
  const char      *folder = g_getenv ("TZDIR");
  g_autofree char *path = NULL;
  GBytes          *bytes;
  int              fd;

  g_return_val_if_fail (name != NULL, NULL);

  if (!vt_zone_is_name (name))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” is not a time zone, such as Europe/London"), name);
      return NULL;
    }
  path = g_build_filename (folder != NULL && *folder != '\0' ? folder : DEFAULT_FOLDER, name, NULL);
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      set_unreadable (name, errno, error);
      return NULL;
    }
  bytes = read_open_file (fd, name, error);
  close (fd);
  return bytes;
}

gboolean
vt_zone_check (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (strcmp (name, VT_ZONE_UTC) == 0)
    return TRUE;
  bytes = vt_zone_read_file (name, error);
  return bytes != NULL;
}

char *
vt_zone_dup_local (void)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (local);

  /* It may be a rule ("CET-1CEST") or the path of a file. */
  return g_strdup (vt_zone_check (name, NULL) ? name : VT_ZONE_UTC);
}
