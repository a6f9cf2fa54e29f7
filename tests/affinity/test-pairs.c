/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Baskets and pairs against counting by brute force, on any orders and any number of threads. */

#include "vt-pairs.h"

#include "vt-measures.h"
#include "vt-significance.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint32  n_orders;
  guint32  n_items;
  guint32 *first_line;
  guint32 *line_item;
  gint32  *line_quantity;
  guint8  *skip_order;
  guint8  *skip_item;
  guint32  max_items;
} Orders;

static void
orders_clear (Orders *orders)
{
  g_free (orders->first_line);
  g_free (orders->line_item);
  g_free (orders->line_quantity);
  g_free (orders->skip_order);
  g_free (orders->skip_item);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Orders, orders_clear)

/* Few items and long orders, so that repeats, ties and long counting sorts occur. */
static Orders
random_orders (void)
{
  Orders  orders = {0};
  guint32 n_lines = 0;
  gint32  longest = g_test_rand_bit () ? 8 : 120;

  orders.n_orders = (guint32) g_test_rand_int_range (0, 300);
  orders.n_items = (guint32) g_test_rand_int_range (1, 80);
  orders.max_items = g_test_rand_bit () ? 0 : (guint32) g_test_rand_int_range (1, 40);
  orders.first_line = g_new0 (guint32, orders.n_orders + 1);
  orders.skip_order = g_new0 (guint8, orders.n_orders + 1);
  orders.skip_item = g_new0 (guint8, orders.n_items);
  for (guint32 order = 0; order < orders.n_orders; order++)
    {
      n_lines += (guint32) g_test_rand_int_range (0, longest);
      orders.first_line[order + 1] = n_lines;
      orders.skip_order[order] = g_test_rand_int_range (0, 10) == 0;
    }
  for (guint32 item = 0; item < orders.n_items; item++)
    orders.skip_item[item] = g_test_rand_int_range (0, 10) == 0;

  orders.line_item = g_new (guint32, n_lines + 1);
  orders.line_quantity = g_new (gint32, n_lines + 1);
  for (guint32 line = 0; line < n_lines; line++)
    {
      double u = g_test_rand_double ();

      orders.line_item[line] = (guint32) (u * u * orders.n_items);
      orders.line_quantity[line] = g_test_rand_int_range (-1, 12);
    }
  return orders;
}

static VtBaskets *
baskets_of (const Orders *orders)
{
  VtBasketSource source = {orders->n_orders,      orders->first_line, orders->line_item,
                           orders->line_quantity, orders->skip_order, orders->n_items,
                           orders->skip_item,     orders->max_items};
  g_autoptr (GError) error = NULL;
  VtBaskets *baskets = vt_baskets_new (&source, NULL, &error);

  g_assert_no_error (error);
  return baskets;
}

static void
mark_items (const Orders *orders, guint32 order, gboolean *marks, guint32 *ret_n)
{
  memset (marks, 0, orders->n_items * sizeof *marks);
  *ret_n = 0;
  for (guint32 line = orders->first_line[order]; line < orders->first_line[order + 1]; line++)
    {
      guint32 item = orders->line_item[line];

      if (orders->line_quantity[line] > 0 && !orders->skip_item[item] && !marks[item])
        {
          marks[item] = TRUE;
          ++*ret_n;
        }
    }
}

/* An n_items by n_items table: together above the diagonal, item counts on it. */
static guint32 *
count_by_brute_force (const Orders *orders, guint32 *ret_n_baskets, guint32 *ret_n_left_out)
{
  guint32              n_items = orders->n_items;
  guint32             *table = g_new0 (guint32, (gsize) n_items * n_items);
  g_autofree gboolean *marks = g_new (gboolean, n_items);

  *ret_n_baskets = 0;
  *ret_n_left_out = 0;
  for (guint32 order = 0; order < orders->n_orders; order++)
    {
      guint32 n;

      mark_items (orders, order, marks, &n);
      if (orders->skip_order[order] || n == 0)
        continue;
      if (orders->max_items != 0 && n > orders->max_items)
        {
          ++*ret_n_left_out;
          continue;
        }
      ++*ret_n_baskets;
      for (guint32 a = 0; a < n_items; a++)
        for (guint32 b = a; b < n_items; b++)
          table[a * n_items + b] += marks[a] && marks[b];
    }
  return table;
}

