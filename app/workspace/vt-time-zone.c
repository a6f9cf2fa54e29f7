/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zone that the shop is in: what the weekdays and hours of its offers are of. */

#include "vt-time-zone.h"

#include <glib/gi18n-lib.h>

char *
vt_time_zone_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT value FROM setting WHERE key = 'time_zone'", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return NULL;
  return g_strdup (has_row ? vt_statement_get_text (&statement, 0) : VT_ZONE_UTC);
}

gboolean
vt_time_zone_save (VtDatabase *database, const char *name, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!vt_zone_check (name, error) ||
      !vt_statement_prepare (&statement, database,
                             "INSERT INTO setting (key, value) VALUES ('time_zone', ?1)"
                             " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, name);
  return vt_statement_run (&statement, error);
}

/* A VtWorkspaceFunc. */
static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_time_zone_save (database, data, error);
}

gboolean
vt_time_zone_set (VtWorkspace *workspace, const char *name, GError **error)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return vt_zone_check (name, error) && vt_workspace_edit (workspace, _ ("Change Time Zone"), NULL,
                                                           save, (gpointer) name, NULL, error);
}
