/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as a matrix: its order, its cells and their levels, against the pairs themselves. */

#include "map-shop.h"

#include "vt-map-matrix.h"

static Shop shop;

static VtMapMatrix *
make (void)
{
  g_autoptr (GError) error = NULL;
  VtMapMatrix *matrix = vt_map_matrix_new (shop.map, NULL, &error);

  g_assert_no_error (error);
  return matrix;
}

/* Every product once; communities stand together, the largest first. */
static void
test_order (void)
{
  g_autoptr (VtMapMatrix) matrix = make ();
  guint32  n = vt_map_matrix_get_n_rows (matrix);
  gboolean seen[N_ITEMS] = {FALSE};

  g_assert_cmpuint (n, ==, N_ITEMS);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 product = vt_map_matrix_get_product (matrix, i);

      g_assert_false (seen[product]);
      seen[product] = TRUE;
      g_assert_cmpuint (vt_map_matrix_get_row (matrix, product), ==, i);
      if (i > 0)
        g_assert_cmpuint (vt_map_matrix_get_community (matrix, i), >=,
                          vt_map_matrix_get_community (matrix, i - 1));
    }
}

static double
strength_of_row (VtMapMatrix *matrix, guint32 row)
{
  guint32 node = vt_affinity_map_get_node (shop.map, vt_map_matrix_get_product (matrix, row));
  guint32 n;
  const guint32 *links = vt_affinity_map_get_links (shop.map, node, &n);
  double         sum = 0;

  for (guint32 i = 0; i < n; i++)
    sum += vt_affinity_map_get_pair (shop.map, links[i])->cosine;
  return sum;
}

static void
test_order_within (void)
{
  g_autoptr (VtMapMatrix) matrix = make ();

  for (guint32 i = 1; i < vt_map_matrix_get_n_rows (matrix); i++)
    if (vt_map_matrix_get_community (matrix, i) == vt_map_matrix_get_community (matrix, i - 1))
      g_assert_cmpfloat (strength_of_row (matrix, i), <=, strength_of_row (matrix, i - 1));
}

/* Both ways round there is the pair that the pairs find, and nothing where they find none. */
static void
test_cells (void)
{
  g_autoptr (VtMapMatrix) matrix = make ();
  guint n_found = 0;

  for (guint32 i = 0; i < N_ITEMS; i++)
    for (guint32 j = 0; j < N_ITEMS; j++)
      {
        const VtMatrixCell *cell = vt_map_matrix_find (matrix, i, j);
        const VtPair       *pair = NULL;

        if (i != j)
          pair = vt_pairs_find (shop.pairs, vt_map_matrix_get_product (matrix, i),
                                vt_map_matrix_get_product (matrix, j));
        g_assert_true ((cell != NULL) == (pair != NULL));
        if (cell != NULL)
          g_assert_true (vt_map_matrix_get_pair (matrix, cell) == pair);
        n_found += cell != NULL;
      }
  g_assert_cmpuint (n_found, ==, 2 * shop.pairs->n_pairs);
}

/* A level begins at its bound, and none is much fuller than another. */
static void
test_levels (void)
{
  g_autoptr (VtMapMatrix) matrix = make ();
  guint n_of[VT_MATRIX_N_LEVELS] = {0};

  for (guint32 i = 0; i < N_ITEMS; i++)
    {
      guint32             n;
      const VtMatrixCell *cells = vt_map_matrix_get_cells (matrix, i, &n);

      for (guint32 k = 0; k < n; k++)
        {
          double strength = vt_map_matrix_get_pair (matrix, &cells[k])->cosine;

          n_of[cells[k].level]++;
          g_assert_cmpfloat (strength, >=, vt_map_matrix_get_bound (matrix, cells[k].level));
          if (cells[k].level + 1 < VT_MATRIX_N_LEVELS)
            g_assert_cmpfloat (strength, <, vt_map_matrix_get_bound (matrix, cells[k].level + 1));
        }
    }
  for (guint i = 0; i < VT_MATRIX_N_LEVELS; i++)
    g_assert_cmpfloat_with_epsilon (n_of[i],
                                    2.0 * (double) shop.pairs->n_pairs / VT_MATRIX_N_LEVELS, 4);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop_open (&shop);
  g_test_add_func ("/map-matrix/order", test_order);
  g_test_add_func ("/map-matrix/order-within", test_order_within);
  g_test_add_func ("/map-matrix/cells", test_cells);
  g_test_add_func ("/map-matrix/levels", test_levels);
  status = g_test_run ();
  shop_close (&shop);
  return status;
}
