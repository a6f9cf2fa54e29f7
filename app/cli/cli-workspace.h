/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands read of a workspace, in one snapshot. */

#pragma once

#include "vt-orders.h"

G_BEGIN_DECLS

typedef enum
{
  CLI_LOAD_CATALOG = 1 << 0,
  CLI_LOAD_ORDERS = 1 << 1, /* brings the catalogue with it */
  CLI_LOAD_OFFERS = 1 << 2,
} CliLoad;

/**
 * CliSnapshot:
 * @offers: (element-type VtOffer): as they are written
 * @campaigns: (element-type VtCampaign): comes with @offers
 * @effective: (element-type VtOffer): what @campaigns make of @offers; comes with them
 *
 * What was not asked for is %NULL.
 */
typedef struct
{
  CliLoad    wanted;
  VtCatalog *catalog;   /* (owned) (nullable) */
  VtOrders  *orders;    /* (owned) (nullable) */
  GPtrArray *offers;    /* (owned) (nullable) */
  GPtrArray *campaigns; /* (owned) (nullable) */
  GPtrArray *effective; /* (owned) (nullable) */
} CliSnapshot;

/* @snapshot has its @wanted set and is otherwise zero; to be cleared in any case. */
gboolean
     cli_snapshot_load (CliSnapshot *snapshot, VtWorkspace *workspace, VtJob *job, GError **error);
void cli_snapshot_clear (CliSnapshot *snapshot);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliSnapshot, cli_snapshot_clear)

G_END_DECLS
