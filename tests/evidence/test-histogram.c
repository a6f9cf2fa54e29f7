/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges of amounts: edges where something begins, and every value in its bar. */

#include "vt-histogram.h"

typedef struct
{
  const char *path;
  gint64      marks[4]; /* up to the first 0 */
  gint64      high;
  guint       n_on_edge; /* of the marks */
  gint64      width;     /* of the first range */
} Case;

static const Case cases[] = {
    {"/evidence/histogram/no-mark", {0}, 10000, 0, 500},
    {"/evidence/histogram/one-mark", {5000}, 10000, 1, 250},
    {"/evidence/histogram/two-marks", {5000, 30000}, 180000, 2, 5000},
    {"/evidence/histogram/cut-evenly", {30000}, 60000, 1, 2500},
    {"/evidence/histogram/no-even-cut", {4999}, 10000, 1, 454},
    {"/evidence/histogram/no-common-measure", {4999, 30001}, 40000, 1, 1666},
    {"/evidence/histogram/far-apart", {100, 1000000}, 1250000, 0, 56819},
    {"/evidence/histogram/units", {2}, 6, 1, 1},
    {"/evidence/histogram/one", {1}, 1, 1, 1},
};

static guint
count_marks (const Case *c)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (c->marks) && c->marks[n] != 0)
    n++;
  return n;
}

static void
test_edges (gconstpointer data)
{
  const Case *c = data;
  guint       n_marks = count_marks (c);
  g_autoptr (GArray) edges = vt_histogram_edges (c->marks, n_marks, c->high);
  guint n_on_edge = 0;

  g_assert_cmpuint (edges->len, <=, VT_HISTOGRAM_MAX_BINS);
  g_assert_cmpint (g_array_index (edges, gint64, 0), ==, 0);
  g_assert_cmpint (g_array_index (edges, gint64, 1), ==, c->width);
  g_assert_cmpint (g_array_index (edges, gint64, edges->len - 1), >=, c->high);
  for (guint i = 1; i < edges->len; i++)
    {
      gint64 width = g_array_index (edges, gint64, i) - g_array_index (edges, gint64, i - 1);

      g_assert_cmpint (width, >=, c->width);
      g_assert_cmpint (width, <=, c->width + 1);
      for (guint k = 0; k < n_marks; k++)
        n_on_edge += g_array_index (edges, gint64, i) == c->marks[k];
    }
  g_assert_cmpuint (n_on_edge, ==, c->n_on_edge);
}

static char *
say (gint64 value, gpointer unused)
{
  return g_strdup_printf ("%d", (int) value);
}

static void
test_values (void)
{
  static const gint64 values[] = {0, 0, 1, 4, 5, 5, 9, 10, 99, 100000};
  static const gint64 marks[] = {5, 10};
  g_autoptr (VtPicture) picture = vt_histogram_new ("v", VT_HISTOGRAM_ORDERS, values,
                                                    G_N_ELEMENTS (values), marks, 2, say, NULL);
  const VtPictureBin *last = picture->bins->pdata[picture->bins->len - 1];
  gint64              n = 0;

  for (guint i = 0; i < picture->bins->len; i++)
    {
      const VtPictureBin *bin = picture->bins->pdata[i];
      gint64              n_within = 0;

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        n_within += values[k] >= bin->from && values[k] < bin->until;
      g_assert_cmpint (bin->value, ==, n_within);
      n += bin->value;
    }
  g_assert_cmpint (n, ==, G_N_ELEMENTS (values));
  g_assert_cmpint (last->until, ==, G_MAXINT64);
  g_assert_cmpuint (picture->marks->len, ==, 2);
  g_assert_cmpint (vt_picture_find_bin (picture, 5)->from, ==, 5);
  g_assert_cmpint (vt_picture_find_bin (picture, 10)->from, ==, 10);
  g_assert_cmpstr (vt_picture_find_bin (picture, 5)->text, ==, "5 to below 10: 3 orders");
  g_assert_cmpstr (last->text, ==, "100 and above: 1 order");
}

/* Whatever the values and marks, each value has one bar and the bars are few. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++)
    {
      guint  n = (guint) g_rand_int_range (rand, 0, 60);
      gint64 values[60];
      gint64 marks[3];
      guint  n_marks = (guint) g_rand_int_range (rand, 0, 4);
      gint64 sum = 0;
      g_autoptr (VtPicture) picture = NULL;

      for (guint i = 0; i < n; i++)
        values[i] = (i > 0 ? values[i - 1] : 0) + g_rand_int_range (rand, 0, 1 << (round % 20));
      for (guint i = 0; i < n_marks; i++)
        marks[i] = (i > 0 ? marks[i - 1] : 0) + g_rand_int_range (rand, 1, 1 + (1 << (round % 18)));
      picture = vt_histogram_new ("v", VT_HISTOGRAM_ORDERS, values, n, marks, n_marks, say, NULL);
      g_assert_cmpuint (picture->bins->len, <=, VT_HISTOGRAM_MAX_BINS);
      for (guint i = 0; i < picture->bins->len; i++)
        sum += ((const VtPictureBin *) picture->bins->pdata[i])->value;
      g_assert_cmpint (sum, ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_edges);
  g_test_add_func ("/evidence/histogram/values", test_values);
  g_test_add_func ("/evidence/histogram/random", test_random);
  return g_test_run ();
}
