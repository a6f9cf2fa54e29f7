/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports that stand, and taking one of them out again. */

#include "vt-imports.h"

#include "vt-order-digests.h"

#include <glib/gi18n-lib.h>

static void
batch_free (gpointer data)
{
  VtImportBatch *batch = data;

  g_free (batch->kind);
  g_free (batch->file_name);
  g_free (batch->report_json);
  g_free (batch);
}

GPtrArray *
vt_imports_load (VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (batch_free);
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  if (!vt_statement_prepare (&row, database,
                             "SELECT id, kind, file_name, imported_us, n_orders, n_lines, "
                             "ifnull (first_us, 0), ifnull (last_us, 0), "
                             "ifnull (json_extract (report, '$.rows.rejected'), 0), report "
                             "FROM import_batch ORDER BY id DESC",
                             error))
    return NULL;

  for (;;)
    {
      VtImportBatch *batch;

      if (!vt_statement_step (&row, &has_row, error) || !vt_job_check (job, error))
        return NULL;
      if (!has_row)
        break;
      batch = g_new0 (VtImportBatch, 1);
      g_ptr_array_add (batches, batch);
      batch->id = vt_statement_get_int64 (&row, 0);
      batch->kind = g_strdup (vt_statement_get_text (&row, 1));
      batch->file_name = g_strdup (vt_statement_get_text (&row, 2));
      batch->imported_us = vt_statement_get_int64 (&row, 3);
      batch->n_orders = vt_statement_get_int64 (&row, 4);
      batch->n_lines = vt_statement_get_int64 (&row, 5);
      batch->first_us = vt_statement_get_int64 (&row, 6);
      batch->last_us = vt_statement_get_int64 (&row, 7);
      batch->n_rejected = (guint64) vt_statement_get_int64 (&row, 8);
      batch->report_json = g_strdup (vt_statement_get_text (&row, 9));
    }
  return g_steal_pointer (&batches);
}

/* ---- removing ---- */

/* Which products and customers the chunks of the other imports name. */
typedef struct
{
  GHashTable *products;  /* (owned): ids */
  GHashTable *customers; /* (owned): ids */
} Used;

static void
used_clear (Used *used)
{
  g_clear_pointer (&used->products, g_hash_table_unref);
  g_clear_pointer (&used->customers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Used, used_clear)

static void
note_used (Used *used, const VtChunkRoom *room)
{
  for (guint32 i = 0; i < room->info.n_lines; i++)
    if (i == 0 || room->columns.product[i] != room->columns.product[i - 1])
      g_hash_table_add (used->products, GUINT_TO_POINTER (room->columns.product[i]));
  for (guint32 i = 0; i < room->info.n_orders; i++)
    g_hash_table_add (used->customers, GUINT_TO_POINTER (room->columns.customer[i]));
}

/* Reads the chunks of one import, or of all others that stand. */
static gboolean
find_used (
    VtDatabase *database, const char *sql, gint64 batch_id, Used *used, VtJob *job, GError **error)
{
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  g_auto (VtChunkRoom) room = {{0}};
  gboolean has_row;

  used->products = g_hash_table_new (NULL, NULL);
  used->customers = g_hash_table_new (NULL, NULL);
  if (!vt_statement_prepare (&row, database, sql, error))
    return FALSE;

  vt_statement_bind_int64 (&row, 1, batch_id);
  for (;;)
    {
      gsize         size = 0;
      gconstpointer data;

      if (!vt_statement_step (&row, &has_row, error) || !vt_job_check (job, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      data = vt_statement_get_blob (&row, 0, &size);
      if (!vt_chunk_room_unpack (&room, data, size, error))
        return FALSE;
      note_used (used, &room);
    }
}

static GArray *
list_products (VtDatabase *database, gint64 batch_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  /* An offer names its products by SKU, as a JSON string. */
  if (!vt_statement_prepare (&row, database,
                             "SELECT id FROM product WHERE batch_id = ?1 AND origin <> 'hand' "
                             "AND NOT EXISTS (SELECT 1 FROM offer WHERE "
                             "instr (document, json_quote (product.sku)) > 0) "
                             "AND NOT EXISTS (SELECT 1 FROM scenario WHERE "
                             "instr (document, json_quote (product.sku)) > 0)",
                             error))
    return NULL;

  vt_statement_bind_int64 (&row, 1, batch_id);
  for (;;)
    {
      gint64 id;

      if (!vt_statement_step (&row, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      id = vt_statement_get_int64 (&row, 0);
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
delete_products (VtDatabase *database, gint64 batch_id, const Used *others, GError **error)
{
  g_autoptr (GArray) ids = list_products (database, batch_id, error);
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (ids == NULL ||
      !vt_statement_prepare (&statement, database, "DELETE FROM product WHERE id = ?1", error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (others->products, GUINT_TO_POINTER ((guint) id)))
        continue;
      vt_statement_bind_int64 (&statement, 1, id);
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_customers (VtDatabase *database, const Used *own, const Used *others, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  GHashTableIter iter;
  gpointer       id;

  /* What a file said of a customer did not come with the orders, and does not go with them. */
  if (!vt_statement_prepare (&statement, database,
                             "DELETE FROM customer WHERE id = ?1 AND attributes = '{}'", error))
    return FALSE;

  g_hash_table_iter_init (&iter, own->customers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (g_hash_table_contains (others->customers, id))
        continue;
      vt_statement_bind_int64 (&statement, 1, GPOINTER_TO_UINT (id));
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_batch (VtDatabase *database, gint64 batch_id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database, "DELETE FROM import_batch WHERE id = ?1", error))
    return FALSE;

  vt_statement_bind_int64 (&statement, 1, batch_id);
  if (!vt_statement_run (&statement, error))
    return FALSE;
  if (vt_database_n_changes (database) > 0)
    return TRUE;
  g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no such import"));
  return FALSE;
}

static gboolean
remove_batch (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  gint64 batch_id = *(const gint64 *) data;
  g_auto (Used) own = {NULL, NULL};
  g_auto (Used) others = {NULL, NULL};

  /* The chunks stay, for undo; they count only while their import stands. The products go
   * first: deleting the import lets go of those that are left. */
  return find_used (database, "SELECT data FROM chunk_order WHERE batch_id = ?1", batch_id, &own,
                    job, error) &&
         find_used (database,
                    "SELECT data FROM chunk_order WHERE batch_id <> ?1 "
                    "AND batch_id IN (SELECT id FROM import_batch)",
                    batch_id, &others, job, error) &&
         delete_products (database, batch_id, &others, error) &&
         delete_customers (database, &own, &others, error) &&
         delete_batch (database, batch_id, error);
}

gboolean
vt_import_remove (VtWorkspace *workspace, gint64 batch_id, VtJob *job, GError **error)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (workspace), FALSE);

  vt_job_begin_phase (job, _ ("Removing an import"), NULL);
  return vt_workspace_edit (workspace, _ ("Remove Import"), "orders", remove_batch, &batch_id, job,
                            error);
}
