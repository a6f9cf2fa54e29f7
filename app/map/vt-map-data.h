/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as data, for programs that work on graphs. */

#pragma once

#include "vt-affinity-map.h"

#include "vt-money.h"

G_BEGIN_DECLS

/**
 * VtMapDataFormat:
 * @VT_MAP_DATA_GRAPHML: GraphML (Brandes and others, 2002), as igraph, NetworkX and yEd read it
 * @VT_MAP_DATA_GEXF: GEXF 1.3 with colours and places, as Gephi reads it
 * @VT_MAP_DATA_JSON: an object with "nodes" and "links", as NetworkX and D3 read it
 * @VT_MAP_DATA_CSV: the links, with Source and Target, as Gephi and spreadsheets read them
 */
typedef enum
{
  VT_MAP_DATA_GRAPHML,
  VT_MAP_DATA_GEXF,
  VT_MAP_DATA_JSON,
  VT_MAP_DATA_CSV,
} VtMapDataFormat;

/* From the end of a file name (".graphml", ".gexf", ".json", ".csv", in any case).
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT for another. */
gboolean
vt_map_data_format_from_path (const char *path, VtMapDataFormat *ret_format, GError **error);

/**
 * vt_map_data_write:
 * @catalog: that of the map's pairs
 *
 * All that is on the map: of products what the catalogue says, their place, community and part in
 * the graph; of links all measures. Numbers are written so that they read back the same; prices in
 * whole units of the currency. Characters that XML cannot hold become U+FFFD, and what a
 * spreadsheet would take for a formula gets an apostrophe before it in CSV.
 *
 * Returns: (transfer full): UTF-8; the same map gives the same text
 */
GString *vt_map_data_write (VtAffinityMap    *map,
                            VtCatalog        *catalog,
                            const VtCurrency *currency,
                            VtMapDataFormat   format);

/* To a file, replaced only once the whole is written. Errors as of vt_map_export(). */
gboolean vt_map_data_export (VtAffinityMap    *map,
                             VtCatalog        *catalog,
                             const VtCurrency *currency,
                             VtMapDataFormat   format,
                             const char       *path,
                             GError          **error);

G_END_DECLS
