/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of exports in the workspace. */

#include "vt-export-log.h"

#include <glib/gi18n-lib.h>

#define TARGET_PACK "pack"

static GBytes *
dup_blob (VtStatement *statement, int column)
{
  gsize         size;
  gconstpointer data = vt_statement_get_blob (statement, column, &size);

  return g_bytes_new (data, size);
}

gboolean
vt_last_export_load (VtDatabase *database, VtLastExport *ret_last, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (VtPackInfo) info = NULL;
  g_autoptr (GError) read_error = NULL;
  gboolean has_row;

  g_return_val_if_fail (ret_last != NULL, FALSE);

  if (!vt_statement_prepare (&statement, database,
                             "SELECT pack FROM log_export WHERE target = ?1"
                             " ORDER BY id DESC LIMIT 1",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, TARGET_PACK);
  if (!vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      *ret_last = (VtLastExport){0};
      return TRUE;
    }

  pack = dup_blob (&statement, 0);
  info = vt_pack_describe (pack, &read_error);
  if (info == NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT,
                   _ ("The last export in the workspace cannot be read: %s"), read_error->message);
      return FALSE;
    }
  ret_last->pack_id = g_steal_pointer (&info->id);
  ret_last->digest = g_steal_pointer (&info->digest);
  ret_last->revision = info->revision;
  ret_last->pack = g_steal_pointer (&pack);
  return TRUE;
}

void
vt_last_export_clear (VtLastExport *last)
{
  g_clear_pointer (&last->pack_id, g_free);
  g_clear_pointer (&last->digest, g_free);
  g_clear_pointer (&last->pack, g_bytes_unref);
}

gboolean
vt_export_log_add (VtDatabase       *database,
                   const char       *path,
                   const VtPackInfo *info,
                   GBytes           *pack,
                   gint64           *ret_id,
                   GError          **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *name = g_filename_display_name (path);
  gsize            size;
  gconstpointer    data = g_bytes_get_data (pack, &size);

  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO log_export"
                             " (exported_us, target, path, digest, n_offers, pack)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                             error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, g_get_real_time ());
  vt_statement_bind_text (&statement, 2, TARGET_PACK);
  vt_statement_bind_text (&statement, 3, name);
  vt_statement_bind_text (&statement, 4, info->digest);
  vt_statement_bind_int64 (&statement, 5, info->n_offers);
  vt_statement_bind_blob (&statement, 6, data, size);
  if (!vt_statement_run (&statement, error))
    return FALSE;
  *ret_id = vt_database_last_insert_id (database);
  return TRUE;
}

gboolean
vt_export_log_remove (VtDatabase *database, gint64 id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database, "DELETE FROM log_export WHERE id = ?1", error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, id);
  return vt_statement_run (&statement, error);
}

static void
export_free (gpointer data)
{
  VtExport *export = data;

  g_free (export->path);
  g_free (export->digest);
  g_free (export);
}

GPtrArray *
vt_exports_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) exports = NULL;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT id, exported_us, path, digest, n_offers FROM log_export"
                             " WHERE target = ?1 ORDER BY id DESC",
                             error))
    return NULL;
  vt_statement_bind_text (&statement, 1, TARGET_PACK);

  exports = g_ptr_array_new_with_free_func (export_free);
  for (;;)
    {
      VtExport *export;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      export = g_new0 (VtExport, 1);
      export->id = vt_statement_get_int64 (&statement, 0);
      export->exported_us = vt_statement_get_int64 (&statement, 1);
      export->path = g_strdup (vt_statement_get_text (&statement, 2));
      export->digest = g_strdup (vt_statement_get_text (&statement, 3));
      export->n_offers = vt_statement_get_int64 (&statement, 4);
      g_ptr_array_add (exports, export);
    }
  return g_steal_pointer (&exports);
}

GBytes *
vt_exports_load_pack (VtDatabase *database, gint64 id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, "SELECT pack FROM log_export WHERE id = ?1",
                             error))
    return NULL;
  vt_statement_bind_int64 (&statement, 1, id);
  if (!vt_statement_step (&statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no such export"));
      return NULL;
    }
  return dup_blob (&statement, 0);
}
