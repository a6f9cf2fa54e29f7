/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of the map as rows and columns, and their pairs as cells. */

#include "vt-map-matrix.h"

#include <stdlib.h>
#include <string.h>

struct _VtMapMatrix
{
  gatomicrefcount ref_count;
  VtAffinityMap  *map; /* (owned) */
  guint32         n_rows;
  guint32        *row_node;   /* (owned) (array length=n_rows) */
  guint32        *node_row;   /* (owned) (array length=n_rows) */
  guint32        *first_cell; /* (owned) (array length=n_rows+1) */
  VtMatrixCell   *cells;      /* (owned) */
  double          bounds[VT_MATRIX_N_LEVELS];
};

/* A node and what its row's place depends on. */
typedef struct
{
  guint32 node;
  guint32 community;
  double  strength;
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a;
  const Row *right = b;

  if (left->community != right->community)
    return left->community < right->community ? -1 : 1;
  if (left->strength != right->strength)
    return left->strength > right->strength ? -1 : 1;
  return left->node < right->node ? -1 : left->node > right->node;
}

static double
strength_of_node (VtAffinityMap *map, guint32 node)
{
  guint32        n;
  const guint32 *links = vt_affinity_map_get_links (map, node, &n);
  double         strength = 0;

  for (guint32 i = 0; i < n; i++)
    strength += vt_map_measure_of_pair (vt_affinity_map_get_pair (map, links[i]),
                                        vt_affinity_map_get_measure (map));
  return strength;
}

static void
order_rows (VtMapMatrix *self)
{
  g_autofree Row *rows = g_new (Row, MAX (self->n_rows, 1));

  for (guint32 i = 0; i < self->n_rows; i++)
    rows[i] =
        (Row){i, vt_affinity_map_get_community (self->map, i), strength_of_node (self->map, i)};
  qsort (rows, self->n_rows, sizeof (Row), compare_rows);
  self->row_node = g_new (guint32, MAX (self->n_rows, 1));
  self->node_row = g_new (guint32, MAX (self->n_rows, 1));
  for (guint32 i = 0; i < self->n_rows; i++)
    {
      self->row_node[i] = rows[i].node;
      self->node_row[rows[i].node] = i;
    }
}

/* ---- cells ---- */

/* A pair of two rows. */
typedef struct
{
  guint32 row_a;
  guint32 row_b;
  gsize   pair;
  double  strength;
} Found;

