/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each measure against values worked by hand, and what must hold for any counts. */

#include "vt-measures.h"

#include <math.h>

typedef struct
{
  const char  *name;
  VtPairCounts counts;
  double       support;
  double       confidence_ab;
  double       confidence_ba;
  double       lift;
  double       leverage;
  double       conviction_ab;
  double       conviction_ba;
  double       cosine;
  double       jaccard;
} Row;

/* Written as fractions, as they come out by hand. */
static const Row rows[] = {
    {"together more than by chance",
     {10, 4, 5, 3},
     3.0 / 10,
     3.0 / 4,
     3.0 / 5,
     3.0 / 2,
     1.0 / 10,
     2.0,
     3.0 / 2,
     3.0 / 4.47213595499957939,
     1.0 / 2},
    {"independent",
     {100, 20, 50, 10},
     1.0 / 10,
     1.0 / 2,
     1.0 / 5,
     1.0,
     0.0,
     1.0,
     1.0,
     10.0 / 31.6227766016837933,
     1.0 / 6},
    {"never together", {8, 4, 4, 0}, 0.0, 0.0, 0.0, 0.0, -0.25, 0.5, 0.5, 0.0, 0.0},
    {"always together", {8, 4, 4, 4}, 0.5, 1.0, 1.0, 2.0, 0.25, INFINITY, INFINITY, 1.0, 1.0},
    {"a implies b",
     {16, 2, 8, 2},
     1.0 / 8,
     1.0,
     1.0 / 4,
     2.0,
     1.0 / 16,
     INFINITY,
     7.0 / 6,
     0.5,
     1.0 / 4},
    {"b in every basket", {8, 2, 8, 2}, 0.25, 1.0, 0.25, 1.0, 0.0, INFINITY, 1.0, 0.5, 0.25},
    {"one basket", {1, 1, 1, 1}, 1.0, 1.0, 1.0, 1.0, 0.0, INFINITY, INFINITY, 1.0, 1.0},
    {"the largest counts",
     {4294967295u, 4294967295u, 4294967295u, 4294967295u},
     1.0,
     1.0,
     1.0,
     1.0,
     0.0,
     INFINITY,
     INFINITY,
     1.0,
     1.0},
};

/* What two equals and an accessory with its main product differ in. */
static const struct
{
  const char  *name;
  VtPairCounts counts;
  double       kulczynski;
  double       imbalance;
  double       all_confidence;
  double       chi_squared;
} balance_rows[] = {
    {"together more than by chance", {10, 4, 5, 3}, 27.0 / 40, 1.0 / 6, 3.0 / 5, 5.0 / 3},
    {"independent", {100, 20, 50, 10}, 7.0 / 20, 1.0 / 2, 1.0 / 5, 0.0},
    {"never together", {8, 4, 4, 0}, 0.0, 0.0, 0.0, 8.0},
    {"always together", {8, 4, 4, 4}, 1.0, 0.0, 1.0, 8.0},
    {"an accessory", {1000, 400, 20, 18}, 189.0 / 400, 380.0 / 402, 18.0 / 400, 3125.0 / 147},
    {"b in every basket", {8, 2, 8, 2}, 5.0 / 8, 3.0 / 4, 1.0 / 4, 0.0},
    {"the largest counts",
     {4294967295u, 4294967295u, 4294967295u, 4294967295u},
     1.0,
     0.0,
     1.0,
     0.0},
};

static void
assert_near (double actual, double expected)
{
  if (isinf (expected) || isinf (actual))
    g_assert_cmpfloat (actual, ==, expected);
  else
    g_assert_cmpfloat_with_epsilon (actual, expected, 4e-16 * MAX (1.0, fabs (expected)));
}

static void
test_row (gconstpointer data)
{
  const Row   *row = data;
  VtPairCounts ab = row->counts;
  VtPairCounts ba = vt_pair_counts_swap (ab);

  assert_near (vt_measure_support (ab), row->support);
  assert_near (vt_measure_confidence (ab), row->confidence_ab);
  assert_near (vt_measure_confidence (ba), row->confidence_ba);
  assert_near (vt_measure_lift (ab), row->lift);
  assert_near (vt_measure_leverage (ab), row->leverage);
  assert_near (vt_measure_conviction (ab), row->conviction_ab);
  assert_near (vt_measure_conviction (ba), row->conviction_ba);
  assert_near (vt_measure_cosine (ab), row->cosine);
  assert_near (vt_measure_jaccard (ab), row->jaccard);
}

static void
test_balance_row (gconstpointer data)
{
  VtPairCounts counts = balance_rows[GPOINTER_TO_SIZE (data)].counts;

  assert_near (vt_measure_kulczynski (counts), balance_rows[GPOINTER_TO_SIZE (data)].kulczynski);
  assert_near (vt_measure_imbalance (counts), balance_rows[GPOINTER_TO_SIZE (data)].imbalance);
  assert_near (vt_measure_all_confidence (counts),
               balance_rows[GPOINTER_TO_SIZE (data)].all_confidence);
  g_assert_cmpfloat_with_epsilon (vt_measure_chi_squared (counts),
                                  balance_rows[GPOINTER_TO_SIZE (data)].chi_squared, 1e-12);
}

static VtPairCounts
random_counts (void)
{
  VtPairCounts counts;
  gint32       n_least, n_most;

  counts.n_baskets = (guint32) g_test_rand_int_range (1, 1 << g_test_rand_int_range (1, 31));
  counts.n_a = (guint32) g_test_rand_int_range (1, (gint32) counts.n_baskets + 1);
  counts.n_b = (guint32) g_test_rand_int_range (1, (gint32) counts.n_baskets + 1);
  n_least = (gint32) MAX (0, (gint64) counts.n_a + counts.n_b - counts.n_baskets);
  n_most = (gint32) MIN (counts.n_a, counts.n_b);
  counts.n_together = (guint32) g_test_rand_int_range (n_least, n_most + 1);
  return counts;
}

