/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands read of a workspace, in one snapshot. */

#include "cli-workspace.h"

#include "vt-campaigns-apply.h"
#include "vt-segment.h"

static gboolean
load_history (CliSnapshot *snapshot, VtDatabase *database, VtJob *job, GError **error)
{
  if ((snapshot->wanted & (CLI_LOAD_CATALOG | CLI_LOAD_ORDERS | CLI_LOAD_CUSTOMERS)) == 0)
    return TRUE;
  snapshot->catalog = vt_catalog_load (database, job, error);
  if (snapshot->catalog == NULL)
    return FALSE;
  if ((snapshot->wanted & (CLI_LOAD_ORDERS | CLI_LOAD_CUSTOMERS)) == 0)
    return TRUE;
  snapshot->orders = vt_orders_load (database, snapshot->catalog, job, error);
  if (snapshot->orders == NULL)
    return FALSE;
  if ((snapshot->wanted & CLI_LOAD_CUSTOMERS) == 0)
    return TRUE;
  snapshot->customers =
      vt_customers_load (database, snapshot->orders, snapshot->catalog,
                         snapshot->has_day ? snapshot->day : VT_DAY_NONE, job, error);
  return snapshot->customers != NULL;
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  CliSnapshot *snapshot = data;

  if (!load_history (snapshot, database, job, error))
    return FALSE;
  if (snapshot->wanted & CLI_LOAD_SEGMENTS)
    {
      snapshot->segments = vt_segments_load (database, error);
      if (snapshot->segments == NULL)
        return FALSE;
    }
  if (snapshot->wanted & CLI_LOAD_OFFERS)
    {
      VtOfferSet set;

      if (!vt_offer_set_load (&set, database, error))
        return FALSE;
      snapshot->offers = set.documents;
      snapshot->campaigns = set.campaigns;
      snapshot->effective = set.effective;
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
  g_clear_pointer (&snapshot->customers, vt_customers_unref);
  g_clear_pointer (&snapshot->segments, g_ptr_array_unref);
  g_clear_pointer (&snapshot->catalog, vt_catalog_unref);
  g_clear_pointer (&snapshot->orders, vt_orders_unref);
  g_clear_pointer (&snapshot->offers, g_ptr_array_unref);
  g_clear_pointer (&snapshot->campaigns, g_ptr_array_unref);
  g_clear_pointer (&snapshot->effective, g_ptr_array_unref);
}
