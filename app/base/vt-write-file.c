/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is replaced at one stroke. */

#include "vt-write-file.h"

#include "vt-error.h"

static VtError
code_from_file_error (const GError *cause)
{
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return VT_ERROR_NO_SPACE;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return VT_ERROR_READ_ONLY;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return VT_ERROR_NOT_FOUND;
  return VT_ERROR_FAILED;
}

gboolean
vt_write_file (const char *path, const void *content, gsize length, GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (length <= G_MAXSSIZE, FALSE);

  if (g_file_set_contents_full (path, content, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &cause))
    return TRUE;
  g_set_error (error, VT_ERROR, code_from_file_error (cause), "%s", cause->message);
  return FALSE;
}
