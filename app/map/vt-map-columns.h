/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of each product and link of a map, one column each. Internal to its export. */

#pragma once

#include "vt-map-data.h"
#include "vt-node-roles.h"

G_BEGIN_DECLS

typedef enum
{
  VT_MAP_COLUMN_TEXT,
  VT_MAP_COLUMN_WHOLE, /* 64 bits */
  VT_MAP_COLUMN_REAL,
} VtMapColumnType;

/* What the columns are read from. */
typedef struct
{
  VtAffinityMap    *map;      /* (unowned) */
  VtCatalog        *catalog;  /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
  VtNodeRole       *roles;    /* (owned) (array length=n_nodes) */
} VtMapTable;

/**
 * VtMapColumn:
 * @name: in English, as programs read it
 * @print: (transfer full) (nullable): the value of node or link @index: of numbers as C writes
 * them, finite; %NULL where it is not known
 */
typedef struct
{
  const char     *name;
  VtMapColumnType type;
  char *(*print) (const VtMapTable *table, guint32 index);
} VtMapColumn;

void vt_map_table_init (VtMapTable       *self,
                        VtAffinityMap    *map,
                        VtCatalog        *catalog,
                        const VtCurrency *currency);
void vt_map_table_clear (VtMapTable *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtMapTable, vt_map_table_clear)

const VtMapColumn *vt_map_node_columns (guint *ret_n);
const VtMapColumn *vt_map_link_columns (guint *ret_n);

G_END_DECLS
