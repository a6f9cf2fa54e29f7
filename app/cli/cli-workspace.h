/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands read of a workspace, in one snapshot. */

#pragma once

#include "vt-customers.h"

G_BEGIN_DECLS

typedef enum
{
  CLI_LOAD_CATALOG = 1 << 0,
  CLI_LOAD_ORDERS = 1 << 1, /* brings the catalogue with it */
  CLI_LOAD_OFFERS = 1 << 2,
  CLI_LOAD_CUSTOMERS = 1 << 3, /* brings the orders with it */
  CLI_LOAD_SEGMENTS = 1 << 4,
} CliLoad;

/**
 * CliSnapshot:
 * @has_day: whether customers are seen from @day, else from the workspace's own
 * @offers: (element-type VtOffer): as they are written
 * @campaigns: (element-type VtCampaign): comes with @offers
 * @effective: (element-type VtOffer): what @campaigns make of @offers; comes with them
 * @segments: (element-type VtSegment)
 *
 * What was not asked for is %NULL.
 */
typedef struct
{
  CliLoad      wanted;
  gboolean     has_day;
  gint32       day;
  VtCatalog   *catalog;   /* (owned) (nullable) */
  VtOrders    *orders;    /* (owned) (nullable) */
  GPtrArray   *offers;    /* (owned) (nullable) */
  GPtrArray   *campaigns; /* (owned) (nullable) */
  GPtrArray   *effective; /* (owned) (nullable) */
  VtCustomers *customers; /* (owned) (nullable) */
  GPtrArray   *segments;  /* (owned) (nullable) */
} CliSnapshot;

/* @snapshot has its @wanted set and is otherwise zero; to be cleared in any case. */
gboolean
     cli_snapshot_load (CliSnapshot *snapshot, VtWorkspace *workspace, VtJob *job, GError **error);
void cli_snapshot_clear (CliSnapshot *snapshot);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliSnapshot, cli_snapshot_clear)

G_END_DECLS
