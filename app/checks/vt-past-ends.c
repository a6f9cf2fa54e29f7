/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When offers were to end, by every version they had. */

#include "vt-check.h"

#include "vt-span.h"

/* Adds it to what the offer had before, unless it is the same again. */
static void
add_end (GHashTable *ends, const char *offer_id, gint64 end_us)
{
  GArray *list = g_hash_table_lookup (ends, offer_id);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (ends, g_strdup (offer_id), list);
    }
  if (list->len == 0 || g_array_index (list, gint64, list->len - 1) != end_us)
    g_array_append_val (list, end_us);
}

GHashTable *
vt_past_ends_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GHashTable) ends =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  if (!vt_statement_prepare (&statement, database,
                             "SELECT offer_id, json_extract (document, '$.terms.schedule.until')"
                             " FROM log_offer WHERE json_valid (document) AND"
                             " json_extract (document, '$.terms.schedule.until') IS NOT NULL"
                             " ORDER BY id",
                             error))
    return NULL;
  for (;;)
    {
      gboolean has_row;
      gint64   end_us;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ends);
      if (vt_instant_from_text (vt_statement_get_text (&statement, 1), &end_us))
        add_end (ends, vt_statement_get_text (&statement, 0), end_us);
    }
}