/* Those that name no direction have none, to the last bit; and all stay in their ranges. */
static void
test_symmetry_and_ranges (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      VtPairCounts ab = random_counts ();
      VtPairCounts ba = vt_pair_counts_swap (ab);

      g_assert_true (vt_measure_support (ab) == vt_measure_support (ba));
      g_assert_true (vt_measure_lift (ab) == vt_measure_lift (ba));
      g_assert_true (vt_measure_leverage (ab) == vt_measure_leverage (ba));
      g_assert_true (vt_measure_cosine (ab) == vt_measure_cosine (ba));
      g_assert_true (vt_measure_jaccard (ab) == vt_measure_jaccard (ba));

      g_assert_true (vt_measure_kulczynski (ab) == vt_measure_kulczynski (ba));
      g_assert_true (vt_measure_imbalance (ab) == vt_measure_imbalance (ba));
      g_assert_true (vt_measure_all_confidence (ab) == vt_measure_all_confidence (ba));
      g_assert_true (vt_measure_chi_squared (ab) == vt_measure_chi_squared (ba));

      /* Wu, Chen and Han (2010) order them so. */
      g_assert_cmpfloat (vt_measure_all_confidence (ab), <=, vt_measure_cosine (ab) + 1e-15);
      g_assert_cmpfloat (vt_measure_cosine (ab), <=, vt_measure_kulczynski (ab) + 1e-15);
      g_assert_cmpfloat (vt_measure_imbalance (ab), <, 1.0);
      g_assert_cmpfloat (vt_measure_chi_squared (ab), <=, ab.n_baskets * (1 + 1e-9));
      g_assert_cmpfloat (vt_measure_support (ab), <=, vt_measure_jaccard (ab));
      g_assert_cmpfloat (vt_measure_jaccard (ab), <=, vt_measure_cosine (ab) + 1e-15);
      g_assert_cmpfloat (vt_measure_cosine (ab), <=, 1.0);
      g_assert_cmpfloat (fabs (vt_measure_leverage (ab)), <=, 0.25);
      g_assert_cmpfloat (vt_measure_confidence (ab), <=, 1.0);
      g_assert_cmpfloat (vt_measure_conviction (ab), >=, 0.0);
    }
}

/* Lift, leverage and conviction all say on which side of independence a pair is. */
static void
test_agree_on_independence (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      VtPairCounts counts = random_counts ();
      double       leverage = vt_measure_leverage (counts);

      if (leverage > 0)
        g_assert_cmpfloat (vt_measure_lift (counts), >=, 1.0);
      if (leverage < 0)
        {
          g_assert_cmpfloat (vt_measure_lift (counts), <=, 1.0);
          g_assert_cmpfloat (vt_measure_conviction (counts), <=, 1.0);
        }
    }
}

/* How many of @n_baskets fall into each cell of a table with these shares. */
static VtPairCounts
draw_counts (guint32 n_baskets, double both, double only_a, double only_b)
{
  VtPairCounts counts = {n_baskets, 0, 0, 0};

  for (guint32 i = 0; i < n_baskets; i++)
    {
      double u = g_test_rand_double ();

      counts.n_together += u < both;
      counts.n_a += u < both + only_a;
      counts.n_b += u < both || (u >= both + only_a && u < both + only_a + only_b);
    }
  return counts;
}

/* An interval of 95 % holds the true lift in about 95 of 100 draws; 5 standard deviations of such
 * a share are allowed. */
static void
test_interval_covers (void)
{
  const guint  n_draws = 2000;
  const double both = 0.05, only_a = 0.10, only_b = 0.20;
  double       lift = both / ((both + only_a) * (both + only_b));
  guint        n_covered = 0;

  for (guint i = 0; i < n_draws; i++)
    {
      double low, high;

      vt_measure_lift_interval (draw_counts (1000, both, only_a, only_b), 1.959964, &low, &high);
      n_covered += low <= lift && lift <= high;
    }
  g_assert_cmpfloat ((double) n_covered / n_draws, >, 0.925);
  g_assert_cmpfloat ((double) n_covered / n_draws, <, 0.975);
}

static void
test_interval_ends (void)
{
  double low, high;

  vt_measure_lift_interval ((VtPairCounts){100, 10, 10, 0}, 1.96, &low, &high);
  g_assert_cmpfloat (low, ==, 0);
  g_assert_true (isinf (high));
  vt_measure_lift_interval ((VtPairCounts){100, 100, 100, 100}, 1.96, &low, &high);
  g_assert_cmpfloat (low, ==, 1);
  g_assert_cmpfloat (high, ==, 1);
  vt_measure_lift_interval ((VtPairCounts){1000, 100, 100, 40}, 0, &low, &high);
  g_assert_cmpfloat (low, ==, 4);
  g_assert_cmpfloat (high, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/measures/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (balance_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/measures/balance/%s", balance_rows[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_balance_row);
    }
  g_test_add_func ("/measures/interval/covers", test_interval_covers);
  g_test_add_func ("/measures/interval/ends", test_interval_ends);
  g_test_add_func ("/measures/symmetry and ranges", test_symmetry_and_ranges);
  g_test_add_func ("/measures/agree on independence", test_agree_on_independence);
  return g_test_run ();
}
