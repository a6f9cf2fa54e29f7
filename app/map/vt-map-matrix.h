/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of the map as rows and columns, and their pairs as cells. */

#pragma once

#include "vt-affinity-map.h"

G_BEGIN_DECLS

/* Steps from weak to strong; as many as can be told apart by their colour. */
#define VT_MATRIX_N_LEVELS 7

/**
 * VtMatrixCell:
 * @column: its row has the same number
 * @level: 0 to %VT_MATRIX_N_LEVELS - 1, the strongest last; each step has about as many pairs
 * @pair: index into the pairs
 */
typedef struct
{
  guint32 column;
  guint32 level;
  gsize   pair;
} VtMatrixCell;

/* Immutable, reference counted, shared between threads. */
typedef struct _VtMapMatrix VtMapMatrix;

/**
 * vt_map_matrix_new:
 *
 * Rows are the products of the map: by community, the largest first, within it by the strength of
 * all their links, the strongest first. Cells are all pairs of two of them that the pairs keep,
 * whether they are links or not, in both directions.
 *
 * Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED
 */
VtMapMatrix *vt_map_matrix_new (VtAffinityMap *map, VtJob *job, GError **error);
VtMapMatrix *vt_map_matrix_ref (VtMapMatrix *self);
void         vt_map_matrix_unref (VtMapMatrix *self);

VtAffinityMap *vt_map_matrix_get_map (VtMapMatrix *self);
guint32        vt_map_matrix_get_n_rows (VtMapMatrix *self);
guint32        vt_map_matrix_get_product (VtMapMatrix *self, guint32 row);
guint32        vt_map_matrix_get_community (VtMapMatrix *self, guint32 row);
/* %VT_MAP_NONE for a product that is not on the map. */
guint32 vt_map_matrix_get_row (VtMapMatrix *self, guint32 product);

/* Returns: (array length=ret_n): cells of a row, by column */
const VtMatrixCell *vt_map_matrix_get_cells (VtMapMatrix *self, guint32 row, guint32 *ret_n);
/* (nullable): what stands there; nothing if the two are too rarely together to count. */
const VtMatrixCell *vt_map_matrix_find (VtMapMatrix *self, guint32 row, guint32 column);
const VtPair       *vt_map_matrix_get_pair (VtMapMatrix *self, const VtMatrixCell *cell);

/* The least strength of a level, by the measure of the map; of the weakest the least of all. */
double vt_map_matrix_get_bound (VtMapMatrix *self, guint32 level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapMatrix, vt_map_matrix_unref)

G_END_DECLS
