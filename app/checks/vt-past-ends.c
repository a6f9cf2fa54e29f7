/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When offers were to end, by every version they had while they were ready. */

#include "vt-past-ends.h"

#include "vt-span.h"

#define DAY_US (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

struct _VtPastEnds
{
  GHashTable *of_offer; /* (owned): id → GArray of VtPastEnd, in the order of @made_us */
  gint64      last_row; /* of the log that was read */
};

VtPastEnds *
vt_past_ends_new (void)
{
  VtPastEnds *self = g_new0 (VtPastEnds, 1);

  self->of_offer =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
vt_past_ends_free (VtPastEnds *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->of_offer);
  g_free (self);
}

void
vt_past_ends_add (VtPastEnds *self, const char *offer_id, const VtPastEnd *end)
{
  GArray    *list;
  VtPastEnd *last;

  g_return_if_fail (self != NULL);
  g_return_if_fail (offer_id != NULL && end != NULL);

  list = g_hash_table_lookup (self->of_offer, offer_id);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (VtPastEnd));
      g_hash_table_insert (self->of_offer, g_strdup (offer_id), list);
    }
  last = list->len > 0 ? &g_array_index (list, VtPastEnd, list->len - 1) : NULL;
  if (last == NULL || end->made_us - last->made_us >= DAY_US)
    g_array_append_val (list, *end);
  else
    last->end_us = end->end_us;
}

gboolean
vt_past_ends_read (VtPastEnds *self, VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  g_return_val_if_fail (self != NULL && database != NULL, FALSE);

  /* What has no end is not worth taking apart. */
  if (!vt_statement_prepare (&statement, database,
                             "SELECT id, offer_id, made_us,"
                             " CASE WHEN json_extract (document, '$.state') = 'ready'"
                             " THEN json_extract (document, '$.terms.schedule.until') END"
                             " FROM log_offer WHERE id > ?1 AND document LIKE '%\"until\":%'"
                             " ORDER BY id",
                             error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, self->last_row);
  for (;;)
    {
      gboolean    has_row;
      const char *text;
      VtPastEnd   end;

      if (!vt_statement_step (&statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      self->last_row = vt_statement_get_int64 (&statement, 0);
      end.made_us = vt_statement_get_int64 (&statement, 2);
      text = vt_statement_get_text (&statement, 3);
      if (text != NULL && vt_instant_from_text (text, &end.end_us))
        vt_past_ends_add (self, vt_statement_get_text (&statement, 1), &end);
    }
}

guint
vt_past_ends_count_later (VtPastEnds *self, const char *offer_id, gint64 *ret_first_us)
{
  const GArray *list;
  gint64        latest_us;
  guint         n_later = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (offer_id != NULL && ret_first_us != NULL, 0);

  list = g_hash_table_lookup (self->of_offer, offer_id);
  if (list == NULL)
    return 0;
  latest_us = g_array_index (list, VtPastEnd, 0).end_us;
  *ret_first_us = latest_us;
  for (guint i = 1; i < list->len; i++)
    {
      gint64 end_us = g_array_index (list, VtPastEnd, i).end_us;

      n_later += end_us > latest_us;
      latest_us = MAX (latest_us, end_us);
    }
  return n_later;
}
