/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments in the workspace. */

#include "vt-segment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const VtSegment *first = *(const VtSegment *const *) a;
  const VtSegment *second = *(const VtSegment *const *) b;
  int              order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->key, second->key);
}

GPtrArray *
vt_segments_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) segments = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  if (!vt_statement_prepare (&statement, database, "SELECT name, document FROM segment", error))
    return NULL;
  segments = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_free);
  for (;;)
    {
      g_autoptr (GError) read_error = NULL;
      VtSegment *segment;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      segment = vt_segment_from_json (vt_statement_get_text (&statement, 1), &read_error);
      if (segment == NULL)
        {
          g_set_error (error, VT_ERROR,
                       read_error->code == VT_ERROR_TOO_NEW ? VT_ERROR_TOO_NEW : VT_ERROR_CORRUPT,
                       _ ("The segment “%s” cannot be read: %s"),
                       vt_statement_get_text (&statement, 0), read_error->message);
          return NULL;
        }
      g_ptr_array_add (segments, segment);
    }
  g_ptr_array_sort (segments, compare_segments);
  return g_steal_pointer (&segments);
}

/* The key is in the document only; taking all of them apart here would take long with long lists.
 */
static gboolean
check_key (VtDatabase *database, const VtSegment *segment, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT name FROM segment"
                             " WHERE id <> ?1 AND json_extract (document, '$.key') = ?2",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, segment->id);
  vt_statement_bind_text (&statement, 2, segment->key);
  if (!vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT,
               _ ("The segment “%s” has the key “%s” already"),
               vt_statement_get_text (&statement, 0), segment->key);
  return FALSE;
}

gboolean
vt_segments_save (VtDatabase *database, const VtSegment *segment, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *document = NULL;

  g_return_val_if_fail (database != NULL && segment != NULL, FALSE);

  document = vt_segment_to_json (segment, error);
  if (document == NULL || !check_key (database, segment, error))
    return FALSE;

  /* An unchanged document leaves the row alone, so that saving it is no step of undo. */
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO segment (id, name, document) VALUES (?1, ?2, ?3)"
                             " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                             " document = excluded.document"
                             " WHERE document <> excluded.document",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, segment->id);
  vt_statement_bind_text (&statement, 2, segment->name);
  vt_statement_bind_text (&statement, 3, document);
  return vt_statement_run (&statement, error);
}

gboolean
vt_segments_save_all (VtDatabase *database, VtJob *job, gpointer segments, GError **error)
{
  GPtrArray *all = segments;

  g_return_val_if_fail (all != NULL, FALSE);

  for (guint i = 0; i < all->len; i++)
    if (!vt_segments_save (database, all->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
vt_segments_remove (VtDatabase *database, const char *id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  g_return_val_if_fail (database != NULL && id != NULL, FALSE);

  if (!vt_statement_prepare (&statement, database, "DELETE FROM segment WHERE id = ?1", error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, id);
  if (!vt_statement_run (&statement, error))
    return FALSE;
  if (vt_database_n_changes (database) > 0)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no segment “%s”"), id);
  return FALSE;
}