static void
assert_pair_measured (const VtPairs *pairs, const VtPair *pair)
{
  VtPairCounts ab = {pairs->baskets->n_baskets, pairs->baskets->item_count[pair->item_a],
                     pairs->baskets->item_count[pair->item_b], pair->n_together};
  VtPairCounts ba = vt_pair_counts_swap (ab);

  g_assert_cmpfloat (pair->support, ==, vt_measure_support (ab));
  g_assert_cmpfloat (pair->confidence_ab, ==, vt_measure_confidence (ab));
  g_assert_cmpfloat (pair->confidence_ba, ==, vt_measure_confidence (ba));
  g_assert_cmpfloat (pair->lift, ==, vt_measure_lift (ab));
  g_assert_cmpfloat (pair->leverage, ==, vt_measure_leverage (ab));
  g_assert_cmpfloat (pair->conviction_ab, ==, vt_measure_conviction (ab));
  g_assert_cmpfloat (pair->conviction_ba, ==, vt_measure_conviction (ba));
  g_assert_cmpfloat (pair->cosine, ==, vt_measure_cosine (ab));
  g_assert_cmpfloat (pair->jaccard, ==, vt_measure_jaccard (ab));
  g_assert_cmpfloat (pair->log_p, ==, vt_significance_log_p (ab));
  g_assert_cmpfloat (pair->q, >=, 0.0);
  g_assert_cmpfloat (pair->q, <=, 1.0);
}

static void
assert_pairs_match (const Orders *orders, VtPairs *pairs, const guint32 *table)
{
  const VtPair *next = pairs->pairs;
  guint64       n_tests = 0;

  for (guint32 a = 0; a < orders->n_items; a++)
    for (guint32 b = a + 1; b < orders->n_items; b++)
      {
        guint32 n_together = table[a * orders->n_items + b];

        n_tests += n_together > 0;
        if (n_together < pairs->options.min_together)
          {
            g_assert_null (vt_pairs_find (pairs, b, a));
            continue;
          }
        g_assert_true (next < pairs->pairs + pairs->n_pairs);
        g_assert_cmpuint (next->item_a, ==, a);
        g_assert_cmpuint (next->item_b, ==, b);
        g_assert_cmpuint (next->n_together, ==, n_together);
        g_assert_true (vt_pairs_find (pairs, b, a) == next);
        assert_pair_measured (pairs, next);
        next++;
      }
  g_assert_true (next == pairs->pairs + pairs->n_pairs);
  g_assert_cmpuint (pairs->n_tests, ==, n_tests);
}

static void
assert_baskets_sorted (VtBaskets *baskets)
{
  guint32 n_single = 0;

  g_assert_cmpuint (baskets->first_entry[0], ==, 0);
  g_assert_cmpuint (baskets->first_entry[baskets->n_baskets], ==, baskets->n_entries);
  for (guint32 basket = 0; basket < baskets->n_baskets; basket++)
    {
      guint32 first = baskets->first_entry[basket];
      guint32 end = baskets->first_entry[basket + 1];

      g_assert_cmpuint (first, <, end);
      n_single += end - first == 1;
      for (guint32 entry = first + 1; entry < end; entry++)
        g_assert_cmpuint (baskets->entry_item[entry - 1], <, baskets->entry_item[entry]);
    }
  g_assert_cmpuint (baskets->n_single, ==, n_single);
}

static void
test_against_brute_force (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_auto (Orders) orders = random_orders ();
      g_autoptr (VtBaskets) baskets = baskets_of (&orders);
      guint32             n_baskets, n_left_out;
      g_autofree guint32 *table = count_by_brute_force (&orders, &n_baskets, &n_left_out);
      VtPairOptions       options = {(guint32) g_test_rand_int_range (1, 8),
                                     (guint) g_test_rand_int_range (0, 5)};
      g_autoptr (GError) error = NULL;
      g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, &options, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (baskets->n_baskets, ==, n_baskets);
      g_assert_cmpuint (baskets->n_left_out, ==, n_left_out);
      for (guint32 item = 0; item < orders.n_items; item++)
        g_assert_cmpuint (baskets->item_count[item], ==, table[item * orders.n_items + item]);
      assert_baskets_sorted (baskets);
      assert_pairs_match (&orders, pairs, table);
    }
}

