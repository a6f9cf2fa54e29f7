/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers in the workspace. */

#include "vt-offer-json.h"

#include <glib/gi18n-lib.h>

GPtrArray *
vt_offers_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) offers = NULL;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT name, document FROM offer ORDER BY priority, id", error))
    return NULL;

  offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  for (;;)
    {
      g_autoptr (GError) read_error = NULL;
      VtOffer *offer;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      offer = vt_offer_from_json (vt_statement_get_text (&statement, 1), &read_error);
      if (offer == NULL)
        {
          g_set_error (error, VT_ERROR,
                       read_error->code == VT_ERROR_TOO_NEW ? VT_ERROR_TOO_NEW : VT_ERROR_CORRUPT,
                       _ ("The offer “%s” cannot be read: %s"),
                       vt_statement_get_text (&statement, 0), read_error->message);
          return NULL;
        }
      g_ptr_array_add (offers, offer);
    }
  return g_steal_pointer (&offers);
}

gboolean
vt_offers_save (VtDatabase *database, const VtOffer *offer, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *document = NULL;

  g_return_val_if_fail (offer != NULL, FALSE);

  document = vt_offer_to_json (offer, error);
  if (document == NULL)
    return FALSE;

  /* An unchanged document leaves the row alone, so that saving it is no step of undo. */
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO offer"
                             " (id, kind, name, state, priority, document, created_us, modified_us)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)"
                             " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind,"
                             " name = excluded.name, state = excluded.state,"
                             " priority = excluded.priority, document = excluded.document,"
                             " modified_us = excluded.modified_us"
                             " WHERE document <> excluded.document",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, offer->id);
  vt_statement_bind_text (&statement, 2, vt_offer_kind_to_word (offer->kind));
  vt_statement_bind_text (&statement, 3, offer->name);
  vt_statement_bind_text (&statement, 4, vt_offer_state_to_word (offer->state));
  vt_statement_bind_int64 (&statement, 5, offer->priority);
  vt_statement_bind_text (&statement, 6, document);
  vt_statement_bind_int64 (&statement, 7, g_get_real_time ());
  return vt_statement_run (&statement, error);
}

gboolean
vt_offers_remove (VtDatabase *database, const char *id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  g_return_val_if_fail (id != NULL, FALSE);

  if (!vt_statement_prepare (&statement, database, "DELETE FROM offer WHERE id = ?1", error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, id);
  if (!vt_statement_run (&statement, error))
    return FALSE;
  if (vt_database_n_changes (database) == 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no offer “%s”"), id);
      return FALSE;
    }
  return TRUE;
}
