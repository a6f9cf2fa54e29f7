/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shop of four clusters of products for tests of the map. */

#pragma once

#include "vt-affinity-map.h"
#include "vt-workspace.h"

#define N_CLUSTERS 4
#define A_CLUSTER 5
#define N_ITEMS (N_CLUSTERS * A_CLUSTER)

typedef struct
{
  char          *folder;    /* (owned) */
  char          *path;      /* (owned) */
  VtWorkspace   *workspace; /* (owned) */
  VtCatalog     *catalog;   /* (owned) */
  VtPairs       *pairs;     /* (owned) */
  VtAffinityMap *map;       /* (owned) */
} Shop;

/* Each aborts the test if it fails. */
void shop_open (Shop *shop);
void shop_close (Shop *shop);

/* All pairs that are better than chance are links, and all products are on the map. */
VtAffinityMapOptions shop_options_for_all (void);
VtAffinityMap       *shop_build (Shop *shop, const VtAffinityMapOptions *options);
