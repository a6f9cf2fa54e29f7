/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns in the workspace. */

#include "vt-campaign.h"

#include <glib/gi18n-lib.h>

GPtrArray *
vt_campaigns_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) campaigns = NULL;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT name, document FROM campaign ORDER BY name, id", error))
    return NULL;

  campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  for (;;)
    {
      g_autoptr (GError) read_error = NULL;
      VtCampaign *campaign;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      campaign = vt_campaign_from_json (vt_statement_get_text (&statement, 1), &read_error);
      if (campaign == NULL)
        {
          g_set_error (error, VT_ERROR,
                       read_error->code == VT_ERROR_TOO_NEW ? VT_ERROR_TOO_NEW : VT_ERROR_CORRUPT,
                       _ ("The campaign “%s” cannot be read: %s"),
                       vt_statement_get_text (&statement, 0), read_error->message);
          return NULL;
        }
      g_ptr_array_add (campaigns, campaign);
    }
  return g_steal_pointer (&campaigns);
}

/* Offers find their campaign by its name, which so can be of one only. */
static gboolean
check_name (VtDatabase *database, const VtCampaign *campaign, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT 1 FROM campaign WHERE name = ?1 AND id <> ?2", error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, campaign->name);
  vt_statement_bind_text (&statement, 2, campaign->id);
  if (!vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT, _ ("There is a campaign “%s” already"),
                   campaign->name);
      return FALSE;
    }
  return TRUE;
}

gboolean
vt_campaigns_save (VtDatabase *database, const VtCampaign *campaign, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *document = NULL;

  g_return_val_if_fail (campaign != NULL, FALSE);

  document = vt_campaign_to_json (campaign, error);
  if (document == NULL || !check_name (database, campaign, error))
    return FALSE;

  /* An unchanged document leaves the row alone, so that saving it is no step of undo. */
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO campaign (id, name, document) VALUES (?1, ?2, ?3)"
                             " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                             " document = excluded.document"
                             " WHERE document <> excluded.document",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, campaign->id);
  vt_statement_bind_text (&statement, 2, campaign->name);
  vt_statement_bind_text (&statement, 3, document);
  return vt_statement_run (&statement, error);
}

gboolean
vt_campaigns_remove (VtDatabase *database, const char *id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  g_return_val_if_fail (id != NULL, FALSE);

  if (!vt_statement_prepare (&statement, database, "DELETE FROM campaign WHERE id = ?1", error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, id);
  if (!vt_statement_run (&statement, error))
    return FALSE;
  if (vt_database_n_changes (database) == 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no campaign “%s”"), id);
      return FALSE;
    }
  return TRUE;
}