static gboolean
find_pairs (VtMapMatrix *self, GArray *found, VtJob *job, GError **error)
{
  VtPairs     *pairs = vt_affinity_map_get_pairs (self->map);
  VtMapMeasure measure = vt_affinity_map_get_measure (self->map);

  for (gsize i = 0; i < pairs->n_pairs; i++)
    {
      const VtPair *pair = &pairs->pairs[i];
      Found         cell = {vt_map_matrix_get_row (self, pair->item_a), VT_MAP_NONE, i, 0};

      if (i % 65536 == 0 && !vt_job_check (job, error))
        return FALSE;
      if (cell.row_a != VT_MAP_NONE)
        cell.row_b = vt_map_matrix_get_row (self, pair->item_b);
      if (cell.row_b == VT_MAP_NONE)
        continue;
      cell.strength = vt_map_measure_of_pair (pair, measure);
      g_array_append_val (found, cell);
    }
  return TRUE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
find_bounds (VtMapMatrix *self, GArray *found)
{
  g_autofree double *strengths = g_new (double, MAX (found->len, 1));

  for (guint i = 0; i < found->len; i++)
    strengths[i] = g_array_index (found, Found, i).strength;
  qsort (strengths, found->len, sizeof (double), compare_doubles);
  for (guint i = 0; i < VT_MATRIX_N_LEVELS && found->len > 0; i++)
    self->bounds[i] = strengths[(guint64) found->len * i / VT_MATRIX_N_LEVELS];
}

static guint32
level_of (VtMapMatrix *self, double strength)
{
  guint32 level = VT_MATRIX_N_LEVELS - 1;

  while (level > 0 && strength < self->bounds[level])
    level--;
  return level;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const VtMatrixCell *left = a;
  const VtMatrixCell *right = b;

  return left->column < right->column ? -1 : left->column > right->column;
}

static void
fill_cells (VtMapMatrix *self, GArray *found)
{
  g_autofree guint32 *next = g_new (guint32, self->n_rows + 1);

  self->first_cell = g_new0 (guint32, self->n_rows + 1);
  for (guint i = 0; i < found->len; i++)
    {
      self->first_cell[g_array_index (found, Found, i).row_a + 1]++;
      self->first_cell[g_array_index (found, Found, i).row_b + 1]++;
    }
  for (guint32 i = 0; i < self->n_rows; i++)
    self->first_cell[i + 1] += self->first_cell[i];
  memcpy (next, self->first_cell, (self->n_rows + 1) * sizeof (guint32));
  self->cells = g_new (VtMatrixCell, MAX (self->first_cell[self->n_rows], 1));
  for (guint i = 0; i < found->len; i++)
    {
      const Found *cell = &g_array_index (found, Found, i);
      guint32      level = level_of (self, cell->strength);

      self->cells[next[cell->row_a]++] = (VtMatrixCell){cell->row_b, level, cell->pair};
      self->cells[next[cell->row_b]++] = (VtMatrixCell){cell->row_a, level, cell->pair};
    }
  for (guint32 i = 0; i < self->n_rows; i++)
    qsort (self->cells + self->first_cell[i], self->first_cell[i + 1] - self->first_cell[i],
           sizeof (VtMatrixCell), compare_cells);
}

/* ---- public ---- */

VtMapMatrix *
vt_map_matrix_new (VtAffinityMap *map, VtJob *job, GError **error)
{
  g_autoptr (VtMapMatrix) self = g_new0 (VtMapMatrix, 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  g_atomic_ref_count_init (&self->ref_count);
  self->map = vt_affinity_map_ref (map);
  self->n_rows = vt_affinity_map_get_n_nodes (map);
  order_rows (self);
  if (!find_pairs (self, found, job, error))
    return NULL;
  find_bounds (self, found);
  fill_cells (self, found);
  return g_steal_pointer (&self);
}

VtMapMatrix *
vt_map_matrix_ref (VtMapMatrix *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_map_matrix_unref (VtMapMatrix *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  vt_affinity_map_unref (self->map);
  g_free (self->row_node);
  g_free (self->node_row);
  g_free (self->first_cell);
  g_free (self->cells);
  g_free (self);
}

VtAffinityMap *
vt_map_matrix_get_map (VtMapMatrix *self)
{
  return self->map;
}

guint32
vt_map_matrix_get_n_rows (VtMapMatrix *self)
{
  return self->n_rows;
}

guint32
vt_map_matrix_get_product (VtMapMatrix *self, guint32 row)
{
  g_return_val_if_fail (row < self->n_rows, VT_PRODUCT_NONE);

  return vt_affinity_map_get_product (self->map, self->row_node[row]);
}

guint32
vt_map_matrix_get_community (VtMapMatrix *self, guint32 row)
{
  g_return_val_if_fail (row < self->n_rows, 0);

  return vt_affinity_map_get_community (self->map, self->row_node[row]);
}

guint32
vt_map_matrix_get_row (VtMapMatrix *self, guint32 product)
{
  guint32 node = vt_affinity_map_get_node (self->map, product);

  return node != VT_MAP_NONE ? self->node_row[node] : VT_MAP_NONE;
}

const VtMatrixCell *
vt_map_matrix_get_cells (VtMapMatrix *self, guint32 row, guint32 *ret_n)
{
  g_return_val_if_fail (row < self->n_rows && ret_n != NULL, NULL);

  *ret_n = self->first_cell[row + 1] - self->first_cell[row];
  return self->cells + self->first_cell[row];
}

const VtMatrixCell *
vt_map_matrix_find (VtMapMatrix *self, guint32 row, guint32 column)
{
  VtMatrixCell        key = {column, 0, 0};
  guint32             n;
  const VtMatrixCell *cells = vt_map_matrix_get_cells (self, row, &n);

  return bsearch (&key, cells, n, sizeof (VtMatrixCell), compare_cells);
}

const VtPair *
vt_map_matrix_get_pair (VtMapMatrix *self, const VtMatrixCell *cell)
{
  return &vt_affinity_map_get_pairs (self->map)->pairs[cell->pair];
}

double
vt_map_matrix_get_bound (VtMapMatrix *self, guint32 level)
{
  g_return_val_if_fail (level < VT_MATRIX_N_LEVELS, 0);

  return self->bounds[level];
}
