/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands read of a workspace, in one snapshot. */

#include "cli-workspace.h"

#include "vt-offer.h"

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  CliSnapshot *snapshot = data;

  if (snapshot->wanted & (CLI_LOAD_CATALOG | CLI_LOAD_ORDERS))
    {
      snapshot->catalog = vt_catalog_load (database, job, error);
      if (snapshot->catalog == NULL)
        return FALSE;
    }
  if (snapshot->wanted & CLI_LOAD_ORDERS)
    {
      snapshot->orders = vt_orders_load (database, snapshot->catalog, job, error);
      if (snapshot->orders == NULL)
        return FALSE;
    }
  if (snapshot->wanted & CLI_LOAD_OFFERS)
    {
      snapshot->offers = vt_offers_load (database, error);
      if (snapshot->offers == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
cli_snapshot_load (CliSnapshot *snapshot, VtWorkspace *workspace, VtJob *job, GError **error)
{
  return vt_workspace_read (workspace, load, snapshot, job, error);
}

void
cli_snapshot_clear (CliSnapshot *snapshot)
{
  g_clear_pointer (&snapshot->catalog, vt_catalog_unref);
  g_clear_pointer (&snapshot->orders, vt_orders_unref);
  g_clear_pointer (&snapshot->offers, g_ptr_array_unref);
}