/* All from n_together on are doubles, in one piece; before them there is padding. */
static void
assert_same_pair (const VtPair *pair, const VtPair *other)
{
  gsize first = G_STRUCT_OFFSET (VtPair, support);

  g_assert_cmpuint (pair->item_a, ==, other->item_a);
  g_assert_cmpuint (pair->item_b, ==, other->item_b);
  g_assert_cmpuint (pair->n_together, ==, other->n_together);
  g_assert_cmpmem (&pair->support, sizeof *pair - first, &other->support, sizeof *other - first);
}

/* Bit for bit, so that a map made elsewhere is the same map. */
static void
test_any_number_of_threads (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_auto (Orders) orders = random_orders ();
      g_autoptr (VtBaskets) baskets = baskets_of (&orders);
      VtPairOptions options = {2, 1};
      g_autoptr (VtPairs) one = vt_pairs_mine (baskets, &options, NULL, NULL);

      for (options.n_threads = 2; options.n_threads <= 7; options.n_threads++)
        {
          g_autoptr (VtPairs) more = vt_pairs_mine (baskets, &options, NULL, NULL);

          g_assert_cmpuint (more->n_tests, ==, one->n_tests);
          g_assert_cmpuint (more->n_pairs, ==, one->n_pairs);
          for (gsize i = 0; i < one->n_pairs; i++)
            assert_same_pair (&more->pairs[i], &one->pairs[i]);
        }
    }
}

/* What is not kept still corrects: q depends on all pairs counted, not on those shown. */
static void
test_left_out_pairs_count_as_tests (void)
{
  static const guint32 first_line[] = {0, 2, 4, 6, 8, 10, 11, 12};
  static const guint32 line_item[] = {0, 1, 0, 1, 0, 1, 0, 2, 1, 2, 3, 3};
  VtBasketSource       source = {7, first_line, line_item, NULL, NULL, 4, NULL, 0};
  g_autoptr (VtBaskets) baskets = vt_baskets_new (&source, NULL, NULL);
  g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, &(VtPairOptions){2, 1}, NULL, NULL);

  g_assert_cmpuint (pairs->n_tests, ==, 3);
  g_assert_cmpuint (pairs->n_pairs, ==, 1);
  g_assert_cmpuint (pairs->pairs[0].n_together, ==, 3);

  /* P(X >= 3) with 4 of 7 and 4 of 7: (4 * 3 + 1) / 35. */
  g_assert_cmpfloat_with_epsilon (pairs->pairs[0].q, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (exp (pairs->pairs[0].log_p), 13.0 / 35, 1e-12);
}

static void
cancel_in_phase (VtJob *job, gpointer user_data)
{
  guint *n_left = user_data;

  if ((*n_left)-- == 0)
    vt_job_cancel (job);
}

/* Cancelled at any report, it says so and leaves nothing (the sanitizers see to that). */
static void
test_cancel (void)
{
  guint n_finished = 0;

  for (guint n_reports = 0; n_finished == 0; n_reports += 37)
    {
      g_auto (Orders) orders = random_orders ();
      guint n_left = n_reports;
      g_autoptr (VtJob) job = vt_job_new (NULL);
      g_autoptr (VtBaskets) baskets = baskets_of (&orders);
      g_autoptr (GError) error = NULL;
      g_autoptr (VtPairs) pairs = NULL;

      vt_job_set_listener (job, cancel_in_phase, &n_left);
      pairs = vt_pairs_mine (baskets, &(VtPairOptions){1, 2}, job, &error);
      if (pairs != NULL)
        n_finished++;
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_no_orders (void)
{
  VtBasketSource source = {0};
  g_autoptr (VtBaskets) baskets = vt_baskets_new (&source, NULL, NULL);
  g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, &(VtPairOptions){1, 0}, NULL, NULL);

  g_assert_cmpuint (baskets->n_baskets, ==, 0);
  g_assert_cmpuint (pairs->n_pairs, ==, 0);
  g_assert_null (vt_pairs_find (pairs, 0, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pairs/against brute force", test_against_brute_force);
  g_test_add_func ("/pairs/any number of threads", test_any_number_of_threads);
  g_test_add_func ("/pairs/left out pairs count as tests", test_left_out_pairs_count_as_tests);
  g_test_add_func ("/pairs/cancel", test_cancel);
  g_test_add_func ("/pairs/no orders", test_no_orders);
  return g_test_run ();
}
